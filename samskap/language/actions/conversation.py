"""Somebody says something about a word, agrees with it, takes it back, and is answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samskap.core import audit, outbox
from samskap.core.audit import why
from samskap.language.access.talk import require_may_answer, teams_to_answer_for
from samskap.language.models import Edition, Entry, Remark
from samskap.language.queries.conversation import takes_remarks
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.language.states import IN_FORCE
from samskap.people.models import Person, Team
from samskap.people.viewer import Viewer

Kind = Remark.Kind


@transaction.atomic
def say(*, by: Viewer, entry_key: str, text: str, overruled: str = "") -> Remark:
    """Say something about a word. Raises NotAllowedNow when the conversation is closed; a double click is one remark.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """
    person = _require_open(by, entry_key)
    minute = timezone.now() - timedelta(minutes=1)
    same = _of(by, entry_key).filter(kind=Kind.SAYS, person=person, text=text, made_at__gt=minute).first()
    if same is not None:
        return same
    row = Remark.objects.create(organisation=by.organisation, entry_key=entry_key, person=person, text=text)
    _note(by, "say_of_word", row, **why(overruled))
    return row


@transaction.atomic
def agree(*, by: Viewer, entry_key: str, agrees: bool) -> None:
    """Agree with what to say instead, once, or take that back; the same again changes nothing."""
    person = _require_open(by, entry_key)
    mine = _of(by, entry_key).filter(kind=Kind.AGREES, person=person)
    if agrees:
        row, new = Remark.objects.get_or_create(
            organisation=by.organisation,
            entry_key=entry_key,
            kind=Kind.AGREES,
            person=person,
            withdrawn_at=None,
        )
        if new:
            _note(by, "agree_with_word", row)
        return
    for row in mine.select_for_update():
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        _note(by, "take_back_agreement", row)


@transaction.atomic
def withdraw(*, by: Viewer, remark: Remark) -> None:
    """The author takes the words back, which are then gone. Raises NotAllowedNow once they are answered."""
    if remark.person_id is None or remark.person_id != by.person_id:
        raise PermissionDenied
    row = Remark.objects.select_for_update().filter(pk=remark.pk, withdrawn_at=None).first()
    if row is None:
        return
    if row.answered_at is not None:
        raise NotAllowedNow(_("Innspillet har fått svar, og står sammen med svaret."))
    row.text, row.withdrawn_at = "", timezone.now()
    row.save(update_fields=["text", "withdrawn_at"])
    _note(by, "withdraw_remark", row)


@transaction.atomic
def answer(
    *, by: Viewer, remark: Remark, text: str, team: Team | None, seen: str, overruled: str = ""
) -> Remark:
    """Answer a remark, or change the answer; its author is told. ``seen`` is ``mark_of`` the answer the person saw.

    ``overruled`` as in ``say``.
    """
    require_may_answer(by)
    if team is not None and not teams_to_answer_for(by).filter(pk=team.pk).exists():
        raise PermissionDenied
    row = Remark.objects.select_for_update(of=("self",)).filter(pk=remark.pk, withdrawn_at=None).first()
    if row is None or row.organisation_id != by.organisation.pk:
        raise Http404
    if mark_of(row) != seen:
        raise ChangedMeanwhile
    row.answer, row.answered_by, row.answered_at = text, by.person, timezone.now()
    row.answered_for = team.name if team else (by.person.name if by.person else "")
    row.save(update_fields=["answer", "answered_by", "answered_at", "answered_for"])
    _note(by, "answer_remark", row, team=team.pk if team else None, **why(overruled))
    _tell_author(row)
    return row


def mark_of(row: Remark) -> str:
    """Which answer this is, so that nobody writes over one they have not seen; "" when there is none."""
    return row.answered_at.isoformat() if row.answered_at else ""


def _of(by: Viewer, entry_key: str) -> QuerySet[Remark]:
    return Remark.objects.filter(organisation=by.organisation, entry_key=entry_key, withdrawn_at=None)


def _require_open(by: Viewer, entry_key: str) -> Person:
    """The member who speaks, of a word in the edition in force; PermissionDenied, Http404 or NotAllowedNow."""
    if not by.belongs or by.person is None:
        raise PermissionDenied
    # the edition is the lock: of two clicks at once the second sees what the first has said
    editions = Edition.objects.select_for_update().filter(organisation=by.organisation, state__in=IN_FORCE)
    edition = editions.first()
    if edition is None or not Entry.objects.filter(edition=edition, key=entry_key).exists():
        raise Http404
    if not takes_remarks(edition, timezone.localdate()):
        raise NotAllowedNow(_("Samtalen om denne utgaven er avsluttet. Du kan fortsatt foreslå en endring."))
    return by.person


def _tell_author(row: Remark) -> None:
    """By letter, in the author's language."""
    author = row.person
    if author is None or not author.email or not author.is_active or author == row.answered_by:
        return
    with translation.override(author.language or author.organisation.language):
        address = reverse("language:entry", args=[author.organisation.slug, row.entry_key])
        parts = [
            _("Hei, %(name)s.") % {"name": author.first_name},
            _("Du sa noe om et ord i ordboken. %(team)s har svart:") % {"team": row.answered_for},
            row.answer,
            f"{settings.SITE_URL}{address}#samtalen",
        ]
        subject = _("Svar på innspillet ditt i ordboken")
    key = f"word-remark:{row.pk}:{mark_of(row)}"
    outbox.post(
        tenant_id=row.organisation_id, key=key, to=author.email, subject=subject, text="\n\n".join(parts)
    )


def _note(by: Viewer, verb: str, row: Remark, **details: Any) -> None:
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=f"language.{verb}",
        subject=row,
        details=details,
    )
