"""A trigger's act to its leaves: the spans of the parts that could be delivered one without the other."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tracker.extraction import words as w
from tracker.extraction.boundaries import act_ends
from tracker.extraction.document import LeafSpan, Sentence, Trigger
from tracker.extraction.grammar import Grammar, grammar, phrase_at
from tracker.extraction.verbs import Lexicon, Verb, lexicon
from tracker.extraction.words import Word

Form = Literal["base", "gerund", "noun"]

_ENUMERATORS = frozenset("( ) i ii iii iv v vi 1 2 3 4 5 6 b c d e f * •".split())


def split(text: str, sentence: Sentence, trigger: Trigger, until: int) -> tuple[LeafSpan, ...]:
    """The leaves of one trigger in reading order; none where nothing that is an act follows.

    The act begins at `trigger.end` (at the subject of a passive) and ends before `until`.
    """
    start = trigger.end
    if trigger.frame in ("passive", "schedule") and trigger.subject is not None:
        start = min(trigger.subject[0], trigger.start)
    start = max(start, sentence.start)
    act = _Act(text, w.words(text, start, min(until, sentence.end)), trigger)
    return act.finite() if trigger.frame in ("passive", "schedule") else act.leaves()


def leaves(text: str, sentence: Sentence, trigger: Trigger) -> tuple[LeafSpan, ...]:
    """As `split`, with the whole rest of the sentence open to the act."""
    return split(text, sentence, trigger, sentence.end)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, marks and half brackets at its edges; the stop of an abbreviation stays."""
    while start < end and (text[start].isspace() or text[start] in ",;:–—-•*)]"):
        start += 1
    while end > start:
        last = text[end - 1]
        if last.isspace() or last in ",;:–—-([" or (last in ".!?" and not text[end - 2 : end - 1].isupper()):
            end -= 1
        elif last in ")]" and text.count("([)]".replace(last, "")[0] if last == ")" else "[", start, end) < text.count(last, start, end):
            end -= 1
        elif last == '"' and text.count('"', start, end) % 2:
            end -= 1
        else:
            break
    return start, end


class _Part(Struct):
    """A leaf while it is being read, in indexes of words."""

    first: int
    verb: int
    last: int = 0
    purpose: bool = False
    """An infinitive hangs on it: a sibling without a comma belongs to that."""
    bound: bool = False
    """The infinitive came after a comma, or a list runs under it: all that follows belongs to it."""
    means: bool = False
    """A gerund hangs on it ("by reducing"): further gerunds belong to that."""


