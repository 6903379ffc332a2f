"""One Chromium and one site for all the tests of a worker; a signed-in window for each kind of person."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser import chromium
from tests.browser.finding import Places
from tests.browser.journey import Journey
from tests.browser.places import find_places
from tests.browser.site import served
from tests.browser.windows import DESKTOP, Tab, Tabs, Windows, sign_in, watch

PEOPLE = ["leder", "ansatt", "rad", "innbygger"]
OPTIONS = ["--no-sandbox", "--disable-background-networking", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of all the workers of this run."""
    ours = tmp_path_factory.getbasetemp()
    return ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[str]:
    """The address of the demonstration."""
    with served(tmp_path_factory.mktemp("site"), shared=shared) as site:
        yield site.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = chromium.find()
    assert path, chromium.HELP
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def journey(browser: Browser, tmp_path: Path, shared: Path) -> Iterator[Journey]:
    """Everybody's windows on a site that no other test sees."""
    with served(tmp_path / "site", shared=shared) as site, closing(Journey(browser, site)) as journey:
        yield journey


@pytest.fixture(scope="session")
def windows(browser: Browser, site: str) -> Iterator[Windows]:
    """Gives windows by person, with and without JavaScript."""
    states = {who: sign_in(browser, site, who) for who in PEOPLE}
    opened: dict[tuple[str, bool], BrowserContext] = {}

    def window(who: str, *, scripts: bool = True) -> BrowserContext:
        if (who, scripts) not in opened:
            opened[who, scripts] = browser.new_context(
                base_url=site,
                locale="nb-NO",
                timezone_id="Europe/Oslo",
                java_script_enabled=scripts,
                reduced_motion="reduce",
                viewport=DESKTOP,
                storage_state=states.get(who),
            )
        return opened[who, scripts]

    yield window
    for context in opened.values():
        context.close()


@pytest.fixture(scope="session")
def tabs(windows: Windows) -> Tabs:
    """Gives a tab by person, with and without JavaScript: the same one each time, for tests that only look."""
    opened: dict[tuple[str, bool], Tab] = {}

    def tab(who: str, *, scripts: bool = True) -> Tab:
        if (who, scripts) not in opened:
            page = windows(who, scripts=scripts).new_page()
            opened[who, scripts] = page, watch(page)
        page, wrong = opened[who, scripts]
        wrong.clear()
        return page, wrong

    return tab


@pytest.fixture(scope="session")
def places(windows: Windows, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """The numbers that stand in the addresses of this site."""
    return find_places(windows("leder"), tmp_path_factory.mktemp("upload"))
