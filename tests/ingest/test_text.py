"""Plain text and Markdown: numbered articles, front matter, or the whole file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UnreadableDocument
from tracker.ingest import Metadata, read
from tracker.ingest import text as texts

SAMPLE = Path(__file__).parents[2] / "data" / "readouts" / "wang-yi-tileuberdi-2022.txt"


def test_the_sample_gives_title_issuer_parties_and_place_and_leaves_the_date_open() -> None:
    (draft,) = read(SAMPLE)
    assert draft.title == "Wang Yi Holds Talks with Kazakh Deputy Prime Minister and Foreign Minister Mukhtar Tileuberdi"
    assert (draft.issuer, draft.parties, draft.place, draft.event) == ("China", ("China", "Kazakhstan"), "Nur-Sultan", "talks")
    assert (draft.date, draft.date_origin, draft.unsure) == (None, "unknown", ("date",))
    assert draft.language == "en"


def test_the_text_is_the_files_own_words_from_the_title_on() -> None:
    (draft,) = read(SAMPLE)
    whole = SAMPLE.read_text("utf-8")
    assert draft.text in whole
    assert draft.text.startswith("China: Wang Yi Holds Talks")
    assert whole.rstrip().endswith(draft.text[-200:])


def test_a_date_that_is_given_goes_first() -> None:
    (draft,) = read(SAMPLE, given=Metadata(date=dt.date(2022, 6, 7)))
    assert (draft.date, draft.date_origin, draft.unsure) == (dt.date(2022, 6, 7), "given", ())


def test_several_numbered_articles_are_several_readouts() -> None:
    file = (
        b"Article Number: 7\nKenya: President Meets Envoy\nThe president met the envoy of Norway and thanked him.\n\n"
        b"Article Number: 8\nNorway: Minister Visits Nairobi\nThe minister and the president agreed that the work will go on.\n"
    )
    drafts = read(file, "two.txt")
    assert [draft.title for draft in drafts] == ["President Meets Envoy", "Minister Visits Nairobi"]
    assert [draft.issuer for draft in drafts] == ["Kenya", "Norway"]
    assert len({draft.sha256 for draft in drafts}) == 2


def test_a_mention_of_an_article_number_further_down_splits_nothing() -> None:
    (draft,) = read(
        b"A treaty is explained\nIt is about this clause.\nArticle Number: 5\nwhich says that the parties agree.", "x.txt"
    )
    assert "Article Number: 5" in draft.text


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "The Third Round"\ndate: 2021-03-04\nissuer: Kenya\nparties: [Kenya, Norway]\nplace: Nairobi\n---\n',
        "---\nTitle: The Third Round\nEvent date: 4 March 2021\n"
        "issued-by: KEN\nparties:\n  - Kenya\n  - Norway\nlocation: Nairobi\n---\n",
        '+++\ntitle = "The Third Round"\ndate = 2021-03-04\n'
        'issuer = "Kenya"\nparties = ["Kenya", "Norway"]\ncity = "Nairobi"\n+++\n',
    ],
)
def test_front_matter_in_yaml_and_toml(front: str) -> None:
    (draft,) = read(f"{front}# Another heading\n\nThe two sides agreed to it and will do it.\n".encode(), "x.md")
    assert draft.title == "The Third Round"
    assert (draft.date, draft.date_origin) == (dt.date(2021, 3, 4), "markup")
    assert (draft.issuer, draft.parties, draft.place) == ("Kenya", ("Kenya", "Norway"), "Nairobi")
    assert draft.text.startswith("# Another heading")


def test_a_ruler_is_not_front_matter() -> None:
    (draft,) = read(b"---\n\nThe two sides agreed to it.\n\n---\n\nThe end of the text.\n", "x.md")
    assert draft.text.startswith("---")


def test_empty_and_blank_files_are_named() -> None:
    with pytest.raises(UnreadableDocument, match=r"empty\.txt: is empty"):
        read(b"", "empty.txt")
    with pytest.raises(UnreadableDocument, match=r"blank\.txt: holds no text"):
        read(b" \n\t\n \x00", "blank.txt")


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("a bridge over the **Volta** by __2025__", "a bridge over the Volta by 2025"),
        ("the *two* sides _agreed_", "the two sides agreed"),
        ('the [two sides](https://a.example/x "title") met, see [1][ref] ![map](m.png)', "the two sides met, see 1 map"),
        ("a ** b and 2 * 3 * 4, snake_case_name and [not a link]", "a ** b and 2 * 3 * 4, snake_case_name and [not a link]"),
        ("# Heading\n\n- one\n* two\n* three", "# Heading\n\n- one\n* two\n* three"),
    ],
)
def test_markdown_keeps_its_words_and_loses_its_marks(marked: str, words: str) -> None:
    text = f"The ministers of Kenya and Norway met. Norway will build {marked}"
    (draft,) = read(text.encode(), "x.md")
    assert draft.text == f"The ministers of Kenya and Norway met. Norway will build {words}"
    (plain,) = read(text.encode(), "x.txt")
    assert plain.text == text


@given(st.text(max_size=400))
def test_any_text_gives_documents_that_are_slices_of_it(text: str) -> None:
    for document in texts.read(text):
        assert document.text in text
