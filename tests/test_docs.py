"""The docs say what the program does: the reference page is current, each link leads somewhere, each command is told."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from statistics import median

import pytest

from tracker.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_reference_and_the_manual_page_are_what_the_program_says() -> None:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "docs" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    assert make.PAGE.read_text(encoding="utf-8") == make.page(), "run: python docs/make.py"
    assert make.MANUAL.read_text(encoding="utf-8") == make.manual(), "run: python docs/make.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_page_is_reached_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [page.name for page in (ROOT / "docs").glob("*.md") if f"docs/{page.name}" not in readme]
    assert missing == []


def test_every_command_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"#### tracker {name}\n" in reference


def test_the_figures_of_readme_and_concepts_are_those_of_the_table_of_sets() -> None:
    """How often extraction is right: the middle and the ends of what the sets of fresh texts gave."""
    pages = {name: " ".join((ROOT / name).read_text(encoding="utf-8").split()) for name in ("README.md", "docs/concepts.md")}
    table = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8").partition("| set, in the order of its trial |")[2]
    sets = re.findall(r"^\|[^|]+\| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", table, re.MULTILINE)
    texts, commitments, sentence, commitment, key = ([float(row[at]) for row in sets] for at in range(5))
    held = f"over {len(sets)} sets ({sum(texts):,.0f} texts, {sum(commitments):,.0f} commitments)"
    ends = [f"{min(each):.2f} to {max(each):.2f}" for each in (sentence, commitment, key)]
    middle = [f"{median(each):.2f}" for each in (sentence, commitment, key)]
    said = f"{held} sentence F1 was {ends[0]} (median {middle[0]}), commitment F1 {ends[1]} ({middle[1]}), "
    assert f"{said}key recall {ends[2]} ({middle[2]})" in pages["README.md"]
    found = f"found {min(key) * 100:.0f} to {max(key) * 100:.0f} in 100 of the key commitments, set by set "
    assert f"{found}({median(key) * 100:.0f} in the middle one of {len(sets)} sets)" in pages["docs/concepts.md"]
    assert f"1 at best) of {ends[1]} ({middle[1]})" in pages["docs/concepts.md"]
