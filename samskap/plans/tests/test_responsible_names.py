"""Whose names a plan offers as responsible: those who work here, never a resident with an account."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from samskap.people.models import Membership, Person
from samskap.plans.queries.bodies import bodies_of
from tests.personas import ViewerOf


def test_residents_and_former_colleagues_are_not_offered(
    viewer: ViewerOf, dina: Person, alma: Person, cato: Person
) -> None:
    def offered() -> set[str]:
        return {body.name for body in bodies_of(viewer(dina)) if body.kind == "person"}

    assert {dina.name, alma.name} <= offered()
    assert cato.name not in offered()
    Membership.objects.filter(person=alma).update(until=timezone.localdate() - timedelta(days=1))
    assert alma.name not in offered()
