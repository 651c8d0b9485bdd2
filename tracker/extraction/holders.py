"""An act to the party that stands beside it and is nearer than its subject: who holds it, does it, gives it, meets in it."""

from __future__ import annotations

from tracker.extraction import owning
from tracker.extraction.antecedents import Codes, expanded
from tracker.extraction.atlas import Mention
from tracker.extraction.reference import References
from tracker.extraction.verbs import any_form

_NEAR, _WITHIN, _TAKER = 60, 60, 30
"""How far, in characters, a holder may stand before its act, a doer inside it, a taker behind "given"."""


def beside(text: str, refers: References, sentence: int, start: int, end: int) -> Codes:
    """The party named beside the act `text[start:end]` as the one bound by it, () where none is."""
    return (
        _before(text, refers, sentence, start, end)
        or _at_head(text, refers, start, end)
        or _granted(text, refers, start, end)
        or _between(text, refers, sentence, start, end)
        or _accepted(text, refers, sentence, start, end)
        or _both(text, refers, start, end)
        or _warning(text, refers, sentence, start, end)
        or _all(text, refers, sentence, start)
    )


def _before(text: str, refers: References, sentence: int, start: int, end: int) -> Codes:
    """The party that holds the act in the genitive before it ("Peru and Chile's plan to | build")."""
    named = refers.mentions(max(0, start - 3 * _NEAR), start)
    last = named[-1] if named else None
    if last and any(taken.search(text, max(0, last.start - _TAKER), last.start) for taken in (owning.TAKEN_UP, owning.TOLD_TO)):
        return ()
    if last and last.how != "capital" and start - last.end < _NEAR:
        doing = owning.GENITIVE.fullmatch(text, last.end, start) and owning.DOING.match(text, start, end)
        national = last.how == "demonym" and text[last.start - 1] == " " and owning.NATIONAL.fullmatch(text, last.end, start)
        if doing or national or owning.HOLDER.fullmatch(text, last.end, start):
            return _together(text, refers, last)
    their = owning.THEIR_OWN.search(text, max(0, start - _NEAR), start)
    greeted = their and owning.GREETED.search(text, max(0, start - 2 * _NEAR), start)
    return (refers.praised(their.start("whose"), sentence) if their else ()) or (refers.other(start, sentence) if greeted else ())


def _together(text: str, refers: References, last: Mention) -> Codes:
    """The holder that is named `last`, with those coordinated before it."""
    codes, start = [last.code], last.start
    for mention in reversed(refers.mentions(max(0, start - 3 * _NEAR), start)):
        if mention.how not in ("name", last.how) or not owning.HOLDERS.fullmatch(text, mention.end, start):
            break
        if owning.PREPOSED.search(text, max(0, mention.start - _NEAR), mention.start):
            break
        codes.insert(0, mention.code)
        start = mention.start
    return expanded(codes)


def _at_head(text: str, refers: References, start: int, end: int) -> Codes:
    """The party or person that does the act at its head ("Japan hosting", "President Ruto's visit")."""
    for mention in refers.mentions(start, min(end, start + _WITHIN))[:1]:
        opens = owning.TAKEN_NOTE.fullmatch(text, start, mention.start)
        acts = (owning.DOER, owning.GIVES, owning.HOLDS)
        if opens and mention.how != "capital" and any(one.match(text, mention.end, end) for one in acts):
            return expanded([mention.code])
        if mention.how == "name" and not text[start].islower() and owning.WILL.match(text, mention.end, end):
            return expanded([mention.code])
    person = owning.PERSONS.match(text, start, end)
    if person and owning.DOER.match(text, person.end(), end):
        code = refers.person(person["who"])
        return (code,) if code else ()
    return ()


def _granted(text: str, refers: References, start: int, end: int) -> Codes:
    """Who gives the money that the act is ("a grant from | the Fund")."""
    named = any(text.find(word, start, end) >= 0 for word in (" from ", " by "))
    grant = owning.GRANT.match(text, start, end) if named else None
    return expanded(mention.code for mention in refers.mentions(grant.end(), grant.end() + 1)) if grant else ()


def _between(text: str, refers: References, sentence: int, start: int, end: int) -> Codes:
    """Those between whom the event is that will be held; who does something for it does it in talks of their own."""
    event = owning.BETWEEN.match(text, start, end) if text.find(" between ", start, end) >= 0 else None
    found = refers.phrase(event.end(), end, sentence) if event else ()
    if event is None or len(found) < 2:
        return ()
    verb = any_form(text[start : event.end()].split(maxsplit=1)[0].lower()) if event.start("event") > start else None
    return () if verb and not set(found).intersection(refers.cast) else found


def _accepted(text: str, refers: References, sentence: int, start: int, end: int) -> Codes:
    """The guest, where an invitation of the other side was accepted."""
    if len(refers.cast) != 2 or not (owning.ACCEPTED_IT.match(text, start, end) or owning.ACCEPTED.search(text, start, end)):
        return ()
    invited = next(reversed(list(owning.INVITED.finditer(text, max(0, start - 4 * _NEAR), start))), None)
    begin = max(text.rfind(mark, 0, invited.start()) for mark in (". ", "\n")) + 1 if invited else 0
    named = refers.mentions(max(begin, invited.start() - 2 * _NEAR), invited.start()) if invited else ()
    apart = invited is None or any(mark in text[invited.end() : start] for mark in (". ", "\n"))
    subject = refers.subjects[sentence - 1 if apart else sentence] if sentence or not apart else ()
    host = (named[-1].code,) if named else subject
    return _others(refers, host[0]) if len(host) == 1 else ()


