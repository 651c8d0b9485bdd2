"""The drawn bars of a report in a terminal: they show most of what there is most of, and the figures stand beside them."""

from __future__ import annotations

import pytest

from tests.reports.books import TODAY, move, promise
from tracker.clean import width
from tracker.model import TOPICS, Commitment
from tracker.reports import figures
from tracker.reports.layout import Bar, Bars, Part
from tracker.reports.pages import page
from tracker.reports.strokes import MOST, bars
from tracker.reports.terminal import plain


def drawn(*rows: Bar, room: int = 80, key: bool = True) -> list[str]:
    return [line.plain for line in bars(Bars(title="By party", bars=rows, key=key), room)]


JAPAN = Bar("Japan", (Part("pending", 324),))
KENYA = Bar("Kenya", (Part("fulfilled", 1), Part("pending", 5)))


def test_a_bar_shorter_than_its_parts_shows_the_largest_and_the_numbers_of_all_stand_beside_it() -> None:
    head, japan, kenya, legend = drawn(JAPAN, KENYA)
    assert head.split() == ["✓", "·"]
    assert japan.split()[:3] == ["Japan", "324", "324"]
    assert kenya.split() == ["Kenya", "6", "1", "5", "░"]
    assert head.index("·") == kenya.index("5"), "each number stands under the shape of its status"
    assert legend.split() == ["✓", "█", "fulfilled,", "·", "░", "pending"]


def test_the_cells_of_a_bar_are_shared_as_its_parts_are() -> None:
    (row,) = drawn(Bar("A", (Part("fulfilled", 2), Part("partial", 1), Part("pending", 1))), room=44, key=False)[1:]
    cells = row.split()[-1]
    assert (cells.count("█"), cells.count("▓"), cells.count("░")) == (len(cells) // 2, len(cells) // 4, len(cells) // 4)


@pytest.mark.parametrize("room", [40, 48, 60, 80, 120])
def test_no_number_is_lost_and_no_line_too_wide_however_narrow_the_terminal(room: int) -> None:
    parts = tuple(Part(name, 1000 + at) for at, name in enumerate(("fulfilled", "partial", "underway", "pending", "broken")))
    lines = drawn(Bar("Republic of Korea", parts), KENYA, room=room)
    assert max(map(width, lines)) <= room
    text = " ".join(lines)
    assert all(f"{part.n:,}" in text for part in parts)


def with_parties_and_topics(n: int) -> list[Commitment]:
    return [
        promise(at, move("fulfilled", "2023"), parties=(f"Party {at:02d}",), topic=TOPICS[at % len(TOPICS)])
        for at in range(1, n + 1)
    ]


def test_all_topics_are_drawn_and_as_many_parties_as_have_room() -> None:
    text = plain(page(figures.summary(with_parties_and_topics(70), today=TODAY)), 80)
    assert all(f"\n  {topic} " in text for topic in TOPICS)
    assert text.count("\n  Party ") == MOST
    assert f"\n  and {70 - MOST} more\n" in text


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_formats_for_reading_hold_sixty_parties_and_all_topics(form: str) -> None:
    from tracker.reports.formats import write

    text = write(figures.summary(with_parties_and_topics(70), today=TODAY), form).decode()
    assert sum(f"Party {at:02d}" in text for at in range(1, 71)) == 60
    assert "and 10 more" in text
    assert all(topic in text for topic in TOPICS)
