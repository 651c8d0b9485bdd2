"""A readout's text to its commitments: pure, deterministic, offline; each leaf says why it was admitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.extraction.findings import Extraction, NearMiss, Statement
    from tracker.extraction.pipeline import VERSION, extract, mark

__all__ = ["VERSION", "Extraction", "NearMiss", "Statement", "extract", "mark"]


def __getattr__(name: str) -> object:
    """Bring in the pipeline, and with it the rules, only when somebody extracts: lists and reports never pay for it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tracker.extraction import pipeline

    return getattr(pipeline, name)
