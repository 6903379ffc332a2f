"""Changes to values and to how the departments recognise them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from samskap.core import audit
from samskap.core.audit import why
from samskap.people.models import Organisation, Unit
from samskap.people.viewer import Viewer
from samskap.values.access import may_edit_values, may_write_for
from samskap.values.defaults import DEFAULTS
from samskap.values.models import Value, ValueStatement


@transaction.atomic
def create_default_values(organisation: Organisation) -> list[Value]:
    """The five recovery values in the organisation's language; where they are there already nothing changes."""
    language = organisation.language
    values = []
    for position, default in enumerate(DEFAULTS):
        value, created = Value.objects.get_or_create(
            organisation=organisation,
            slug=slugify(default.name["nb"].replace("ø", "o").replace("å", "a")),
            defaults={
                "name": default.name[language],
                "key": default.key,
                "meaning": default.meaning[language],
                "cues": [*default.cues],
                "position": position,
            },
        )
        values.append(value)
        if created:
            audit.record(
                tenant_id=organisation.pk, actor_id=None, action="values.create_value", subject=value
            )
    return values


@transaction.atomic
def change_meaning(*, by: Viewer, value: Value, name: str, meaning: str) -> Value:
    """What the value is called and means here."""
    if not may_edit_values(by):
        raise PermissionDenied
    changed = [field for field, new in (("name", name), ("meaning", meaning)) if getattr(value, field) != new]
    value.name, value.meaning = name, meaning
    if changed:
        value.save(update_fields=changed)
        _record(by, "values.change_meaning", value, {"fields": changed})
    return value


@transaction.atomic
def write_statement(
    *, by: Viewer, value: Value, unit: Unit, text: str, overruled: str = ""
) -> ValueStatement:
    """A department's own words on how the value is recognised there.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """
    if not may_write_for(by, unit.pk):
        raise PermissionDenied
    statement = ValueStatement.objects.create(value=value, unit=unit, text=text, written_by=by.person)
    _record(by, "values.write_statement", statement, _about(statement, overruled))
    return statement


@transaction.atomic
def change_statement(
    *, by: Viewer, statement: ValueStatement, text: str, overruled: str = ""
) -> ValueStatement:
    """New words in the same place."""
    if not may_write_for(by, statement.unit_id):
        raise PermissionDenied
    statement.text, statement.written_by = text, by.person
    statement.save(update_fields=["text", "written_by"])
    _record(by, "values.change_statement", statement, _about(statement, overruled))
    return statement


@transaction.atomic
def delete_statement(*, by: Viewer, statement: ValueStatement) -> None:
    """Take the words away."""
    if not may_write_for(by, statement.unit_id):
        raise PermissionDenied
    _record(by, "values.delete_statement", statement, _about(statement, ""))
    statement.delete()


def _about(statement: ValueStatement, overruled: str) -> dict[str, object]:
    details: dict[str, object] = {"value": statement.value_id, "unit": statement.unit_id}
    return {**details, **why(overruled)}


def _record(by: Viewer, action: str, subject: Value | ValueStatement, details: dict[str, object]) -> None:
    audit.record(
        tenant_id=by.organisation.pk, actor_id=by.person_id, action=action, subject=subject, details=details
    )
