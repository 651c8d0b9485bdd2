"""Plain words of a filter to what a text must hold: the words, or the name under which the party that they call is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct

from tracker.party import kept_as, longest


class Wanted(Struct, frozen=True):
    """Words of which a text holds all (or none), or `name` instead, where they are another name of that party."""

    words: tuple[str, ...]
    name: str = ""
    negated: bool = False

    def fits(self, text: str) -> bool:
        """Whether a folded text holds what is wanted."""
        return (all(word in text for word in self.words) or (self.name != "" and self.name in text)) != self.negated


def wanted(words: Sequence[tuple[str, bool]]) -> tuple[Wanted, ...]:
    """What is wanted by folded words, each with whether it must be absent; words in a row may be one name ("ivory coast")."""
    out: list[Wanted] = []
    at = 0
    while at < len(words):
        word, negated = words[at]
        if negated:
            out.append(Wanted((word,), kept_as(word), negated=True))
        else:
            out.append(_longest([word for word, _ in takewhile(lambda one: not one[1], words[at : at + longest()])]))
        at += len(out[-1].words)
    return tuple(out)


def _longest(words: list[str]) -> Wanted:
    """The most of the words, from the first on, that are another name of a party; the first alone where none are."""
    for length in range(len(words), 0, -1):
        said = tuple(words[:length])
        name = kept_as(" ".join(said))
        # Where each word stands in the name that is kept anyway, the words find all that it finds.
        if name and not all(word in name for word in said):
            return Wanted(said, name)
    return Wanted((words[0],))


def holds(text: str, all_of: Iterable[Wanted]) -> bool:
    """Whether a folded text holds all that is wanted."""
    return all(one.fits(text) for one in all_of)


def narrows(old: Iterable[Wanted], new: Sequence[Wanted]) -> bool:
    """Whether every text that holds what is newly wanted holds what was: kept as it was, or words grown longer."""
    plain = [word for one in new if not (one.name or one.negated) for word in one.words]

    def grown(one: Wanted) -> bool:
        return not one.negated and all(any(word in longer for longer in plain) for word in one.words)

    return all(one in new or grown(one) for one in old)
