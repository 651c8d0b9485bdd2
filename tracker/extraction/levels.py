"""A finite verb of a sentence and its level: whose subject and whose governor it shares, and where an act ends at the next."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Hang = Literal["first", "chain", "coordinate", "clause", "that", "relative", "adverbial", "bare"]


class Finite(Struct, frozen=True):
    """A finite verb at its place, with its class (lexicon/governors.toml, "modal" or "be")."""

    start: int
    end: int
    word: str
    kind: str

    def hung(self, subject: tuple[int, int] | None, lead: int, hang: Hang, governor: int | None = None) -> Site:
        """The verb with its subject and where and how its clause begins."""
        return Site(self.start, self.end, self.word, self.kind, subject, lead, hang, governor)


class Site(Finite, frozen=True):
    """A finite verb with its subject, where its clause begins and how that hangs on those before."""

    subject: tuple[int, int] | None
    lead: int
    hang: Hang
    governor: int | None = None
    """Index of the verb on which a "that" clause or a chain depends."""

    @property
    def behind_that(self) -> int:
        """Where the "that" ends with which its clause begins, if it begins with one: up to there others say what it is."""
        return self.lead + len(" that ")


_PLURAL, SINGULAR = frozenset({"are", "have", "were"}), frozenset({"is", "has", "was"})
INSIDE = ("relative", "adverbial")
"""How clauses hang that stand within another, so that no verb outside them is coordinated with theirs."""


_SAYS = ("assert", "commit", "welcome", "discuss", "request")
"""Kinds of verbs by which the readout goes on to report something else."""


def main_of(before: list[Site]) -> int:
    """The verb of the main clause on which a second "and that" depends."""
    number = len(before) - 1
    main = (k for k in range(number, -1, -1) if before[k].hang in ("first", "coordinate", "clause") and before[k].kind != "modal")
    k = next(main, number)
    chained = (j for j in range(k + 1, len(before)) if before[j].hang == "chain" and before[j].governor == k)
    return next(chained, k) if before[k].kind == "be" else k


def said_under_that(before: list[Site]) -> bool:
    """Whether the last verb stands in what another reports with "that", so that the next ", that" goes on with the report."""
    last = before[-1]
    while last.hang == "chain" and last.governor is not None:
        last = before[last.governor]
    above = before[last.governor] if last.governor is not None else None
    return above is not None and last.hang in ("that", "clause") and above.kind in ("assert", "commit", "inform")


def _bearer(before: list[Site], kind: str) -> Site:
    """The verb with which one of `kind` is coordinated: the nearest outside relative clauses, or that above a "that" clause."""
    inside = [site for site in before if site.hang not in INSIDE] or before
    near = inside[-1]
    if kind in ("modal", "be") or near.governor is None or near.kind == kind:
        return near
    return next((site for site in reversed(inside) if site.governor is None), near)


def governor_of(before: list[Site], kind: str) -> int | None:
    """A clause coordinated with a "that" clause depends on the same verb."""
    near = _bearer(before, kind)
    return near.governor if near.hang != "chain" or near.governor is None else before[near.governor].governor


def shared(before: list[Site], verb: Finite) -> tuple[int, int] | None:
    """The subject a coordinated verb shares; not that of a singular verb in a clause below, if it is a plural itself."""
    near = _bearer(before, verb.kind)
    unlike = (verb.word in _PLURAL and near.word in SINGULAR) or (verb.word in SINGULAR and near.word in _PLURAL)
    if unlike and near.governor is not None:
        return before[near.governor].subject
    return near.subject


def _reports(site: Site) -> bool:
    """Whether a clause says what somebody named reported meanwhile ("as both sides affirmed"), which is no part of an act."""
    named = site.subject is not None and site.subject[1] - site.subject[0] > len("they")
    return named and site.kind in _SAYS and site.word.endswith("ed")


def close(finite: list[Site], end: int, stop: int, *, own: bool = True) -> int:
    """Where the next verb of the same or a higher level begins its clause: the act of a cue that ends at `end` is over there.

    `own`: the cue holds a verb; else it may stand before the subject of the sentence's first.
    """
    inner = False
    first = next((site for site in finite if site.hang == "first"), None)
    if not own and first and first.subject and end <= first.subject[0]:
        return first.subject[0]
    for site in finite:
        if site.start < end:
            continue
        if site.hang == "adverbial" and _reports(site):
            return _begins(site, end)
        if site.hang in INSIDE:
            inner = True
        elif site.hang in ("coordinate", "clause") and (not inner or _stands_out(site)):
            return _begins(site, end)
    return stop


def _stands_out(site: Site) -> bool:
    """Whether a clause behind a relative one is the sentence's own again."""
    return site.kind in _SAYS or (site.hang == "clause" and site.kind == "modal")


def _begins(site: Site, end: int) -> int:
    """Where a clause begins behind a cue: at its subject, where the cue stands in what is put before that ("noting plans")."""
    late = site.lead < end and site.subject is not None and site.subject[0] >= end
    return site.subject[0] if late and site.subject else max(end, site.lead)
