"""People without an account say whether a change helped: once, in time, by a link that cannot be guessed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from samskap.core import ratelimit
from samskap.core.logs import scrub_text
from samskap.core.models import AuditEntry
from samskap.people.models import Organisation, Person
from samskap.practice import actions
from samskap.practice.links import path_of, round_of, token_of
from samskap.practice.models import ChangeRecord, ReviewRound, Verdict
from samskap.practice.queries import helped_of
from samskap.practice.queries.outcomes import outcomes_of
from samskap.practice.queries.reviewing import desk_of, words_said
from samskap.practice.refusals import NotAllowedNow
from samskap.practice.tests.conftest import Ask
from samskap.practice.verdict_marks import open_form, words_key, write_mark
from samskap.practice.views import verdict
from tests.personas import ClientFor, ViewerOf


def mark_of(asked: ReviewRound, seconds: int = 30) -> str:
    """The mark of a form that was opened some seconds ago."""
    return write_mark(open_form(asked.pk, timezone.now() - timedelta(seconds=seconds)))


def test_looking_at_the_page_changes_nothing_and_the_button_sends_once(
    organisation: Organisation, ask: Ask
) -> None:
    asked = ask()
    url, client = path_of(organisation, asked), Client()
    before = AuditEntry.objects.count()
    page = client.get(url)
    assert page.headers["Cache-Control"] == "no-store"
    # the address goes to no other site; with «no-referrer» browsers would send the form without an origin, and in vain
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert not Verdict.objects.exists()
    sent = {"mark": mark_of(asked), "answer": "helped", "text": "Jeg sov bedre."}
    for _twice in range(2):
        assert client.post(url, sent).headers["Location"] == f"{url}takk/"
    client.post(url, {**sent, "answer": "worse"})  # gone back, and chosen again
    row = Verdict.objects.get()
    assert (row.answer, row.people, row.held, row.counted_by) == ("worse", 1, False, None)
    assert AuditEntry.objects.count() == before, "the clock of the chain could tell who answered"


def test_skipping_is_always_possible_and_keeps_nothing(organisation: Organisation, ask: Ask) -> None:
    url = path_of(organisation, ask())
    assert f"{url}takk/?hopp=1" in Client().get(url).content.decode()
    assert Client().get(f"{url}takk/?hopp=1").status_code == 200
    assert Client().post(url, {"text": "bare ord"}).status_code == 422
    assert not Verdict.objects.exists()


def test_a_guessed_a_changed_and_a_foreign_address_lead_nowhere(
    viewer: ViewerOf, organisation: Organisation, nabovik: Organisation, alma: Person, ask: Ask
) -> None:
    asked = ask()
    token = token_of(asked)
    assert round_of(organisation, token) == asked
    assert round_of(nabovik, token) is None
    assert scrub_text(path_of(organisation, asked)) == f"/{organisation.slug}/hjalp-det/[nøkkel]/"
    guessed = f"{asked.pk}-{'A' * 20}"
    for wrong in (guessed, "x", "-", "9" * 30, f"{asked.pk + 1}-{token.partition('-')[2]}"):
        assert Client().get(f"/{organisation.slug}/hjalp-det/{wrong}/").status_code == 404
    actions.renew_link(by=viewer(alma), asked=asked)
    assert round_of(organisation, token) is None
    assert round_of(organisation, token_of(asked)) == asked


def test_a_closed_round_says_so_kindly_and_takes_nothing(
    viewer: ViewerOf, organisation: Organisation, alma: Person, ask: Ask
) -> None:
    asked = ask(6)
    url, mark = path_of(organisation, asked), mark_of(asked)
    ReviewRound.objects.filter(pk=asked.pk).update(
        opened_on=timezone.localdate() - timedelta(days=9), closes_on=timezone.localdate() - timedelta(days=1)
    )
    assert "sluttet å spørre" in Client().get(url).content.decode()
    asked.refresh_from_db()
    actions.close_review(by=viewer(alma), asked=asked)
    assert Client().get(url).status_code == 200
    late = Client().post(url, {"mark": mark, "answer": "helped", "text": "Jeg skrev lenge."})
    assert late.status_code == 200
    assert "Jeg skrev lenge." in late.content.decode(), "what was written is given back"
    assert Verdict.objects.count() == 6


def test_what_a_machine_sends_and_what_comes_in_a_flood_waits_to_be_looked_through(
    viewer: ViewerOf, organisation: Organisation, alma: Person, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(5)
    url = path_of(organisation, asked)
    for sent in (
        {"mark": mark_of(asked), "homepage": "https://x.example"},
        {"mark": mark_of(asked, seconds=0)},
        {"mark": "forged"},
    ):
        Client().post(url, {"answer": "worse", **sent})
    monkeypatch.setattr("samskap.practice.actions.verdicts.FLOOD", 8)
    actions.give_verdict(asked=asked, opened=open_form(asked.pk, timezone.now()), answer="worse", text="")
    held = Verdict.objects.filter(held=True)
    assert held.count() == 4
    with pytest.raises(NotAllowedNow):
        actions.close_review(by=viewer(alma), asked=asked)
    keep, *drop = held.values_list("pk", flat=True)
    # while the link is open nobody reads them: whoever floods it would hear the next one alone
    with pytest.raises(NotAllowedNow):
        actions.look_through(by=viewer(alma), asked=asked, keep=[keep], drop=drop)
    desk = desk_of(viewer(alma), asked.change_id, today=timezone.localdate())
    assert (desk.held, desk.held_later) == ([], True)
    over = timezone.localdate() - timedelta(days=1)
    ReviewRound.objects.update(opened_on=over, closes_on=over)
    assert len(desk_of(viewer(alma), asked.change_id, today=timezone.localdate()).held) == 4
    actions.look_through(by=viewer(alma), asked=asked, keep=[keep], drop=drop)
    actions.close_review(by=viewer(alma), asked=asked)
    assert Verdict.objects.count() == 6


def test_a_round_may_be_closed_early_without_what_is_held(
    viewer: ViewerOf, organisation: Organisation, alma: Person, ask: Ask, client_for: ClientFor
) -> None:
    asked = ask(6)
    Client().post(path_of(organisation, asked), {"mark": "forged", "answer": "worse"})
    close = f"/{organisation.slug}/endringer/runder/{asked.pk}/avslutt/"
    client_for(alma).post(close)
    asked.refresh_from_db()
    assert asked.closed_at is None, "they have not said that the answer shall not count"
    client_for(alma).post(close, {"uten": "1"})
    counts = outcomes_of(organisation, [asked.change_id])[asked.change_id][0].counts
    assert (counts.cells, counts.total) == ((6, 0, 0, 0), 6)


def test_one_address_cannot_send_for_ever(
    organisation: Organisation, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask()
    url = path_of(organisation, asked)
    monkeypatch.setattr(verdict, "SENDING", ratelimit.Limit("verdict-test", most=1, seconds=60))
    answers = [
        Client().post(url, {"mark": mark_of(asked), "answer": "helped", "text": "mine ord"}) for _ in "12"
    ]
    assert [answer.status_code for answer in answers] == [302, 429]
    assert "mine ord" in answers[1].content.decode()


def test_names_are_asked_about_and_an_identity_number_refused(organisation: Organisation, ask: Ask) -> None:
    asked = ask()
    url, sent = path_of(organisation, asked), {"mark": mark_of(asked), "answer": "helped"}
    assert Client().post(url, {**sent, "text": "Kari Nordmann hjalp meg"}).status_code == 422
    assert Client().post(url, {**sent, "text": "01017012345", "overruled": "agreed"}).status_code == 422
    assert not Verdict.objects.exists()


def test_nothing_is_shown_before_the_round_is_closed_and_nothing_changes_afterwards(
    viewer: ViewerOf,
    client_for: ClientFor,
    organisation: Organisation,
    alma: Person,
    change: ChangeRecord,
    ask: Ask,
) -> None:
    """So nobody takes yesterday's numbers from today's, and hears what one person said."""
    asked = ask(17, 6, text="unike ord")
    url = f"/{organisation.slug}/endringer/{change.pk}/"
    for page in (url, f"{url}svar/"):
        shown = client_for(alma).get(page).content.decode()
        assert "unike ord" not in shown
        assert ">17<" not in shown
    assert outcomes_of(organisation, [change.pk]) == {}
    assert helped_of([change.pk], small_group=5)[change.pk].words == "Vi spør nå"
    actions.close_review(by=viewer(alma), asked=asked)
    shown = client_for(alma).get(url).content.decode()
    assert ">17<" in shown
    assert "unike ord" in shown
    key, late = {"helped": 1}, "late"
    for too_late in (
        lambda: actions.count_cards(by=viewer(alma), asked=asked, counts=key, way="card", sent_key=late),
        lambda: actions.give_verdict(
            asked=asked, opened=open_form(asked.pk, timezone.now()), answer="helped", text=""
        ),
        lambda: actions.close_review(by=viewer(alma), asked=asked),
    ):
        with pytest.raises(NotAllowedNow):
            too_late()


def test_few_answers_are_not_shown_nor_their_words(
    client_for: ClientFor, organisation: Organisation, alma: Person, change: ChangeRecord, ask: Ask
) -> None:
    ask(2, 1, close=True, text="unike ord")
    page = client_for(alma).get(f"/{organisation.slug}/endringer/{change.pk}/").content.decode()
    assert "For få svar til å vises" in page
    assert "unike ord" not in page
    assert words_said(change, outcomes_of(organisation, [change.pk])[change.pk]) == []
    assert helped_of([change.pk], small_group=5)[change.pk].words == "For få svar til å vises"


def test_what_nobody_will_read_is_gone_when_a_round_is_closed(
    viewer: ViewerOf, alma: Person, ask: Ask, change: ChangeRecord
) -> None:
    asked = ask(6, text="noens ord")
    Verdict.objects.filter(pk=Verdict.objects.latest("pk").pk).update(held=True)
    actions.close_review(by=viewer(alma), asked=asked, without_held=True)
    assert list(Verdict.objects.values_list("held", "text")) == [(False, "noens ord")] * 5
    few = ask(4, text="fås ord")
    actions.count_cards(by=viewer(alma), asked=few, counts={"helped": 9}, way="card", sent_key="k")
    actions.close_review(by=viewer(alma), asked=few)
    assert [row.text for row in few.verdicts.all()] == [""] * 5


def test_words_in_which_somebody_can_be_known_are_taken_away_by_those_who_may_edit(
    client_for: ClientFor,
    organisation: Organisation,
    alma: Person,
    edvard: Person,
    change: ChangeRecord,
    ask: Ask,
) -> None:
    asked = ask(6, text="Anna i resepsjonen hjalp")
    address = f"/{organisation.slug}/endringer/{change.pk}/"
    sent = {"ord": words_key("Anna i resepsjonen hjalp")}
    client_for(alma).post(f"{address}ord-bort/", sent)
    assert Verdict.objects.exclude(text="").count() == 6, "nothing is touched while people are asked"
    asked.closed_at = timezone.now()
    asked.save()
    assert client_for(edvard).post(f"{address}ord-bort/", sent).status_code == 403
    assert "Anna" in (page := client_for(alma).get(address).content.decode())
    assert sent["ord"] in page
    assert "Anna" not in client_for(alma).post(f"{address}ord-bort/", sent, follow=True).content.decode()
    assert (asked.verdicts.exclude(text="").count(), asked.verdicts.count()) == (0, 6)


def test_words_of_few_are_not_shown_because_many_cards_came(
    viewer: ViewerOf, organisation: Organisation, alma: Person, change: ChangeRecord, ask: Ask
) -> None:
    asked = ask(2, text="unike ord")
    counts = {"helped": 9}
    actions.count_cards(by=viewer(alma), asked=asked, counts=counts, way="meeting", sent_key="k")
    actions.close_review(by=viewer(alma), asked=asked)
    found = outcomes_of(organisation, [change.pk])[change.pk]
    assert found[0].helped == 9
    assert words_said(change, found) == []


def test_cards_are_counted_once_and_can_be_taken_back(
    viewer: ViewerOf, organisation: Organisation, alma: Person, change: ChangeRecord, ask: Ask
) -> None:
    asked = ask(6)
    for _twice in range(2):
        actions.count_cards(
            by=viewer(alma), asked=asked, counts={"helped": 9, "worse": 5}, way="card", sent_key="k"
        )
    wrong = Verdict.objects.get(answer="worse")
    own = Verdict.objects.filter(way="link")[0]
    for row in (wrong, own):
        actions.take_count_back(by=viewer(alma), asked=asked, verdict_id=row.pk)
    assert Verdict.objects.filter(way="link").count() == 6, "what people answered themselves stays"
    actions.close_review(by=viewer(alma), asked=asked)
    (outcome,) = outcomes_of(organisation, [change.pk])[change.pk]
    assert (outcome.counts.cells, outcome.counts.total) == ((15, 0, 0, 0), 15)
    assert helped_of([change.pk], small_group=5)[change.pk].words == "15 av 15 sier at det hjalp"


@pytest.mark.parametrize("counts", [{}, {"helped": 0}, {"helped": 501}, {"helped": -3, "worse": 4}, {"x": 4}])
def test_numbers_that_cannot_be_right_are_refused(
    viewer: ViewerOf, alma: Person, ask: Ask, counts: dict[str, int]
) -> None:
    asked = ask()
    with pytest.raises(NotAllowedNow):
        actions.count_cards(by=viewer(alma), asked=asked, counts=counts, way="card", sent_key="k")


def test_only_those_who_may_change_it_ask_about_it(
    viewer: ViewerOf, change: ChangeRecord, ask: Ask, edvard: Person, bo: Person, dina: Person
) -> None:
    asked = ask()
    for other in (edvard, bo):
        with pytest.raises(PermissionDenied):
            actions.close_review(by=viewer(other), asked=asked)
    with pytest.raises(NotAllowedNow):  # one time of asking at once
        actions.open_review(by=viewer(dina), change=change, closes_on=timezone.localdate())


def test_a_round_nobody_closed_closes_by_itself_once_without_what_is_held(
    organisation: Organisation, change: ChangeRecord, ask: Ask
) -> None:
    asked = ask(5)
    Verdict.objects.filter(round=asked, pk=Verdict.objects.latest("pk").pk).update(held=True)
    late = timezone.now() + timedelta(days=29)
    assert actions.close_overdue(late - timedelta(days=1)) == 0
    assert [actions.close_overdue(late), actions.close_overdue(late)] == [1, 0]
    assert outcomes_of(organisation, [change.pk])[change.pk][0].counts.too_few


def test_many_changes_cost_no_more_queries_than_one(
    organisation: Organisation, change: ChangeRecord, ask: Ask, django_assert_num_queries: object
) -> None:
    ask(6, close=True)
    ask(7, close=True)
    with django_assert_num_queries(2):  # type: ignore[operator]  # of pytest-django
        assert len(outcomes_of(organisation, [change.pk])[change.pk]) == 2
    with django_assert_num_queries(1):  # type: ignore[operator]  # same
        assert helped_of([change.pk], small_group=5)[change.pk].helped == 7
