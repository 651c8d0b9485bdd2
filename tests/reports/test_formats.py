"""Every format holds every kind to the same figures, gives the same bytes twice, and lets no hostile text through."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import jsonschema
import msgspec
import pytest
from hypothesis import given

from tests.reports.books import TODAY, books, few, move, promise, talks
from tracker.clean import clean, width
from tracker.errors import TrackerError, UsageError
from tracker.model import STATUSES, Commitment, Deadline, Readout, Source
from tracker.reports import formats, html, markdown, terminal
from tracker.reports.agenda import agenda
from tracker.reports.calendar import KINDS
from tracker.reports.chains import lineage
from tracker.reports.changes import changes
from tracker.reports.comparison import compare
from tracker.reports.dossier import dossier
from tracker.reports.figures import Summary, summary
from tracker.reports.formats import FORMATS, write
from tracker.reports.layout import Document, Facts, Table
from tracker.reports.matrix import Matrix, matrix
from tracker.reports.pages import Report, page
from tracker.reports.record import Record, schema, to_json
from tracker.reports.scope import Asked
from tracker.reports.tables import safe
from tracker.reports.transcript import transcript
from tracker.reports.workbook import to_xlsx

Ledger = tuple[list[Commitment], list[Readout]]
ASKED = Asked(today=TODAY)
SCHEMA = Path(__file__).parent.parent.parent / "docs" / "schema" / "report.json"
VALID = jsonschema.Draft202012Validator(schema())
READABLE = ("terminal", "markdown", "html", "xlsx")

HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> [/red] |pipe| `tick` \x1b[31m\x1b]0;title\x07\u202e & 東京'


def reports(commitments: list[Commitment], readouts: list[Readout]) -> list[Report]:
    made: list[Report] = [
        summary(commitments, readouts, today=TODAY),
        changes(commitments, readouts, ASKED, since=dt.date(2022, 1, 1)),
        agenda(commitments, readouts, ASKED),
        matrix(commitments, readouts, ASKED, vocabulary_name="cppg"),
        transcript(readouts[0], commitments, ASKED),
        compare(readouts[0], readouts[-1], commitments, ASKED),
        lineage(commitments, readouts, ASKED),
    ]
    return made + [dossier(c, commitments, readouts, ASKED) for c in commitments[:1]]


def realistic() -> Ledger:
    evil = Source(url="javascript:alert(1)", title=HOSTILE, publisher="P", date="2023")
    book = [
        promise(1, move("fulfilled", "2023-05-19", dt.date(2023, 5, 20), note="opened"), parties=("China", "Kazakhstan")),
        promise(2, move("fulfilled", "2023"), parties=("Kazakhstan", HOSTILE)),
        promise(3, move("underway", "2022-11", note=HOSTILE, sources=(evil,)), title=HOSTILE),
        promise(4, move("broken", "2024-02", why="cancelled"), topic="trade"),
        promise(5, deadline=Deadline(words="by the end of 2023", latest=dt.date(2023, 12, 31))),
        promise(6, deadline=Deadline(words="by March", latest=dt.date(2025, 3, 31)), strength="soft"),
        promise(7, accepted=False),
        promise(8, id="KAZ-CHN-20220607-01", readout="KAZ-CHN-20220607", quote="open office number 2", title="Open office 2"),
    ]
    return book, [talks(text="Words. " * 60), talks("KAZ-CHN-20220607", issuer=HOSTILE, title=HOSTILE, source=HOSTILE)]


class Seen(HTMLParser):
    """The text of a page, and its tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._skip = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._skip = tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def text_of(report: Report, form: str) -> str:
    """What a reader sees, blanks evened out and markup's backslashes gone."""
    data = write(report, form, width=300)
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
            return unescape(" ".join(re.sub(r"<[^>]+>", " ", part) for part in parts))
    if form == "html":
        return Seen(data.decode()).text
    return " ".join(data.decode().replace("\\", "").replace("**", "").split())