def _both(text: str, refers: References, start: int, end: int) -> Codes:
    """Both of those who talk, where a paper will be signed or something joint set up ("a memorandum will be signed in May")."""
    signed = owning.SIGNED.match(text, start, end) if len(refers.cast) == 2 else None
    return tuple(refers.cast) if signed and not refers.mentions(start, end) else ()


def _warning(text: str, refers: References, sentence: int, start: int, end: int) -> Codes:
    """Who says that an attack will be answered, whoever is attacked or attacks."""
    return refers.subjects[sentence] if owning.ATTACK.match(text, start, end) else ()


def _all(text: str, refers: References, sentence: int, start: int) -> Codes:
    """All who talk, where one of them tells what was agreed ("President Rojas said that agreement was reached to | open")."""
    words = text[max(refers.leads[sentence][0], start - 5 * _NEAR) : start]
    agreed = ("agree" in words or "nderstanding" in words or "onsensus" in words) and owning.ALL_AGREED.search(words)
    return refers.met(sentence) if agreed and len(refers.cast) == 2 else ()


def giver(text: str, refers: References, start: int, end: int) -> Codes:
    """In talks of two, who gives what will be given to the other ("seats will be reserved for Bhutanese students")."""
    given = owning.GIVEN.search(text, start, end) if len(refers.cast) == 2 else None
    if given is None or refers.mentions(start, given.start()):
        return ()
    taker = next((mention.code for mention in refers.mentions(given.end(), given.end() + _TAKER)), "")
    return _others(refers, taker)


def served(text: str, refers: References, sentence: int, subject: tuple[int, int] | None, leaf: tuple[int, int]) -> Codes:
    """In talks of two, who does what the people of the other get ("Bhutanese students will receive"), or what the other gets."""
    start, end = leaf
    if len(refers.cast) != 2:
        return ()
    if subject and owning.OFFERED.search(text, max(0, start - _WITHIN), start):
        told = refers.phrase(*subject, sentence)
        if len(told) == 1 and (others := _others(refers, told[0])):
            return others
    if received := owning.RECEIVED.match(text, start, end):
        return expanded(mention.code for mention in refers.mentions(received.end(), received.end() + 1))
    waived = owning.WAIVED.match(text, start, end)
    for mention in refers.mentions(start, min(end, start + _WITHIN))[:1]:
        people = owning.TAKERS.match(text, mention.start, end) or owning.TAKERS.match(text, mention.end + 1, end)
        behind = people.end() if people else mention.end if owning.OF_PEOPLE.search(text, start, mention.start) else end
        gains = owning.TAKE.match(text, behind, end) or (waived and waived.end() == mention.start)
        if gains:
            return _others(refers, mention.code)
    return ()


def _others(refers: References, one: str) -> Codes:
    """Those who talk with one of them, () where they do not take part."""
    return tuple(party for party in refers.cast if party != one) if one in refers.cast else ()


def apart(text: str, refers: References, found: Codes, subject: tuple[int, int], end: int) -> Codes:
    """Those whom "we" means, without the side of which it speaks as "our Turkmen friends"."""
    others = owning.OUR_FRIENDS.finditer(text, subject[1], end) if owning.WE.fullmatch(text, *subject) and len(found) > 1 else ()
    named = {mention.code for other in others for mention in refers.mentions(*other.span("who"))}
    return tuple(code for code in found if code not in named) or found


def agent(text: str, refers: References, sentence: int, start: int, end: int) -> Codes:
    """By whom the passive `text[start:end]` says that it will be done ("will be opened by | Peru"), () where it does not say."""
    done = owning.BY_WHOM.match(text, start, end) if text.find(" by ", start, end) >= 0 else None
    return refers.phrase(done.start("who"), end, sentence) if done else ()


def partners(text: str, refers: References, found: Codes, sentence: int, between: tuple[int, int | None]) -> Codes:
    """Those whom the subject means, with whom they agreed in the words `between` it and the act ("agreed with Iraq to")."""
    start, end = between
    along = owning.ALONG_WITH.match(text, start)
    if along:
        return tuple(dict.fromkeys((*found, *refers.phrase(*along.span("who"), sentence))))
    if end is None or len(found) != 1 or found[0] not in refers.cast or end <= start:
        return found
    beside = owning.WITH_WHOM.search(text, start, min(end, start + 3 * _NEAR))
    if beside and not owning.ANOTHER_VERB.search(text, beside.end(), end):
        return tuple(dict.fromkeys((*found, *refers.phrase(*beside.span("who"), sentence))))
    reached = owning.REACHED.search(text[max(start, end - _NEAR) : end])
    return refers.met(sentence) if reached and len(refers.cast) == 2 else found
