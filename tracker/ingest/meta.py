"""A document to a readout without an id: title, dates, issuer, parties, place, event and language, each with how sure it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from tracker.clean import clean, shown
from tracker.extraction.atlas import canonical, code, find
from tracker.extraction.blocks import blocks
from tracker.extraction.fold import Folded
from tracker.extraction.pages import mended
from tracker.extraction.scene import scene
from tracker.extraction.sentences import sentences
from tracker.ingest import abroad, dateline
from tracker.ingest.document import Document, Metadata
from tracker.ingest.issuers import issuer_of
from tracker.ingest.language import language_of
from tracker.model import DateOrigin, Origin, Origins, Readout

_LIMIT = 300
"""Characters of a title, a name or a place, whatever the markup says."""
_MOST_PARTIES = 200
_REPORTED = dt.timedelta(days=10)
"""A page or a mail is of a day so shortly after the talks that its first sentence dates."""
_SCENE = 20_000
"""Characters from the beginning in which a text has said whose talks it reports."""
_PREFIX = re.compile(r"(?P<issuer>[A-Z][\w .'’&-]{1,60}?)[ ]*:[ ]+(?=\S)")
_DATE_LINE = re.compile(r"[\W_]*(?:[A-Za-z]+,? )?[\w ./-]{0,12}(?:\d{4}|\d{1,2})[\W_]*")
_FULL_STOP = re.compile(r"[.!?][\"')\]”’]*$")
_TITLE_LINES, _LETTERHEAD_LINES = 6, 12
"""Among so many lines a title is looked for; below a letterhead, among more."""
_LETTERHEAD = re.compile(
    r"(?P<of>.{2,60} )?(?:the )?"
    r"(?:ministry (?:of|for) (?:foreign|external|international) (?:affairs|relations)(?: and \w+(?: \w+)?)?"
    r"|department of (?:state|foreign affairs(?: and \w+)?)|foreign (?:ministry|office)"
    r"|office of the (?:president|prime minister|spokes\w+|press secretary))(?:,? (?:of (?:the )?)?(?P<by>.{2,60}))?",
    re.IGNORECASE,
)
"""A ministry, and whose it is."""
_STATE = re.compile(r"(?:the )?(?:\w+ ){0,2}(?:republic|kingdom|government|state|commonwealth) of (?:the )?", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:press|media|news) (?:release|statement|communiqu[eé])(?:[ :]*(?:no\.?|n[°º])?[ ]?[\d/.-]+)?|no\.? ?[\d/.-]+"
    r"|(?:for )?immediate release|page \d+(?: of \d+)?",
    re.IGNORECASE,
)
"""What the paper of a press office says of itself."""
_NAME_WORD = r"[A-Z][\w’'-]+"
_NO_TOWN = frozenset(
    {
        "Africa",
        "Asia",
        "Europe",
        "America",
        "Gaza",
        "Congress",
        "Parliament",
        "East",
        "West",
        "North",
        "South",
        "Central",
        "Northeast",
    }
    | {"Southeast", "Indo-Pacific", "Northern", "Southern", "Eastern", "Western", "Caribbean", "Sahel", "Balkans"}
)
"""First or last words of regions and bodies that talks are about rather than in."""
_BUILDINGS = frozenset(
    {"House", "Palace", "Castle", "Office", "Hall", "Residence", "Kremlin", "Hotel", "Airport", "Centre", "Center"}
) | {"Building", "Villa", "Lodge", "Bhavan", "Mansion", "Ministry"}
"""Last words of the names of houses: a house is no town."""
_ABOUT = re.compile(
    r"\b(?:situation|war|conflict|crisis|developments?|events|peace|stability|security|ceasefire|aggression|operations?|hostages|"
    r"assistance|efforts|progress|those|people|need|cooperation|investments?|interests?)\s+(?:[\w-]+\s+){0,3}$"
)
_PLACE = re.compile(
    rf"\b(?:in|at)\s+(?P<place>{_NAME_WORD}(?:[ ](?:(?:de|da|do|of|al|la|el)[ ])?{_NAME_WORD}){{0,3}})"
    r"(?=[,.;)](?:\s|$)|\s+(?:on|today|yesterday|with|to|for|at|and|this|as|during|from|late|where|before|after|by)\b|$)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z)\d][.!?])\s+(?=[A-Z])")
_CITY_LINE = re.compile(r"^(?P<place>[A-Z][A-Z.' -]{2,30}?)(?:,|\s[–—-]|\s\()", re.MULTILINE)
_EVENTS = (
    ("joint statement", re.compile(r"\bjoint (?:statement|communiqu[eé]|declaration|vision|press statement)\b", re.IGNORECASE)),
    ("call", re.compile(r"\b(?:calls?|conversation|(?:tele)?phon(?:e|ed))\b", re.IGNORECASE)),
    ("summit", re.compile(r"\bsummit\b", re.IGNORECASE)),
    ("dialogue", re.compile(r"\bdialogue\b|\bconsultations?\b", re.IGNORECASE)),
    ("talks", re.compile(r"\b(?:talks|negotiations)\b", re.IGNORECASE)),
    ("meeting", re.compile(r"\bmeet(?:s|ing|ings)?\b|\bmet\b|\bconference\b|\broundtable\b", re.IGNORECASE)),
    ("visit", re.compile(r"\bvisit(?:s|ed)?\b|\btravels?\b", re.IGNORECASE)),
)  # fmt: skip


def digest(text: str) -> str:
    """The identity of a text: SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def describe(document: Document, *, source: str = "", given: Metadata | None = None) -> Readout:
    """The readout that `document` is, with an empty id; `given` (what the user says) goes before what the document says.

    The date is the first that is known of: given; the markup's; the one at the head of the text; the file name's.
    """
    said, told = document.markup, given or Metadata()
    text = clean(document.text).strip()
    head = mended(text[:_SCENE])
    title, issuer_there, title_sure = _title(head)
    if said.title:
        title, issuer_there, title_sure = *_prefix(_field(said.title)), True
    title = _field(told.title) or title
    published = told.published or said.published
    date, origin, date_sure = _date(text, told, said, published, source, document.name)
    opening = _opening(text, title)
    issuer, issuer_from = _issuer(told, said, issuer_there, said.source or source, title, text)
    language, language_sure = language_of(text, told.language or said.language)
    named = told.parties or said.parties
    parties, parties_sure = (
        (tuple(dict.fromkeys(canonical(_field(name)) for name in named[:_MOST_PARTIES])), True)
        if named
        else _parties(text, issuer, title, language)
    )
    place = _field(told.place or said.place) or _place(text, opening)
    event = _field(told.event or said.event) or _event(title, opening)
    origins = Origins(
        title=_origin(told.title, said.title, title),
        published=_origin(told.published, said.published),
        issuer=issuer_from,
        parties=_origin(told.parties, said.parties, parties),
        place=_origin(told.place, said.place, place),
        event=_origin(told.event, said.event, event),
        language=_origin(told.language, said.language and said.language.lower().startswith(language), language),
    )
    doubts = {
        "title": not (title_sure or told.title),
        "text": document.garbled,
        "date": not date_sure,
        "issuer": not issuer,
        "parties": not parties_sure,
        "language": not language_sure,
    }
    return Readout(
        id="",
        title=title,
        text=text,
        date=date,
        date_origin=origin,
        published=published,
        issuer=issuer,
        parties=parties,
        place=place,
        event=event,
        language=language,
        source=shown((told.source or said.source or source)[:2000]),
        sha256=digest(text),
        unsure=tuple(field for field, doubt in doubts.items() if doubt),
        origins=origins,
    )


