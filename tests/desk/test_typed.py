"""FACT=VALUE as people type it."""

from __future__ import annotations

import datetime as dt

import pytest

from tracker.desk.typed import facts
from tracker.errors import UsageError
from tracker.model import Facts

TODAY = dt.date(2025, 1, 15)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["date=2022-06-07"], Facts(date=dt.date(2022, 6, 7))),
        (["date=yesterday", "published=none"], Facts(date=dt.date(2025, 1, 14), published=None)),
        (["issuer=türkiye"], Facts(issuer="Turkey")),
        (["issuer=none"], Facts(issuer="")),
        (["parties=KEN; norway,Kenya"], Facts(parties=("Kenya", "Norway"))),
        (["parties=none"], Facts(parties=())),
        (['parties="Acme, Sons", KEN'], Facts(parties=("Acme, Sons", "Kenya"))),
        (["title=  A  title "], Facts(title="A title")),
        (["place=", "event=Working visit"], Facts(place="", event="Working visit")),
        (["Language=FR", "version-of=none"], Facts(language="fr", version_of="")),
    ],
)
def test_what_is_meant(given: list[str], meant: Facts) -> None:
    assert facts(given, TODAY) == meant


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("date", "no correction: write fact=value, for example date=2022-06-07"),
        ("dat=2022", "no fact 'dat' of a readout: did you mean date"),
        ("date=2022-06", "2022-06 is no single day: valid are a day such as 2022-06-07, and none"),
        ("date=2031-01-01", "lies after today"),
        ("date=2022-02-30", "not a day in the calendar"),
        ("issuer=Keniya", "'Keniya' is no party that is known: did you mean Kenya"),
        ("parties=Keniya", "'Keniya' is no party that is known: did you mean Kenya. in quotes any name is taken"),
        ("title=", "a title has 1 to 300 characters"),
        ("place=" + "x" * 301, "301 characters are too many"),
        ("language=English", "'English' is no language: valid are codes such as en"),
        ("version_of=R2", "valid is version_of=none"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_valid(word: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        facts([word], TODAY)
