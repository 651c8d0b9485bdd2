"""Runs the console examples of the README and the docs as tests, in a folder and a ledger of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sybil import Document, Example, Region, Sybil

ROOT = Path(__file__).parent
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def regions(document: Document) -> Iterator[Region]:
    """Each ```console block, to be run and compared."""
    for match in BLOCK.finditer(document.text):
        yield Region(match.start(), match.end(), match[1], evaluate)


def evaluate(example: Example) -> str | None:
    """Run the `$ ` lines of a block; below each stands what it prints, `...` for anything in between.

    A block builds on those before it in its page: those that another process tests, or nobody asked for, are run first.
    """
    ran: set[int] = example.namespace.setdefault("ran", set())
    for start, earlier in example.document.regions:
        if start < example.region.start and start not in ran:
            ran.add(start)
            for command, _ in steps(earlier.parsed):
                run(command, example)
    ran.add(example.region.start)
    for command, expected in steps(example.parsed):
        printed = run(command, example)
        if not fits(printed, expected):
            return f"$ {command}\nprinted\n{printed}\nnot\n{expected}"
    return None


def run(command: str, example: Example) -> str:
    """What a command prints in the folder of its page."""
    done = subprocess.run(  # noqa: S602 - the commands are the documentation's own, pipes included
        command,
        shell=True,
        cwd=example.namespace.get("folder"),
        env=example.namespace["environment"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


def steps(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with what it should print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def fits(printed: str, expected: str) -> bool:
    """Whether the output is as written, where a line of `...` stands for any lines and `...` in a line for any words."""
    pattern = re.escape(expected.strip()).replace(r"\.\.\.", ".*?")
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


def setup(namespace: dict[str, object]) -> None:
    """A throw-away folder that looks like the checkout's root, and a ledger and settings nobody else uses."""
    place = tempfile.TemporaryDirectory(prefix="docs-")
    folder = Path(place.name)
    (folder / "data").symlink_to(ROOT / "data")
    namespace["place"] = place
    namespace["folder"] = folder
    python = Path(sys.executable).parent
    namespace["environment"] = {
        "PATH": f"{python}{os.pathsep}{os.environ.get('PATH', '')}",
        "HOME": str(folder),
        "TRACKER_LEDGER": str(folder / "ledger.json"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "USER": "you",
        "LOGNAME": "you",
        "LANG": "C.UTF-8",
    }


def teardown(namespace: dict[str, object]) -> None:
    """Throw the folder away."""
    place = namespace["place"]
    if isinstance(place, tempfile.TemporaryDirectory):
        place.cleanup()


pytest_collect_file = Sybil(parsers=[regions], patterns=["README.md", "docs/*.md"], setup=setup, teardown=teardown).pytest()