def numbers(document: Document) -> Iterator[str]:
    """The words of every fact and the number of every row that a report prints."""
    for block in document.blocks:
        if isinstance(block, Facts):
            yield from (" ".join(value.split()) for _, value in block.rows)


@pytest.mark.parametrize("form", READABLE)
@pytest.mark.parametrize("kind", range(8))
def test_every_format_prints_the_figures(kind: int, form: str) -> None:
    report = reports(*realistic())[kind]
    seen = text_of(report, form)
    for value in numbers(page(report)):
        for word in clean(value).split():
            assert word in seen


@pytest.mark.parametrize("form", READABLE)
def test_the_score_is_the_same_in_every_format(form: str) -> None:
    figures = summary(*realistic(), today=TODAY)
    assert (figures.score.n, figures.score.percent) == (4, 62.5)
    seen = text_of(figures, form)
    for part in ("62.5 %", "+0.25", "n = 4", "+1: 2, 0: 1, -1: 1", "1 no more than a wish", "interim"):
        assert part in seen
    assert "1 candidate that nobody has reviewed yet: left out." in seen


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_counts_by_status_are_printed_beside_their_name(form: str) -> None:
    figures = summary(*realistic(), today=TODAY)
    seen = text_of(figures, form)
    for status, n in zip(STATUSES, figures.by_status, strict=True):
        if n:
            assert re.search(rf"{status}\W+{n}\b", seen), status


@given(books())
@few
def test_csv_holds_every_split_of_the_summary(ledger: Ledger) -> None:
    figures = summary(*ledger, today=TODAY)
    rows = list(csv.reader(io.StringIO(write(figures, "csv").decode())))
    assert rows[0] == ["group", "name", "n", *STATUSES]
    assert rows[1] == ["all", "", str(figures.scope.n), *(str(n) for n in figures.by_status)]
    assert len(rows) == 2 + len(figures.parties) + len(figures.topics) + len(figures.strengths)
    assert [int(row[2]) for row in rows[2:]] == [s.n for s in (*figures.parties, *figures.topics, *figures.strengths)]


@given(books())
@few
def test_json_reads_back_to_the_figures_and_fits_the_schema(ledger: Ledger) -> None:
    for report in reports(*ledger):
        data = to_json(report)
        assert msgspec.json.decode(data, type=Record).report == report
        VALID.validate(json.loads(data))


def test_the_published_schema_is_the_one_of_the_program() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema(), "run: python docs/schema/make.py"


@given(books())
@few
def test_the_same_ledger_and_dates_give_the_same_bytes(ledger: Ledger) -> None:
    commitments, readouts = ledger
    again = [msgspec.json.decode(msgspec.json.encode(c), type=Commitment) for c in commitments]
    for one, two in zip(reports(commitments, readouts), reports(again, readouts), strict=True):
        for form in FORMATS:
            if form != "ics" or one.kind in KINDS:
                assert write(one, form) == write(two, form), (one.kind, form)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "csv", "json", "ics"])
def test_no_control_character_leaves(form: str) -> None:
    for report in reports(*realistic()):
        if form != "ics" or report.kind in KINDS:
            text = write(report, form).decode()
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text), report.kind


def test_html_takes_no_markup_from_texts_and_nothing_from_the_network() -> None:
    for report in reports(*realistic()):
        page_ = write(report, "html").decode()
        seen = Seen(page_)
        assert not [tag for tag, _ in seen.tags if tag in {"script", "img", "link", "iframe", "object"}]
        assert all((attrs.get("href") or "").startswith(("http://", "https://")) for tag, attrs in seen.tags if tag == "a")
        assert "<script>" not in page_
        assert "@import" not in page_
        assert not re.search(r"url\((?!#)", page_)
        assert "default-src 'none'" in page_
        assert not re.search(r'\bon\w+="', page_)


def test_every_tag_of_the_page_is_closed() -> None:
    void = {"meta", "rect", "circle", "path", "line", "polyline"}
    for report in reports(*realistic()):

        class Balanced(HTMLParser):
            def __init__(self) -> None:
                super().__init__()
                self.open: list[str] = []

            def handle_starttag(self, tag: str, attrs: object) -> None:
                if tag not in void:
                    self.open.append(tag)

            def handle_startendtag(self, tag: str, attrs: object) -> None:
                pass

            def handle_endtag(self, tag: str) -> None:
                if tag not in void:
                    assert self.open.pop() == tag

        parser = Balanced()
        parser.feed(write(report, "html").decode())
        assert parser.open == []


