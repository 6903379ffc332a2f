"""Pages of the practice mirror."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.browser.finding import Place, Places

PLACES = [
    Place("mirror", "/fjordvik/verdiene/i-praksis/", "ansatt"),
    Place("mirror-department", "/fjordvik/verdiene/i-praksis/?tid=plan&avdeling={department}"),
    Place("mirror-value", "/fjordvik/verdiene/i-praksis/hap/", "ansatt"),
    Place("mirror-numbers", "/fjordvik/verdiene/i-praksis/tall/"),
    Place("measure-traces", "/fjordvik/tiltak/{measure}/spor/", "ansatt"),
]


def find(context: BrowserContext) -> Places:
    """Nothing more than other parts have found."""
    return {}
