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
