"""A trigger's act to its leaves: the spans of the parts that could be delivered one without the other."""

from __future__ import annotations

from msgspec.structs import replace

from tracker.extraction import limits, nominals, objects, things
from tracker.extraction.appended import within_umbrella
from tracker.extraction.asides import fields_joined, names_thing, past_aside
from tracker.extraction.boundaries import MANNER, act_ends, so_then, told_of_past
from tracker.extraction.dependents import note
from tracker.extraction.document import LeafSpan, Sentence, Trigger
from tracker.extraction.grammar import amount_at, grammar, phrase_at
from tracker.extraction.openings import FRONTED, Openings
from tracker.extraction.parts import Part
from tracker.extraction.phrases import Joint
from tracker.extraction.siblings import effect, following, has_object
from tracker.extraction.tables import word_set
from tracker.extraction.words import Range, trim, words

_SPEAKS = word_set("encourage urge welcome invite recognize recognise underscore reaffirm call note express")
"""What "we" go on to say behind ", and", the act before being over ("to fight piracy, and encourage ...")."""
_TRIES = frozenset(["strive", "seek", "endeavour", "endeavor", "try", "attempt", "aim"])
"""Verbs whose infinitives, however many, are tried and not promised."""
_CONTRASTS = frozenset(["while", "whereas", "although", "though", "but", "because"])
"""What they begin is another clause, and no aside between a verb and its object."""
_ASIDE = 25
"""How many words two dashes may enclose."""

_BASES = frozenset(["guided", "inspired"])
"""Participles of what an act rests on, behind which a list may go on."""
_MEASURES = (("in", "line", "with"), ("fully", "respecting"), ("in", "full", "respect"), ("in", "the", "face"), ("amid",))
"""Openers, after a comma, of what the act keeps to or stands against, behind which a list may go on."""
_AIMS = (
    ("with", "the", "aim"),
    ("with", "the", "goal"),
    ("with", "the", "objective"),
    ("with", "a", "view"),
    ("in", "order", "to"),
    ("building", "on"),
)
"""Openers, after a comma, of what the clause and not the noun in it is for or rests on."""

_NEAR = 400
"""So many characters before its cue a passive is looked for that it is joined to."""


def split(text: str, sentence: Sentence, trigger: Trigger, until: int, told: Range = (0, 0)) -> tuple[LeafSpan, ...]:
    """The leaves of one trigger in reading order; none where nothing that is an act follows.

    The act begins at `trigger.end` (at the subject of a passive) and ends before `until`; the words of `told`, which only say
    whose words they are, are no part of it.
    """
    start = trigger.end
    clause = trigger.frame == "passive"
    if clause and trigger.subject is not None:
        between = words(text, max(trigger.subject[1], trigger.start - _NEAR), trigger.start)
        joined = any(word.low == "and" for word in between[-2:]) or (between and between[-1].low == ";")
        apart = joined and any(word.low in grammar().auxiliaries for word in between)
        start = trigger.start if apart else min(trigger.subject[0], trigger.start)
    start = max(start, sentence.start)
    found = [word for word in words(text, start, min(until, sentence.end)) if not told[0] <= word.start < told[1]]
    act = _Act(text, found, trigger, sentence)
    if clause:
        return act.clause()
    return act.leaves()


