"""Files made to do harm: each is one clear line, in bounded time and memory, and the rest of the batch goes in."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.builders import docx, page, paragraph, pdf, zipped
from tracker.ingest.document import MAX_TEXT
from tracker.intake import run
from tracker.ledger import MemoryLedger

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
GOOD = "The Good File\nOn May 4, 2023, the ministers of Kenya and Norway met. The two sides agreed to open a school in Mombasa.\n"


def bomb() -> bytes:
    """A small archive of a member that unpacks to more than the limit."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("big.txt", "w") as member:
        for _ in range(65):
            member.write(b" " * 1_000_000)
    return out.getvalue()


def lying() -> bytes:
    """An archive whose directory claims a size that its member does not have."""
    data = bytearray(zipped(a__txt=b"word " * 4000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(zipped(a__txt=b"word " * 40))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def nested(depth: int) -> bytes:
    data = zipped(a__txt=GOOD.encode())
    for _ in range(depth):
        data = zipped(a__zip=data)
    return data


def laughs() -> bytes:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return docx(paragraph("&l9;"), prolog=f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{lines}]>')


def encrypted_pdf() -> bytes:
    """A PDF whose trailer asks for a password that nobody has."""
    key = b"<" + b"5a" * 32 + b">"
    data = pdf([["secret words"]])
    locked = b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O " + key + b" /U " + key + b" >>"
    return data.replace(b"trailer << ", b"trailer << /Encrypt " + locked + b" /ID [<00><00>] ")


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("bomb.zip", bomb, "unpacks to 65 MB, more than 64 MB"),
    "lying directory": ("lying.zip", lying, "damaged in the archive"),
    "encrypted archive": ("secret.zip", encrypted, "encrypted"),
    "archives in archives": ("deep.zip", lambda: nested(4), "an archive inside an archive inside an archive"),
    "cut archive": ("cut.zip", lambda: zipped(a__txt=GOOD.encode())[:-30], "not a readable ZIP archive"),
    "entity expansion": ("laughs.docx", laughs, "declares entities"),
    "broken Word file": ("broken.docx", lambda: docx("<w:p><w:r>"), "a damaged Word file"),
    "endless Word file": ("long.docx", lambda: docx(paragraph("word " * (MAX_TEXT // 4))), "longer than 5,000,000 characters"),
    "encrypted PDF": ("secret.pdf", encrypted_pdf, "an encrypted PDF"),
    "damaged PDF": ("broken.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "a damaged PDF"),
    "picture": ("photo.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000), "a picture cannot be read"),
    "old Word file": ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "an old or encrypted Office file"),
    "binary": ("data.txt", lambda: bytes(range(256)) * 40, "binary data, not a text"),
    "NUL bytes only": ("nul.txt", lambda: bytes(10_000), "binary data, not a text"),
    "endless line": ("line.txt", lambda: b"word " * (MAX_TEXT // 4), f"longer than {MAX_TEXT:,} characters"),
    "deep page": ("deep.html", lambda: b"<html><body>" + b"<div>" * 200_000, "a web page without a main text"),
    "huge page": ("huge.html", lambda: b"<html><body>" + b"<p>word</p>" * 1_600_000, "a web page of 18 MB, more than 16 MB"),
    "empty": ("empty.txt", lambda: b"", "is empty"),
    "deep JSON": ("deep.json", lambda: b'[{"a":' * 50_000, "not valid JSON"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_one_clear_line_and_the_good_file_goes_in(kind: str, tmp_path: Path) -> None:
    name, make, cause = HOSTILE[kind]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "good.txt").write_text(GOOD)
    ledger = MemoryLedger()
    start = time.monotonic()
    summary = run(ledger, [tmp_path], now=NOW, workers=1)
    assert time.monotonic() - start < 20
    assert [entry.title for entry in summary.added] == ["The Good File"]
    (failed,) = summary.failed
    assert cause in failed.message
    assert name in failed.message
    assert "\n" not in failed.message
    assert len(failed.message) < 400
    assert summary.exit_code == 3
    assert [readout.title for readout in ledger.readouts()] == ["The Good File"]


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    summary = run(MemoryLedger(), [big], now=NOW, workers=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [failed.message for failed in summary.failed] == [f"{big}: 200 MB is more than 64 MB"]
    assert summary.exit_code == 1
    assert peak < 50_000_000


def test_a_few_nul_bytes_and_control_characters_are_taken_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.replace("school", "sch\x00ool\x1b[31m").encode())
    ledger = MemoryLedger()
    run(ledger, [tmp_path], now=NOW)
    (readout,) = ledger.readouts()
    assert "open a school in Mombasa" in readout.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32"])
def test_texts_in_other_character_sets(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD.replace("Mombasa", "Genève").encode(encoding))
    ledger = MemoryLedger()
    run(ledger, [tmp_path], now=NOW)
    (readout,) = ledger.readouts()
    assert "open a school in Genève." in readout.text
    assert ("text" in readout.unsure) == (encoding in {"cp1252", "utf-16-le"})


def test_links_loops_and_pipes(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    summary = run(MemoryLedger(), [tmp_path], now=NOW)
    assert len(summary.added) == 1
    assert [(Path(skipped.name).name, skipped.reason) for skipped in summary.skipped] == [
        ("loop", "a link to a folder is not followed")
    ]
    causes = {Path(failed.name).name: failed.message.rpartition(": ")[2] for failed in summary.failed}
    assert causes == {
        "gone.txt": "No such file or directory",
        "pipe.txt": "not a regular file",
        "self.txt": "Too many levels of symbolic links",
    }


def test_tricks_with_paths_in_an_archive_write_nothing(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    names = ["../../evil.txt", "/evil-absolute.txt", "C:\\evil.txt", "a/../../b.txt", "\x1b[31mred.txt"]
    with zipfile.ZipFile(inside / "tricks.zip", "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(zipfile.ZipInfo(name), GOOD.replace("Good", f"Good {number}"))
    before = sorted(tmp_path.rglob("*"))
    summary = run(MemoryLedger(), [inside / "tricks.zip"], now=NOW, versions="separate")
    assert len(summary.added) == len(names)
    assert sorted(tmp_path.rglob("*")) == before
    assert not any("\x1b" in entry.name for entry in summary.added)


def test_a_hostile_page_shows_no_escape_codes(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(title="Talks \x1b]0;x\x07 of &#27;[31m two &#x202e;sides"))
    ledger = MemoryLedger()
    run(ledger, [tmp_path], now=NOW)
    (readout,) = ledger.readouts()
    assert not set(readout.title + readout.text) & set("\x1b\x07\u202e")