def _origin(told: object, said: object, found: object = None) -> Origin:
    """Where a fact comes from: the first that has it of what the user told, what the markup said, what the text holds."""
    return "given" if told else "markup" if said else "text" if found else ""


def _issuer(told: Metadata, said: Metadata, there: str, source: str, title: str, text: str) -> tuple[str, Origin]:
    if told.issuer or said.issuer:
        return canonical(_field(told.issuer or said.issuer)), _origin(told.issuer, said.issuer)
    by_address = "" if there else issuer_of(source, "", "")
    issuer = canonical(there or by_address or issuer_of("", title, text))
    return issuer, "address" if by_address else _origin("", "", issuer)


def _field(words: str) -> str:
    return shown(words[: 4 * _LIMIT])[:_LIMIT]


def _title(text: str) -> tuple[str, str, bool]:
    """The title, whom it or the letterhead above it names as the issuer, and whether it is one rather than a first sentence."""
    above, issuer = "", ""
    for number, line in enumerate(text.split("\n", _LETTERHEAD_LINES)[:_LETTERHEAD_LINES]):
        words = shown(line.lstrip("#* \t").rstrip("*"))
        if not words or _DATE_LINE.fullmatch(words):
            continue
        if _is_letterhead(words):
            above, issuer = above or words, issuer or _named_alone(words)
        elif above and (len(words) > _LIMIT or _FULL_STOP.search(words)):
            break
        elif above or number < _TITLE_LINES:
            title, there, sure = _entitled(words)
            return title, there or issuer, sure
    return above, issuer, bool(above)


