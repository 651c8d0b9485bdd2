"""A later passage and the promise it matches to what it does to it: restates, advances, revises, fulfils or sets back, and why."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct

from tracker.extraction.when import phrases
from tracker.links.details import Details
from tracker.links.score import Passage, paired
from tracker.links.stems import stem
from tracker.links.words import lexicon, words
from tracker.model import Deadline, Relation, Status

_DONE = 5
"""The stage at which a promise without a nearer aim is fulfilled: its effect is there."""
_LESS = re.compile(r"\b(?:reduc|cut|lower|decreas|shorten|limit|cap)\w*\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:(?:has|have|had) (?:\w+ly |now |since |also |already )?\w+(?:ed|en|wn|nt|lt|ld|un|ut|ung|ought|aught|ade|one|id)|(?:was|were) (?:\w+ly )?\w+ed|"
    r"now|may|can|since|again|(?:came|went|sat|took|made|held|met|ran|began|sent|gave|brought|built|bought|paid|put|set|won|left|became|grew|flew|drew|rose|fell)|\w{3,}ed)\b"
)
_GROWN = re.compile(r"\b(?:enlarg|increas|rais|widen|extend|expand|doubl|lengthen|topped up)\w*\b")
_UNTIL = re.compile(
    r"\b(?:by|until|till|before|in|end of|no later than|up to|for)\s+(?:the\s+)?(?:(?:end|year|first half|second half|summer|autumn|spring|winter)\s+(?:of\s+)?)?((?:19|20)\d\d)\b"
)
_ADVERB = re.compile(r"^(?:\w+ly|jointly|also|further|together|to|be)\s+")


class Verdict(Struct, frozen=True):
    """The relation, the reason in words, and the status it would bring."""

    relation: Relation
    reason: str
    status: Status | None = None
    why: str = ""


class _Stage(Struct, frozen=True):
    name: str
    level: int
    patterns: tuple[re.Pattern[str], ...]


class _Setback(Struct, frozen=True):
    status: Status
    why: str
    patterns: tuple[re.Pattern[str], ...]


class _Cues(Struct, frozen=True):
    stages: tuple[_Stage, ...]
    setbacks: tuple[_Setback, ...]
    noun: _Stage
    aims: tuple[_Stage, ...]
    partial: tuple[re.Pattern[str], ...]
    unfinished: tuple[re.Pattern[str], ...]
    revision: tuple[re.Pattern[str], ...]


@cache
def _cues() -> _Cues:
    table = tomllib.loads((Path(__file__).parent / "cues.toml").read_text("utf-8"))

    def compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern) for pattern in patterns)

    return _Cues(
        tuple(_Stage(row["name"], row["level"], compiled(row["patterns"])) for row in table["stage"]),
        tuple(_Setback(row["status"], row["why"], compiled(row["patterns"])) for row in table["setback"]),
        _Stage("done", table["noun"]["level"], compiled(table["noun"]["patterns"])),
        tuple(_Stage("", row["level"], compiled(row["patterns"])) for row in table["aim"]),
        compiled(table["partial"]["patterns"]),
        compiled(table["unfinished"]["patterns"]),
        compiled(table["revision"]["patterns"]),
    )


def aim(promise: str) -> int:
    """The stage that a promise itself names: 0 to study, 1 to negotiate, 2 to agree, 3 to approve, 4 to begin, 5 the effect."""
    act = promise.lower()
    while cut := _ADVERB.match(act):
        act = act[cut.end() :]
    for stage in _cues().aims:
        if any(pattern.search(act) for pattern in stage.patterns):
            return stage.level
    return _DONE


def reached(text: str) -> tuple[int, str]:
    """The furthest stage that a passage reports, with the words that say so; (-1, "") where it reports none."""
    rest = text.lower().replace("\u2019", "'")
    best, cue = -1, ""
    for stage in (*_cues().stages, _cues().noun):
        if stage is _cues().noun and best >= 0:
            break
        for pattern in stage.patterns:
            while hit := pattern.search(rest):
                if stage.level > best:
                    best, cue = stage.level, hit.group()
                rest = rest[: hit.start()] + "." * (hit.end() - hit.start()) + rest[hit.end() :]
    return best, cue


def stuck(text: str) -> bool:
    """Whether a passage says that something was put off, stopped, undone or is lacking."""
    plain = text.lower().replace("\u2019", "'")
    return any(pattern.search(plain) for row in _cues().setbacks for pattern in row.patterns)


def relate(
    later: Passage,
    earlier: Passage,
    *,
    promise: bool,
    setback: bool = False,
    act: str = "",
    due: Deadline | None = None,
    was_due: Deadline | None = None,
    made: dt.date | None = None,
    day: dt.date | None = None,
) -> Verdict:
    """What `later` does to `earlier`; `promise` says that it is one itself, `setback` that extraction heard a negative.

    `act` is the earlier promise's title or quote from its verb on; the deadlines are those that extraction resolved.
    """
    if verdict := _set_back(later.text, earlier.text, setback, promise):
        return verdict
    if promise:
        return _promised(later, earlier, act or earlier.text, _moved(later.text, earlier.text, due, was_due, made, day))
    return _reported(later, earlier, act or earlier.text)


def _set_back(later: str, earlier: str, setback: bool, promise: bool) -> Verdict | None:
    plain, promised = later.lower().replace("\u2019", "'"), {stem(word) for word in words(earlier)}
    for row in _cues().setbacks:
        for pattern in row.patterns:
            hit = pattern.search(plain)
            if hit and not any(stem(word) in promised for word in words(hit.group()) if len(word) > 3):
                if (
                    promise
                    and row.status == "stalled"
                    and hit.group().split()[0]
                    in {"has", "have", "had", "is", "are", "was", "were", "do", "does", "did", "can", "could"}
                ):
                    continue
                return Verdict("sets back", f"“{hit.group()}”", row.status, row.why)
    return Verdict("sets back", "told as a setback", "stalled") if setback else None


def _reported(later: Passage, earlier: Passage, act: str) -> Verdict:
    target = aim(act)
    level, cue = reached(later.text)
    plain = later.text.lower()
    same_act = later.terms & earlier.terms & lexicon().acts
    if level < 0 and same_act:
        level, cue = _DONE, sorted(same_act)[0].lstrip("=")
    if level < 0 and (told := _TELLS.search(plain)):
        level, cue = _DONE, told.group()
    if level < 0:
        return Verdict("advances", "tells how it stands", "underway")
    part = next((hit.group() for pattern in _cues().partial if (hit := pattern.search(plain))), "")
    if "first" in part and "first" in earlier.text.lower():
        part = ""
    beyond, _ = _amounts(later.details, earlier.details, bool(_LESS.search(earlier.text)))
    if level >= target and beyond and _GROWN.search(plain):
        return Verdict("advances", beyond, "underway")
    fewer = [(there, here) for there, here in paired(later.details, earlier.details) if here.value < there.value]
    if unfinished := next((hit.group() for pattern in _cues().unfinished if (hit := pattern.search(plain))), ""):
        return Verdict("advances", f"“{unfinished}”", "underway")
    if level >= target and fewer and target == _DONE:
        return Verdict("advances", f"{fewer[0][1].words} of {fewer[0][0].words}", "underway")
    if level >= target and part and target >= 4 and not _whole(plain):
        return Verdict("advances", f"“{part}”", "underway")
    if level >= target:
        return Verdict("fulfils", f"“{cue}”", "fulfilled")
    return Verdict("advances", f"“{cue}”", "underway")


def _whole(text: str) -> bool:
    """Whether a first of many is the whole of what was promised: a first visitor, flight or meeting shows that it works."""
    return bool(
        re.search(
            r"\b(?:received|carried|treated|served|handled|transported|welcomed)\b.*\d|\bfirst (?:visitors?|passengers?|patients?|guests?|students?|sailing|meeting|session|flight|train|time)\b",
            text,
        )
    )


def _promised(later: Passage, earlier: Passage, act: str, moved: str) -> Verdict:
    plain = later.text.lower()
    greater, smaller = _amounts(later.details, earlier.details, bool(_LESS.search(earlier.text)))
    if moved == "later" or smaller:
        return Verdict("revises", smaller or "a later date")
    if hit := next(
        (hit for pattern in _cues().revision if (hit := pattern.search(plain)) and not pattern.search(earlier.text.lower())), None
    ):
        return Verdict("revises", f"“{hit.group()}”")
    if greater:
        return Verdict("advances", greater, "underway")
    if moved in {"sooner", "named"}:
        return Verdict("advances", "an earlier date" if moved == "sooner" else "now has a date")
    if later.details.places and not earlier.details.places:
        return Verdict("advances", "now names " + ", ".join(sorted(later.details.places)))
    target, nearer = aim(act), aim(later.text)
    if nearer < target and nearer >= 2 and aim(act) == _DONE:
        return Verdict("advances", "a next step is named")
    if target < 2 <= nearer:
        return Verdict("advances", "from preparing to acting")
    return Verdict("restates", "promises the same again")


def _amounts(later: Details, earlier: Details, less_is_more: bool) -> tuple[str, str]:
    greater = smaller = ""
    for there, here in paired(later, earlier):
        if here.value == there.value:
            continue
        words = f"{there.words} → {here.words}"
        if (here.value > there.value) != less_is_more:
            greater = greater or words
        else:
            smaller = smaller or words
    return greater, smaller


def _moved(
    later: str, earlier: str, due: Deadline | None, was_due: Deadline | None, made: dt.date | None, day: dt.date | None
) -> str:
    """How the deadline moved: later, sooner, named (there was none) or "" (the same, dropped or unknown)."""
    now = due.latest if due and due.latest else _last_day(later, day)
    was = was_due.latest if was_due and was_due.latest else _last_day(earlier, made)
    if now is None:
        return ""
    if was is None:
        return "named"
    return "" if abs((now - was).days) < 32 else "later" if now > was else "sooner"


def _last_day(text: str, day: dt.date | None) -> dt.date | None:
    ends = [phrase.interval[1] for phrase in phrases(text, 0, len(text), day) if phrase.interval] if day else []
    years = [dt.date(int(year), 12, 31) for year in _UNTIL.findall(text)]
    ahead = [end for end in ends if day and end >= day] or years
    return max(ahead) if ahead else None
