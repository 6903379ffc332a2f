"""The figures of the mirror as a table and as CSV: the same numbers that the drawings show, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samskap.plans.exporting.sheets import Cell, csv_text
from samskap.portal.mirror.periods import day_a_year_before
from samskap.portal.mirror.weaving import Mirror, Strand


@dataclass(frozen=True, slots=True)
class Line:
    """A month, by its first day: how often something was done for each value."""

    month: date
    counts: tuple[int, ...]


def lines(found: Mirror) -> list[Line]:
    """One line per month of the period, the first one first; the columns are the values."""
    return [
        Line(date.fromisoformat(f"{month}-01"), tuple(strand.months[at] for strand in found.strands))
        for at, month in enumerate(found.period.months)
    ]


def as_csv(found: Mirror) -> bytes:
    """A row per value, month and what it is: what was done by month, by kind and last year, and every change."""
    where = found.unit.name if found.unit else _("Alle avdelinger")
    rows: list[tuple[Cell, ...]] = [
        (strand.value.name, where, *row) for strand in found.strands for row in _rows(strand, found)
    ]
    head = [_("Verdi"), _("Hvor"), _("Hva"), _("Når"), _("Antall"), _("Ord"), _("Hjalp det?")]
    return csv_text(head, rows)


def _rows(strand: Strand, found: Mirror) -> list[tuple[Cell, ...]]:
    stretch = _stretch(found.period.since, found.period.until)
    rows: list[tuple[Cell, ...]] = [
        (_("Gjort"), month, count, "", "")
        for month, count in zip(found.period.months, strand.months, strict=True)
    ]
    rows += [(_("Gjort"), stretch, doing.count, doing.words, "") for doing in strand.kinds]
    if strand.last_year is not None:
        before = _stretch(day_a_year_before(found.period.since), day_a_year_before(found.period.until))
        rows.append((_("Gjort på samme tid året før"), before, strand.last_year, "", ""))
    rows += [
        (_("Endret"), knot.since.isoformat(), 1, f"{knot.what} ({knot.unit})", knot.helped)
        for knot in strand.knots
    ]
    return rows


def _stretch(since: date, until: date) -> str:
    return f"{since.isoformat()}/{until.isoformat()}"
