"""No page is forgotten: every address that answers with a page is among the places."""

from __future__ import annotations

import re

import pytest
from django.urls import resolve

from tests.access.table import PEOPLE, TABLE
from tests.browser.finding import Place, Places
from tests.browser.places import PLACES
from tests.browser.windows import Windows

# Pages that need somebody in the middle of something; the tests of people go through them.
HALFWAY = {"account_confirm_login_code", "mfa_authenticate"}
# Answers that are files, or that machines read.
NO_PAGES = {
    "core:healthz", "api:openapi", "language:booklet", "language:compiled", "language:reasons",
    "language:words_poster",
    "plans:changes_atom", "plans:changes_rss", "plans:archive", "plans:calendar", "plans:export", "plans:indicator_csv",
    "plans:version_pdf", "values:poster_file", "values:poster_photo",
    "gatherings:rhythm", "gatherings:reflection_blank_pdf", "gatherings:reflection_cards_pdf",
    "practice:cards",
}  # fmt: skip
# Files to download, and pictures.
FILES = {
    "values:poster_file",
    "values:poster_photo",
    "gatherings:advice_file",
    "gatherings:gathering_file",
    "gatherings:minutes_file",
    "portal:mirror_file",
}


def pages() -> set[str]:
    """The names of addresses that answer somebody with a page."""
    rows = [line.split() for line in TABLE.splitlines() if line.strip()][1:]
    return {row[0] for row in rows if row[2] == "GET" and "page" in row[3 : 3 + len(PEOPLE)]}


def test_every_page_is_visited() -> None:
    visited = set()
    for place in PLACES:
        if place.status == 200:
            path = re.sub(r"\{value\}", "hap", place.address.split("?")[0])
            visited.add(resolve(re.sub(r"\{\w+\}", "1", path)).view_name)
    assert pages() - HALFWAY - visited - NO_PAGES - FILES == set(), "add a line to tests/browser/places.py"


@pytest.mark.browser
@pytest.mark.parametrize(
    "here",
    [
        pytest.param(PLACES[1::2], marks=pytest.mark.on_sqlite, id="those looked at on PostgreSQL"),
        pytest.param(PLACES[::2], marks=pytest.mark.on_postgresql, id="those looked at on SQLite"),
    ],
)
def test_every_place_answers(here: list[Place], places: Places, windows: Windows) -> None:
    """How a page looks does not depend on the database, whether it answers does."""
    found = {}
    for place in here:
        answer = windows(place.who).request.get(place.address.format(**places), max_redirects=5)
        found[place.name] = answer.status
        if place.status == 200:
            assert "<h1" in answer.text(), place.name
    assert found == {place.name: place.status for place in here}
