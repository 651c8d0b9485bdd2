"""What a person does to a ledger, one function an act: each writes its updates at once and says in words what was done.

Command line and screens both work through a Desk, so that an act means the same in both.
"""

from __future__ import annotations

from tracker.desk.cutting import cuts
from tracker.desk.desk import Desk
from tracker.desk.stamp import Done

__all__ = ["Desk", "Done", "cuts"]
