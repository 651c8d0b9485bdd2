"""A readout's text to its parties: who is mentioned, and who a subject phrase binds. The face of `atlas` and `scene`."""

from __future__ import annotations

from tracker.extraction.atlas import Mention, Party, canonical, code, find, parties
from tracker.extraction.scene import Scene, scene

__all__ = ["Mention", "Party", "Scene", "canonical", "code", "find", "parties", "scene"]
