"""Pages of series: the list, the month, the year, and planning with a look at the days first."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samskap.gatherings.actions import series as actions
from samskap.gatherings.actions.series import SeriesEntry, plan_series
from samskap.gatherings.models import ActionItem, Gathering, Kind, Series
from samskap.gatherings.queries.gathering_list import midnight
from samskap.people.models import Organisation, Person, Unit
from tests.personas import ClientFor, ViewerOf

TODAY = timezone.localdate
LIST = "/fjordvik/samlinger/"
MONTH = f"{LIST}maned/"
YEAR = f"{LIST}arshjul/planlegg/"
NEW = f"{LIST}serier/ny/"


def make_rows(unit: Unit, count: int, **words: Any) -> None:
    """Gatherings an hour apart, from tomorrow on, beside those that are there."""
    there = Gathering.objects.count()
    begin = midnight(TODAY() + timedelta(days=1))
    Gathering.objects.bulk_create(
        Gathering(
            organisation=unit.organisation,
            unit=unit,
            title=f"Samling {at}",
            planned_on=date(2000, 1, 1) + timedelta(days=at),
            starts_at=begin + timedelta(hours=at % 100),
            ends_at=begin + timedelta(hours=at % 100 + 1),
            uid=f"made-{at}",
            **words,
        )
        for at in range(there, there + count)
    )


@pytest.fixture
def series(dina: Person, unit: Unit, viewer: ViewerOf) -> Series:
    """Every Wednesday at noon."""
    entry = SeriesEntry(
        kind=Kind.MEETING,
        title="Onsdagsmøte",
        rhythm="hver onsdag",
        at=time(12),
        starts_on=TODAY(),
        unit=unit,
    )
    return plan_series(by=viewer(dina), entry=entry)


@pytest.mark.parametrize("name", ["list", "month", "year", "series"])
def test_a_page_costs_the_same_for_one_three_and_five_hundred(
    name: str, client_for: ClientFor, dina: Person, unit: Unit, series: Series
) -> None:
    client = client_for(dina)
    address = reverse(f"gatherings:{name}", args=["fjordvik", *([series.pk] if name == "series" else [])])
    Gathering.objects.all().delete()
    counts = []
    for more in (1, 2, 497):
        make_rows(unit, more, series=series)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1
    # Two of them ask who is signed in.
    assert counts[0] <= 12


def test_the_list_is_filtered_and_turned(
    client_for: ClientFor, dina: Person, unit: Unit, departments: Any
) -> None:
    make_rows(unit, 65)
    row = Gathering.objects.all()[0]
    Gathering.objects.filter(pk=row.pk).update(kind=Kind.TEACHING, unit=departments[0], title="Om håp")
    client = client_for(dina)
    for query in ("?type=teaching", f"?hos=unit-{departments[0].pk}", "?nar=uke&type=teaching"):
        text = client.get(LIST + query).content.decode()
        assert "Om håp" in text
        assert "Samling 3<" not in text
    assert "Om håp" in client.get(f"{LIST}?hos=unit-{unit.pk}").content.decode()  # with its departments
    assert client.get(f"{LIST}?side=2").content.decode().count("s-meet__body") == 5
    assert "Ingen samlinger passer" in client.get(f"{LIST}?nar=tidligere").content.decode()
    odd = client.get(f"{LIST}?type=fest&hos=unit-99999&nar=aldri&side=x&dag=2026-13-40").content.decode()
    assert "finnes ikke her" in odd
    assert "Samling 3<" in odd


def test_a_weekly_meeting_is_one_entry_of_its_month_and_far_months_are_folded(
    client_for: ClientFor, alma: Person, series: Series
) -> None:
    told = series.gatherings.all()[1]
    Gathering.objects.filter(pk=told.pk).update(state=Gathering.State.ANNOUNCED)
    found = client_for(alma).get(LIST).context["found"]
    lines = [line for month in found.months for line in month.lines]
    assert sum(1 + len(line.again) for line in lines) == sum(month.count for month in found.months) == 60
    assert [line.again for line in lines if line.pk == told.pk] == [[]]
    assert len(lines) <= len(found.months) + 2
    folded = [month.folded for month in found.months]
    assert (folded[1], folded[-1], folded) == (False, True, sorted(folded))


def test_visitors_and_residents_see_what_is_open_and_announced_alone(
    client_for: ClientFor, cato: Person, alma: Person, unit: Unit
) -> None:
    make_rows(unit, 3)
    shut, planned, shown = Gathering.objects.all()
    Gathering.objects.filter(pk=shut.pk).update(title="Lukket", state=Gathering.State.ANNOUNCED)
    Gathering.objects.filter(pk=planned.pk).update(title="Ikke kunngjort", open_to_residents=True)
    Gathering.objects.filter(pk=shown.pk).update(
        title="Åpen dør", open_to_residents=True, state=Gathering.State.ANNOUNCED
    )
    month = f"{MONTH}?maned={TODAY() + timedelta(days=1):%Y-%m}"
    for person in (None, cato):
        for address in (LIST, month):
            text = client_for(person).get(address).content.decode()
            assert "Åpen dør" in text
            assert "Lukket" not in text
            assert "Ikke kunngjort" not in text
    assert "Planlegg året" not in client_for(alma).get(LIST).content.decode()
    assert "Ikke kunngjort" in client_for(alma).get(LIST).content.decode()


def test_a_crowded_day_says_how_many_more_and_shows_them_all_by_a_link(
    client_for: ClientFor, alma: Person, unit: Unit
) -> None:
    make_rows(unit, 20)
    begin = midnight(date(2026, 12, 2)) + timedelta(hours=9)
    Gathering.objects.update(starts_at=begin, ends_at=begin + timedelta(hours=1))
    client = client_for(alma)
    text = client.get(f"{MONTH}?maned=2026-12").content.decode()
    assert "og 15 til" in text  # the table
    assert "og 12 til" in text  # the list of phones
    assert client.get(f"{LIST}?dag=2026-12-02").content.decode().count("s-meet__body") == 20


@pytest.mark.parametrize(
    "asked", ["2026-12", "2000-01", "2099-12", "2026-13", "9999-99", "", "tull", "2026-12-01"]
)
def test_any_month_in_the_address_gives_a_month(
    asked: str, client_for: ClientFor, organisation: Organisation
) -> None:
    answer = client_for().get(f"{MONTH}?maned={asked}")
    assert answer.status_code == 200
    assert answer.content.decode().count("<tr>") >= 5


def form_of(client: Client, address: str, **changed: Any) -> dict[str, Any]:
    """What the form of the page would send, with some of it changed."""
    form = client.get(address).context["form"]
    parts = [form, *getattr(form, "kinds", [])]
    data = {field.html_name: field.value() for part in parts for field in part} | changed
    sent = {name: value for name, value in data.items() if value not in (None, False, "", [])}
    return {name: "on" if value is True else value for name, value in sent.items()}


def save(client: Client, address: str, data: dict[str, Any]) -> Any:
    """Look at the days, and save them."""
    looked = client.post(address, data | {"vis": "1"})
    mark = looked.context["form"].mark if looked.status_code == 200 else ""
    return client.post(address, data | {"looked_at": mark, "lagre": "1"})


def test_a_series_is_looked_at_before_it_is_saved(client_for: ClientFor, dina: Person, unit: Unit) -> None:
    client = client_for(dina)
    data = form_of(
        client, NEW, home=f"unit-{unit.pk}", rhythm="første onsdag i måneden kl. 8.30", title="Løft"
    )
    looked = client.post(NEW, data | {"vis": "1"})
    assert not Series.objects.exists()
    assert "Første onsdag i måneden kl. 08.30" in looked.content.decode()
    saved = save(client, NEW, data)
    made = Series.objects.get()
    assert saved.headers["Location"] == reverse("gatherings:series", args=["fjordvik", made.pk])
    assert (made.at, made.title, made.gatherings.count() > 15) == (time(8, 30), "Løft", True)
    assert {row.host for row in made.gatherings.all()} == {dina}


def test_residents_are_not_named_where_a_host_is_chosen(
    client_for: ClientFor, dina: Person, alma: Person, cato: Person
) -> None:
    offered = client_for(dina).get(NEW).context["form"].fields["host"].queryset
    assert {alma, dina} <= set(offered)
    assert cato not in offered


@pytest.mark.parametrize(
    ("words", "minutes", "lasts"),
    [
        ("hver onsdag kl. 9–10.30", "60", 90),  # as the form began
        ("hver onsdag kl. 9–10.30", "90", 90),
        ("hver onsdag kl. 9", "45", 45),
        ("hver onsdag kl. 9–10.30", "45", "Hvilken er det?"),
        ("hver onsdag kl. 9.00–9.02", "60", "minst fem minutter"),
    ],
)
def test_how_long_it_lasts_may_stand_in_the_words(
    client_for: ClientFor, dina: Person, unit: Unit, words: str, minutes: str, lasts: int | str
) -> None:
    client = client_for(dina)
    data = form_of(client, NEW, home=f"unit-{unit.pk}", rhythm=words, minutes=minutes, title="Løft")
    saved = save(client, NEW, data)
    assert (
        lasts in saved.content.decode() if isinstance(lasts, str) else Series.objects.get().minutes == lasts
    )


def test_days_that_were_not_looked_at_are_shown_and_not_saved(
    client_for: ClientFor, dina: Person, unit: Unit
) -> None:
    client = client_for(dina)
    for address, words in ((NEW, "rhythm"), (YEAR, "inspiration-rhythm")):
        data = form_of(client, address, home=f"unit-{unit.pk}") | {
            "title": "Løft",
            words: "hver mandag kl. 9",
        }
        mark = client.post(address, data | {"vis": "1"}).context["form"].mark
        changed = {words: "hver tirsdag kl. 9", "looked_at": mark, "lagre": "1"}
        for sent in (data | changed, data | {"lagre": "1"}):
            answer = client.post(address, sent)
            assert (answer.status_code, "Noe er endret" in answer.content.decode()) == (200, True)
    assert not Series.objects.exists()


def test_what_is_understood_is_told_while_somebody_writes(client_for: ClientFor, dina: Person) -> None:
    client, address = client_for(dina), reverse("gatherings:rhythm", args=["fjordvik"])

    def told(**asked: str) -> str:
        return client.get(address, asked).content.decode().strip()

    assert "første onsdag i måneden kl. 08.30" in told(rhythm="første onsdag i mnd kl 8.30")
    assert "De første:" in told(**{"teaching-rhythm": "hver uke", "starts_on": "tull"})
    assert "Vi forstår ikke «&lt;b&gt;»" not in told(rhythm="<b>")
    assert "Vi forstår ikke «&lt;»" in told(rhythm="<b>")
    assert told(rhythm=" ") == told() == ""


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"rhythm": "når det passer"}, "Vi forstår ikke «når»"),
        ({"rhythm": "30. februar kl. 9"}, "ingen dager"),
        ({"rhythm": "hver onsdag"}, "Skriv når den begynner"),
        ({"rhythm": "hver onsdag kl. 9", "at": "10.00"}, "Hvilken er det"),
        ({"title": "Samtale med Kari Nordmann"}, "ligner et navn"),
        ({"title": "Møte 13097248022"}, "fødselsnummer"),
        ({"starts_on": "1999-01-01"}, "neste tre årene"),
        ({"home": "unit-99999"}, "form"),
        ({"minutes": "2"}, "minst fem"),
    ],
)
def test_what_cannot_be_saved_is_said_and_kept(
    changed: dict[str, str], says: str, client_for: ClientFor, dina: Person, unit: Unit
) -> None:
    client = client_for(dina)
    data = form_of(client, NEW, home=f"unit-{unit.pk}", rhythm="hver onsdag kl. 9", title="Løft")
    answer = save(client, NEW, data | changed)
    text = answer.content.decode()
    assert (answer.status_code, says in text, Series.objects.count()) == (422, True, 0)
    assert all(value in text for name, value in changed.items() if name in ("rhythm", "title"))


def test_what_a_new_rhythm_does_is_shown_before_it_is_done(
    client_for: ClientFor, dina: Person, series: Series
) -> None:
    client = client_for(dina)
    address = reverse("gatherings:series_edit", args=["fjordvik", series.pk])
    used = series.gatherings.all()[1]
    Gathering.objects.filter(pk=used.pk).update(by_hand=True)
    data = form_of(client, address, rhythm="hver torsdag")
    text = client.post(address, data | {"vis": "1"}).content.decode()
    assert "Én samling er i bruk" in text
    assert "endret for seg" in text
    assert "faller bort" in text
    assert series.gatherings.filter(planned_on__week_day=4).count() > 70
    save(client, address, data)
    assert [row.pk for row in series.gatherings.filter(planned_on__week_day=4)] == [used.pk]
    again = save(client, address, data)  # from a page that is older than what was saved
    assert again.status_code == 422


def test_a_year_is_planned_on_one_page(client_for: ClientFor, dina: Person, departments: Any) -> None:
    client = client_for(dina)
    data = form_of(client, YEAR, home=f"unit-{departments[0].pk}", place="Kjøkkenet")
    looked = client.post(YEAR, data | {"vis": "1"}).content.decode()
    assert not Series.objects.exists()
    assert "Lagre året" in looked
    assert looked.count('"s-wheel__day"') > 25
    for _twice in range(2):
        assert save(client, YEAR, data).status_code == 302
    assert {row.kind for row in Series.objects.all()} == {Kind.INSPIRATION, Kind.TEACHING, Kind.REFLECTION}
    assert {row.place for row in Gathering.objects.all()} == {"Kjøkkenet"}
    none = {name: value for name, value in data.items() if not name.endswith("chosen")}
    assert "Velg minst én samling" in save(client, YEAR, none).content.decode()
    wrong = save(client, YEAR, data | {"teaching-rhythm": "av og til"})
    assert (wrong.status_code, "«av»" in wrong.content.decode() or "«til»" in wrong.content.decode()) == (
        422,
        True,
    )
    assert Series.objects.count() == 3


def test_what_goes_on_already_is_not_planned_again_unasked(
    client_for: ClientFor, dina: Person, departments: Any
) -> None:
    client, home = client_for(dina), f"unit-{departments[0].pk}"
    data = form_of(client, YEAR, home=home)
    save(client, YEAR, data)
    chosen = ("inspiration-chosen", "teaching-chosen")
    assert not set(chosen) & set(form_of(client, f"{YEAR}?hos={home}"))
    assert set(chosen) <= set(form_of(client, f"{YEAR}?hos=unit-{departments[1].pk}"))
    looked = client.post(
        YEAR, data | {"inspiration-rhythm": "hver mandag kl. 9", "vis": "1"}
    ).content.decode()
    assert looked.count("Lagrer du denne, kommer den i tillegg") == 3
    later = TODAY() + timedelta(days=800)
    Series.objects.update(ends_on=later - timedelta(days=1))
    spans = {"starts_on": later.isoformat(), "ends_on": (later + timedelta(days=300)).isoformat(), "vis": "1"}
    assert "Lagrer du denne" not in client.post(YEAR, data | spans).content.decode()


def test_too_many_series_are_refused_in_words(
    client_for: ClientFor, dina: Person, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST", 0)
    client = client_for(dina)
    words = {"title": "Ny", "rhythm": "hver onsdag kl. 12"}
    for address, sent in ((NEW, words), (YEAR, {})):
        answer = save(client, address, form_of(client, address, home=f"unit-{unit.pk}") | sent)
        assert (answer.status_code, "mange serier" in answer.content.decode()) == (422, True)


def test_the_page_of_a_series_tells_its_rhythm_and_how_much_is_open(
    client_for: ClientFor, alma: Person, dina: Person, series: Series
) -> None:
    first = series.gatherings.all()[0]
    for at in range(2):
        ActionItem.objects.create(
            organisation=series.organisation, series=series, gathering=first, text="Ringe", sent_key=f"p{at}"
        )
    address = reverse("gatherings:series", args=["fjordvik", series.pk])
    text = client_for(alma).get(address).content.decode()
    assert "Hver onsdag kl. 12.00" in text
    assert "2 punkter er åpne" in text
    assert "Endre serien" not in text
    assert "Endre serien" in client_for(dina).get(address).content.decode()


def test_a_series_is_ended_from_its_page(client_for: ClientFor, dina: Person, series: Series) -> None:
    address = reverse("gatherings:series_end", args=["fjordvik", series.pk])
    client = client_for(dina)
    assert client.post(address, {"last": "1990-01-01"}).status_code == 422
    last = TODAY() + timedelta(days=30)
    assert client.post(address, {"last": last.isoformat()}).status_code == 302
    assert not series.gatherings.filter(planned_on__gt=last).exists()
    edit = client.get(reverse("gatherings:series_edit", args=["fjordvik", series.pk]))
    assert edit.status_code == 302
