"""The pages of a hearing: light, careful with names, and never losing a word that was typed."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samskap.core import ratelimit
from samskap.core.models import AuditEntry
from samskap.people.models import Organisation, Person
from samskap.plans.hearing_receipts import write_mark
from samskap.plans.models import Hearing, HearingInput, InputAnswer, Plan
from samskap.plans.tests.hearings import opened, said, send_out
from samskap.plans.tests.web import at, text
from samskap.plans.views import hearing_receipt, hearing_say
from tests.personas import ClientFor, MakePlan

CODE = re.compile(r"[A-Z]{4}-[A-Z]{4}-[A-Z]{4}")


@pytest.fixture(autouse=True)
def _no_limits_from_before() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def hearing(plan: Plan) -> Hearing:
    return send_out(plan, everybody=True)


def form(hearing: Hearing, words: str = "Dette er bra.", **more: str) -> dict[str, str]:
    """What a visitor's browser sends."""
    mark = write_mark(opened(hearing))
    return {"mark": mark, "homepage": "", "text": words, "voice": "resident", "way": "own", **more}


def test_a_hearing_that_ended_early_says_when_and_asks_nobody(
    hearing: Hearing, organisation: Organisation
) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(opens_plans=True)
    Hearing.objects.update(ended_at=timezone.now())
    Plan.objects.update(state="active")
    page = text(Client().get(at("hearing", hearing.plan_id)))
    today = timezone.localdate()
    assert f"{today.day}. " in page.split("Den var åpen til")[1][:30]
    assert "Ingenting er bestemt ennå" not in page
    late = Client().get(at("hearing_say", hearing.plan_id))
    assert late.status_code == 302


def test_those_who_answered_read_why_the_plan_was_taken_back(hearing: Hearing) -> None:
    Hearing.objects.update(ended_at=timezone.now())
    Plan.objects.update(state="draft")
    for note, shown in (("Vi spør om mer først.", True), ("Kari Nordmann ba om det.", False)):
        hearing.plan.state_changes.create(state="draft", day=timezone.localdate(), note=note)
        page = text(Client().get(at("you_said", hearing.plan_id)))
        assert "Planen er tatt tilbake til utkast" in page
        assert (note in page) is shown


def test_a_hearing_that_opens_later_says_so(hearing: Hearing) -> None:
    Hearing.objects.update(opens_on=timezone.localdate() + timedelta(days=2))
    page = text(Client().get(at("hearing", hearing.plan_id)))
    assert "Når høringen åpner, kan du si hva du mener her." in page
    assert "tas ikke imot" not in page


def send(client: Client, hearing: Hearing, words: str = "Dette er bra.", **more: str) -> Any:
    return client.post(at("hearing_say", hearing.plan_id), form(hearing, words, **more))


def code_in(answer: Any) -> str:
    found = CODE.search(answer.content.decode())
    assert found
    return found[0]


def test_a_visitor_says_something_and_reads_the_answer_with_the_code(hearing: Hearing, dina: Person) -> None:
    client = Client()
    code = code_in(send(client, hearing))
    row = HearingInput.objects.get()
    receipt = "/fjordvik/innspill/"
    assert "Venter på svar" in text(client.post(receipt, {"code": code.lower().replace("-", " ")}))
    InputAnswer.objects.create(input=row, outcome="partly", text="Noe av det.", by=dina, at=timezone.now())
    read = text(client.post(receipt, {"code": code}))
    assert "Noe av det." in read
    assert "Dina" not in read
    assert client.post(receipt, {"code": code, "take_back": "1"}).status_code == 409
    InputAnswer.objects.all().delete()
    assert "tatt tilbake" in text(client.post(receipt, {"code": code, "take_back": "1"}))
    assert client.post(receipt, {"code": code}).status_code == 422


def test_codes_cannot_be_guessed_for_long(hearing: Hearing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing_receipt, "GUESSING", ratelimit.Limit("guess", most=2, seconds=60))
    client, code = Client(), code_in(send(Client(), hearing))
    found = [
        client.post("/fjordvik/innspill/", {"code": "BCDF-GHJK-LMNP"}).status_code for _again in range(3)
    ]
    assert found == [422, 422, 429]
    assert client.post("/fjordvik/innspill/", {"code": code}).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert elsewhere.post("/fjordvik/innspill/", {"code": code}).status_code == 200


