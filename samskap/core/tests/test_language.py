"""Norwegian is the language here until somebody chooses another."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from samskap.core.middleware import chosen_language


@pytest.mark.parametrize(
    ("browser", "cookie", "own", "expected"),
    [
        ("en-US,en;q=0.9", "", "", "nb"),
        ("nn-NO,nn;q=0.9,nb;q=0.8", "", "", "nn"),
        ("nb-NO,nn;q=0.5", "", "", "nb"),
        ("nn-NO", "en", "nb", "en"),
        ("en", "", "nn", "nn"),
        ("en", "klingon", "", "nb"),
    ],
)
def test_own_choice_goes_before_what_the_browser_says(
    browser: str, cookie: str, own: str, expected: str
) -> None:
    request = RequestFactory().get("/", headers={"Accept-Language": browser})
    if cookie:
        request.COOKIES["sprak"] = cookie
    request.user = SimpleNamespace(language=own)  # type: ignore[assignment]  # all that is asked of the person here
    assert chosen_language(request) == expected
