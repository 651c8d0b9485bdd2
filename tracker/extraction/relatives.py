"""A verb behind a relative clause to the clause it belongs to: that of the subject before it, the relative one, the main one."""

from __future__ import annotations

import re

from tracker.extraction.levels import INSIDE, Finite, Site

_THAT = re.compile(r"\s(?:\w+ly\s)?that\s")
_ANEW = re.compile(r"\b(?:and|or|but|nor)\s+(?:\w+ly\s+|also\s+)*$|,\s+[\w'.-][^,;]*$")
"""What joins a verb to the relative clause, or begins another clause before it ("in whose case each party | will")."""
_WHO = re.compile(r"\bwho\s(?!(?:will|shall|would|can|may|is|was)\b)[a-z]+(?<!s)\s")
"""A relative clause on several people, whose verb no table of finite verbs knows ("people who need a loan")."""
_OWNS = re.compile(r"\s(?:an?|the|no|their|his|her|its|\d+)\s")
_SEVERAL = re.compile(r"\b(?:and|both|all|two|three|they|we|[a-z]+s)\b")


def innermost(before: list[Site]) -> Site | None:
    """The relative clause that the last verb stands in, None where it stands in none."""
    last = before[-1]
    while last.hang == "chain" and last.governor is not None:
        last = before[last.governor]
    return last if last.hang == "relative" else None


def closed(text: str, lead: int, body_end: int, start: int) -> bool:
    """Whether the commas of a relative clause stand before its pronoun and before the verb at `start`, which is not its own."""
    return "," in text[max(0, lead - 1) : lead + 1] and text[body_end:start].startswith(",")


def awaited(text: str, before: list[Site], relative: Site, end: int) -> int:
    """Where a "that" clause begins whose own verb is still to come at `end`, behind a relative clause on its subject; 0: none.

    ("They agreed that | boats which were seized | should be returned".)
    """
    above = relative.governor
    if above is None or any(site.hang not in (*INSIDE, "chain") for site in before[above + 1 :]):
        return 0
    that = _THAT.match(text, before[above].end)
    return that.end() if that and not _ANEW.search(text, before[-1].end, end) else 0


def goes_on(text: str, before: list[Site], lead: int, verb: Finite) -> bool:
    """Whether a verb behind "and" goes on with a relative clause ("Peru will help pupils who hold a visa and | want to stay").

    It is of that clause's tense, no comma parts them, and the main verb is a modal whose subject it does not agree with.
    """
    last = before[-1]
    governor = last.governor if last.hang == "relative" else None
    inside = governor is not None
    main = last if governor is None else before[governor]
    known = inside or _WHO.search(text, last.end, lead) is not None
    if not known or main.kind != "modal" or main.subject is None or "," in text[last.end : lead + 1]:
        return False
    has = last.word == "have" and _OWNS.match(text, last.end) is not None
    if verb.kind in ("modal", "be") or verb.word.endswith("s") or (inside and last.kind in ("modal", "be") and not has):
        return False
    past = verb.word.endswith("ed")
    alike = not inside or (last.word.endswith("ed") == past and not last.word.endswith("s"))
    return alike and ((past and inside) or _SEVERAL.search(text, *main.subject) is None)
