"""That a department has talked the edition through."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.core.audit import why
from samskap.language.access.counting import speaks_for
from samskap.language.models import Edition, EditionDiscussed
from samskap.language.states import IN_FORCE
from samskap.people.models import Unit
from samskap.people.viewer import Viewer


class NotDiscussed(Exception):
    """It cannot be said as things stand; carries words for the person."""


@transaction.atomic
def say_discussed(
    *, by: Viewer, edition: Edition, unit: Unit, on: date, took_with_us: str = "", overruled: str = ""
) -> EditionDiscussed:
    """Say that the unit talked the edition through on the day; said again, the day and the words are the new ones.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    Raises NotDiscussed for a day to come and for an edition that is not in force, PermissionDenied for others.
    """
    _require(by, edition, unit)
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    if locked.state not in IN_FORCE:
        raise NotDiscussed(_("Denne utgaven gjelder ikke nå. Si fra om den som gjelder."))
    if on > timezone.localdate():
        raise NotDiscussed(_("Dagen er ikke kommet ennå. Si fra når dere har snakket sammen."))
    if locked.published_at and on < timezone.localdate(locked.published_at):
        raise NotDiscussed(_("Utgaven var ikke kommet den dagen. Velg dagen dere snakket om den."))
    row, made = EditionDiscussed.objects.update_or_create(
        edition=locked,
        unit=unit,
        defaults={"discussed_on": on, "took_with_us": took_with_us, "said_by": by.person},
    )
    details = {"unit": unit.pk, "edition": locked.number, "on": on.isoformat(), "again": not made}
    _note(by, "language.say_discussed", row, {**details, **why(overruled)})
    return row


@transaction.atomic
def take_back_discussed(*, by: Viewer, edition: Edition, unit: Unit) -> bool:
    """Take back that the unit has talked about it, with its words; False when nobody had said so."""
    _require(by, edition, unit)
    row = EditionDiscussed.objects.select_for_update().filter(edition=edition, unit=unit).first()
    if row is None:
        return False
    _note(by, "language.take_back_discussed", row, {"unit": unit.pk, "edition": edition.number})
    row.delete()
    return True


def _require(by: Viewer, edition: Edition, unit: Unit) -> None:
    here = {edition.organisation_id, unit.organisation_id} == {by.organisation.pk}
    if not here or not speaks_for(by, unit):
        raise PermissionDenied


def _note(by: Viewer, action: str, subject: EditionDiscussed, details: dict[str, object]) -> None:
    audit.record(
        tenant_id=by.organisation.pk, actor_id=by.person_id, action=action, subject=subject, details=details
    )
