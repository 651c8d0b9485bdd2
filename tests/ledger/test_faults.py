"""Every call of the file system in a scripted session fails in turn; and the power is cut after each.

A session adds, appends, makes a batch and brings the file up to date. The calls all go through `tracker.ledger.disk`. Death is
an exception after which every further call dies too. For the power cut, what was not synchronised is taken away: bytes of a
file since its last fsync, names of a folder since the folder's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.errors import LedgerError, TrackerError
from tracker.ledger import disk
from tracker.ledger.tinydb_ledger import TinyLedger
from tracker.model import Commitment, Readout, StatusUpdate

Make = Callable[..., StatusUpdate]
CALLS = ("write", "sync", "sync_folder", "cut", "replace", "keep", "create")


class Died(BaseException):
    """The process ended here."""


class Faulty:
    """Stands in for `disk`: counts the calls, and makes the one numbered `at` fail in the way given."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, way: str = "", at: int = -1, after: Callable[[], None] | None = None
    ) -> None:
        self.count = 0
        self.done: list[str] = []
        self._way, self._at, self._after = way, at, after
        self._dead = False
        for name in CALLS:
            monkeypatch.setattr(disk, name, self._wrap(name, getattr(disk, name)))

    def _wrap(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object) -> object:
            if self._dead:
                raise Died
            number, self.count = self.count, self.count + 1
            self.done.append(name)
            if number == self._at:
                if self._way == "half" and name == "write":
                    fd, data = arguments
                    assert isinstance(fd, int)
                    assert isinstance(data, bytes)
                    os.write(fd, data[: len(data) // 2])
                if self._way in {"die", "half"}:
                    self._dead = True
                    raise Died
                if self._way == "short" and name == "write":
                    fd, data = arguments
                    assert isinstance(fd, int)
                    assert isinstance(data, bytes)
                    os.write(fd, data[: len(data) // 2])
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            result = call(*arguments)
            if self._after is not None:
                self._after()
            return result

        return wrapped


class Session:
    """The script, and what it was told is safe."""

    def __init__(
        self, path: Path, readout: Callable[[str], Readout], commitment: Callable[[Readout, int], Commitment], update: Make
    ) -> None:
        self.path = path
        self.acknowledged: dict[str, set[str]] = {}
        self.attempted: dict[str, set[str]] = {}
        self._readout, self._commitment, self._update = readout, commitment, update

    def run(self) -> None:
        ledger = TinyLedger(self.path)
        try:
            self._steps(ledger)
        finally:
            ledger._storage._keeper.stop()
        ledger.close()

    def _steps(self, ledger: TinyLedger) -> None:
        home = self._readout("R1")
        self._try(
            ledger, {f"R1-{n}": [] for n in range(4)}, lambda: ledger.add(home, [self._commitment(home, n) for n in range(4)])
        )
        for step in range(3):
            self._append(ledger, {"R1-1": [f"a{step}"]})
        self._checkpoint(ledger)
        self._append(ledger, {"R1-1": ["b0"], "R1-2": ["b1", "b2"]})
        self._checkpoint(ledger)
        self._append(ledger, {"R1-3": ["c0"]})

    def _append(self, ledger: TinyLedger, new: dict[str, list[str]]) -> None:
        updates = [(id, self._update(name)) for id, names in new.items() for name in names]
        self._try(ledger, new, lambda: ledger.append(updates))

    def _try(self, ledger: TinyLedger, new: dict[str, list[str]], act: Callable[[], object]) -> None:
        for id, names in new.items():
            self.attempted.setdefault(id, set()).update(names)
        before = held(ledger)
        try:
            act()
        except TrackerError:
            assert held(ledger) == before, "what failed reached memory"
        else:
            for id, names in new.items():
                self.acknowledged.setdefault(id, set()).update(names)
            assert all(self.acknowledged[id] <= held(ledger)[id] for id in self.acknowledged)

    @staticmethod
    def _checkpoint(ledger: TinyLedger) -> None:
        with contextlib.suppress(OSError, LedgerError):
            ledger._storage.checkpoint()

    def verify(self, path: Path) -> None:
        """Everything acknowledged is there, nothing is that was never tried."""
        if not self.acknowledged and not path.exists():
            return
        ledger = TinyLedger(path)
        try:
            found = held(ledger)
            for id, names in self.acknowledged.items():
                assert id in found, f"{id} was acknowledged and is gone"
                assert names <= found[id], f"{id} lost {names - found[id]}"
            for id, names in found.items():
                assert names <= self.attempted[id]
            assert ledger.check().sound
            new = self._update("after all")
            if "R1-1" in found:
                assert new in ledger.append([("R1-1", new)])[0].history
        finally:
            ledger.close()


def held(ledger: TinyLedger) -> dict[str, set[str]]:
    return {c.id: {u.id for u in c.history} for c in ledger.commitments()}


@pytest.fixture
def session(
    path: Path, readout: Callable[[str], Readout], commitment: Callable[[Readout, int], Commitment], update: Make
) -> Callable[[Path], Session]:
    return lambda at: Session(at, readout, commitment, update)


def number_of_calls(session: Callable[[Path], Session], folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        faulty = Faulty(patch)
        session(folder / "count" / "ledger.json").run()
    assert set(faulty.done) == set(CALLS) - {"cut"}
    return faulty.count


@pytest.mark.parametrize("way", ["die", "half", "error", "short"])
def test_nothing_acknowledged_is_lost_whichever_call_fails(swift: Path, session: Callable[[Path], Session], way: str) -> None:
    calls = number_of_calls(session, swift)
    assert calls > 40
    for at in range(calls):
        script = session(swift / str(at) / "ledger.json")
        with pytest.MonkeyPatch.context() as patch:
            Faulty(patch, way, at)
            with contextlib.suppress(Died, TrackerError, OSError):
                script.run()
        script.verify(script.path)


class PowerCut:
    """What a disk holds when only what was synchronised reached it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, *, believe: bool = True) -> None:
        """`believe` false: fsync does nothing, which must lose data."""
        self._folder = folder
        self._bytes: dict[int, bytes] = {}
        self._names: dict[str, int] = {}
        self._open: list[int] = []
        self.images: list[tuple[dict[str, bytes], dict[str, bytes]]] = []
        self.script: Session | None = None
        self.told: list[dict[str, set[str]]] = []
        real = {name: getattr(disk, name) for name in CALLS}

        def sync(fd: int) -> None:
            real["sync"](fd)
            if believe:
                self._bytes[os.fstat(fd).st_ino] = os.pread(_readable(fd), 1 << 30, 0)
            self._snap()

        def sync_folder(at: Path) -> None:
            real["sync_folder"](at)
            if believe and at == folder:
                self._names = {p.name: p.stat().st_ino for p in at.iterdir() if p.is_file()}
                self._hold()
            self._snap()

        monkeypatch.setattr(disk, "sync", sync)
        monkeypatch.setattr(disk, "sync_folder", sync_folder)
        for name in ("write", "cut", "replace", "keep", "create"):
            monkeypatch.setattr(disk, name, self._watched(real[name]))

    def _watched(self, call: Callable[..., object]) -> Callable[..., object]:
        def watched(*arguments: object) -> object:
            result = call(*arguments)
            self._snap()
            return result

        return watched

    def _hold(self) -> None:
        """Keep the inodes, so that their numbers are not given to other files."""
        for name in self._names:
            self._open.append(os.open(self._folder / name, os.O_RDONLY))

    def _snap(self) -> None:
        """The disk if the power went now: only the synchronised; and synchronised bytes under the newest names."""
        sure = {name: self._bytes.get(inode, b"") for name, inode in self._names.items() if not name.endswith(".lock")}
        newest = {
            p.name: self._bytes.get(p.stat().st_ino, b"")
            for p in self._folder.iterdir()
            if p.is_file() and not p.name.endswith(".lock")
        }
        self.images.append((sure, newest))
        told = self.script.acknowledged if self.script else {}
        self.told.append({id: set(names) for id, names in told.items()})

    def close(self) -> None:
        for fd in self._open:
            os.close(fd)


def _readable(fd: int) -> int:
    """A descriptor of the same file that can be read; kept open, for its inode's sake."""
    return os.open(f"/proc/self/fd/{fd}", os.O_RDONLY)


def cut_after_each_call(swift: Path, session: Callable[[Path], Session], *, believe: bool) -> int:
    folder = swift / "disk"
    folder.mkdir()
    script = session(folder / "ledger.json")
    with pytest.MonkeyPatch.context() as patch:
        power = PowerCut(patch, folder, believe=believe)
        power.script = script
        script.run()
    power.close()
    lost = 0
    for number, (images, told) in enumerate(zip(power.images, power.told, strict=True)):
        for kind, image in enumerate(images):
            target = swift / f"cut-{number}-{kind}"
            target.mkdir()
            for name, data in image.items():
                (target / name).write_bytes(data)
            script.acknowledged = told
            try:
                script.verify(target / "ledger.json")
            except (AssertionError, TrackerError):
                lost += 1
            shutil.rmtree(target)
    return lost


def test_nothing_acknowledged_is_lost_whenever_the_power_goes(swift: Path, session: Callable[[Path], Session]) -> None:
    assert cut_after_each_call(swift, session, believe=True) == 0


def test_without_fsync_the_same_test_finds_losses(swift: Path, session: Callable[[Path], Session]) -> None:
    assert cut_after_each_call(swift, session, believe=False) > 10


def test_a_disk_that_does_not_confirm_is_not_asked_again(
    path: Path, fill: Callable[..., None], update: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    ledger = TinyLedger(path)
    asked = 0

    def refuse(fd: int) -> None:
        nonlocal asked
        asked += 1
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", refuse)
        with pytest.raises(LedgerError, match="takes no more changes: the disk did not confirm an earlier write: open it again"):
            ledger.append([("R1-1", update("lost"))])
    for _ in range(2):
        with pytest.raises(LedgerError, match="takes no more changes"):
            ledger.append([("R1-1", update("later"))])
    assert asked == 1
    assert ledger.get("R1-1").version == 1
    ledger.close()
    assert len(ledger.notes) == 1
    ledger = TinyLedger(path)
    assert [u.id for u in ledger.append([("R1-1", update("again"))])[0].history] == ["first", "again"]
    ledger.close()
