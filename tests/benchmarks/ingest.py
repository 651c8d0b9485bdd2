"""How fast documents are taken in: by format and core, and a whole collection end to end into a ledger on disk.

    python tests/benchmarks/ingest.py texts.zip      # or a folder of .txt files

Prints figures and asserts nothing; without an argument it makes 400 readouts out of the sample. Each format is written from the
same texts, so that the rates compare. Beside the time on the clock stands that of this process on a core: on a machine that
others use too, the clock says little. The memory is the peak of this process, which holds the ledger.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.ingest.builders import docx, mail, page, paragraph, pdf
from tracker.ingest import Metadata, read
from tracker.intake import run
from tracker.ledger import open_ledger

SAMPLE = Path(__file__).parents[2] / "data/readouts/wang-yi-tileuberdi-2022.txt"
NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
EACH = 100
"""Documents of each format that are read one after the other."""


def texts(source: Path | None) -> list[str]:
    """The texts of a zip or a folder, in the order of their names; without one, variations of the sample."""
    if source is None:
        sample = SAMPLE.read_text("utf-8")
        return [sample.replace("Kazakh", f"Kazakh{'' if not n else f' ({n})'}") for n in range(400)]
    if source.is_dir():
        return [path.read_text("utf-8", "replace") for path in sorted(source.rglob("*.txt"))]
    with zipfile.ZipFile(source) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in sorted(archive.namelist()) if name.endswith(".txt")]


def wrapped(text: str) -> list[list[str]]:
    """The text in lines of a page, fifty a page."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            if len(line) + len(word) > 90:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines += [line, ""]
    return [lines[at : at + 50] for at in range(0, len(lines), 50)]


FORMATS: dict[str, Callable[[str], bytes]] = {
    "txt": str.encode,
    "html": lambda text: page([escape(line) for line in text.split("\n")[1:]], title=escape(text.split("\n")[0])),
    "pdf": lambda text: pdf(wrapped(text)),
    "docx": lambda text: docx("".join(paragraph(escape(line)) for line in text.split("\n"))),
    "eml": lambda text: bytes(mail(text)),
    "jsonl": lambda text: json.dumps({"text": text}).encode(),
}


def by_format(all_texts: list[str]) -> None:
    """Documents a second of one core, from bytes to readouts, before extraction."""
    for name, make in FORMATS.items():
        files = [make(text) for text in all_texts[:EACH]]
        read(files[0], f"a.{name}")
        began = time.process_time()
        for file in files:
            read(file, f"a.{name}")
        took = time.process_time() - began
        print(f"{name:6} {len(files) / took:8,.0f} documents/s and core   {took / len(files) * 1000:6.2f} ms each")


def end_to_end(source: Path, workers: int, into: Path) -> None:
    """A whole import into a new ledger file: read, extracted, durable; then the same again, when everything is known."""
    ledger = open_ledger(into / f"ledger-{workers}.json")
    began, busy = time.perf_counter(), time.process_time()
    summary = run(ledger, [source], now=NOW, given=Metadata(), workers=workers)
    took, busy = time.perf_counter() - began, time.process_time() - busy
    began = time.perf_counter()
    again = run(ledger, [source], now=NOW, workers=workers)
    repeated = time.perf_counter() - began
    ledger.close()
    for failed in summary.failed:
        print(failed.message)
    rate = len(summary.added) / took
    found = f"{len(summary.added)} readouts, {summary.commitments} commitments"
    print(f"{workers} workers: {found} in {took:.2f} s ({rate:,.0f} documents/s)")
    print(f"   {busy:.2f} s of a core in this process; the same again, {len(again.known)} known: {repeated:.2f} s")


def main(source: Path | None) -> None:
    """Print rates by format, then end to end with one and two workers, then the peak of memory."""
    all_texts = texts(source)
    by_format(all_texts)
    with tempfile.TemporaryDirectory() as folder:
        if source is None:
            source = Path(folder) / "made"
            source.mkdir()
            for number, text in enumerate(all_texts):
                (source / f"{number:04d}.txt").write_text(text)
        for workers in (1, 2):
            end_to_end(source, workers, Path(folder))
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
