"""An act's words to the part that opens it: the verb, the act one is charged with, an aim, or the items of a list."""

from __future__ import annotations

from tracker.extraction.document import Sentence, Trigger
from tracker.extraction.parts import Part
from tracker.extraction.phrases import Form, Phrases
from tracker.extraction.tables import word_set
from tracker.extraction.words import Word, words

FRONTED = 16
"""How many words may stand between a trigger and its verb ("agreed, by the end of the year, to")."""
_LISTED = 2
"""From how many semicolons, and acts between them, a list behind a colon tells acts and no fields."""
_FIELDS = word_set("topics areas fields themes subjects sectors questions issues items domains spheres matters")
"""What is parted by semicolons behind one of these are names of it, no acts."""
_CHARGED = 7
"""Up to how many words who is charged is told with the act; a longer list of offices would bury it."""


class Openings(Phrases):
    """The words of an act behind its trigger, and where its first part begins."""

    def __init__(self, text: str, found: list[Word], trigger: Trigger, sentence: Sentence) -> None:
        super().__init__(found)
        self.sentence = sentence
        self.text = text
        self.trigger = trigger

    def leading(self, first: int) -> Part:
        """The first leaf, with the form that its siblings share."""
        if charged := self.charged(first):
            return charged
        forms: tuple[Form, ...] = ("gerund", "base") if self.trigger.frame == "gerund" else ("base", "gerund")
        cue = self.text[max(self.trigger.start, self.trigger.end - 12) : self.trigger.end].lower().replace(",", "").split()
        if self.trigger.frame == "noun" and not (cue and (cue[-1] == "to" or cue[-1] in self.rules.modals)):
            forms = ("gerund",)
        i = self.past_adverbs(first)
        if not cue and self.ruled() and self.reads_as_verb(i, i):
            forms = ("base",)
        for form in forms:
            if verb := self.verb(i, form):
                within = self.past_adverbs(i + 2)
                if verb.lemma in self.rules.binding and self.low(i + 1) == "to" and self.verb(within, "base"):
                    return Part(i + 2, within, "base")
                if verb.lemma == "do" and (means := self.means(i + 1)):
                    return Part(i + 3, means, "gerund")
                modal = bool(cue) and cue[-1] in self.rules.modals
                return self.occasion(i) or Part(first, i, form, modal=modal)
        if self.trigger.frame != "noun":
            for comma in range(first + 1, min(first + FRONTED, self.end - 1)):
                k = self.past_adverbs(comma + 1)
                if self.low(comma) == "," and self.verb(k, forms[0]):
                    return Part(comma + 1, k, forms[0])
        modal = bool(cue) and cue[-1] in self.rules.modals
        if (modal or (bool(cue) and cue[-1] == "to" and self.low(i + 1) in self.rules.determiners)) and self.unheard(i):
            part = Part(first, i, "base", modal=modal)
        else:
            part = self.aim(first) or Part(first, self.head(first, self.end), "noun")
        return part

    def unheard(self, i: int) -> bool:
        """Whether a small-letter word that no table knows stands at `i`: right behind a modal it is the verb."""
        word = self.low(i)
        known = self.lead(i) is not None or word in self.rules.determiners or word in self.rules.prepositions
        return word.isalpha() and not known and not self.words[i].capital and self.low(i + 1) != "to"

    def charged(self, first: int) -> Part | None:
        """The act with which somebody is tasked, told with the tasking ("directed the ministers to open talks and sign")."""
        if not self.trigger.rule.startswith("delegate") or self.text.endswith("to ", self.trigger.start, self.trigger.end):
            return None
        for i in range(first + 1, min(first + 2 * FRONTED, self.end - 1)):
            if self.low(i) not in ("to", "with"):
                continue
            begin = self.opening(i + 1)
            k = self.past_adverbs(begin)
            form: Form = "base" if self.low(i) == "to" else "gerund"
            if self.verb(k, form):
                return Part(first if k - first <= _CHARGED else begin, k, form)
        return None

    def ruled(self) -> bool:
        """Whether a modal stands before a cue that is its own verb ("will open a port, support farmers, and train nurses")."""
        return any(word.low in self.rules.modals for word in words(self.text, self.sentence.start, self.trigger.start))

    def occasion(self, verb: int) -> Part | None:
        """The act for which an opportunity is taken ("take the opportunity of the visit to sign")."""
        if self.low(verb) not in ("take", "taking", "use", "using") or "opportunity" not in (
            self.low(verb + 1),
            self.low(verb + 2),
        ):
            return None
        for i in range(verb + 2, min(verb + FRONTED * 2, self.end - 1)):
            k = self.past_adverbs(i + 1)
            if self.low(i) == "to" and self.verb(k, "base"):
                return Part(i + 1, k, "base")
        return None

    def aim(self, first: int) -> Part | None:
        """The act that a noun of purpose names ("their shared goals of increasing", "the task of clearing")."""
        for i in range(first, min(first + 5, self.end - 2)):
            if self.low(i) in self.rules.aims:
                begin = self.opening(i + 2)
                k = self.past_adverbs(begin)
                form: Form = "base" if self.low(i + 1) == "to" else "gerund"
                return Part(begin, k, form) if self.low(i + 1) in ("to", "of") and self.verb(k, form) else None
        return None

    def listed(self, first: int) -> list[Part]:
        """The acts of a list behind a colon, parted by semicolons ("steps: accelerate A; deployment of B; grants for C")."""
        included = self.trigger.rule.endswith("include")
        colon = first - 1 if included else next((i for i in range(first, self.end) if self.low(i) == ":"), 0)
        stops = [i for i in range(colon, self.end) if self.low(i) == ";"] if colon or included else []
        if len(stops) < _LISTED:
            return []
        if self.fields(colon) and not self.tells(colon + 1, stops[0]):
            whole = self.leading(first)
            whole.last = self.end
            return [whole]
        parts = []
        begin = colon + 1
        for stop in [*stops, self.end]:
            while begin < stop and self.low(begin) in self.rules.separators:
                begin += 1
            if begin < stop:
                parts.append(self.item(begin, stop))
                parts[-1].last = stop
            begin = stop + 1
        acts = sum(part.form != "noun" or self.names_act(part.verb) for part in parts)
        return parts if acts >= _LISTED or (included and acts) else []

    def fields(self, colon: int) -> bool:
        """Whether what stands before a colon says that fields or topics follow ("address the following topics: ...")."""
        return any(self.low(i) in _FIELDS for i in range(max(colon - 3, 0), colon))

    def tells(self, begin: int, stop: int) -> bool:
        """Whether the first item of a list is an act: told by a verb, or by a noun of an act and what it is done to."""
        part = self.item(self.opening(begin), stop)
        return part.form != "noun" or self.names_act(part.verb)

    def names_act(self, k: int) -> bool:
        """Whether the noun at `k` names an act and goes on to what it is done to ("deployment of", "support to")."""
        return self.low(k) in self.lex.noun and self.low(k + 1) in ("of", "to", "for")

    def item(self, begin: int, stop: int) -> Part:
        """One item of a list: by its verb, its gerund, or the noun of its act."""
        k = self.past_adverbs(begin)
        if self.reads_as_verb(k, begin - 1, apart=True):
            return Part(begin, k, "base")
        return Part(begin, k, "gerund") if k + 1 < stop and self.governs(k) else Part(begin, self.head(begin, stop), "noun")
