"""The terms of a hearing are changed while it lasts: more time, more people, other words. Never less."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import claim, note
from samskap.plans.actions.hearing_rows import bodies_of, require_hearing_days
from samskap.plans.actions.hearing_terms import HearingTerms, terms_of
from samskap.plans.models import Hearing
from samskap.plans.states import Ask, ChangedMeanwhile, Incomplete, NotAllowedNow, State


@transaction.atomic
def change_hearing(
    *, by: Viewer, hearing: Hearing, terms: HearingTerms, seen: str | None = None
) -> list[str]:
    """Give a hearing other terms; returns the names of those that changed. ``seen`` is the mark the person saw.

    Whoever was asked stays asked, and the last day is only moved on: somebody may have planned to answer on it.
    Raises PermissionDenied, NotAllowedNow, Incomplete or ChangedMeanwhile; then nothing has changed.
    """
    plan = hearing.plan
    claim(by, plan)
    row = Hearing.objects.select_for_update().filter(pk=hearing.pk, ended_at=None).first()
    if row is None or plan.state != State.HEARING:
        raise NotAllowedNow(_("Planen er ikke på høring lenger, så høringen kan ikke endres."))
    now = terms_of(row)
    if seen is not None and seen != now.mark:
        raise ChangedMeanwhile
    changed = [field.name for field in fields(now) if getattr(now, field.name) != getattr(terms, field.name)]
    _require_no_less(now, terms)
    if {"closes_on", "answers_by"} & set(changed):
        require_hearing_days(terms, today=timezone.localdate())
    if not changed:
        return []
    _write(row, now, terms)
    days: dict[str, Any] = {}
    if "closes_on" in changed:
        days = {"from": now.closes_on.isoformat(), "to": terms.closes_on.isoformat()}
    note(by, "change_hearing", plan, plan, hearing=row.pk, fields=sorted(changed), **days)
    hearing.refresh_from_db()
    return changed


def _require_no_less(now: HearingTerms, terms: HearingTerms) -> None:
    """Raise Incomplete when the new terms take something back from those who were asked."""
    if terms.closes_on < now.closes_on:
        raise Incomplete(
            _("Den siste dagen kan bare flyttes lenger fram. Noen kan ha tenkt å svare den dagen."),
            Ask.CLOSING,
        )
    taken_back = now.open_to_everybody and not terms.open_to_everybody
    if taken_back or not set(now.body_ids) <= set(terms.body_ids) or terms.opens_on != now.opens_on:
        raise Incomplete(_("De som er spurt, blir ikke tatt bort igjen."), Ask.AUDIENCE)


def _write(row: Hearing, now: HearingTerms, terms: HearingTerms) -> None:
    added = bodies_of(row.plan, set(terms.body_ids) - set(now.body_ids), timezone.localdate())
    if terms.closes_on != now.closes_on and row.first_closing is None:
        row.first_closing = now.closes_on
    for name in ("closes_on", "open_to_everybody", "invitation", "say_it", "answers_by"):
        setattr(row, name, getattr(terms, name))
    row.save()
    row.bodies.add(*added)
