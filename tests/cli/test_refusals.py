"""What is typed by mistake: refused in one line, with what is valid, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run
from tests.conftest import SAMPLE, Clock
from tracker.cli.main import cli
from tracker.cli.office import Office

FRENCH = (
    "La France et la Chine\nLes deux ministres se sont entretenus à Paris le 3 mai 2024. Ils sont convenus de renforcer la "
    "coopération dans les domaines de la santé et de la culture. La France ouvrira un consulat général à Chengdu avant la fin "
    "de l'année 2025.\n"
)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("ending", ["", ".journal", ".lock", ".prev", ".backups/daily-2025-01-15.json"])
def test_nothing_is_written_over_the_ledger(run: Run, ledger_file: Path, ending: str) -> None:
    run("status", "0607-01", "underway")
    before = run("list", "--json").stdout
    target = str(ledger_file) + ending
    for args in (("export", target, "--force"), ("report", "-o", target, "--format", "json"), ("backup", "--to", target)):
        done = run(*args)
        assert (done.exit_code, "belongs to the ledger" in done.stderr) == (2, True), args
    assert run("list", "--json").stdout == before
    assert run("doctor").exit_code == 0


@pytest.mark.usefixtures("filled")
def test_a_link_to_the_ledger_is_known_as_such(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").symlink_to(ledger_file)
    assert "belongs to the ledger" in run("export", str(tmp_path / "x.json"), "--force").stderr


@pytest.mark.usefixtures("filled")
def test_an_export_is_not_replaced_unless_that_is_said(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("mine", "utf-8")
    done = run("export", str(out))
    assert (done.exit_code, out.read_text("utf-8")) == (2, "mine")
    assert "--force" in done.stderr
    assert run("export", str(out), "--force").exit_code == 0
    assert out.read_text("utf-8") != "mine"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("value", "code"), [("banana", 2), ("soon", 2), ("2025-13", 2), ("2027-06 or so", 2), ("none", 0)])
def test_a_deadline_names_a_day_or_none(run: Run, value: str, code: int) -> None:
    done = run("edit", "0607-03", f"deadline={value}")
    assert done.exit_code == code
    assert (run("list", "due:any").stdout == "") is (code == 0)
    assert not code or "names no day" in done.stderr


@pytest.mark.usefixtures("filled")
def test_words_of_a_deadline_are_read_as_of_the_talks(run: Run) -> None:
    run("edit", "0607-01", "deadline=by the end of next year")
    assert "2023-12-31" in run("list", "id:0607-01").stdout


@pytest.mark.usefixtures("filled")
def test_a_minus_means_not(run: Run) -> None:
    def ids(*words: str) -> list[str]:
        return [line.split("\t")[0][-2:] for line in run("list", *words).stdout.splitlines()]

    assert ids("-party:kazakhstan") == ["01", "03"]
    assert ids("-visa") == ["01", "03", "04"]
    assert ids("-topic:consular", "--overdue") == ["03"]
    assert ids("-id:01", "-overdue") == ["02", "03", "04"]
    assert "query: -topic:health" in run("report", "-topic:health", "--candidates").stdout
    assert ids("-colour:red") == []
    assert run("report", "-o-", "--format", "markdown").exit_code == 0


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "args", [("list", "-x"), ("list", "--visa"), ("report", "-x"), ("review", "accept", "is:key", "--party:x")]
)
def test_an_unknown_option_stays_an_error(run: Run, args: tuple[str, ...]) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert "No such option" in done.stderr


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("report", "chnges"), "did you mean changes?"),
        (("report", "Agnda", "is:open"), "did you mean agenda?"),
        (("list", "specificity:9"), "valid are 1, 2, 3"),
        (("list", "specificity:1..4"), "valid are 1, 2, 3"),
        (("list", "-prty:x"), "did you mean party?"),
        (("link", "0607-01", "sets", "0607-02"), "did you mean sets-back?"),
    ],
)
def test_the_nearest_valid_word_is_named(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert message in done.stderr


@pytest.mark.usefixtures("filled")
def test_a_word_that_something_holds_is_searched_for(run: Run) -> None:
    run("note", "0607-01", "charges of the embassy")
    assert "query: charges" in run("report", "charges", "--candidates").stdout


@pytest.mark.parametrize("spelled", ["sets-back", "sets back", "Sets-Back"])
@pytest.mark.usefixtures("filled")
def test_a_relation_of_two_words_takes_both_spellings(run: Run, spelled: str) -> None:
    assert "sets back" in run("link", "0607-01", spelled, "0607-02").stdout


@pytest.mark.parametrize("given", ["/", "", " ", "folder"])
def test_what_cannot_be_a_ledger_is_one_line(run: Run, tmp_path: Path, given: str) -> None:
    (tmp_path / "folder").mkdir()
    path = str(tmp_path / given) if given == "folder" else given
    for args in (("list",), ("doctor",), ("restore",), ("import", "x.txt")):
        done = run("--ledger", path, *args)
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1), done.output
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("command", [("list",), ("doctor",), ("restore",), ("backup", "--list"), ("load", "x"), ("config",)])
def test_a_path_that_the_system_refuses_is_one_line(run: Run, command: tuple[str, ...]) -> None:
    done = run("--ledger", "x" * 300, *command)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1), done.output
    assert "Traceback" not in done.output


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("command", ["list", "doctor", "restore", "undo"])
def test_a_file_that_may_not_be_read_is_one_line(
    run: Run, ledger_file: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def refuse(path: object, *args: object, **kwargs: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.open", refuse)
    done = run(command)
    assert done.exit_code == 1
    assert "Permission denied" in done.output
    assert not isinstance(done.exception, OSError)


def test_a_path_through_a_file_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run("--ledger", str(tmp_path / "file" / "l.json"), "load", str(tmp_path / "file"))
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1), done.output


def test_a_file_that_never_was_a_ledger_is_not_called_damaged(run: Run, ledger_file: Path) -> None:
    ledger_file.write_text("hello", "utf-8")
    for command in ("list", "doctor"):
        done = run(command)
        assert done.exit_code == 1
        assert "is not a ledger" in done.output
        assert "restore" not in done.output
        assert [path.name for path in ledger_file.parent.iterdir() if path.is_file()] == [ledger_file.name]
    ledger_file.write_text('{"_meta": {"1": {"schema":1,"s', "utf-8")
    assert "damaged" in run("list").stderr


def test_an_exported_file_named_as_the_ledger_says_how_it_is_read(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    run("--ledger", str(tmp_path / "one.json"), "import", str(SAMPLE))
    run("--ledger", str(tmp_path / "one.json"), "export", str(ledger_file))
    exported = ledger_file.read_bytes()
    for command in (("list",), ("doctor",), ("note", "x", "y")):
        done = run(*command)
        assert done.exit_code == 1
        assert f"is an exported ledger: read it into one: tracker --ledger OTHER load {ledger_file.name}" in done.output
        assert "restore" not in done.output
    assert ledger_file.read_bytes() == exported


@pytest.mark.usefixtures("filled")
def test_a_ledger_overwritten_by_something_else_is_damaged_not_foreign(run: Run, ledger_file: Path) -> None:
    ledger_file.write_text("hello", "utf-8")
    assert "tracker restore" in run("list").stderr


def test_a_text_in_another_language_is_said_to_be_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, "utf-8")
    said = "not English (fr): not extracted"
    assert said in run("extract", str(tmp_path / "fr.txt")).stderr
    assert said in run("extract", str(tmp_path / "fr.txt"), "--explain").stderr
    run("import", str(tmp_path / "fr.txt"), "--date", "2024-05-03")
    assert said in run("readouts", "20240503").stdout


@pytest.mark.usefixtures("filled")
def test_no_to_a_question_is_answered(run: Run) -> None:
    refused = run("review", "accept", "is:key", input="n\n")
    assert ("nothing changed" in refused.stderr, refused.exit_code) == (True, 1), "a script that answers can tell"


@pytest.mark.usefixtures("filled")
def test_an_empty_calendar_is_said_to_be_empty(run: Run, tmp_path: Path) -> None:
    assert "calendar is empty" in run("report", "commitment", "0607-01", "-o", str(tmp_path / "a.ics")).stderr
    assert "calendar is empty" not in run("report", "commitment", "0607-03", "-o", str(tmp_path / "b.ics")).stderr


def test_no_folder_is_made_for_a_ledger_on_a_disk_that_is_not_there(clock: Clock, tmp_path: Path) -> None:
    ledger = tmp_path / "stick" / "ledger.json"
    done = CliRunner().invoke(cli, ["import", str(SAMPLE)], obj=Office(str(ledger), clock))
    assert (done.exit_code, ledger.parent.exists()) == (1, False)
    assert f"there is no folder {ledger.parent} for the ledger ledger.json: make it, or connect its disk" in done.stderr
    ledger.parent.mkdir()
    assert CliRunner().invoke(cli, ["import", str(SAMPLE)], obj=Office(str(ledger), clock)).exit_code == 0


def test_the_folder_of_the_users_own_ledger_is_made(clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "new" / "data"))
    monkeypatch.delenv("TRACKER_LEDGER", raising=False)
    assert CliRunner().invoke(cli, ["import", str(SAMPLE)], obj=Office(None, clock)).exit_code == 0
    assert (tmp_path / "new" / "data" / "tracker" / "ledger.json").exists()
