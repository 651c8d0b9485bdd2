"""Readouts from the command line: what is unsure, corrected or confirmed; words taken in by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TALKS = (
    "Talks between Kenya and Norway\n\n"
    "On 7 June 2022 the ministers of Kenya and Norway met in Nairobi. The two sides agreed to open a school within three months. "
    "The Norwegian side has in mind a new port at Lamu next year. Kenya plans to send 20 engineers next year.\n"
)
ID = "KEN-NOR-20220607"


@pytest.fixture
def talks(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(TALKS, "utf-8")
    assert run("import", str(file)).exit_code == 0


@pytest.mark.usefixtures("talks")
def test_what_is_unsure_is_listed_with_its_value_and_origin(run: Run) -> None:
    assert run("readouts", "is:unsure").stdout.rstrip("\n").split("\t") == [
        ID, "2022-06-07", "2", "", "Talks between Kenya and Norway", "issuer none (not found)",
    ]  # fmt: skip
    assert run("readouts", "unsure:date").stdout == ""
    assert "0 readouts" in run("readouts", "unsure:date").stderr


@pytest.mark.usefixtures("talks")
def test_one_word_is_an_id_or_else_a_word_of_the_filter(run: Run) -> None:
    assert run("readouts", "NOR-2022").stdout.startswith("Talks between Kenya and Norway\n")
    assert run("readouts", "norway").stdout.startswith(ID + "\t")
    assert run("readouts", "norway", "kenya").stdout == run("readouts", "norway kenya").stdout == run("readouts", "norway").stdout
    unknown = run("readouts", "atlantis")
    assert unknown.exit_code == 1
    assert "there is no readout 'atlantis'" in unknown.stderr


@pytest.mark.usefixtures("talks")
def test_two_conditions_in_one_argument_correct_nothing(run: Run) -> None:
    refused = run("readouts", "-party:kenya tea", "--set", "issuer=Kenya", "--yes")
    assert (refused.exit_code, run("readouts", "is:corrected").stdout) == (2, "")
    assert 'asks for party:"kenya tea", which nothing has' in refused.stderr


@pytest.mark.usefixtures("talks")
def test_a_part_of_several_ids_lists_them_and_corrects_none(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "second.txt"
    file.write_text(TALKS.replace("7 June 2022", "8 June 2022"), "utf-8")
    assert run("import", str(file)).exit_code == 0
    assert len(run("readouts", "202206").stdout.splitlines()) == 2
    refused = run("readouts", "202206", "--set", "issuer=Kenya", "--yes")
    assert (refused.exit_code, run("readouts", "is:corrected").stdout) == (1, "")
    assert "fits 2 readouts" in refused.stderr


@pytest.mark.usefixtures("talks")
def test_a_word_of_a_readout_finds_it_but_does_not_name_it_to_be_corrected(run: Run) -> None:
    assert run("readouts", "nairobi").stdout.startswith(ID)
    for given in (("--set", "date=2021-01-01"), ("--confirm", "all"), ("--set", "date=2021-01-01", "--yes")):
        refused = run("readouts", "nairobi", *given)
        assert refused.exit_code == 1
        assert f"there is no readout 'nairobi': 'nairobi' is a word of {ID}; to correct one, name it by its id" in refused.stderr
    assert run("readouts", "is:corrected").stdout == ""


@pytest.mark.usefixtures("talks")
def test_one_readout_shows_each_fact_with_its_origin_and_how_to_settle_it(run: Run) -> None:
    lines = run("readouts", "20220607").stdout.splitlines()
    assert "  date of the talks 2022-06-07 (from the text)" in lines
    assert "? issuer            none" in lines
    assert any(f"tracker readouts {ID} --set FACT=VALUE, or --confirm issuer" in line for line in lines)
    assert json.loads(run("readouts", "20220607", "--json").stdout)["origins"]["place"] == "text"
    assert "  issuer   not known\n" in run("report", "readout", "20220607").stdout, "what nobody knows is no guess"


@pytest.mark.usefixtures("talks")
def test_nothing_found_is_an_empty_array_as_everywhere(run: Run) -> None:
    empty = run("readouts", "party:chad", "--json").stdout
    assert empty == run("list", "party:chad", "--json").stdout == "[]\n"


@pytest.mark.usefixtures("talks")
def test_a_correction_and_an_addition_are_told_as_json_too(run: Run) -> None:
    told = json.loads(run("readouts", "0607", "--set", "issuer=Kenya", "--json").stdout)
    assert told["readouts"] == [ID]
    added = json.loads(run("add", "0607", "--quote", "a new port at Lamu", "--json").stdout)
    assert len(added["commitments"]) == 1


@pytest.mark.usefixtures("talks")
def test_a_correction_changes_the_list_and_leaves_a_trace(run: Run) -> None:
    done = run("readouts", "0607", "--set", "date=2021-06-07", "--set", "issuer=Kenya", "--note", "asked them")
    assert done.stdout == f"{ID} date of the talks: 2022-06-07 → 2021-06-07; issuer: none → Kenya\n"
    assert "note: 2 deadlines reckoned anew" in done.stderr
    assert [line.split("\t")[2] for line in run("list").stdout.splitlines()] == ["2021-09-07", "2022-12-31"]
    assert run("readouts", "is:unsure").stdout == ""
    shown = " ".join(run("readouts", "0607").stdout.split())
    assert "date of the talks 2021-06-07 (corrected by" in shown
    assert "date of the talks: 2022-06-07 → 2021-06-07; issuer: none → Kenya (asked them)" in shown
    story = " ".join(run("show", "0607-01").stdout.split())
    assert "followed its readout: deadline: within three months (2022-09-07) → within three months (2021-09-07)" in story
    assert run("undo").stdout == f"Undone: {ID} corrected date of the talks, issuer\n"
    assert "taken back by" in run("readouts", "0607").stdout
    assert "\t2022-06-07\t" in run("readouts").stdout
    assert run("redo").exit_code == 0
    assert "brought back by" in run("readouts", "0607").stdout
    assert run("doctor").exit_code == 0


@pytest.mark.usefixtures("talks")
def test_as_known_shows_what_was_taken_for_true_then(run: Run, clock: object) -> None:
    clock.tick(5)  # type: ignore[attr-defined]  # the clock of tests/conftest.py
    run("readouts", "0607", "--set", "date=2021-06-07")
    assert "\t2022-06-07\t" in run("readouts", "--as-known", "2025-01-16").stdout
    assert "\t2021-06-07\t" in run("readouts").stdout
    assert "Talks between Kenya and Norway (2022-06-07)" in run("show", "0607-01", "--as-known", "2025-01-16").stdout
    assert "Talks between Kenya and Norway (2021-06-07)" in run("show", "0607-01").stdout
    assert run("readouts", "date:2022", "--as-known", "2025-01-16").stdout, "what was known decides what fits"
    assert not run("readouts", "date:2022").stdout
    before = run("readouts", "--as-known", "2025-01-01")
    assert (before.stdout, "0 readouts" in before.stderr) == ("", True), "it was not in the ledger then"
    one = run("readouts", "0607", "--as-known", "2025-01-01")
    assert (one.exit_code, f"{ID} was not in the ledger by 2025-01-01" in one.stderr) == (1, True)


@pytest.mark.usefixtures("talks")
def test_confirming_all_that_is_unsure(run: Run) -> None:
    assert run("readouts", "0607", "--confirm", "all").stdout == f"{ID} right as they were: issuer\n"
    assert run("readouts", "is:unsure").stdout == ""
    again = run("readouts", "0607", "--confirm", "all")
    assert (again.exit_code, "nothing is unsure there" in again.stderr) == (2, True)


@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (
            ("readouts", "0607", "--set", "dat=2022"),
            2,
            "no fact 'dat' of a readout: did you mean date? valid are date,",
        ),
        (("readouts", "0607", "--set", "issuer=Keniya"), 2, "'Keniya' is no party that is known: did you mean Kenya?"),
        (("readouts", "0607", "--set", "date=2022-06-07"), 2, "says so already: date of the talks: 2022-06-07"),
        (("readouts", "0607", "--confirm", "date"), 2, "is not unsure: unsure are issuer"),
        (("readouts", "0607", "--confirm", "weather"), 2, "is not unsure: unsure are issuer"),
        (("readouts", "--set", "issuer=Kenya"), 2, "no readout is named"),
        (("readouts", "is:unsuer"), 2, "'unsuer' is no state: did you mean unsure"),
        (("readouts", "date:foo"), 2, "'foo' is no date for the talks"),
        (("readouts", "0999", "--set", "issuer=Kenya"), 1, "there is no readout '0999'"),
        (("readouts", "0607", "--set", "issuer=Kenya", "--version", "3"), 4, "you saw version 3, it is now version 0"),
        (("readouts", "is:foreign", "--set", "issuer=Kenya"), 2, "nothing would change: no readout is named"),
        (("add", "0607", "--quote", "a port that is not there"), 2, "the text has no 'a port that is not there'"),
        (("add", "0607", "--quote", "next year"), 2, "2 times: type more of the words, or choose one with --nth: 1. “"),
        (("add", "0607", "--quote", "next year", "--nth", "3"), 2, "2 times"),
        (("add", "0607", "--quote", "open a school within three months"), 2, f"these words are {ID}-01 already"),
        (("add", "0607", "--quote", "new port", "--set", "topic=weather"), 2, "'weather' is no topic"),
    ],
)
def test_what_is_refused_is_one_line_and_writes_nothing(run: Run, args: tuple[str, ...], code: int, message: str) -> None:
    before = run("readouts", "--json").stdout, run("list", "--json").stdout
    done = run(*args)
    assert done.exit_code == code
    assert message in done.stderr
    assert (run("readouts", "--json").stdout, run("list", "--json").stdout) == before


@pytest.mark.usefixtures("talks")
@pytest.mark.parametrize("option", [("--note", "remark"), ("--version", "1"), ("--yes",)])
def test_what_goes_with_a_correction_is_refused_without_one(run: Run, option: tuple[str, ...]) -> None:
    done = run("readouts", "is:unsure", *option)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{option[0]} goes with --set or --confirm" in done.stderr


@pytest.mark.usefixtures("talks")
def test_a_correction_is_not_made_as_of_a_past_day(run: Run) -> None:
    assert run("readouts", "is:unsure", "--set", "date=2022-06-07", "--as-known", "2020").exit_code == 2


@pytest.mark.usefixtures("filled")
def test_json_has_the_number_of_commitments(run: Run) -> None:
    run("review", "reject", "0607-01")
    assert [row["commitments"] for row in json.loads(run("readouts", "--json").stdout) if row["id"] == "CHN-KAZ-20220607"] == [3]
    assert json.loads(run("readouts", "CHN-KAZ-20220607", "--json").stdout)["commitments"] == 3


@pytest.mark.usefixtures("talks")
def test_a_filter_corrects_several_once_it_is_confirmed(run: Run, tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text(TALKS.replace("7 June", "20 June").replace("school", "clinic"), "utf-8")
    run("import", str(more))
    refused = run("readouts", "unsure:issuer", "--set", "issuer=Norway", input="n\n")
    assert ("nothing changed" in refused.stderr, refused.exit_code) == (True, 1)
    assert run("readouts", "is:unsure").stdout.count("\n") == 2
    assert run("readouts", "unsure:issuer", "--set", "issuer=Norway", "--yes").stdout == "2 readouts corrected: issuer\n"
    assert run("readouts", "is:unsure").stdout == ""
    assert run("readouts", "issuer:norway").stdout.count("\n") == 2


@pytest.mark.usefixtures("talks")
def test_words_are_added_by_hand(run: Run) -> None:
    done = run("add", "0607", "--quote", "a new port  at Lamu next year", "--set", "title=Build a port at Lamu", "--note", "p. 2")
    assert done.stdout == f"{ID}-03 added: Build a port at Lamu\n"
    assert "graded soft; tracker edit" in done.stderr
    shown = " ".join(run("show", "0607-03").stdout.split())
    assert "why added by hand by" in shown
    assert "[a new port at Lamu next year]" in shown
    assert f"{ID}-03\tpending\t2023-12-31\tNorway\tBuild a port at Lamu" in run("list", "is:accepted").stdout
    assert run("undo").stdout.startswith(f"Undone: {ID}-03 added by hand")
    assert run("list", "port").stdout == ""


@pytest.mark.usefixtures("talks")
def test_the_deadline_of_added_words_is_reckoned_from_the_talks(run: Run) -> None:
    run("add", "0607", "--quote", "a new port at Lamu next year", "--set", "deadline=within two months")
    (one,) = json.loads(run("list", "is:accepted", "--json").stdout)
    assert one["deadline"]["latest"] == "2022-08-07"


@pytest.mark.usefixtures("talks")
def test_one_of_several_places_is_chosen(run: Run) -> None:
    run("add", "0607", "--quote", "next year", "--nth", "2")
    (one,) = json.loads(run("list", "is:accepted", "--json").stdout)
    assert TALKS[one["start"] :].startswith("next year.\n")
