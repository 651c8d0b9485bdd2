"""A trigger's act to its leaves: the spans of the parts that could be delivered one without the other."""

from __future__ import annotations

from tracker.extraction import words as w
from tracker.extraction.document import LeafSpan, Sentence, Trigger
from tracker.extraction.verbs import Verb, lexicon
from tracker.extraction.words import Word

_DETERMINERS = frozenset(
    "a an the this that these those its their his her our my your each every any some all both such no another more further new "
    "other additional several many one two three four five six seven eight nine ten".split()
)
_POSSESSIVE = frozenset("its their his her our my your".split())
_PRONOUNS = frozenset("they he she it we i this these that".split())
_OBJECTS = frozenset("them him it us themselves itself each one another".split())
_PREPOSITIONS = frozenset(
    "about above across after against along among amid around at before behind between beyond by concerning despite during for from in into "
    "of off on onto over per regarding since through throughout to toward towards under until upon via vis-à-vis with within without".split()
)
_PARTICLES = frozenset("up out off on in over through back down away forward together forth ahead along".split())
_AUXILIARIES = frozenset(
    "will would shall should can could may might must is are was were be been being has have had does do did won't cannot".split()
)
_SEPARATORS = frozenset((",", ";", "and", "or", "nor", "&", "plus", "then"))
_ADVERBS = frozenset(
    "also further jointly together then always not never soon well fully early swiftly promptly continually consistently thereby "
    "either both even again thus hereby still once better more closely constantly".split()
)
_NOT_ADVERBS = frozenset("family supply apply rely reply assembly ally italy july anomaly monopoly early-supply comply imply multiply fly".split())
_ADJUNCTS = frozenset(
    "including noting expressing emphasizing emphasising stressing underscoring underlining highlighting recognizing recognising "
    "reaffirming reiterating welcoming recalling acknowledging reflecting stating adding saying affirming describing citing calling "
    "urging condemning commending praising thanking pointing considering believing hoping wishing bearing realising realizing "
    "given taking using building following based relying drawing depending allowing making enabling leading resulting providing "
    "bringing paving helping thereby creating ensuring guided ".split()
)
_REPORTS = frozenset(
    "reaffirmed reiterated expressed welcomed noted stressed underscored underlined emphasized emphasised highlighted affirmed confirmed "
    "discussed agreed committed pledged condemned commended praised thanked stated said added announced recalled acknowledged recognized "
    "recognised exchanged reviewed conveyed called urged invited declared decided resolved appreciated congratulated lauded hailed voiced "
    "reaffirm reiterate express welcome underscore underline emphasize emphasise condemn commend recall acknowledge stressed reconfirm "
    "looked explained informed briefed relayed vowed promised signed adopted issued touched raised held met spoke remarked requested asked "
    "encouraged applauded considered shared recommitted described pointed instructed tasked charged believe believes thanks considers "
    "expresses welcomes reaffirms reiterates stresses notes supports underscores emphasizes confirms condemns calls urges".split()
)
_STOP_PHRASES = (("so", "as", "to"), ("in", "order", "that"), ("thereby",), ("thus",), ("whereas",), ("although",), ("though",), ("while",), ("which",), ("who",), ("whose",), ("where",), ("but",))


def split(text: str, sentence: Sentence, trigger: Trigger, until: int) -> tuple[LeafSpan, ...]:
    """The leaves of one trigger in reading order; none where nothing that is an act follows.

    The act begins at `trigger.end` (or at the subject of a passive) and ends before `until`.
    """
    start = trigger.end
    if trigger.frame in ("passive", "schedule") and trigger.subject is not None:
        start = min(trigger.subject[0], trigger.end)
    if sentence.start > start:
        start = sentence.start
    found = w.words(text, start, min(until, sentence.end))
    if trigger.frame in ("passive", "schedule"):
        return _finite(text, found, trigger)
    return _Act(text, found, trigger).leaves()


def leaves(text: str, sentence: Sentence, trigger: Trigger) -> tuple[LeafSpan, ...]:
    """As `split`, with the whole rest of the sentence open to the act."""
    return split(text, sentence, trigger, sentence.end)


def _finite(text: str, found: list[Word], trigger: Trigger) -> tuple[LeafSpan, ...]:
    inside = [word for word in found if word.start >= trigger.end]
    stop = _clause_end(inside, 0)
    last = inside[stop - 1].end if stop else trigger.end
    verb = ""
    for word in found:
        if trigger.start <= word.start < trigger.end and (hit := lexicon().participle.get(word.low) or lexicon().base.get(word.low)):
            verb = hit.lemma
    span = _trim(text, found[0].start if found else trigger.start, last)
    return (LeafSpan(span[0], span[1], verb, trigger),) if span[1] > span[0] else ()


def _is_adverb(word: Word) -> bool:
    low = word.low
    return low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)


def _clause_end(found: list[Word], begin: int) -> int:
    """Index after the last word that still belongs to the act which begins at `begin`."""
    depth = 0
    for i in range(begin, len(found)):
        low = found[i].low
        if low in "([":
            depth += 1
        elif low in ")]":
            depth = max(0, depth - 1)
        elif not depth and i > begin and _ends(found, i):
            return i
    return len(found)


