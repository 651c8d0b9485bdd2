"""A headline promises nothing that the text below it does not; a first sentence that the text leans on does."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

BODY = "\nOn March 10, Minister Rojas of Peru spoke with Minister Ali of Algeria by telephone about farming."
HEADS = (
    "Peru, Algeria agree to open a school in Oran",
    "Peru and Algeria agreed to open a school in Oran",
    "President Rojas: Peru will open a school in Oran",
    "Peru welcomes the establishment of a school in Oran",
    "Peru promises to send 60 doctors to Oran",
    "Peru and Algeria reaffirm their commitment to strengthening trade in rice: Meeting in Lima",
)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("date", ["", "\n10 March 2031", "\n\n"])
def test_a_headline_alone_promises_nothing(head: str, date: str) -> None:
    assert extract(head + date + BODY).leaves == ()


@pytest.mark.parametrize("head", HEADS[:3])
@pytest.mark.parametrize(
    "body",
    [
        "",
        "\nPresident Rojas announced this at a session of the Council.",
        "\nThe news was given by President Rojas in Lima.",
        "\nThis agreement was reached in Algiers yesterday.",
        "\nAlgeria thanked Peru",
    ],
)
def test_a_first_line_that_the_next_leans_on_is_no_headline(head: str, body: str) -> None:
    assert [leaf.quote for leaf in extract(head + body).leaves] == ["open a school in Oran"]


@pytest.mark.parametrize("head", HEADS)
def test_a_first_line_that_ends_as_a_sentence_is_none(head: str) -> None:
    assert len(extract(head + "." + BODY).leaves) == 1
