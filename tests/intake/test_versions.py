"""A reprint or a corrected release joins the readout it repeats; what was decided and recorded stays as it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tracker.desk import Desk
from tracker.ingest import Document, read
from tracker.ingest.meta import describe
from tracker.intake import run
from tracker.intake.versions import Earlier, of_different_parties, shared, sketch
from tracker.ledger import MemoryLedger
from tracker.model import Readout, Review, StatusUpdate
from tracker.reading import locate

NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
HEAD = "Kenya: Foreign Minister Holds Talks with Norwegian Foreign Minister\n2023-05-04\nThe ministers met in Nairobi.\n"
PARTS = (
    "The two sides looked back on sixty years of diplomatic relations and on the visits that had been exchanged.",
    "Norway will open a vocational school in Mombasa by the end of 2024.",
    "Kenya will build the road from the harbour to the school.",
    "The two sides agreed to hold the next round of consultations in Oslo in the spring.",
    "Kenya will exempt Norwegian nationals from visas for stays of up to 30 days.",
    "The ministers also exchanged views on the situation in the region and on the work of the United Nations.",
)
FIRST = HEAD + "\n".join(PARTS)
CORRECTED = FIRST.replace("30 days", "60 days")


def imported(ledger: MemoryLedger, folder: Path, name: str, text: str, **how: str) -> object:
    path = folder / name
    path.write_text(text, "utf-8")
    return run(ledger, [path], now=NOW, **how)  # type: ignore[arg-type]  # `versions` alone is passed on


def test_a_corrected_release_adds_only_what_is_new(tmp_path: Path) -> None:
    ledger = MemoryLedger()
    imported(ledger, tmp_path, "a.txt", FIRST)
    before = ledger.commitments()
    school = next(each for each in before if "school in Mombasa" in each.quote)
    visas = next(each for each in before if "30 days" in each.quote)
    ledger.append(
        [
            (school.id, Review(id="1", on="2024-01-02", at=NOW, decision="accepted")),
            (school.id, StatusUpdate(id="2", on="2024-01-02", at=NOW, status="underway")),
        ]
    )
    summary = run(ledger, [path_with(tmp_path, CORRECTED)], now=NOW)
    (entry,) = summary.versions
    assert (entry.version_of, entry.commitments) == ("KEN-NOR-20230504", 1)
    assert set(entry.kept) == {each.id for each in before} - {visas.id}
    assert (entry.gone, entry.changed) == ((visas.id,), ((visas.id, f"{entry.id}-01"),))
    assert "60 days" in ledger.get(f"{entry.id}-01").quote
    assert ledger.get(school.id).standing.status == "underway"
    assert ledger.get(school.id).standing.review == "accepted"
    stored = ledger.readout(entry.id)
    assert stored.version_of == "KEN-NOR-20230504"
    assert "version_of" in stored.unsure


def path_with(folder: Path, text: str) -> Path:
    path = folder / "corrected.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_third_version_joins_the_first(tmp_path: Path) -> None:
    ledger = MemoryLedger()
    imported(ledger, tmp_path, "a.txt", FIRST)
    imported(ledger, tmp_path, "b.txt", CORRECTED)
    imported(ledger, tmp_path, "c.txt", CORRECTED + "\nThe ministers thanked the press.")
    assert {readout.version_of for readout in ledger.readouts()} == {"", "KEN-NOR-20230504"}
    quotes = [each.quote for each in ledger.commitments()]
    assert len(set(quotes)) == len(quotes)


def test_versions_in_one_batch_are_joined_as_well(tmp_path: Path) -> None:
    ledger = MemoryLedger()
    for name, text in (("a.txt", FIRST), ("b.txt", CORRECTED), ("c.txt", FIRST + "\nThank you.")):
        (tmp_path / name).write_text(text, "utf-8")
    summary = run(ledger, [tmp_path], now=NOW)
    assert [entry.version_of for entry in summary.added] == ["", "KEN-NOR-20230504", "KEN-NOR-20230504"]
    quotes = [each.quote for each in ledger.commitments()]
    assert len(set(quotes)) == len(quotes)


def test_separate_keeps_them_apart(tmp_path: Path) -> None:
    ledger = MemoryLedger()
    imported(ledger, tmp_path, "a.txt", FIRST)
    count = len(ledger.commitments())
    imported(ledger, tmp_path, "b.txt", CORRECTED, versions="separate")
    assert len(ledger.commitments()) == 2 * count
    assert not any(readout.version_of for readout in ledger.readouts())


def draft(text: str, day: dt.date | None = dt.date(2023, 5, 4), parties: tuple[str, ...] = ("Kenya", "Norway")) -> Readout:
    return replace(describe(Document(text=text)), date=day, parties=parties, issuer="Kenya")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (draft(CORRECTED), True),
        (draft(CORRECTED, dt.date(2023, 5, 11)), True),
        (draft(CORRECTED, dt.date(2023, 5, 12)), False),
        (draft(CORRECTED, parties=("Kenya", "Peru")), False),
        (draft(CORRECTED, parties=()), True),
        (draft(FIRST.upper().replace(".", " ;")), True),
        (draft("An introduction of a few words by the agency. " + FIRST), True),
        (
            draft(
                HEAD + "\n".join(PARTS[:3]) + " A quite different end of the talks, of which nothing was said in the first text."
            ),
            False,
        ),
        (
            draft("Something else altogether was said in Nairobi on that day by the two ministers, and nobody wrote it down."),
            False,
        ),
    ],
)
def test_what_counts_as_a_version(other: Readout, same: bool) -> None:
    known = Earlier([replace(draft(FIRST), id="first")])
    found = known.version_of(other, sketch(other.text))
    assert (found is not None) == same


PLAIN = "\n".join(("Joint Statement\n2023-05-04", "The two sides met.", *PARTS))
"""Its title names nobody."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRST, FIRST.replace("Norwegian", "Danish").replace("Norway", "Denmark").replace("Oslo", "Copenhagen")),
        (FIRST, FIRST.replace("Kenya", "Ghana").replace("Nairobi", "Accra")),
        (PLAIN, PLAIN.replace("Norwegian", "Danish").replace("Norway", "Denmark").replace("Oslo", "Copenhagen")),
        (
            FIRST + "\nDenmark was spoken of as well.",
            FIRST.replace("Norwegian", "Danish").replace("Norway", "Denmark") + "\nNorway was spoken of as well.",
        ),
    ],
)
def test_the_same_words_for_another_country_are_no_version(one: str, other: str, tmp_path: Path) -> None:
    ledger = MemoryLedger()
    imported(ledger, tmp_path, "one.txt", one)
    count = len(ledger.commitments())
    imported(ledger, tmp_path, "other.txt", other)
    assert not any(readout.version_of for readout in ledger.readouts())
    assert len(ledger.commitments()) == 2 * count > 0


