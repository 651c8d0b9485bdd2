"""`tracker report` as it is typed: kinds, queries, dates, formats, files, and what it says when something does not fit."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from tests.conftest import Clock
from tests.reports.books import move, promise, talks
from tracker.cli.main import cli
from tracker.cli.office import Office
from tracker.cli.report import FORMATS, KINDS, VOCABULARIES
from tracker.ledger import open_ledger
from tracker.model import Deadline
from tracker.reports import formats, pages, vocabularies
from tracker.reports.figures import summary as figures_of
from tracker.reports.layout import Prose

ROOT = Path(__file__).parent.parent.parent
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Run:
    """Calls the program on a ledger of two readouts."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "ledger.json"
    ledger = open_ledger(path)
    ledger.add(
        talks(text="open office number 1, open office number 2, open office number 3 " + "x" * 99),
        [
            promise(
                1, move("underway", "2022-11"), move("fulfilled", "2023-05-19", dt.date(2023, 5, 20)), start=0, end=20, group=0
            ),
            promise(2, topic="trade", start=22, end=42, group=22),
            promise(3, deadline=Deadline(words="by then", latest=dt.date(2024, 12, 31)), start=44, end=64, group=44),
        ],
    )
    text = "the opening of office number 1 " + "y" * 99
    other = promise(
        1, id="KAZ-CHN-20220607-01", readout="KAZ-CHN-20220607", accepted=False, start=0, end=30, group=0, quote=text[:30]
    )
    ledger.add(talks("KAZ-CHN-20220607", issuer="Kazakhstan", text=text, sha256="cd" * 32), [other])
    ledger.close()

    def call(*args: str) -> Result:
        return CliRunner().invoke(cli, ("report", *args), obj=Office(str(path), clock))

    return call


def figures(run: Run, *args: str) -> dict[str, object]:
    result = run(*args, "--json")
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)["report"]
    assert isinstance(report, dict)
    return report


def test_without_a_word_it_is_the_summary_in_plain_text(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout.startswith("Commitments: where they stand\n")
    assert "1 of 3 commitments fulfilled, 2 open (1 overdue)." in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_colour_where_it_is_asked_for(run: Run, clock: Clock, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        cli, ("--color", "always", "report"), obj=Office(str(tmp_path / "ledger.json"), clock), color=True
    )
    assert "\x1b[" in result.stdout


@pytest.mark.parametrize(
    ("args", "kind"),
    [
        ((), "summary"),
        (("summary",), "summary"),
        (("changes", "--since", "2023-05-01"), "changes"),
        (("agenda",), "agenda"),
        (("matrix",), "matrix"),
        (("lineage",), "lineage"),
        (("commitment", "607-02"), "commitment"),
        (("readout", "CHN-KAZ"), "readout"),
        (("compare", "CHN-KAZ", "KAZ-CHN"), "compare"),
    ],
)
def test_every_kind_by_its_name(run: Run, args: tuple[str, ...], kind: str) -> None:
    assert figures(run, *args)["kind"] == kind
    assert run(*args).exit_code == 0


def test_a_query_narrows_and_is_printed(run: Run) -> None:
    report = figures(run, "topic:trade")
    assert report["scope"]["n"] == 1  # type: ignore[index]  # JSON
    assert report["scope"]["query"] == "topic:trade"  # type: ignore[index]  # JSON
    assert "query: topic:trade" in run("topic:trade").stdout
    assert figures(run, "agenda", "number", "is:overdue")["scope"]["n"] == 1  # type: ignore[index]  # JSON


def test_what_was_done_late_in_part_is_not_called_fulfilled(tmp_path: Path) -> None:
    until_2022 = Deadline(words="by 2022", latest=dt.date(2022, 12, 31))
    late = [promise(1, move("partial", "2023"), deadline=until_2022)]
    made = figures_of(late, today=dt.date(2025, 1, 1))
    (headline,) = (block.words for block in pages.page(made).blocks if isinstance(block, Prose))
    assert headline.startswith("0 of 1 commitment fulfilled, 1 in part, 0 open. 1 delivered late, in whole or part.")


def test_a_query_is_asked_of_the_past_where_a_day_is_given(run: Run) -> None:
    assert figures(run, "status:underway", "--as-of", "2023-01-01")["scope"]["n"] == 1  # type: ignore[index]  # JSON
    assert figures(run, "status:underway")["scope"]["n"] == 0  # type: ignore[index]  # JSON


def test_as_known_leaves_out_what_was_recorded_later(run: Run) -> None:
    by_status = figures(run, "--as-of", "2023-05-19", "--as-known", "2023-05-19")["by_status"]
    assert by_status == [2, 1, 0, 0, 0, 0, 0, 0]
    assert figures(run, "--as-of", "2023-05-19")["by_status"] == [2, 0, 0, 1, 0, 0, 0, 0]


def test_candidates_are_counted_when_asked_for(run: Run) -> None:
    assert figures(run)["scope"]["candidates"] == 1  # type: ignore[index]  # JSON
    assert figures(run, "--candidates")["scope"]["n"] == 4  # type: ignore[index]  # JSON
    assert figures(run, "is:candidate")["scope"]["n"] == 1  # type: ignore[index]  # JSON


def test_a_window_that_has_passed_makes_the_score_final(run: Run) -> None:
    score = figures(run, "matrix", "--until", "2023")["total"]
    assert score["window"] == {"since": None, "until": "2023-12-31", "final": True}  # type: ignore[index]  # JSON
    assert "to 2023-12-31 (final: " in run("matrix", "--until", "2023").stdout
    assert "(interim: " in run("matrix").stdout


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_vocabulary_prints_its_name_and_n(run: Run, vocabulary: str) -> None:
    out = run("--vocabulary", vocabulary).stdout
    assert vocabularies.vocabulary(vocabulary).name in out
    assert "n = " in out


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.md", b"# Commitments"),
        ("a.html", b"<!doctype html>"),
        ("a.json", b"{\n"),
        ("a.csv", b"group,name,n,"),
        ("a.xlsx", b"PK"),
        ("a.txt", b"Commitments: where they stand\n"),
    ],
)
def test_a_file_s_ending_names_the_format(run: Run, tmp_path: Path, name: str, start: bytes) -> None:
    result = run("-o", name)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"summary written to {name}\n"
    assert (tmp_path / name).read_bytes().startswith(start)
    assert list(tmp_path.glob("*.part")) == []


