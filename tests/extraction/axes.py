"""Cases that vary one axis at a time, where each value matters and not every combination of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain


def one_by_one(*axes: Iterable[object]) -> list[tuple[object, ...]]:
    """The first values of all axes, then each other value of each axis with the rest at their first.

    A value that is a tuple gives several arguments: those that only make sense together, or a full `product` of two axes.
    """
    values = [[value if isinstance(value, tuple) else (value,) for value in axis] for axis in axes]
    first = [axis[0] for axis in values]
    cases = [first]
    for place, axis in enumerate(values):
        cases.extend([*first[:place], other, *first[place + 1 :]] for other in axis[1:])
    return [tuple(chain.from_iterable(case)) for case in cases]