def told(title: str, text: str, parties: tuple[str, ...], issuer: str = "") -> Readout:
    return Readout(id="r", title=title, text=text, parties=parties, issuer=issuer)


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        # The parties stand in the title alone, or in the facts alone.
        (told("Kenya and Norway", "They met.", ()), told("Kenya and Peru", "They met.", ()), True),
        (told("Talks", "They met.", ("Kenya", "Norway")), told("Talks", "They met.", ("Kenya", "Peru")), True),
        # Each text names the other's party as well, and the facts have neither.
        (told("Kenya on Norway", "Kenya, Norway, Peru.", ()), told("Kenya on Peru", "Kenya, Norway, Peru.", ()), True),
        # One party is known by no list, so that its text has one party alone.
        (told("Puntland and Kenya", "They met.", ("Kenya",)), told("Norway and Kenya", "They met.", ("Kenya", "Norway")), True),
        # A party that one reading missed, who issued a reprint, what a title is about: all are named in both.
        (told("Talks", "Kenya met Norway.", ("Kenya",)), told("Talks", "Kenya met Norway.", ("Kenya", "Norway")), False),
        (told("Talks", "Kenya met Norway.", ("Kenya",), "Kenya"), told("Talks", "Kenya met Norway.", ("Peru",), "Peru"), False),
        (told("Kenya and Norway", "On Haiti.", ()), told("Talks on Haiti", "Kenya, Norway met on Haiti.", ()), False),
        # A government that joined a statement of several.
        (
            told("Statement", "Kenya and Norway say.", ("Kenya", "Norway")),
            told("Statement", "Kenya, Norway and Peru say.", ("Kenya", "Norway", "Peru")),
            False,
        ),
    ],
)
def test_parties_are_told_apart_by_facts_title_and_text(one: Readout, other: Readout, different: bool) -> None:
    assert of_different_parties(one, other) == different
    assert of_different_parties(other, one) == different


def test_undated_texts_are_compared_too() -> None:
    known = Earlier([replace(draft(FIRST, None), id="first")])
    assert known.version_of(draft(CORRECTED, None), sketch(CORRECTED)) is not None


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_symmetric_and_one_for_itself(one: str, other: str) -> None:
    assert shared(one, other) == shared(other, one)
    assert 0 <= shared(one, other) <= 1
    assert shared(one, one) in {0.0, 1.0}
    assert len(sketch(one)) <= 8


def test_reading_is_part_of_it() -> None:
    assert read(FIRST.encode(), "a.txt")[0].parties == ("Kenya", "Norway")


def test_what_a_person_marked_is_kept_where_a_new_version_has_its_words(tmp_path: Path) -> None:
    ledger = MemoryLedger()
    imported(ledger, tmp_path, "a.txt", FIRST)
    desk = Desk(ledger, "me", lambda: NOW)
    (home,) = ledger.readouts()
    here = desk.add(home.id, *locate(home.text, "the visits that had been exchanged")).commitments[0].id
    lost = desk.add(home.id, *locate(home.text, "stays of up to 30 days")).commitments[0].id
    (entry,) = run(ledger, [path_with(tmp_path, CORRECTED)], now=NOW).versions
    assert here in entry.kept
    assert lost in entry.gone
