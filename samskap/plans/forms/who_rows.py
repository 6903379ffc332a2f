"""A responsible in the form of a measure: the plan's own words, and whom they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.plans.actions.responsibilities import Meant, Who
from samskap.plans.forms.fields import LINE, NAME, WordsField, let_choose
from samskap.plans.forms.rows import Row
from samskap.plans.matching import Body, best, candidates
from samskap.plans.models import Responsibility
from samskap.plans.queries.bodies import reference

NOBODY, BY_NAME = "-", ""
GROUPS = (
    ("every_department", gettext_lazy("Alle")),
    ("team", gettext_lazy("Lag og råd")),
    ("unit", gettext_lazy("Avdelinger")),
    ("role", gettext_lazy("Roller")),
    ("person", gettext_lazy("Personer")),
)


@dataclass(frozen=True)
class Bodies:
    """Everybody a name may mean, as choices and as answers."""

    bodies: Sequence[Body]
    former: Sequence[
        Body
    ] = ()  # who answered for this measure and is not here now: may stay, is not offered elsewhere
    by_reference: dict[str, Body] = field(init=False)

    def __post_init__(self) -> None:
        known = {reference(body): body for body in (*self.bodies, *self.former)}
        object.__setattr__(self, "by_reference", known)

    @cached_property
    def choices(self) -> list[tuple[str, Any]]:
        """The choices of «Hvem er det?», grouped."""
        groups = [
            (str(label), [(reference(body), _called(body)) for body in self.bodies if body.kind == kind])
            for kind, label in GROUPS
        ]
        first = [(BY_NAME, _("Finn ut fra navnet")), (NOBODY, _("Bare navnet, ingen bestemt"))]
        former = (_("Ikke her lenger"), [(reference(body), body.name) for body in self.former])
        return [*first, *((label, rows) for label, rows in (*groups, former) if rows)]

    @cached_property
    def successors(self) -> list[tuple[str, Any]]:
        """The choices of who takes over."""
        return [("", _("Velg …")), *self.choices[2:]]

    @cached_property
    def names(self) -> list[str]:
        """Names to suggest while somebody writes: teams, departments and roles."""
        return [body.name for body in self.bodies if body.kind != "person"]

    def meant(self, chosen: str, name: str) -> Meant:
        """What was chosen, or what the name surely means when it was left to us."""
        if chosen == BY_NAME:
            match = best(candidates(name, self.bodies))
            return as_meant(match.body) if match else Meant()
        body = self.by_reference.get(chosen)
        return as_meant(body) if body else Meant()

    def suggestion(self, name: str) -> str:
        """The name of the body that is most like the words; "" when none is."""
        found = candidates(name, self.bodies) if name else []
        return found[0].body.name if found else ""


def _called(body: Body) -> str:
    """The body's name; those that Samskap has given are told in the reader's language."""
    return _(body.name) if body.kind in ("role", "every_department") else body.name


def as_meant(body: Body) -> Meant:
    """A body as the verbs take it."""
    if body.kind == "every_department":
        return Meant(every_department=True)
    if body.kind == "role":
        return Meant(role=str(body.id))
    number = int(body.id)
    return Meant(
        team_id=number if body.kind == "team" else None,
        unit_id=number if body.kind == "unit" else None,
        person_id=number if body.kind == "person" else None,
    )


class WhoForm(forms.Form):
    """One row. Without a name it is left out."""

    name = WordsField(
        label=gettext_lazy("Hvem"),
        longest=NAME,
        required=False,
        help_text=gettext_lazy("Med planens egne ord."),
    )
    meant = forms.ChoiceField(
        label=gettext_lazy("Hvem er det?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Velg en av disse.")},
    )
    part = forms.ChoiceField(
        label=gettext_lazy("Del i arbeidet"), choices=Responsibility.Part.choices, required=False
    )
    scope = WordsField(label=gettext_lazy("Ansvar for hva"), longest=LINE, required=False)

    def __init__(self, *args: Any, bodies: Bodies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        let_choose(self, "meant", bodies.choices)
        self.fields["name"].widget.attrs["list"] = "ansvarlige-forslag"

    @property
    def like(self) -> str:
        """Whom the words may mean, shown where nobody has been chosen."""
        value = self["meant"].value() or BY_NAME
        return self.bodies.suggestion(str(self["name"].value() or "")) if value == NOBODY else ""

    def who(self) -> Who | None:
        """The row as the verbs take it, or None when it is empty."""
        cleaned = self.cleaned_data
        chosen = cleaned["meant"]
        body = self.bodies.by_reference.get(chosen)
        name = cleaned["name"] or (body.name if body else "")
        if not name:
            return None
        part = cleaned["part"] or Responsibility.Part.LEAD
        return Who(name, cleaned["scope"], part, self.bodies.meant(chosen, name))


def who_row(row: Responsibility) -> Row:
    """What the form shows of a responsible at first."""
    chosen = NOBODY
    if row.team_id:
        chosen = f"team:{row.team_id}"
    elif row.unit_id:
        chosen = f"unit:{row.unit_id}"
    elif row.person_id:
        chosen = f"person:{row.person_id}"
    elif row.role:
        chosen = f"role:{row.role}"
    elif row.every_department:
        chosen = "every_department:"
    return {"name": row.name, "meant": chosen, "part": row.part, "scope": row.scope}
