"""Somebody says something in a hearing, takes it back, and it is let through to the public or hidden from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.core.audit import why
from samskap.people.models import Person, Team
from samskap.people.viewer import Viewer
from samskap.plans.access import inputs_to_answer, team_ids, was_asked
from samskap.plans.actions.claim import note
from samskap.plans.hearing_course import Reception, reception
from samskap.plans.hearing_receipts import RECEIPTS, Opened, code_for, sent_key
from samskap.plans.models import Hearing, HearingInput, Measure, Plan, Section
from samskap.plans.states import NotAllowedNow

# More than this many without a name in an hour, and the next ones wait to be looked through.
FLOOD, STRETCH = 120, timedelta(hours=1)
Way, Voice = HearingInput.Way, HearingInput.Voice


class HearingClosed(NotAllowedNow):
    """The hearing takes no more words from this form."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was said and by whom. ``author`` None is without name; ``team`` is the body it is said for.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    text: str
    voice: str
    way: str = Way.OWN
    author: Person | None = None
    team: Team | None = None
    heard_at: str = ""
    people: int | None = None
    overruled: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An input that was taken in, with the code for an author without a name ("" for others)."""

    input: HearingInput
    code: str


@transaction.atomic
def give_input(
    *, by: Viewer, opened: Opened, words: Words, now: datetime | None = None, held: bool = False
) -> Given:
    """Take words in, once however often the form is sent. Raises HearingClosed, Http404 or PermissionDenied.

    Of an author without a name nothing is kept, not even in the audit chain. ``held``: it came as a machine sends.
    """
    now = now or timezone.now()
    hearing = _hearing(by, opened)
    received = reception(hearing, opened=opened.at, now=now)
    if received not in (Reception.OPEN, Reception.LATE):
        raise HearingClosed(_("Høringen tar ikke imot flere innspill."))
    _require_own_name(by, words)
    plan = hearing.plan
    code = code_for(opened, words.text)
    ours = words.author is not None and (by.belongs or words.team is not None)
    given, new = HearingInput.objects.get_or_create(
        sent_key=sent_key(opened, words.text),
        defaults={
            "hearing": hearing,
            "measure": Measure.objects.filter(pk=opened.measure or 0, section__plan=plan).first(),
            "section": Section.objects.filter(pk=opened.section or 0, plan=plan).first(),
            "about": opened.about[:320],
            "voice": words.voice,
            "way": words.way,
            "heard_at": words.heard_at,
            "people": words.people,
            "author": words.author,
            "team": words.team,
            "text": words.text,
            "at": now,
            "late": received == Reception.LATE,
            "code_hash": "" if words.author else RECEIPTS.code_hash(code),
            "shown_at": now if ours else None,
            "held": words.author is None and (held or _flooded(hearing, now)),
        },
    )
    if new:
        # «a colleague who has agreed» would tell something of who an author without a name is
        reason = words.overruled if words.author else ""
        _write_entry("give_input", given, plan, words.author, **why(reason))
    # sent again with the other choice of name, it stands as it was sent first, and that is what the receipt says
    return Given(given, "" if given.author_id else code)


def _hearing(by: Viewer, opened: Opened) -> Hearing:
    found = Hearing.objects.filter(pk=opened.hearing, plan__organisation=by.organisation)
    hearing = found.select_related("plan").first()
    if hearing is None or not was_asked(by, hearing):
        raise Http404
    return hearing


def _require_own_name(by: Viewer, words: Words) -> None:
    """Nobody speaks in another's name, nor for a body they do not sit in."""
    if words.author is not None and words.author.pk != by.person_id:
        raise PermissionDenied
    if words.team is not None and (words.author is None or words.team.pk not in team_ids(by)):
        raise PermissionDenied


def _flooded(hearing: Hearing, now: datetime) -> bool:
    """Whether so much has come without a name in the last hour that the next is looked through first."""
    lately = hearing.inputs.filter(author=None, at__gt=now - STRETCH)
    return lately.count() >= FLOOD


def _write_entry(verb: str, given: HearingInput, plan: Plan, author: Person | None, **details: str) -> None:
    audit.record(
        tenant_id=plan.organisation_id,
        actor_id=author.pk if author else None,
        action=f"plans.{verb}",
        subject=given,
        details={
            "plan": plan.pk,
            "measure": given.measure_id,
            "way": given.way,
            "held": given.held,
            **details,
        },
    )


@transaction.atomic
def take_back(*, by: Viewer, given: HearingInput, code: str = "") -> None:
    """The author takes the words back, which are then gone. Raises NotAllowedNow once they are answered."""
    row = HearingInput.objects.select_for_update().filter(pk=given.pk).first()
    if row is None:
        return
    own = row.author_id is not None and row.author_id == by.person_id
    if not own and row.code_hash not in RECEIPTS.possible_hashes(code):
        raise PermissionDenied
    if hasattr(row, "answer"):
        raise NotAllowedNow(_("Innspillet har fått svar, og står sammen med svaret."))
    _write_entry("take_back_input", row, row.hearing.plan, by.person if own else None)
    row.delete()


@transaction.atomic
def let_through(*, by: Viewer, plan: Plan, input_ids: Iterable[int]) -> int:
    """Let the public read inputs without a name; returns how many were new to it."""
    rows = _held_still(by, plan, input_ids).filter(models.Q(shown_at=None) | models.Q(held=True))
    changed = 0
    for row in rows:
        row.shown_at, row.held = row.shown_at or timezone.now(), False
        row.save(update_fields=["shown_at", "held"])
        note(by, "let_input_through", row, plan)
        changed += 1
    return changed


@transaction.atomic
def hide_inputs(
    *, by: Viewer, plan: Plan, input_ids: Iterable[int], because: str, overruled: str = ""
) -> int:
    """Hide inputs from the public with a reason their authors read; the words stay. Without a reason they come back."""
    changed = 0
    for row in _held_still(by, plan, input_ids).exclude(hidden_because=because):
        row.hidden_because, row.held = because, False
        row.save(update_fields=["hidden_because", "held"])
        note(by, "hide_input" if because else "show_input", row, plan, **why(overruled))
        changed += 1
    return changed


def _held_still(by: Viewer, plan: Plan, input_ids: Iterable[int]) -> models.QuerySet[HearingInput]:
    rows = inputs_to_answer(by, plan).filter(pk__in=list(input_ids))
    return rows.select_for_update(of=("self",)).order_by("pk")
