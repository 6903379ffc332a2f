"""The portal's pages for each persona, and what they cost."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from samskap.people.models import Organisation, Person, Unit
from samskap.people.todos import Todo
from samskap.plans.models import Measure, MeasureValue, Plan
from samskap.portal.greeting import date_in_words, greeting
from samskap.values.models import Value, ValueStatement
from tests.personas import ClientFor, MakePlan

FRONT, VALUES = "/fjordvik/", "/fjordvik/verdiene/"


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


class TestFront:
    """The front page."""

    def test_alma_is_greeted_and_sees_the_plan(self, client_for: ClientFor, alma: Person, plan: Plan) -> None:
        page = page_of(client_for(alma), FRONT)
        for words in (
            ", Alma</h1>",
            "Dette venter på deg",
            "Planen akkurat nå",
            plan.title,
            "De fem verdiene",
            "i gang",
        ):
            assert words in page
        assert f"/fjordvik/planer/{plan.pk}/" in page

    def test_a_visitor_sees_the_plan_when_it_is_opened(
        self, client_for: ClientFor, opened: Organisation, plan: Plan
    ) -> None:
        page = page_of(client_for(None), FRONT)
        assert plan.title in page
        assert "Slik kan du være med" in page
        assert "Dette venter på deg" not in page

    def test_a_visitor_does_not_see_what_is_not_opened(self, client_for: ClientFor, plan: Plan) -> None:
        page = page_of(client_for(None), FRONT)
        assert plan.title not in page
        assert "Planen er ikke åpnet ennå" in page
        assert "/fjordvik/planen/" not in page, "no dead link in the menu"

    def test_a_draft_is_for_the_units_people(
        self,
        client_for: ClientFor,
        opened: Organisation,
        make_plan: MakePlan,
        alma: Person,
        cato: Person,
        bo: Person,
    ) -> None:
        draft = make_plan(title="Hemmelig utkast")
        assert draft.title in page_of(client_for(alma), FRONT)
        for person in (cato, bo, None):
            assert draft.title not in page_of(client_for(person), FRONT)

    def test_a_stranger_from_another_municipality_is_a_visitor(
        self, client_for: ClientFor, bo: Person, plan: Plan
    ) -> None:
        page = page_of(client_for(bo), FRONT)
        assert plan.title not in page
        assert "Slik kan du være med" in page

    def test_without_a_plan_the_leader_may_read_one_in(
        self, client_for: ClientFor, dina: Person, alma: Person, values: list[Value]
    ) -> None:
        assert "/fjordvik/les-inn/" in page_of(client_for(dina), FRONT)
        page = page_of(client_for(alma), FRONT)
        assert "Ingen plan her ennå" in page
        assert "/fjordvik/les-inn/" not in page

    def test_what_waits_is_listed_with_its_minutes(
        self, client_for: ClientFor, alma: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        waiting = [
            Todo("Svar rådet", "De har ventet i åtte dager", date(2026, 11, 1), "/x/", 5),
            Todo("Les", "Kort", None, "/y/", 2),
        ]
        monkeypatch.setattr("samskap.portal.views.todos_for", lambda viewer, now: waiting)
        page = page_of(client_for(alma), FRONT)
        assert "2 ting" in page
        assert "om lag 7 min" in page
        assert "Det er alt. Resten kan vente." in page

    def test_no_more_than_seven_things_wait_at_once(
        self, client_for: ClientFor, dina: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        waiting = [Todo(f"Sak {n}", "Kort", None, "/x/", 3) for n in range(1, 11)]
        monkeypatch.setattr("samskap.portal.views.todos_for", lambda viewer, now: waiting)
        page = page_of(client_for(dina), FRONT)
        assert "om lag 21 min" in page
        assert "3 ting til" in page
        assert all(f"Sak {n}" in page for n in range(1, 11))

    def test_the_next_deadline_leads_to_its_measure(
        self, client_for: ClientFor, alma: Person, plan: Plan
    ) -> None:
        measure = Measure.objects.filter(section__plan=plan).first()
        assert measure is not None
        measure.timings.all().delete()
        measure.timings.create(text="Snart", kind="deadline", end=date(2099, 5, 1), precision="day")
        Measure.objects.exclude(pk=measure.pk).filter(section__plan=plan).update(status="done")
        page = page_of(client_for(alma), FRONT)
        assert "Neste frist: 1. mai 2099" in page
        assert f"/fjordvik/tiltak/{measure.pk}/" in page

    def test_it_costs_at_most_twenty_five_queries_whatever_the_size(
        self, client_for: ClientFor, dina: Person, make_plan: MakePlan
    ) -> None:
        make_plan(state=Plan.State.ACTIVE, measures=6, sections=1)  # some of them with nobody who answers
        client = client_for(dina)
        few = queries_of(client, FRONT)
        make_plan(state=Plan.State.ACTIVE, measures=60, sections=6)
        # Session, person and roles; the plan's card, the hearings, the week's word and the values; and one question for
        # each thing that may wait: eight of plans and the dictionary, five of gatherings, three of changes. They are of
        # tables of their own, so a union would only hide them.
        assert queries_of(client, FRONT) == few <= 25

    def test_a_resident_pays_for_none_of_what_waits_for_those_who_work_here(
        self, client_for: ClientFor, opened: Organisation, plan: Plan, cato: Person
    ) -> None:
        assert queries_of(client_for(cato), FRONT) <= 12

    def test_an_unknown_municipality_is_not_found(self, client: Client, organisation: Organisation) -> None:
        for address in ("/finnes-ikke/", "/finnes-ikke/verdiene/"):
            answer = client.get(address)
            assert answer.status_code == 404
            assert "Vi finner ikke siden" in answer.content.decode()


class TestStart:
    """The address without a municipality."""

    def test_the_only_municipality_needs_no_list(self, client: Client, organisation: Organisation) -> None:
        assert client.get("/")["Location"] == FRONT

    def test_several_are_listed_by_name(
        self, client: Client, organisation: Organisation, nabovik: Organisation
    ) -> None:
        page = page_of(client, "/")
        assert page.index("Fjordvik kommune") < page.index("Nabovik kommune")

    def test_a_signed_in_person_comes_to_their_own(
        self, client_for: ClientFor, bo: Person, organisation: Organisation
    ) -> None:
        assert client_for(bo).get("/")["Location"] == "/nabovik/"

    def test_nothing_is_set_up_yet(self, client: Client, db: None) -> None:
        assert "Her er det ingen kommune ennå" in page_of(client, "/")


class TestValues:
    """The values beside the plan."""

    @pytest.fixture
    def said(self, values: list[Value], departments: tuple[Unit, Unit]) -> ValueStatement:
        return ValueStatement.objects.create(
            value=values[0], unit=departments[0], text="Vi begynner med det som gikk bra."
        )

    def test_each_value_shows_words_and_measures(
        self, client_for: ClientFor, alma: Person, said: ValueStatement, plan: Plan
    ) -> None:
        page = page_of(client_for(alma), VALUES)
        measure = Measure.objects.filter(section__plan=plan, values=said.value).first()
        assert measure is not None
        for words in (
            "Håp",
            "Empowerment",
            said.text,
            "Møteplassen Brygga",
            f"/fjordvik/tiltak/{measure.pk}/",
            "1 av 2 avdelinger",
        ):
            assert words in page

    def test_a_value_no_measure_serves_says_so_calmly(
        self, client_for: ClientFor, alma: Person, plan: Plan, values: list[Value]
    ) -> None:
        MeasureValue.objects.filter(value=values[1]).delete()
        page = page_of(client_for(alma), "/fjordvik/verdiene/identitet/")
        assert "Løs tråd." in page

    def test_visitors_read_the_words_but_not_a_closed_plan(
        self, client_for: ClientFor, said: ValueStatement, plan: Plan
    ) -> None:
        page = page_of(client_for(None), VALUES)
        assert said.text in page
        assert "/fjordvik/tiltak/" not in page
        assert "Sett ord på den" not in page

    def test_one_value_has_a_page_of_its_own(
        self, client_for: ClientFor, dina: Person, said: ValueStatement, plan: Plan
    ) -> None:
        page = page_of(client_for(dina), "/fjordvik/verdiene/hap/")
        assert "/fjordvik/verdiene/hap/rediger/" in page
        assert f"/fjordvik/verdiene/kjennetegn/{said.pk}/" in page
        assert client_for(dina).get("/fjordvik/verdiene/ukjent/").status_code == 404

    def test_it_costs_the_same_for_one_value_and_for_three(
        self, client_for: ClientFor, alma: Person, make_plan: MakePlan, organisation: Organisation
    ) -> None:
        values = list(Value.objects.filter(organisation=organisation))
        make_plan(state=Plan.State.ACTIVE, measures=1, sections=1)
        Value.objects.exclude(pk=values[0].pk).delete()
        client = client_for(alma)
        one = queries_of(client, VALUES)
        for at in range(2):
            value = Value.objects.create(organisation=organisation, name=f"Verdi {at}", slug=f"verdi-{at}")
            for measure in Measure.objects.all():
                MeasureValue.objects.create(measure=measure, value=value)
        Plan.objects.all().delete()
        make_plan(state=Plan.State.ACTIVE, measures=3, sections=1)
        assert queries_of(client, VALUES) == one <= 12

    def test_what_people_write_is_not_run(
        self, client_for: ClientFor, alma: Person, said: ValueStatement
    ) -> None:
        ValueStatement.objects.update(text="<script>alert(1)</script>")
        assert "<script>alert" not in page_of(client_for(alma), VALUES)


class TestPrivacy:
    """The privacy page, made from the data policy."""

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("nb", "Passnøkler og engangskoder"),
            ("nn", "Passnøklar og eingongskodar"),
            ("en", "Passkeys and one-time codes"),
        ],
    )
    def test_it_says_what_is_kept_in_three_languages(
        self, client: Client, db: None, language: str, words: str
    ) -> None:
        client.cookies["sprak"] = language
        assert words in page_of(client, "/personvern/")

    def test_it_needs_no_database(self, client: Client) -> None:
        assert page_of(client, "/personvern/").count("<tr>") > 30


class TestMenu:
    """The menu holds pages that exist."""

    def test_the_page_one_is_on_is_marked(self, client_for: ClientFor, alma: Person, plan: Plan) -> None:
        client = client_for(alma)
        for address, words in (
            (FRONT, "Forside"),
            (VALUES, "Verdiene"),
            ("/fjordvik/verdiene/hap/", "Verdiene"),
            (f"/fjordvik/planer/{plan.pk}/", "Planen"),
        ):
            assert f'aria-current="page">{words}</a>' in page_of(client, address)

    def test_every_entry_opens(self, client_for: ClientFor, alma: Person, plan: Plan) -> None:
        answer = client_for(alma).get(FRONT)
        for _key, _words, address, _icon in answer.context["navigation"]:
            assert client_for(alma).get(address, follow=True).status_code == 200

    def test_an_error_page_has_the_menu_too(self, client_for: ClientFor, alma: Person) -> None:
        answer = client_for(alma).get("/fjordvik/verdiene/ukjent/")
        assert answer.status_code == 404
        assert 'href="/fjordvik/verdiene/"' in answer.content.decode()


@pytest.mark.parametrize(
    ("hour", "words"),
    [(6, "God morgen, Alma"), (12, "God dag, Alma"), (19, "God kveld, Alma"), (2, "Hei, Alma")],
)
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    with override("nb"):
        assert greeting(datetime(2026, 11, 12, hour, tzinfo=ZoneInfo("Europe/Oslo")), "Alma") == words


def test_the_date_is_written_as_people_say_it() -> None:
    with override("nb"):
        assert (
            date_in_words(datetime(2026, 11, 12, 8, tzinfo=ZoneInfo("Europe/Oslo"))) == "Torsdag 12. november"
        )
