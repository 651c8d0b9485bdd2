"""A leaf and its sentence to the deadline, if one is stated: the words and, where they resolve, the interval of days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from tracker.extraction import when
from tracker.extraction.document import LeafSpan, Sentence
from tracker.model import Deadline

_EVENT = r"(?:Summits?|summits?|[Mm]eetings?|[Cc]onferences?|[Ff]orums?|[Ss]essions?|General Assembly|COP ?\d\d|COP|[Dd]ialogues?|[Cc]onsultations|[Tt]alks|[Vv]isit|Games|Expo|[Rr]ound|[Cc]ongress|[Cc]eremony|[Ee]lections?|Olympics)\b"
_INNER = r"(?:[\w'’+&()-]+ ){0,9}?"
_AHEAD = re.compile(
    rf"\b(?:(?:ahead of|in advance of|prior to|in the (?:lead[- ]?up|run[- ]?up) to|in the lead to|in time for|by the time of|before) (?:the |its |their |his |her |a |this |next )?{_INNER}{_EVENT}(?: (?:in|on|of|to) [A-Z][\w, ]{{2,40}})?"
    rf"|(?:at|during|by|for|on the (?:sidelines|margins|occasion) of) (?:the |its |their |his |her |our )?(?:upcoming|forthcoming|next|future|coming|[A-Z]?[a-z]+ upcoming) {_INNER}{_EVENT}"
    rf"|(?:at|during|by|on the (?:sidelines|margins) of) the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{{1,2}}(?:st|nd|rd|th)) {_INNER}{_EVENT})"
)
_OBJECT = re.compile(
    rf"\b(?:the |its |their |an? )?(?:upcoming|forthcoming) {_INNER}{_EVENT}(?: on [A-Z][\w ]+| of (?:the )?[A-Z][\w ]+)?"
    rf"|\bthe (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{{1,2}}(?:st|nd|rd|th)) (?:[A-Z][\w'+&()-]* ){{0,6}}(?:Summit|Meeting|Conference|Forum|Session)(?: of (?:the )?[A-Z][\w'&-]*(?: (?:[A-Z][\w'&-]*|and|on|in|of|for|the))*)?"
)
_ONCE = re.compile(
    r"\b(?:[Uu]pon|[Aa]fter|[Ff]ollowing|[Oo]nce|[Ww]hen|[Pp]ending|[Aa]s soon as) (?:the |its |their |all |these )?(?:\w+ ){0,2}?(?:implementation|completion|entry into force|ratification|approval|conclusion|signing|signature|taking|"
    r"adoption|expiry|expiration|finali[sz]ation|launch|end|conditions|situation|circumstances|aforementioned|above-mentioned)\b[^,;.]{0,80}"
    r"|\bas the (?:\w+ ){1,3}(?:is|are) (?:\w+ ){0,2}(?:implemented|completed|finali[sz]ed|adopted|lifted)"
)
_SOON = re.compile(
    r"\b(?:soon|shortly|promptly|immediately|without delay)\b(?! (?:after|as|before|thereafter|following))|\b(?<=the )immediate(?= (?:release|start|launch|resumption|opening|deployment|delivery|provision|restoration)\b)"
)
_BEHIND = frozenset({"since", "after", "following", "dated", "of", "between"})
_DONE = re.compile(
    r"\b(?:signed|announced|held|adopted|reached|concluded|launched|agreed|made|issued|met|established|outlined|released|visited|took place|entered into force|was|were|published|"
    r"decided|endorsed|approved|inaugurated|opened|discussed|convened|hosted|set|set forth|imposed|taken|begun|started|created|founded|passed|gathered|spoke)\s(?:\w+\s){0,3}$"
)
_WEAK = frozenset({"", "for", "from", "around", "through", "during", "over", "between"})
_TAIL = 70


def deadline(text: str, span: LeafSpan, sentence: Sentence, date: dt.date | None) -> Deadline | None:
    """When the leaf is due: in its own words, else at the head of its sentence, between cue and act, right behind it, or in its stem.

    An interval that ends before the day of the talks is a reference to the past, never a deadline; "annually" is none either.
    """
    trigger = span.trigger
    for start, end, loose in _stretches(text, span, sentence):
        for found in when.phrases(text, start, end, date):
            if _is_due(text, found, date):
                interval = found.interval
                return Deadline(
                    words=_words(text, found.start, found.end),
                    earliest=interval[0] if interval else None,
                    latest=interval[1] if interval else None,
                )
        for rule in (_AHEAD, _ONCE, *((_OBJECT,) if loose else ())):
            hit = rule.search(text, start, end)
            if hit:
                return Deadline(words=_words(text, hit.start(), hit.end()))
    hit = _SOON.search(text, min(trigger.start, span.start), span.end)
    return Deadline(words=hit.group()) if hit else None


def _stretches(text: str, span: LeafSpan, sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Where to look, the nearest first; event names alone count only inside the leaf."""
    trigger = span.trigger
    yield span.start, span.end, True
    head = min(trigger.subject[0] if trigger.subject and trigger.subject[0] < trigger.start else trigger.start, span.start)
    tail = text[span.end : min(sentence.end, span.end + _TAIL)]
    stop = re.search(r"[,;:.]? (?:and|or|which|while|to|as well)\b|[;:]|\.\s", tail)
    edge = span.end + (stop.start() if stop else len(tail))
    if edge > span.end:
        yield span.end, edge, False
    if trigger.end < span.start:
        yield max(trigger.start, span.start - _TAIL), span.start, False
    if sentence.start < head:
        comma = text.find(",", sentence.start, head)
        if comma >= 0 and comma - sentence.start < 120:
            yield sentence.start, comma, False
    if sentence.stem is not None:
        yield sentence.stem[0], sentence.stem[1], False


def _is_due(text: str, found: when.Phrase, date: dt.date | None) -> bool:
    if found.vague:
        return True
    if found.prep in _BEHIND:
        return False
    if found.interval is not None and date is not None and found.interval[1] < date:
        return False
    if found.prep == "for" and found.interval is not None and (found.interval[1] - found.interval[0]).days > 366:
        return False
    before = text[max(0, found.start - 40) : found.start]
    if _DONE.search(before) or re.search(r"\b(?:past|last|previous|recent|since|as of|earlier)\s(?:\w+\s)?$", before):
        return False
    return not (found.interval is None and found.prep in _WEAK)


def _words(text: str, start: int, end: int) -> str:
    return text[start:end].strip(" ,;.")
