"""How fast readouts are read: per minute and core, and how the time grows with length.

    python tests/benchmarks/extraction.py texts.zip      # or a folder of .txt files

Prints figures and asserts nothing; without an argument it takes the sample readout alone.
"""

from __future__ import annotations

import statistics
import sys
import time
import zipfile
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "data/readouts/wang-yi-tileuberdi-2022.txt"


def texts(source: Path) -> list[str]:
    """The texts of a zip or a folder, in the order of their names."""
    if source.is_dir():
        return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(source.rglob("*.txt"))]
    if zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            return [archive.read(name).decode("utf-8", "replace") for name in sorted(archive.namelist()) if name.endswith(".txt")]
    return [source.read_text(encoding="utf-8")]


def main(source: Path) -> None:
    """Print import time, readouts a minute, and the growth of the time over doubled lengths."""
    began = time.perf_counter()
    import tracker.extraction

    print(f"import of tracker.extraction      {(time.perf_counter() - began) * 1000:8.1f} ms")
    began = time.perf_counter()
    extract = tracker.extraction.extract
    print(f"the pipeline brought in with it   {(time.perf_counter() - began) * 1000:8.1f} ms")
    began = time.perf_counter()
    sample = SAMPLE.read_text(encoding="utf-8")
    extract(sample)
    print(f"first readout, its rules compiled {(time.perf_counter() - began) * 1000:8.1f} ms")

    every = texts(source)
    leaves, spent = 0, []
    for text in every:
        began = time.process_time()
        leaves += len(extract(text).leaves)
        spent.append(time.process_time() - began)
    total = sum(spent)
    print(f"{len(every)} readouts, {sum(map(len, every)):,} characters, {leaves} commitments in {total:.2f} s of one core")
    print(
        f"{len(every) / total * 60:,.0f} readouts a minute and core; "
        f"median {statistics.median(spent) * 1000:.2f} ms, slowest {max(spent) * 1000:.1f} ms"
    )

    print("growth with length: the sample repeated")
    before = 0.0
    for times in (1, 2, 4, 8, 16, 32, 64):
        text = "\n".join([sample] * times)
        began = time.process_time()
        extract(text)
        took = time.process_time() - began
        print(
            f"  x{times:<3} {len(text):>9,} characters {took * 1000:9.1f} ms"
            + (f"   {took / before:4.2f} times the one before" if before else "")
        )
        before = took


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
