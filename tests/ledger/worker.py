"""A process that writes a ledger until it is killed, and says on its standard output what was acknowledged.

`python worker.py PATH NAME CHECKPOINT_EVERY [CONTROL]`; CONTROL takes a safety away, to show that the tests notice: `unlocked`
writes without the lock, `lazy` acknowledges before it writes.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import sys
from pathlib import Path

from tracker.errors import Conflict
from tracker.ledger import disk
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Changes, Edit, Note

NOW = dt.datetime(2023, 5, 1, 12, 0, tzinfo=dt.UTC)


def main(path: Path, name: str, every: int, control: str = "") -> None:
    if control == "unlocked":
        disk.Lock.take = lambda self, patience: None  # type: ignore[method-assign]  # the control
        disk.Lock.release = lambda self: None  # type: ignore[method-assign]  # the control
    chance = random.Random(name)  # noqa: S311 - reproducible, nothing secret
    ledger = TinyLedger(path, create=False)
    ids = [c.id for c in ledger.commitments()]
    print("ready", flush=True)
    for number in itertools.count():
        id = chance.choice(ids)
        update = Note(id=f"{name}-{number}", on="2023-05-01", at=NOW, by=name, note="x" * chance.randrange(3000))
        if control == "lazy":
            print(f"{id} {update.id}", flush=True)
        if number % 7 == 6:
            with ledger.batch():
                ledger.append([(id, update)])
        elif number % 5 == 4:
            edit = Edit(id=update.id, on=update.on, at=NOW, by=name, changes=Changes(title=update.id))
            try:
                ledger.append([(id, edit)], expect={id: ledger.get(id).version})
            except Conflict:
                continue
        else:
            ledger.append([(id, update)])
        if control != "lazy":
            print(f"{id} {update.id}", flush=True)
        if number % every == every - 1:
            ledger._storage.checkpoint()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
