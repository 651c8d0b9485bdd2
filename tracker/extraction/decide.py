"""A leaf in its sentence to a verdict: kept, or left out with the reason in plain words (the guideline's Out list)."""

from __future__ import annotations

from tracker.extraction.document import LeafSpan, Sentence
from tracker.extraction.triggers import Found


def reject(text: str, sentence: Sentence, found: Found, span: LeafSpan) -> str:
    """Why a leaf is no commitment, "" if it is one."""
    return ""
