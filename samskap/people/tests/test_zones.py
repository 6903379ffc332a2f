"""The time zones we tell other programs: the same clock, hour by hour, as the machine's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from samskap.people.calendar.zones import zone_lines


def test_norway_is_told_by_rules_that_every_program_understands() -> None:
    """The moments by the clock before the change, as RFC 5545 has them; Thunderbird reads only the first of a list."""
    lines = zone_lines("Europe/Oslo")
    assert [line for line in lines if line.startswith(("DTSTART", "RRULE", "RDATE"))] == [
        "DTSTART:20200101T010000",
        "DTSTART:20200329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "DTSTART:20201025T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]


@pytest.mark.parametrize("name", ["Europe/Oslo", "America/New_York", "Australia/Sydney", "Africa/Casablanca"])
def test_the_clock_is_the_same_as_on_the_machine(name: str) -> None:
    file = "\r\n".join(["BEGIN:VCALENDAR", *zone_lines(name), "END:VCALENDAR"])
    (component,) = icalendar.Calendar.from_ical(file).walk("VTIMEZONE")
    assert isinstance(component, icalendar.Timezone)
    told, own = component.to_tz(lookup_tzid=False), ZoneInfo(name)
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=31 * n) for n in range(600)]
    moments += [datetime(2027, 3, 28, 0, 30, tzinfo=UTC) + timedelta(minutes=30 * n) for n in range(4)]
    assert [each.astimezone(told).isoformat() for each in moments] == [
        each.astimezone(own).isoformat() for each in moments
    ]
