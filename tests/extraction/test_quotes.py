"""What is quoted binds the side of the one who says it, whether they are named before, behind or between the words."""

from __future__ import annotations

import pytest

from tracker.extraction import extract

HEAD = (
    "Joint press release of Kenya and Poland\n"
    "Foreign Minister Amina Odhiambo of Kenya met Foreign Minister Jan Nowak of Poland in Geneva on 3 March 2029.\n"
)
ACT = "will build a school in Tamale"


def bound(sentence: str) -> set[str]:
    leaves = [leaf for leaf in extract(f"{HEAD}{sentence}\n").leaves if "school" in leaf.quote]
    assert leaves, sentence
    return set(leaves[-1].parties)


@pytest.mark.parametrize("who", ["We", "My country", "Our government"])
@pytest.mark.parametrize(
    "frame",
    [
        "\u201c{0},\u201d Minister Nowak said.",
        "\u201c{0}\u201d, said Minister Nowak.",
        "\u201c{0},\u201d the Polish Foreign Minister wrote on X.",
        "\u201c{0},\u201d Nowak was quoted as saying.",
        "\u201c{0},\u201d according to Minister Nowak.",
        "Minister Nowak: \u201c{0}.\u201d",
        "\u201cToday is a great day,\u201d said Minister Nowak. \u201c{0}.\u201d",
        "Minister Nowak praised the talks. \u201c{0},\u201d he said.",
    ],
)
def test_who_is_quoted_is_bound(frame: str, who: str) -> None:
    assert bound(frame.format(f"{who} {ACT}")) == {"Poland"}


def test_who_speaks_of_our_cooperation_speaks_for_both() -> None:

    assert bound(f"\u201cWe {ACT} to deepen our trade and economic cooperation,\u201d Minister Nowak said.") == {
        "Kenya",
        "Poland",
    }
