"""Letters that are sent once: queued with the change they tell of, and handed over when the mail server takes them.

A letter is queued in the transaction of the change, so that both happen or none. Whoever delivers takes one letter at a
time by a guarded update. What certainly was not taken waits and is tried again; what may have been taken is never sent
again by itself, it becomes ``UNSURE`` for a person to decide.
"""

from __future__ import annotations

import json
import smtplib
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from enum import Enum
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samskap.core import audit
from samskap.core.encryption import decrypt, encrypt
from samskap.core.models import OutgoingMail
from samskap.core.smtp import EmailBackend
from samskap.core.workdays import may_disturb

log = structlog.get_logger("samskap.outbox")
State = OutgoingMail.State
# Who has had a letter in hand this long was killed; every answer of the mail server is waited for 20 s at most.
LEASE = timedelta(minutes=15)
WAITS = [timedelta(minutes=minutes) for minutes in (2, 5, 15, 30)]  # the last one again and again
PATIENCE = timedelta(days=5)
BATCH = 100
KEPT = timedelta(days=30)
LONGEST_SUBJECT = 200
SMTP = "django.core.mail.backends.smtp.EmailBackend"
TERMINAL = "django.core.mail.backends.console.EmailBackend"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar file in a letter: what it asks of the reader's calendar (REQUEST, CANCEL), and the file."""

    method: str
    data: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A plain text to one address; ``key`` names what it tells, whom and which edition, and makes it once."""

    tenant_id: int
    key: str
    to: str
    subject: str
    text: str
    not_before: datetime | None = None
    only_workdays: bool = False
    calendar: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the letters: ``later`` were put off, ``unsure`` may have been taken."""

    sent: int = 0
    later: int = 0
    refused: int = 0
    unsure: int = 0


class Outcome(Enum):
    """What the mail server made of one letter; ``TROUBLE``: it takes no letters at all now."""

    SENT = "sent"
    LATER = "later"
    TROUBLE = "trouble"
    REFUSED = "refused"
    UNSURE = "unsure"


def post(
    *,
    tenant_id: int,
    key: str,
    to: str,
    subject: str,
    text: str,
    not_before: datetime | None = None,
    only_workdays: bool = False,
    calendar: Calendar | None = None,
) -> bool:
    """Queue a letter inside the caller's transaction; False when one with this key was queued before.

    ``only_workdays`` lets it wait over nights, weekends and holidays. An address that is none does not stop the
    caller's change: the letter stands as refused, for the administrator to see (``samskap mail list``).
    """
    letter = Letter(tenant_id, key, to, subject, text, not_before, only_workdays, calendar)
    if OutgoingMail.objects.filter(key=key).exists():
        return False
    try:
        with transaction.atomic():
            _row(letter).save(force_insert=True)
    except IntegrityError:
        return False
    return True


def post_all(letters: Iterable[Letter]) -> None:
    """Queue many at once; IntegrityError, and none of them, when one of the keys was queued before."""
    OutgoingMail.objects.bulk_create([_row(letter) for letter in letters])


