"""Words that a person points out to the promise they make by themselves, whatever their sentence makes of them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tracker.extraction import clauses
from tracker.extraction.actors import antecedent
from tracker.extraction.document import Found, LeafSpan, Sentence, Standing
from tracker.extraction.subjects import sites
from tracker.extraction.triggers import triggers
from tracker.extraction.verbs import any_form

_JOINS = re.compile(r"(?:[\s,;]|(?:and|but|or|also|which|who|that)\b)*")
"""What ties words to those before them (", which | will meet")."""
_RELATIVE = re.compile(r"[\s,]*(?:which|that)\b")
_THING = re.compile(r"\b(?:an?|the|its|their|this|these|all|\d+)\s[^,;]+$")
"""What a relative clause is about, without the verb whose object it is."""


def heard(text: str, sentence: Sentence, start: int, end: int, before: Standing) -> tuple[Found, LeafSpan] | None:
    """The promise at the head of `text[start:end]` ("which will meet in May"), None where it binds nobody."""
    joins = _JOINS.match(text, start, end)
    begin = joins.end() if joins else start
    given = replace(sentence, start=begin, end=end)
    one = next((one for one in triggers(text, given, before, sites(text, given)) if one.cue[0] == begin), None)
    if one is None:
        return None
    leaves = clauses.split(text, given, one.trigger, end)
    return one, leaves[0] if leaves else _done(text, sentence, start, end, one)


def _done(text: str, sentence: Sentence, start: int, end: int, one: Found) -> LeafSpan:
    """The act of a passive that does not say what is done, which may stand before "which"."""
    noun = antecedent(text, sentence.start, start) if _RELATIVE.match(text, start) else None
    thing = _THING.search(text, *noun) if noun else None
    verb = any_form(text[slice(*one.cue)].rsplit(maxsplit=1)[-1].lower())
    trigger = replace(one.trigger, subject=thing.span() if thing else None)
    return LeafSpan(thing.start() if thing else one.cue[0], end, verb.lemma if verb else "", trigger)