def _entitled(words: str) -> tuple[str, str, bool]:
    if len(words) <= _LIMIT and not _FULL_STOP.search(words):
        return *_prefix(words), True
    sentence = re.split(r"(?<=[.!?])\s", words, maxsplit=1)[0]
    return sentence[:_LIMIT], "", False


def _is_letterhead(words: str) -> bool:
    """Whether a line only says whose paper it is: a state, a ministry, the number of a release."""
    ministry = _LETTERHEAD.fullmatch(words)
    if ministry:
        return all(not whose or code(whose.strip()) for whose in ministry.group("of", "by"))
    return bool(_RELEASE.fullmatch(words) or code(words) or ((state := _STATE.match(words)) and code(words[state.end() :])))


def _named_alone(words: str) -> str:
    """The one party that a line of a letterhead names."""
    named = {mention.name for mention in find(words)}
    return named.pop() if len(named) == 1 else ""


def _prefix(title: str) -> tuple[str, str]:
    """A title to itself without the issuer that some collections put before a colon, and that issuer."""
    found = _PREFIX.match(title)
    if found and code(found["issuer"]):
        return title[found.end() :], canonical(found["issuer"])
    return title, ""


def _date(
    text: str, told: Metadata, said: Metadata, published: dt.date | None, source: str, name: str
) -> tuple[dt.date | None, DateOrigin, bool]:
    if told.date:
        return told.date, "given", True
    file_day = dateline.in_name(name) or dateline.in_name(source)
    there = dateline.in_text(text, published or file_day)
    if markup := said.date or said.published:
        event = None if said.date else dateline.reported(text, markup)
        if event and dt.timedelta(0) < markup - event <= _REPORTED:
            return event, "text", True
        return markup, "markup", bool(said.date) or there is None or (there.day == markup and there.sure)
    if there:
        return there.day, "text", there.sure
    if file_day:
        return file_day, "file name", True
    return None, "unknown", False


def _opening(text: str, title: str) -> str:
    """The first sentences of the body: who met whom, where and when."""
    for line in text.split("\n", 12)[:12]:
        words = line.strip(" *#")
        if len(words) > 60 and words != title and not words.endswith(title) and _FULL_STOP.search(words):
            return words[:600]
    return ""


def _parties(text: str, issuer: str, title: str, language: str) -> tuple[tuple[str, ...], bool]:
    """The parties whose talks the text reports, as extraction reads them; unsure where that leaves one alone."""
    if language != "en" and (named := abroad.parties(title, text, language)):
        return named, len(abroad.countries(title, language)) == len(named)
    head = Folded(text[:_SCENE]).text
    found = scene(head, sentences(head, blocks(head))).parties
    parties = found or ((issuer,) if issuer else ())
    # English rules may miss or mistake whom a text in another language names.
    return parties, len(parties) >= 2 and language == "en"


def _place(text: str, opening: str) -> str:
    first = _SENTENCE_END.split(opening, maxsplit=1)[0]
    for found in _PLACE.finditer(first):
        words = found["place"].split()
        if dateline.is_month(words[0]) or {words[0], words[-1]} & _NO_TOWN or _ABOUT.search(first, 0, found.start()):
            continue
        if not _is_state(found["place"]) and words[-1] not in _BUILDINGS:
            return found["place"]
    line = _CITY_LINE.search(text[: dateline.HEAD])
    return line["place"].strip().title() if line and dateline.in_text(text, dt.date.max) else ""


def _is_state(place: str) -> bool:
    """Whether a country is named rather than a town: "the situation in Ukraine" says nothing about where the talks were."""
    return any(mention.how == "name" for mention in find(place))


def _event(title: str, opening: str) -> str:
    for words in (title, opening[:300]):
        for event, pattern in _EVENTS:
            if pattern.search(words):
                return event
    return ""
