"""Write report.json beside this file: the JSON Schema of `tracker report --json`, from the program's own types."""

from __future__ import annotations

import json
from pathlib import Path

from tracker.reports.record import schema

PAGE = Path(__file__).parent / "report.json"

if __name__ == "__main__":
    PAGE.write_text(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
