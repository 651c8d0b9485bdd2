"""Tables and JSON Lines give one readout a row, through columns by name."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from tracker.errors import UnreadableDocument
from tracker.ingest import read
from tracker.ingest.rows import split

WORDS = "The two sides agreed to open a school and will meet again in the spring."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f'title,date,country,text\nThe Talks,2023-05-04,Kenya,"{WORDS}"\n'
                  f'More Talks,2023-05-05,KEN,"{WORDS}\nAnd a second line."\n'),
        ("a.tsv", f"Title\tEvent Date\tIssuer\tBody\nThe Talks\t4 May 2023\tKenya\t{WORDS}\n"
                  f"More Talks\t5 May 2023\tKenya\t{WORDS} Twice.\n"),
        ("a", f"headline;date;issuer;content\nThe Talks;2023-05-04;Kenya;{WORDS}\nMore Talks;2023-05-05;Kenya;{WORDS} Twice.\n"),
        ("a.jsonl", f'{{"title": "The Talks", "date": "2023-05-04", "issuer": "Kenya", "text": "{WORDS}"}}\n\n{{"title": "More Talks", "date": "2023-05-05", "issuer": "Kenya", "body": "{WORDS} Twice."}}\n'),  # noqa: E501 - one line a row
        ("a.json", f'[{{"title": "The Talks", "date": "2023-05-04", "issuer": "Kenya", "text": "{WORDS}"}},\n{{"title": "More Talks", "date": "2023-05-05", "issuer": "Kenya", "text": "{WORDS} Twice."}}]'),  # noqa: E501 - one line a row
    ],
)  # fmt: skip
def test_every_row_is_a_readout(name: str, data: str) -> None:
    drafts = read(data.encode(), name)
    assert [draft.title for draft in drafts] == ["The Talks", "More Talks"]
    assert [draft.date for draft in drafts] == [dt.date(2023, 5, 4), dt.date(2023, 5, 5)]
    assert all(draft.issuer == "Kenya" and draft.date_origin == "markup" and draft.text.startswith(WORDS) for draft in drafts)


def test_a_table_in_an_old_code_page() -> None:
    (draft,) = read(f"title,text\nGenève,{WORDS} À Genève où l'été dure.\n".encode("cp1252"), "a.csv")
    assert draft.title == "Genève"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"name,colour\na,b\n", r"a\.csv: a table without a column of text"),
        (b'{"title": "x"}\n', r"a\.csv: no text in this row"),
        (b'{"text": \n', r"not valid JSON"),
        (b'[{"text": "x"},', r"not valid JSON"),
        (b"[" * 100_000, r"a\.csv"),
    ],
)
def test_a_table_that_cannot_be_read(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableDocument, match=cause):
        read(data, "a.csv")


def test_a_bad_row_harms_no_other() -> None:
    rows = list(split(io.BytesIO(b'{"text": "one"}\n{"text": \n{"text": "three"}\n'), "a.jsonl"))
    assert [name for name, _ in rows] == ["a.jsonl line 1", "a.jsonl line 2", "a.jsonl line 3"]
    assert "a.jsonl line 2: not valid JSON" in str(rows[1][1])
    assert read(rows[2][1] if isinstance(rows[2][1], bytes) else b"", rows[2][0])[0].text == "three"


@pytest.mark.parametrize("row", [b"{broken", b"words", b"{}", b"[1]", b"null", b'{"text": "a"} {"text": "b"}'])
def test_what_is_no_object_is_a_bad_row_and_no_text_of_its_own(row: bytes) -> None:
    rows = list(split(io.BytesIO(b'{"text": "one"}\n' + row + b"\n"), "a.jsonl"))
    assert rows[0][1] == b'{"text": "one"}'
    assert str(rows[1][1]).startswith("a.jsonl line 2: no")


def test_a_row_that_travelled_alone_is_named_once() -> None:
    with pytest.raises(UnreadableDocument, match=r"\Aa\.csv row 4: no text in this row"):
        read(b'{"title":"x"}', "a.csv row 4")
