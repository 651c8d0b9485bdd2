"""Paths lead to documents in a fixed order, whatever they are wrapped in."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from tests.ingest.builders import BODY, docx, page, paragraph, pdf, zipped
from tracker.intake.sources import count, items


def names(*paths: str | Path) -> list[str]:
    return [Path(item.name).name for item in items(paths)]


def test_a_folder_is_walked_by_name_and_litter_left_alone(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "0.txt", ".hidden/x.txt", "__MACOSX/y.txt", "a/.DS_Store", "a/photo.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    found = list(items([tmp_path]))
    assert [Path(item.name).name for item in found] == ["0.txt", "1.txt", "photo.jpg", "2.txt"]
    assert [item.skipped for item in found if item.skipped] == [".jpg files hold no readouts"]


def test_what_leads_to_no_document_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "a.txt").write_text("One.")
    found = list(items(["", str(empty), str(tmp_path / "a.txt")]))
    assert [item.failure[0] if item.failure else item.skipped for item in found] == [
        "a path is empty",
        "there is no document in it",
        "",
    ]


def test_a_folder_that_may_not_be_entered_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.scandir

    def scandir(place: str) -> object:
        if str(place).endswith("closed"):
            raise PermissionError(13, os.strerror(13), str(place))
        return really(place)

    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text("One.")
    monkeypatch.setattr(os, "scandir", scandir)
    _, closed = items([str(tmp_path)])
    assert closed.failure == (f"{tmp_path}/closed: Permission denied", "")


def test_archives_in_archives_and_word_files_in_them(tmp_path: Path) -> None:
    inner = zipped(deep__txt=b"deep words", word__docx=docx(paragraph(BODY[0])))
    (tmp_path / "a.zip").write_bytes(zipped(inner__zip=inner, page__html=page(), paper__pdf=pdf([list(BODY)])))
    found = [item.name.removeprefix(f"{tmp_path}/") for item in items([tmp_path / "a.zip"])]
    assert found == ["a.zip/inner.zip/deep.txt", "a.zip/inner.zip/word.docx", "a.zip/page.html", "a.zip/paper.pdf"]


def test_rows_are_items_also_beyond_the_limit_of_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "one"}\n\n{"text": "two"}\n')
    (tmp_path / "b.csv").write_bytes(b"text,title\nthree,T\n,\nfour,U\n")
    assert names(tmp_path) == ["a.jsonl line 1", "a.jsonl line 3", "b.csv row 2", "b.csv row 4"]
    monkeypatch.setattr("tracker.intake.sources.MAX_BYTES", 20)
    assert names(tmp_path / "a.jsonl") == ["a.jsonl line 1", "a.jsonl line 3"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"some words")))
    (item,) = items(["-"])
    assert (item.name, item.data) == ("standard input", b"some words")


def test_the_count_is_that_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "one"}\n{"text": "two"}\n')
    (tmp_path / "c.zip").write_bytes(zipped(**{f"{n}__txt": b"x" for n in range(5)}))
    assert count([tmp_path, "https://x.example/a", "-"]) == 1 + 2 + 5 + 2
    assert len(list(items([tmp_path]))) == 8