def test_a_source_that_is_no_web_address_is_no_link() -> None:
    assert html.link("javascript:alert(1)", "x") == "x"
    assert html.link("https://example.org/?a=1&b=<2>", "a & b") == (
        '<a href="https://example.org/?a=1&amp;b=&lt;2&gt;" rel="noreferrer">a &amp; b</a>'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "+1"),
        ("-1", "-1"),
        ("-1+1", "'-1+1"),
        ("+", "'+"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("Open = closed", "Open = closed"),
        ("", ""),
    ],
)
def test_no_spreadsheet_reads_a_cell_as_a_formula(text: str, written: str) -> None:
    assert safe(text) == written


def test_a_hostile_title_stays_one_safe_cell() -> None:
    report = agenda(*realistic(), ASKED)
    rows = list(csv.DictReader(io.StringIO(write(report, "csv").decode())))
    (title,) = {row["title"] for row in rows if row["id"].endswith("-03")}
    assert title.startswith("'=HYPERLINK")
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_workbook_has_filters_a_frozen_head_real_dates_and_no_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(write(agenda(*realistic(), ASKED), "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet2.xml").decode()
        assert "<autoFilter" in sheet
        assert 'state="frozen"' in sheet
        assert "<f>" not in sheet
        assert "yyyy-mm-dd" in book.read("xl/styles.xml").decode()
        serial = (dt.date(2023, 12, 31) - dt.date(1899, 12, 30)).days
        assert f"<v>{serial}</v>" in sheet


@pytest.mark.parametrize("column", ["on", "since"])
def test_a_day_in_the_workbook_is_a_date_and_a_month_stays_what_was_said(column: str) -> None:
    due = Deadline(words="then", latest=dt.date(2024, 1, 1))
    one = promise(1, move("stalled", "2023-05-19", dt.date(2024, 6, 1)), deadline=due)
    other = promise(2, move("stalled", "2023-04", dt.date(2024, 6, 1)), deadline=due)
    made: Mapping[str, Report] = {
        "on": changes([one, other], [], ASKED, since=dt.date(2024, 1, 1)),
        "since": agenda([one, other], [], ASKED),
    }
    document = page(made[column])
    assert column in [each.name for each in document.data.columns]
    with zipfile.ZipFile(io.BytesIO(to_xlsx(msgspec.structs.replace(document, blocks=())))) as book:
        text = book.read("xl/worksheets/sheet2.xml").decode() + book.read("xl/sharedStrings.xml").decode()
    assert f"<v>{(dt.date(2023, 5, 19) - dt.date(1899, 12, 30)).days}</v>" in text
    assert "2023-05-19" not in text
    assert "2023-04" in text


def test_the_points_of_a_matrix_are_bare_in_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(write(matrix(*realistic(), ASKED), "csv").decode())))
    assert {row["word"] for row in rows if row["points"]} <= {"+1", "0", "-1"}