def _ends(found: list[Word], i: int) -> bool:
    """Whether the act is over at the separator `i`: another clause, a report or a comment follows."""
    low = found[i].low
    if low in ("–", "—", "-"):
        return True
    if low not in (",", ";", "and", "but", ":", "or", "while", "whereas", "."):
        return False
    if low in ("while", "whereas", "but"):
        return True
    j = i
    while j < len(found) and found[j].low in (",", ";", "and", "or"):
        j += 1
    if j >= len(found):
        return True
    comma = low in (",", ";")
    k = j
    while k < len(found) and _is_adverb(found[k]):
        k += 1
    if k >= len(found):
        return True
    here = found[k].low
    if comma:
        for phrase in _STOP_PHRASES:
            if tuple(word.low for word in found[j : j + len(phrase)]) == phrase:
                return True
        if here in _ADJUNCTS and here != "including" and low == "," and here.endswith("ing") and here not in ("building", "ensuring", "making", "creating", "providing", "helping", "bringing", "using", "taking", "enabling", "leading", "drawing", "allowing"):
            return True
    if here in _REPORTS and (k > j or low in ("and", ",", ";")) and _report_follows(found, k):
        return True
    return _new_subject(found, k)


def _report_follows(found: list[Word], k: int) -> bool:
    nxt = found[k + 1].low if k + 1 < len(found) else ""
    low = found[k].low
    if low in lexicon().base and low not in lexicon().past:
        return nxt in _POSSESSIVE or nxt in ("that", "the", "upon", "on")
    return nxt in _DETERMINERS or nxt in ("that", "to", "on", "upon", "about", "for", "views", "by", "in", "with") or (k + 1 < len(found) and found[k + 1].capital)


def _new_subject(found: list[Word], k: int) -> bool:
    """Whether a noun phrase and a finite verb begin at `k`."""
    if found[k].low in ("they", "he", "she", "we", "i"):
        return True
    lex = lexicon()
    if not (found[k].low in _DETERMINERS or found[k].low in ("it",) or found[k].capital):
        return False
    for m in range(k + 1, min(k + 12, len(found))):
        low = found[m].low
        if low in (",", ";", ":", "and", "to") or low in ("that", "which", "who", "where"):
            return False
        if low in ("will", "would", "shall", "is", "are", "was", "were", "has", "have", "had", "must", "should", "can", "may"):
            return True
        if low in _REPORTS and low in lex.past and _report_follows(found, m) and found[m - 1].low not in _DETERMINERS:
            return True
        if low in lex.third and low not in lex.base and low in _REPORTS:
            return True
    return False


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-"):
        end -= 1
    if end > start and text[end - 1] in ".!?" and not text[end - 2 : end - 1].isupper():
        end -= 1
    while start < end and (text[start].isspace() or text[start] in ",;:–—-•*"):
        start += 1
    return start, end


