"""Every address × every kind of person: the answer is the one in the table, and nobody reads what is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_htmx.middleware import HtmxDetails
from pytest_django import DjangoDbBlocker

from tests.access.table import PEOPLE, TABLE
from tests.personas import BACKEND
from tests.world import Municipality, World, build_world

SAMSKAP = Path(__file__).resolve().parents[2] / "samskap"
MEMBERS = {"alma", "edvard", "dina"}
WORDS = ("draft", "active", "person")
PLANS = ("draft", "opened")
OF_A_PLAN = {"plan_id", "section_id", "measure_id", "milestone_id", "text_id"}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    plan: str
    ask: str
    answers: tuple[str, ...]


def rows() -> list[Row]:
    """The table, read."""
    lines = [line.split() for line in TABLE.splitlines() if line.strip()]
    assert lines[0][3:] == PEOPLE
    return [Row(name, plan, ask, tuple(answers)) for name, plan, ask, *answers in lines[1:]]


ROWS = rows()


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[tuple[str, set[str]]]:
    """Every named address of the site with the names of its parts."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        parts = set(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from ((name, parts | more) for name, more in addresses(entry.url_patterns, inner))
        else:
            yield f"{space}{entry.name}", parts


ADDRESSES = dict(addresses())


def address_of(name: str, municipality: Municipality, which: str, slug: str = "") -> str:
    """The address for something of the municipality, under its own slug or another's."""
    arguments = municipality.arguments(which)
    chosen = {part: arguments[part].get(name, arguments[part]["*"]) for part in ADDRESSES[name]}
    if slug and "organisation" in chosen:
        chosen["organisation"] = slug
    return reverse(name, kwargs=chosen)


@dataclass(frozen=True)
class SignedIn:
    """Everybody at their own machine."""

    world: World
    clients: dict[str, Client]
    cookies: dict[str, dict[str, str]]

    def ask(self, who: str, how: str, address: str, *, htmx: bool = False) -> HttpResponseBase:
        """Ask as that person, and undo what the asking changed."""
        client, headers = self.clients[who], {"HX-Request": "true"} if htmx else {}
        client.cookies = SimpleCookie(self.cookies[who])
        cache.clear()  # nobody is told to wait because others have asked
        with transaction.atomic():
            response = (client.get if how == "GET" else client.post)(address, headers=headers)
            transaction.set_rollback(True)
        return response


