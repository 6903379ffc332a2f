"""Windows of the browser: who is signed in, how wide they are, and what went wrong in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from playwright.sync_api import Browser, BrowserContext, Page, Request, StorageState, ViewportSize

from tests.browser.finding import found

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
# What a desktop window shows at 400 % zoom.
NARROWEST: ViewportSize = {"width": 320, "height": 720}


class Windows(Protocol):
    """Gives the window of a person: "besok" is nobody in particular."""

    def __call__(self, who: str, *, scripts: bool = True) -> BrowserContext: ...


Tab = tuple[Page, list[str]]


class Tabs(Protocol):
    """Gives the tab of a person, and the list of what goes wrong in it from now on."""

    def __call__(self, who: str, *, scripts: bool = True) -> Tab: ...


def sign_in(browser: Browser, site: str, who: str) -> StorageState:
    """Sign in as one of the demonstration's people; gives the cookies.

    The form is the one anybody uses there, sent without a page: `test_forms.py` presses its button.
    """
    with browser.new_context(base_url=site) as context:
        door = "/konto/logg-inn/"
        token = found(context, door, r'name="csrfmiddlewaretoken" value="([^"]+)"')
        button = found(context, door, rf'action="([^"]*/prov/{who}/)"')
        answer = context.request.post(button, form={"csrfmiddlewaretoken": token})
        assert "logg-inn" not in answer.url, who
        return context.storage_state()


@contextmanager
def page_in(context: BrowserContext) -> Iterator[Tab]:
    """A page of its own, and the list of what goes wrong in it."""
    page = context.new_page()
    wrong = watch(page)
    try:
        yield page, wrong
    finally:
        page.close()


def watch(page: Page) -> list[str]:
    """What will go wrong in the page: errors, and what the Content-Security-Policy stopped."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "console",
        lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None,
    )
    page.on(
        "requestfailed",
        lambda request: None if _left(request) else wrong.append(f"not fetched: {request.url}"),
    )
    page.on(
        "request",
        lambda request: None if _is_ours(request.url) else wrong.append(f"other host: {request.url}"),
    )
    return wrong


def _left(request: Request) -> bool:
    """Whether the browser gave the request up because the person had gone on to the next page."""
    return request.failure == "net::ERR_ABORTED"


def _is_ours(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "data:", "blob:"))
