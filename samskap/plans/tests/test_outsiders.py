"""What those who do not belong to the unit never find out, whichever way they ask."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samskap.people.models import Organisation, Person
from samskap.people.viewer import door_viewer
from samskap.plans.access import visible_to
from samskap.plans.actions import Standing, move_plan, set_status
from samskap.plans.actions.figures import Entry, Wanted, add_figure, enter_figure
from samskap.plans.exporting import export_of
from samskap.plans.exporting import pdf as paper
from samskap.plans.freezing import freeze
from samskap.plans.hearing_receipts import write_mark
from samskap.plans.models import (
    Decision,
    HearingInput,
    IndicatorReading,
    LooseText,
    Measure,
    Plan,
    StateChange,
)
from samskap.plans.tests.hearings import opened as opened_form
from samskap.plans.tests.hearings import send_out
from tests.personas import ClientFor, MakePlan, ViewerOf

NAME = "Kari Nordmann"


def decide(plan: Plan, body: str) -> StateChange:
    """A decision that names somebody in every text it has."""
    step = StateChange.objects.create(plan=plan, state="approved", day=date(2026, 2, 1))
    Decision.objects.create(
        plan=plan, step=step, body=body, day=step.day, meeting=f"Møte hos {NAME}", text=f"{NAME} tar det."
    )
    return step


@pytest.mark.parametrize("body", [NAME, "Ledergruppa"])
def test_names_in_decisions_are_in_no_page_and_no_file(
    body: str,
    plan: Plan,
    opened: Organisation,
    dina: Person,
    viewer: ViewerOf,
    client_for: ClientFor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    freeze(plan=plan, step=decide(plan, body), by=viewer(dina), at=timezone.now())
    LooseText.objects.create(plan=plan, kind="commitment", decision="kept", text=f"{NAME} lover kaffe.")
    printed: list[Any] = []

    def typeset(_path: Any, data: Any, **_more: Any) -> bytes:
        printed.append(data)
        return b""

    monkeypatch.setattr(paper, "typeset", typeset)
    where = [opened.slug, plan.pk]
    for address in (
        reverse("plans:versions", args=where),
        reverse("plans:version_pdf", args=[*where, 1]),
        *(reverse("plans:export", args=[*where, form]) for form in ("pdf", "json", "csv")),
    ):
        answer = client_for().get(address)
        assert answer.status_code == 200
        assert NAME not in answer.content.decode(), address
    assert len(printed) == 2
    assert NAME not in json.dumps(printed, ensure_ascii=False, default=str)
    assert NAME in json.dumps(export_of(plan, viewer(dina)), ensure_ascii=False)


def test_a_door_reads_no_proposal(plan: Plan, opened: Organisation, viewer: ViewerOf) -> None:
    send_out(plan, everybody=True)
    assert plan in visible_to(viewer())
    assert plan not in visible_to(door_viewer(opened))


def test_a_day_written_in_later_takes_no_day_back_that_was_read(
    plan: Plan, dina: Person, viewer: ViewerOf
) -> None:
    """Whoever remembers «20 deltakere» must not be told «21» of an earlier day instead."""
    measure = Measure.objects.filter(section__plan=plan)[0]
    wanted = Wanted(label="Deltakere", unit_word="deltakere", about_people=True)
    row = add_figure(by=viewer(dina), measure=measure, wanted=wanted)
    for day, count in ((date(2026, 6, 1), 20), (date(2026, 5, 1), 21)):
        enter_figure(by=viewer(dina), indicator=row, entry=Entry(day, Decimal(count)))
    shown = IndicatorReading.objects.filter(indicator=row, shown=True)
    assert [reading.day for reading in shown] == [date(2026, 6, 1)]


def test_a_figure_without_a_note_has_an_empty_cell_and_a_note_is_no_formula(
    plan: Plan, opened: Organisation, dina: Person, viewer: ViewerOf, client_for: ClientFor
) -> None:
    measure = Measure.objects.filter(section__plan=plan)[0]
    row = add_figure(by=viewer(dina), measure=measure, wanted=Wanted(label="Kvelder", unit_word="kvelder"))
    for day, note in ((1, ""), (2, "=1+1")):
        entry = Entry(date(2026, 6, day), Decimal(3), note=note)
        enter_figure(by=viewer(dina), indicator=row, entry=entry)
    answer = client_for().get(reverse("plans:indicator_csv", args=[opened.slug, row.pk]))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[1:] == ["2026-06-01;3;;", "2026-06-02;3;;'=1+1"]


def test_a_plan_that_was_taken_back_from_the_hearing_is_written_on_in_peace(
    plan: Plan, dina: Person, viewer: ViewerOf, client_for: ClientFor
) -> None:
    hearing = send_out(plan, everybody=True)
    measure = Measure.objects.filter(section__plan=plan)[0]
    mark = write_mark(opened_form(hearing, measure=measure))
    where = ["fjordvik", plan.pk]
    assert client_for().get(reverse("plans:hearing", args=where)).status_code == 200
    move_plan(by=viewer(dina), plan=plan, target="draft", note="Vi vil tenke mer.")
    Measure.objects.filter(pk=measure.pk).update(title="Nytt utkast", text="Nytt utkast", why="Nytt utkast")
    for name in ("hearing", "hearing_say", "you_said"):
        address = f"{reverse(f'plans:{name}', args=where)}?tiltak={measure.pk}"
        answer = client_for().get(address, follow=True)
        assert answer.status_code == 200, name
        assert "Nytt utkast" not in answer.content.decode(), name
    # a form that was open may still be sent: what comes back of it tells nothing new either
    sent = client_for().post(reverse("plans:hearing_say", args=where), {"mark": mark, "text": ""})
    assert sent.status_code == 422
    assert "Nytt utkast" not in sent.content.decode()


def test_a_mark_of_another_plan_says_nothing_here(
    plan: Plan, make_plan: MakePlan, client_for: ClientFor
) -> None:
    send_out(plan, everybody=True)
    other = send_out(make_plan(title="En annen plan"), everybody=True)
    mark = write_mark(replace(opened_form(other), about=f"{NAME} er dum"))
    sent = {"mark": mark, "text": "Ja.", "voice": "resident", "way": "own"}
    client_for().post(reverse("plans:hearing_say", args=["fjordvik", plan.pk]), sent)
    said = HearingInput.objects.get()
    assert (said.hearing.plan, said.about, said.held) == (plan, "", True)


def test_whoever_speaks_by_name_is_told_who_reads_it(plan: Plan, alma: Person, client_for: ClientFor) -> None:
    """A hearing among the unit's own people is read by everybody once the plan is open."""
    send_out(plan)
    page = client_for(alma).get(reverse("plans:hearing_say", args=["fjordvik", plan.pk])).content.decode()
    assert "Ordene kan leses av alle som leser planen" in page


def test_a_person_who_took_over_is_named_to_the_units_own_people_only(
    plan: Plan, opened: Organisation, dina: Person, viewer: ViewerOf, client_for: ClientFor
) -> None:
    measure = Measure.objects.filter(section__plan=plan)[0]
    standing = Standing("replaced", "Det går videre der.", taken_over_by=NAME)
    set_status(by=viewer(dina), measure=measure, standing=standing)
    freeze(plan=plan, step=decide(plan, "Ledergruppa"), by=viewer(dina), at=timezone.now())
    where = [opened.slug, plan.pk]
    for address in (
        reverse("plans:plan", args=where),
        reverse("plans:measure", args=[opened.slug, measure.pk]),
        reverse("plans:measure_history", args=[opened.slug, measure.pk]),
        reverse("plans:version", args=[*where, 1]),
        reverse("plans:export", args=[*where, "json"]),
    ):
        assert NAME not in client_for().get(address).content.decode(), address
        assert NAME in client_for(dina).get(address).content.decode(), address
