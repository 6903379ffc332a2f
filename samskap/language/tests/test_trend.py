"""A department's own trend: whole weeks and months, nothing about few, and for its leaders alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samskap.language.models import CheckCount, CountingConsent, Edition, WrongHere
from samskap.language.queries.trend import MONTH, WEEK, month_of, stretches_of, trend_of, week_of
from samskap.language.tests.words import in_force, staff
from samskap.people.models import Membership, Organisation, Person, Unit
from tests.personas import ClientFor, ViewerOf

TODAY = date(2026, 11, 18)  # a Wednesday


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    return in_force(organisation)


@pytest.fixture
def brygga(departments: tuple[Unit, Unit]) -> Unit:
    staff(departments[0])
    CountingConsent.objects.create(unit=departments[0])
    return departments[0]


def count(unit: Unit, edition: Edition, day: date, *, texts: int, **found: int) -> None:
    make = CheckCount.objects.create
    make(unit=unit, edition=edition, day=day, texts=texts, words=1000)
    for key, n in found.items():
        make(unit=unit, edition=edition, day=day, entry_key=key, found=n)


def test_days_become_whole_weeks_and_months_of_weeks_and_few_texts_no_number() -> None:
    totals = {
        date(2026, 10, 1): (1, 6, 1000), date(2026, 10, 30): (4, 6, 2000), date(2026, 11, 1): (2, 1, 1000),
        date(2026, 11, 4): (9, 4, 3000), date(2026, 11, 16): (5, 20, 1000),  # too few texts; the week is not over
    }  # fmt: skip
    weeks = stretches_of(totals, start_of=week_of, today=TODAY, fewest=5)
    assert [(one.start, one.texts, one.rate) for one in weeks] == [
        (date(2026, 9, 28), 6, 1.0), (date(2026, 10, 26), 7, 2.0), (date(2026, 11, 2), None, None)
    ]  # fmt: skip
    months = stretches_of(totals, start_of=month_of, today=TODAY, fewest=5)
    told = [(one.month, one.start, one.end, one.texts) for one in months]
    # the one text of 1 November is in the week and in the month: the one cannot be taken from the other
    assert told == [(date(2026, 10, 1), date(2026, 9, 28), date(2026, 11, 1), 13)]


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ((9, 1, 8, 7), (9, None, None, 7)),  # the following week hides the one text
        ((9, 8, 7, 1), (9, 8, None, None)),
        ((9, 2, 3, 7), (9, None, None, 7)),  # two that hide each other
        ((1, 1, 1, 9), (None, None, None, None)),
        ((9, 8, 0, 7), (9, 8, 7)),  # a week of no texts is about nobody
    ],
)
def test_a_month_without_its_other_weeks_tells_of_no_few(
    texts: tuple[int, ...], shown: tuple[int | None, ...]
) -> None:
    first = date(2026, 6, 1)  # June begins on a Monday
    totals = {first + timedelta(days=7 * at): (1, many, 100) for at, many in enumerate(texts) if many}
    weeks = stretches_of(totals, start_of=week_of, today=TODAY, fewest=5)
    assert tuple(one.texts for one in weeks) == shown
    assert {one.month for one in weeks} == {first}


def test_words_are_those_of_a_whole_month_found_often_enough(
    edition: Edition, brygga: Unit, dina: Person, viewer: ViewerOf
) -> None:
    count(brygga, edition, date(2026, 10, 6), texts=8, klient=9, rusmisbruker=4)
    count(brygga, edition, date(2026, 11, 17), texts=8, rusmisbruker=40)
    found = trend_of(viewer(dina), brygga, per=MONTH, today=TODAY)
    assert [(word.key, word.times) for word in found.words] == [("klient", 9)]
    assert found.month == date(2026, 10, 1)


def test_only_those_who_lead_see_the_numbers(
    edition: Edition, brygga: Unit, alma: Person, dina: Person, edvard: Person, bo: Person, viewer: ViewerOf
) -> None:
    count(brygga, edition, TODAY - timedelta(days=20), texts=8, klient=9)
    for other in (alma, edvard, bo, None):
        assert trend_of(viewer(other), brygga, per=WEEK, today=TODAY).stretches == ()
    assert trend_of(viewer(dina), brygga, per=WEEK, today=TODAY).stretches
    Membership.objects.filter(unit=brygga).exclude(person=alma).delete()
    assert trend_of(viewer(dina), brygga, per=WEEK, today=TODAY).stretches == ()  # too few to be a department


def test_the_pages_open_for_whom_they_are_and_show_no_other_department(
    edition: Edition,
    brygga: Unit,
    departments: tuple[Unit, Unit],
    alma: Person,
    dina: Person,
    client_for: ClientFor,
) -> None:
    count(brygga, edition, date.today().replace(day=1) - timedelta(days=3), texts=8, klient=9)  # noqa: DTZ011
    leader, other = client_for(dina), departments[1]
    own = leader.get(f"/fjordvik/ordboken/tall/{brygga.pk}/").content.decode()
    assert "klient" in own
    assert other.name not in own
    listed = leader.get("/fjordvik/ordboken/tall/").content.decode()
    assert listed.index(other.name) < listed.index(brygga.name)  # by the alphabet, and without a number
    worker = client_for(alma)
    assert worker.get(f"/fjordvik/ordboken/tall/{brygga.pk}/").status_code == 403
    assert "Ordene telles siden" in worker.get("/fjordvik/ordboken/tall/").content.decode()
    assert leader.get(f"/fjordvik/ordboken/tall/{other.pk}/samtykke/").status_code == 200
    assert leader.post(f"/fjordvik/ordboken/tall/{other.pk}/samtykke/").status_code == 422


def test_a_department_s_page_costs_the_same_for_one_word_and_for_three(
    edition: Edition, brygga: Unit, dina: Person, client_for: ClientFor
) -> None:
    client, used = client_for(dina), []
    month = (date.today().replace(day=1) - timedelta(days=3)).replace(day=5)  # noqa: DTZ011
    for at, found in enumerate(({"klient": 9}, {"klient": 9, "rusmisbruker": 8, "bruker": 7})):
        count(brygga, edition, month + timedelta(days=at), texts=8, **found)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/fjordvik/ordboken/tall/{brygga.pk}/").status_code == 200
        used.append(len(queries))
    assert used[0] == used[1] <= 20


def test_a_text_is_counted_when_somebody_of_the_department_presses(
    edition: Edition, brygga: Unit, alma: Person, dina: Person, client_for: ClientFor
) -> None:
    cache.clear()
    sent = {"unit": brygga.pk, "words": 120, "found": '{"klient": 2, "hemmelig": 1}'}
    address = "/fjordvik/ordboken/tall/tell-med/"
    assert (
        client_for(dina).post(address, sent).status_code == 422
    )  # leads it from above, does not write there
    told = client_for(alma).post(address, sent)
    assert "talt med" in told.content.decode()
    rows = dict(CheckCount.objects.values_list("entry_key", "found"))
    assert rows == {"": 0, "klient": 2}
    for wrong in ("[1]", "{", "[" * 9000, '{"klient": "2"}'):
        assert client_for(alma).post(address, {**sent, "found": wrong}).status_code in {200, 422}
    assert CheckCount.objects.get(entry_key="klient").found == 2


def test_anybody_says_feil_her_and_only_the_word_and_the_day_are_kept(
    edition: Edition, client_for: ClientFor
) -> None:
    cache.clear()
    visitor = client_for(None)
    thanked = visitor.post("/fjordvik/ordboken/feil-her/", {"entry": "klient"})
    assert thanked.status_code == 200
    for unknown in ("finnes-ikke", "\x00"):
        assert visitor.post("/fjordvik/ordboken/feil-her/", {"entry": unknown}).status_code == 422
    assert WrongHere.objects.get().times == 1
