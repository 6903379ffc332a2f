"""Letters are sent once: whoever delivers, however often, with the mail server up, down or dying half-way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection, transaction
from pytest_django import Settings

from samskap.core import audit, outbox
from samskap.core.models import OutgoingMail
from samskap.core.tests.smtp_server import SmtpServer

NOW = datetime(2027, 3, 2, 8, tzinfo=UTC)  # a Tuesday
State = OutgoingMail.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> Iterator[SmtpServer]:
    running = SmtpServer()
    settings.EMAIL_BACKEND = outbox.SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
    settings.EMAIL_TIMEOUT = 5
    yield running
    running.close()


def write(key: str = "a", **more: object) -> bool:
    letter = {"to": "alma@fjordvik.example", "subject": "Hei på deg", "text": "Blåbær\n", "not_before": NOW}
    return outbox.post(tenant_id=1, key=key, **{**letter, **more})  # type: ignore[arg-type]  # one place for all


def states() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True))


def test_a_letter_is_queued_once_and_nobody_reads_it_in_the_database() -> None:
    assert [write(), write(subject="En annen")] == [True, False]
    row = OutgoingMail.objects.get()
    assert not any(word in row.letter for word in ("alma", "Blåbær", "Hei"))
    assert outbox.deliver(NOW) == outbox.Delivered(sent=1)
    assert outbox.deliver(NOW + timedelta(days=1)) == outbox.Delivered()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["alma@fjordvik.example"], "Hei på deg", "Blåbær\n")
    row.refresh_from_db()
    assert (row.state, row.letter, row.sent_at is not None) == (State.SENT, "", True)


def test_it_is_queued_with_the_change_it_tells_of_or_not_at_all() -> None:
    def change() -> None:
        with transaction.atomic():
            write()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert states() == []


@pytest.mark.parametrize(
    "to",
    [
        "",
        "alma",
        "a@b.example\nBcc: x@y.example",
        "A <a@b.example>",
        "a@b.example,c@d.example",
        "å@b.example",
    ],
)
def test_what_is_no_address_is_never_sent_to(to: str) -> None:
    assert write(to=to)
    assert states() == [State.REFUSED]
    assert outbox.deliver(NOW) == outbox.Delivered()


def test_headers_cannot_be_smuggled_in(server: SmtpServer) -> None:
    write(subject="Hei\r\nBcc: x@y.example\x00\x1b " + "lang " * 100)
    outbox.deliver(NOW)
    (taken,) = server.taken
    assert taken["Bcc"] is None
    assert " ".join(taken["Subject"].split()).startswith("Hei Bcc: x@y.example lang lang")


def test_a_server_that_is_down_for_a_day_gets_everything_once_it_is_back(
    server: SmtpServer, settings: Settings
) -> None:
    for n in range(120):
        write(f"letter {n}")
    settings.EMAIL_PORT = 1  # nobody listens there
    for minutes in range(0, 24 * 60, 20):
        assert outbox.deliver(NOW + timedelta(minutes=minutes)).sent == 0
    assert set(states()) == {State.WAITING}
    settings.EMAIL_PORT = server.port
    assert outbox.deliver(NOW + timedelta(hours=25)) == outbox.Delivered(sent=120)
    assert outbox.deliver(NOW + timedelta(hours=26)) == outbox.Delivered()
    assert (len(server.taken), server.connections) == (120, 1)
    assert len({letter["Message-ID"] for letter in server.taken}) == 120


def test_a_passing_refusal_is_tried_again_and_a_lasting_one_is_not(server: SmtpServer) -> None:
    write()
    server.rcpt = "451 later"
    assert outbox.deliver(NOW) == outbox.Delivered(later=1)
    assert outbox.deliver(NOW + timedelta(minutes=1)) == outbox.Delivered()  # not yet
    server.rcpt = "550 nobody here"
    assert outbox.deliver(NOW + timedelta(minutes=3)) == outbox.Delivered(refused=1)
    server.rcpt = "250 ok"
    assert outbox.deliver(NOW + timedelta(days=2)) == outbox.Delivered()
    assert (states(), server.taken) == ([State.REFUSED], [])


def test_a_server_that_ends_the_conversation_is_called_again(server: SmtpServer) -> None:
    for n in range(10):
        write(f"letter {n}")
    server.most = 3
    assert outbox.deliver(NOW) == outbox.Delivered(sent=8, later=2)
    assert outbox.deliver(NOW + timedelta(minutes=3)) == outbox.Delivered(sent=2)
    assert (len(server.taken), server.connections) == (10, 4)
    server.most = 0
    write("more")
    assert outbox.deliver(NOW) == outbox.Delivered(later=1)  # not asked for ever


def test_a_line_that_dies_after_the_words_is_no_reason_to_send_them_twice(server: SmtpServer) -> None:
    write("first")
    write("second")
    server.after_data = None
    assert outbox.deliver(NOW) == outbox.Delivered(unsure=1, later=1)
    server.after_data = "250 ok"
    outbox.deliver(NOW + timedelta(days=1))
    assert states() == [State.UNSURE, State.SENT]
    assert len(server.taken) == 2


def test_killed_between_handing_over_and_marking(monkeypatch: pytest.MonkeyPatch) -> None:
    write()

    def killed(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "_mark", killed)
        with pytest.raises(KeyboardInterrupt):
            outbox.deliver(NOW)
    assert (len(mail.outbox), states()) == (1, [State.SENDING])
    assert outbox.deliver(NOW + timedelta(minutes=5)) == outbox.Delivered()
    assert outbox.deliver(NOW + timedelta(hours=1)) == outbox.Delivered(unsure=1)
    assert outbox.deliver(NOW + timedelta(days=3)) == outbox.Delivered()
    assert len(mail.outbox) == 1
    assert outbox.send_again(OutgoingMail.objects.get().pk, NOW)  # somebody decided
    assert outbox.deliver(NOW) == outbox.Delivered(sent=1)
    assert not outbox.send_again(OutgoingMail.objects.get().pk, NOW)
    assert list(audit.verify(1)) == []


def test_it_is_not_given_up_within_five_days() -> None:
    waits = [outbox.wait_after(attempts) for attempts in range(1, outbox.MOST_ATTEMPTS + 1)]
    assert sum(waits, timedelta()) >= timedelta(days=5)
    assert max(waits) <= timedelta(hours=1)
    write()
    OutgoingMail.objects.update(attempts=outbox.MOST_ATTEMPTS)
    row = OutgoingMail.objects.get()
    assert outbox._next_try(row.attempts, NOW)["state"] == State.WAITING
    assert outbox._next_try(row.attempts + 1, NOW)["state"] == State.REFUSED


@pytest.mark.parametrize(
    ("at", "sent"),
    [
        (datetime(2026, 11, 27, 9, tzinfo=UTC), 1),  # a Friday
        (datetime(2026, 11, 28, 9, tzinfo=UTC), 0),
        (datetime(2026, 11, 30, 5, 59, tzinfo=UTC), 0),  # Monday, one minute to seven
        (datetime(2026, 11, 30, 6, 0, tzinfo=UTC), 1),
        (datetime(2027, 3, 25, 9, tzinfo=UTC), 0),  # Maundy Thursday
    ],
)
def test_what_does_not_hurry_waits_for_a_workday(at: datetime, sent: int) -> None:
    write("hurries", not_before=datetime(2026, 1, 1, tzinfo=UTC))
    write("waits", not_before=datetime(2026, 1, 1, tzinfo=UTC), only_workdays=True)
    assert outbox.deliver(at) == outbox.Delivered(sent=1 + sent)


def test_letters_are_forgotten_after_thirty_days() -> None:
    write("sent")
    write("to nobody", to="nobody")
    outbox.deliver(NOW)
    write("waiting")
    OutgoingMail.objects.filter(state=State.REFUSED).update(created_at=NOW)
    assert outbox.forget(NOW + timedelta(days=30)) == 0
    assert outbox.forget(NOW + timedelta(days=31)) == 2
    assert OutgoingMail.objects.get().key == "waiting"


def test_nothing_of_a_letter_is_logged(server: SmtpServer, caplog: pytest.LogCaptureFixture) -> None:
    write()
    server.rcpt = "550 alma@fjordvik.example is not known"
    outbox.deliver(NOW)
    assert "a letter was not sent" in caplog.text
    assert not any(word in caplog.text for word in ("alma", "fjordvik", "Hei", "Blåbær"))


def test_the_letters_of_the_demonstration_are_files(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO, settings.EMAIL_BACKEND = True, outbox.TERMINAL
    settings.EMAIL_FILE_PATH = str(tmp_path)
    write()
    assert outbox.deliver(NOW) == outbox.Delivered(sent=1)
    (letter,) = tmp_path.iterdir()
    assert "To: alma@fjordvik.example" in letter.read_text()


@pytest.mark.django_db(transaction=True)
def test_several_machines_send_each_letter_once() -> None:
    for n in range(12):
        write(f"letter {n}")
    counts: list[int] = []

    def machine() -> None:
        try:
            counts.append(outbox.deliver(NOW).sent)
        finally:
            connection.close()

    threads = [threading.Thread(target=machine) for _each in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert (len(counts), sum(counts), len(mail.outbox)) == (3, 12, 12)
    assert set(states()) == {State.SENT}


def test_a_calendar_goes_along_as_a_part_and_as_a_file(server: SmtpServer) -> None:
    """RFC 6047: the method stands in the part's type too; the words of the file are as unreadable here as the rest."""
    file = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Blåbær\r\nEND:VCALENDAR\r\n"
    write(calendar=outbox.Calendar("REQUEST", file))
    assert not any(word in OutgoingMail.objects.get().letter for word in ("VCALENDAR", "Blåbær"))
    assert outbox.deliver(NOW) == outbox.Delivered(sent=1)
    (taken,) = server.taken
    words, calendar, attached = [part for part in taken.walk() if not part.is_multipart()]
    assert (words.get_content_type(), words.get_content().strip()) == ("text/plain", "Blåbær")
    assert calendar.get_content_type() == "text/calendar"
    assert (calendar["Content-Type"].params["method"], calendar.get_content_charset()) == ("REQUEST", "utf-8")
    said = calendar.get_content()
    assert isinstance(said, str)
    assert said.splitlines() == file.splitlines()
    assert (attached.get_content_type(), attached.get_filename()) == ("application/ics", "invite.ics")
    assert attached.get_payload(decode=True) == file.encode()


def test_letters_that_never_arrived_are_told_apart() -> None:
    write("a")
    write("b", to="alma")
    assert outbox.never_arrived(["a", "b", "c"]) == {"b"}
