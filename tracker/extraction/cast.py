"""A readout's head to those who take part in it, the issuer first: persons met, governments named, pairs such as "U.S.-Japan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction.antecedents import expanded
from tracker.extraction.atlas import Mention, find, parties
from tracker.extraction.document import Sentence
from tracker.extraction.issuer import with_unnamed
from tracker.extraction.people import People, full_names
from tracker.extraction.places import cities
from tracker.extraction.presence import on_route, weighed
from tracker.extraction.tables import alternatives

_MET = re.compile(
    r"\b"
    + alternatives("""
        met meets spoke speaks held hold holds received called convened conducted co-chaired hosted visited travell?ed launched
        concluded had has have is are was were will issued adopted signed said [a-z]{3,}ed
    """)
    + r"\b"
)
_OFFICIAL = re.compile(
    r"(?:\b(?:[A-Z][\w.'-]+|ministers?|presidents?|governments?|leaders?|representatives?|officials|advis[eo]rs?"
    r"|delegations?|sides?|counterparts?|(?:his|her|their) colleagues)"
    r" (?:of|from) (?:the )?(?:(?:Republic|Kingdom|State|Governments?) of (?:the )?)?|\bwith (?:the )?(?:visiting )?)$"
)
_TAKES_PART = re.compile(
    r"\b(?:[Pp]artners|[Pp]articipants|[Cc]ountries|[Nn]ations|[Ss]tates|[Gg]overnments|[Dd]elegations|[Aa]ttendees|[Mm]inisters)"
    r"(?: (?:joined|attended|participated|took part|gathered|met|were present)[^.;,]{0,40})?,? "
    r"(?:includ(?:ed|ing)|were|came from|comprised) (?:the )?$"
)
"""Before the list of those who took part."""
_OFFICE_NEXT = re.compile(
    r"(?:'s?)? (?:[A-Z][\w-]+ ){0,4}"
    + alternatives("""
        President Prime_Minister Minister Secretary Chancellor King Emir Crown_Prince Premier Ambassador Advis[eo]r Envoy
        Representative counterpart side delegation leaders? Chairman Speaker Foreign officials
    """)
    + r"\b"
)
_JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)
"""A title of words of more than one side."""
_AS_OCCASION = re.compile(
    r"(?:\b(?:in|within|under|at|through|leading|of|as|including|its|next|first|last|previous|upcoming)|'s) (?:the )?"
    r"(?:[A-Z][\w-]*(?:,| and|, and) (?:the )?)*$"
)
"""Before a body that is where something is done, and not one who does it."""
_BEFORE = 60
_LEAD = 3
_PART = 100
"""So far before the first of a list those are named who took part."""
_COMPRISING = re.compile(
    r"(?:'s?)?(?: \w+){0,2}? ?(?:\([\w ]+\) ?)?[-–—,(:]? ?(?:which )?"
    r"(?:compris(?:es|ing)|consist(?:s|ing) of|made up of|composed of|includ(?:es|ing)|members?:?)\b"
)
_LIST = re.compile(r"(?:[\s,:()]|and\b|the\b|of\b|[A-Z][\w.'-]*+)*+")
_WE_THE = re.compile(
    r"\b[Ww]e, (?:the )?(?=[A-Z]|(?:leader|head|president|(?:(?:prime|foreign) )?minister|representative|government)s\b)"
)
_RELEASED = re.compile(
    r"\b(?:[Ss]tatements?|[Dd]eclaration|[Cc]ommuniqu[eé]|[Tt]ext)\b[^.;:]{0,30}? (?:(?:was|were|is|has been) )?"
    r"(?:(?:initially|first|jointly|today|also) )*(?:released|issued|adopted|endorsed|made|delivered)"
    r"(?: jointly| today)? by (?:the )?"
    r"(?:[Gg]overnments?|[A-Z][\w ]{0,40}?[Mm]inisters?|[Ll]eaders|[Hh]eads of \w+(?: and \w+)?"
    r"|[Rr]epresentatives|Presidents) of "
)
"""Before the list of those whose statement it is."""
_RELEASED_ON = re.compile(r"[:;]|\.(?=\s|$)| (?:on|at|following|after|during|in|regarding|concerning|as|to|upon|today)\b")
"""What ends that list."""
_WE_DO = re.compile(rf"{_MET.pattern}|, (?!(?:and|the|of|as|together|along|with|including|representing)\b)[a-z]")
"""What ends the list of those who are "we"."""
_GATHERED = re.compile(r"\b(?:met|gathered|convened|assembled|held|attended|participated|took part)\b")
_GATHERED_ALONE = re.compile(r"\b(?:met|gathered|convened|assembled|held)\b(?! (?:\w+ ){0,3}?with (?!each|one))")
"""The verb of those who met, and met nobody else."""
_DIGNITARIES = re.compile(
    r"\b(?:Ministers|Presidents|Prime Ministers|Leaders|leaders|ministers|Heads|representatives|Representatives)\b"
)
_SENT = re.compile(
    r"(?:[Oo]n [A-Z][\w ]+, )?(?:[\w-]+ ){0,3}?"
    r"(?:[Dd]elegations|[Rr]epresentatives|[Oo]fficials|[Dd]elegates|[Ee]xperts|[Tt]eams|[Pp]articipants|[Mm]inisters|[Ll]eaders)"
    r" (?:from|of) "
)
"""The subject of a sentence that lists whose delegations met, up to the list."""
_PREAMBLE = 10
"""So many sentences may pass before those who met are listed, or say who they are."""
_BLANK = 12
"""A line shorter than this says nothing about who takes part."""
_SURE = 3.0
_PERSON = 4.0
_ACTS = re.compile(
    r" (?:also |further )?"
    + alternatives("will would shall remains? intends plans is_(?:committed|ready|determined) has_pledged")
    + r"\b"
)
"""What a party that takes part is said to do, and one that is talked about seldom is."""
_ONCE, _ACTING, _HEARD = 0.3, 1.2, 0.6
"""What each mention counts where the head of the text does not say who takes part, and the least that counts at all."""


class _Weights:
    """How much speaks for each party's taking part; a grouping such as the Quad counts as its members."""

    def __init__(self) -> None:
        self.by_code: dict[str, float] = {}

    def add(self, found: str, weight: float) -> None:
        """Let so much more speak for a party, or for each member of a grouping."""
        for member in parties()[found].members or (found,):
            self.by_code[member] = self.by_code.get(member, 0.0) + weight

    def sure(self) -> list[str]:
        """Those for whom enough speaks, in the order in which they were named."""
        return [found for found, weight in self.by_code.items() if weight >= _SURE]