def queued(keys: Iterable[str]) -> set[str]:
    """Which of these letters have been queued already."""
    return set(OutgoingMail.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def never_arrived(keys: Iterable[str]) -> set[str]:
    """Which of these letters the mail server refused, or had no address to go to."""
    rows = OutgoingMail.objects.filter(key__in=list(keys), state=State.REFUSED)
    return set(rows.values_list("key", flat=True))


def _row(letter: Letter) -> OutgoingMail:
    now = timezone.now()
    if not 0 < len(letter.key) <= 160:
        raise ValueError("A letter's key has 1 to 160 characters.")
    content: dict[str, Any] = {"to": letter.to, "subject": one_line(letter.subject), "text": letter.text}
    if letter.calendar:
        content["calendar"] = {"method": letter.calendar.method, "data": letter.calendar.data}
    return OutgoingMail(
        key=letter.key,
        tenant_id=letter.tenant_id,
        letter=encrypt(json.dumps(content)),
        state=State.WAITING if is_address(letter.to) else State.REFUSED,
        created_at=now,
        not_before=letter.not_before or now,
        only_workdays=letter.only_workdays,
    )


def is_address(text: str) -> bool:
    """Whether this is one plain e-mail address: no name, no list, no line break."""
    with suppress(ValidationError):
        validate_email(text)
        return text.isascii() and text.isprintable()
    return False


def one_line(text: str) -> str:
    """The words on one line of sensible length, so that no header can be smuggled in with them."""
    flat = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return flat if len(flat) <= LONGEST_SUBJECT else flat[: LONGEST_SUBJECT - 1] + "…"


def deliver(now: datetime) -> Delivered:
    """Send what waits, over one connection; safe from several machines at once, and killed at any point."""
    counted: Counter[Outcome] = Counter({Outcome.UNSURE: _notice_the_killed(now)})
    started = time.monotonic()
    connection: Any = None
    try:
        while rows := _due(now):
            connection = connection or _opened()
            found = Counter(_hand_over(rows, connection, now, started) if connection else [])
            counted += found
            if connection is None or (found[Outcome.TROUBLE] and not found[Outcome.SENT]):
                counted[Outcome.LATER] += _put_off_all(now)
                break
            if found[Outcome.TROUBLE]:  # it has had enough of this conversation, and may well begin another
                _close(connection)
                connection = None
    finally:
        _close(connection)
    return Delivered(
        sent=counted[Outcome.SENT],
        later=counted[Outcome.LATER] + counted[Outcome.TROUBLE],
        refused=counted[Outcome.REFUSED],
        unsure=counted[Outcome.UNSURE],
    )


def _notice_the_killed(now: datetime) -> int:
    """Letters that somebody took and did not mark within the lease may have gone out or not."""
    lost = OutgoingMail.objects.filter(state=State.SENDING, claimed_at__lt=now - LEASE)
    return int(lost.update(state=State.UNSURE))


def _due(now: datetime) -> list[OutgoingMail]:
    return list(_waiting(now).order_by("not_before", "pk")[:BATCH])


def _waiting(now: datetime) -> Any:
    rows = OutgoingMail.objects.filter(state=State.WAITING, not_before__lte=now)
    return rows if may_disturb(now) else rows.exclude(only_workdays=True)


def _backend() -> str | None:
    """Ours for SMTP. In the demonstration letters are files to look at, and do not fill the terminal."""
    if settings.DEMO and settings.EMAIL_BACKEND == TERMINAL:
        return "django.core.mail.backends.filebased.EmailBackend"
    return "samskap.core.smtp.EmailBackend" if settings.EMAIL_BACKEND == SMTP else None


def _opened() -> Any:
    """A connection to the mail server, or None when it takes none now."""
    connection = get_connection(_backend())
    try:
        connection.open()
    except Exception as error:  # whatever it was, nothing has been handed over
        log.warning("no connection to the mail server", exception=type(error).__name__)
        return None
    return connection


def _close(connection: Any) -> None:
    """Say goodbye; what was sent is sent, however the server answers."""
    if connection is not None:
        with suppress(Exception):
            connection.close()


def _hand_over(rows: list[OutgoingMail], connection: Any, now: datetime, started: float) -> Iterator[Outcome]:
    """Each letter's outcome; ends with the first sign that the server takes none."""
    for row in rows:
        moment = now + timedelta(seconds=time.monotonic() - started)
        if not _claim(row, moment):
            continue  # somebody else has it
        outcome = _send(row, connection)
        _mark(row, outcome, moment)
        yield outcome
        if outcome is Outcome.TROUBLE:
            return


def _claim(row: OutgoingMail, moment: datetime) -> bool:
    mine = OutgoingMail.objects.filter(pk=row.pk, state=State.WAITING)
    return bool(mine.update(state=State.SENDING, claimed_at=moment, attempts=F("attempts") + 1))


def _send(row: OutgoingMail, connection: Any) -> Outcome:
    """Hand the letter over, and say what became of it."""
    try:
        message = _message(row)
        message.message()  # what cannot be written is found before anything is handed over
    except Exception as error:
        log.warning("a letter cannot be written", letter=row.pk, exception=type(error).__name__)
        return Outcome.REFUSED
    try:
        connection.send_messages([message])
    except Exception as error:
        outcome = judge(error, watched=isinstance(connection, EmailBackend))
        code = smtp_code(error)
        log.warning(
            "a letter was not sent",
            letter=row.pk,
            outcome=outcome.value,
            answer=code,
            exception=type(error).__name__,
        )
        return outcome
    return Outcome.SENT


def judge(error: Exception, *, watched: bool) -> Outcome:
    """What an error at handing over means for the letter; in doubt it may have been taken.

    ``watched``: the backend is ours, which tells a connection lost early from one lost late.
    """
    code = smtp_code(error)
    early = isinstance(error, smtplib.SMTPException | ConnectionRefusedError)
    if not (early or (watched and isinstance(error, OSError))):
        return Outcome.UNSURE
    if code == 421 or not isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return Outcome.TROUBLE  # it is closing, or does not take us for who we are: no fault of the letter's
    return Outcome.REFUSED if code >= 500 else Outcome.LATER


def smtp_code(error: Exception) -> int:
    """The three digits of the server's answer; 0 when there was none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next((code for code, _words in error.recipients.values()), 0)
    return int(error.smtp_code) if isinstance(error, smtplib.SMTPResponseException) else 0


def _message(row: OutgoingMail) -> EmailMessage:
    letter = json.loads(decrypt(row.letter))
    home = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    stable = salted_hmac("samskap.core.outbox", row.key, algorithm="sha256").hexdigest()[:40]
    message = EmailMultiAlternatives(
        subject=letter["subject"],
        body=letter["text"],
        to=[letter["to"]],
        headers={
            "Message-ID": f"<{stable}@{home}>",
            "Auto-Submitted": "auto-generated",  # no machine answers a machine
        },
    )
    if calendar := letter.get("calendar"):
        # As a part that mail programs act on, and as a file for those that do not (RFC 6047).
        message.attach_alternative(calendar["data"], f"text/calendar; method={calendar['method']}")
        message.attach("invite.ics", calendar["data"].encode(), "application/ics")
    return message


def _mark(row: OutgoingMail, outcome: Outcome, moment: datetime) -> None:
    """Write down what became of a claimed letter; the words go when it is sent."""
    mine = OutgoingMail.objects.filter(pk=row.pk, claimed_at=moment)
    if outcome is Outcome.SENT:
        mine.update(state=State.SENT, sent_at=moment, letter="")
    elif outcome in (Outcome.LATER, Outcome.TROUBLE):
        row.attempts += 1
        mine.update(**_next_try(row.attempts, moment), claimed_at=None)
    else:
        mine.update(state=State.REFUSED if outcome is Outcome.REFUSED else State.UNSURE)


def wait_after(attempts: int) -> timedelta:
    """How long a letter waits after so many attempts."""
    return WAITS[min(attempts, len(WAITS)) - 1]


# Given up when it has waited five days of waits: then the address or the server is not going to come back by itself.
MOST_ATTEMPTS = len(WAITS) + (PATIENCE - sum(WAITS, timedelta())) // WAITS[-1] + 1


def _next_try(attempts: int, now: datetime) -> dict[str, Any]:
    if attempts > MOST_ATTEMPTS:
        return {"state": State.REFUSED}
    return {"state": State.WAITING, "not_before": now + wait_after(attempts)}


def _put_off_all(now: datetime) -> int:
    """The server takes nothing now: all that were due wait, each as long as its attempts say."""
    moved = 0
    for attempts in _waiting(now).order_by().values_list("attempts", flat=True).distinct():
        rows = _waiting(now).filter(attempts=attempts)
        moved += rows.update(**_next_try(attempts + 1, now), attempts=attempts + 1)
    return moved


def forget(now: datetime) -> int:
    """Letters are forgotten thirty days after they were sent or given up; returns how many."""
    over = OutgoingMail.objects.exclude(state__in=[State.WAITING, State.SENDING])
    sent, _each = over.filter(sent_at__lt=now - KEPT).delete()
    never, _each = over.filter(sent_at=None, created_at__lt=now - KEPT, not_before__lt=now - KEPT).delete()
    return int(sent) + int(never)


@transaction.atomic
def send_again(mail_id: int, now: datetime) -> bool:
    """An administrator's decision on a letter that is unsure or was refused; False when it is neither."""
    row = OutgoingMail.objects.filter(pk=mail_id, state__in=[State.UNSURE, State.REFUSED])
    if not row.update(state=State.WAITING, not_before=now, attempts=0, claimed_at=None):
        return False
    mail = OutgoingMail.objects.get(pk=mail_id)
    audit.record(tenant_id=mail.tenant_id, actor_id=None, action="core.send_again", subject=mail)
    return True
