"""Pictures of the running program for the README and the docs, from the sample: python docs/screens/make.py

Written as SVG by Textual itself, without the link to a font on the network.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tracker.config import Settings  # noqa: E402 - the package is found only after the line above
from tracker.demo import BY, load  # noqa: E402
from tracker.ledger import MemoryLedger  # noqa: E402
from tracker.paths import data_path  # noqa: E402
from tracker.tui.app import TrackerApp  # noqa: E402
from tracker.tui.store import Store  # noqa: E402

NOW = dt.datetime(2025, 7, 1, 12, tzinfo=dt.UTC)
PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "ledger": ((140, 36), ("slash", *"sort:-since", "enter", "home", *("down",) * 5)),
    "review": ((140, 36), ("2",)),
    "report": ((140, 36), ("5",)),
}
"""Name, size in cells, and the keys that lead there."""


async def picture(size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The screen after `keys`, as SVG."""
    ledger = MemoryLedger()
    load(ledger, data_path(), NOW)
    store = Store(ledger, BY, lambda: NOW, title="demo")
    app = TrackerApp(store, Settings(name=BY), None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*("colon" if key == ":" else "minus" if key == "-" else key for key in keys))
        await pilot.pause(0.5)
        return app.export_screenshot(title="tracker", simplify=True)


def main() -> None:
    """Write all pictures."""
    for name, (size, keys) in PICTURES.items():
        svg = re.sub(r"@font-face\s*{[^}]*}", "", asyncio.run(picture(size, keys)))
        file = ROOT / "docs" / "screens" / f"{name}.svg"
        file.write_text(re.sub(r"terminal-\d+", "terminal-0", svg), encoding="utf-8")
        print(f"wrote {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
