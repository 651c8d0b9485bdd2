"""Every rule of the lexicon fires where its examples say and not where its counter-examples say; the tables are sound."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tracker.extraction
from tests.extraction import braces
from tracker.extraction import atlas, decide, grading
from tracker.extraction.document import Sentence
from tracker.extraction.rules import OutRule, exclusions
from tracker.extraction.triggers import triggers
from tracker.extraction.verbs import inflect, lexicon

LEXICON = Path(tracker.extraction.__file__).with_name("lexicon")
FILES = sorted(LEXICON.glob("*.toml"))


def tables() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each rule with examples, or that ought to have them: (file, id, table)."""
    for path in FILES:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for key, value in data.items():
            rows = value if isinstance(value, list) else [value]
            for row in rows:
                if isinstance(row, dict) and (isinstance(value, list) or {"yes", "no", "examples", "counter"} & row.keys()):
                    yield path.stem, str(row.get("id", row.get("verb", key))), row


RULES = list(tables())


def sides(row: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    return row.get("yes", row.get("examples", [])), row.get("no", row.get("counter", []))


def cases(stem: str, side: int) -> list[Any]:
    return [
        pytest.param(name, row, case, id=f"{name}-{n}")
        for file, name, row in RULES
        if file == stem
        for n, case in enumerate(sides(row)[side])
    ]


@pytest.mark.parametrize(("file", "name", "row"), RULES, ids=[f"{file}:{name}" for file, name, _ in RULES])
def test_each_rule_has_two_examples_and_two_counter_examples(file: str, name: str, row: dict[str, Any]) -> None:
    yes, no = sides(row)
    assert len(yes) >= 2
    assert len(no) >= 2
    assert len({str(case) for case in [*yes, *no]}) == len(yes) + len(no)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_ids_are_unique_in_a_file(file: Path) -> None:
    names = Counter(name for stem, name, row in RULES if stem == file.stem and "id" in row)
    assert [name for name, count in names.items() if count > 1] == []


def lists() -> Iterator[Any]:
    """Each list of words, and of verbs with their forms, that stands in a file of the lexicon."""
    for path in FILES:
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            named = value if isinstance(value, dict) else {"": value} if isinstance(value, str) else {}
            for name, words in named.items():
                if name in ("", "words", "acts", "goods", "manner") or key in ("classes", "nouns"):
                    yield pytest.param(words.split() if isinstance(words, str) else words, id=f"{path.stem}:{key}:{name}")
    for file, rule, row in RULES:
        for name, words in row["words"].items() if isinstance(row.get("words"), dict) else ():
            yield pytest.param(words.split(), id=f"{file}:{rule}:{name}")


@pytest.mark.parametrize("words", [*lists()])
def test_a_list_holds_each_word_once(words: list[str]) -> None:
    assert [word for word, count in Counter(words).items() if count > 1] == []


@pytest.mark.parametrize(("name", "row", "case"), [*cases("clauses", 0), *cases("clauses", 1)])
def test_word_classes_split_as_told(name: str, row: dict[str, Any], case: str) -> None:
    _, expected, _ = braces.read(case)
    assert braces.found(case) == expected


def _triggered(name: str, text: str) -> bool:
    return any(found.trigger.rule == name and not found.reason for found in triggers(text, Sentence(0, len(text), 0)))


@pytest.mark.parametrize(("name", "row", "case"), cases("triggers", 0))
def test_a_trigger_fires_on_its_examples(name: str, row: dict[str, Any], case: str) -> None:
    assert _triggered(name, case)


@pytest.mark.parametrize(("name", "row", "case"), cases("triggers", 1))
def test_a_trigger_is_silent_on_its_counter_examples(name: str, row: dict[str, Any], case: str) -> None:
    assert not _triggered(name, case)


def _out(name: str) -> OutRule:
    return next(rule for rule in exclusions() if rule.id == name)


@pytest.mark.parametrize(("name", "row", "case"), cases("out", 0))
def test_what_is_no_promise_is_left_out(name: str, row: dict[str, Any], case: list[str]) -> None:
    assert decide.fires(_out(name), *case)


@pytest.mark.parametrize(("name", "row", "case"), cases("out", 1))
def test_what_is_a_promise_is_kept(name: str, row: dict[str, Any], case: list[str]) -> None:
    assert not decide.fires(_out(name), *case)


@pytest.mark.parametrize(("name", "row", "case"), cases("conduct", 0))
def test_a_verb_promises_conduct_with_these_words(name: str, row: dict[str, Any], case: str) -> None:
    assert grading.is_conduct(row["verb"], case)


@pytest.mark.parametrize(("name", "row", "case"), cases("conduct", 1))
def test_a_verb_promises_a_result_with_these_words(name: str, row: dict[str, Any], case: str) -> None:
    assert not grading.is_conduct(row["verb"], case)


def _names(row: dict[str, Any]) -> set[str]:
    return {name for name in row["names"] if not name.startswith(("<", "*"))}


@pytest.mark.parametrize(("name", "row", "case"), cases("namesakes", 0))
def test_a_namesake_is_no_party(name: str, row: dict[str, Any], case: str) -> None:
    assert not [mention for mention in atlas.find(case) if not _names(row) or case[mention.start : mention.end] in _names(row)]


@pytest.mark.parametrize(("name", "row", "case"), cases("namesakes", 1))
def test_a_party_beside_its_namesakes_is_found(name: str, row: dict[str, Any], case: str) -> None:
    assert atlas.find(case)


def rows() -> list[list[str]]:
    lines = (LEXICON / "verbs.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_the_verbs_are_sorted_unique_and_of_a_known_kind() -> None:
    lemmas = [row[0] for row in rows()]
    assert lemmas == sorted(set(lemmas))
    assert {row[1] for row in rows()} == {"verb", "either", "noun"}
    assert all(2 <= len(row) <= 5 and all(cell == cell.strip() for cell in row) for row in rows())


def test_only_spellings_of_one_verb_share_a_form() -> None:
    shared: dict[str, list[str]] = {}
    for verb in lexicon().base.values():
        shared.setdefault(verb.gerund, []).append(verb.lemma)
    assert all(max(lemmas, key=len).startswith(min(lemmas, key=len)) for lemmas in shared.values())


@pytest.mark.parametrize(
    ("lemma", "listed", "forms"),
    [
        ("open", "", ("opened", "opened", "opening", "opens")),
        ("agree", "", ("agreed", "agreed", "agreeing", "agrees")),
        ("ratify", "", ("ratified", "ratified", "ratifying", "ratifies")),
        ("convey", "", ("conveyed", "conveyed", "conveying", "conveys")),
        ("commit", "+", ("committed", "committed", "committing", "commits")),
        ("hold", "held", ("held", "held", "holding", "holds")),
        ("undertake", "undertook undertaken", ("undertook", "undertaken", "undertaking", "undertakes")),
        ("set", "set", ("set", "set", "setting", "sets")),
        ("launch", "", ("launched", "launched", "launching", "launches")),
        ("broadcast", "broadcast", ("broadcast", "broadcast", "broadcasting", "broadcasts")),
    ],
)
def test_forms_of_a_verb(lemma: str, listed: str, forms: tuple[str, str, str, str]) -> None:
    assert inflect(lemma, listed) == forms
