"""Doctor, backup, restore, export and load from the command line; the settings and the demo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tracker import paths
from tracker.tui.session import Memory, load

BEGIN = "make one with: tracker import FILE, or look at: tracker demo"


@pytest.mark.usefixtures("filled")
def test_a_sound_ledger_is_called_sound(run: Run) -> None:
    done = run("doctor")
    assert (done.exit_code, done.stderr) == (0, "the ledger is sound\n")
    assert json.loads(run("doctor", "--json").stdout)["findings"]


def test_a_ledger_that_is_not_there_is_called_missing_and_not_damaged(run: Run, ledger_file: Path) -> None:
    done = run("doctor")
    assert (done.exit_code, f"there is no ledger at {ledger_file}" in done.stdout) == (1, True)
    assert done.stderr == f"tracker: there is no ledger at {ledger_file} yet: {BEGIN}\n"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("kept", ["previous", "backups"])
def test_no_new_ledger_is_written_over_what_was_kept_of_the_old_one(
    run: Run, ledger_file: Path, tmp_path: Path, kept: str
) -> None:
    run("backup")
    before = run("list", "--json").stdout
    for gone in (ledger_file, Path(f"{ledger_file}.journal")):
        gone.unlink()
    if kept == "backups":
        for gone in tmp_path.glob("*.prev"):
            gone.unlink()
    text = tmp_path / "talks.txt"
    text.write_text("Laos will open a school in Osaka.")
    done = run("import", str(text))
    assert done.exit_code != 0
    assert f"there is no ledger at {ledger_file}" in done.stderr
    assert f"to begin anew, move {ledger_file.name}.* away first" in done.stderr
    assert not ledger_file.exists()
    name = [] if kept == "previous" else [json.loads(run("backup", "--list", "--json").stdout)[0]["name"]]
    assert run("restore", *name).exit_code == 0
    assert run("list", "--json").stdout == before


@pytest.mark.usefixtures("filled")
def test_where_the_ledger_is_gone_every_command_names_what_brings_it_back(run: Run, ledger_file: Path) -> None:
    run("status", "0607-01", "underway")
    run("backup")
    before = run("list", "--json").stdout
    for gone in (ledger_file, Path(f"{ledger_file}.journal")):
        gone.unlink()
    for command in ("list", "doctor", "undo"):
        done = run(command)
        assert (done.exit_code, "can be brought back with: tracker restore" in done.stderr, BEGIN in done.stderr) == (
            1,
            True,
            False,
        )
    Path(f"{ledger_file}.prev").unlink()
    for command in ("list", "doctor", "undo"):
        done = run(command)
        assert (done.exit_code, "tracker backup --list" in done.stderr, BEGIN in done.stderr) == (1, True, False)
    name = next(line.split()[0] for line in run("backup", "--list").stdout.splitlines() if line.startswith("manual"))
    assert run("restore", name).exit_code == 0
    assert run("list", "--json").stdout == before


@pytest.mark.usefixtures("filled")
def test_a_quote_left_open_does_not_swallow_the_conditions_beside_it(run: Run) -> None:
    load(Memory(paths.state_path(), "x")).name("open", 'party:"chi')
    assert run("list", "--view", "open", "topic:health").stdout == run("list", 'party:"chi"', "topic:health").stdout != ""
    assert run("list", "topic:health", "--view", "open").stdout == run("list", 'party:"chi"', "topic:health").stdout
    assert run("list", 'party:"chi', "--view", "open").stdout == run("list", 'party:"chi"').stdout
    overdue = run("list", "party:chi", "--overdue")
    assert overdue.stdout != ""
    for asked in (("--view", "open"), ('party:"chi',)):
        late = run("list", *asked, "--overdue", "--exit-code")
        assert (late.exit_code, late.stdout) == (1, overdue.stdout)


@pytest.mark.usefixtures("filled")
def test_an_order_that_is_typed_goes_before_that_of_a_saved_view(run: Run) -> None:
    load(Memory(paths.state_path(), "x")).name("late", "sort:due")
    typed = run("list", "sort:-title").stdout
    assert typed != run("list", "sort:due").stdout == run("list", "--view", "late").stdout
    assert run("list", "--view", "late", "sort:-title").stdout == typed


@pytest.mark.usefixtures("filled")
def test_a_broken_file_is_found_and_restored_to_the_last_update(run: Run, ledger_file: Path) -> None:
    run("status", "0607-01", "underway")
    run("status", "0607-02", "stalled")
    before = run("list", "--json").stdout
    ledger_file.write_bytes(ledger_file.read_bytes()[:200])
    assert run("doctor").exit_code == 1
    broken = run("list")
    assert broken.exit_code == 1
    assert str(ledger_file) in broken.stderr
    restored = run("restore")
    assert restored.exit_code == 0, restored.stderr
    assert "restored 1 readout and 4 commitments" in restored.stdout
    assert run("list", "--json").stdout == before


@pytest.mark.usefixtures("filled")
def test_a_named_copy_is_kept_listed_and_brought_back(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    assert run("backup").exit_code == 0
    name = run("backup", "--list").stdout.split()[0]
    run("status", "0607-01", "underway")
    copies = run("backup", "--list").stdout
    manual = next(line.split()[0] for line in copies.splitlines() if line.startswith("manual"))
    assert name
    told = json.loads(run("restore", manual, "--json").stdout)
    assert (told["commitments"], told["missing"]) == (4, [])
    assert all(Path(aside).exists() for aside in told["kept"])
    assert run("list", "status:underway").stdout == ""
    assert "there is no backup nonsense" in run("restore", "nonsense").stderr
    assert run("backup", "--to", str(tmp_path / "copy.json")).exit_code == 0
    assert (tmp_path / "copy.json").exists()


@pytest.mark.usefixtures("filled")
def test_out_and_in_again_loses_nothing(run: Run, tmp_path: Path) -> None:
    run("status", "0607-01", "fulfilled", "--on", "2024", "--source", "https://n.example")
    run("undo")
    out, other = tmp_path / "out.json", tmp_path / "other.json"
    run("export", str(out))
    assert "1 readout with 4 commitments added" in run("--ledger", str(other), "load", str(out)).stdout
    assert run("--ledger", str(other), "list", "--json").stdout == run("list", "--json").stdout
    assert "known already" in run("--ledger", str(other), "load", str(out)).stderr
    told = json.loads(run("--ledger", str(other), "load", str(out), "--json").stdout)
    assert (told["readouts"], told["commitments"], len(told["known"])) == (0, 0, 1)
    assert run("export", "-").stdout.encode() == out.read_bytes()
    piped = run("--ledger", str(tmp_path / "piped.json"), "load", "-", input=out.read_bytes())
    assert "1 readout with 4 commitments added" in piped.stdout
    assert run("--ledger", str(tmp_path / "piped.json"), "list", "--json").stdout == run("list", "--json").stdout
    assert "standard input is no exported ledger" in run("load", "-", input="{").stderr


@pytest.mark.parametrize(("content", "message"), [("{}", "no exported ledger"), (None, "there is no file")])
def test_what_is_no_export_is_refused(run: Run, tmp_path: Path, content: str | None, message: str) -> None:
    file = tmp_path / "x.json"
    if content is not None:
        file.write_text(content, "utf-8")
    done = run("load", str(file))
    assert done.exit_code == 1
    assert message in done.stderr


def test_the_settings_are_shown_with_their_origin(run: Run, ledger_file: Path) -> None:
    shown = run("config").stdout
    assert str(ledger_file) in shown
    assert "--ledger" in shown
    assert json.loads(run("config", "--json").stdout)["ledger"] == str(ledger_file)


@pytest.mark.usefixtures("ledger_file")
def test_the_settings_list_the_saved_views_and_name_their_file(run: Run) -> None:
    assert "state file: " in run("config").stderr
    state = paths.state_path()
    load(Memory(state, "x")).name("mine", "is:open sort:due")
    assert "mine         'is:open sort:due'" in run("config").stdout
    assert json.loads(run("config", "--json").stdout)["saved"] == {"mine": "is:open sort:due"}
    assert f"state file: {state}\n" in run("config").stderr


@pytest.mark.usefixtures("filled")
def test_a_saved_view_filters_lists_and_reports(run: Run) -> None:
    load(Memory(paths.state_path(), "x")).name("mine", 'party:china "medicine centre"')
    assert run("list", "--view", "mine").stdout == run("list", "party:china", "medicine", "centre").stdout != ""
    assert run("list", "--view", "mine", "-health").stdout == run("list", "--view", "mine").stdout
    assert run("list", "--view", "mine", "-topic:health").stdout == ""
    told = json.loads(run("report", "--view", "mine", "--candidates", "--json").stdout)["report"]["scope"]
    assert (told["n"], told["query"]) == (1, 'party:china "medicine centre"')
    wrong = run("list", "--view", "mien")
    assert (wrong.exit_code, wrong.stderr) == (2, "tracker: there is no saved view 'mien': did you mean mine? valid are mine\n")
    assert run("report", "commitment", "0607-01", "--view", "mine").exit_code == 2


@pytest.mark.usefixtures("filled")
def test_a_broken_file_of_saved_views_is_named_and_is_not_taken_for_one_without_any(run: Run) -> None:
    state = paths.state_path()
    load(Memory(state, "x")).name("mine", "is:open")
    state.write_text(state.read_text().rstrip().removesuffix("}") + ",}")
    refused = run("list", "--view", "mine")
    assert refused.exit_code == 1
    assert f"tracker: {state} cannot be read: JSON is malformed" in refused.stderr
    assert "mend it, or move it away" in refused.stderr
    shown = run("config")
    assert (shown.exit_code, f"state file: {state}\n" in shown.stderr) == (0, True)
    assert f"note: {state} cannot be read" in shown.stderr
    settings = paths.settings_path()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[views]\nown = "party:china"\n')
    assert run("list", "--view", "own").exit_code == 0


def test_the_demo_prints_the_report_with_sources_and_leaves_the_own_ledger_alone(run: Run, ledger_file: Path) -> None:
    done = run("demo")
    assert done.exit_code == 0
    for words in ("fulfilled", "underway", "kz.kursiv.media", "Set up consulates general in Aktobe", "no source recorded yet"):
        assert words in done.stdout
    assert not ledger_file.exists()
    assert run("demo").stdout == done.stdout


@pytest.mark.parametrize("place", ["", "nodir/a/b.json"])
def test_on_a_fresh_installation_doctor_says_that_there_is_none_yet(run: Run, tmp_path: Path, place: str) -> None:
    ledger = str(tmp_path / place) if place else str(tmp_path / "XDG_DATA_HOME" / "tracker" / "ledger.json")
    done = run("--ledger", ledger, "doctor")
    assert (done.exit_code, done.stderr) == (1, f"tracker: there is no ledger at {ledger} yet: {BEGIN}\n")
    assert "damage" not in done.stdout
    assert json.loads(run("--ledger", ledger, "doctor", "--json").stdout)["findings"]


@pytest.mark.usefixtures("filled")
def test_a_backup_as_json_makes_one(run: Run) -> None:
    made = [json.loads(run("backup", "--json").stdout)["path"] for _ in range(2)]
    assert made[0] != made[1]
    assert all(Path(path).exists() for path in made)
    listed = {copy["path"] for copy in json.loads(run("backup", "--list", "--json").stdout)}
    assert set(made) <= listed
    assert run("backup", "--list", "--to", "x.json").exit_code == 2


@pytest.mark.usefixtures("filled")
def test_a_ledger_of_a_newer_version_is_not_called_damaged(run: Run, ledger_file: Path) -> None:
    run("status", "0607-01", "underway")
    data = ledger_file.read_bytes().replace(b'"schema":3', b'"schema":4')
    ledger_file.write_bytes(data)
    done = run("doctor")
    assert (done.exit_code, "use a later version" in done.stdout, "restore" in done.stdout + done.stderr) == (1, True, False)
    assert done.stderr == "the ledger could not be verified; nothing says that it is damaged\n"
    done = run("restore")
    assert (done.exit_code, "schema 4" in done.stderr, ledger_file.read_bytes() == data) == (1, True, True)
