"""Open commitments with a deadline to an iCalendar file: one all-day entry each, on the deadline's last day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tracker.clean import clean, shown
from tracker.errors import UsageError
from tracker.model import OPEN
from tracker.reports.agenda import Agenda
from tracker.reports.dossier import Dossier
from tracker.reports.lines import Line
from tracker.reports.pages import Report
from tracker.reports.transcript import Transcript

KINDS = ("agenda", "commitment", "readout")
"""The reports that hold deadlines."""

_STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""DTSTAMP is required; a fixed one keeps the same report the same bytes where no date of making is known."""


def deadlines(report: Report) -> list[Line]:
    """The open commitments with a deadline in a report, by day; raises UsageError for a report that holds none by nature."""
    match report:
        case Agenda():
            lines: Iterable[Line] = (*report.overdue, *report.soon, *report.stale, *report.later)
        case Dossier():
            lines = [report.line]
        case Transcript():
            lines = report.lines
        case _:
            raise UsageError(f"a {report.kind} report has no deadlines for a calendar", f"ics is for: {', '.join(KINDS)}")
    open_ = [one for one in lines if one.due and one.status in OPEN]
    return sorted(open_, key=lambda one: (one.due or dt.date.max, one.id))


def to_ics(report: Report) -> bytes:
    """The deadlines as all-day events that block no time; the id is the UID, so that a second import moves, not doubles."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//tracker//commitments//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Commitments due")
    for one in deadlines(report):
        event = Event()
        event.add("uid", f"{one.id}@tracker")
        made = one.made
        event.add("dtstamp", dt.datetime(made.year, made.month, made.day, tzinfo=dt.UTC) if made else _STAMP)
        event.add("dtstart", one.due)
        event.add("dtend", (one.due or dt.date.min) + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", f"Due: {shown(one.title)}")
        event.add("description", clean(_told(one)))
        event.add("categories", [one.topic, one.status])
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _told(one: Line) -> str:
    parties = ", ".join(one.parties) or "not clear"
    return f"{one.id}\nBound: {parties}\nStatus: {one.status}\nIn the words of the text: {one.due_words}"
