"""The municipality's own values, and how the departments see them together with the recovery values."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import Max

from samskap.core import audit
from samskap.core.audit import why
from samskap.people.models import Unit
from samskap.people.viewer import Viewer
from samskap.values.access import may_edit_values, may_write_for
from samskap.values.models import MunicipalValue, Value, ValueLink


class AlreadyThere(Exception):
    """The municipality has a value of that name, or the department has matched these two before."""


@transaction.atomic
def add_municipal_value(*, by: Viewer, name: str, meaning: str = "", overruled: str = "") -> MunicipalValue:
    """One of the municipality's own values, last in the list; AlreadyThere when the name is taken."""
    _require_may_edit(by)
    last = MunicipalValue.objects.filter(organisation=by.organisation).aggregate(Max("position"))
    place = (last["position__max"] or 0) + 1
    made = MunicipalValue(organisation=by.organisation, name=name, meaning=meaning, position=place)
    _save(made, force_insert=True)
    _record(by, "values.add_municipal_value", made, {}, overruled)
    return made


@transaction.atomic
def change_municipal_value(
    *, by: Viewer, municipal: MunicipalValue, name: str, meaning: str, overruled: str = ""
) -> MunicipalValue:
    """What it is called and means; AlreadyThere when the name is taken."""
    _require_may_edit(by)
    changed = [
        field for field, new in (("name", name), ("meaning", meaning)) if getattr(municipal, field) != new
    ]
    municipal.name, municipal.meaning = name, meaning
    if changed:
        _save(municipal, update_fields=changed)
        _record(by, "values.change_municipal_value", municipal, {"fields": changed}, overruled)
    return municipal


@transaction.atomic
def delete_municipal_value(*, by: Viewer, municipal: MunicipalValue) -> None:
    """Take the value away with what the departments have written about it."""
    _require_may_edit(by)
    _record(by, "values.delete_municipal_value", municipal, {"links": municipal.links.count()}, "")
    municipal.delete()


@transaction.atomic
def link_values(
    *,
    by: Viewer,
    municipal: MunicipalValue,
    unit: Unit,
    value: Value,
    reflection: str = "",
    overruled: str = "",
) -> ValueLink:
    """A department sees the two as kin, and says why; AlreadyThere when it has said so before."""
    ours = {by.organisation.pk}
    if {unit.organisation_id, municipal.organisation_id, value.organisation_id} != ours:
        raise PermissionDenied
    if not may_write_for(by, unit.pk):
        raise PermissionDenied
    link, made = ValueLink.objects.get_or_create(
        unit=unit,
        municipal_value=municipal,
        value=value,
        defaults={"reflection": reflection, "written_by": by.person},
    )
    if not made:
        raise AlreadyThere
    _record(by, "values.link_values", link, _about(link), overruled)
    return link


@transaction.atomic
def change_link(*, by: Viewer, link: ValueLink, reflection: str, overruled: str = "") -> ValueLink:
    """New words for the reflection."""
    if not may_write_for(by, link.unit_id):
        raise PermissionDenied
    link.reflection, link.written_by = reflection, by.person
    link.save(update_fields=["reflection", "written_by", "written_at"])
    _record(by, "values.change_link", link, _about(link), overruled)
    return link


@transaction.atomic
def delete_link(*, by: Viewer, link: ValueLink) -> None:
    """The department no longer sees the two as kin."""
    if not may_write_for(by, link.unit_id):
        raise PermissionDenied
    _record(by, "values.delete_link", link, _about(link), "")
    link.delete()


def _require_may_edit(by: Viewer) -> None:
    if not may_edit_values(by):
        raise PermissionDenied


def _save(row: MunicipalValue, *, force_insert: bool = False, update_fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=force_insert, update_fields=update_fields)
    except IntegrityError:
        raise AlreadyThere from None


def _about(link: ValueLink) -> dict[str, object]:
    return {"unit": link.unit_id, "municipal": link.municipal_value_id, "value": link.value_id}


def _record(
    by: Viewer, action: str, subject: models.Model, details: dict[str, object], overruled: str
) -> None:
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=action,
        subject=subject,
        details={**details, **why(overruled)},
    )
