"""A hearing that is going on gets more time or more people; nothing is taken back from those who were asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.people.models import Organisation, Person, Team
from samskap.plans import actions
from samskap.plans.access import visible_to
from samskap.plans.actions.hearing_terms import HearingTerms, terms_of
from samskap.plans.models import Hearing, Plan
from samskap.plans.states import ChangedMeanwhile, Incomplete, NotAllowedNow, State
from samskap.plans.tests.hearings import send_out
from samskap.plans.tests.web import at, text
from tests.personas import ClientFor, ViewerOf


@pytest.fixture
def hearing(plan: Plan, edvard: Person) -> Hearing:
    council = Team.objects.get(kind=Team.Kind.LIVED_EXPERIENCE, organisation=plan.organisation)
    return send_out(plan, council)


def days(n: int) -> timedelta:
    return timedelta(days=n)


def test_a_hearing_that_was_over_takes_words_again_and_says_so(
    hearing: Hearing, viewer: ViewerOf, dina: Person, client_for: ClientFor
) -> None:
    today = timezone.localdate()
    Hearing.objects.update(closes_on=today - days(1))
    hearing.refresh_from_db()
    before = hearing.closes_on
    for more in (7, 14):
        terms = replace(terms_of(hearing), closes_on=today + days(more), invitation="Hva mangler?")
        actions.change_hearing(by=viewer(dina), hearing=hearing, terms=terms, seen=terms_of(hearing).mark)
    hearing.refresh_from_db()
    assert (hearing.closes_on, hearing.first_closing) == (today + days(14), before)
    entry = AuditEntry.objects.order_by("sequence")[0]
    assert entry.details["fields"] == ["closes_on", "invitation"]
    assert entry.details["to"] == (today + days(7)).isoformat()
    assert "mangler" not in str(entry.details)
    assert "Forlenget. Først var den siste dagen" in text(
        client_for(dina).get(at("hearing", hearing.plan_id))
    )


def test_nobody_who_was_asked_is_left_out_or_hurried(
    hearing: Hearing, viewer: ViewerOf, dina: Person
) -> None:
    now = terms_of(hearing)
    less = [
        replace(now, closes_on=now.closes_on - days(1)),
        replace(now, body_ids=()),
        replace(now, opens_on=timezone.localdate() + days(1)),
        replace(now, answers_by=now.closes_on - days(1)),
        replace(now, closes_on=now.closes_on + days(400)),
    ]
    for terms in less:
        with pytest.raises(Incomplete):
            actions.change_hearing(by=viewer(dina), hearing=hearing, terms=terms)
    actions.change_hearing(by=viewer(dina), hearing=hearing, terms=replace(now, open_to_everybody=True))
    with pytest.raises(Incomplete):
        actions.change_hearing(by=viewer(dina), hearing=hearing, terms=now)
    assert terms_of(Hearing.objects.get()) == replace(now, open_to_everybody=True)


def test_more_people_are_asked_from_the_same_moment(
    hearing: Hearing, viewer: ViewerOf, dina: Person, cato: Person, nabovik: Organisation
) -> None:
    now = terms_of(hearing)
    strange = Team.objects.create(organisation=nabovik, name="Naboråd", kind=Team.Kind.OTHER)
    terms = replace(now, body_ids=(*now.body_ids, strange.pk))
    with pytest.raises(Incomplete):
        actions.change_hearing(by=viewer(dina), hearing=hearing, terms=terms)
    assert not visible_to(viewer(cato))
    actions.change_hearing(by=viewer(dina), hearing=hearing, terms=replace(now, open_to_everybody=True))
    assert list(visible_to(viewer(cato))) == [hearing.plan]


def test_a_hearing_that_has_ended_is_not_changed(hearing: Hearing, viewer: ViewerOf, dina: Person) -> None:
    Plan.objects.update(state=State.DRAFT)
    Hearing.objects.update(ended_at=timezone.now())
    terms: HearingTerms = replace(terms_of(hearing), closes_on=hearing.closes_on + days(3))
    with pytest.raises(NotAllowedNow):
        actions.change_hearing(by=viewer(dina), hearing=hearing, terms=terms)


def test_of_two_who_change_it_the_second_keeps_what_was_typed(
    hearing: Hearing, viewer: ViewerOf, dina: Person, client_for: ClientFor
) -> None:
    client, path = client_for(dina), at("hearing_change", hearing.plan_id)
    form = client.get(path).context["form"]
    sent = {name: form.initial[name] or "" for name in form.initial} | {"invitation": "Min versjon"}
    actions.change_hearing(
        by=viewer(dina), hearing=hearing, terms=replace(terms_of(hearing), invitation="Deres versjon")
    )
    with pytest.raises(ChangedMeanwhile):
        actions.change_hearing(by=viewer(dina), hearing=hearing, terms=terms_of(hearing), seen=sent["seen"])
    answer = client.post(path, sent)
    assert answer.status_code == 409
    assert "Min versjon" in text(answer)
    assert "Deres versjon" in text(answer)
    again = {**sent, "seen": answer.context["form"]["seen"].value()}
    assert client.post(path, again).status_code == 302
    assert Hearing.objects.get().invitation == "Min versjon"


def test_who_may_change_it(
    hearing: Hearing, viewer: ViewerOf, alma: Person, edvard: Person, client_for: ClientFor
) -> None:
    for person in (alma, edvard):
        assert client_for(person).get(at("hearing_change", hearing.plan_id)).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.change_hearing(by=viewer(person), hearing=hearing, terms=terms_of(hearing))