class _Act:
    """One walk over the words of an act, left to right, that notes where a leaf begins and where the act is over."""

    def __init__(self, text: str, found: list[Word], trigger: Trigger) -> None:
        self.text = text
        self.words = found
        self.trigger = trigger
        self.rules: Grammar = grammar()
        self.lex: Lexicon = lexicon()

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def verb(self, i: int, form: Form) -> Verb | None:
        return (self.lex.base if form == "base" else self.lex.gerund).get(self.low(i))

    def past_adverbs(self, i: int) -> int:
        while i < len(self.words) and self.rules.is_adverb(self.words[i]):
            i += 1
        return i

    def leaves(self) -> tuple[LeafSpan, ...]:
        """The leaves of an act that begins with a verb; of a noun phrase where it begins with none."""
        lead = self.lead()
        if lead is None:
            return self.nominal()
        part, form = lead
        return self.spans(self.walk(part, form))

    def finite(self) -> tuple[LeafSpan, ...]:
        """The leaf of an act told as a clause of its own: a passive or a meeting that will take place."""
        inside = next((i for i, word in enumerate(self.words) if word.start >= self.trigger.end), len(self.words))
        verb = inside - 1
        part = _Part(0, verb)
        parts = self.walk(part, "noun", begin=max(inside - 1, 0))
        return self.spans(parts[:1])

    def lead(self) -> tuple[_Part, Form] | None:
        """The first leaf's first word and verb, and the form that its siblings share."""
        first = self.opening(0)
        i = self.past_adverbs(first)
        forms: tuple[Form, ...] = ("gerund", "base") if self.trigger.frame == "gerund" else ("base", "gerund")
        if self.trigger.frame == "noun" and not self.text[: self.trigger.end].rstrip().endswith(" to"):
            forms = ("gerund",)
        for form in forms:
            if self.verb(i, form):
                return _Part(first, i), form
        if self.low(first) in self.rules.prepositions and self.trigger.frame != "noun":
            for i in range(first + 1, min(first + 16, len(self.words) - 1)):
                if self.low(i) == "," and self.verb(self.past_adverbs(i + 1), forms[0]):
                    return _Part(i + 1, self.past_adverbs(i + 1)), forms[0]
        return None

    def opening(self, i: int) -> int:
        """Index after marks, enumerators and words that stand before every act ("also", "(i)")."""
        while i < len(self.words) and (self.low(i) in (",", ":", ";", "also", "to", "and", "that", "-", "–", '"') or self.enumerator(i)):
            i += 1
        return i

    def enumerator(self, i: int) -> bool:
        """Whether "(i)", "1)" or a bullet stands at `i`."""
        low = self.low(i)
        return low in ("*", "•", "(", ")") or (low in _ENUMERATORS and self.low(i + 1) == ")")

    def walk(self, part: _Part, form: Form, begin: int | None = None) -> list[_Part]:
        """The parts from the first one on, each closed before its separator."""
        parts = [part]
        end = len(self.words)
        i = (part.verb if begin is None else begin) + 1
        while i < end:
            low = self.low(i)
            if low in ("(", "["):
                i = self.closing(i)
                continue
            if low in ("–", "—"):
                other = next((k for k in range(i + 1, min(i + 25, end)) if self.low(k) in ("–", "—")), None)
                if other is None:
                    end = i
                    break
                i = other + 1
                continue
            if low in self.rules.separators or low in (":", "while", "whereas", "but", "so") or phrase_at(self.words, i, self.rules.joining_phrases):
                if act_ends(self.words, i):
                    end = i
                    break
                i = self.separator(parts, i, end, form)
                continue
            self.note(parts[-1], i)
            i += 1
        parts[-1].last = end
        return parts

    def closing(self, i: int) -> int:
        """Index after the bracket that closes the one at `i`; the next word where none does."""
        mark = {"(": ")", "[": "]"}[self.low(i)]
        for k in range(i + 1, min(i + 60, len(self.words))):
            if self.low(k) == mark:
                return k + 1
        return i + 1

    def note(self, part: _Part, i: int) -> None:
        """Mark the part if an infinitive or a gerund that may have a list of its own begins at `i`."""
        low = self.low(i)
        k = self.past_adverbs(i + 1)
        if low == "to" and self.verb(k, "base") and not self.chained(part, i):
            part.purpose = True
            if self.low(i - 1) == ",":
                part.bound = True
        elif low in ("by", "through", "including", "of", "on", "in", "from") and self.verb(k, "gerund"):
            part.means = part.means or low in ("by", "through", "including") or self.low(i - 1) != ","

    def chained(self, part: _Part, i: int) -> bool:
        """Whether the infinitive at `i` belongs to the leading verb itself ("continue to", "strive jointly to")."""
        k = i - 1
        while k > part.verb and self.rules.is_adverb(self.words[k]):
            k -= 1
        hit = self.lex.base.get(self.low(part.verb)) or self.lex.gerund.get(self.low(part.verb))
        return k == part.verb and hit is not None and hit.lemma in self.rules.catenatives

    def separator(self, parts: list[_Part], i: int, end: int, form: Form) -> int:
        """Open a new part behind the separators at `i` if a sibling begins there; index at which to go on."""
        j = i
        seps = []
        while j < end:
            if self.low(j) in self.rules.separators:
                seps.append(self.low(j))
                j += 1
            elif length := phrase_at(self.words, j, self.rules.joining_phrases):
                seps.append(" ".join(word.low for word in self.words[j : j + length]))
                j += length
            else:
                break
        if not seps:
            return i + 1
        if (sibling := self.sibling(parts[-1], j, end, form, seps)) is None:
            if seps == [","] and parts[-1].purpose and self.verb(self.past_adverbs(j), "base"):
                parts[-1].bound = True
            return max(j, i + 1)
        parts[-1].last = i
        parts.append(sibling)
        return sibling.verb + 1

    def sibling(self, part: _Part, j: int, end: int, form: Form, seps: list[str]) -> _Part | None:
        """The part that begins at `j` beside `part`, if one does."""
        while j < end and (self.enumerator(j) or self.low(j) == "also"):
            j += 1
        first = j
        k = self.past_adverbs(j)
        if self.low(k) in self.rules.modals and self.low(self.past_adverbs(k + 1)) != "be":
            m = self.past_adverbs(k + 1)
            while self.low(m) == "also":
                m += 1
            return _Part(m if self.low(k + 1) == "also" else k + 1, m) if self.verb(m, "base") else None
        to = self.low(k) == "to"
        if to:
            first, k = k + 1, self.past_adverbs(k + 1)
        if k >= end or form == "noun" or not self.has_object(part, j):
            return None
        joined = bool(set(seps) - {","}) or len(seps) > 1
        if to:
            found = form if self.verb(k, form) and form == "gerund" else "base"
            return _Part(first, k) if joined and not part.purpose and self.verb(k, found) else None
        if seps[-1] in ("as well as", "along with", "in addition to", "together with") and self.verb(k, "gerund"):
            return _Part(first, k) if not part.means and self.acts(k, end) else None
        comma = "," in seps or ";" in seps
        if form == "base":
            if ";" in seps and not part.bound and self.verb(k, "gerund") and self.acts(k, end):
                return _Part(first, k)
            if part.bound or (part.purpose and (not comma or seps == [","])):
                return None
            verb = self.verb(k, "base")
            return _Part(first, k) if verb and self.reads_as_verb(k, verb, end) else None
        if part.means or (seps == [","] and not self.listed(k, end)):
            return None
        return _Part(first, k) if self.verb(k, "gerund") and self.acts(k, end) else None

    def listed(self, k: int, end: int) -> bool:
        """Whether the gerund at `k` is one of a list that an "and" with a gerund closes."""
        return any(self.low(m) == "and" and self.verb(self.past_adverbs(m + 1), "gerund") for m in range(k + 1, min(end, k + 40)))

    def has_object(self, part: _Part, sep: int) -> bool:
        """Whether more than adverbs, particles and chained verbs stands between a verb and the separator: else the verbs are stacked."""
        for i in range(part.verb + 1, sep):
            word = self.words[i]
            if word.low in self.rules.separators or word.low in self.rules.particles or self.rules.is_adverb(word) or word.low == "to":
                continue
            if self.verb(i, "base") and (self.low(i - 1) == "to" or self.low(i - 1) in ("and", "or", ",") or self.rules.is_adverb(self.words[i - 1])):
                continue
            if self.verb(i, "gerund") and self.low(i - 1) in ("and", "or", ","):
                continue
            return True
        return False

    def reads_as_verb(self, k: int, verb: Verb, end: int) -> bool:
        """Whether a bare form after a conjunction is a verb and not a noun of a list."""
        if verb.kind == "verb":
            return True
        if k + 1 >= end:
            return False
        after = self.words[k + 1]
        if after.low in self.rules.determiners or after.low in self.rules.objects or after.low in verb.company:
            return True
        if verb.kind == "noun" or after.low in self.rules.separators or not after.low[0].isalnum():
            return False
        return after.low not in self.rules.prepositions

    def acts(self, k: int, end: int) -> bool:
        """Whether the gerund at `k` governs an object, and is not a noun ("training", "financing of")."""
        if k + 1 >= end or not (after := self.words[k + 1]).low[0].isalnum():
            return False
        if after.low in self.rules.separators or after.low == "of":
            return False
        hit = self.verb(k, "gerund")
        return after.low not in self.rules.prepositions or (hit is not None and hit.kind == "verb") or (hit is not None and after.low in hit.company)

    def spans(self, parts: list[_Part]) -> tuple[LeafSpan, ...]:
        found = []
        for part in parts:
            last = min(part.last, len(self.words))
            while last > part.first + 1 and (self.low(last - 1) in self.rules.separators or self.low(last - 1) in ("to", "(", "also")):
                last -= 1
            if last <= part.first:
                continue
            start, end = trim(self.text, self.words[part.first].start, self.words[last - 1].end)
            if end > start:
                found.append(LeafSpan(start, end, self.lemma(part.verb), self.trigger))
        return tuple(found)

    def lemma(self, i: int) -> str:
        """The verb at `i` as a lemma, with its particle ("set up")."""
        low = self.low(i)
        hit = self.lex.base.get(low) or self.lex.gerund.get(low) or self.lex.participle.get(low) or self.lex.third.get(low) or self.lex.noun.get(low)
        if hit is None:
            return low
        after = self.low(i + 1)
        return f"{hit.lemma} {after}" if after in ("up", "out", "forward", "back", "down") else hit.lemma

    def nominal(self) -> tuple[LeafSpan, ...]:
        """The leaf of an act told as a noun phrase ("the establishment of a fund")."""
        first = self.opening(0)
        if first >= len(self.words):
            return ()
        verb = first
        for i in range(first, len(self.words)):
            if self.low(i) in self.rules.prepositions or self.low(i) in (",", ";"):
                break
            if self.low(i) in self.lex.noun:
                verb = i
        return self.spans(self.walk(_Part(first, verb), "noun", begin=first))