def test_thirty_thousand_characters_come_back_whole(hearing: Hearing) -> None:
    long = "Vi vil ha det slik. " * 1500
    answer = send(Client(), hearing, long)
    assert answer.status_code == 422
    kept = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", answer.content.decode(), re.DOTALL)
    assert kept
    assert unescape(kept[1]) == long
    assert not HearingInput.objects.exists()


def test_identity_numbers_are_refused_and_names_are_asked_about(hearing: Hearing) -> None:
    client = Client()
    assert send(client, hearing, "Jeg er 01017012345.", overruled="public").status_code == 422
    asked = send(client, hearing, "Kari Nordmann sa det.")
    assert asked.status_code == 422
    assert "Kari Nordmann" in text(asked)
    assert send(client, hearing, "Kari Nordmann sa det.", overruled="not_a_person").status_code == 200
    assert send(client, hearing, "Mestring Fjordvik er bra.").status_code == 200  # a unit is nobody


def test_why_a_warning_was_overruled_is_kept_where_the_author_has_a_name(
    hearing: Hearing, dina: Person, client_for: ClientFor
) -> None:
    client, name, why = client_for(dina), "Ring Kari Nordmann.", {"overruled": "agreed"}
    send(Client(), hearing, name, **why)
    for sender in ("none", "me"):
        assert send(client, hearing, f"{name} ({sender})", sender=sender, **why).status_code == 200
    at_it = f"?innspill={HearingInput.objects.order_by('pk')[0].pk}"
    for page, sent in (
        ("hearing_answer", {"outcome": "taken_in", "text": name}),
        ("hearing_hide", {"because": name}),
    ):
        assert client.post(at(page, hearing.plan_id) + at_it, {**sent, **why}).status_code == 302
    kept = AuditEntry.objects.filter(details__overruled="agreed").order_by("pk")
    verbs = ["give_input", "answer_input", "hide_input"]
    assert [(entry.action, entry.actor_id) for entry in kept] == [
        (f"plans.{verb}", dina.pk) for verb in verbs
    ]
    assert "Nordmann" not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_a_double_click_is_one_input(hearing: Hearing) -> None:
    sent, client = form(hearing), Client()
    codes = {code_in(client.post(at("hearing_say", hearing.plan_id), sent)) for _click in range(2)}
    assert len(codes) == 1
    assert HearingInput.objects.count() == 1


def test_closed_while_the_form_was_open(hearing: Hearing) -> None:
    early = write_mark(opened(hearing, at=timezone.now() - timedelta(hours=30)))
    Hearing.objects.update(ended_at=timezone.now() - timedelta(hours=2))
    late = Client().post(at("hearing_say", hearing.plan_id), form(hearing, "Like etter.") | {"mark": early})
    assert late.status_code == 200
    assert HearingInput.objects.get().late
    Hearing.objects.update(ended_at=timezone.now() - timedelta(hours=25))
    closed = Client().post(
        at("hearing_say", hearing.plan_id), form(hearing, "For <sent> & langt.") | {"mark": early}
    )
    assert closed.status_code == 409
    assert "For &lt;sent&gt; &amp; langt." in closed.content.decode()
    assert HearingInput.objects.count() == 1


def test_what_comes_like_a_machine_is_kept_and_looked_through(hearing: Hearing) -> None:
    quick = write_mark(opened(hearing, at=timezone.now()))
    for number, wrong in enumerate(
        ({"homepage": "http://sko.example"}, {"mark": quick}, {"mark": "noe annet"})
    ):
        assert CODE.search(send(Client(), hearing, f"Nummer {number}", **wrong).content.decode())
    assert [row.held for row in HearingInput.objects.all()] == [True, True, True]


