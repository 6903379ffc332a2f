"""Daily work: once a day whoever starts it, and again when whoever had it was killed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection

from samskap.core import jobs, outbox
from samskap.core.jobs import Job
from samskap.core.models import JobRun
from samskap.core.registry import AlreadyRegistered, Registry

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def noting(times: list[datetime]) -> Callable[[datetime], int]:
    """Work that notes when it was run."""

    def note(now: datetime) -> int:
        times.append(now)
        return len(times)

    return note


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """A registry with one job that notes when it was run."""
    times: list[datetime] = []
    monkeypatch.setattr(jobs, "registry", Registry("no_module_of_this_name"))
    jobs.job("test.note", label="Noterer")(noting(times))
    return times


def test_a_job_is_done_once_a_day(ran: list[datetime]) -> None:
    assert jobs.run_due(MORNING) == {"test.note": 1}
    assert jobs.run_due(MORNING + timedelta(hours=3)) == {}
    assert jobs.run_due(MORNING + timedelta(days=1)) == {"test.note": 2}


def test_the_day_is_the_day_in_oslo(ran: list[datetime]) -> None:
    late = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)  # 23:30 in Oslo
    assert jobs.run_due(late) == {"test.note": 1}
    assert jobs.run_due(late + timedelta(hours=1)) == {"test.note": 2}


@pytest.mark.parametrize(
    ("month", "day", "due_at"),
    [(3, 28, "01:00"), (10, 25, "00:30"), (11, 25, "01:30")],
    ids=["on", "off", "winter"],
)
def test_clocks_that_jump_neither_skip_nor_repeat_a_day(
    month: int, day: int, due_at: str, ran: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    year = 2027 if month == 3 else 2026
    early = Job("test.early", "Halv tre", noting(ran), after=time(2, 30))
    monkeypatch.setattr(jobs, "registry", Registry("no_module_of_this_name"))
    jobs.registry.add(early.key, early)
    begun = datetime(year, month, day, tzinfo=UTC) - timedelta(hours=6)
    for quarter in range(4 * 36):
        jobs.run_due(begun + timedelta(minutes=15 * quarter))
    assert [each.day for each in ran] == [day - 1, day, day + 1]
    assert f"{ran[1]:%H:%M}" == due_at  # in UTC: at 02:30, or at 03:00 where there is no 02:30


def test_work_in_stretches_is_done_once_in_each(ran: list[datetime], monkeypatch: pytest.MonkeyPatch) -> None:
    hourly = Job("test.hourly", "Hver time", noting(ran), every=timedelta(hours=1))
    monkeypatch.setattr(jobs, "registry", Registry("no_module_of_this_name"))
    jobs.registry.add(hourly.key, hourly)
    begun = datetime(2026, 10, 24, 22, tzinfo=UTC)
    for minutes in range(0, 6 * 60, 7):
        jobs.run_due(begun + timedelta(minutes=minutes))
    assert [each.hour for each in ran] == [22, 23, 0, 1, 2, 3]


def test_the_letters_go_each_time_and_those_of_the_jobs_with_them(ran: list[datetime]) -> None:
    def write(now: datetime) -> int:
        return outbox.post(tenant_id=1, key="a", to="a@b.example", subject="A", text="B", not_before=now)

    jobs.job("test.write", label="Skriver")(write)
    assert jobs.work(MORNING)[1].sent == 1
    outbox.post(tenant_id=1, key="b", to="a@b.example", subject="A", text="B", not_before=MORNING)
    assert jobs.work(MORNING) == ({}, outbox.Delivered(sent=1))


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


@pytest.mark.django_db(transaction=True)
def test_two_machines_at_once_do_the_work_once(ran: list[datetime]) -> None:
    def machine() -> None:
        try:
            jobs.work(MORNING)
        finally:
            connection.close()

    threads = [threading.Thread(target=machine) for _each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(ran) == 1
    assert JobRun.objects.get().finished_at is not None
