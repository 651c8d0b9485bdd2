"""Documents of an earlier schema to those of the present one: pure functions, one for each step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from tracker.ledger.tables import SCHEMA
from tracker.model import Commitment
from tracker.standing import settle

Documents = dict[str, dict[int, dict[str, Any]]]
"""Plain JSON documents by table and number."""


def migrate(documents: Documents, schema: int) -> Documents:
    """The documents in the form of the present schema; raises msgspec.ValidationError where one cannot be understood."""
    for step in range(schema, SCHEMA):
        documents = STEPS[step](documents)
    return documents


def _fold_standings(documents: Documents) -> Documents:
    """Versions and standings worked out anew from the histories, which stay as they are.

    Schema 0, a file without `_meta`, as stock TinyDB writes it, may have none or stale ones. Up to schema 2 the last look was the
    day of recording, and a month was taken to lie before each day in it.
    """
    commitments: dict[int, dict[str, Any]] = {}
    for number, document in documents.get("commitments", {}).items():
        commitment = msgspec.convert(document, Commitment)
        version = max(commitment.version, len(commitment.history))
        commitments[number] = msgspec.to_builtins(settle(msgspec.structs.replace(commitment, version=version)))
    return {**documents, "commitments": commitments}


def _as_they_are(documents: Documents) -> Documents:
    """Schema 1 knew no corrections of readouts and no commitments that a person added: what it has is read as before."""
    return documents


STEPS: dict[int, Callable[[Documents], Documents]] = {0: _fold_standings, 1: _as_they_are, 2: _fold_standings}
