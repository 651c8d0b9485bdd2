"""What the stages hand to each other: blocks, sentences, triggers as found in them, leaf spans; all are offsets into one text."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

BlockKind = Literal["title", "dateline", "paragraph", "bullet", "heading"]
Force = Literal["firm", "planned", "effort", "soft"]
Frame = Literal["verb", "gerund", "noun", "passive"]
Polarity = Literal["done", "setback"]
Standing = Literal["actor", "programme", "event", "pointer", "thing", "unknown"]


class Block(Struct, frozen=True):
    """A line-bounded stretch of the text; a bullet knows the block that introduces it."""

    kind: BlockKind
    start: int
    end: int
    stem: int | None = None
    """Index of the block whose words the bullet completes ("They will:"); a heading among the bullets has theirs; else None."""


class Sentence(Struct, frozen=True):
    """A sentence inside one block; `stem` is the span of the stem's last sentence where the block is a bullet under one."""

    start: int
    end: int
    block: int
    kind: BlockKind = "paragraph"
    stem: tuple[int, int] | None = None
    above: tuple[int, int] | None = None
    """The uppermost stem, where items stand under items."""
    label: tuple[int, int] | None = None
    """The heading that a bullet stands under among the items of its list ("Peru", "On trade:")."""
    quoted: bool = False
    """Whether it stands inside quotation marks, so that "we" is the speaker."""


class Trigger(Struct, frozen=True):
    """Words by which somebody binds themselves: where they stand, whose they are, how firmly, by which rule."""

    rule: str
    start: int
    end: int
    """Where the act promised begins or after: behind the cue, or at what of it is promised ("extended | an invitation to")."""
    subject: tuple[int, int] | None
    """Span of the grammatical subject (or agent of a passive) as it stands in the text, None if it must be inferred."""
    force: Force
    """What the wording alone promises, before the verb of the act is looked at."""
    frame: Frame = "verb"
    """What follows the cue: a verb phrase, a gerund, a noun phrase; or the act is the passive's own subject."""
    polarity: bool = True
    """False where the promise is not to do something."""


class Found(Struct, frozen=True):
    """A trigger in its sentence: how far its act may reach, who stands behind it, and why it is none, if it is none."""

    trigger: Trigger
    cue: tuple[int, int]
    """The words that the rule matched."""
    until: int
    """Where the act must have ended: the next verb of the same or a higher level begins its clause there."""
    lead: int
    """Where the trigger's own phrase begins, its possessor ("its plan to") included."""
    clause: int = 0
    """Where its whole clause begins, the verb that governs it included."""
    standing: Standing = "unknown"
    fixed: bool = False
    """Whether the act surely ends at `until`; else the splitter may look further."""
    reason: str = ""
    """Plain words for why it is not a promise; "" if it is one."""

    @property
    def act(self) -> int:
        """Where the act begins."""
        return self.trigger.end

    @classmethod
    def point(cls, trigger: Trigger, cue: tuple[int, int], until: int) -> Found:
        """A point of a list, which is nothing but the act of a trigger."""
        return cls(trigger, cue, until, trigger.start, trigger.start, "actor")


class LeafSpan(Struct, frozen=True):
    """One deliverable part of a trigger's act: its span, its leading verb and the text that limits it."""

    start: int
    end: int
    verb: str
    """Lemma of the leading verb ("set up", "extend"); the noun's verb for a nominal act ("establishment" -> "establish")."""
    trigger: Trigger
    paired: bool = False
    """Whether it is one of those that "respectively" pairs."""
    purpose: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None
