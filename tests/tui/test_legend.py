from __future__ import annotations

import pytest
from rich.cells import cell_len

from tracker.tui.widgets.legend import MOST, Choice, Piece, keys_line, menu_lines, rest_lines, said_lines

HINTS = [("s", "status"), ("c", "looked"), ("n", "note"), ("?", "keys"), ("q", "quit")]
MENU = [Choice(letter, words, words) for letter, words in (("p", "pending"), ("u", "underway"), ("f", "履行 fulfilled"))]


def said(pieces: list[Piece]) -> str:
    return "".join(text for text, _ in pieces).rstrip()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "s status  c looked  n note  ? keys  q quit"),
        (34, "s status  c looked  ? keys  q quit"),
        (32, "s status  ? keys  q quit"),
        (5, "? keys  q quit"),
    ],
)
def test_what_finds_no_room_is_left_out_but_never_help_and_the_way_out(width: int, line: str) -> None:
    assert said(keys_line(HINTS, 2, width)) == line


def test_a_menu_goes_on_in_the_second_line() -> None:
    first, second = menu_lines("Consulate", MENU, 40)
    assert said(first) == "Consulate  p pending  u underway"
    assert said(second) == "f 履行 fulfilled"
    assert cell_len(said(first)) <= 40


def test_a_long_title_has_a_line_of_its_own_where_the_choices_fit_below() -> None:
    first, second = menu_lines("x" * 200, MENU, 60)
    assert said(first) == "x" * 59 + "…"
    assert said(second) == "p pending  u underway  f 履行 fulfilled"


def test_a_menu_that_needs_more_lines_has_them() -> None:
    kinds = [Choice(letter, f"{letter} kind (which says a good deal about itself)", letter) for letter in "abcde"]
    lines = menu_lines("Report", kinds, 78)
    assert [said(line)[0] for line in lines[1:]] == ["b", "c", "d", "e"]
    assert all(cell_len(said(line)) <= 78 for line in lines)


def test_a_message_is_read_whole() -> None:
    words = "'justicetrade' is no topic: valid are " + ", ".join(f"topic{n}" for n in range(20))
    lines = [said(line) for line in said_lines(words, "bar--bad", 60)]
    assert " ".join(lines) == words
    assert all(cell_len(line) <= 60 for line in lines)
    assert len(said_lines("word " * 500, "bar--bad", 60)) == MOST


@pytest.mark.parametrize(
    ("words", "status", "kept", "lines"),
    [
        ("noted", "4 commitments", "", ["noted" + " " * 22 + "4 commitments"]),
        ("a message that leaves no room", "4 commitments · 2 marked", "2 marked", ["a message that leaves no room   2 marked"]),
        ("a longer message that leaves no room", "4 commitments", "", ["a longer message that leaves no room"]),
        (
            "one that is too long by far for this line",
            "4 commitments · 2 marked",
            "2 marked",
            ["one that is too long by far     2 marked", "for this line"],
        ),
        ("", "4 commitments · 2 marked", "2 marked", ["4 commitments · 2 marked"]),
    ],
)
def test_how_many_are_marked_is_said_beside_any_message(words: str, status: str, kept: str, lines: list[str]) -> None:
    found = rest_lines((words, "bar--good"), (status, "bar--words"), kept, 40)
    assert [said(line) for line in found] == lines


def test_a_title_gives_way_to_the_choices() -> None:
    many = [Choice(letter, "a choice of words", letter) for letter in "abcdef"]
    first, second = menu_lines("x" * 200, many, 80)
    assert len(first + second) == 1 + 2 * len(many)
    assert all(cell_len(said(line)) <= 80 for line in (first, second))


def test_every_status_can_be_seen_at_eighty_columns() -> None:
    from tracker.model import STATUSES
    from tracker.reports.marks import GLYPHS

    menu = [Choice(status[0], f"{GLYPHS[status]} {status}", status) for status in STATUSES]
    for line in menu_lines("Follow through on the strategic arrangements of the two heads of state", menu, 78):
        assert cell_len(said(line)) <= 78


def test_what_cannot_be_chosen_is_shown_as_off() -> None:
    first, _ = menu_lines("Saved", [Choice("+", "save", "", "type one first")], 40)
    assert ("+", "bar--off") in first
    assert (" save  ", "bar--off") in first


def test_nothing_of_a_title_reaches_the_terminal_as_a_command() -> None:
    first, _ = menu_lines("\x1b[31mred\x1b[0m", MENU, 60)
    assert "\x1b" not in said(first)