def taking_part(
    text: str, sentences: Sequence[Sentence], title: str, issuer: str, mentions: Sequence[Mention], people: People
) -> tuple[str, ...]:
    """The codes of those who take part, in the order of their appearance.

    The title and the first sentences decide: leaders and ministers by whom they speak for, parties that are not merely talked
    about or stayed in. Where that leaves fewer than two, those who are named most in the whole text complete the pair.
    """
    spoken = _released(text, sentences, mentions) or _we_the(text, sentences, mentions) or _delegations(text, sentences, mentions)
    if spoken:
        return tuple(sorted(spoken, key=lambda found: found != issuer))
    weights = _Weights()
    if issuer:
        weights.add(issuer, 3 * _SURE)
    for mention, weight in weighed(title, find(title)):
        weights.add(mention.code, weight * 2)
    heads = [sentence for sentence in sentences if sentence.end - sentence.start > _BLANK][: _LEAD + 1]
    for number, sentence in enumerate(heads):
        factor = 1.0 if number else 2.0
        for _, member, weight in sorted(_named(text, sentence, mentions, people, follows=number > 0)):
            weights.add(member, weight * factor)
        sure = weights.sure()
        paired = len(sure) >= 2 and (number or _says_sides(text, sentence, mentions))
        if paired or (number and sure and parties()[sure[0]].kind != "country"):
            break
    sure = with_unnamed(title or text[: heads[0].end if heads else 0], weights.sure(), people)
    if len(sure) < 2 and not (sure and parties()[sure[0]].kind != "country"):
        sure = (
            _assembled(text, sentences, mentions)
            or _routed(text, sure, mentions)
            or _completed(text, sure, weights, mentions, people)
        )
        if len(sure) == 1 and heads and _JOINT.search(title or text[: heads[0].end]):
            towns = {town for _, _, town in cities(text, 0, len(text))} - set(sure)
            sure += sorted(towns) if len(towns) == 1 else []
    return _without_organs(sure, weights.by_code)


