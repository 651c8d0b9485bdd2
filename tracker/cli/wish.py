"""What was typed behind `tracker report` to the figures that it asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.office import Office
from tracker.cli.options import UNKNOWN, day
from tracker.cli.written import format_of
from tracker.dates import first_day, last_day, typed
from tracker.errors import UsageError, nearest
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.links import Suggestion
    from tracker.model import Commitment, Readout
    from tracker.query import Query
    from tracker.reports.pages import Report

FORMATS = ("terminal", "markdown", "html", "json", "csv", "xlsx", "ics")
KINDS = {
    "summary": "where all commitments stand",
    "changes": "what moved since a date",
    "agenda": "overdue, due soon, not looked at for long",
    "matrix": "scores by party and commitment: +1, 0, -1",
    "lineage": "promises followed over readouts, and what was not repeated",
    "commitment": "one commitment's file",
    "readout": "one readout with its commitments marked",
    "compare": "two readouts of one event side by side",
}


class Wish:
    """One call of the command, its words made into values; raises UsageError for what does not fit."""

    def __init__(self, office: Office, asked: Sequence[str], options: Mapping[str, object]) -> None:
        from tracker.query import parse
        from tracker.reports.scope import Asked

        self.office = office
        self.today = office.today
        named = bool(asked) and asked[0] in KINDS
        self.kind = asked[0] if named else "summary"
        self.rest = list(asked[1:] if named else asked)
        self.meant = "" if named or not asked else next(iter(get_close_matches(asked[0].lower(), KINDS, n=1, cutoff=0.75)), "")
        """The kind that the first word resembles."""
        self.as_of = day(str(options["as_of"]), self.today)
        self.as_known = day(str(options["as_known"]), self.today)
        self.since = _first(str(options["since"]), self.today)
        self.until = _last(str(options["until"]), self.today)
        self.vocabulary = str(options["vocabulary"])
        self.clock = str(options["clock"])
        self.ahead = int(str(options["ahead"]))
        given = options["output"]
        self.output: Path | None = office.spare(given) if isinstance(given, Path) and str(given) != "-" else None
        self.form = format_of(str(options["form"] or ""), self.output, FORMATS, as_json=bool(options["as_json"])) or "terminal"
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"--since {self.since} lies after --until {self.until}")
        if self.since and self.as_of and self.since > self.as_of:
            raise UsageError(f"--since {self.since} lies after --as-of {self.as_of}")
        by_id = self.kind in {"commitment", "readout", "compare"}
        self.query: Query = parse("" if by_id else office.asked(self.rest, str(options["view"])), self.as_of or self.today)
        self.asked = Asked(
            today=self.today,
            as_of=self.as_of,
            as_known=self.as_known,
            query=self.query.text,
            with_candidates=bool(options["candidates"]) or self.query.asks("is", "candidate"),
        )

    def figures(self) -> Report:
        """The figures asked for."""
        ledger = self.office.ledger()
        readouts = ledger.readouts()
        if self.kind in {"commitment", "readout", "compare"}:
            return self._named(ledger.commitments(), readouts)
        return self._selected(self._fitting(ledger.commitments(), readouts), readouts)

    def _fitting(self, commitments: list[Commitment], readouts: list[Readout]) -> list[Commitment]:
        """Those that fit the query, as they stood on the day asked about."""
        from tracker.match import Index
        from tracker.query import parse
        from tracker.reports.figures import judged_on
        from tracker.reports.scope import as_they_stood

        if not self.query.words and not self.query.terms:
            return commitments
        asked = judged_on(self.asked, self.until if self.kind != "changes" else None)
        stood = as_they_stood(commitments, readouts, as_of=asked.as_of, as_known=asked.as_known)
        index = Index(stood, asked.day)
        if self.meant and not index.count(parse(self.rest[0], asked.day)):
            raise UsageError(f"there is no report {self.rest[0]!r}, and nothing holds that word", nearest(self.rest[0], KINDS))
        kept = {index.commitments[at].id for at in index.select(self.query)}
        return [c for c in commitments if c.id in kept]

    def _named(self, commitments: list[Commitment], readouts: list[Readout]) -> Report:
        """The report on what was named by (a part of) its id."""
        from tracker.reports import comparison, dossier, lineage, transcript

        wanted = {"commitment": 1, "readout": 1, "compare": 2}[self.kind]
        if len(self.rest) != wanted:
            example = " ".join(["ID"] * wanted)
            raise UsageError(f"{self.kind} takes {counted(wanted, 'id')}", f"tracker report {self.kind} {example}")
        if self.kind == "commitment":
            return dossier.dossier(self.office.named(self.rest[0]), commitments, readouts, self.asked, lineage=lineage.suggested)
        first = self.office.readout_named(self.rest[0])
        if self.kind == "readout":
            return transcript.transcript(first, commitments, self.asked, vocabulary=self.vocabulary)
        second = self.office.readout_named(self.rest[1])
        if first.id == second.id:
            raise UsageError(f"{first.id} is both readouts", "name two")
        return comparison.compare(first, second, commitments, self.asked, readouts)

    def _selected(self, found: list[Commitment], readouts: list[Readout]) -> Report:
        from tracker.reports import agenda, changes, matrix
        from tracker.reports.figures import judged_on, summarised, window
        from tracker.reports.scope import Selection

        asked = self.asked
        match self.kind:
            case "changes":
                if self.since is None:
                    raise UsageError("changes needs the day since when", "for example --since 2024-06-01, or --since 4w")
                clock: changes.Clock = "happened" if self.clock == "happened" else "recorded"
                return changes.changes(found, readouts, asked, since=self.since, until=self.until, clock=clock)
            case "agenda":
                return agenda.agenda(found, readouts, asked, ahead=self.ahead)
            case "matrix":
                return matrix.matrix(found, readouts, asked, vocabulary_name=self.vocabulary, since=self.since, until=self.until)
            case "lineage":
                return self._lineage(found, readouts)
            case _:
                kept = Selection(found, readouts, judged_on(asked, self.until))
                return summarised(kept, window(asked, self.since, self.until), self.vocabulary)

    def _lineage(self, found: list[Commitment], readouts: list[Readout]) -> Report:
        from tracker.cli.progress import bar
        from tracker.links import pending
        from tracker.reports.chains import lineage

        ledger = self.office.ledger()

        def waiting(about: frozenset[str], by: frozenset[str]) -> list[Suggestion]:
            if not by:
                return []
            with bar("readouts") as progress:
                return list(pending(ledger, readouts=by, about=about, progress=progress))

        return lineage(found, readouts, self.asked, among=ledger.commitments(), waiting=waiting)


def _first(text: str, today: dt.date) -> dt.date | None:
    return first_day(typed(text, today, why=UNKNOWN)) if text else None


def _last(text: str, today: dt.date) -> dt.date | None:
    return min(last_day(typed(text, today, why=UNKNOWN)), today) if text else None
