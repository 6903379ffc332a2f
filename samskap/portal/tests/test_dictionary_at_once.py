"""Several people with the same edition, the same word and the same form at the very same time."""

from __future__ import annotations

import pytest
from django.utils import timezone

from samskap.core import audit
from samskap.language.actions import conversation, entries, proposals
from samskap.language.actions.editions import begin_edition, publish
from samskap.language.exchange import edition_data
from samskap.language.models import Edition, Entry, Proposal, Remark
from samskap.language.proposal_receipts import open_form
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.language.states import DRAFT, IN_FORCE
from samskap.language.tests.words import in_force
from samskap.people.models import Organisation, Person
from samskap.people.viewer import Viewer
from samskap.plans.tests.test_import_together import together
from tests.personas import ViewerOf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def by(viewer: ViewerOf, dina: Person) -> Viewer:
    found = viewer(dina)
    assert found.belongs  # the memberships are fetched before the threads begin
    return found


def draft_of(by: Viewer) -> Edition:
    return Edition.objects.get(organisation=by.organisation, state=DRAFT)


def test_of_three_who_begin_and_three_who_publish_one_does(by: Viewer, organisation: Organisation) -> None:
    old = in_force(organisation)
    Entry.objects.filter(edition=old).update(examples={"match": [], "no_match": []})
    begun = together(*[lambda: begin_edition(by=by)] * 3)
    assert [type(error) for error in begun] == [NotAllowedNow] * 2
    draft = draft_of(by)
    for word in draft.entries.all():
        word.examples = {"match": [f"En {word.key} her."], "no_match": []}
        word.save()
    errors = together(*[lambda: publish(by=by, edition=draft)] * 3)
    assert [type(error) for error in errors] == [NotAllowedNow] * 2
    states = dict(Edition.objects.values_list("number", "state"))
    assert states == {1: Edition.State.SUPERSEDED, 2: Edition.State.PUBLISHED}
    assert list(audit.verify(organisation.pk)) == []


def test_two_municipalities_publish_at_once(by: Viewer, viewer: ViewerOf, bo: Person) -> None:
    other = viewer(bo, organisation=bo.organisation)
    assert other.belongs
    both = [(one, begin_edition(by=one)) for one in (by, other)]
    assert together(*(lambda one=one, made=made: publish(by=one, edition=made) for one, made in both)) == []
    assert Edition.objects.filter(state__in=IN_FORCE).count() == 2


def test_a_word_written_while_the_edition_is_published_is_in_it_or_refused(by: Viewer) -> None:
    draft = begin_edition(by=by)
    data = next(each for each in edition_data(draft)["entries"] if each["entry"] == "rusmisbruker")
    seen = entries.mark_of(draft.entries.get(key="rusmisbruker"))
    writes = [
        lambda n=n: entries.write_entry(by=by, edition=draft, data={**data, "strength": str(n)}, seen=seen)
        for n in range(2)
    ]
    errors = together(*writes, lambda: publish(by=by, edition=draft))
    written = draft.entries.get(key="rusmisbruker").strength in ("0", "1")
    refused = {type(error) for error in errors}
    assert refused <= {ChangedMeanwhile, NotAllowedNow}
    assert len(errors) == (1 if written else 2)
    assert draft.entries.count() == len(edition_data(draft)["entries"])


def test_the_same_form_sent_three_times_at_once_is_one_proposal_and_one_entry(by: Viewer) -> None:
    in_force(by.organisation)
    draft = begin_edition(by=by)
    opened = open_form(by.organisation.pk, timezone.now())
    words = proposals.Words(kind=Proposal.Kind.NEW, word="tungvekter", say="", why="Fordi.")
    assert together(*[lambda: proposals.propose(by=by, opened=opened, words=words)] * 3) == []
    row = Proposal.objects.get()
    reply = proposals.Reply(outcome="taken", text="Ja.")
    errors = together(*[lambda: proposals.answer(by=by, proposal=row, reply=reply, seen="")] * 3)
    assert [type(error) for error in errors] == [ChangedMeanwhile] * 2
    assert together(*[lambda: entries.take_in(by=by, proposal=row, edition=draft)] * 3) == []
    assert draft.entries.filter(key="tungvekter").count() == 1


def test_a_click_too_many_is_one_remark_and_one_agreement(by: Viewer) -> None:
    in_force(by.organisation)
    errors = together(
        *[lambda: conversation.say(by=by, entry_key="klient", text="Det er jeg med på.")] * 2,
        *[lambda: conversation.agree(by=by, entry_key="klient", agrees=True)] * 2,
    )
    assert errors == []
    assert sorted(Remark.objects.values_list("kind", flat=True)) == ["agrees", "says"]
