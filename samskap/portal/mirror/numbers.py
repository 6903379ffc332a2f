"""The figures of the mirror as a table and as CSV: the same numbers that the drawings show, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samskap.plans.exporting.sheets import Cell, csv_text
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
    return csv_text([_("Verdi"), _("Hvor"), _("Hva"), _("Når"), _("Antall"), _("Ord")], rows)


def _rows(strand: Strand, found: Mirror) -> list[tuple[Cell, ...]]:
    stretch = f"{found.period.since:%Y-%m-%d}/{found.period.until:%Y-%m-%d}"
    rows: list[tuple[Cell, ...]] = [
        (_("Gjort"), month, count, "")
        for month, count in zip(found.period.months, strand.months, strict=True)
    ]
    rows += [(_("Gjort"), stretch, doing.count, doing.words) for doing in strand.kinds]
    if strand.last_year is not None:
        rows.append((_("Gjort på samme tid året før"), stretch, strand.last_year, ""))
    rows += [(_("Endret"), f"{knot.since:%Y-%m-%d}", 1, knot.what) for knot in strand.knots]
    return rows
