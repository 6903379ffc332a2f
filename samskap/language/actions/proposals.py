"""Somebody proposes something for the dictionary, and is answered. Nothing ends in silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samskap.core import audit, outbox
from samskap.core.audit import why
from samskap.language.access.talk import require_may_answer, teams_to_answer_for
from samskap.language.models import Edition, Proposal
from samskap.language.proposal_receipts import RECEIPTS, Opened, code_for
from samskap.language.refusals import ChangedMeanwhile
from samskap.people.models import Person, Team
from samskap.people.viewer import Viewer

# More than this many without a name in an hour, and the next ones wait to be looked through.
FLOOD, STRETCH = 60, timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Words:
    """What is proposed; ``person`` None is without a name, and ``voice`` is then who it says it is, or ""."""

    kind: str
    word: str
    say: str
    why: str
    person: Person | None = None
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A proposal that was taken in, with the code for whoever gave no name ("" for others)."""

    proposal: Proposal
    code: str


@transaction.atomic
def propose(
    *,
    by: Viewer,
    opened: Opened,
    words: Words,
    now: datetime | None = None,
    held: bool = False,
    overruled: str = "",
) -> Given:
    """Take a proposal in, once however often the form is sent. Raises PermissionDenied for somebody else's name.

    Without a name nothing tells who it was, not even the audit chain. ``held``: it came as a machine sends.
    """
    now = now or timezone.now()
    if words.person is not None and words.person.pk != by.person_id:
        raise PermissionDenied
    code = code_for(opened, f"{words.kind}:{words.word}:{words.say}:{words.why}")
    row, new = Proposal.objects.get_or_create(
        receipt=RECEIPTS.code_hash(code),
        organisation=by.organisation,
        defaults={
            "kind": words.kind,
            "entry_key": opened.entry_key,
            "word": words.word,
            "say": words.say,
            "why": words.why,
            "person": words.person,
            "voice": "" if words.person else words.voice,
            "held": words.person is None and (held or _flooded(by, now)),
        },
    )
    if new:
        details = {"kind": row.kind, "held": row.held, **why(overruled)}
        audit.record(
            tenant_id=by.organisation.pk,
            actor_id=words.person.pk if words.person else None,
            action="language.propose",
            subject=row,
            details=details,
        )
    return Given(row, "" if row.person_id else code)


def _flooded(by: Viewer, now: datetime) -> bool:
    lately = Proposal.objects.filter(organisation=by.organisation, person=None, made_at__gt=now - STRETCH)
    return lately.count() >= FLOOD


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it was written; ``team`` None is in the name of whoever wrote it.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    outcome: str
    text: str
    team: Team | None = None
    overruled: str = ""


@transaction.atomic
def answer(*, by: Viewer, proposal: Proposal, reply: Reply, seen: str) -> Proposal:
    """Answer a proposal, or change the answer; whoever made it is told by letter, or reads it with the code.

    ``seen`` is ``mark_of`` the answer the person saw. Raises PermissionDenied or ChangedMeanwhile.
    """
    row = _held_still(by, proposal)
    if reply.team is not None and not teams_to_answer_for(by).filter(pk=reply.team.pk).exists():
        raise PermissionDenied
    if mark_of(row) != seen:
        raise ChangedMeanwhile
    row.outcome, row.answer, row.held = reply.outcome, reply.text, False
    row.answered_by, row.answered_at = by.person, timezone.now()
    row.answered_for = reply.team.name if reply.team else (by.person.name if by.person else "")
    row.save(update_fields=["outcome", "answer", "held", "answered_by", "answered_at", "answered_for"])
    team = reply.team.pk if reply.team else None
    note(by, "answer_proposal", row, outcome=row.outcome, team=team, **why(reply.overruled))
    _tell_author(row)
    return row


def mark_of(row: Proposal) -> str:
    """Which answer this is, so that nobody writes over one they have not seen; "" when there is none."""
    return row.answered_at.isoformat() if row.answered_at else ""


@transaction.atomic
def link_to_draft(*, by: Viewer, proposal: Proposal, edition: Edition) -> Proposal:
    """Say that this draft takes the proposal in."""
    row = _held_still(by, proposal)
    if edition.organisation_id != by.organisation.pk or edition.state != Edition.State.DRAFT:
        raise Http404
    row.edition = edition
    row.save(update_fields=["edition"])
    note(by, "take_proposal_in", row, edition=edition.pk)
    return row


def _held_still(by: Viewer, proposal: Proposal) -> Proposal:
    require_may_answer(by)
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("person__organisation")
    row = rows.filter(pk=proposal.pk, organisation=by.organisation).first()
    if row is None:
        raise Http404
    return row


def _tell_author(row: Proposal) -> None:
    """By letter, in the author's language; those without a name read it with their code."""
    author = row.person
    if author is None or not author.email or not author.is_active or author == row.answered_by:
        return
    with translation.override(author.language or author.organisation.language):
        address = reverse("language:proposals", args=[author.organisation.slug])
        parts = [
            _("Hei, %(name)s.") % {"name": author.first_name},
            _("Du foreslo noe til ordboken. %(team)s har svart:") % {"team": row.answered_for},
            f"{row.get_outcome_display()}: {row.answer}",
            f"{settings.SITE_URL}{address}#forslag-{row.pk}",
        ]
        subject = _("Svar på forslaget ditt til ordboken")
    key = f"word-proposal:{row.pk}:{mark_of(row)}"
    outbox.post(
        tenant_id=row.organisation_id, key=key, to=author.email, subject=subject, text="\n\n".join(parts)
    )


def note(by: Viewer, verb: str, row: Proposal, **details: Any) -> None:
    """Write the audit entry of a verb; never what was written."""
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=f"language.{verb}",
        subject=row,
        details=details,
    )
