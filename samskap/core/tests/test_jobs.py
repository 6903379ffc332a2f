"""Daily work: once a day whoever starts it, and again when whoever had it was killed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from samskap.core import jobs
from samskap.core.models import JobRun
from samskap.core.registry import AlreadyRegistered, Registry

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """A registry with one job that notes when it was run."""
    times: list[datetime] = []

    def note(now: datetime) -> int:
        times.append(now)
        return len(times)

    monkeypatch.setattr(jobs, "registry", Registry("no_module_of_this_name"))
    jobs.job("test.note", label="Noterer")(note)
    return times


def test_a_job_is_done_once_a_day(ran: list[datetime]) -> None:
    assert jobs.run_due(MORNING) == {"test.note": 1}
    assert jobs.run_due(MORNING + timedelta(hours=3)) == {}
    assert jobs.run_due(MORNING + timedelta(days=1)) == {"test.note": 2}


def test_the_day_is_the_day_in_oslo(ran: list[datetime]) -> None:
    late = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)  # 23:30 in Oslo
    assert jobs.run_due(late) == {"test.note": 1}
    assert jobs.run_due(late + timedelta(hours=1)) == {"test.note": 2}


def test_a_killed_job_is_taken_over_when_its_lease_is_out(ran: list[datetime]) -> None:
    JobRun.objects.create(key="test.note", period="2026-03-02", started_at=MORNING)
    assert jobs.run_due(MORNING + timedelta(minutes=59)) == {}
    assert jobs.run_due(MORNING + timedelta(minutes=61)) == {"test.note": 1}
    assert jobs.run_due(MORNING + timedelta(hours=5)) == {}
    assert JobRun.objects.get().finished_at is not None


def test_a_job_that_fails_neither_stops_the_others_nor_is_forgotten(ran: list[datetime]) -> None:
    def fail(_now: datetime) -> int:
        raise RuntimeError("ring 99 88 77 66")

    jobs.job("test.fail", label="Feiler")(fail)
    assert jobs.run_due(MORNING) == {"test.note": 1, "test.fail": None}
    assert JobRun.objects.get(key="test.fail").finished_at is None


def test_two_jobs_with_the_same_key_are_refused(ran: list[datetime]) -> None:
    with pytest.raises(AlreadyRegistered):
        jobs.job("test.note", label="Igjen")(lambda _now: 0)
