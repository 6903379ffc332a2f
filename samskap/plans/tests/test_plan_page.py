"""The page of a plan: what it shows to whom, with how many queries, and that words stay words."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from samskap.people.models import Organisation, Person, Unit
from samskap.plans.models import LooseText, Measure, Plan, Responsibility, Section, StateChange, Timing
from samskap.values.models import Value
from tests.personas import ClientFor, MakePlan

VIEWS = ["", "?visning=tidslinje", "?utskrift=1"]
MOST_QUERIES = 10


def address(plan: Plan, query: str = "") -> str:
    return reverse("plans:plan", args=[plan.organisation.slug, plan.pk]) + query


def text(client: Client, plan: Plan, query: str = "") -> str:
    response = client.get(address(plan, query))
    assert response.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("measures", [1, 3, 17, 170])
@pytest.mark.parametrize("state", [Plan.State.ACTIVE, Plan.State.DRAFT])
def test_the_page_costs_ten_queries_whatever_is_in_the_plan(
    view: str, measures: int, state: str, make_plan: MakePlan, departments: tuple[Unit, Unit], dina: Person,
    client_for: ClientFor, django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_for(dina)
    page = address(make_plan(measures=measures, state=state, owner=dina), view)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_many_plans_there_are(
    number: int, make_plan: MakePlan, alma: Person, client_for: ClientFor,
    django_assert_num_queries: DjangoAssertNumQueries, organisation: Organisation,
) -> None:  # fmt: skip
    for _each in range(number):
        make_plan(measures=3, state=Plan.State.ACTIVE)
    client = client_for(alma)
    with django_assert_num_queries(4):
        assert client.get(reverse("plans:list", args=[organisation.slug])).status_code == 200


@pytest.mark.parametrize("view", VIEWS)
def test_drafts_are_for_the_units_people_alone(
    view: str, make_plan: MakePlan, opened: Organisation, alma: Person, bo: Person, cato: Person, edvard: Person,
    client_for: ClientFor,
) -> None:  # fmt: skip
    draft = make_plan(measures=3)
    for person, status in ((alma, 200), (edvard, 200), (bo, 404), (cato, 404), (None, 404)):
        assert client_for(person).get(address(draft, view)).status_code == status


def test_an_active_plan_is_open_when_the_organisation_opens_it(
    plan: Plan, organisation: Organisation, cato: Person, client_for: ClientFor
) -> None:
    assert client_for().get(address(plan)).status_code == 404
    organisation.opens_plans = True
    organisation.save(update_fields=["opens_plans"])
    assert client_for().get(address(plan)).status_code == 200
    assert client_for(cato).get(address(plan)).status_code == 200


def test_a_plan_is_not_found_under_another_municipality(
    plan: Plan, bo: Person, client_for: ClientFor
) -> None:
    assert client_for(bo).get(f"/{bo.organisation.slug}/planer/{plan.pk}/").status_code == 404


@pytest.mark.parametrize("query", ["", "?visning=tidslinje", "?utskrift=1", "?ansvarlig=mine"])
def test_no_visitor_reads_a_persons_name(
    query: str, plan: Plan, opened: Organisation, alma: Person, dina: Person, client_for: ClientFor
) -> None:
    measures = list(Measure.objects.filter(section__plan=plan))
    Responsibility.objects.create(measure=measures[0], name="Alma Berg", person=alma)
    Responsibility.objects.create(measure=measures[1], name="Dina Dahl på Brygga")
    assert "Alma Berg" in text(client_for(alma), plan)
    shown = client_for().get(address(plan, query)).content.decode()
    assert "Alma" not in shown
    assert "Dina" not in shown


def test_everything_stands_on_the_page(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    shown = text(client_for(alma), plan)
    assert "Viser alle 17 tiltak" in shown
    for measure in Measure.objects.filter(section__plan=plan):
        assert measure.title in shown
    for words in (
        plan.title,
        plan.summary,
        "2026–2029",
        "Mestring Fjordvik",
        "I arbeid",
        "Fast praksis",
        "Her står vi sammen.",
    ):
        assert words in shown


def test_the_timeline_holds_every_measure_as_text(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    shown = text(client_for(alma), plan, "?visning=tidslinje").split("Frister i rekkefølge")[1]
    for measure in Measure.objects.filter(section__plan=plan):
        assert measure.title in shown


def test_filters_stay_in_the_address_and_in_the_form(
    plan: Plan, values: list[Value], alma: Person, client_for: ClientFor
) -> None:
    page = client_for(alma).get(address(plan, f"?verdi={values[0].slug}&visning=tidslinje")).content.decode()
    assert f'<option value="{values[0].slug}" selected>' in page
    assert f'href="?verdi={values[0].slug}"' in page
    assert '<input type="hidden" name="visning" value="tidslinje">' in page
    assert "Fjern filtrene" in page


def test_htmx_gets_the_list_and_a_clean_address(
    plan: Plan, values: list[Value], alma: Person, client_for: ClientFor
) -> None:
    query = f"?avdeling=&verdi={values[0].slug}&ansvarlig=&status="
    response = client_for(alma).get(address(plan, query), headers={"HX-Request": "true"})
    part = response.content.decode()
    assert "<html" not in part
    assert "<select" not in part
    assert 'id="treff" role="status" hx-swap-oob="innerHTML"' in part
    assert "s-measures" in part
    assert response.headers["HX-Push-Url"] == address(plan, f"?verdi={values[0].slug}")
    assert "HX-Request" in response.headers["Vary"]


def test_going_back_in_history_gets_the_whole_page(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    page = client_for(alma).get(address(plan), headers=headers).content.decode()
    assert "<html" in page
    assert "hx-swap-oob" not in page


def test_nothing_left_is_said_in_a_friendly_way(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    shown = text(client_for(alma), plan, "?status=replaced")
    assert "Viser 0 av 17 tiltak" in shown
    assert "Ingen tiltak passer med valgene" in shown


def test_a_choice_that_is_not_there_is_no_error(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    shown = text(client_for(alma), plan, "?verdi=ukjent&status=%F0%9F%98%80&avdeling=-1")
    assert "Viser alle 17 tiltak" in shown
    assert "Vi kjente ikke igjen alle valgene" in shown


def test_only_those_who_edit_get_the_buttons(
    plan: Plan, alma: Person, dina: Person, client_for: ClientFor
) -> None:
    assert "Rediger" in text(client_for(dina), plan)
    assert "Rediger" not in text(client_for(alma), plan)


def test_a_closed_plan_is_history(make_plan: MakePlan, dina: Person, client_for: ClientFor) -> None:
    shown = text(client_for(dina), make_plan(measures=3, state=Plan.State.CLOSED))
    assert "Rediger" not in shown
    assert "Gikk ut" not in shown
    assert "Avsluttet (her er vi nå)" in shown
    assert "Neste trinn for planen" in shown
    assert "Neste trinn" not in text(client_for(dina), make_plan(measures=1, state=Plan.State.SUPERSEDED))


def test_a_draft_says_what_is_left(
    make_plan: MakePlan, alma: Person, dina: Person, client_for: ClientFor
) -> None:
    draft = make_plan(measures=4)
    first = Measure.objects.filter(section__plan=draft)[0]
    Responsibility.objects.create(measure=first, name="De på huset")
    shown = text(client_for(dina), draft)
    assert "Dette er et utkast" in shown
    assert "Ett tiltak har en frist vi er usikre på" in shown
    assert "Ett tiltak har en ansvarlig som ikke er bekreftet" in shown
    assert "Én løs tekst å ta stilling til" in shown
    assert "Gå videre til neste trinn" in shown
    assert "Gå videre til neste trinn" not in text(client_for(alma), draft)


def test_a_draft_that_is_looked_through_says_so(
    make_plan: MakePlan, dina: Person, client_for: ClientFor
) -> None:
    draft = make_plan(measures=2)
    LooseText.objects.filter(plan=draft).update(decision=LooseText.Decision.KEPT)
    assert "Alt er sett på." in text(client_for(dina), draft)


def test_a_plan_without_measures_shows_its_headings(
    make_plan: MakePlan, dina: Person, client_for: ClientFor
) -> None:
    for view in VIEWS:
        assert "Planen har ingen tiltak ennå" in text(client_for(dina), make_plan(measures=0), view)
    assert "Ingen tiltak i denne delen ennå." in text(client_for(dina), make_plan(measures=0))
    assert "Planen har ingen tiltak ennå" in text(client_for(dina), make_plan(measures=0, sections=0))


def test_a_passed_deadline_is_told_calmly(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    measure = Measure.objects.filter(section__plan=plan, status=Measure.Status.IN_PROGRESS)[0]
    Timing.objects.filter(measure=measure).update(
        kind="deadline", start=None, end=date(2024, 6, 1), precision="day"
    )
    assert "Gikk ut 1. juni 2024" in text(client_for(alma), plan)
    assert "Nå 1. juni 2024" in text(client_for(alma), plan, "?visning=tidslinje")


def test_the_plan_leads_to_the_one_in_use(
    make_plan: MakePlan, organisation: Organisation, alma: Person, client_for: ClientFor
) -> None:
    client, current = client_for(alma), reverse("plans:current", args=[organisation.slug])
    assert client.get(current).headers["Location"] == reverse("plans:list", args=[organisation.slug])
    draft = make_plan(measures=1)
    assert client.get(current).headers["Location"] == address(draft)
    active = make_plan(measures=1, state=Plan.State.ACTIVE)
    assert client.get(current).headers["Location"] == address(active)
    assert client_for().get(current).headers["Location"] == reverse("plans:list", args=[organisation.slug])


def test_the_list_shows_to_each_what_they_may_see(
    make_plan: MakePlan, opened: Organisation, alma: Person, dina: Person, bo: Person, client_for: ClientFor
) -> None:
    make_plan(measures=2, title="Utkastet", sections=1)
    make_plan(measures=1, title="Den i bruk", state=Plan.State.ACTIVE)
    make_plan(measures=1, title="Den gamle", state=Plan.State.SUPERSEDED)
    page = reverse("plans:list", args=[opened.slug])
    shown = {who: client_for(who).get(page).content.decode() for who in (alma, dina, bo, None)}
    assert "Utkastet" in shown[alma]
    assert "Les inn en plan" not in shown[alma]
    assert "Les inn en plan" in shown[dina]
    for who in (bo, None):
        assert "Utkastet" not in shown[who]
        assert (
            shown[who].index("Den i bruk")
            < shown[who].index("Tidligere planer")
            < shown[who].index("Den gamle")
        )


def test_an_empty_list_says_what_to_do(
    organisation: Organisation, alma: Person, dina: Person, client_for: ClientFor
) -> None:
    page = reverse("plans:list", args=[organisation.slug])
    assert "Last opp dokumentet dere har" in client_for(dina).get(page).content.decode()
    assert "Når lederen har lest inn planen" in client_for(alma).get(page).content.decode()
    assert "Ingen planer er åpne for alle" in client_for().get(page).content.decode()


HOSTILE = st.one_of(
    st.sampled_from(["<script>alert(1)</script>", "\"><img src=x onerror=y>", "{{ plan }}{% now 'Y' %}", "&lt;b&gt;"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
).map(lambda words: f"<x-{words}'\"&")  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=HOSTILE)
def test_words_of_people_are_never_markup(
    words: str, make_plan: MakePlan, dina: Person, client_for: ClientFor
) -> None:
    plan = make_plan(measures=1, sections=1, title=words, state=Plan.State.ACTIVE)
    Plan.objects.filter(pk=plan.pk).update(summary=words, period_text=words)
    Section.objects.filter(plan=plan).update(title=words, intro=words)
    Unit.objects.filter(pk=plan.unit_id).update(name=words)
    Value.objects.filter(organisation=plan.organisation).update(name=words)
    Measure.objects.filter(section__plan=plan).update(
        title=words, why=words, number=words[:20], status_reason=words, status="needs_hand"
    )
    Responsibility.objects.filter(measure__section__plan=plan).update(name=words, team=None)
    Timing.objects.filter(measure__section__plan=plan).update(
        text=words, certain=False, end=None, recurrence=words[:40]
    )
    client = client_for(dina)
    for page in (
        *(address(plan, view) for view in VIEWS),
        reverse("plans:list", args=[plan.organisation.slug]),
    ):
        shown = client.get(page).content.decode()
        assert "<x-" not in shown
        assert "&lt;x-" in shown
    plan.delete()


def test_words_in_another_language_than_the_pages_are_marked(
    plan: Plan, alma: Person, client_for: ClientFor
) -> None:
    client = client_for(alma)
    assert (
        'lang="nb">' not in client.get(address(plan)).content.decode().split("<main")[1].split("</main>")[0]
    )
    client.cookies["sprak"] = "en"
    for view in VIEWS:
        page = client.get(address(plan, view)).content.decode()
        assert re.search(rf'<h1[^>]* lang="nb">{re.escape(plan.title)}</h1>', page)


def test_steps_carry_the_days_they_were_taken(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    StateChange.objects.filter(plan=plan, state=Plan.State.APPROVED).update(day=date(2024, 12, 12))
    StateChange.objects.filter(plan=plan, state=Plan.State.ACTIVE).update(day=date(2025, 1, 6))
    shown = text(client_for(alma), plan)
    assert "Vedtatt (ferdig) 12. des. 2024" in shown
    assert "I arbeid (her er vi nå) siden 6. jan. 2025" in shown


def test_a_long_introduction_opens_with_its_first_paragraph(
    plan: Plan, alma: Person, client_for: ClientFor
) -> None:
    Plan.objects.filter(pk=plan.pk).update(summary="Vi møtes oftere.\n\nDerfor\n\nFordi vi hører sammen.")
    page = client_for(alma).get(address(plan)).content.decode()
    opening, _, rest = page.partition("<details")
    assert "Vi møtes oftere." in opening
    assert "Fordi vi hører sammen." not in opening
    assert "Les hele innledningen" in rest
    paper = client_for(alma).get(address(plan), {"utskrift": "1"}).content.decode()
    assert "Les hele innledningen" not in paper
    assert "Fordi vi hører sammen." in paper


def test_a_measure_that_was_replaced_says_by_what(plan: Plan, client: Client, opened: Organisation) -> None:
    first, second, *_rest = Measure.objects.filter(section__plan=plan)
    Measure.objects.filter(pk=first.pk).update(status="replaced", replaced_by=second)
    Measure.objects.filter(pk=second.pk).update(status="replaced", taken_over_by="Frivilligsentralen")
    page = text(client, plan)
    assert f"Tatt over av {second.title}" in page
    assert "Tatt over av Frivilligsentralen" in page