@pytest.fixture(scope="module")
def signed_in(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[SignedIn]:
    """The world with everybody signed in, made once for the whole file; it is gone when the file is done."""
    with django_db_blocker.unblock():
        world = build_world()
        clients = {who: Client() for who in PEOPLE}
        for who, client in clients.items():
            if person := world.person(who):
                client.force_login(person, backend=BACKEND)
    cookies = {
        who: {key: one.value for key, one in client.cookies.items()} for who, client in clients.items()
    }
    yield SignedIn(world, clients, cookies)
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def everybody(signed_in: SignedIn, db: None) -> SignedIn:
    """The same; whatever the test changes is undone."""
    return signed_in


def in_words(response: HttpResponseBase) -> str:
    """The answer in the words of the table."""
    if response.status_code in {301, 302}:
        to = response.headers["Location"]
        assert to.startswith("/"), to
        return "sign-in" if to.startswith(reverse(settings.LOGIN_URL)) else "onward"
    return {200: "page", 422: "wrong"}.get(response.status_code, str(response.status_code))


def body(response: HttpResponseBase) -> str:
    """Everything the answer says, where it leads included."""
    content = b"".join(response) if response.streaming else getattr(response, "content", b"")
    return content.decode(errors="replace") + response.headers.get("Location", "")


def forbidden_words(world: World, who: str, plan: str) -> set[str]:
    """The words that this person must not meet."""
    own = world.nabovik if who == "bo" else world.fjordvik
    other = world.fjordvik if who == "bo" else world.nabovik
    words = {other.word(kind) for kind in WORDS}
    if who not in MEMBERS | {"bo"}:
        words |= {own.word("draft"), own.word("active")}
    if who == "visitor":
        words |= {own.word("person")}
    return words - ({world.fjordvik.word("active")} if plan == "opened" else set())


def assert_nothing_leaks(world: World, who: str, plan: str, response: HttpResponseBase) -> None:
    text = body(response)
    leaked = sorted(word for word in forbidden_words(world, who, plan) if word in text)
    assert not leaked, f"{who} reads {leaked}"


def assert_closed_to_other_sites(response: HttpResponseBase) -> None:
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_every_address_stands_in_the_table() -> None:
    told = {row.name for row in ROWS}
    assert {name for name in ADDRESSES if name not in told} == set(), "add a line to tests/access/table.py"
    assert told - set(ADDRESSES) == set(), "the table names addresses that are gone"


def test_every_address_of_a_plan_is_told_for_drafts_and_for_open_plans() -> None:
    for name, parts in ADDRESSES.items():
        if parts & OF_A_PLAN:
            told = {row.plan for row in ROWS if row.name == name}
            assert {"draft", "opened"} <= told, name


@pytest.fixture
def read_of_htmx(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What answers want to know of htmx, as they ask; the one that asks nothing is the same with it and without."""
    read: list[str] = []
    header_value = HtmxDetails._get_header_value

    def noted(self: HtmxDetails, name: str) -> str | None:
        read.append(name)
        return header_value(self, name)

    monkeypatch.setattr(HtmxDetails, "_get_header_value", noted)
    return read


def test_nothing_of_ours_reads_the_headers_of_htmx_in_another_way() -> None:
    for file in (file for file in SAMSKAP.rglob("*.py") if "tests" not in file.parts):
        assert not re.search(r"request\.(headers|META)\W+HX|HTTP_HX", file.read_text(encoding="utf-8")), file


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}-{row.plan}-{row.ask}")
def test_the_answer_is_the_one_in_the_table(row: Row, everybody: SignedIn, read_of_htmx: list[str]) -> None:
    world = everybody.world
    if row.plan == "opened":
        world.open_plans()
    address = address_of(row.name, world.fjordvik, row.plan)
    found = []
    for who, expected in zip(PEOPLE, row.answers, strict=True):
        read_of_htmx.clear()
        response = everybody.ask(who, row.ask, address)
        answer = in_words(response)
        found.append("wrong" if (answer, expected) == ("page", "wrong") else answer)
        assert_nothing_leaks(world, who, row.plan, response)
        assert_closed_to_other_sites(response)
        if read_of_htmx:
            part = everybody.ask(who, row.ask, address, htmx=True)
            assert_nothing_leaks(world, who, row.plan, part)
    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, row.answers, strict=True))


@pytest.mark.parametrize("how", ["GET", "POST"])
@pytest.mark.parametrize(
    "name", [name for name, parts in ADDRESSES.items() if "organisation" in parts and len(parts) > 1]
)
def test_things_of_another_municipality_are_not_found_under_ones_own(
    name: str, how: str, everybody: SignedIn
) -> None:
    """Bo and Dina may do everything at home; with the other's numbers in the address there is nothing there."""
    world = everybody.world
    world.open_plans()
    for who, mine, other in (("bo", world.nabovik, world.fjordvik), ("dina", world.fjordvik, world.nabovik)):
        if ADDRESSES[name] - {"organisation"} in ({"slug"}, {"language"}):
            continue  # a value's slug or a language is the same word in both, and each sees its own
        for which in PLANS if ADDRESSES[name] & OF_A_PLAN else PLANS[:1]:
            response = everybody.ask(who, how, address_of(name, other, which, mine.organisation.slug))
            assert response.status_code in {404, 405}, which
            assert other.word("active") not in body(response)
            assert_nothing_leaks(world, who, "", response)
