"""TinyDB's tables over the journalled storage: a change of one document costs one line, not the whole file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from tracker.ledger.storage import JournalledStorage
from tracker.ledger.tables import Document, copied, plain_document
from tracker.ledger.tables import Table as Documents

Storage.register(JournalledStorage)


class JournalledTable(Table):
    """A TinyDB table with the same calls and answers; between processes document numbers are given once only."""

    def __init__(self, storage: JournalledStorage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        # TinyDB's query cache knows nothing of other processes' writes: it stays empty.
        super().__init__(cast("Storage", storage), name, cache_size=0, persist_empty=persist_empty)

    @property
    def _journalled(self) -> JournalledStorage:
        return cast("JournalledStorage", self._storage)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; its number is chosen under the lock."""
        with self._journalled.exclusive():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents as one change."""
        with self._journalled.exclusive():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match or insert one, with nobody writing in between."""
        with self._journalled.exclusive():
            return super().upsert(document, cond)

    def update_multiple(self, updates: Iterable[Any]) -> list[int]:
        """Several updates as one change."""
        with self._journalled.exclusive():
            return super().update_multiple(updates)

    def _get_next_id(self) -> int:
        return self._journalled.tables.next_id(self.name)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        self._journalled.catch_up()
        return cast("dict[str, Mapping[str, Any]]", _View(self._journalled.tables.tables.get(self.name, {})))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = self._journalled
        with storage.exclusive():
            draft = _Draft(storage.tables.tables.get(self.name, {}))
            updater(cast("dict[int, Mapping[str, Any]]", draft))
            put, drop = draft.changes()
            if put or drop or self.name not in storage.tables.tables:
                storage.commit(
                    {self.name: {n: storage.typed(self.name, d) for n, d in put.items()}}, {self.name: drop} if drop else {}
                )


class JournalledDB(TinyDB):
    """TinyDB with a journal: `JournalledDB(path)` takes the place of `TinyDB(path)`."""

    table_class = JournalledTable  # type: ignore[assignment]  # TinyDB's extension point, which it types too narrowly
    default_storage_class = JournalledStorage  # type: ignore[assignment]  # as above


class _View(Mapping[str, Mapping[str, Any]]):
    """A table as TinyDB reads it: keys are texts, documents plain dicts."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def __getitem__(self, key: str) -> Mapping[str, Any]:
        return plain_document(self._documents[int(key)])

    def __iter__(self) -> Iterator[str]:
        return map(str, list(self._documents))

    def __len__(self) -> int:
        return len(self._documents)


class _Draft(MutableMapping[int, dict[str, Any]]):
    """A table as TinyDB changes it: documents are copied when touched, so that a failed change leaves no trace."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._touched: dict[int, dict[str, Any]] = {}
        self._dropped: set[int] = set()

    def __getitem__(self, key: int) -> dict[str, Any]:
        if key not in self._touched:
            if key in self._dropped:
                raise KeyError(key)
            self._touched[key] = copied(self._documents[key])
        return self._touched[key]

    def __setitem__(self, key: int, value: dict[str, Any]) -> None:
        self._touched[key] = value
        self._dropped.discard(key)

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._touched.pop(key, None)
        if key in self._documents:
            self._dropped.add(key)

    def __contains__(self, key: object) -> bool:
        return key in self._touched or (key in self._documents and key not in self._dropped)

    def __iter__(self) -> Iterator[int]:
        yield from [key for key in self._documents if key not in self._dropped]
        yield from [key for key in self._touched if key not in self._documents]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> tuple[dict[int, dict[str, Any]], list[int]]:
        """The documents that differ now, and the numbers of those gone."""
        put = {key: document for key, document in self._touched.items() if not self._same(key, document)}
        return put, sorted(self._dropped)

    def _same(self, key: int, document: dict[str, Any]) -> bool:
        before: Document | None = self._documents.get(key)
        return before is not None and plain_document(before) == document


__all__ = ["JournalledDB", "JournalledTable", "TinyDocument"]
