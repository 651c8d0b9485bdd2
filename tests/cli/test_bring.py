"""The account of an import: what failed is told, a flood of it cut."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.ingest.builders import BODY, mail


def test_a_flood_of_failures_is_cut_and_counted(run: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"text": " ".join(BODY)}), *(f"{{broken {number}" for number in range(130))]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(rows), "utf-8")
    done = run("import", str(file))
    assert done.exit_code == 3
    told = [line for line in done.stderr.splitlines() if "not valid JSON" in line]
    assert len(told) == 100
    assert told[0].startswith(f"tracker: {file} line 2: not valid JSON")
    assert "tracker: 30 more failed; --json names all" in done.stderr
    assert len(json.loads(run("import", str(file), "--json").stdout)["failed"]) == 130


def test_an_import_of_nothing_is_no_success(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for path, words in ((str(empty), "there is no document in it"), ("", "a path is empty")):
        done = run("import", path)
        assert (done.exit_code, words in done.stderr) == (1, True)


def test_a_mail_with_a_damaged_attachment_goes_in_and_is_told(run: Run, tmp_path: Path) -> None:
    message = mail("\n".join(BODY))
    message.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="annex.pdf")
    file = tmp_path / "a.eml"
    file.write_bytes(bytes(message))
    done = run("import", str(file))
    assert done.exit_code == 3
    assert done.stdout.startswith("KEN-NOR-20230504")
    assert "a.eml/annex.pdf: a damaged PDF" in done.stderr
    shown = run("extract", str(file))
    assert "a.eml/annex.pdf: a damaged PDF" in shown.stderr
    assert "vocational school" in shown.stdout


TALKS = """Talks of Kenya and Norway
2023-05-04
The ministers of Kenya and Norway met in Nairobi and looked back on sixty years of relations and on many visits.
They spoke of the situation in the region, of the work of the United Nations, and of trade, which has grown from year to year.
The two sides agreed to hold the next round of consultations in Oslo in the spring of 2024.
Norway will open a vocational school in Mombasa by the end of 2024. Norway will send 40 doctors to Kisumu in 2024.
Kenya will exempt Norwegian nationals from visas for stays of up to 30 days.
"""
CORRECTED = TALKS.replace("40 doctors", "60 doctors").replace(
    "Kenya will exempt Norwegian nationals from visas for stays of up to 30 days.", "The ministers thanked the press."
)


def test_the_account_names_what_a_version_changes_and_no_longer_has(run: Run, tmp_path: Path) -> None:
    for name, text in (("a.txt", TALKS), ("b.txt", CORRECTED)):
        (tmp_path / name).write_text(text, "utf-8")
    run("import", str(tmp_path / "a.txt"))
    done = run("import", str(tmp_path / "b.txt"))
    lines = [
        "  a version of KEN-NOR-20230504: 2 kept with their history, 1 changed, 1 no longer in the text",
        "    changed  KEN-NOR-20230504-03   Send 40 doctors to Kisumu in 2024",
        "        now  KEN-NOR-20230504b-01  Send 60 doctors to Kisumu in 2024",
        "       gone  KEN-NOR-20230504-04   Exempt Norwegian nationals from visas for stays of up to 30 days",
    ]
    assert done.stdout.splitlines()[1:] == lines
    assert "stays until you decide" in done.stderr
    page = run("readouts", "0504b").stdout
    assert "\n".join(lines) in page
    words = " ".join(page.split())
    assert "[~ KEN-NOR-20230504-02: open a vocational school in Mombasa by the end of 2024]" in words, "what it repeats is marked"
    assert "[~ 01: send 60 doctors to Kisumu in 2024]" in words
    assert run("list", "is:candidate").stdout.count("pending") == 5


def test_a_version_that_lacks_something_is_told_among_many_too(run: Run, tmp_path: Path) -> None:
    for number in range(13):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Japan will build {number + 2} schools in Lima by 20{number + 30}.\n", "utf-8"
        )
    (tmp_path / "a.txt").write_text(TALKS, "utf-8")
    (tmp_path / "b.txt").write_text(CORRECTED, "utf-8")
    done = run("import", str(tmp_path), "--workers", "1")
    assert "... and 3 more" in done.stdout
    assert "KEN-NOR-20230504b  Talks of Kenya and Norway\n  a version of KEN-NOR-20230504: 2 kept" in done.stdout
    assert "gone  KEN-NOR-20230504-04" in done.stdout


def test_the_parties_of_a_readout_are_typed_as_everywhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks\n\n2023-05-04\n\nThe ministers met.\n")
    for wrong, message in (("none", "--parties names nobody: left out, they"), ("Keniya", "did you mean Kenya? in quotes any")):
        refused = run("import", str(tmp_path / "a.txt"), "--parties", wrong)
        assert refused.exit_code == 2
        assert message in refused.stderr
    run("import", str(tmp_path / "a.txt"), "--parties", 'KEN; "Acme, Sons", Kenya')
    (readout,) = json.loads(run("readouts", "--json").stdout)
    assert readout["parties"] == ["Kenya", "Acme, Sons"]


def test_what_is_advised_after_an_import_can_be_typed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALKS, "utf-8")
    assert "see them: tracker review; decide: tracker review accept ID" in run("import", str(tmp_path / "a.txt")).stderr
    listed = run("review")
    assert listed.exit_code == 0
    assert listed.stdout == run("list", "is:candidate").stdout != ""
    assert "4 candidates to review: tracker review accept ID, or reject ID" in listed.stderr
    assert len(json.loads(run("review", "--json").stdout)) == 4
    assert run("review", "accept", "0504-01").exit_code == 0
    assert "KEN-NOR-20230504-01" not in run("review").stdout


def test_the_other_sides_readout_of_the_same_talks_is_named(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("\n".join(BODY), "utf-8")
    second.write_text("Talks in Nairobi\n2023-05-05\nNorway and Kenya held talks. Kenya will build a road to Mombasa.", "utf-8")
    assert "same talks" not in run("import", str(first)).stdout
    done = run("import", str(second), "--issuer", "Norway")
    one, two = "KEN-NOR-20230504", "KEN-NOR-20230505"
    assert f"  perhaps the same talks as {one}: tracker report compare {one} {two}\n" in done.stdout
    assert run("report", "compare", one, two).exit_code == 0


def test_a_table_that_does_not_say_who_does_what_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    table = "| Goods | 2024 | 2025 |\n|---|---|---|\n| Tea | 4 | 5 |\n"
    file.write_text("\n\n".join((*BODY, table)), "utf-8")
    told = f"{file}: 1 table read cell by cell: no column says what is done, and by whom or when\n"
    assert told in run("extract", str(file)).stderr
    assert told in run("import", str(file)).stderr
    assert "cell by cell" not in run("import", str(file)).stderr, "nothing was read anew"
