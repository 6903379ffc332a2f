"""The pages of the steps: they ask for what is needed, keep what was typed, and say who was first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer
from samskap.plans import actions
from samskap.plans.day_words import day_in_field
from samskap.plans.models import Decision, HearingInput, Measure, Plan, StateChange
from samskap.plans.states import State
from samskap.plans.tests.hearings import said
from samskap.plans.tests.web import at, fields, text
from tests.personas import ClientFor, MakePlan, ViewerOf, make_person
from tests.plans import step_words


@pytest.fixture
def client(client_for: ClientFor, dina: Person) -> Client:
    return client_for(dina)


@pytest.fixture
def by(viewer: ViewerOf, dina: Person) -> Viewer:
    return viewer(dina)


@pytest.fixture
def draft(make_plan: MakePlan) -> Plan:
    return make_plan(measures=3, sections=1)


@pytest.fixture
def heard(draft: Plan, by: Viewer) -> Plan:
    actions.move_plan(by=by, plan=draft, target=State.HEARING, **step_words(State.HEARING))
    return draft


def take(name: str, plan: Plan) -> str:
    return reverse("plans:take_step", args=["fjordvik", plan.pk, name])


def an_input(plan: Plan, key: str) -> None:
    HearingInput.objects.create(
        hearing=plan.hearings.get(), voice="resident", text="Flere kvelder.", at=timezone.now(), sent_key=key
    )


def test_the_steps_say_what_they_mean_and_who_reads_then(
    client: Client, heard: Plan, opened: Organisation
) -> None:
    html = text(client.get(at("step", heard.pk)))
    assert "Alle kan lese planen, fordi Fjordvik kommune har åpnet planene sine." in html
    assert html.index("Vedta planen") < html.index("Ta tilbake til utkast")


def test_the_page_of_a_hearing_sent_as_it_stands_opens_one(
    client: Client, draft: Plan, teams: dict[str, Team]
) -> None:
    sent = fields(client, take("horing", draft))
    assert (sent["audience"], sent["opens_on"]) == ("own", day_in_field(timezone.localdate()))
    done = client.post(take("horing", draft), sent, follow=True)
    assert "Planen er på høring." in text(done)
    hearing = draft.hearings.get()
    assert hearing.closes_on == timezone.localdate() + timedelta(days=21)
    assert list(hearing.bodies.all()) == [teams["lived_experience"]]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"closes_on": ""}, "Skriv hvilken dag høringen slutter."),
        ({"closes_on": "i vår"}, "Vi forstår ikke datoen"),
        ({"closes_on": "1.1.2020"}, "Den dagen er over."),
        ({"opens_on": "1.1.2099", "closes_on": "1.1.2098"}, "Høringen slutter før noen rekker å svare"),
        ({"audience": ""}, "Si hvem dere spør."),
        ({"bodies": "99999"}, "finnes ikke lenger"),
        ({"invitation": "x" * 30_000}, "plass til 20000 tegn"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(
    sent: dict[str, str], said: str, client: Client, draft: Plan
) -> None:
    first = fields(client, take("horing", draft))
    answer = client.post(take("horing", draft), {**first, "say_it": "Kom innom Brygga", **sent})
    assert answer.status_code == 422
    assert said in text(answer)
    assert "Kom innom Brygga" in text(answer)
    assert not StateChange.objects.filter(plan=draft, state=State.HEARING).exists()


def test_a_plan_that_goes_out_again_asks_as_it_did_before(
    client: Client, heard: Plan, by: Viewer, teams: dict[str, Team]
) -> None:
    heard.hearings.update(open_to_everybody=True, say_it="Kom innom Brygga")
    heard.hearings.get().bodies.set([teams["leadership"]])
    actions.move_plan(by=by, plan=heard, target=State.DRAFT, note="Vi spør om mer.")
    sent = fields(client, take("horing", heard))
    assert (sent["audience"], sent["say_it"]) == ("everybody", "Kom innom Brygga")
    assert sent["bodies"] == str(teams["leadership"].pk)


def test_what_is_not_done_is_named_before_a_plan_is_closed(client: Client, draft: Plan) -> None:
    Plan.objects.filter(pk=draft.pk).update(state=State.EVALUATING)
    over, *going = Measure.objects.filter(section__plan=draft)
    Measure.objects.filter(section__plan=draft).update(status="in_progress")
    Measure.objects.filter(pk=over.pk).update(status="done")
    html = text(client.get(take("avslutt", draft)))
    assert "2 tiltak er ikke ferdige" in html
    assert [each.title in html for each in (over, *going)] == [False, True, True]


def test_an_approval_tells_of_what_nobody_has_looked_through(client: Client, heard: Plan) -> None:
    said(heard.hearings.get(), held=True)
    html = text(client.get(take("vedta", heard)))
    assert "Ett innspill er ikke sett gjennom ennå" in html
    assert "ikke fått svar" not in html


def test_an_approval_names_the_body_that_is_meant(
    client: Client, heard: Plan, teams: dict[str, Team]
) -> None:
    sent = fields(client, take("vedta", heard))
    assert (sent["body"], sent["ruling"]) == ("Ledergruppa", "Planen vedtas.")
    answer = client.post(
        take("vedta", heard), {**sent, "body": "lederne", "case_number": "14/26"}, follow=True
    )
    assert "Planen er vedtatt." in text(answer)
    decision = Decision.objects.get()
    assert (decision.team, decision.body, decision.case_number) == (
        teams["leadership"],
        "Ledergruppa",
        "14/26",
    )
    assert "sak 14/26" in text(answer)


def test_an_approval_without_words_is_asked_for_them(client: Client, heard: Plan) -> None:
    sent = fields(client, take("vedta", heard))
    html = text(client.post(take("vedta", heard), {**sent, "body": "", "ruling": "", "meeting": "Møte 4"}))
    assert "Skriv hvem som vedtok planen." in html
    assert "Skriv vedtaket" in html
    assert 'value="Møte 4"' in html


def test_unanswered_inputs_are_counted_and_must_be_passed_by_with_a_word(client: Client, heard: Plan) -> None:
    an_input(heard, "a")
    assert "Ett innspill har ikke fått svar ennå." in text(client.get(take("vedta", heard)))
    sent = fields(client, take("vedta", heard))
    assert "despite" not in sent
    refused = client.post(take("vedta", heard), sent)
    assert refused.status_code == 422
    an_input(heard, "b")  # one more came after the page was opened
    again = client.post(take("vedta", heard), {**sent, "despite": "on"})
    assert "Vedta likevel. 2 innspill blir stående uten svar." in text(again)
    assert Plan.objects.get(pk=heard.pk).state == State.HEARING
    client.post(take("vedta", heard), {**fields(client, take("vedta", heard)), "despite": "on"})
    assert Decision.objects.get().unanswered == 2


def test_the_second_of_two_keeps_what_was_typed(client: Client, heard: Plan, by: Viewer) -> None:
    sent = fields(client, take("vedta", heard))
    actions.move_plan(by=by, plan=heard, target=State.DRAFT, note="Vi må skrive mer.")
    answer = client.post(take("vedta", heard), {**sent, "ruling": "Planen vedtas med glede."})
    assert answer.status_code == 409
    html = text(answer)
    assert "Noen andre har flyttet planen i mellomtiden. Nå er den: utkast." in html
    assert "Planen vedtas med glede." in html
    assert not Decision.objects.exists()


def test_a_plan_that_was_changed_after_it_was_read_is_not_approved_unseen(
    client: Client, heard: Plan, by: Viewer
) -> None:
    sent = {**fields(client, take("vedta", heard)), "ruling": "Planen vedtas med glede."}
    actions.edit_plan(by=by, plan=heard, title="Et nytt navn")
    answer = client.post(take("vedta", heard), sent)
    assert answer.status_code == 409
    assert "Noen har endret planen" in text(answer)
    assert "Planen vedtas med glede." in text(answer)
    assert Plan.objects.get(pk=heard.pk).state == State.HEARING
    client.post(take("vedta", heard), fields(client, take("vedta", heard)))
    assert Plan.objects.get(pk=heard.pk).state == State.APPROVED


def test_an_editor_sees_that_somebody_else_decides(client_for: ClientFor, heard: Plan, unit: Unit) -> None:
    editor = client_for(make_person(unit.organisation, "Eva Ek", role=Membership.Role.EDITOR, unit=unit))
    assert "Dette bestemmer en leder eller administrator." in text(editor.get(at("step", heard.pk)))
    sent = {"state": "hearing", "body": "Jeg", "ruling": "Vedtatt", "day": "1.1.2026"}
    for answer in (editor.get(take("vedta", heard)), editor.post(take("vedta", heard), sent)):
        assert answer.status_code == 403
    assert Plan.objects.get(pk=heard.pk).state == State.HEARING


def test_a_plan_is_replaced_by_one_that_can_be_chosen(
    client: Client, make_plan: MakePlan, opened: Organisation, client_for: ClientFor
) -> None:
    old = make_plan(measures=1, sections=1, state=State.ACTIVE, title="Den gamle")
    make_plan(measures=1, sections=1, state=State.DRAFT, title="Utkastet")
    assert "Ingen plan kan ta over ennå" in text(client.get(take("avlos", old)))
    new = make_plan(measures=1, sections=1, state=State.APPROVED, title="Den nye")
    page = text(client.get(take("avlos", old)))
    assert "Utkastet" not in page
    sent = fields(client, take("avlos", old))
    assert sent["successor"] == str(new.pk)
    refused = client.post(take("avlos", old), {**sent, "successor": str(old.pk)})
    assert "Den planen kan ikke ta over" in text(refused)
    client.post(take("avlos", old), sent)
    assert "Avløst av" in text(client_for().get(at("plan", old.pk)))
    assert "Tok over etter" in text(client_for().get(at("plan", new.pk)))


@pytest.mark.parametrize(("name", "status"), [("vedta", 302), ("avslutt", 302), ("noe-annet", 404)])
def test_a_step_the_plan_cannot_take_leads_to_those_it_can(
    name: str, status: int, client: Client, draft: Plan
) -> None:
    assert client.get(take(name, draft)).status_code == status


def test_a_plan_that_has_been_heard_is_not_thrown_away(client: Client, heard: Plan, by: Viewer) -> None:
    actions.move_plan(by=by, plan=heard, target=State.DRAFT, note="Vi må skrive mer.")
    answer: Any = client.post(at("delete", heard.pk), follow=True)
    assert "En plan som har vært på høring, blir stående." in text(answer)
    assert Plan.objects.filter(pk=heard.pk).exists()


def test_the_page_of_a_step_costs_the_same_at_one_and_three_measures(
    client: Client, make_plan: MakePlan, by: Viewer
) -> None:
    counts = []
    for many in (1, 3):
        plan = make_plan(measures=many, sections=1)
        actions.move_plan(by=by, plan=plan, target=State.HEARING, **step_words(State.HEARING))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(take("vedta", plan)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16
