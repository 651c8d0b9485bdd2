"""Files, bytes and addresses to readouts that await an id: found by content, one module a format."""

from __future__ import annotations

from tracker.ingest.document import MAX_BYTES, Document, Metadata
from tracker.ingest.read import read, read_each

__all__ = ["MAX_BYTES", "Document", "Metadata", "read", "read_each"]
