"""A role to those who have it among the sides that met: whose minister, whose king, who "the leaders" or "the Kingdom" are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extraction import offices, wording
from tracker.extraction.antecedents import Codes
from tracker.extraction.atlas import parties
from tracker.extraction.people import People

_CROWNS = ("king", "queen", "emir", "amir", "sultan", "crown prince", "prince", "princess", "sheikh")
_ALL = re.compile(r"\b(?:both|all|three|four|five|six)\b", re.IGNORECASE)
_OF_BODY = re.compile(r"\b(?:[Mm]ember [Ss]tates|Allies|Allied [A-Z]\w+)\b")
"""The members of the one organisation that takes part."""
_PARTIES = re.compile(r"\b[Pp]arties\b")
_GOVERNMENT = re.compile(r"\b[Tt]he (?:new |central |federal |national )?[Gg]overnment$")
_TWO = re.compile(r"\b(?:two|both)\b", re.IGNORECASE)


class Roles:
    """Who has which role in one readout, wherever it is named in the text.

    `two` are those that "the two sides" means, `parties` those whom the text calls "the Parties".
    """

    def __init__(self, people: People, cast: Codes, issuer: str, two: Codes, parties: Codes) -> None:
        self._people, self._cast, self._issuer, self._two, self._parties = people, cast, issuer, two, parties

    def group(self, words: str, held: Sequence[tuple[str, bool]]) -> Codes:
        """Who "the leaders" are: those with that office where only some have it, else all, or the first two for "the two"."""
        named = [
            party for office, several in held if several for party in self._people.offices.get(office, ()) if party in self._cast
        ]
        if 1 < len(named) < len(self._cast) and not _ALL.search(words):
            return tuple(named)
        if self._parties and _PARTIES.search(words):
            return self._parties
        if _OF_BODY.search(words):
            bodies = [party for party in self._cast if party in parties() and parties()[party].kind == "bloc"]
            if len(bodies) == 1 and not _ALL.search(words):
                return tuple(bodies)
        return self._two if _TWO.search(words) else self._cast

    def holder(self, office: tuple[str, bool], words: str) -> Codes:
        """Whose president, minister or envoy is meant: the one side that has such an office, else the issuer."""
        name, several = office
        seen = self._people.offices
        held = [party for party in seen.get(name, ()) if party in self._cast] or seen.get(name, [])
        if several:
            return tuple(held) if len(held) > 1 else self._cast
        held = held or [party for other, who in seen.items() if other.endswith(name) for party in who if party in self._cast]
        able = [party for party in held or self._cast if offices.may_hold(party, name)]
        able = able or [party for party in self._cast if offices.may_hold(party, name)]
        held = able if held or (len(able) == 1 and len(self._cast) > 1) else []
        if len(held) == 1 or (held and self._issuer not in held):
            return (held[0],)
        if wording.OTHER_SIDE.search(words) and len(self._cast) == 2:
            return tuple(party for party in self._cast if party != self._issuer)
        return (self._issuer,) if self._issuer else ()

    def government(self, words: str) -> Codes:
        """The one country that takes part in talks with bodies, where "the Government" acts, () for other words or casts."""
        states = [party for party in self._cast if party in parties() and parties()[party].kind == "country"]
        return (states[0],) if len(states) == 1 and len(self._cast) > 1 and _GOVERNMENT.search(words) else ()

    def monarch(self) -> Codes:
        """The one side that has a monarch, () if none or several have."""
        crowned = {party for office in _CROWNS for party in self._people.offices.get(office, ()) if party in self._cast}
        return tuple(party for party in self._cast if party in crowned) if len(crowned) == 1 else ()

    def short_form(self, words: str) -> Codes:
        """The one who takes part that "the Kingdom", "the Union" or "the Bank" can mean."""
        short = wording.SHORT_FORM.search(words)
        if not short:
            return ()
        table, form = parties(), short["form"]
        listed = wording.SHORT_FORMS.get(form)
        meant = [
            party
            for party in self._cast
            if (party in listed if listed else party in table and table[party].kind != "country" and form in table[party].name)
        ]
        return (meant[0],) if len(meant) == 1 else ()