def test_a_room_full_of_people_is_let_in_and_a_thousand_are_not(
    hearing: Hearing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hearing_say.SENDING.most >= 200  # thirty people with some to say each, behind one address
    monkeypatch.setattr(hearing_say, "SENDING", ratelimit.Limit("few", most=2, seconds=60))
    answers = [send(Client(), hearing, f"Nummer {number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Nummer 2" in text(answers[2])


def test_who_was_signed_out_meanwhile_speaks_neither_by_name_nor_without(hearing: Hearing) -> None:
    answer = send(Client(), hearing, "Med navnet mitt.", sender="me")
    assert answer.status_code == 409
    assert "Med navnet mitt." in text(answer)
    assert not HearingInput.objects.exists()


def test_visitors_read_what_was_let_through_without_anybodys_name(
    hearing: Hearing, alma: Person, client_for: ClientFor
) -> None:
    said(hearing, "Sagt av en ansatt.", author=alma, voice="employee")
    said(hearing, "Ikke vist ennå.", shown_at=None)
    said(hearing, "Skjult for andre.", hidden_because="Det forteller hvem noen er.")
    for page in ("hearing", "you_said"):
        visitor, member = (text(client_for(who).get(at(page, hearing.plan_id))) for who in (None, alma))
        assert "Sagt av en ansatt." in visitor
        assert "Alma" not in visitor
        assert "Ikke vist" not in visitor
        assert "Skjult for andre" not in visitor + member
        assert "Alma Berg, ansatt" in member
        assert "Ikke vist ennå." in member


def test_nothing_of_it_reaches_the_log(hearing: Hearing, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = send(Client(REMOTE_ADDR="192.0.2.44"), hearing, "Hemmelige ord")
    for secret in ("Hemmelige ord", code_in(answer), "192.0.2.44"):
        assert secret not in caplog.text


@pytest.mark.parametrize("page", ["hearing", "you_said", "hearing_answers", "easy"])
def test_the_pages_cost_the_same_for_one_and_for_three(
    page: str,
    make_plan: MakePlan,
    dina: Person,
    client_for: ClientFor,
) -> None:
    client, counts = client_for(dina), []
    for n in (1, 3):
        plan = make_plan(measures=n, sections=n)
        hearing = send_out(plan)
        for section in plan.sections.all():
            for measure in section.measures.all():
                row = said(hearing, measure=measure, section=None, author=dina)
                InputAnswer.objects.create(input=row, outcome="not", text="Nei.", by=dina, at=timezone.now())
                said(hearing, section=section)
        with CaptureQueriesContext(connection) as used:
            assert client.get(at(page, plan.pk)).status_code == 200
        counts.append(len(used))
    assert counts[0] == counts[1]
    assert counts[0] <= 16


def test_one_answer_to_several_and_the_conflict_keeps_what_was_typed(
    hearing: Hearing, dina: Person, client_for: ClientFor
) -> None:
    first, second = said(hearing, "Ja."), said(hearing, "Gjerne.")
    client, desk = client_for(dina), at("hearing_answers", hearing.plan_id)
    there = client.post(desk, {"do": "answer", "innspill": [first.pk, second.pk]}).headers["Location"]
    sent = {"outcome": "taken_in", "text": "Takk. Det gjør vi.", "team": ""}
    assert client.post(there, sent).status_code == 302
    assert InputAnswer.objects.count() == 2
    again = client.post(there, sent | {"text": "Et annet svar."})
    assert again.status_code == 409
    assert "Et annet svar." in text(again)
    assert "Takk. Det gjør vi." in text(again)


def test_an_invitation_is_made_for_those_who_hang_it_up(
    hearing: Hearing, alma: Person, client_for: ClientFor
) -> None:
    answer = client_for(alma).get(at("invitation", hearing.plan_id))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_form_without_its_cookie_gives_the_words_back(hearing: Hearing) -> None:
    answer = send(Client(enforce_csrf_checks=True), hearing, "Ordene <mine>.")
    assert answer.status_code == 403
    assert "Ordene &lt;mine&gt;." in answer.content.decode()


def test_a_flood_is_put_away_in_one_go(hearing: Hearing, dina: Person, client_for: ClientFor) -> None:
    for number in range(25):
        said(hearing, f"Kjøp sko {number}", held=True)
    real = said(hearing)
    client, hide = client_for(dina), at("hearing_hide", hearing.plan_id) + "?alle=1"
    shown = client.get(hide).content.decode()
    assert "og 5 til" in shown
    sent = re.findall(r'name="innspill" value="(\d+)"', shown)
    assert client.post(hide, {"innspill": sent, "because": "Reklame."}).status_code == 302
    assert HearingInput.objects.filter(hidden_because="Reklame.", held=False).count() == 25
    real.refresh_from_db()
    assert not real.hidden_because


def test_what_was_said_the_first_time_a_plan_was_out_still_stands(hearing: Hearing) -> None:
    said(hearing, "Sagt i våres.")
    Hearing.objects.update(ended_at=timezone.now())
    said(send_out(hearing.plan, everybody=True), "Sagt i høst.")
    read = text(Client().get(at("you_said", hearing.plan_id)))
    assert "Sagt i våres." in read
    assert "Sagt i høst." in read
