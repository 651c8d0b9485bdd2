"""Which rows an act is meant for: those marked one by one, and a range from where it began to the cursor."""

from __future__ import annotations

from tracker.tui.widgets.rows import Rows


class Marks:
    """Marked keys, whatever is shown of them, and the row at which a range began."""

    def __init__(self) -> None:
        self.keys: dict[str, None] = {}
        self.anchor: int | None = None

    def range(self, cursor: int) -> range:
        """The rows of the range; none where none was begun."""
        if self.anchor is None:
            return range(0)
        low, high = sorted((self.anchor, cursor))
        return range(low, high + 1)

    def all(self, rows: Rows, cursor: int) -> list[str]:
        """The keys of all marked rows and of the range: in the order of marking, then of the rows."""
        within = (rows.key(row) for row in self.range(cursor) if row < rows.count())
        return list({**self.keys, **dict.fromkeys(within)})

    def toggle(self, rows: Rows, cursor: int) -> None:
        """Mark the range, else the row under the cursor; a row that is marked is unmarked."""
        if self.anchor is not None:
            self.keys.update(dict.fromkeys(self.all(rows, cursor)))
            self.anchor = None
        elif (key := rows.key(cursor)) in self.keys:
            del self.keys[key]
        else:
            self.keys[key] = None

    def toggle_all(self, rows: Rows) -> None:
        """Mark every row; if all are marked already, none."""
        keys = [rows.key(row) for row in range(rows.count())]
        if all(key in self.keys for key in keys):
            self.keys.clear()
        else:
            self.keys.update(dict.fromkeys(keys))

    def clear(self) -> None:
        """Forget marks and range."""
        self.keys.clear()
        self.anchor = None
