"""A change from the day it is written down to what it came to, and how pages and other apps read of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.people.models import Membership, Organisation, Person, Unit
from samskap.people.todos import Todo
from samskap.plans.models import Measure, Plan
from samskap.plans.sources import Scope
from samskap.practice import actions, states, todos
from samskap.practice.actions import Conclusion
from samskap.practice.indicators import changes_reviewed
from samskap.practice.models import ChangeRecord, ReviewRound
from samskap.practice.origins import Origin
from samskap.practice.queries import change_counts, changes_of
from samskap.practice.queries.change_list import change_list
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.practice.tests.conftest import Ask
from samskap.values.models import Value
from tests.personas import ClientFor, ViewerOf, make_person


def concluded(viewer: ViewerOf, who: Person, change: ChangeRecord, what: str, days: int = 0) -> ChangeRecord:
    """Say what becomes of the change, to be looked at again in some days."""
    change.refresh_from_db()
    again = timezone.localdate() + timedelta(days=days) if days else None
    return actions.conclude(
        by=viewer(who),
        change=change,
        conclusion=what,
        words="Vi så på det.",
        revision=change.revision,
        review_on=again,
    )


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ((Conclusion.KEPT, 0), (Conclusion.AGAIN, 30)),
        ((Conclusion.AGAIN, 30), (Conclusion.KEPT, 90)),
        ((Conclusion.KEPT, 0), (Conclusion.ENDED, 0)),
        ((Conclusion.AGAIN, 30), (Conclusion.FOLLOWED, 0)),
    ],
)
def test_a_change_is_kept_tried_anew_ended_or_followed(
    viewer: ViewerOf, alma: Person, change: ChangeRecord, first: tuple[str, int], then: tuple[str, int]
) -> None:
    for what, days in (first, then):
        row = concluded(viewer, alma, change, what, days)
    assert row.state == {"again": "trying", "kept": "kept"}.get(then[0], "ended")
    assert (row.concluded_by, row.conclusion) == (alma, "Vi så på det.")


def test_what_has_ended_stays_as_it_is_and_one_change_may_follow(
    viewer: ViewerOf, alma: Person, change: ChangeRecord, unit: Unit
) -> None:
    said = actions.ChangeEntry(what="Noe nytt", wish="staff", unit=unit, since=timezone.localdate())
    by: dict[str, Any] = {"by": viewer(alma), "entry": said}
    with pytest.raises(NotAllowedNow):
        actions.record_change(**by, sent_key="early", succeeds=change)
    ended = concluded(viewer, alma, change, Conclusion.FOLLOWED)
    for again in (
        lambda: concluded(viewer, alma, change, Conclusion.KEPT),
        lambda: actions.edit_change(**by, change=ended, revision=ended.revision),
        lambda: actions.open_review(by=viewer(alma), change=ended, closes_on=timezone.localdate()),
    ):
        with pytest.raises(NotAllowedNow):
            again()
    follower = actions.record_change(**by, sent_key="a", succeeds=ended)
    assert actions.record_change(**by, sent_key="a", succeeds=ended) == follower
    with pytest.raises(NotAllowedNow):
        actions.record_change(**by, sent_key="b", succeeds=ended)


def test_the_words_of_what_has_ended_can_be_mended_and_nothing_else(
    viewer: ViewerOf, alma: Person, edvard: Person, change: ChangeRecord, client_for: ClientFor
) -> None:
    words = actions.ChangeWords("Vi ringer", "", "", "Noen savnet det.")
    with pytest.raises(NotAllowedNow):
        actions.mend_words(by=viewer(alma), change=change, words=words, revision=change.revision)
    ended = concluded(viewer, alma, change, Conclusion.ENDED)
    sent = {
        "revision": ended.revision,
        "what": "Vi ringer",
        "conclusion": "Noen savnet det.",
        "wish": "staff",
    }
    address = f"/fjordvik/endringer/{change.pk}/endre/"
    assert client_for(edvard).post(address, sent).status_code == 403
    assert [client_for(alma).post(address, sent).status_code for _twice in "12"] == [302, 409]
    ended.refresh_from_db()
    assert (ended.what, ended.conclusion, ended.state) == ("Vi ringer", "Noen savnet det.", "ended")
    assert ended.wish == change.wish


def test_a_conclusion_waits_for_the_asking_needs_its_day_and_nobody_is_overwritten(
    viewer: ViewerOf, alma: Person, edvard: Person, change: ChangeRecord, ask: Ask
) -> None:
    with pytest.raises(PermissionDenied):
        concluded(viewer, edvard, change, Conclusion.KEPT)
    for what, days in ((Conclusion.AGAIN, 0), (Conclusion.KEPT, -5)):
        with pytest.raises(NotAllowedNow):
            concluded(viewer, alma, change, what, days)
    asked = ask()
    with pytest.raises(NotAllowedNow):
        concluded(viewer, alma, change, Conclusion.KEPT)
    actions.close_review(by=viewer(alma), asked=asked)
    with pytest.raises(ChangedMeanwhile):
        actions.conclude(by=viewer(alma), change=change, conclusion="kept", words="Ja.", revision=7)


def test_every_state_leads_only_where_the_states_say() -> None:
    assert states.TRANSITIONS.keys() == set(ChangeRecord.State.values)
    assert all(states.TRANSITIONS.keys() >= after for after in states.TRANSITIONS.values())


def test_the_list_chooses_and_costs_the_same_at_one_and_three(
    viewer: ViewerOf, alma: Person, unit: Unit, values: list[Value], change: ChangeRecord, ask: Ask
) -> None:
    today = timezone.localdate()
    ask(6, close=True)

    def queries(**asked: str) -> tuple[list[str], int]:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            shown = change_list(viewer(alma), asked, today=today)
        return [line.change.what for line in shown.lines], len(seen)

    change.values.set(values[:2])
    one, cost = queries()
    for number in range(2):
        entry = actions.ChangeEntry(
            what=f"Ny {number}", wish="staff", unit=unit, since=today, values=tuple(values)
        )
        actions.record_change(by=viewer(alma), entry=entry, sent_key=str(number))
    several, same = queries()
    assert (len(one), len(several)) == (1, 3)
    assert same == cost
    assert cost <= 10
    assert queries(tilstand="blikk")[0] == [change.what]
    assert queries(avdeling=str(unit.pk), verdi=values[4].slug)[0] == ["Ny 1", "Ny 0"]
    assert len(queries(tilstand="tull", avdeling="x", side="99")[0]) == 3


def test_the_filter_gets_the_lines_alone_and_the_page_costs_the_same_with_more_rounds(
    client_for: ClientFor, organisation: Organisation, alma: Person, change: ChangeRecord, ask: Ask
) -> None:
    client, url = client_for(alma), f"/{organisation.slug}/endringer/"
    part = client.get(url, {"tilstand": "ended"}, headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in part
    assert "Ingen endringer passer" in part
    costs = []
    for _round in range(2):
        ask(6, close=True)
        with CaptureQueriesContext(connection) as seen:
            client.get(f"{url}{change.pk}/")
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 20


def test_the_page_of_what_led_to_it_finds_the_change(
    viewer: ViewerOf, alma: Person, cato: Person, unit: Unit
) -> None:
    entry = actions.ChangeEntry(what="Ny", wish="staff", unit=unit, since=timezone.localdate())
    origin = Origin("advice", "Råd 3", "/fjordvik/raad/3/", "gatherings.advice:3")
    row = actions.record_change(by=viewer(alma), entry=entry, sent_key="k", origin=origin)
    (line,) = changes_of(viewer(alma), "gatherings.advice:3")
    assert (line.what, line.url, line.helped) == ("Ny", f"/fjordvik/endringer/{row.pk}/", None)
    assert change_counts(viewer(alma), ["gatherings.advice:3", "x"]) == {"gatherings.advice:3": 1}
    assert changes_of(viewer(cato), "gatherings.advice:3") == changes_of(viewer(alma), "") == []


def test_who_wrote_it_and_who_leads_there_are_asked_to_look(
    viewer: ViewerOf, organisation: Organisation, alma: Person, dina: Person, change: ChangeRecord, ask: Ask
) -> None:
    now = timezone.now()
    jonas = make_person(organisation, "Jonas Leder", role=Membership.Role.LEADER, unit=change.unit)

    def titles(who: Person) -> list[str]:
        found: list[Todo] = []
        for source in (todos.changes_to_look_at, todos.rounds_to_finish, todos.stories_that_wait):
            found += source(viewer(who), now)
        return [todo.title.partition(":")[0] for todo in found]

    assert titles(alma) == titles(jonas) == ["Se på endringen"]
    assert titles(dina) == [], "she leads the whole unit; the department's changes are its own leader's"
    asked = ask(6)
    assert titles(alma) == []
    early = timezone.localdate() - timedelta(days=3)
    ReviewRound.objects.filter(pk=asked.pk).update(opened_on=early, closes_on=early)
    assert titles(jonas) == ["Tell opp svarene"]
    actions.close_review(by=viewer(alma), asked=asked)
    concluded(viewer, alma, change, Conclusion.KEPT)
    assert titles(alma) == []
    words = actions.StoryWords("Vi ringer", "Det hjalp.")
    story = actions.write_story(by=viewer(alma), change=change, words=words)
    actions.send_story(by=viewer(alma), story=story, revision=story.revision)
    assert titles(dina) == titles(jonas) == ["Se på fortellingen"]
    actions.send_back(by=viewer(dina), story=story, revision=story.revision + 1, remark="Kortere?")
    assert titles(alma) == ["Skriv videre på fortellingen"]


def test_the_figure_counts_the_changes_that_were_due_and_those_asked_about(
    organisation: Organisation,
    viewer: ViewerOf,
    alma: Person,
    unit: Unit,
    plan: Plan,
    change: ChangeRecord,
    ask: Ask,
) -> None:
    today = timezone.localdate()
    scope = Scope(organisation, plan, Measure.objects.filter(section__plan=plan)[0])
    for days, key in ((5, "due"), (-5, "not yet")):
        entry = actions.ChangeEntry(
            what=key,
            wish="staff",
            unit=unit,
            since=today - timedelta(days=50),
            review_on=today - timedelta(days=days),
        )
        actions.record_change(by=viewer(alma), entry=entry, sent_key=key)
    ask(3, close=True)  # three answers: too few to show, but they were asked and did answer
    reading = changes_reviewed.read(scope, today)
    assert (reading.numerator, reading.denominator) == (1, 2)
    assert [each.counts for each in reading.basis] == [True, False]
    # everybody who reads the plan reads this: what was changed is the members' own
    assert not any("Vi ringer" in each.label or "due" in each.label for each in reading.basis)
    assert changes_reviewed.read(scope, today - timedelta(days=1)).numerator == 0


def test_two_forms_of_the_same_change_stand_side_by_side(
    client_for: ClientFor, organisation: Organisation, alma: Person, dina: Person, change: ChangeRecord
) -> None:
    url = f"/{organisation.slug}/endringer/{change.pk}/endre/"
    sent = {
        "what": "Vi sender melding",
        "wish": "resident",
        "unit": change.unit_id,
        "since": change.since.isoformat(),
        "revision": 1,
    }
    assert client_for(dina).post(url, sent).status_code == 302
    answer = client_for(alma).post(url, {**sent, "what": "Vi går innom"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Vi sender melding" in page
    assert "Vi går innom" in page
    assert 'name="revision" value="2"' in page