class _Act:
    """One walk over the words of an act, left to right, that notes where a new leaf begins."""

    def __init__(self, text: str, found: list[Word], trigger: Trigger) -> None:
        self.text = text
        self.words = found
        self.trigger = trigger
        self.lex = lexicon()

    def leaves(self) -> tuple[LeafSpan, ...]:
        lead = self._lead()
        if lead is None:
            return self._nominal()
        first, at, form = lead
        end = _clause_end(self.words, at)
        starts = [first]
        verbs = [at]
        self._walk(at, end, form, starts, verbs)
        return self._spans(starts, verbs, end)

    def _verb(self, i: int, form: str) -> Verb | None:
        if i >= len(self.words):
            return None
        low = self.words[i].low
        return (self.lex.base if form == "base" else self.lex.gerund).get(low)

    def _skip(self, i: int) -> int:
        while i < len(self.words) and (
            self.words[i].low in (",", ":", "also", "to", "(", ")", "i", "ii", "iii", "a", "1", "2", '"', "“", "*", "•", "-", "–") or self.words[i].low in ("and", "both")
        ):
            if self.words[i].low == "a" and self.words[i + 1 : i + 2] and self.words[i + 1].low != ")":
                break
            i += 1
        return i

    def _lead(self) -> tuple[int, int, str] | None:
        """First word of the first leaf, its verb, and the form that its siblings must share."""
        first = self._skip(0)
        i = first
        while i < len(self.words) and _is_adverb(self.words[i]):
            i += 1
        wanted = ("gerund", "base") if self.trigger.frame == "gerund" else ("base", "gerund")
        if self.trigger.frame == "noun" and i == first:
            wanted = ("gerund",)  # type: ignore[assignment]
        for form in wanted:
            if self._verb(i, form):
                return first, i, form
        return None

    def _walk(self, at: int, end: int, form: str, starts: list[int], verbs: list[int]) -> None:
        depth = 0
        purpose = means = False
        i = at + 1
        while i < end:
            low = self.words[i].low
            if low in "([":
                depth += 1
            elif low in ")]":
                depth = max(0, depth - 1)
            if depth:
                i += 1
                continue
            if low in (",", ";", "and", "or", "&"):
                j = i
                seps = []
                while j < end and self.words[j].low in (",", ";", "and", "or", "&", "then"):
                    seps.append(self.words[j].low)
                    j += 1
                nxt = self._conjunct(j, end, form, seps, verbs[-1], purpose, means)
                if nxt is not None:
                    starts.append(nxt[0])
                    verbs.append(nxt[1])
                    purpose = means = False
                    i = nxt[1] + 1
                    continue
                i = max(j, i + 1)
                continue
            if low == "to" and i + 1 < end and self._infinitive(i + 1):
                purpose = True
            if low in ("by", "through", "including", "of") and i + 1 < end and self._gerund_at(i + 1):
                means = True
            i += 1

    def _infinitive(self, i: int) -> bool:
        while i < len(self.words) and _is_adverb(self.words[i]):
            i += 1
        return self._verb(i, "base") is not None

    def _gerund_at(self, i: int) -> bool:
        while i < len(self.words) and (_is_adverb(self.words[i]) or self.words[i].low == "through"):
            i += 1
        return self._verb(i, "gerund") is not None

    def _conjunct(self, j: int, end: int, form: str, seps: list[str], last: int, purpose: bool, means: bool) -> tuple[int, int] | None:
        """Where a sibling of the last leaf begins at `j`, if it does: its first word and its verb."""
        first = j
        while j < end and self.words[j].low in ("(", ")", "i", "ii", "iii", "iv", "v", "also"):
            j += 1
            first = j
        to = j < end and self.words[j].low == "to"
        if to:
            j += 1
            first = j
        while j < end and _is_adverb(self.words[j]):
            j += 1
        if j >= end:
            return None
        comma = "," in seps or ";" in seps
        if not self._has_object(last, first):
            return None
        if to:
            return (first, j) if not purpose and self._verb(j, "base") else None
        verb = self._verb(j, form)
        if verb is None:
            return None
        if form == "base":
            if purpose and not comma:
                return None
            return (first, j) if self._reads_as_verb(j, verb, end) else None
        if means:
            return None
        if seps == [","] and self.words[j].low in _ADJUNCTS:
            return None
        if not self._gerund_reads_as_verb(j, end):
            return None
        return first, j

    def _has_object(self, verb: int, sep: int) -> bool:
        """Whether something other than adverbs and particles stands between a verb and the separator."""
        for i in range(verb + 1, sep):
            word = self.words[i]
            if word.low in (",", "and", "or", ";") or word.low in _PARTICLES or _is_adverb(word) or word.low in ("(", "to"):
                continue
            if self._verb(i, "base") and i == verb + 2 and self.words[verb + 1].low == "to":
                continue
            return True
        return False

    def _reads_as_verb(self, j: int, verb: Verb, end: int) -> bool:
        if verb.kind == "verb":
            return True
        nxt = self.words[j + 1] if j + 1 < end else None
        if nxt is None:
            return False
        if nxt.low in _DETERMINERS or nxt.low in _OBJECTS:
            return True
        if verb.kind == "either":
            return nxt.low not in _PREPOSITIONS and nxt.low not in _SEPARATORS and nxt.low not in (".", ")", "(")
        if verb.lemma == "work":
            return nxt.low in ("with", "on", "for", "together", "to", "toward", "towards", "closely", "jointly", "in", "out")
        return nxt.low in _PARTICLES and nxt.low not in ("in", "on", "through", "over")

    def _gerund_reads_as_verb(self, j: int, end: int) -> bool:
        nxt = self.words[j + 1] if j + 1 < end else None
        return nxt is not None and nxt.low not in (",", ";", "and", "or", "of", ".", ")") and not (nxt.low in _PREPOSITIONS and nxt.low not in ("on", "with", "to", "in", "towards", "toward", "for", "from"))

    def _spans(self, starts: list[int], verbs: list[int], end: int) -> tuple[LeafSpan, ...]:
        out = []
        for n, first in enumerate(starts):
            stop = starts[n + 1] if n + 1 < len(starts) else end
            last = stop
            while last > first + 1 and self.words[last - 1].low in (",", ";", "and", "or", "&", "to", "also", "(", "i", "ii", "iii", ")") and (n + 1 < len(starts) or self.words[last - 1].low in (",", ";", "and", "or")):
                last -= 1
            span = _trim(self.text, self.words[first].start, self.words[last - 1].end)
            if span[1] <= span[0]:
                continue
            low = self.words[verbs[n]].low
            hit = self.lex.base.get(low) or self.lex.gerund.get(low)
            out.append(LeafSpan(span[0], span[1], hit.lemma if hit else low, self.trigger))
        return tuple(out)

    def _nominal(self) -> tuple[LeafSpan, ...]:
        first = self._skip(0)
        if first >= len(self.words):
            return ()
        end = _clause_end(self.words, first)
        verb = ""
        for word in self.words[first:end]:
            if word.low in _PREPOSITIONS:
                break
            if hit := self.lex.noun.get(word.low):
                verb = hit.lemma
        span = _trim(self.text, self.words[first].start, self.words[max(first, end - 1)].end)
        return (LeafSpan(span[0], span[1], verb, self.trigger),) if span[1] > span[0] else ()
