"""A readout's text to its commitments: pure, deterministic, offline; each leaf says why it was admitted."""

from __future__ import annotations

from tracker.extraction.pipeline import VERSION, Extraction, NearMiss, Statement, extract

__all__ = ["VERSION", "Extraction", "NearMiss", "Statement", "extract"]