class _Act(Openings):
    """One walk over the words of an act, left to right, that notes where a leaf begins and where the act is over."""

    def leaves(self) -> tuple[LeafSpan, ...]:
        """The leaves of an act that begins with a verb; of a noun phrase where it begins with none."""
        first = self.opening(0)
        if first >= self.end:
            return ()
        if listed := self.listed(first):
            return self.spans(listed)
        part = self.leading(first)
        begin = first if part.form == "noun" else part.verb
        return self.spans(self.walk(part, begin + 1))

    def clause(self) -> tuple[LeafSpan, ...]:
        """The leaves of an act told as a clause of its own: a passive or a meeting that will take place."""
        inside = next((i for i, word in enumerate(self.words) if word.start >= self.trigger.end), self.end)
        modal = any(word.low in self.rules.modals for word in self.words[:inside])
        return self.spans(self.walk(Part(0, inside - 1, "noun", told=True, modal=modal), inside)) if inside else ()

    def walk(self, part: Part, i: int) -> list[Part]:
        """The parts from the first one on, each closed before its separator; `i` is where to begin looking."""
        parts = [part]
        end = self.end
        while i < end:
            low = self.low(i)
            if low in ("(", "["):
                i = self.closing(i)
            elif low in ("–", "—"):
                other = next((k for k in range(i + 1, min(i + _ASIDE, end)) if self.low(k) in ("–", "—")), None)
                if (
                    other is None
                    and i + 1 < end
                    and (fields_joined(self, i) or (self.capital_before(i) and self.words[i + 1].capital))
                ):
                    i += 1  # "the India – Nepal Commission"
                elif other is None or (self.low(other + 1) == "to" and self.verb(other + 2, "base")):
                    end = i
                else:
                    i = other + 1
                    parts[-1].purpose = parts[-1].bound
            elif acts := within_umbrella(self, parts[-1], i):
                parts[-1] = acts
                i = acts.verb + 1
            elif not self.separates(i):
                note(self, parts[-1], i)
                i += 1
            elif object_at := self.put_off(parts[-1], i):
                i = object_at
            elif act_ends(self.words, i) or self.own_verb(parts[-1], i) or self.leads_on(parts[-1], i):
                again = self.resumed(parts, i)
                end = end if again else i
                i = again or end
            else:
                i = self.past_separator(parts, i)
        parts[-1].last = end
        return parts

    def capital_before(self, i: int) -> bool:
        """Whether the word before `i`, the stop of an abbreviation aside ("the U.S. - Angola Dialogue"), is a name."""
        k = i - 2 if self.low(i - 1) == "." else i - 1
        return k >= 0 and self.words[k].capital

    def resumed(self, parts: list[Part], i: int) -> int:
        """Where the act goes on after a relative clause at `i` that tells no future ("which was signed, and launch"), else 0."""
        part = parts[-1]
        at = i + 1 if self.low(i) == "while" else i + 2 if self.low(i + 1) == "while" else 0
        manner = self.low(at) in MANNER or self.low(at) in self.rules.telling
        if at and not manner and part.form != "noun" and not part.means and self.governs(at):
            part.last = i
            parts.append(Part(at, at, "gerund"))
            return at + 1
        opener = self.low(i + 1)
        past = i + 1 < len(self.words) and told_of_past(self.words, i + 1)
        tail = past or (opener.endswith("ed") and opener in self.rules.leaving | _BASES) or names_thing(self, i + 1)
        measured = bool(opener) and phrase_at(self.words, i + 1, _MEASURES) > 0
        aside = tail or measured or opener in ("which", "who", "where", "while", "as")
        effect_of = not aside and self.verb(i + 1, "gerund") is not None
        if self.low(i) != "," or not (aside or effect_of) or part.form == "noun" or (part.purpose and opener != "while"):
            return 0
        for k in range(i + 2, self.end):
            if self.low(k) in self.rules.modals:
                return 0
            marks = (",", ";", "along", "as") if aside and k < i + FRONTED * 2 else (";",)
            joint = self.joint(k) if self.low(k) in marks else None
            if joint is not None and (joint.word or tail) and (found := following(self, part, k, joint)) is not None:
                part.last = i
                parts.append(found)
                return found.verb + 1
        return 0

    def put_off(self, part: Part, i: int) -> int:
        """Where the object stands that an aside parts from its verb ("complete, as agreed, | the exchange"), 0 for nowhere."""
        if self.low(i) != "," or part.form == "noun" or i > part.verb + 2 or has_object(self, part, i):
            return 0
        if self.low(i + 1) in _CONTRASTS and self.verb(i + 2, "gerund") is None:
            return 0
        comma = next((k for k in range(i + 3, min(i + _ASIDE, self.end - 1)) if self.low(k) == ","), 0)
        opens = self.low(comma + 1) in self.rules.determiners or amount_at(self.words, comma + 1, self.end)
        return comma + 1 if comma and opens and act_ends(self.words, i) else 0

    def separates(self, i: int) -> bool:
        """Whether a sibling or another clause may begin behind the word at `i`."""
        low = self.low(i)
        if low in self.rules.separators or low in (":", "while", "whereas", "but"):
            return True
        if low == "so":
            return self.low(i + 1) == "as" or so_then(self.words, i)
        return bool(phrase_at(self.words, i, self.rules.joining_phrases))

    def own_verb(self, part: Part, i: int) -> bool:
        """Whether a bare verb after "and" is the sentence's own, the act being told in gerunds or nouns ("... and call on")."""
        if self.low(i) not in ("and", ",") or (part.told and part.modal):
            return False
        k = self.past_adverbs(self.joint(i).end)
        if self.low(k - 1) != "and":
            return False
        if self.low(k) == "call" and self.low(k + 1) in ("on", "upon", "for"):
            return True
        if self.low(k - 2) == "," and self.low(k) in _SPEAKS and self.text.startswith("We ", self.sentence.start):
            return True
        return part.form != "base" and not part.purpose and self.reads_as_verb(k, k - 1)

    def leads_on(self, part: Part, i: int) -> bool:
        """Whether a comma opens what the act is for or leads to: "an effort, with the aim of", "send aid, saving lives"."""
        if self.low(i) != "," or i + 1 >= self.end:
            return False
        aims = part.form == "noun" and phrase_at(self.words, i + 1, _AIMS) > 0
        return aims or effect(self, part, self.past_adverbs(i + 1))

    def past_separator(self, parts: list[Part], i: int) -> int:
        """Open a new part behind the separators at `i` if one begins there; index at which to go on."""
        joint = self.joint(i)
        if joint.end == i:
            return i + 1
        part = parts[-1]
        found = following(self, part, i, joint)
        if found is None:
            if not joint.joins and part.purpose and self.verb(self.past_adverbs(joint.end), "base"):
                part.bound = True
            return self.stacked(part, joint)
        part.last = i
        parts.append(found)
        return found.verb + 1

    def stacked(self, part: Part, joint: Joint) -> int:
        """Index at which to go on where no part begins: past an aside before a second verb ("ease and, if needed, lift")."""
        behind = past_aside(self, joint)
        verb = self.past_adverbs(behind)
        if behind == joint.end or has_object(self, part, joint.end) or not self.verb(verb, part.form):
            return joint.end
        part.verb = verb
        return verb + 1

    def spans(self, parts: list[Part]) -> tuple[LeafSpan, ...]:
        """The parts as spans of the text, those with several named objects divided."""
        found = []
        for part in parts:
            ranges, paired = self.ranges(part, self.closed(part.first, min(part.last, self.end)))
            for n, (first, after) in enumerate(ranges):
                stop = self.closed(first, after)
                start, end = trim(self.text, self.words[first].start, self.words[stop - 1].end) if stop > first else (0, 0)
                if end > start:
                    verb = self.head(first, stop) if n and part.form == "noun" else part.verb
                    leaf = self.leaf(start, end, self.lemma(verb), part.denied, paired=paired)
                    leaf = self.striven(leaf) if part is not parts[0] and self.strives(parts[0], part) else leaf
                    found.append(self.borne(leaf, *part.bearer) if part.bearer else leaf)
        return tuple(found)

    def strives(self, lead: Part, part: Part) -> bool:
        """Whether the part is listed under a verb that promises only to go on or to try ("continue training and | building")."""
        verb = self.lead(lead.verb) if lead.form == "base" else None
        tries = verb is not None and verb.lemma in _TRIES and self.low(lead.verb + 1) == "to" and not part.bearer
        return (lead.chained and part.form == "gerund") or (tries and part.form == "base")

    def striven(self, leaf: LeafSpan) -> LeafSpan:
        """The leaf as an effort; what is only wished for stays so."""
        return leaf if leaf.trigger.force == "soft" else replace(leaf, trigger=replace(leaf.trigger, force="effort"))

    def borne(self, leaf: LeafSpan, first: int, last: int) -> LeafSpan:
        """The leaf as an act of those who are named in that range of words."""
        return replace(leaf, trigger=replace(leaf.trigger, subject=(self.words[first].start, self.words[last - 1].end)))

    def leaf(self, start: int, end: int, verb: str, denied: bool | None, *, paired: bool) -> LeafSpan:
        """The leaf with what limits it."""
        stop = self.sentence.end
        trigger = self.trigger
        if denied is not None and denied is trigger.polarity:
            trigger = replace(trigger, polarity=not denied)
        return LeafSpan(
            start,
            end,
            verb,
            trigger,
            paired=paired,
            purpose=limits.purpose(self.text, start, end, stop),
            condition=limits.condition(self.text, start, end, stop, self.sentence.start),
        )

    def ranges(self, part: Part, last: int) -> tuple[list[Range], bool]:
        """The part divided by its objects, and whether "respectively" pairs them."""
        if part.form != "noun":
            return objects.shared(self.words, part.first, part.verb, last)
        if self.trigger.frame == "passive":
            return [(part.first, last)], False
        if (modal := next((k for k in range(part.first, last) if self.low(k) in self.rules.modals), None)) is not None:
            verb = next((k for k in range(modal, min(modal + 8, last)) if self.verb(k, "base")), modal)
            return objects.shared(self.words, part.first, verb, last)
        given = objects.sums(self.words, part.first, last)
        given = given if len(given) > 1 else nominals.acts(self.words, part.first, last)
        return (given if len(given) > 1 else things.told(self.words, part.first, last)), False

    def closed(self, first: int, last: int) -> int:
        """`last` moved before the separators that end the range, and before the next verb's adverb ("a port | and also, and")."""
        ahead = last + 1 < self.end and self.low(last) == "and" and self.rules.is_adverb(self.words[last + 1])
        if ahead and last > first + 2 and self.rules.is_adverb(self.words[last - 1]) and self.low(last - 2) in ("and", ","):
            last -= 1
        while last > first + 1 and (self.low(last - 1) in self.rules.separators or self.low(last - 1) in ("to", "(", "also")):
            last -= 1
        told = [word.low for word in self.words[max(first, last - 3) : last]]
        return last - 3 if told == ["as", "well", "as"] and last - 3 > first else last
