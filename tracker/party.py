"""A party as a person types it to the one name under which it is kept, and back; one reading wherever parties are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tracker.clean import folded, shown
from tracker.errors import UsageError

_NAME = re.compile(r'"[^"]*"|[^,;"]+')
"""One name of several: commas or semicolons part them, quotes hold them together."""

NONE = frozenset({"", "none", "unknown"})
"""What is typed for nobody, or no value."""


def is_none(value: str) -> bool:
    """Whether nobody, or no value, was typed."""
    return value.strip().lower() in NONE


def known(value: str, valid: str = "valid are countries and organisations, by name or code") -> str:
    """The one name of a party; raises UsageError with the nearest one and what is `valid` where no table has it."""
    from tracker.extraction.atlas import code, parties

    if found := code(value):
        return parties()[found].name
    import difflib

    names = {name.casefold(): name for party in parties().values() for name in (party.name, *party.names)}
    near = difflib.get_close_matches(value.casefold(), names, n=1)
    hint = f"did you mean {names[near[0]]}? " if near else ""
    raise UsageError(f"{value!r} is no party that is known", hint + valid)


def is_known(value: str) -> bool:
    """Whether a table has the party, by any of its names."""
    from tracker.extraction.atlas import code

    return bool(code(value) or _unaccented().get(folded(value)))


def meant(value: str) -> tuple[str, ...]:
    """What a filter of parties searches, folded: the kept name of a code, demonym, capital or other name, else `value` as it is.

    The beginning of another name that only one party has means that party too ("ivory" finds what is kept as Côte d'Ivoire).
    """
    from tracker.extraction.atlas import code, parties

    plain = folded(value)
    if known := _unaccented().get(plain):
        return (known,)
    if found := code(value):
        return (folded(parties()[found].name),)
    begun = {kept for name, kept in _names().items() if name.startswith(plain)} if len(plain) >= _BEGUN else set()
    return (plain, *begun) if len(begun) == 1 else (plain,)


_BEGUN = 3
"""So many letters of a name are its beginning."""


def kept_as(name: str) -> str:
    """The name under which a party is kept, by any of its names in full; "" where no party has it. Both are folded."""
    return _names().get(name, "")


@cache
def longest() -> int:
    """How many words the longest name of a party has."""
    return max(len(name.split()) for name in _names())


@cache
def _names() -> dict[str, str]:
    """The names under which parties are kept, by all their names, folded."""
    from tracker.extraction.atlas import parties

    return {folded(name): folded(party.name) for party in parties().values() for name in (party.name, *party.names)}


@cache
def _unaccented() -> dict[str, str]:
    """The names under which parties are kept, folded, by those of their demonyms and capitals that have accents."""
    from tracker.extraction.atlas import parties

    rows = ((party.name, (party.name, *party.names, *party.demonyms, *party.capitals)) for party in parties().values())
    return {folded(word): folded(name) for name, words in rows for word in words if not word.isascii()}


def several(value: str) -> tuple[str, ...]:
    """The parties of a list as typed, whoever they are and whatever for: each once, nobody where nothing or "none" was typed.

    A name in quotes is taken as it stands, for a promise may bind whom no table has. Raises UsageError for any other unknown one.
    """
    names = [name.strip() for name in _NAME.findall(shown(value))]
    return tuple(dict.fromkeys(_one(name) for name in names if not is_none(name.strip('"'))))


def _one(name: str) -> str:
    from tracker.extraction.atlas import canonical

    if not any(map(str.isalnum, name)):
        raise UsageError(f"{name} is no party", "valid are names in letters, and none")
    return canonical(name.strip('"')) if name.startswith('"') else known(name, "in quotes any name is taken")


def as_typed(names: Iterable[str]) -> str:
    """Parties as `several` reads them again: what it would refuse or part stands in quotes."""
    from tracker.extraction.atlas import code

    return ", ".join(name if code(name) and "," not in name else f'"{name}"' for name in names)
