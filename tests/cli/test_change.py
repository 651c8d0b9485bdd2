"""Recording from the command line: what is said, what is stored, what is refused."""

from __future__ import annotations

import json
import os

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("filled")


def stored(run: Run, id: str) -> dict[str, object]:
    (one,) = json.loads(run("show", id, "--json").stdout)
    assert isinstance(one, dict)
    return one


def test_a_status_is_there_in_the_next_run(run: Run) -> None:
    done = run(
        "status", "20220607-01", "fulfilled", "--on", "2024-07-30", "--note", "opened", "--source", "https://news.example/1"
    )
    assert (done.exit_code, done.stdout) == (0, "CHN-KAZ-20220607-01 set to fulfilled\n")
    one = stored(run, "20220607-01")
    assert one["standing"] == {
        "status": "fulfilled",
        "since": "2024-07-30",
        "review": "accepted",
        "looked": "2024-07-30",
        "recorded": "2025-01-15",
        "sourced": True,
        "why": "",
        "snoozed": None,
    }


def test_several_ids_and_a_month(run: Run) -> None:
    assert "2 commitments set to underway" in run("status", "0607-01", "0607-02", "underway", "--on", "2022-12").stdout
    assert [line.split("\t")[0][-2:] for line in run("list", "status:underway").stdout.splitlines()] == ["01", "02"]


def test_closing_without_a_source_is_said_on_stderr(run: Run) -> None:
    assert "closed without a source" in run("status", "0607-01", "fulfilled").stderr


def test_undo_and_redo_over_runs(run: Run) -> None:
    run("status", "0607-01", "underway")
    assert run("undo").stdout == "Undone: CHN-KAZ-20220607-01 set to underway\n"
    assert run("list", "status:underway").stdout == ""
    assert run("redo").stdout == "Redone: CHN-KAZ-20220607-01 set to underway\n"
    assert run("list", "status:underway").stdout != ""


def test_undo_with_nothing_done(run: Run) -> None:
    done = run("undo")
    assert (done.exit_code, done.stderr) == (1, "tracker: there is nothing to undo\n")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("status", "0607-01", "done"), 2, "'done' is no status"),
        (("status", "0607-01"), 2, "give at least one id and a status"),
        (("status", "0607-99", "underway"), 1, "there is no commitment '0607-99'"),
        (("status", "0607", "underway"), 1, "'0607' fits 4 commitments"),
        (("status", "0607-01", "underway", "--on", "soon"), 2, "'soon' is not a date"),
        (("status", "0607-01", "underway", "--on", "2031"), 2, "lies after today"),
        (("status", "0607-01", "broken", "--why", "dull"), 2, "valid are lapsed, cancelled, reversed"),
        (("note", "0607-01", " "), 2, "the note is empty"),
        (("evidence", "0607-01"), 2, "evidence needs a source"),
        (("snooze", "0607-01", "2020"), 2, "not in the future"),
        (("edit", "0607-01", "colour=red"), 2, "there is no field 'colour' to edit"),
        (("edit", "0607-01", "topic=sport"), 2, "'sport' is no topic"),
        (("edit", "0607-01", "topic"), 2, "write field=value"),
        (("edit", "0607-01", "specificity=9"), 2, "valid are 1"),
        (("edit", "0607-01", "amount=lots"), 2, "'lots' names no amount"),
        (("edit", "0607-01", "words=a bank in Osh"), 2, "the text has no 'a bank in Osh'"),
        (("edit", "0607-01", "parties=Kazakh, Chnia"), 2, "'Chnia' is no party that is known: did you mean China?"),
        (("edit", "0607-01", "topic=trade", "--version", "7"), 4, "changed meanwhile"),
        (("link", "0607-01", "equals", "0607-02"), 2, "'equals' is no relation"),
        (("review", "accept", "party:atlantis"), 0, "nothing fits"),
        (("review", "accept"), 2, "nothing to accept is named"),
        (("review", "accept", "colour:red"), 2, "there is no field 'colour'"),
        (("stauts", "x"), 2, "did you mean status?"),
    ],
)
def test_what_is_not_valid_is_one_line_and_changes_nothing(run: Run, args: tuple[str, ...], code: int, message: str) -> None:
    before = run("list", "--json").stdout
    done = run(*args)
    assert done.exit_code == code
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert run("list", "--json").stdout == before


