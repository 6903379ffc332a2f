"""A story is shared by somebody else than its author, without anything that tells who somebody is."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from samskap.core.models import AuditEntry
from samskap.people.models import Membership, Organisation, Person, Team
from samskap.practice import actions
from samskap.practice.access import get_story_for, may_let_out, stories_for, stories_waiting_for
from samskap.practice.actions import NotClear, StoryWords
from samskap.practice.actions.stories import details_in
from samskap.practice.models import ChangeRecord, Story
from samskap.practice.queries.choices import names_of_nobody
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from tests.personas import ClientFor, ViewerOf, make_person

CLEAR = StoryWords("En telefon kvelden før", "Noen sa det høyt. Vi prøvde.")
NAMED = StoryWords("En telefon kvelden før", "Da Kari Nordmann sa det høyt, prøvde vi.")


def written(viewer: ViewerOf, who: Person, change: ChangeRecord, words: StoryWords = CLEAR) -> Story:
    """A story that waits for a second pair of eyes."""
    story = actions.write_story(by=viewer(who), change=change, words=words)
    actions.send_story(by=viewer(who), story=story, revision=story.revision)
    story.refresh_from_db()
    return story


def test_the_author_never_lets_out_their_own_however_much_they_may(
    viewer: ViewerOf, alma: Person, dina: Person, change: ChangeRecord
) -> None:
    story = written(viewer, dina, change)  # who leads the unit, and may let out every other story in it
    for person in (dina, alma):
        assert not may_let_out(viewer(person), story)
        with pytest.raises(PermissionDenied):
            actions.publish_story(by=viewer(person), story=story, revision=story.revision)
    assert stories_waiting_for(viewer(dina)) == []


def test_leaders_development_and_quality_teams_let_it_out_and_others_do_not(
    viewer: ViewerOf,
    organisation: Organisation,
    teams: dict[str, Team],
    alma: Person,
    dina: Person,
    edvard: Person,
    bo: Person,
    change: ChangeRecord,
) -> None:
    story = written(viewer, alma, change)
    role = Membership.Role.EMPLOYEE
    frida = make_person(organisation, "Frida Fag", role=role, team=teams[Team.Kind.DEVELOPMENT])
    gro = make_person(
        organisation, "Gro Leder", role=Membership.Role.LEADER, team=teams[Team.Kind.LEADERSHIP]
    )
    assert [may_let_out(viewer(who), story) for who in (dina, frida, gro, edvard, bo)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    actions.publish_story(by=viewer(frida), story=story, revision=story.revision)
    assert stories_for(viewer(alma)).get() == story
    assert not stories_for(viewer(None)).exists()
    organisation.opens_plans = True
    assert stories_for(viewer(None)).get() == story


def test_what_tells_who_somebody_is_needs_a_reason_and_an_identity_number_is_refused(
    viewer: ViewerOf, alma: Person, dina: Person, change: ChangeRecord
) -> None:
    story = written(viewer, alma, change, NAMED)
    for reason in ("", "because"):
        with pytest.raises(NotClear):
            actions.publish_story(by=viewer(dina), story=story, revision=story.revision, overruled=reason)
    Story.objects.filter(pk=story.pk).update(text="Fødselsnummer 01017012345")
    with pytest.raises(NotAllowedNow):
        actions.publish_story(by=viewer(dina), story=story, revision=story.revision, overruled="agreed")
    Story.objects.filter(pk=story.pk).update(text=NAMED.text)
    actions.publish_story(by=viewer(dina), story=story, revision=story.revision, overruled="not_a_person")
    told = " ".join(str(entry.details) for entry in AuditEntry.objects.all())
    assert "not_a_person" in told
    assert "Nordmann" not in told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nå er vi elleve. Så sa Kari, og Per-Ole med henne, at de gleder seg.", ["Kari", "Per-Ole"]),
        ("Vi spør NAV. Og på Møteplassen Brygga snakker vi om Håp, i Fjordvik og på Bryggas kjøkken.", []),
        ("Først kom ingen. «Jeg gleder meg», sa en. Det var Karis idé.", ["Karis"]),
        ("Da Kari Nordmann kom, sa Kari det samme.", ["Kari Nordmann"]),
    ],
)
def test_a_first_name_alone_is_shown_to_the_second_pair_of_eyes(
    text: str, found: list[str], organisation: Organisation, unit: object, departments: object, values: object
) -> None:
    assert details_in(StoryWords("En ny dag", text), names_of_nobody(organisation)) == found


def test_what_was_rewritten_after_it_was_read_is_not_shared(
    viewer: ViewerOf, alma: Person, dina: Person, change: ChangeRecord
) -> None:
    story = written(viewer, alma, change)
    seen = story.revision
    actions.recall_story(by=viewer(alma), story=story, revision=seen)
    actions.write_story(by=viewer(alma), change=change, words=NAMED, revision=seen + 1)
    actions.send_story(by=viewer(alma), story=story, revision=seen + 2)
    with pytest.raises(ChangedMeanwhile):
        actions.publish_story(by=viewer(dina), story=story, revision=seen)


def test_sent_back_with_a_remark_written_anew_shared_and_taken_back(
    viewer: ViewerOf, alma: Person, dina: Person, edvard: Person, change: ChangeRecord
) -> None:
    story = written(viewer, alma, change)
    actions.send_back(by=viewer(dina), story=story, revision=story.revision, remark="Ta bort dagen.")
    story.refresh_from_db()
    assert (story.state, story.remark) == (Story.State.DRAFT, "Ta bort dagen.")
    with pytest.raises(Http404):
        get_story_for(viewer(edvard), story.pk)
    with pytest.raises(PermissionDenied):  # Dina leads the unit, but it is Alma's story
        actions.write_story(by=viewer(dina), change=change, words=CLEAR, revision=story.revision)
    actions.write_story(by=viewer(alma), change=change, words=CLEAR, revision=story.revision)
    actions.send_story(by=viewer(alma), story=story, revision=story.revision + 1)
    actions.publish_story(by=viewer(dina), story=story, revision=story.revision + 2)
    assert get_story_for(viewer(edvard), story.pk).remark == ""
    with pytest.raises(NotAllowedNow):
        actions.write_story(by=viewer(alma), change=change, words=NAMED, revision=story.revision + 3)
    actions.withdraw_story(by=viewer(alma), story=story, revision=story.revision + 3)
    assert not stories_for(viewer(alma)).exists()


def test_a_story_whose_author_has_left_is_taken_over(
    viewer: ViewerOf, alma: Person, dina: Person, change: ChangeRecord
) -> None:
    story = actions.write_story(by=viewer(alma), change=change, words=CLEAR)
    alma.memberships.all().delete()
    taken = actions.write_story(by=viewer(dina), change=change, words=CLEAR, revision=story.revision)
    assert taken.written_by == dina


def test_the_second_reader_does_it_on_a_page(
    client_for: ClientFor,
    viewer: ViewerOf,
    organisation: Organisation,
    alma: Person,
    dina: Person,
    change: ChangeRecord,
) -> None:
    story = written(viewer, alma, change, NAMED)
    url = f"/{organisation.slug}/fortellinger/{story.pk}/"
    assert client_for(alma).get(f"{url}blikk/").status_code == 403
    assert "Kari Nordmann" in client_for(dina).get(f"{url}blikk/").content.decode()
    sent = {"revision": story.revision, "publish": "1"}
    assert client_for(dina).post(f"{url}blikk/", sent).status_code == 422
    assert client_for(dina).post(f"{url}blikk/", {"revision": story.revision, "back": "1"}).status_code == 422
    assert client_for(dina).post(f"{url}blikk/", {**sent, "overruled": "agreed"}).status_code == 302
    assert client_for().get(url).status_code == 404
    organisation.opens_plans = True
    organisation.save(update_fields=["opens_plans"])
    page = client_for().get(url).content.decode()
    assert "prøvde vi" in page
    assert alma.name not in page
    assert dina.name not in page


@pytest.mark.parametrize("revision", ["²", "٣", "9" * 5000, "", "-1"])
def test_a_revision_that_is_no_number_changes_nothing(
    client_for: ClientFor, viewer: ViewerOf, alma: Person, change: ChangeRecord, revision: str
) -> None:
    story = actions.write_story(by=viewer(alma), change=change, words=CLEAR)
    url = f"/{change.organisation.slug}/fortellinger/{story.pk}/send/"
    assert client_for(alma).post(url, {"revision": revision}).status_code == 302
    story.refresh_from_db()
    assert story.state == Story.State.DRAFT
