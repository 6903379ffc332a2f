"""Whom a plan means by a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.plans.matching import EVERY_DEPARTMENT, ROLES, SURE, Body, Match, best, candidates, stem

DEVELOPMENT = Body("team", 1, "Lag fagutvikling", ("Fagteam", "OPP"))
COUNCIL = Body("team", 2, "Erfaringsrådet", ("råd for erfaring",))
MANAGEMENT = Body("team", 3, "Utvidet ledergruppe", ("utvidet ledermøte",))
BRYGGA = Body("unit", 1, "Møteplassen Brygga")
NORTH = Body("unit", 2, "Bo Nord")
SOUTH = Body("unit", 3, "Bo Sør")
INGRID = Body("person", 7, "Ingrid Solheim")
BODIES = (DEVELOPMENT, COUNCIL, MANAGEMENT, BRYGGA, NORTH, SOUTH, INGRID, EVERY_DEPARTMENT, *ROLES)


def meant(name: str) -> Body | None:
    match = best(candidates(name, BODIES))
    return match.body if match else None


def role(key: str) -> Body:
    return next(body for body in ROLES if body.id == key)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Lag fagutvikling", DEVELOPMENT),
        ("lag  fagutvikling", DEVELOPMENT),
        ("Fagteamet", DEVELOPMENT),
        ("Lag for fagutvikling", DEVELOPMENT),
        ("Erfaringsrådet i virksomheten", None),
        ("fagteamet i avdelingene", DEVELOPMENT),
        ("OPP", DEVELOPMENT),
        ("Erfaringsråd", COUNCIL),
        ("erfaringsrådets", COUNCIL),
        ("Utvidet ledermøte", MANAGEMENT),
        ("den utvidete ledergruppa", None),
        ("Møteplassen Brygga", BRYGGA),
        ("Ingrid Solheim", INGRID),
        ("Fagkonsulent Ingrid Solheim", INGRID),
        ("Alle avdelinger", EVERY_DEPARTMENT),
        ("alle avdelingene", EVERY_DEPARTMENT),
        ("Alle åtte avdelinger", EVERY_DEPARTMENT),
        ("den enkelte avdeling", EVERY_DEPARTMENT),
        ("Avdelingene", EVERY_DEPARTMENT),
        ("Alle", EVERY_DEPARTMENT),
    ],
)
def test_a_name_means_a_body(name: str, body: Body | None) -> None:
    assert meant(name) == body


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Recoverykontaktene", "recovery_contact"),
        ("recoverykontakter", "recovery_contact"),
        ("Recoverykontaktane", "recovery_contact"),
        ("ledere i avdelingene", "leader"),
        ("Ledere og fagledere i avdelingene", "leader"),
        ("Lederne", "leader"),
        ("Leiarane", "leader"),
        ("Alle ansatte", "employee"),
        ("medarbeiderne", "employee"),
    ],
)
def test_a_name_means_a_role(name: str, key: str) -> None:
    assert meant(name) == role(key)


@pytest.mark.parametrize(
    "name", ["Brygga", "Fagteamet og Bo Nord", "OPP-gruppa", "Mötteplassen Brygga", "leder Bo Sør"]
)
def test_less_than_sure_is_listed_and_not_chosen(name: str) -> None:
    found = candidates(name, BODIES)
    assert found
    assert best(found) is None


@pytest.mark.parametrize("name", ["Ingrid", "Solheim", "Hamar kommune", "", "  ", "…", "opp og ned"])
def test_a_first_name_or_a_stranger_means_nobody(name: str) -> None:
    assert candidates(name, BODIES) == []


def test_the_own_team_is_meant_before_the_role() -> None:
    own = Body("team", 9, "Recoverykontaktene")
    found = candidates("Recoverykontakter", [*ROLES, own])
    assert [match.body.kind for match in found[:2]] == ["team", "role"]
    assert best(found) == found[0]


def test_two_equally_likely_teams_leave_the_choice_to_a_person() -> None:
    twins = [Body("team", 1, "Ressursgruppa", ()), Body("team", 2, "Ressursgruppen", ())]
    assert best(candidates("Ressursgruppe", twins)) is None


def test_stems_bring_the_forms_of_a_word_together() -> None:
    assert {stem(word) for word in ("leder", "ledere", "lederne", "lederen")} == {"led"}
    assert {stem(word) for word in ("avdeling", "avdelinger", "avdelingene", "avdelingane")} == {"avdeling"}


@given(st.text(max_size=80))
def test_any_text_is_answered_with_scores_in_order(text: str) -> None:
    found = candidates(text, BODIES)
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert all(0 < match.score <= 1 for match in found)


@given(st.sampled_from(BODIES))
def test_a_bodys_own_name_always_finds_it_surely(body: Body) -> None:
    first = candidates(body.name, BODIES)[0]
    assert isinstance(first, Match)
    assert first.body == body
    assert first.score >= SURE
