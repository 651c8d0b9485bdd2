from __future__ import annotations

import textwrap

import pytest

from tracker.extraction import extract
from tracker.extraction.blocks import blocks
from tracker.extraction.sentences import sentences


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def split(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text, blocks(text))]


def test_a_title_a_dateline_a_heading_and_paragraphs_are_told_apart() -> None:
    text = "Talks in Vientiane\nVIENTIANE, 5 May 2024\nThe two ministers met.\nTrade\nThey agreed to cut tariffs."
    assert [kind for kind, _ in shape(text)] == ["title", "dateline", "paragraph", "heading", "paragraph"]


def test_bullets_know_the_stem_they_complete() -> None:
    text = "Statement\nThe two sides will:\n- open a school;\n2) train 50 nurses.\nThey met."
    found = blocks(text)
    assert [block.stem for block in found] == [None, None, 1, 1, None]
    assert text[found[2].start : found[2].end] == "open a school;"
    assert text[found[3].start : found[3].end] == "train 50 nurses."


def test_items_without_bullets_belong_to_the_stem_while_they_look_like_items() -> None:
    text = "Statement\nThe ministers intend to:\nexpand trade in hydropower;\nDevelop a regional grid.\nThe meeting ended late."
    assert [block.kind for block in blocks(text)] == ["title", "paragraph", "bullet", "bullet", "paragraph"]


def test_bullets_that_run_on_within_a_line_are_cut() -> None:
    text = "Statement\n\u2022 Laos will open a school. \u2022 Nepal will train nurses."
    assert [words for kind, words in shape(text) if kind == "bullet"] == ["Laos will open a school.", "Nepal will train nurses."]


def test_lines_broken_at_a_fixed_width_are_one_block() -> None:
    text = "Statement\nThe two sides agreed to open a school in Pokhara and to\ntrain fifty nurses there.\nThey met."
    assert len(blocks(text)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Mr. Rao in the U.S. on Monday. They agreed.", ["He met Mr. Rao in the U.S. on Monday.", "They agreed."]),
        ("Aid rose to 5 mln. The sides met.", ["Aid rose to 5 mln.", "The sides met."]),
        ("H.E. Dr. Lee spoke at 10 a.m. in Rome.", ["H.E. Dr. Lee spoke at 10 a.m. in Rome."]),
        ("They praised the ASEAN-U.S. Plan of Action.", ["They praised the ASEAN-U.S. Plan of Action."]),
        ('"We will build it." He left.', ['"We will build it."', "He left."]),
        ("J. K. Rao signed Art. 5 of the pact.", ["J. K. Rao signed Art. 5 of the pact."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert split("Title\n" + text)[1:] == expected


def test_a_heading_among_items_that_end_with_semicolons_is_no_item() -> None:
    found = blocks("Title\nWe will:\nopen a port;\n2030 Agenda\ntrain judges;")
    assert [block.kind for block in found] == ["title", "paragraph", "bullet", "heading", "bullet"]


def test_a_bullet_under_a_bullet_knows_its_own_and_the_uppermost_stem() -> None:
    text = "Statement\nWe intend to act by:\nCreating a fund by:\ntraining nurses;\nlending money.\n"
    found = {text[one.start : one.end]: one for one in sentences(text, blocks(text))}
    nurses = found["training nurses;"]
    assert nurses.stem is not None
    assert nurses.above is not None
    assert text[slice(*nurses.stem)] == "Creating a fund by:"
    assert text[slice(*nurses.above)] == "We intend to act by:"


def test_a_text_without_any_stop_is_cut_into_bounded_pieces() -> None:
    text = "word " * 5000
    assert max(one.end - one.start for one in sentences(text, blocks(text))) <= 4000


def test_a_text_broken_at_a_fixed_width_gives_the_promises_of_the_unbroken_one() -> None:
    line = (
        "The two sides agreed to open a school for the children of Pokhara and to train fifty nurses a year, and Laos said that "
        "it would send twenty teachers to Nepal before the end of the year. The Prime Minister of Nepal expressed his readiness "
        "to host the third meeting of the Joint Commission in Kathmandu."
    )
    broken = "Talks in Laos\n\n" + textwrap.fill(line, 60)
    found = [" ".join(leaf.quote.split()) for leaf in extract(broken).leaves]
    assert found == [leaf.quote for leaf in extract("Talks in Laos\n\n" + line).leaves]
    assert len(found) == 4


@pytest.mark.parametrize("end", [".1 ", ".¹ ", ".(1) ", ".* ", ".[1] ", ".", ". – ", ".\u200b", ".<br>", ".</p><p>"])
@pytest.mark.parametrize("subject", ["Algeria will", "The two sides agreed to", "The Ministry of Trade of Peru will"])
def test_sentences_that_only_a_note_or_nothing_parts_are_two(subject: str, end: str) -> None:
    text = f"Talks in Oran\nPeru met Algeria. Peru will open a school in Oran{end}{subject} send 60 doctors."
    assert [leaf.quote for leaf in extract(text).leaves] == ["open a school in Oran", "send 60 doctors"]
