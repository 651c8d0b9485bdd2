"""Whatever words follow a trigger, the clause grammar gives spans that lie in its act, in order, each with a verb."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extraction.clauses import split
from tracker.extraction.document import Sentence, Trigger
from tracker.extraction.titles import title
from tracker.model import TITLE_LENGTH

WORDS = st.sampled_from(
    [
        *["open", "opening", "opened", "opens", "deepen", "support", "supporting", "continue", "work", "take", "help", "host"],
        *[
            "trade",
            "centre",
            "visits",
            "opening of",
            "the",
            "a",
            "its",
            "they",
            "Japan",
            "Osh",
            "May",
            "2027",
            "$5 million",
            "12",
        ],
        *["to", "and", "or", ",", ";", ":", "–", "(", ")", '"', "as well as", "including", "with", "by", "of", "in", "on", "for"],
        *[
            "will",
            "be",
            "which",
            "while",
            "but",
            "so as to",
            "so that",
            "noting",
            "welcomed",
            "respectively",
            "not",
            "also",
            "(i)",
        ],
        *["place", "such as", "if", "U.S.", "é", "中", "\u00a0", "\n", "…"],
    ]
)
FRAMES = st.sampled_from(["verb", "gerund", "noun", "passive"])


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=45), FRAMES, st.integers(0, 40))
def test_spans_lie_in_the_act_and_in_order(parts: list[str], frame: str, short: int) -> None:
    text = "They will " + " ".join(parts)
    until = max(10, len(text) - short)
    trigger = Trigger("case", 5, 10, (0, 4), "firm", frame)  # type: ignore[arg-type]  # sampled from the frames
    sentence = Sentence(0, len(text), 0)
    spans = split(text, sentence, trigger, until)
    first = 0 if frame == "passive" else 10
    for span in spans:
        assert first <= span.start < span.end <= until
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert span.verb
        assert len(title(text, span)) <= TITLE_LENGTH
        for place in (span.purpose, span.condition):
            assert place is None or 0 <= place[0] < place[1] <= len(text)
    starts = [(span.start, span.end) for span in spans]
    assert starts == sorted(starts)
    assert spans == split(text, sentence, trigger, until)
