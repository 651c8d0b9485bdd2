"""Looking from the command line: lists, filters, one commitment, past days, extraction; hostile text shows harmlessly."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.conftest import Run
from tests.conftest import SAMPLE, TEXT, commitment
from tracker.cli.main import COMMANDS, FAMILIES, SUMMARIES
from tracker.ledger import open_ledger
from tracker.model import Commitment, Readout

SPAN = "extend the visa-free stay from 72 hours to 14 days"


def test_without_a_ledger_it_says_where_and_what_to_do(run: Run, ledger_file: Path) -> None:
    done = run("list")
    assert done.exit_code == 1
    assert str(ledger_file) in done.stderr
    assert "tracker import" in done.stderr
    assert not ledger_file.exists()


@pytest.mark.usefixtures("filled")
def test_a_piped_list_is_plain_tab_separated_lines(run: Run) -> None:
    lines = run("list", "visa").stdout.splitlines()
    assert lines == [f"CHN-KAZ-20220607-02\tpending\t\tKazakhstan\t{SPAN[:1].upper() + SPAN[1:]}"]


@pytest.mark.usefixtures("filled")
def test_a_name_of_two_words_is_one_value_as_the_shell_passes_it(run: Run) -> None:
    assert run("edit", "0607-01", "parties=South Korea").exit_code == 0
    assert run("edit", "0607-02", "parties=South Africa").exit_code == 0
    assert [line.split("\t")[3] for line in run("list", "party:south korea").stdout.splitlines()] == ["Republic of Korea"]
    assert json.loads(run("report", "party:south korea", "--candidates", "--json").stdout)["report"]["scope"]["n"] == 1


@pytest.mark.usefixtures("filled")
def test_two_conditions_in_one_argument_act_on_nothing(run: Run) -> None:
    for command in (["list"], ["report"], ["review", "reject", "--yes"]):
        refused = run(*command, "-party:kazakhstan visa")
        assert refused.exit_code == 2, refused.output
        assert "'-party:kazakhstan visa' asks for party:\"kazakhstan visa\", which nothing has" in refused.stderr
    assert run("list", "is:rejected").stdout == ""
    assert run("list", "party:south korea").exit_code == 0, "a party that no promise binds is a party nonetheless"


@pytest.mark.usefixtures("filled")
def test_nothing_found_is_not_an_error_and_cron_can_tell(run: Run) -> None:
    assert (run("list", "atlantis").exit_code, run("list", "atlantis").stdout) == (0, "")
    assert run("list", "--overdue", "--exit-code").exit_code == 1
    quiet = run("list", "atlantis", "--overdue", "--exit-code")
    assert (quiet.exit_code, quiet.output) == (0, ""), "cron mails whatever is printed"


@pytest.mark.usefixtures("filled")
def test_cron_is_told_what_is_overdue_but_on_no_agenda(run: Run) -> None:
    told = run("list", "--overdue", "--exit-code")
    assert (told.stdout.count("\n"), "1 candidate among them, which reports leave out" in told.stderr) == (1, True)
    assert "0 overdue" in run("report", "agenda").stdout
    run("review", "accept", "is:overdue")
    assert run("list", "--overdue", "--exit-code").stderr == ""
    assert "1 overdue" in run("report", "agenda").stdout


@pytest.mark.usefixtures("filled")
def test_json_holds_what_is_stored_and_what_follows(run: Run) -> None:
    (one,) = json.loads(run("list", "is:overdue", "--json").stdout)
    assert (one["id"], one["overdue"], one["key"], one["quote"]) == (
        "CHN-KAZ-20220607-03",
        True,
        True,
        "build a traditional medicine centre by the end of 2023",
    )
    assert json.loads(run("list", "atlantis", "--json").stdout) == []


@pytest.mark.usefixtures("filled")
def test_json_writes_the_standing_out_where_nothing_happened_too(run: Run) -> None:
    run("status", "0607-01", "stalled")
    for rows in (run("list", "--json"), run("show", "0607-01", "--json"), run("review", "--json")):
        assert all({"status", "since", "review", "sourced"} <= set(row["standing"]) for row in json.loads(rows.stdout))
    standings = [row["standing"] for row in json.loads(run("list", "--json").stdout)]
    assert [standing["status"] for standing in standings].count("pending") == 3
    assert [standing["review"] for standing in standings].count("candidate") == 3


@pytest.mark.usefixtures("filled")
def test_a_past_day_shows_what_stood_then(run: Run) -> None:
    run("status", "0607-01", "underway", "--on", "2023-03-01")
    run("status", "0607-01", "fulfilled", "--on", "2024-07-30", "--source", "https://n.example")
    assert run("list", "status:underway", "--as-of", "2024-07-29").stdout.startswith("CHN-KAZ-20220607-01\tunderway")
    assert run("list", "status:fulfilled", "--as-of", "2024").stdout.startswith("CHN-KAZ-20220607-01\tfulfilled")
    assert run("list", "--as-of", "2022-06-06").stdout == ""
    assert run("list", "status:pending", "--as-known", "2024-12-31").stdout.count("\n") == 4
    assert "· pending" in run("show", "0607-01", "--as-of", "2023-02").stdout
    assert run("list", "--as-of", "2031").exit_code == 2


def test_what_came_into_the_ledger_later_was_not_known(
    run: Run, ledger_file: Path, readout: Readout, commitments: list[Commitment]
) -> None:
    ledger = open_ledger(ledger_file)
    ledger.add(replace(readout, added=dt.datetime(2024, 5, 1, 9, 0, tzinfo=dt.UTC)), commitments)
    ledger.close()
    assert run("list", "--as-known", "2024-04-30").stdout == ""
    assert run("list", "--as-known", "2024-05-01").stdout.count("\n") == 4


@pytest.mark.usefixtures("filled")
def test_one_commitment_is_shown_in_its_words(run: Run) -> None:
    shown = run("show", "0607-02").stdout
    assert f"[{SPAN}]" in " ".join(shown.split())
    assert "characters 85 to 135" in shown or f"characters {TEXT.index(SPAN)}" in shown
    assert "nothing recorded yet" in shown


@pytest.mark.usefixtures("filled")
def test_readouts_and_one_of_them(run: Run) -> None:
    assert run("readouts").stdout == "CHN-KAZ-20220607\t2022-06-07\t4\tChina\tTalks between China and Kazakhstan\n"
    assert "[~ 02: extend" in run("readouts", "0607").stdout
    (one,) = json.loads(run("readouts", "--json").stdout)
    assert "text" not in one
    assert json.loads(run("readouts", "0607", "--json").stdout)["text"] == TEXT


HOSTILE = "open\x1b]0;owned\x07 a [/x] [bold]centre[/bold] \x1b[31m\u202e"


def test_hostile_text_never_reaches_the_terminal(run: Run, ledger_file: Path, readout: Readout) -> None:
    ledger = open_ledger(ledger_file)
    bad: Commitment = commitment(5, "open a consulate general in Aktobe", title=HOSTILE, parties=(HOSTILE,), places=(HOSTILE,))
    ledger.add(readout, [bad])
    ledger.close()
    run("note", "0607-05", HOSTILE)
    for args in (("list",), ("show", "0607-05"), ("readouts",), ("readouts", "0607"), ("report",)):
        done = run(*args)
        assert done.exit_code == 0, done.output
        assert not set(done.output) & {"\x1b", "\x07", "\u202e", "\x9b"}, args
    assert "[/x] [bold]" in run("show", "0607-05").stdout


def test_a_document_with_control_characters_is_cleaned_on_its_way_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(
        "China and Kazakhstan\nThe two sides agreed to open\x1b[31m a centre [/x] in Almaty.\n", "utf-8"
    )
    run("import", str(tmp_path / "bad.txt"), "--date", "2022-06-07")
    for args in (("list",), ("extract", str(tmp_path / "bad.txt")), ("list", "--json")):
        assert "\x1b" not in run(*args).output
    assert "[/x]" in run("list").stdout


def test_extract_keeps_the_contract_of_its_json_lines(run: Run, ledger_file: Path) -> None:
    done = run("extract", str(SAMPLE), str(SAMPLE), "--format", "jsonl", "--date", "2022-06-07")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first == second
    assert len(first["commitments"]) > 20
    for leaf in first["commitments"]:
        assert first["text"][leaf["start"] : leaf["end"]] == leaf["quote"]
        assert {"parties", "strength", "specificity", "deadline", "topic"} <= set(leaf)
    assert not ledger_file.exists()


def test_extract_reads_standard_input(run: Run) -> None:
    done = run("extract", "-", input=b"China and Kazakhstan held talks.\nKazakhstan will open a consulate general in Xi'an.\n")
    assert "onsulate general in Xi'an" in done.stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "No such file"), (b"", "is empty"), (b"\x00\x01\x02\xff\xfe\x00" * 40, "")],
)
def test_a_bad_file_is_one_clear_line_and_the_good_ones_are_done(
    run: Run, tmp_path: Path, content: bytes | None, message: str
) -> None:
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    done = run("extract", str(bad), str(SAMPLE), "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert "bad.txt" in done.stderr.splitlines()[0]
    assert message in done.stderr
    done = run("import", str(bad), str(SAMPLE), "--date", "2022-06-07")
    assert done.exit_code == 3
    assert run("list").stdout.count("\n") > 20


def test_a_text_without_commitments_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dull.txt").write_text("China and Kazakhstan\nThe two ministers met and had lunch.\n", "utf-8")
    assert "no commitment" in run("extract", str(tmp_path / "dull.txt")).stderr
    assert "no commitments found" in run("import", str(tmp_path / "dull.txt"), "--date", "2022-06-07").output


def test_the_same_text_twice_adds_nothing_and_says_so(run: Run) -> None:
    first = run("import", str(SAMPLE), "--date", "2022-06-07")
    assert first.stdout.startswith("CHN-KAZ-20220607  ")
    listed = run("list", "--json").stdout
    second = run("import", str(SAMPLE), "--date", "2022-06-07")
    assert (second.exit_code, second.stdout) == (0, "")
    assert "CHN-KAZ-20220607 already, nothing added" in second.stderr
    assert run("list", "--json").stdout == listed


def test_a_file_that_is_no_ledger_is_named_and_left_as_it_is(run: Run, ledger_file: Path) -> None:
    ledger_file.write_text("Dear diary,\n", "utf-8")
    for args in (("list",), ("import", str(SAMPLE))):
        done = run(*args)
        assert done.exit_code == 1
        assert str(ledger_file) in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert ledger_file.read_text("utf-8") == "Dear diary,\n"


def test_every_command_is_there_with_a_summary_and_examples_in_its_help(run: Run) -> None:
    assert set(SUMMARIES) == set(COMMANDS)
    listed = run("--help").stdout
    for family in FAMILIES:
        assert f"{family}:" in listed
    for name in COMMANDS:
        done = run(name, "--help")
        assert done.exit_code == 0, name
        assert done.stdout.startswith("Usage: "), name
        assert f"\n    tracker {name}" in done.stdout.partition("Options:")[0], name


def test_without_a_terminal_and_a_command_it_prints_the_help(run: Run) -> None:
    assert run().stdout.startswith("Usage: ")


@pytest.mark.usefixtures("filled")
def test_the_history_tells_what_an_edit_changed_and_what_became_of_each_entry(run: Run) -> None:
    run("edit", "0607-03", "deadline=2024-06", "topic=trade")
    run("edit", "0607-03", "topic=energy")
    run("review", "accept", "0607-03")
    run("undo")
    run("redo")
    run("undo")
    history = " ".join(run("show", "0607-03").stdout.partition("History")[2].split())
    assert "edited topic: health → trade; deadline: by the end of 2023 (2023-12-31) → 2024-06 (2024-06-30)" in history
    assert "edited topic: trade → energy" in history
    assert history.endswith("taken back 2025-01-15, brought back 2025-01-15, taken back 2025-01-15")
    assert history.count("accepted") == 1
    run("review", "accept", "0607-03")
    run("undo")
    run("undo")
    history = " ".join(run("show", "0607-03").stdout.partition("History")[2].split())
    assert "topic: trade → energy recorded 2025-01-15 by" in history
    assert history.count("(taken back)") == 0


def test_the_numbers_in_an_explained_text_lead_to_the_commitments(run: Run) -> None:
    shown = run("extract", str(SAMPLE), "--explain", "--date", "2022-06-07").stdout
    listed = [line for line in shown.splitlines() if re.match(r"⟨\d+⟩ ", line) and ", specificity " in line]
    assert len(listed) > 20
    assert [line.partition("⟩")[0] for line in listed] == [f"⟨{number}" for number in range(1, len(listed) + 1)]
    assert {int(n) for n in re.findall(r"\d+", " ".join(re.findall(r"\]⟨([\d, ]+)⟩", shown)))} <= set(range(1, len(listed) + 1))
    assert "⟨19⟩ Kazakhstan: firm, specificity 3, consular" in listed
