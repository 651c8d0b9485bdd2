"""An Agenda to its document."""

from __future__ import annotations

from tracker.reports import words
from tracker.reports.agenda import Agenda
from tracker.reports.layout import Document, Prose, Remarks
from tracker.reports.pages.lists import line_data, line_table


def page(report: Agenda) -> Document:
    """Overdue, due soon, not looked at for long, and deadlines that name no day."""
    rough = sum(one.rough for one in report.overdue)
    about = f" ({words.number(rough)} by a day that is only about right)" if rough else ""
    counts = (
        f"{words.number(len(report.overdue))} overdue{about}",
        f"{words.number(len(report.soon))} due within {report.ahead} days",
        f"{words.number(len(report.stale))} not looked at for more than {report.stale_after} days",
    )
    overdue = f", {words.number(report.snoozed_overdue_n)} of them overdue" if report.snoozed_overdue_n else ""
    put_off = f"{words.count(report.snoozed_n, 'commitment')} put off to a later day{overdue}: in none of the lists."
    remarks = words.scope_remarks(report.scope)
    return Document(
        kind=report.kind,
        title="Agenda",
        subtitle=words.subtitle(report.scope),
        blocks=(
            Prose(words=", ".join(counts) + "."),
            line_table("Overdue", report.overdue, "days over", empty="nothing is overdue"),
            line_table(f"Due within {report.ahead} days", report.soon, "days left", empty="nothing falls due"),
            line_table(
                f"Not looked at for more than {report.stale_after} days", report.stale, "days", empty="nothing was left that long"
            ),
            *([line_table("Due later", report.later, "days left")] if report.later else []),
            *([line_table("Due, but on no certain day", report.no_day)] if report.no_day else []),
            Remarks(lines=(*([put_off] if report.snoozed_n else []), *remarks.lines)),
        ),
        data=line_data(
            (
                ("overdue", report.overdue),
                ("due soon", report.soon),
                ("stale", report.stale),
                ("later", report.later),
                ("no day", report.no_day),
            ),
            "agenda",
        ),
    )
