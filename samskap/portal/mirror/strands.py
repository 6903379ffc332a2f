"""One value's thread, gone into: each trace with its page, and each change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from samskap.people.models import Unit
from samskap.people.queries import departments
from samskap.people.viewer import Viewer
from samskap.plans import tracing
from samskap.plans.tracing import Slice, Trace
from samskap.portal.mirror.alone import alone
from samskap.portal.mirror.periods import Period, choices, chosen
from samskap.portal.mirror.weaving import Knot, knots_of, plan_years
from samskap.values.access import values_of
from samskap.values.models import Value

PAGE = 40
LAST_PAGE = 50  # two thousand traces; whoever wants more takes the file or a shorter period


@dataclass(frozen=True, slots=True)
class StrandPage:
    """A value, what is asked for, a page of its traces and its changes. ``kinds`` is (key, words) to choose from."""

    value: Value
    period: Period
    periods: tuple[Period, ...]
    units: tuple[Unit, ...]
    unit: Unit | None
    kind: str
    kinds: tuple[tuple[str, str], ...]
    traces: tuple[tuple[Trace, str], ...]
    knots: tuple[Knot, ...]
    number: int
    more: bool

    @property
    def months(self) -> list[tuple[date, list[tuple[Trace, str]]]]:
        """The traces by month, each month with its first day, the newest first."""
        by_month = groupby(self.traces, key=lambda line: line[0].day.replace(day=1))
        return [(month, list(lines)) for month, lines in by_month]

    def address(self, number: int) -> str:
        """The address of another page of the same choice."""
        asked = {"tid": self.period.key, "slag": self.kind, "side": str(number)}
        asked |= {"avdeling": str(self.unit.pk)} if self.unit else {}
        return f"?{urlencode({key: word for key, word in asked.items() if word})}"

    @property
    def back(self) -> str:
        """The same department and stretch of time, for the mirror."""
        asked = {"tid": self.period.key} | ({"avdeling": str(self.unit.pk)} if self.unit else {})
        return f"?{urlencode(asked)}"

    @property
    def newer(self) -> str:
        """The address of the page before; "" on the first."""
        return self.address(self.number - 1) if self.number > 1 else ""

    @property
    def older(self) -> str:
        """The address of the page after; "" on the last."""
        return self.address(self.number + 1) if self.more and self.number < LAST_PAGE else ""


def strand_page(
    viewer: Viewer, slug: str, *, unit_key: str, period_key: str, kind: str, side: str, today: date
) -> StrandPage | None:
    """What the page of a value's thread shows; None when there is no such value."""
    value = values_of(viewer).filter(slug=slug).first()
    if value is None:
        return None
    everywhere = tuple(departments(viewer.organisation))
    units = alone(everywhere, today)
    unit = next((each for each in units if str(each.pk) == unit_key), None)
    periods = tuple(choices(today, date(today.year - 4, 1, 1), plan_years(viewer)))
    period = chosen(list(periods), period_key)
    words = tracing.kind_words()
    kind = kind if kind in words else ""
    number = min(max(int(side), 1), LAST_PAGE) if side.isascii() and side.isdigit() and len(side) < 5 else 1
    wanted = Slice(
        viewer.organisation,
        period.since,
        period.until,
        unit_id=unit.pk if unit else None,
        value_id=value.pk,
        kind=kind,
    )
    found = tracing.traces(viewer, wanted, number * PAGE + 1)
    shown = found[(number - 1) * PAGE : number * PAGE]
    return StrandPage(
        value=value,
        period=period,
        periods=periods,
        units=units,
        unit=unit,
        kind=kind,
        kinds=tuple((key, many) for key, (_one, many) in words.items()),
        traces=tuple(
            (_careful(trace, {each.name for each in everywhere if each not in units}), words[trace.kind][0])
            for trace in shown
        ),
        knots=knots_of(viewer, value, unit, period) if not kind else (),
        number=number,
        more=len(found) > number * PAGE,
    )


def _careful(trace: Trace, small: set[str]) -> Trace:
    """A reflection in a department where one or two work is not told as theirs."""
    return replace(trace, unit="") if not trace.exact and trace.unit in small else trace
