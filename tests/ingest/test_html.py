"""A web page gives its article and what its markup says; menus, footers and scripts stay out."""

from __future__ import annotations

import builtins
import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from tests.ingest.builders import BODY, TITLE, page
from tracker.errors import UnreadableDocument
from tracker.ingest import read
from tracker.ingest.read import read_each

DAY = dt.date(2023, 5, 5)


def test_the_article_without_what_surrounds_it() -> None:
    (draft,) = read(page(), "a.html")
    assert draft.title == TITLE
    assert all(line in draft.text for line in BODY)
    assert not any(word in draft.text for word in ("Home", "Contact us", "Copyright", "cookies"))
    assert (draft.date, draft.date_origin) == (dt.date(2023, 5, 4), "text")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"@type": "News", "datePublished": "2023-05-05T10:00:00Z"}]}</script>',
        '<meta property="article:published_time" content="2023-05-05T10:00:00+02:00">',
        '<meta name="DC.date" content="5 May 2023">',
        '<meta name="pubdate" content="20230505">',
        '<script type="application/ld+json">{broken</script><meta name="date" content="2023-05-05">',
    ],
)
def test_the_date_of_publication_in_markup(head: str) -> None:
    (draft,) = read(page(head=head), "a.html")
    assert (draft.published, draft.date, draft.date_origin) == (DAY, dt.date(2023, 5, 4), "text")


def test_a_marked_time_in_the_page() -> None:
    body = ("<time datetime='2023-05-05'>5 May</time> Press service of the ministry, on the talks that were held there.", *BODY)
    (draft,) = read(page(body), "a.html")
    assert draft.published == DAY


def test_an_event_in_markup_goes_before_its_publication() -> None:
    head = '<script type="application/ld+json">[{"startDate": "2023-05-04", "datePublished": "2023-05-05"}]</script>'
    (draft,) = read(page(head=head), "a.html")
    assert (draft.date, draft.published, draft.unsure) == (dt.date(2023, 5, 4), DAY, ("issuer",))


def test_lists_and_tables_keep_their_lines() -> None:
    body = (
        *BODY,
        "</p><ul><li>Norway will send twelve doctors to the clinic.</li><li>Kenya will build the road to it.</li></ul><p>",
    )
    (draft,) = read(page(body), "a.html")
    assert "- Norway will send twelve doctors to the clinic." in draft.text.split("\n")


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    cell = "".join(f"<p>{line}</p>" for line in BODY)
    layout = f"<html><body><table><tr><td>Menu</td><td>{cell}</td></tr></table></body></html>"
    (draft,) = read(layout.encode(), "a.html")
    assert set(BODY) <= set(draft.text.split("\n"))


def test_a_table_of_figures_keeps_its_rows() -> None:
    rows = "<table><tr><th>Year</th><th>Teachers</th></tr><tr><td>2024</td><td>200 teachers</td></tr></table>"
    (draft,) = read(page((*BODY, f"</p>{rows}<p>")), "a.html")
    assert any("2024" in line and "200 teachers" in line for line in draft.text.split("\n"))


@pytest.mark.parametrize("wrap", ["{}", "<main><article>{}</article></main>"])
def test_a_table_of_measures_keeps_rows_and_cells_in_short_pages_too(wrap: str) -> None:
    rows = (
        "<th>Measure</th><th>Lead</th><th>Deadline</th>",
        "<td colspan=3>Energy</td>",
        "<td><p>Fund a</p><p>dam</p></td><td rowspan=2>Norway|Kenya</td><td></td>",
        "<td>Fund a <b>p</b>ort</td><td>2028</td>",
        "<td>Fund a road</td><td></td><td rowspan=3>2029</td>",
        "<td>Fund a school</td>",
    )
    table = f"<table><caption>Plan of action</caption>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    body = f"<h1>{TITLE}</h1><p>{BODY[0]}</p>{table}<p>{BODY[1]}</p>"
    (draft,) = read(f"<html><body>{wrap.format(body)}</body></html>".encode(), "a.html")
    assert draft.text.split("\n")[-8:] == [
        "Plan of action",
        "| Measure | Lead | Deadline |",
        "| Energy | | |",
        "| Fund a dam | Norway/Kenya | |",
        "| Fund a port | Norway/Kenya | 2028 |",
        "| Fund a road | | 2029 |",
        "| Fund a school | | 2029 |",
        BODY[1],
    ]


def test_a_table_of_which_only_the_cells_come_over_is_told() -> None:
    table = "<table><tr><th>Year</th><th>Teachers</th></tr><tr><td>2024</td><td>200 teachers</td></tr></table>"
    short = f"<html><body><h1>Talks</h1><p>Nairobi, 3 March 2026</p><p>Kenya agreed:</p>{table}</body></html>".encode()
    assert "2024" in read_each(short, "a.html").drafts[0].text.split("\n")
    told = "1 table read cell by cell: no column says what is done, and by whom or when"
    assert read_each(short, "a.html").notes == [f"a.html: {told}"]
    assert read_each(page((*BODY, f"</p>{table}<p>")), "a.html").notes == [f"a.html: {told}"]


@pytest.mark.parametrize("charset", ["windows-1251", "utf-16", "gb18030", "iso-8859-1"])
def test_the_declared_character_set_is_used(charset: str) -> None:
    words = {
        "windows-1251": "Встреча в Найроби",
        "gb18030": "内罗毕会谈",
        "iso-8859-1": "Genève Zürich",
        "utf-16": "Genève 会谈",
    }[charset]
    raw = (
        page((*BODY, f"The place is called {words} by those who live there.")).decode().replace("utf-8", charset).encode(charset)
    )
    (draft,) = read(raw, "a.html")
    assert words in draft.text


def test_the_character_set_of_the_server_is_used_too() -> None:
    raw = page((*BODY, "Встреча прошла в городе Найроби.")).decode().replace('<meta charset="utf-8">', "").encode("koi8-r")
    (draft,) = read(raw, "a.html", charset="koi8-r")
    assert "Встреча прошла в городе Найроби." in draft.text


def test_a_page_without_an_article_is_named() -> None:
    with pytest.raises(UnreadableDocument, match=r"menu\.html: a web page without a main text"):
        read(b"<!doctype html><html><body><script>var a=1</script></body></html>", "menu.html")


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(
        name: str, within: Mapping[str, object] | None = None, local: Mapping[str, object] | None = None,
        names: Sequence[str] | None = (), level: int = 0,
    ) -> object:  # fmt: skip
        if name.split(".", maxsplit=1)[0] in {"trafilatura", "pypdfium2"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, within, local, names or (), level)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(
        UnreadableDocument,
        match=r"a\.html: HTML cannot be read, trafilatura is missing: \S+ -m pip install '\.\[html\]' in the project's folder",
    ):
        read(page(), "a.html")
    with pytest.raises(UnreadableDocument, match=r"pip install '\.\[pdf\]'"):
        read(b"%PDF-1.4", "a.pdf")
