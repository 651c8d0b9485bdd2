"""Words that a person points out are graded by what they say, also where their sentence hides that."""

from __future__ import annotations

import pytest

from tracker.extraction import mark

HEAD = "Readout of talks between Kenya and the Netherlands\nNairobi, 12 October 2026\n"
TEXT = (
    "The two sides agreed to establish a joint working group, which will meet in The Hague in February 2027. The Netherlands "
    "also committed to train judges and prosecutors, and plans to send a trade mission to Kisumu. The minister said that Kenya "
    "plans to close a mine in Lamu, which will be monitored by Kenya, and told them of roads that might help."
)


@pytest.mark.parametrize(
    ("words", "strength", "title"),
    [
        ("will meet in The Hague in February 2027", "firm", "Meet in The Hague in February 2027"),
        ("which will meet in The Hague in February 2027", "firm", "Meet in The Hague in February 2027"),
        ("and plans to send a trade mission to Kisumu", "planned", "Send a trade mission to Kisumu"),
        ("plans to send a trade mission", "planned", "Send a trade mission"),
        ("which will be monitored by Kenya", "effort", "Monitor a mine in Lamu by Kenya"),
        ("told them of roads", "soft", "Tell them of roads"),
    ],
)
def test_words_that_bind_are_heard_in_what_is_pointed_out(words: str, strength: str, title: str) -> None:
    start = (HEAD + TEXT).index(words)
    leaf = mark(HEAD + TEXT, start, start + len(words))
    assert (leaf.strength, leaf.title, leaf.quote) == (strength, title, words)
    assert ("no words that bind are known in it" in leaf.why) == (strength == "soft")


def test_who_does_it_is_read_from_the_words() -> None:
    start = (HEAD + TEXT).index("which will be monitored")
    leaf = mark(HEAD + TEXT, start, start + len("which will be monitored by Kenya"))
    assert (leaf.parties, leaf.action) == (("Kenya",), "monitor")
