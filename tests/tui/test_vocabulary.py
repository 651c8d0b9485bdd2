from __future__ import annotations

from tracker.model import Commitment
from tracker.tui.vocabulary import Vocabulary


def test_it_is_the_same_however_it_is_gathered(commitments: list[Commitment]) -> None:
    whole, piecemeal = Vocabulary(commitments), Vocabulary(commitments)
    steps = 1
    while piecemeal.gather(1):
        steps += 1
    assert steps == len(commitments)
    assert whole.words() == piecemeal.words()
    assert whole.words()["party"] == ["China", "Kazakhstan"]
    assert whole.words()["place"] == ["Aktobe"]


def test_an_empty_ledger_has_no_words() -> None:
    assert not Vocabulary([]).gather(10)
    assert not any(Vocabulary([]).words().values())
