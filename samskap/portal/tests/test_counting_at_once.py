"""Several programs and people who count in the same department at the very same time."""

from __future__ import annotations

from datetime import date

import pytest

from samskap.language.actions.counting import count_found, say_wrong_here, withdraw_consent
from samskap.language.models import CheckCount, CountingConsent, WrongHere
from samskap.language.tests.words import in_force, staff
from samskap.people.models import Unit
from samskap.people.viewer import system_viewer
from samskap.plans.tests.test_import_together import together

DAY = date(2026, 11, 16)


@pytest.mark.django_db(transaction=True)
def test_several_at_once_lose_nothing_and_nothing_comes_after_a_withdrawal(
    departments: tuple[Unit, Unit],
) -> None:
    unit, edition = departments[0], in_force(departments[0].organisation)
    staff(unit)
    CountingConsent.objects.create(unit=unit)

    def count() -> None:
        found = {"klient": 2, "rusmisbruker": 1, "bruker": 1}
        count_found(unit=unit, edition=edition, found=found, words=10, on=DAY)

    def wrong() -> None:
        say_wrong_here(edition=edition, entry_key="klient", on=DAY)

    def withdraw() -> None:
        withdraw_consent(by=system_viewer(unit.organisation), unit=unit, delete_counts=True)

    assert together(count, count, count, wrong, wrong) == []
    rows = {row.entry_key: (row.found, row.texts, row.words) for row in CheckCount.objects.all()}
    assert rows == {"": (0, 3, 30), "klient": (6, 0, 0), "rusmisbruker": (3, 0, 0)}
    assert WrongHere.objects.get().times == 2
    assert together(count, withdraw, count) == []
    assert not CheckCount.objects.exists()
