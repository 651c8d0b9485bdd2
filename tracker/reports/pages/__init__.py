"""The figures of each kind of report to the Document that every format writes."""

from __future__ import annotations

from tracker.reports.agenda import Agenda
from tracker.reports.chains import Lineage
from tracker.reports.changes import Changes
from tracker.reports.comparison import Comparison
from tracker.reports.dossier import Dossier
from tracker.reports.figures import Summary
from tracker.reports.layout import Document
from tracker.reports.matrix import Matrix
from tracker.reports.transcript import Transcript

Report = Summary | Changes | Agenda | Matrix | Lineage | Dossier | Transcript | Comparison
"""The figures of any kind of report; `kind` tells which."""


def page(report: Report) -> Document:  # noqa: PLR0911 - one return a kind of report
    """The report's document."""
    from tracker.reports.pages import agenda, changes, commitment, compare, lineage, matrix, readout, summary

    match report:
        case Summary():
            return summary.page(report)
        case Changes():
            return changes.page(report)
        case Agenda():
            return agenda.page(report)
        case Matrix():
            return matrix.page(report)
        case Lineage():
            return lineage.page(report)
        case Dossier():
            return commitment.page(report)
        case Transcript():
            return readout.page(report)
        case Comparison():
            return compare.page(report)
