"""What the stages hand to each other: blocks, sentences, triggers and leaf spans, all as offsets into the one text."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

BlockKind = Literal["title", "dateline", "paragraph", "bullet", "heading"]
Force = Literal["firm", "planned", "effort", "soft"]


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
    """End of the cue; the act promised begins here or after."""
    subject: tuple[int, int] | None
    """Span of the grammatical subject (or agent of a passive) as it stands in the text, None if it must be inferred."""
    force: Force
    """What the wording alone promises, before the verb of the act is looked at."""
    frame: Literal["verb", "gerund", "noun", "passive", "schedule"] = "verb"
    """What follows the cue: a verb phrase, a gerund, a noun phrase; or the act is the passive's own subject."""
    polarity: bool = True
    """False where the promise is not to do something."""


class LeafSpan(Struct, frozen=True):
    """One deliverable part of a trigger's act: its span, its leading verb and the text that limits it."""

    start: int
    end: int
    verb: str
    """Lemma of the leading verb ("set up", "extend"); the noun's verb for a nominal act ("establishment" -> "establish")."""
    trigger: Trigger
    index: int = 0
    """Position among the leaves paired by "respectively", else 0."""
    paired: bool = False
    purpose: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None