def test_the_same_call_writes_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        for ending in ("html", "xlsx", "json"):
            run("matrix", "-o", f"{name}.{ending}")
    for ending in ("html", "xlsx", "json"):
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_csv_to_a_pipe_is_csv_and_nothing_else(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("agenda", "--format", "csv").stdout)))
    assert [(row["list"], row["id"]) for row in rows] == [
        ("overdue", "CHN-KAZ-20220607-03"),
        ("stale", "CHN-KAZ-20220607-02"),
    ]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("changes",), 2, "changes needs the day since when: for example --since"),
        (("changes", "--since", "2030"), 2, "lies after today"),
        (("--since", "2024", "--until", "2023"), 2, "lies after --until"),
        (("--since", "2024", "--as-of", "2022"), 2, "--since 2024-01-01 lies after --as-of 2022-12-31"),
        (("changes", "--since", "2099"), 2, "lies after today (2025-01-15): what will stand then is not known"),
        (("--until", "5 December 2099"), 2, "what will stand then is not known"),
        (("--json", "--format", "csv"), 2, "--json and --format csv are two formats"),
        (("agenda", "--since", "2022"), 2, "--since does not go with agenda: it is for: summary, changes, matrix"),
        (("lineage", "--until", "2022"), 2, "--until does not go with lineage"),
        (("--by", "happened"), 2, "--by does not go with summary: it is for: changes"),
        (("summary", "--days", "90"), 2, "--days does not go with summary: it is for: agenda"),
        (("agenda", "--vocabulary", "ogp"), 2, "--vocabulary does not go with agenda"),
        (("commitment", "0607-01", "--vocabulary", "g20"), 2, "--vocabulary does not go with commitment"),
        (("commitment",), 2, "commitment takes 1 id"),
        (("compare", "CHN-KAZ"), 2, "compare takes 2 ids"),
        (("compare", "CHN-KAZ", "CHN-KAZ"), 2, "name two"),
        (("commitment", "nothing"), 1, "there is no commitment 'nothing'"),
        (("colour:red",), 2, "there is no field 'colour'"),
        (("--format", "ics"), 2, "ics is for: agenda, commitment, readout"),
        (("-o", "report.docx"), 2, "names no format"),
        (("-o", "no/such/folder/a.html"), 1, "cannot be written"),
    ],
)
def test_what_does_not_fit_is_one_line(run: Run, args: tuple[str, ...], code: int, said: str) -> None:
    result = run(*args)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_failed_write_leaves_the_old_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.html"
    target.write_text("old")

    def full(fd: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracker.ledger.disk.write", full)
    result = run("-o", "a.html")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert target.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("a.html")] == ["a.html"]


def test_the_names_that_the_command_offers_are_those_that_exist() -> None:
    assert FORMATS == formats.FORMATS
    assert VOCABULARIES == vocabularies.NAMES
    tags = {member.__struct_config__.tag for member in pages.Report.__args__}
    assert set(KINDS) == tags


def test_kinds_are_completed_first_then_the_query(run: Run) -> None:
    shell = ShellComplete(cli, {}, "tracker", "_TRACKER_COMPLETE")
    assert [item.value for item in shell.get_completions(["report"], "ma")] == ["matrix", "made:"]
    assert "topic:trade" in [item.value for item in shell.get_completions(["report", "agenda"], "topic:t")]


HEAVY = ("tracker.links", "tracker.extraction", "jinja2", "xlsxwriter", "icalendar", "textual", "importlib.resources")


def test_a_summary_loads_no_library_that_it_does_not_need(run: Run, tmp_path: Path) -> None:
    code = "import sys; from tracker.cli.main import cli; cli(standalone_mode=False); print(*sys.modules, file=sys.stderr)"
    call = [sys.executable, "-c", code, "--ledger", str(tmp_path / "ledger.json"), "report"]
    done = subprocess.run(call, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.startswith("Commitments")
    loaded = set(done.stderr.split())
    assert [name for name in HEAVY if name in loaded] == []


def test_a_dash_is_stdout(run: Run) -> None:
    assert run("--format", "csv", "-o", "-").stdout == run("--format", "csv").stdout
