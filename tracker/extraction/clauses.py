"""A trigger's act to its leaves: the spans of the parts that could be delivered one without the other."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tracker.extraction import objects
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
    form: Form
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
        return self.spans(self.walk(lead))

    def finite(self) -> tuple[LeafSpan, ...]:
        """The leaf of an act told as a clause of its own: a passive or a meeting that will take place."""
        inside = next((i for i, word in enumerate(self.words) if word.start >= self.trigger.end), len(self.words))
        return self.spans(self.walk(_Part(0, inside - 1, "noun"), begin=max(inside - 1, 0)))

    def lead(self) -> _Part | None:
        """The first leaf, with the form that its siblings share."""
        first = self.opening(0)
        i = self.past_adverbs(first)
        forms: tuple[Form, ...] = ("gerund", "base") if self.trigger.frame == "gerund" else ("base", "gerund")
        if self.trigger.frame == "noun" and not self.text[: self.trigger.end].rstrip().endswith(" to"):
            forms = ("gerund",)
        for form in forms:
            if self.verb(i, form):
                return _Part(first, i, form)
        if self.low(first) in self.rules.prepositions and self.trigger.frame != "noun":
            for i in range(first + 1, min(first + 16, len(self.words) - 1)):
                if self.low(i) == "," and self.verb(self.past_adverbs(i + 1), forms[0]):
                    return _Part(i + 1, self.past_adverbs(i + 1), forms[0])
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

    def walk(self, part: _Part, begin: int | None = None) -> list[_Part]:
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
                if self.leaves_act(parts[-1], i):
                    end = i
                    break
                i = self.separator(parts, i, end)
                continue
            self.note(parts[-1], i)
            i += 1
        parts[-1].last = end
        return parts

    def leaves_act(self, part: _Part, i: int) -> bool:
        """Whether a bare verb after "and" is the sentence's own, because the act is told in gerunds or nouns ("... and call on")."""
        if self.low(i) not in ("and", ","):
            return False
        k = self.past_adverbs(self.behind(i)[0])
        if self.low(k) == "call" and self.low(k + 1) in ("on", "upon", "for") and self.low(k - 1) == "and":
            return True
        verb = self.verb(k, "base")
        if part.form == "base" or part.purpose:
            return False
        return verb is not None and self.low(k - 1) == "and" and self.reads_as_verb(k, verb, len(self.words), k)

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
        elif low == "so" and self.low(i + 1) == "that":
            part.purpose = part.bound = part.means = True
        elif low in ("by", "through", "including", "of", "on", "in", "from") and self.verb(k, "gerund"):
            part.means = part.means or low in ("by", "through", "including") or self.low(i - 1) != ","

    def chained(self, part: _Part, i: int) -> bool:
        """Whether the infinitive at `i` belongs to the leading verb itself ("continue to", "strive jointly to")."""
        k = i - 1
        while k > part.verb and self.rules.is_adverb(self.words[k]):
            k -= 1
        hit = self.lex.base.get(self.low(part.verb)) or self.lex.gerund.get(self.low(part.verb))
        return k == part.verb and hit is not None and hit.lemma in self.rules.catenatives

    def behind(self, i: int) -> tuple[int, list[str]]:
        """Index behind the separators at `i`, and what they are."""
        seps = []
        while i < len(self.words):
            if self.low(i) in self.rules.separators:
                seps.append(self.low(i))
                i += 1
            elif length := phrase_at(self.words, i, self.rules.joining_phrases):
                seps.append(" ".join(word.low for word in self.words[i : i + length]))
                i += length
            else:
                break
        return i, seps

    def separator(self, parts: list[_Part], i: int, end: int) -> int:
        """Open a new part behind the separators at `i` if a sibling begins there; index at which to go on."""
        j, seps = self.behind(i)
        if not seps:
            return i + 1
        found = self.apart(parts[-1], j, end) or self.sibling(parts[-1], i, j, end, seps)
        if found is None:
            if seps == [","] and parts[-1].purpose and self.verb(self.past_adverbs(j), "base"):
                parts[-1].bound = True
            return max(j, i + 1)
        parts[-1].last = i
        parts.append(found)
        return found.verb + 1

    def apart(self, part: _Part, j: int, end: int) -> _Part | None:
        """A deliverable named after "including", or a meeting after "with": a part whatever the list before it is."""
        low = self.low(j)
        if low == "including":
            k = self.past_adverbs(j + 1)
            hit = self.verb(k, "gerund")
            if hit is not None:
                opens = self.low(k + 1) in self.rules.determiners or self.low(k + 1)[:1] in ("$", "€", "£")
                return _Part(j + 1, k, "gerund") if opens and hit.lemma in self.rules.deliverables else None
            if self.low(k) in ("the", "an", "a"):
                for m in range(k + 1, min(k + 4, end - 1)):
                    noun = self.lex.noun.get(self.low(m))
                    if noun is not None and self.low(m + 1) == "of":
                        return _Part(j + 1, m, "noun") if noun.lemma in self.rules.deliverables else None
        if low == "with" and self.low(j + 1) in ("the", "a", "an"):
            for m in range(j + 2, min(j + 14, end - 1)):
                if self.low(m) == "to" and (self.low(m + 1) == "take" and self.low(m + 2) == "place" or self.low(m + 1) == "be"):
                    return _Part(j + 1, m + 1, "noun")
                if self.low(m) in ("scheduled", "planned", "slated") and self.low(m + 1) in ("for", "in", "to"):
                    return _Part(j + 1, m, "noun")
        return None

    def sibling(self, part: _Part, i: int, j: int, end: int, seps: list[str]) -> _Part | None:
        """The part that begins at `j`, behind the separators at `i`, beside `part`, if one does."""
        while j < end and (self.enumerator(j) or self.low(j) == "also"):
            j += 1
        first = j
        k = self.past_adverbs(j)
        if self.low(k) in self.rules.modals:
            return None if part.bound else self.after_modal(k)
        to = self.low(k) == "to"
        if to:
            first, k = k + 1, self.past_adverbs(k + 1)
        if k >= end or part.form == "noun" or not self.has_object(part, j):
            return None
        joined = bool(set(seps) - {","}) or len(seps) > 1
        if to:
            form: Form = "gerund" if part.form == "gerund" and self.verb(k, "gerund") else "base"
            return _Part(first, k, form) if joined and not part.purpose and self.verb(k, form) else None
        gerund = self.verb(k, "gerund") is not None and self.acts(k, end)
        if seps[-1] in ("as well as", "along with", "in addition to", "together with") and self.verb(k, "gerund"):
            return _Part(first, k, "gerund") if gerund else None
        comma = "," in seps or ";" in seps
        if part.form == "base":
            if (";" in seps or self.enumerator(k - 1)) and not part.bound and gerund:
                return _Part(first, k, "gerund")
            if part.bound or (part.purpose and (not comma or seps == [","])):
                return None
            verb = self.verb(k, "base")
            return _Part(first, k, "base") if verb and self.reads_as_verb(k, verb, end, i) else None
        if part.form == "gerund" and "," in seps and "and" in seps and (noun := self.named_act(j, end)):
            return _Part(first, noun, "noun")
        if (part.means and ";" not in seps) or (seps == [","] and not self.listed(k, end)):
            return None
        return _Part(first, k, "gerund") if gerund else None

    def named_act(self, j: int, end: int) -> int:
        """Index of the noun in "the complete withdrawal of", 0 where no such act begins at `j`."""
        if self.low(j) not in self.rules.determiners:
            return 0
        for m in range(j + 1, min(j + 4, end - 1)):
            if self.low(m) in self.lex.noun and self.low(m + 1) == "of" and self.low(m) not in self.rules.fields:
                return m
        return 0

    def after_modal(self, k: int) -> _Part | None:
        """The part after a repeated modal ("and will also work")."""
        k += 1
        while self.low(k) == "also":
            k += 1
        verb = self.past_adverbs(k)
        if self.low(verb) == "be" and self.low(self.past_adverbs(verb + 1)) in self.lex.participle:
            return None
        return _Part(k, verb, "base") if self.verb(verb, "base") else None

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

    def reads_as_verb(self, k: int, verb: Verb, end: int, sep: int) -> bool:
        """Whether a bare form after the conjunction at `sep` is a verb, and no noun or adjective of a list."""
        if verb.kind == "verb":
            return True
        if k + 1 >= end or self.low(sep - 2) in self.rules.determiners:
            return False
        after = self.words[k + 1]
        if after.low in self.rules.determiners or after.low in self.rules.objects or after.low in verb.company:
            return True
        if verb.kind == "noun" or after.low in self.rules.separators or not after.low[0].isalnum():
            return False
        return after.low not in self.rules.prepositions

    def acts(self, k: int, end: int) -> bool:
        """Whether the gerund at `k` governs an object, and is not a noun ("training", "financing of")."""
        hit = self.verb(k, "gerund")
        if hit is None or k + 1 >= end:
            return False
        after = self.words[k + 1]
        if after.low in self.rules.separators:
            return self.verb(self.past_adverbs(self.behind(k + 1)[0]), "gerund") is not None
        if not after.low[0].isalnum() or after.low == "of":
            return False
        return after.low not in self.rules.prepositions or hit.kind == "verb" or after.low in hit.company

    def spans(self, parts: list[_Part]) -> tuple[LeafSpan, ...]:
        """The parts as spans of the text, those with several named objects divided."""
        found = []
        for part in parts:
            last = self.closed(part.first, min(part.last, len(self.words)))
            paired = False
            if part.form == "noun" and self.trigger.frame in ("passive", "schedule"):
                ranges = [(part.first, last)]
            elif part.form == "noun":
                ranges = objects.nominal(self.words, part.first, last)
            else:
                ranges, paired = objects.shared(self.words, part.first, part.verb, last)
            for n, (first, stop) in enumerate(ranges):
                stop = self.closed(first, stop)
                if stop <= first:
                    continue
                start, end = trim(self.text, self.words[first].start, self.words[stop - 1].end)
                verb = self.head(first, stop) if n and part.form == "noun" else part.verb
                if end > start:
                    found.append(LeafSpan(start, end, self.lemma(verb), self.trigger, index=n if paired else 0, paired=paired))
        return tuple(found)

    def closed(self, first: int, last: int) -> int:
        """`last` moved before the separators that end the range."""
        while last > first + 1 and (self.low(last - 1) in self.rules.separators or self.low(last - 1) in ("to", "(", "also")):
            last -= 1
        return last

    def lemma(self, i: int) -> str:
        """The verb at `i` as a lemma, with its particle ("set up")."""
        low = self.low(i)
        hit = self.lex.base.get(low) or self.lex.gerund.get(low) or self.lex.participle.get(low) or self.lex.third.get(low) or self.lex.noun.get(low)
        if hit is None:
            return low
        after = self.low(i + 1)
        return f"{hit.lemma} {after}" if after in ("up", "out", "forward", "back", "down") else hit.lemma

    def nominal(self) -> tuple[LeafSpan, ...]:
        """The leaves of an act told as a noun phrase ("the establishment of a fund")."""
        first = self.opening(0)
        if first >= len(self.words):
            return ()
        return self.spans(self.walk(_Part(first, self.head(first, len(self.words)), "noun"), begin=first))

    def head(self, first: int, last: int) -> int:
        """The noun of an act that leads a noun phrase, else its first word."""
        for i in range(first, last):
            if self.low(i) in self.rules.prepositions or self.low(i) in (",", ";"):
                break
            if self.low(i) in self.lex.noun:
                return i
        return first
