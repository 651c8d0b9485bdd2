"""The lexicon's TOML files to compiled rules, read once: each rule a pattern with the words that make it worth trying."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from tracker.extraction.document import Force
from tracker.extraction.tables import fill, named, table
from tracker.extraction.verbs import lexicon

_SHORT = ("'ll", "'re", "'m")
"""Verbs that are written with their subject, which are words by themselves too."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")


class Rule:
    """One pattern with its id; `cues` are words of which a text must have one (none: always); the rest is the table's own."""

    __slots__ = ("_source", "cues", "fields", "id", "no", "yes")

    def __init__(
        self, name: str, source: str, cues: frozenset[str], fields: dict[str, Any], yes: tuple[Any, ...], no: tuple[Any, ...]
    ) -> None:
        self.id, self._source, self.cues, self.fields, self.yes, self.no = name, source, cues, fields, yes, no

    @property
    def pattern(self) -> re.Pattern[str]:
        """The rule's pattern with its fragments filled in."""
        return _compiled(self._source)

    @property
    def unless(self) -> re.Pattern[str] | None:
        """Words that keep from being left out what the pattern finds."""
        return _compiled(self.fields["unless"]) if "unless" in self.fields else None

    @property
    def on(self) -> str:
        """Of a trigger, whose the promise is: the subject's of its verb, unless the table says otherwise."""
        return str(self.fields.get("on", "verb"))

    @property
    def force(self) -> Force:
        """Of a trigger, how firmly its words alone bind: firmly, unless the table says otherwise."""
        return cast("Force", self.fields.get("force", "firm"))


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first wanted: most rules of the lexicon are never tried on one readout."""
    return re.compile(source)


@cache
def load(name: str) -> tuple[Rule, ...]:
    """The rules of one file in its order, with what they, the file and lexicon/fragments.toml name filled in for {NAME}."""
    fragments = named(table("fragments"))
    fragments["ACTN"] = f"(?:{fragments['ACTN']}|{'|'.join(sorted(lexicon().noun))})"
    data = table(name)
    fragments |= named(data)
    out = []
    for entry in data["rule"]:
        own = dict(entry)
        pieces = fragments | named({key: own.pop(key, {}) for key in ("words", "fragments")})
        own |= {key: fill(own[key], pieces) for key in ("pattern", "unless") if key in own}
        source = own.pop("pattern")
        cues = frozenset(own.pop("cues", ()))
        out.append(Rule(own.pop("id"), source, cues, own, tuple(own.pop("yes", ())), tuple(own.pop("no", ()))))
    return tuple(out)


def words(text: str, start: int, end: int) -> frozenset[str]:
    """The lower-case words of a stretch, to tell which rules are worth trying."""
    found = {word.lower() for word in _WORD.findall(text, start, end)}
    if text.find("'", start, end) >= 0:
        found |= {word[word.index("'") :] for word in found if word.endswith(_SHORT)}
    return frozenset(found)


def cued(name: str, text: str, start: int, end: int) -> list[Rule]:
    """The rules of one file of which a cue stands in the stretch, in the file's order."""
    present = words(text, start, end)
    return [rule for rule in load(name) if not rule.cues.isdisjoint(present)]
