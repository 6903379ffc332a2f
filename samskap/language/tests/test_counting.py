"""Counting words: by consent alone, right when several count at once, and never with a name or a text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from samskap.core.models import AuditEntry
from samskap.language.actions import counting
from samskap.language.checker import Finding
from samskap.language.models import CheckCount, CountingConsent, Edition
from samskap.language.queries.evaluation_numbers import Numbers, evaluation_numbers, most_asked_about_first
from samskap.language.tests.words import in_force, staff
from samskap.people.models import Membership, Organisation, Person, Unit
from tests.personas import ViewerOf

DAY = date(2026, 11, 16)


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    return in_force(organisation)


@pytest.fixture
def brygga(departments: tuple[Unit, Unit]) -> Unit:
    staff(departments[0])
    return departments[0]


def finding(entry: str, level: str = "red") -> Finding:
    return Finding(0, 6, "ordene", entry, entry, level, "nb", (), (), "", "")


def counts(unit: Unit) -> dict[str, tuple[int, int, int]]:
    rows = CheckCount.objects.filter(unit=unit)
    return {row.entry_key: (row.found, row.texts, row.words) for row in rows}


def test_without_consent_nothing_is_counted_and_with_it_numbers_alone(
    edition: Edition, brygga: Unit, dina: Person, viewer: ViewerOf
) -> None:
    text: dict[str, Any] = {
        "unit": brygga, "edition": edition, "words": 200, "on": DAY,
        "findings": [finding("klient"), finding("klient"), finding("bruker", "info"), finding("ukjent")],
    }  # fmt: skip
    assert not counting.count_check(**text)
    counting.give_consent(by=viewer(dina), unit=brygga)
    assert counting.count_check(**text)
    assert counting.count_check(**{**text, "findings": [], "words": 50})
    assert counts(brygga) == {"": (0, 2, 250), "klient": (2, 0, 0)}
    told = AuditEntry.objects.filter(action__startswith="language.").values_list("action", flat=True)
    assert list(told) == ["language.give_counting_consent"]  # who counted what is written nowhere


def test_to_withdraw_stops_and_the_numbers_go_when_that_is_chosen(
    edition: Edition, brygga: Unit, dina: Person, viewer: ViewerOf
) -> None:
    by = viewer(dina)
    text: dict[str, Any] = {
        "unit": brygga, "edition": edition, "found": {"klient": 1}, "words": 9, "on": DAY
    }  # fmt: skip
    first = counting.give_consent(by=by, unit=brygga)
    assert counting.give_consent(by=by, unit=brygga) == first
    assert counting.count_found(**text)
    assert counting.withdraw_consent(by=by, unit=brygga, delete_counts=False)
    assert not counting.count_found(**text)
    assert counts(brygga)["klient"] == (1, 0, 0)
    assert counting.withdraw_consent(by=by, unit=brygga, delete_counts=True)
    assert counts(brygga) == {}
    assert not counting.withdraw_consent(by=by, unit=brygga, delete_counts=True)


def test_the_department_s_own_leader_agrees_and_nobody_for_few_people(
    departments: tuple[Unit, Unit], brygga: Unit, alma: Person, dina: Person, bo: Person, viewer: ViewerOf
) -> None:
    for other in (alma, bo, None):
        with pytest.raises(PermissionDenied):
            counting.give_consent(by=viewer(other), unit=brygga)
    with pytest.raises(counting.NotNow):
        counting.give_consent(by=viewer(dina), unit=departments[1])
    Membership.objects.create(person=alma, unit=brygga, role=Membership.Role.LEADER)
    with pytest.raises(PermissionDenied):  # the one above no longer says yes for them
        counting.give_consent(by=viewer(dina), unit=brygga)
    assert counting.give_consent(by=viewer(alma), unit=brygga).given_by == alma
    assert counting.withdraw_consent(by=viewer(dina), unit=brygga, delete_counts=False)


@pytest.mark.parametrize("words", [0, -1, 10**9])
def test_numbers_that_are_no_text_are_not_counted(words: int, edition: Edition, brygga: Unit) -> None:
    CountingConsent.objects.create(unit=brygga)
    assert not counting.count_found(unit=brygga, edition=edition, found={}, words=words, on=DAY)


def test_a_day_s_number_that_is_full_stays_as_it_is(edition: Edition, brygga: Unit) -> None:
    CountingConsent.objects.create(unit=brygga)
    CheckCount.objects.create(unit=brygga, edition=edition, entry_key="klient", day=DAY, found=2**31 - 1)
    assert counting.count_found(unit=brygga, edition=edition, found={"klient": 9}, words=9, on=DAY)
    assert counts(brygga) == {"": (0, 1, 9), "klient": (2**31 - 1, 0, 0)}


def test_the_evaluation_begins_with_what_most_said_was_wrong(
    edition: Edition, departments: tuple[Unit, Unit], unit: Unit
) -> None:
    for _time in range(3):
        assert counting.say_wrong_here(edition=edition, entry_key="klient", on=DAY)
    assert not counting.say_wrong_here(edition=edition, entry_key="finnes ikke", on=DAY)
    for at, where in enumerate((*departments, unit)):
        numbers = evaluation_numbers(edition)
        assert numbers["klient"] == Numbers(wrong_here=3, found=None)  # a sum of few would tell of one
        CheckCount.objects.create(unit=where, edition=edition, entry_key="bruker", day=DAY, found=at + 1)
    CheckCount.objects.create(unit=unit, edition=edition, entry_key="rusmisbruker", day=DAY, found=4)
    numbers = evaluation_numbers(edition)
    assert numbers["bruker"].found == 6
    assert numbers["rusmisbruker"].found is None  # three departments count, and one of them found it
    order = [entry.key for entry in most_asked_about_first(edition.entries.all(), numbers)]
    assert order == ["klient", "bruker", "rusmisbruker"]
