"""Roles from the municipality's own login."""

from __future__ import annotations

from typing import Any

import pytest

from samskap.people import claims
from samskap.people.claims import ClaimedRole, MappingError, claimed_roles, names_in, read_mapping
from samskap.people.models import Membership

MAPPING = '{"Samskap.Leder": "leader@Mestring Fjordvik", "brygga-ansatt": "employee@Brygga"}'


def test_the_roles_of_settings_are_those_of_the_model() -> None:
    assert set(claims.ROLES) == set(Membership.Role.values)


def test_a_mapping_is_read() -> None:
    assert read_mapping(MAPPING) == {
        "Samskap.Leder": ClaimedRole("leader", "Mestring Fjordvik"),
        "brygga-ansatt": ClaimedRole("employee", "Brygga"),
    }
    assert read_mapping("  ") == {}


@pytest.mark.parametrize(
    "text", ["leder", "[]", '{"a": "sjef@Brygga"}', '{"a": "leader"}', '{"a": "leader@ "}']
)
def test_a_mapping_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(MappingError):
        read_mapping(text)


@pytest.mark.parametrize(
    ("sent", "claim", "expected"),
    [
        ({"roles": ["a", "b"]}, "roles", {"a", "b"}),
        ({"roles": "a"}, "roles", {"a"}),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", {"a"}),
        ({"https://kommune.no/roles": ["a"]}, "https://kommune.no/roles", {"a"}),
        ({"roles": {"a": 1}}, "roles", set()),
        ({"roles": 7}, "roles", set()),
        ({}, "roles", set()),
        ({"realm_access": "x"}, "realm_access.roles", set()),
    ],
)
def test_names_are_found_in_the_shapes_providers_use(
    sent: dict[str, Any], claim: str, expected: set[str]
) -> None:
    assert names_in(sent, claim) == expected


def test_unknown_names_give_no_role() -> None:
    found = claimed_roles({"roles": ["Samskap.Leder", "noe annet"]}, "roles", read_mapping(MAPPING))
    assert found == {ClaimedRole("leader", "Mestring Fjordvik")}
