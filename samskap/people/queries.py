"""What pages ask about people, units and roles."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from samskap.people.models import Organisation, Person, Unit
from samskap.people.viewer import BELONGING, Viewer


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in words, and where the person has it."""

    role: str
    place: str


def roles_in_words(viewer: Viewer) -> list[RoleLine]:
    """The viewer's current roles, sorted by place."""
    lines = {
        RoleLine(membership.get_role_display(), str(membership.unit or membership.team))
        for membership in viewer.memberships
    }
    return sorted(lines, key=lambda line: (line.place, line.role))


def departments(organisation: Organisation) -> QuerySet[Unit]:
    """The departments in alphabetical order; they are never ranked."""
    return Unit.objects.filter(organisation=organisation, kind=Unit.Kind.DEPARTMENT)


def units_of_person(viewer: Viewer) -> set[int]:
    """The ids of the units where the viewer belongs themselves; a seat in a team is not that."""
    return {
        membership.unit_id
        for membership in viewer.memberships
        if membership.unit_id is not None and membership.role in BELONGING
    }


@dataclass(frozen=True, slots=True)
class SignInMeans:
    """Beside the code by e-mail, what the person has set up to sign in with."""

    passkeys: tuple[Authenticator, ...]
    app: bool
    recovery_codes: int | None  # how many are left; None when there are none made


def sign_in_means(person: Person) -> SignInMeans:
    """The person's passkeys, authenticator app and recovery codes, in one query."""
    kind = Authenticator.Type
    rows = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    codes = next((row for row in rows if row.type == kind.RECOVERY_CODES), None)
    return SignInMeans(
        passkeys=tuple(row for row in rows if row.type == kind.WEBAUTHN),
        app=any(row.type == kind.TOTP for row in rows),
        recovery_codes=len(codes.wrap().get_unused_codes()) if codes else None,
    )


def only_organisation() -> Organisation | None:
    """The organisation when there is exactly one here, which then needs no list."""
    found = list(Organisation.objects.order_by("name")[:2])
    return found[0] if len(found) == 1 else None