def test_scores_in_the_workbook_are_numbers() -> None:
    report = matrix(*realistic(), ASKED)
    with zipfile.ZipFile(io.BytesIO(write(report, "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    numbers = {float(value) for value in re.findall(r"<c [^>]*?(?<!t=.s.)><v>([^<]+)</v>", sheet)}
    assert report.parties
    for party in report.parties:
        assert {party.score.mean, party.score.percent, party.score.coverage} - {None} <= numbers


def test_markdown_leaves_out_the_periods_in_which_nothing_happened() -> None:
    figures = summary(*realistic(), today=TODAY)
    quiet = [p.name for p in figures.periods if not (p.made or p.fulfilled or p.partial or p.broken)]
    text = write(figures, "markdown").decode()
    assert quiet
    for period in figures.periods:
        assert (f"| {period.name} |" in text) == (period.name not in quiet)


def test_a_calendar_reads_the_deadlines_as_whole_days() -> None:
    calendar = icalendar.Calendar.from_ical(write(agenda(*realistic(), ASKED), "ics"))
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == {"CHN-KAZ-20220607-05@tracker", "CHN-KAZ-20220607-06@tracker"}
    event = events["CHN-KAZ-20220607-06@tracker"]
    assert event.decoded("dtstart") == dt.date(2025, 3, 31)
    assert event.decoded("dtend") == dt.date(2025, 4, 1)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert "Open office number 6" in str(event["summary"])


def test_a_report_without_deadlines_is_no_calendar() -> None:
    with pytest.raises(UsageError, match="agenda, commitment, readout"):
        write(summary(*realistic(), today=TODAY), "ics")
    with pytest.raises(UsageError, match="did you mean html"):
        write(summary(*realistic(), today=TODAY), "htm")


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(TrackerError, match=r"xlsxwriter.*pip install '\.\[report\]' in the project"):
        write(summary(*realistic(), today=TODAY), "xlsx")


@pytest.mark.parametrize("room", [40, 60, 80, 100, 132])
def test_terminal_lines_fit_and_carry_no_colour_when_plain(room: int) -> None:
    for report in reports(*realistic()):
        for line in write(report, "terminal", width=room).decode().splitlines():
            longest = max((width(word) for word in line.split()), default=0)
            assert width(line) <= max(room, longest + room // 3 + 4), "only a word that nothing can break is wider"
            assert line == line.rstrip()
        assert not re.search("[─-╿]{3}", write(report, "terminal", width=room).decode()), "no boxes"


def test_a_text_file_or_pipe_is_as_wide_as_the_narrowest_usual_terminal() -> None:
    for report in reports(*realistic()):
        assert write(report, "terminal") == write(report, "terminal", width=80)


@given(books())
@few
def test_the_coloured_report_says_the_same_as_the_plain_one(ledger: Ledger) -> None:
    from rich.console import Console

    for report in reports(*ledger):
        out = io.StringIO()
        console = Console(file=out, width=90, no_color=True, force_terminal=False, highlight=False)
        console.print(terminal.render(page(report), 90), soft_wrap=True)
        printed = [line.rstrip() for line in out.getvalue().splitlines()]
        assert printed == write(report, "terminal", width=90).decode().splitlines()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", "a \\| b"),
        ("# head", "\\# head"),
        ("1. one", "\\1. one"),
        ("<b>", "\\<b\\>"),
        ("_a_ *b* `c` [d](e)", "\\_a\\_ \\*b\\* \\`c\\` \\[d\\](e)"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_shows_texts_as_they_are(text: str, escaped: str) -> None:
    assert markdown.plain(text) == escaped


def test_markdown_tables_have_as_many_cells_in_each_row() -> None:
    for report in reports(*realistic()):
        table: list[int] = []
        for line in [*write(report, "markdown").decode().splitlines(), ""]:
            if line.startswith("|"):
                table.append(len(re.findall(r"(?<!\\)\|", line)))
            else:
                assert len(set(table)) <= 1, report.kind
                table = []


def test_the_data_table_is_as_wide_as_its_head() -> None:
    for report in reports(*realistic()):
        for table in (page(report).data, *(b for b in page(report).blocks if isinstance(b, Table))):
            assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_an_empty_ledger_has_every_report_in_every_format() -> None:
    readouts = [talks(), talks("OTHER")]
    for report in reports([], readouts):
        for form in FORMATS:
            if form != "ics" or report.kind in KINDS:
                assert write(report, form)


def test_the_kinds_are_what_their_names_say() -> None:
    kinds = [report.kind for report in reports(*realistic())]
    assert kinds == ["summary", "changes", "agenda", "matrix", "readout", "compare", "lineage", "commitment"]
    assert isinstance(reports(*realistic())[0], Summary)
    assert isinstance(reports(*realistic())[3], Matrix)
    assert set(formats.ENDINGS.values()) == set(FORMATS)
