"""A subject that only points ("it", "this", "which") to what it stands for."""

from __future__ import annotations

from tracker.extraction.actors import actor
from tracker.extraction.document import Standing
from tracker.extraction.levels import Site

_THESE = frozenset({"this", "that", "these", "those"})


def base_of(finite: list[Site], site: Site) -> Site:
    """The first of the verbs that are chained to this one ("said it | had | agreed")."""
    while site.hang == "chain" and site.governor is not None and finite[site.governor].subject == site.subject:
        site = finite[site.governor]
    return site


def pointed(
    text: str, subject: tuple[int, int], finite: list[Site], site: Site | None, before: Standing, *, passive: bool
) -> Standing:
    """What "it", "this" or "which" stands for: the subject that reports it, or what the last sentence was about."""
    site = base_of(finite, site) if site else None
    word = text[subject[0] : subject[1]].rsplit(maxsplit=1)[-1].lower()
    teller = finite[site.governor].subject if site and site.hang in ("that", "bare") and site.governor is not None else None
    if teller and (passive or word not in _THESE):
        return actor(text, *teller)
    if site and site.hang == "clause" and site.governor is not None and word in ("it", "they"):
        beside = next((one for one in finite if one.hang == "that" and one.start < site.start and one.subject), None)
        if beside and beside.subject:
            return actor(text, *beside.subject)
    if site and site.hang in ("clause", "coordinate") and finite and finite[0].subject and word == "it":
        return actor(text, *finite[0].subject)
    if word == "it" and before in ("actor", "programme", "event"):
        return before
    return "pointer"
