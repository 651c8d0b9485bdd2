"""Parties as people type them."""

from __future__ import annotations

import pytest

from tracker.errors import UsageError
from tracker.party import as_typed, known, several


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("KAZ; norway,Kenya, Kazakhstan", ("Kazakhstan", "Norway", "Kenya")),
        ("the EU", ("European Union",)),
        ("", ()),
        ("none", ()),
        ("None; unknown ,", ()),
        ("Kenya, none", ("Kenya",)),
        ('"Acme Rail", prc', ("Acme Rail", "China")),
        ('"prc"', ("China",)),
        ('"Acme, Sons and Daughters"', ("Acme, Sons and Daughters",)),
    ],
)
def test_parties_are_read_by_any_name_and_in_quotes_as_they_stand(typed: str, meant: tuple[str, ...]) -> None:
    assert several(typed) == meant


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("United States, Canda", "'Canda' is no party that is known: did you mean Canada? in quotes any name is taken"),
        ("Untied States", "'Untied States' is no party that is known: did you mean United States?"),
        ('", "', '", " is no party: valid are names in letters'),
        ("Qwertz", "'Qwertz' is no party that is known: in quotes any name is taken"),
    ],
)
def test_a_name_that_no_table_has_is_refused_with_the_nearest(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        several(typed)
    assert str(refused.value).startswith(message)


def test_where_a_party_must_be_known_quotes_are_not_offered() -> None:
    assert known("kazakh") == "Kazakhstan"
    with pytest.raises(UsageError, match="valid are countries and organisations, by name or code"):
        known("Qwertz")


def test_what_is_kept_can_be_typed_again() -> None:
    kept = ("China", "Acme Rail", "Organisation of African, Caribbean and Pacific States")
    assert as_typed(kept) == 'China, "Acme Rail", "Organisation of African, Caribbean and Pacific States"'
    assert several(as_typed(kept)) == kept
