"""«Følg opp»: many measures on one page, all saved or nothing, and nobody overwritten."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.people.models import Person, Team
from samskap.plans import actions
from samskap.plans.actions import Standing
from samskap.plans.forms.follow_up import sheet_from
from samskap.plans.models import Measure, Plan, Responsibility, StatusUpdate
from samskap.plans.queries.follow_up import follow_up
from samskap.plans.tests.web import at, text
from tests.personas import ClientFor, MakePlan, ViewerOf

TODAY = timezone.localdate


def going(plan: Plan) -> list[Measure]:
    """The measures that are not over."""
    rows = Measure.objects.filter(section__plan=plan).exclude(status="done")
    return list(rows.select_related("section__plan__unit__parent__parent").order_by("pk"))


def as_sent(plan: Plan, **said: str) -> dict[str, str]:
    """What the page sends when nobody has updated anything before."""
    return {"seen": ",".join(f"{row.pk}:0" for row in going(plan)), **said}


@pytest.mark.parametrize("who", ["dina", "edvard"])
def test_it_costs_the_same_for_many_measures(
    who: str, make_plan: MakePlan, viewer: ViewerOf, request: pytest.FixtureRequest
) -> None:
    seen, counts = viewer(request.getfixturevalue(who)), []
    assert seen.belongs
    for many in (3, 30):
        plan = make_plan(measures=many, state=Plan.State.ACTIVE)
        for row in going(plan):
            StatusUpdate.objects.create(measure=row, status=row.status, at=timezone.now(), by=seen.person)
        with CaptureQueriesContext(connection) as queries:
            shown = follow_up(seen, plan.pk, today=TODAY())
            assert shown.all
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9


def test_ones_own_come_first_and_only_editors_get_the_rest(
    plan: Plan, viewer: ViewerOf, dina: Person, edvard: Person, alma: Person, teams: dict[str, Team]
) -> None:
    Responsibility.objects.filter(measure__section__plan=plan).delete()
    last = going(plan)[-1]
    Responsibility.objects.create(measure=last, name="Rådet", team=teams["lived_experience"])
    for who, mine, others in ((dina, [], len(going(plan))), (edvard, [last], 0), (alma, [], 0)):
        shown = follow_up(viewer(who), plan.pk, today=TODAY())
        assert [line.measure for line in shown.mine] == mine
        assert len(shown.others) == others


def test_all_that_was_said_is_saved_with_one_press(plan: Plan, client_for: ClientFor, dina: Person) -> None:
    one, two, three, *_rest = going(plan)
    sent = as_sent(
        plan,
        **{f"how-{one.pk}": "same", f"how-{two.pk}": "on_hold", f"why-{two.pk}": "Vi venter på nøkler."},
        **{f"why-{three.pk}": "Nå er vi ti."},
    )
    answer = client_for(dina).post(at("follow_up", plan.pk), sent, follow=True)
    assert "3 tiltak er oppdatert" in text(answer)
    kept = {row.measure_id: (row.status, row.reason) for row in StatusUpdate.objects.all()}
    assert kept == {
        one.pk: (one.status, one.status_reason),
        two.pk: ("on_hold", "Vi venter på nøkler."),
        three.pk: (three.status, "Nå er vi ti."),
    }


def test_when_something_is_missing_nothing_is_saved_and_everything_typed_stands(
    plan: Plan, client_for: ClientFor, dina: Person
) -> None:
    one, two, *_rest = going(plan)
    sent = as_sent(plan, **{f"how-{one.pk}": "on_hold", f"why-{two.pk}": "Noe vi ikke vil miste."})
    answer = client_for(dina).post(at("follow_up", plan.pk), sent)
    assert answer.status_code == 422
    assert f'href="#hvorfor-{one.pk}"' in text(answer)
    assert "Noe vi ikke vil miste." in text(answer)
    assert f'name="how-{one.pk}" value="on_hold" checked' in text(answer)
    assert not StatusUpdate.objects.exists()


def test_what_somebody_else_said_meanwhile_is_shown_beside_that_measure(
    plan: Plan, client_for: ClientFor, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    one, two, *_rest = going(plan)
    Responsibility.objects.create(measure=one, name="Alma", person=alma)
    actions.set_status(by=viewer(alma), measure=one, standing=Standing("done"))
    sent = as_sent(
        plan, **{f"how-{one.pk}": "on_hold", f"why-{one.pk}": "Vi venter.", f"how-{two.pk}": "same"}
    )
    client = client_for(dina)
    answer = client.post(at("follow_up", plan.pk), sent)
    assert answer.status_code == 409
    assert "Alma Berg oppdaterte tiltaket mens du skrev. Det står nå som «Gjennomført»" in text(answer)
    assert "Vi venter." in text(answer)
    assert StatusUpdate.objects.count() == 1
    again = {**sent, "seen": f"{one.pk}:{StatusUpdate.objects.get().pk}"}
    assert client.post(at("follow_up", plan.pk), again).status_code == 302
    one.refresh_from_db()
    assert one.status == "on_hold"


def test_words_about_a_measure_that_is_gone_are_given_back(
    plan: Plan, client_for: ClientFor, dina: Person
) -> None:
    one, two, *_rest = going(plan)
    sent = as_sent(plan, **{f"why-{one.pk}": "Det gikk fint.", f"how-{two.pk}": "same"})
    one.delete()
    answer = client_for(dina).post(at("follow_up", plan.pk), sent)
    assert answer.status_code == 409
    assert "Du skrev: «Det gikk fint.»" in text(answer)
    assert not StatusUpdate.objects.exists()


def test_170_measures_are_drawn_and_sent(make_plan: MakePlan, client_for: ClientFor, dina: Person) -> None:
    plan = make_plan(measures=170, state=Plan.State.ACTIVE, owner=dina)
    client = client_for(dina)
    page = text(client.get(at("follow_up", plan.pk)))
    assert page.count("<textarea") == len(going(plan))
    said = {f"how-{row.pk}": "" for row in going(plan)} | {f"why-{row.pk}": "" for row in going(plan)}
    said[f"how-{going(plan)[-1].pk}"] = "same"
    assert client.post(at("follow_up", plan.pk), as_sent(plan, **said)).status_code == 302
    assert StatusUpdate.objects.count() == 1


def test_what_was_sent_by_hand_is_told_not_crashed_on(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    one, *_rest = going(plan)
    shown = follow_up(viewer(dina), plan.pk, today=TODAY())
    for how in ("replaced", "king"):
        sheet = sheet_from(shown, {f"how-{one.pk}": how, "seen": "x:y,1:", "how-999999999": "done"})
        assert not sheet.is_valid()
        assert sheet.wrong[0].how_error == "Velg en av disse."
        assert sheet.lost == [""]


def test_one_measure_in_two_presses_and_as_before_in_one(
    plan: Plan, client_for: ClientFor, viewer: ViewerOf, dina: Person
) -> None:
    one, *_rest = going(plan)
    client, address = client_for(dina), at("measure_update", one.pk)
    assert "Skriv hvorfor" in text(client.post(address, {"status": "on_hold", "seen": "0"}))
    answer = client.post(address, {"same": "1", "seen": "0", "fra": "plan"})
    assert answer.headers["Location"].endswith(f"/planer/{plan.pk}/#tiltak-{one.pk}")
    late = client.post(address, {"status": "done", "seen": "0", "reason": "Alle var med."})
    assert late.status_code == 409
    assert "Alle var med." in text(late)
    seen = str(StatusUpdate.objects.get().pk)
    assert client.post(address, {"status": "done", "seen": seen}).status_code == 302
    one.refresh_from_db()
    assert one.status == "done"