def _routed(text: str, sure: Sequence[str], mentions: Sequence[Mention]) -> list[str]:
    """Those whom the road or line joins that the text is about, where nobody else takes part in it."""
    joined = list(dict.fromkeys(mentions[number].code for number in sorted(on_route(text, mentions))))
    return joined if set(sure) <= set(joined) else []


def _says_sides(text: str, head: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a title is more than the names of persons ("Conversation with Anna Rost, Karl Onde and Petra Vasik")."""
    named = any(head.start <= one.start < head.end and one.how in ("name", "demonym") for one in mentions)
    return named or " and " not in text[head.start : head.end]


def _completed(text: str, sure: Sequence[str], weights: _Weights, mentions: Sequence[Mention], people: People) -> list[str]:
    """Those who surely take part, with those who are named most in the whole text up to a pair."""
    for mention in mentions:
        acts = mention.how == "name" and _ACTS.match(text, mention.end)
        if parties()[mention.code].kind != "company" and not _is_occasion(text, mention):
            weights.add(mention.code, _ACTING if acts else _ONCE)
    for person in people.titled:
        if person.code:
            weights.add(person.code, _ONCE)
    heard = (found for found, weight in weights.by_code.items() if weight >= _HEARD and found not in sure)
    rest = sorted(heard, key=lambda found: -weights.by_code[found])
    return [*sure, *rest[: 2 - len(sure)]]


def _released(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Those by whom the statement was released ("by the Governments of Chad and Togo on the occasion of"), () where none is."""
    for sentence in sentences[:_LEAD]:
        named = text.find(" by ", sentence.start, sentence.end) >= 0
        by = _RELEASED.search(text, sentence.start, sentence.end) if named else None
        if by:
            ends = _RELEASED_ON.search(text, by.end(), sentence.end)
            return _members(mentions, by.end(), ends.start() if ends else sentence.end, least=2)
    return ()


def _we_the(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Those who say that it is they who speak ("We, the Foreign Ministers of Chad and Togo, met"), () where nobody does."""
    for sentence in sentences[:_PREAMBLE]:
        opens = _WE_THE.search(text, sentence.start, sentence.end)
        if opens:
            verb = _WE_DO.search(text, opens.end(), sentence.end)
            return _members(mentions, opens.end(), verb.start() if verb else sentence.end, least=2)
    return ()


def _delegations(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Three or more whose delegations gathered by themselves, as one of the first sentences lists them, () where none does."""
    for sentence in sentences[:_LEAD]:
        sent = _SENT.match(text, sentence.start, sentence.end)
        met = _GATHERED_ALONE.search(text, sent.end(), sentence.end) if sent else None
        if sent and met and _LIST.fullmatch(text, sent.end(), met.start()):
            return _members(mentions, sent.end(), met.start(), least=3)
    return ()


def _assembled(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[str]:
    """Three or more in the one list of those who met, behind a preamble."""
    for sentence in sentences[_LEAD:_PREAMBLE]:
        met = _GATHERED.search(text, sentence.start, sentence.end)
        if met and _DIGNITARIES.search(text, sentence.start, met.start()):
            return list(_members(mentions, sentence.start, met.start(), least=3))
    return []


def _members(mentions: Sequence[Mention], start: int, end: int, *, least: int) -> tuple[str, ...]:
    """The parties named in `text[start:end]`, a grouping as its members, () where they are fewer than `least`."""
    table = parties()
    named = [one.code for one in mentions if start <= one.start < end and one.how == "name" and table[one.code].kind != "company"]
    found = expanded(named)
    return found if len(found) >= least else ()


def _without_organs(sure: Sequence[str], weights: dict[str, float]) -> tuple[str, ...]:
    """Of an organisation and its own organ (the African Union, its Commission) only the one that more speaks for."""
    table = parties()
    weaker = {
        found if weights.get(found, 0.0) <= weights.get(other, 0.0) else other
        for found in sure
        for other in sure
        if other != found and any(table[other].name.startswith(name + " ") for name in (table[found].name, *table[found].names))
    }
    return tuple(found for found in sure if found not in weaker)


def _named(
    text: str, sentence: Sentence, mentions: Sequence[Mention], people: People, *, follows: bool
) -> list[tuple[int, str, float]]:
    """Who is named in one of the first sentences: where, the code, and how much that says about taking part."""
    inside = [mention for mention in mentions if sentence.start <= mention.start < sentence.end]
    found = [(mention.start, mention.code, weight) for mention, weight in weighed(text, inside)]
    if follows and sentence.kind not in ("title", "heading"):
        found = _acting(text, sentence, inside, found)
    persons = [person for person in people.titled if person.code and sentence.start <= person.start < sentence.end]
    found += [(person.start, person.code, _PERSON) for person in persons]
    titled = {person.code for person in persons}
    found = [(at, code, 0.0 if _among(text, at, inside) else weight) for at, code, weight in found]
    names = [(sentence.start + at, name, known) for at, name, known in full_names(text[sentence.start : sentence.end])]
    named = [(at, people.names.get(name.split()[-1], known)) for at, name, known in names]
    return found + [(at, known, _PERSON) for at, known in named if known not in titled]


def _among(text: str, at: int, inside: Sequence[Mention]) -> bool:
    """Whether a party stands in the list of the members of a body that is bound itself ("the Force, comprising Norway, ...")."""
    for body in inside:
        if body.end > at:
            break
        if parties()[body.code].kind != "country" and not parties()[body.code].members:
            listed = _COMPRISING.match(text, body.end, at)
            if listed and _LIST.fullmatch(text, listed.end(), at):
                return True
    return False


def _acting(
    text: str, sentence: Sentence, inside: Sequence[Mention], found: list[tuple[int, str, float]]
) -> list[tuple[int, str, float]]:
    """The same with little weight for all that neither is the sentence's subject nor has an office beside it."""
    edge, out, end, kept = _edge(text, sentence), [], 0, False
    for mention, (at, member, weight) in zip(inside, found, strict=True):
        listed = kept and re.fullmatch(r",? (?:and )?(?:[Tt]he )?", text[end:at])
        office = _OFFICIAL.search(text[max(0, at - 40) : at]) or _OFFICE_NEXT.match(text, mention.end)
        kept = bool(listed or at < edge or office or _TAKES_PART.search(text[max(0, at - _PART) : at]))
        out.append((at, member, weight if kept else 0.0 if _is_occasion(text, mention) else min(weight, 0.5)))
        end = mention.end
    return out


def _is_occasion(text: str, mention: Mention) -> bool:
    """Whether a body is merely where something is done ("under the framework of the G20")."""
    body = parties()[mention.code].kind in ("bloc", "body")
    return body and _AS_OCCASION.search(text[max(0, mention.start - _BEFORE) : mention.start]) is not None


def _edge(text: str, sentence: Sentence) -> int:
    """Where the subject of the sentence ends, roughly: at its first verb."""
    verb = _MET.search(text, sentence.start, sentence.end)
    return verb.start() if verb else sentence.start
