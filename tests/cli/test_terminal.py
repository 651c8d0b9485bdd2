"""What a person sees on a terminal: headers, room for the title, and no escape where colour is not wanted."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Run
from tests.conftest import commitment
from tracker.clean import width
from tracker.ledger import open_ledger
from tracker.model import Readout


def on_pty(ledger_file: Path, *args: str, columns: int = 80, code: int = 0, **environ: str) -> str:
    """What a command writes to a terminal of so many columns."""
    leader, follower = pty.openpty()
    env = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", **environ}
    env = {name: value for name, value in env.items() if name != "NO_COLOR" or "NO_COLOR" in environ}
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", "--ledger", str(ledger_file), *args], stdout=follower, stderr=follower, env=env
    ) as process:
        os.close(follower)
        written = b""
        while True:
            try:
                more = os.read(leader, 65536)
            except OSError:  # how Linux says that nobody holds the other end
                break
            if not more:
                break
            written += more
        assert process.wait(60) == code, written
    os.close(leader)
    return written.decode().replace("\r\n", "\n")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("args", [("list",), ("list", "--as-of", "2022-06-30"), ("show", "0607-01"), ("readouts",), ("report",)])
def test_without_colour_there_is_no_escape_at_all(ledger_file: Path, args: tuple[str, ...]) -> None:
    assert "\x1b" not in on_pty(ledger_file, *args, NO_COLOR="1")
    assert "\x1b" not in on_pty(ledger_file, "--color", "never", *args)
    assert "\x1b" in on_pty(ledger_file, *args)


@pytest.mark.usefixtures("filled")
def test_a_list_has_a_header_and_on_80_columns_room_for_the_title(ledger_file: Path) -> None:
    head, first, *_ = on_pty(ledger_file, "list", "--limit", "2", NO_COLOR="1").splitlines()
    assert head.split() == ["id", "status", "bound", "title"]
    assert first.startswith("CHN-KAZ-20220607-01  ~ candidate")
    assert len(first) <= 80
    assert head.index("title") <= 46
    assert " CHN " in first
    wide = on_pty(ledger_file, "list", columns=140, NO_COLOR="1")
    assert " China " in wide
    assert wide.splitlines()[0].split() == ["id", "status", "due", "bound", "title"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("columns", [80, 140])
def test_what_is_overdue_is_seen_without_colour(ledger_file: Path, columns: int) -> None:
    assert " 2023-12-31! " in on_pty(ledger_file, "list", "0607-03", columns=columns, NO_COLOR="1")
    assert " 2023-12-31  " in on_pty(ledger_file, "list", "0607-03", "--as-of", "2023-06", columns=columns, NO_COLOR="1")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("args", [("list",), ("list", "--as-of", "2022-06-30"), ("show", "0607-01"), ("readouts",), ("report",)])
def test_a_dumb_terminal_gets_no_escape(ledger_file: Path, args: tuple[str, ...]) -> None:
    assert "\x1b" not in on_pty(ledger_file, *args, TERM="dumb")


@pytest.mark.usefixtures("filled")
def test_the_full_screen_is_refused_where_the_terminal_is_dumb(ledger_file: Path) -> None:
    told = on_pty(ledger_file, TERM="dumb", code=2)
    assert told == "tracker: there is no full screen where TERM is dumb: tracker --help lists the commands\n"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("args", [("list",), ("readouts",), ("show", "0607-01"), ("readouts", "0607"), ("doctor",), ("report",)])
def test_a_terminal_of_a_few_columns_is_written_to_all_the_same(ledger_file: Path, args: tuple[str, ...]) -> None:
    assert on_pty(ledger_file, *args, columns=1)


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_rows_are_no_wider_than_the_terminal(ledger_file: Path, readout: Readout, columns: int) -> None:
    long = "AFG-CHN-KAZ-TKM-UZB-20220607"
    one = commitment(
        1, "open a consulate general in Aktobe", id=f"{long}-01", readout=long, parties=("China", "Kazakhstan", "Iran")
    )
    ledger = open_ledger(ledger_file)
    ledger.add(msgspec.structs.replace(readout, id=long), [one])
    ledger.close()
    for args in (("list",), ("readouts",)):
        head, row, _ = on_pty(ledger_file, *args, columns=columns, NO_COLOR="1").splitlines()
        assert max(width(head), width(row)) <= columns
        assert row.startswith(long), "an id stays whole"
        assert columns < 80 or "title" in head


@pytest.mark.usefixtures("filled")
def test_a_candidate_is_told_from_what_was_accepted(ledger_file: Path, run: Run) -> None:
    run("review", "accept", "0607-01")
    run("status", "0607-02", "fulfilled")
    one, two, three, _, count = on_pty(ledger_file, "list", NO_COLOR="1").splitlines()[1:]
    assert [line.split()[1:3] for line in (one, two, three)] == [["·", "pending"], ["✓", "fulfilled!"], ["~", "candidate"]]
    assert count == "4 commitments, 2 of them candidates"
    run("review", "reject", "0607-03")
    assert "× rejected" in on_pty(ledger_file, "list", "is:rejected", NO_COLOR="1")
    assert "[~ 04:" in on_pty(ledger_file, "readouts", "0607", NO_COLOR="1")


@pytest.mark.usefixtures("filled")
def test_readouts_say_what_the_columns_are(ledger_file: Path, readout: Readout) -> None:
    head, first, *_ = on_pty(ledger_file, "readouts", NO_COLOR="1").splitlines()
    assert head.split() == ["id", "date", "n", "issuer", "title"]
    assert first.split()[:3] == [readout.id, "2022-06-07", "4"]


def test_the_hundredth_promise_follows_the_ninety_ninth(run: Run, ledger_file: Path, readout: Readout) -> None:
    ledger = open_ledger(ledger_file)
    span = "open a consulate general in Aktobe"
    ledger.add(readout, [commitment(n, span) for n in (9, 10, 11, 99, 100, 101)])
    ledger.close()
    for words in ((), ("sort:id",), ("consulate",)):
        ids = [line.split("\t")[0].rpartition("-")[2] for line in run("list", *words).stdout.splitlines()]
        assert ids == ["09", "10", "11", "99", "100", "101"]
    assert [line.split("\t")[0][-3:] for line in run("list", "sort:-id").stdout.splitlines()][:2] == ["101", "100"]
    assert run("report", "agenda", "consulate").exit_code == 0


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("list",), 0),
        (("list", "--exit-code"), 1),
        (("list", "--json"), 0),
        (("readouts",), 0),
        (("readouts", "0607"), 0),
        (("show", "0607-01"), 0),
        (("report",), 0),
        (("export", "-"), 0),
        (("doctor",), 0),
        (("config",), 0),
    ],
)
def test_a_reader_that_has_enough_is_no_failure(ledger_file: Path, args: tuple[str, ...], code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "tracker", "--ledger", str(ledger_file), *args]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, "rror" in done.stderr) == (code, False), done.stderr


URL = "https://news.example/2024/07/30/a-consulate-general-was-opened-in-the-north"


@pytest.mark.usefixtures("filled")
def test_what_is_told_of_sources_is_broken_between_words_and_never_in_an_address(ledger_file: Path, run: Run) -> None:
    title = "The foreign ministers of both countries opened the consulate general together, 領事館"
    note = f"said by the spokesman in the daily press briefing, see {URL}"
    cited = ("--source", URL, "--source-title", title, "--publisher", "Gazette", "--source-date", "2024-07-30")
    run("status", "0607-01", "fulfilled", "--note", note, *cited)
    lines = on_pty(ledger_file, "show", "0607-01", NO_COLOR="1").splitlines()
    assert max(map(width, lines)) <= 80
    assert sum(line.strip() == URL for line in lines) == 2
    assert any("2024-07-30," in line for line in lines)


def test_the_end_of_the_demo_fits_a_terminal_but_for_what_cannot_be_broken(ledger_file: Path) -> None:
    lines = on_pty(ledger_file, "demo", "--no-tui", NO_COLOR="1").splitlines()
    told = lines[lines.index("What became of them, and where it can be read") :]
    assert sum("https://" in line for line in told) > 1
    assert all(width(line) <= 80 or line.startswith("  https://") for line in told)
