"""What a municipality's own login says about a person, read as roles. Knows no database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# The keys of Membership.Role, which settings cannot import; a test keeps the two equal.
ROLES = (
    "employee", "leader", "recovery_contact", "editor", "council_member", "secretary", "volunteer", "student",
    "partner", "administrator",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class ClaimedRole:
    """A role in a unit or team, the place by the name or alias the municipality uses."""

    role: str
    place: str


class MappingError(ImproperlyConfigured):
    """The mapping from the provider's roles cannot be read; the message says what to write."""


def read_mapping(text: str) -> dict[str, ClaimedRole]:
    """Read ``{"Samskap.Leder": "leader@Mestring Fjordvik"}``: the provider's name to our role and place."""
    if not text.strip():
        return {}
    try:
        rows = json.loads(text)
        pairs = {str(name): str(target).partition("@") for name, target in rows.items()}
    except (ValueError, AttributeError) as error:
        raise MappingError(
            'SAMSKAP_OIDC_ROLES: write {"name at the provider": "role@unit or team"}.'
        ) from error
    for name, (role, _at, place) in pairs.items():
        if role not in ROLES or not place.strip():
            raise MappingError(
                f"SAMSKAP_OIDC_ROLES: {name}: «{role}@{place}» is not role@place. Roles: {', '.join(ROLES)}."
            )
    return {name: ClaimedRole(role, place.strip()) for name, (role, _at, place) in pairs.items()}


def names_in(claims: Mapping[str, Any], claim: str) -> set[str]:
    """The provider's role names. ``claim`` may have dots (``realm_access.roles``); a string counts as one name."""
    found: Any = claims.get(claim)
    if found is None and "." in claim:
        found = claims
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return {found}
    return {str(name) for name in found} if isinstance(found, list | tuple | set) else set()


def claimed_roles(
    claims: Mapping[str, Any], claim: str, mapping: Mapping[str, ClaimedRole]
) -> set[ClaimedRole]:
    """The roles the claims give; names that the mapping does not know give none."""
    return {mapping[name] for name in names_in(claims, claim) if name in mapping}


def all_claims(extra_data: Mapping[str, Any]) -> dict[str, Any]:
    """What the provider sent, the identity token before the answer of its user service."""
    merged: dict[str, Any] = {}
    for part in ("userinfo", "id_token"):
        content = extra_data.get(part)
        if isinstance(content, Mapping):
            merged.update(content)
    return merged or dict(extra_data)
