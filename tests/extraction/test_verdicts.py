"""Why words that bind elsewhere bind nobody where they stand."""

from __future__ import annotations

import pytest

from tracker.extraction.document import Sentence
from tracker.extraction.triggers import triggers


def heard(text: str) -> list[tuple[str, bool]]:
    """The triggers of a sentence: the rule, and whether it holds."""
    return [(one.trigger.rule, not one.reason) for one in triggers(text, Sentence(0, len(text), 0))]


@pytest.mark.parametrize(
    ("text", "rule", "holds"),
    [
        ("Laos, which will host the summit in 2031, invited Nepal.", "will", True),
        ("Laos, which will host the summit, invited Nepal.", "will", False),
        ("They agreed on a fund, the rules of which will be settled by the ministers within ten days.", "will.passive", True),
        ("He hoped that Laos would open the road and that it would lift the ban.", "would.reported", False),
        ("The Ministers were pleased that Laos would open an office.", "would.reported", True),
        ("The Ministers were pleased to announce that Laos would open an office.", "would.reported", True),
        ("The Ministers were able to see that Laos would open an office.", "would.reported", False),
        ("He said that the plan to build a dam was backed by most of the voters.", "noun.possessed", False),
        ("He said that the commitment to the treaty is ironclad.", "noun.possessed", True),
        ("It was agreed that a fund would be set up and that it would hold a fair in May.", "would.reported", True),
        ("We know that the river is high and will work to dredge it.", "will", True),
        ("The talks, committing nobody, will lead to better ties.", "will", False),
        ("He briefed them on Nepal's response to Chad's decision to close the road.", "noun.possessed", False),
        ("Roscosmos is planning to take part in the fair.", "plan.progressive", True),
        ("The Minister for Roads, the Hon. Ana Lima, announced today that Nepal would lend 40 buses.", "would.reported", True),
        ("The customs services (CBSA and the Directorate General) shall exchange the names.", "will", True),
        ("On 15 January our delegations, headed by the ministers of trade, will meet the farmers.", "will", True),
        ("The tariff having been fixed, the parties will publish it.", "will", True),
    ],
)
def test_whether_a_trigger_holds(text: str, rule: str, *, holds: bool) -> None:
    found = [held for name, held in heard(text) if name == rule]
    assert found
    assert found[-1] is holds
