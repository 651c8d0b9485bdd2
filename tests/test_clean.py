"""What passed `clean` cannot act on a terminal, and widths are those that a terminal shows."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.clean import clean, elide, folded, pad, shown, width

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b\x07\x00\r\n\t\x08\x7f\u202e\u2066\u2069\u200b\u200d\ufeff\u0301\ud800[]0;m\\"),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("plain, with a tab\tand\nlines", "plain, with a tab\tand\nlines"),
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b1mbold", "bold"),
        ("\x1b]0;new title\x07text", "text"),
        ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]0;never closed, so the words stay", "]0;never closed, so the words stay"),
        ("\x1bPq#0\x1b\\after", "after"),
        ("NUL\x00 bell\x07 back\x08", "NUL bell back"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\u2067isolated\u2069", "isolated"),
        ("zero\u200bwidth\ufeff and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("latin\u200djoined", "latinjoined"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d⚖️", "👩\u200d⚖️"),
        ("tag\U000e0041\U000e0042s", "tags"),
        ("z" + "\u0301" * 50, "z" + "\u0301" * 4),
        ("half\ud800pair", "half\ufffdpair"),
        ("curly “quotes” – dashes… ﬁne é 王毅", "curly “quotes” – dashes… ﬁne é 王毅"),
    ],
)
def test_what_acts_or_hides_goes_and_all_else_stays(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(HOSTILE)
def test_nothing_clean_is_a_control_a_bidi_mark_or_a_lone_surrogate(text: str) -> None:
    out = clean(text)
    assert all(char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"} for char in out)
    assert not any(
        unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} for char in out
    )
    out.encode()


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=200))
def test_letters_figures_and_punctuation_are_kept(text: str) -> None:
    kept = "".join(char for char in text if char not in "\u115f\u1160\u3164\uffa0")
    assert clean(text) == kept


@given(HOSTILE)
def test_shown_is_one_line_without_double_blanks(text: str) -> None:
    out = shown(text)
    assert "\n" not in out
    assert "\t" not in out
    assert "  " not in out
    assert out == out.strip()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("", 0),
        ("王毅", 4),
        ("e\u0301", 1),
        ("नेपाल", 3),
        ("👩\u200d⚖️", 2),
        ("👍🏽", 2),
        ("❤️", 2),
        ("한국", 4),
        ("ﬁ", 1),
    ],
)
def test_width_is_what_a_terminal_takes(text: str, cells: int) -> None:
    assert width(text) == cells == cell_len(text)


@given(st.text(max_size=40), st.integers(-2, 30))
def test_elide_never_exceeds_its_cells_and_keeps_what_fits(text: str, cells: int) -> None:
    cut = elide(text, cells)
    assert width(cut) <= max(cells, 0)
    if cells > 0 and width(text) <= cells:
        assert cut == text


@given(st.text(max_size=40), st.integers(0, 30), st.booleans())
def test_pad_fills_exactly(text: str, cells: int, right: bool) -> None:
    assert width(pad(text, cells, right=right)) == cells


def test_elide_marks_the_cut_and_does_not_split_a_wide_character() -> None:
    assert elide("commitment", 7) == "commit…"
    assert elide("王毅外长", 4) == "王…"
    assert pad("12", 5, right=True) == "   12"


@pytest.mark.parametrize("piece", ["\x9d", "\x1b]", "\x1b[1", "\x9b11", "\u200d", "a\u200d", "\u0301", "\r\x0b", "\x1b", "\x90a"])
def test_long_hostile_texts_take_time_in_proportion(piece: str) -> None:
    start = time.process_time()
    clean(piece * 200_000)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Cote\u0301 BOUAKÉ", "cote bouake"),
        ("Türkiye, İstanbul, Kırklareli", "turkiye, istanbul, kirklareli"),
        ("Łódź Đà Nẵng Ørsted Straße", "lodz da nang orsted strasse"),
        ("हिन्दी 한국 Київ", "हिन्दी 한국 киів"),
    ],
)
def test_what_is_searched_has_no_capitals_and_no_accents(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(plain) == plain
