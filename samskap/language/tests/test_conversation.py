"""The conversation about a word: open to members until its day, agreed to once, answered, and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from samskap.core.models import AuditEntry, OutgoingMail
from samskap.language.actions.conversation import agree, answer, mark_of, say, withdraw
from samskap.language.models import Edition, Entry, Proposal, Remark
from samskap.language.queries.conversation import conversation_of
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.people.models import Organisation, Person, Team, Unit
from tests.personas import ClientFor, ViewerOf

KEY = "umotivert"
WORDS = "Bra bytte. Jeg har lest det ordet om meg selv."


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    """The edition in force, with one word, open for a week more."""
    today = timezone.localdate()
    found = Edition.objects.create(
        organisation=organisation, number=1, state="published", discuss_until=today + timedelta(days=7)
    )
    Entry.objects.create(edition=found, key=KEY, avoid_nb=KEY, say_nb=["vil noe annet"], why_nb="Fordi.")
    return found


def close(edition: Edition) -> None:
    """The last day was yesterday."""
    edition.discuss_until = timezone.localdate() - timedelta(days=1)
    edition.save(update_fields=["discuss_until"])


def test_a_remark_is_said_once_answered_and_told(
    edition: Edition, viewer: ViewerOf, edvard: Person, dina: Person, teams: dict[str, Team]
) -> None:
    first, second = (say(by=viewer(edvard), entry_key=KEY, text=WORDS) for _click in range(2))
    assert first == second
    quality = teams[Team.Kind.QUALITY]
    with pytest.raises(PermissionDenied):
        answer(by=viewer(edvard), remark=first, text="Ja.", team=None, seen="")
    answered = answer(by=viewer(dina), remark=first, text="Ja.", team=quality, seen="")
    with pytest.raises(ChangedMeanwhile):
        answer(by=viewer(dina), remark=first, text="Nei.", team=quality, seen="")
    answer(by=viewer(dina), remark=first, text="Nei.", team=quality, seen=mark_of(answered))
    assert OutgoingMail.objects.count() == 2
    with pytest.raises(NotAllowedNow):
        withdraw(by=viewer(edvard), remark=first)
    [said] = conversation_of(viewer(dina), KEY).said
    assert (said.name, said.place, said.answered_for) == ("Edvard Eik", "Erfaringsrådet", "Kvalitetsgruppa")
    assert WORDS not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_one_agrees_once_and_may_take_it_back(edition: Edition, viewer: ViewerOf, alma: Person) -> None:
    for _press in range(2):
        agree(by=viewer(alma), entry_key=KEY, agrees=True)
    seen = conversation_of(viewer(alma), KEY)
    assert (seen.agrees, seen.i_agree, seen.voices) == (1, True, 0)
    for _press in range(2):
        agree(by=viewer(alma), entry_key=KEY, agrees=False)
    assert conversation_of(viewer(alma), KEY).agrees == 0
    agree(by=viewer(alma), entry_key=KEY, agrees=True)
    assert Remark.objects.count() == 2


def test_only_ones_own_words_are_taken_back_and_then_gone(
    edition: Edition, viewer: ViewerOf, alma: Person, dina: Person
) -> None:
    remark = say(by=viewer(alma), entry_key=KEY, text=WORDS)
    with pytest.raises(PermissionDenied):
        withdraw(by=viewer(dina), remark=remark)
    withdraw(by=viewer(alma), remark=remark)
    remark.refresh_from_db()
    assert remark.text == ""
    assert conversation_of(viewer(dina), KEY).said == ()


def test_after_its_day_it_is_closed_and_what_was_typed_comes_back(
    edition: Edition, viewer: ViewerOf, client_for: ClientFor, alma: Person
) -> None:
    close(edition)
    with pytest.raises(NotAllowedNow):
        agree(by=viewer(alma), entry_key=KEY, agrees=True)
    address = reverse("language:remark", args=[edition.organisation.slug, KEY])
    refused = client_for(alma).post(address, {"text": WORDS})
    assert refused.status_code == 409
    assert WORDS in refused.content.decode()
    assert not conversation_of(viewer(alma), KEY).may_say


def test_words_that_tell_who_somebody_is_come_back_to_be_changed(
    edition: Edition, client_for: ClientFor, alma: Person
) -> None:
    address = reverse("language:remark", args=[edition.organisation.slug, KEY])
    refused = client_for(alma).post(address, {"text": "Ring Kari Nordmann på 91 23 45 67"})
    assert refused.status_code == 422
    assert "Kari Nordmann" in refused.content.decode()
    said = {"text": "Ring Kari Nordmann på 91 23 45 67", "overruled": "agreed"}
    assert client_for(alma).post(address, said).status_code == 302


def test_why_a_warning_was_overruled_is_kept(
    edition: Edition, viewer: ViewerOf, client_for: ClientFor, alma: Person, dina: Person, unit: Unit
) -> None:
    remark = say(by=viewer(alma), entry_key=KEY, text=WORDS)
    proposal = Proposal.objects.create(organisation=edition.organisation, kind="new", word=KEY, receipt="r")
    name, today = "Ring Kari Nordmann.", timezone.localdate().isoformat()
    for page, number, sent in (
        ("remark_answer", [remark.pk], {"text": name}),
        ("proposal_answer", [proposal.pk], {"text": name, "outcome": "taken"}),
        ("discussed", [edition.number, unit.pk], {"on": today, "took_with_us": name}),
    ):
        address = reverse(f"language:{page}", args=["fjordvik", *number])
        answered = client_for(dina).post(address, {**sent, "overruled": "agreed"})
        assert answered.status_code == 302, answered.content.decode()
    kept = AuditEntry.objects.filter(details__overruled="agreed").order_by("pk")
    verbs = ["answer_remark", "answer_proposal", "say_discussed"]
    assert [entry.action for entry in kept] == [f"language.{verb}" for verb in verbs]


def test_the_conversation_is_the_units_own(
    edition: Edition, viewer: ViewerOf, client_for: ClientFor, alma: Person, bo: Person, cato: Person
) -> None:
    remark = say(by=viewer(alma), entry_key=KEY, text=WORDS)
    for outside in (None, bo, cato):
        seen = conversation_of(viewer(outside), KEY)
        assert (seen.said, seen.voices, seen.may_say) == ((), 1, False)
        with pytest.raises(PermissionDenied):
            say(by=viewer(outside), entry_key=KEY, text=WORDS)
    slug = edition.organisation.slug
    for name, argument in (
        ("remark", KEY),
        ("agree", KEY),
        ("remark_withdraw", remark.pk),
        ("remark_answer", remark.pk),
    ):
        address = reverse(f"language:{name}", args=[slug, argument])
        assert [client_for(who).post(address).status_code for who in (bo, cato)] == [404, 404]
    with pytest.raises(Http404):
        say(by=viewer(alma), entry_key="finnes-ikke", text=WORDS)


def test_it_costs_the_same_at_one_and_three(
    edition: Edition,
    viewer: ViewerOf,
    alma: Person,
    edvard: Person,
    dina: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for people in ([alma], [edvard, dina]):
        for person in people:
            say(by=viewer(person), entry_key=KEY, text=WORDS)
        looking = viewer(alma)
        assert looking.belongs
        with django_assert_num_queries(2):
            conversation_of(looking, KEY, edition)
