"""The poster: its words, and that it hangs on a wall."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.core.audit import why
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.values.access import may_edit_poster, values_of
from samskap.values.models import Poster, PosterHanging
from samskap.values.poster.content import MOST_LINES, PosterLine


class ChangedMeanwhile(Exception):
    """Somebody else saved the poster after this person opened it."""


class NotNow(Exception):
    """What was asked for cannot be done as things stand; carries words for the person."""


@transaction.atomic
def save_poster(
    *,
    by: Viewer,
    unit: Unit,
    language: str,
    revision: int,
    heading: str,
    footer: str,
    lines: list[PosterLine],
    overruled: str = "",
) -> Poster:
    """The unit's own words; ``revision`` is what the person saw, 0 for a poster of the values as they are.

    Raises ChangedMeanwhile, NotNow for a poster without lines or with too many, and PermissionDenied.
    """
    _require(by, unit)
    if not 1 <= len(lines) <= MOST_LINES:
        raise NotNow(_("En plakat har fra ett til åtte temaer."))
    words: dict[str, Any] = {"heading": heading, "footer": footer, "lines": _stored(by, lines)}
    poster = Poster.objects.select_for_update().filter(unit=unit, language=language).first()
    if (poster.revision if poster else 0) != revision:
        raise ChangedMeanwhile
    if poster is None:
        poster = _create(unit, language, by, words)
    else:
        for field, value in words.items():
            setattr(poster, field, value)
        poster.changed_by, poster.revision = by.person, revision + 1
        poster.save(update_fields=[*words, "changed_by", "changed_at", "revision"])
    details = {"unit": unit.pk, "language": language, "lines": len(lines)}
    _note(by, "values.save_poster", poster, {**details, **why(overruled)})
    return poster


def _create(unit: Unit, language: str, by: Viewer, words: dict[str, Any]) -> Poster:
    try:
        with transaction.atomic():
            return Poster.objects.create(unit=unit, language=language, changed_by=by.person, **words)
    except IntegrityError as error:  # somebody else made it in the same moment
        raise ChangedMeanwhile from error


def _stored(by: Viewer, lines: list[PosterLine]) -> list[dict[str, Any]]:
    known = set(values_of(by).values_list("pk", flat=True))
    return [
        {
            "value": line.value_id if line.value_id in known else None,
            "theme": line.theme,
            "text": line.text,
            "question": line.question,
            "motif": line.motif,
        }
        for line in lines
    ]


@transaction.atomic
def reset_poster(*, by: Viewer, unit: Unit, language: str) -> bool:
    """Throw the unit's own words away; the poster is again that of the values as they are. False when it was."""
    _require(by, unit)
    poster = Poster.objects.select_for_update().filter(unit=unit, language=language).first()
    if poster is None:
        return False
    _note(by, "values.reset_poster", poster, {"unit": unit.pk, "language": language})
    poster.delete()
    return True


@transaction.atomic
def hang_poster(
    *, by: Viewer, unit: Unit, on: date, place: str = "", photo: bytes | None = None
) -> PosterHanging:
    """Say that the poster hangs in the department; said twice, it is one. ``photo`` as `poster.photos` makes it."""
    _require(by, unit)
    if on > timezone.localdate():
        raise NotNow(_("Datoen er ikke kommet ennå. Si fra når plakaten henger."))
    Unit.objects.select_for_update().get(pk=unit.pk)
    hanging = PosterHanging.objects.filter(unit=unit, hung_on=on, place=place, taken_down_on=None).first()
    if hanging and not photo:
        return hanging
    if hanging is None:
        hanging = PosterHanging(unit=unit, hung_on=on, place=place, said_by=by.person)
    if photo:
        hanging.photo = photo
    hanging.save()
    details = {"unit": unit.pk, "on": on.isoformat(), "photo": bool(photo)}
    _note(by, "values.hang_poster", hanging, details)
    return hanging


@transaction.atomic
def take_down_poster(*, by: Viewer, hanging: PosterHanging, on: date) -> bool:
    """Say that the poster is taken down; its photo goes with it. False when it was down already."""
    _require(by, hanging.unit)
    found = PosterHanging.objects.select_for_update().get(pk=hanging.pk)
    if found.taken_down_on is not None:
        return False
    found.taken_down_on, found.photo = max(on, found.hung_on), None
    found.save(update_fields=["taken_down_on", "photo"])
    _note(by, "values.take_down_poster", found, {"unit": found.unit_id})
    return True


def _require(by: Viewer, unit: Unit) -> None:
    if unit.organisation_id != by.organisation.pk or not may_edit_poster(by, unit):
        raise PermissionDenied


def _note(by: Viewer, action: str, subject: Poster | PosterHanging, details: dict[str, Any]) -> None:
    audit.record(
        tenant_id=by.organisation.pk, actor_id=by.person_id, action=action, subject=subject, details=details
    )