def test_check_note_evidence_snooze_and_link(run: Run) -> None:
    assert "nothing new" in run("check", "0607-01", "--note", "ministry's site").stdout
    assert "noted" in run("note", "0607-01", "asked the embassy").stdout
    assert "evidence" in run("evidence", "0607-01", "--source", "https://n.example", "--contradicts").stdout
    assert "snoozed until 2025-06-01" in run("snooze", "0607-01", "2025-06-01").stdout
    assert "snoozed until 2025-01-29" in run("snooze", "0607-01", "2w").stdout
    assert "linked: part of" in run("link", "0607-01", "part-of", "0607-02").stdout
    shown = run("show", "0607-01").stdout
    for words in ("looked, nothing new", "ministry's site", "asked the embassy", "[contradicts]", "snoozed until", "part of CHN"):
        assert words in shown


@pytest.mark.usefixtures("filled")
def test_a_remark_may_come_from_a_pipe(run: Run) -> None:
    assert run("note", "0607-01", "-", input="Asked the embassy.\nNo answer.\n").exit_code == 0
    assert "Asked the embassy." in run("show", "0607-01").stdout
    assert "the note is empty" in run("note", "0607-01", "-", input="").stderr


@pytest.mark.usefixtures("filled")
def test_a_remark_in_another_character_set_is_read_or_refused_in_plain_words(run: Run) -> None:
    done = run("note", "0607-01", "-", input=b"caf\xe9 talks")
    assert (done.exit_code, "not UTF-8" in done.stderr) == (0, True)
    assert "café talks" in run("show", "0607-01").stdout
    before = run("list", "--json").stdout
    typed = os.fsdecode(b"caf\xe9 talks")
    for act in (
        ("note", "0607-01", typed),
        ("status", "0607-01", "stalled", "--note", typed),
        ("edit", "0607-01", f"title={typed}"),
    ):
        done = run(*act)
        assert (done.exit_code, done.stderr) == (
            2,
            "tracker: the text is not UTF-8: byte 0xE9 after 'caf': nothing was recorded\n",
        )
    assert run("list", "--json").stdout == before


@pytest.mark.usefixtures("filled")
def test_a_remark_from_a_pipe_has_a_limit(run: Run) -> None:
    done = run("note", "0607-01", "-", input="x" * 100_001)
    assert (done.exit_code, "longer than 100,000 bytes" in done.stderr) == (2, True)


def test_a_kind_of_report_typed_as_a_command_is_pointed_to(run: Run) -> None:
    done = run("agenda")
    assert (done.exit_code, "tracker report agenda" in done.stderr) == (2, True)


@pytest.mark.usefixtures("filled")
def test_what_a_date_leaves_open_stands_on_the_card_and_so_does_a_day_before_the_talks(run: Run) -> None:
    run("status", "0607-03", "fulfilled", "--on", "2023-12", "--source", "https://x.example")
    assert "not known whether in time" not in run("show", "0607-03").stdout, "December ends with its deadline"
    run("edit", "0607-03", "deadline=2023-06-30")
    assert "delivered after its deadline" in run("show", "0607-03").stdout
    run("undo")
    run("undo")
    run("edit", "0607-03", "deadline=2023-06-30")
    done = run("status", "0607-03", "fulfilled", "--on", "2023", "--source", "https://x.example")
    assert "was due 2023-06-30, in 2023 too: not known whether in time; --on tells, with the day" in done.stderr
    assert "! not known whether in time: 2023 reaches beyond the deadline" in run("show", "0607-03").stdout
    assert "! not made yet on 2022-01-31: the talks were on 2022-06-07" in run("show", "0607-03", "--as-of", "2022-01").stdout
