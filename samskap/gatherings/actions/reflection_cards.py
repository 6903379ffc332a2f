"""Question cards of the organisation's own: written for everybody, and put away."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samskap.core.audit import why
from samskap.gatherings.access.reflection import may_retire_card, may_write_cards
from samskap.gatherings.actions.noting import note_row
from samskap.gatherings.models import QuestionCard
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.values.models import Value


@transaction.atomic
def write_card(
    *,
    by: Viewer,
    text: str,
    value: Value | None = None,
    unit: Unit | None = None,
    language: str = "nb",
    overruled: str = "",
) -> QuestionCard:
    """Write a card; the same words again are the same card. Raises PermissionDenied.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """
    ours = all(each is None or each.organisation_id == by.organisation.pk for each in (value, unit))
    if not may_write_cards(by) or not ours:
        raise PermissionDenied
    rows = QuestionCard.objects.select_for_update()
    there = rows.filter(organisation=by.organisation, text=text, language=language, retired_at=None).first()
    if there is not None:
        return there
    card = QuestionCard.objects.create(
        organisation=by.organisation, text=text, value=value, unit=unit, language=language, made_by=by.person
    )
    note_row(by, "write_card", card, value=card.value_id, unit=card.unit_id, **why(overruled))
    return card


@transaction.atomic
def retire_card(*, by: Viewer, card: QuestionCard) -> None:
    """Put a card away: it is drawn no more, and stays where it lay on the table. Raises PermissionDenied."""
    if not may_retire_card(by, card):
        raise PermissionDenied
    row = QuestionCard.objects.select_for_update().get(pk=card.pk)
    if row.retired_at is None:
        row.retired_at = timezone.now()
        row.save(update_fields=["retired_at"])
        note_row(by, "retire_card", row, value=row.value_id, unit=row.unit_id)
