"""What has happened: told without names, with ids that never change, and only to those who may see the plans."""

from __future__ import annotations

from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.people.models import Organisation, Person
from samskap.plans.models import Hearing, HearingInput, InputAnswer, Measure, Plan, StatusUpdate
from samskap.plans.queries.changes import Span, changes
from tests.personas import ClientFor, MakePlan, ViewerOf

ATOM = "{http://www.w3.org/2005/Atom}"


def say(plan: Plan, status: str, reason: str, *, at: datetime | None = None, place: int = 0) -> StatusUpdate:
    """Somebody says how it goes with a measure of the plan."""
    measure = Measure.objects.filter(section__plan=plan)[place]
    return StatusUpdate.objects.create(
        measure=measure, status=status, reason=reason, at=at or timezone.now(), by=plan.owner
    )


def test_steps_statuses_and_answers_are_told_the_latest_first(
    plan: Plan, opened: Organisation, viewer: ViewerOf
) -> None:
    say(plan, "done", "Kvelden går hver uke")
    hearing = Hearing.objects.create(plan=plan, opens_on=plan.state_since, closes_on=plan.state_since)
    for key in ("a", "b"):
        said = HearingInput.objects.create(
            hearing=hearing, voice="resident", text="Hemmelig ord", at=timezone.now(), sent_key=key
        )
        InputAnswer.objects.create(
            input=said, outcome="not", text="Fordi", at=timezone.now() - timedelta(days=1)
        )
    told = changes(viewer())
    assert [line.kind for line in told] == [
        "measure",
        "answers",
        "plan",
        "plan",
    ]  # draft and hearing are not told
    assert told[0].reason == "Kvelden går hver uke"
    assert "Hemmelig" not in str(told)
    assert told[1].url.endswith(f"/fjordvik/planer/{plan.pk}/du-sa-vi-gjorde/")
    assert changes(viewer(), most=1, skip=1) == told[1:2]
    assert changes(viewer(), span=Span(first=timezone.localdate())) == told[:1]


def test_a_reason_that_names_somebody_is_for_the_units_own_people(
    plan: Plan, opened: Organisation, dina: Person, viewer: ViewerOf
) -> None:
    say(plan, "on_hold", "Kari Nordmann er borte")
    assert changes(viewer())[0].reason == ""
    assert changes(viewer(dina))[0].reason == "Kari Nordmann er borte"


def test_closed_plans_and_drafts_are_not_told_to_visitors(
    plan: Plan, make_plan: MakePlan, viewer: ViewerOf, opened: Organisation, nabovik: Organisation
) -> None:
    say(make_plan(title="Utkast"), "done", "")
    assert {line.plan for line in changes(viewer())} == {plan.title}
    assert changes(viewer(organisation=nabovik)) == []


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_feeds_are_well_formed_stable_and_closed_with_the_plans(
    form: str, plan: Plan, organisation: Organisation, alma: Person, client_for: ClientFor
) -> None:
    update = say(plan, "needs_hand", "Tegn & rare\x0b ord <b>")
    address = f"/fjordvik/endringer.{form}"
    assert Client().get(address).status_code == 404
    inside = client_for(alma).get(address)
    organisation.opens_plans = True
    organisation.save(update_fields=["opens_plans"])
    response = Client().get(address)
    assert response.content == inside.content
    assert f"application/{form}+xml" in response["Content-Type"]
    root = ET.fromstring(response.content)
    ids = [one.text for one in root.iter(f"{ATOM}id" if form == "atom" else "guid")]
    assert f"tag:127.0.0.1,2026:fjordvik/status/{update.pk}" in ids
    assert len(ids) == len(set(ids))
    text = response.content.decode()
    assert "Dina" not in text
    author = root.findtext(f"{ATOM}author/{ATOM}name")  # an Atom feed must have one
    assert author == (organisation.name if form == "atom" else None)
    assert Client().get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_the_plan_page_tells_feed_readers_where_to_look(plan: Plan, opened: Organisation) -> None:
    page = Client().get(f"/fjordvik/planer/{plan.pk}/").content.decode()
    assert 'type="application/atom+xml"' in page
    assert "/fjordvik/endringer.atom" in page


def test_the_page_pages_and_asks_the_database_as_often_for_many_as_for_few(
    plan: Plan, alma: Person, client_for: ClientFor
) -> None:
    client = client_for(alma)
    say(plan, "done", "Ja")
    counts = []
    for many in (0, 60):
        for n in range(many):
            say(plan, "done", "Ja", at=timezone.now() - timedelta(days=n), place=n % 5)
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/fjordvik/planer/endringer/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9
    assert page.context["older"] == 2
    for side in ("2", "0", "-1", "9999", "abc", "²", "1e9"):
        assert client.get("/fjordvik/planer/endringer/", {"side": side}).status_code == 200


def test_a_reason_is_text_also_for_readers_that_take_it_for_html(
    plan: Plan, opened: Organisation, client_for: ClientFor
) -> None:
    say(plan, "on_hold", "<img src=x onerror=alert(1)>")
    feed = ET.fromstring(client_for().get("/fjordvik/endringer.atom").content)
    assert feed.findtext(f"{ATOM}entry/{ATOM}summary") == "&lt;img src=x onerror=alert(1)&gt;"
