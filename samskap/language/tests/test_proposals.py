"""Proposals: anybody makes one, nothing tells who, each is answered, and one press takes a word into the draft."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samskap.core import receipts
from samskap.core.models import AuditEntry, OutgoingMail
from samskap.language.access.talk import get_proposal_to_answer
from samskap.language.actions import entries
from samskap.language.actions.entries import take_in
from samskap.language.actions.proposals import FLOOD, Given, Reply, Words, answer, mark_of, propose
from samskap.language.models import Edition, Entry, Proposal
from samskap.language.proposal_receipts import Opened, open_form, write_mark
from samskap.language.queries.proposals import by_code, proposals_page
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.language.todos import proposals_that_wait
from samskap.people.models import Organisation, Person, Team
from samskap.people.viewer import Viewer
from tests.personas import ClientFor, ViewerOf

WORDS = Words(
    kind="new", word="svingdørsperson", say="kommer tilbake flere ganger", why="Det høres ut som en dør."
)


def opened(organisation: Organisation, entry_key: str = "") -> Opened:
    """A form opened a minute ago."""
    return open_form(organisation.pk, timezone.now() - timedelta(minutes=1), entry_key)


def sent(by: Viewer, words: Words = WORDS, **more: object) -> Given:
    """A proposal from a form of its own."""
    return propose(by=by, opened=opened(by.organisation), words=words, **more)  # type: ignore[arg-type]  # now, held


def form_data(organisation: Organisation, **fields: str) -> dict[str, str]:
    """What the browser sends."""
    mark = write_mark(opened(organisation))
    return {"mark": mark, "kind": "new", "word": WORDS.word, "say": WORDS.say, "why": WORDS.why, **fields}


def test_without_a_name_nothing_leads_back_and_the_code_opens_the_answer(viewer: ViewerOf) -> None:
    form = opened(viewer().organisation)
    given, again = (propose(by=viewer(), opened=form, words=WORDS) for _click in range(2))
    assert (given.proposal, given.code) == (again.proposal, again.code)
    row = Proposal.objects.get()
    kept = str([getattr(row, field.attname) for field in Proposal._meta.concrete_fields])
    assert row.person is None
    assert given.code not in kept
    assert form.chance not in kept
    entry = AuditEntry.objects.get(action="language.propose")
    assert entry.actor_id is None
    assert WORDS.word not in str(entry.details)
    assert by_code(viewer().organisation, given.code) == row
    assert by_code(viewer().organisation, receipts.spaced("B" * 12)) is None


def test_the_code_opens_nothing_next_door(viewer: ViewerOf, nabovik: Organisation) -> None:
    assert by_code(nabovik, sent(viewer()).code) is None


def test_a_flood_is_kept_and_read_only_by_those_who_answer(
    viewer: ViewerOf, alma: Person, dina: Person
) -> None:
    here = viewer().organisation
    Proposal.objects.bulk_create(Proposal(organisation=here, word="x", why="y") for _each in range(FLOOD))
    row = sent(viewer()).proposal
    assert row.held
    assert not sent(viewer(alma), Words("new", "ord", "", "Fordi.", person=alma)).proposal.held
    with pytest.raises(Http404):
        get_proposal_to_answer(viewer(alma), row.pk)
    assert get_proposal_to_answer(viewer(dina), row.pk) == row


def test_the_answer_is_told_once_and_never_written_over_unseen(
    viewer: ViewerOf, alma: Person, dina: Person, bo: Person, teams: dict[str, Team]
) -> None:
    row = sent(viewer(alma), Words("new", "ord", "", "Fordi.", person=alma)).proposal
    reply = Reply("taken", "Det kommer med i neste utgave.", teams[Team.Kind.QUALITY])
    for stranger in (bo, alma):
        with pytest.raises(PermissionDenied):
            answer(by=viewer(stranger), proposal=row, reply=reply, seen="")
    told = answer(by=viewer(dina), proposal=row, reply=reply, seen="")
    assert told.answered_for == "Kvalitetsgruppa"
    assert OutgoingMail.objects.count() == 1
    with pytest.raises(ChangedMeanwhile):
        answer(by=viewer(dina), proposal=row, reply=reply, seen="")
    answer(by=viewer(dina), proposal=row, reply=Reply("later", "Litt senere."), seen=mark_of(told))
    assert OutgoingMail.objects.count() == 2
    assert "neste utgave" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_what_waits_comes_first_and_everybody_reads_answers_without_names(
    viewer: ViewerOf, alma: Person, dina: Person, bo: Person
) -> None:
    today = timezone.localdate()
    row = sent(viewer(alma), Words("new", "ord", "", "Fordi.", person=alma)).proposal
    Proposal.objects.filter(pk=row.pk).update(made_at=timezone.now() - timedelta(days=8))
    shown = proposals_page(viewer(dina), "", today=today)
    assert [(one.who, one.waited) for one in shown.open] == [("Alma Berg", "Har ventet i 8 dager")]
    assert not proposals_page(viewer(), "", today=today).open
    answer(by=viewer(dina), proposal=row, reply=Reply("taken", "Ja."), seen="")
    for outside in (viewer(), viewer(bo)):
        [one] = proposals_page(outside, "", today=today).answered
        assert ("Alma" in one.who, one.answered) == (False, "Tatt inn")


def test_the_list_costs_the_same_at_one_and_three(
    viewer: ViewerOf, dina: Person, alma: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for most in (1, 3):
        while Proposal.objects.filter(outcome="").count() < most:
            answered = sent(viewer(alma), Words("new", "ord", "", "Fordi.", person=alma)).proposal
            answer(by=viewer(dina), proposal=answered, reply=Reply("taken", "Ja."), seen="")
            sent(viewer())
        looking = viewer(dina)
        assert looking.belongs
        with django_assert_num_queries(3):
            proposals_page(looking, "", today=timezone.localdate())


def test_those_who_answer_are_told_that_something_waits(viewer: ViewerOf, alma: Person, dina: Person) -> None:
    now: datetime = timezone.now()
    assert proposals_that_wait(viewer(dina), now) == []
    sent(viewer())
    assert proposals_that_wait(viewer(alma), now) == []
    assert "Kom i dag" in proposals_that_wait(viewer(dina), now)[0].why


def test_one_press_takes_a_word_into_the_draft(
    viewer: ViewerOf, dina: Person, organisation: Organisation
) -> None:
    draft = Edition.objects.create(organisation=organisation, number=1)
    row = sent(viewer()).proposal
    assert [take_in(by=viewer(dina), proposal=row, edition=draft) for _press in range(2)] == [
        "svingdørsperson"
    ] * 2
    entry = Entry.objects.get(edition=draft)
    assert (entry.avoid_nb, entry.say_nb, entry.why_nb) == (WORDS.word, [WORDS.say], WORDS.why)
    row.refresh_from_db()
    assert row.edition == draft
    draft.refresh_from_db()
    assert draft.revision == 2
    for word, level in (
        ("a", "yellow"),
        ("bruker", "info"),
        ("😀", "yellow"),
        (" pasi\u00adent ", "info"),  # as it is copied from the end of a line
    ):  # nothing that breaks the draft
        key = take_in(
            by=viewer(dina), proposal=sent(viewer(), Words("new", word, "", "-")).proposal, edition=draft
        )
        assert (Entry.objects.get(edition=draft, key=key).level) == level
    assert draft.entries.get(key="pasient").matching["terms"] == [{"lang": "nb", "word": "pasient"}]
    more = sent(viewer(), Words("new", "enda ett", "", "-")).proposal
    full = patch.object(entries, "MOST_ENTRIES", draft.entries.count())
    with full, pytest.raises(NotAllowedNow):
        take_in(by=viewer(dina), proposal=more, edition=draft)


def test_a_resident_proposes_on_the_page_and_reads_the_answer(
    organisation: Organisation, client_for: ClientFor, viewer: ViewerOf, dina: Person
) -> None:
    browser = client_for()
    address = reverse("language:propose", args=[organisation.slug])
    for word in ("Kari Nordmann sa det til meg i fjor", "01010112345"):
        refused = browser.post(address, form_data(organisation, why=word))
        assert refused.status_code == 422
        assert word in refused.content.decode()
    assert Proposal.objects.count() == 0
    thanks = browser.post(address, form_data(organisation))
    code = thanks.context["code"]
    answer(
        by=viewer(dina), proposal=Proposal.objects.get(), reply=Reply("partly", "Vi tar det opp."), seen=""
    )
    read = browser.post(
        reverse("language:proposal_receipt", args=[organisation.slug]), {"code": code.lower()}
    )
    assert "Vi tar det opp." in read.content.decode()
    assert "Dina" not in read.content.decode()


def test_strangers_meet_no_proposal_to_answer(
    organisation: Organisation,
    viewer: ViewerOf,
    client_for: ClientFor,
    bo: Person,
    cato: Person,
    alma: Person,
) -> None:
    row = sent(viewer()).proposal
    for name in ("proposal_answer", "proposal_take_in"):
        address = reverse(f"language:{name}", args=[organisation.slug, row.pk])
        assert [client_for(who).post(address).status_code for who in (bo, cato, alma)] == [404, 404, 403]
