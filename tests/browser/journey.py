"""What several people do one after another, on a site of the demonstration that is theirs alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.site import ROOT, Site
from tests.browser.windows import DESKTOP, sign_in


class Journey:
    """Everybody's windows on a site of their own."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser, self.site = browser, site
        self.wrong: list[str] = []
        self._windows: dict[str, BrowserContext] = {}

    @contextmanager
    def as_(self, who: str, viewport: ViewportSize = DESKTOP) -> Iterator[Page]:
        """A page in the window of the person; "besok" is nobody in particular, and somebody new each time."""
        window = self._windows.get(who) or self._open(who)
        page = window.new_page()
        page.set_viewport_size(viewport)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on(
            "console",
            lambda message: self.wrong.append(message.text) if message.type == "error" else None,
        )
        try:
            yield page
        finally:
            page.close()
            if who not in self._windows:
                window.close()

    def _open(self, who: str) -> BrowserContext:
        somebody = who != "besok"
        state = sign_in(self.browser, self.site.address, who) if somebody else None
        window = self.browser.new_context(
            base_url=self.site.address, storage_state=state, reduced_motion="reduce"
        )
        if somebody:
            self._windows[who] = window
        return window

    def close(self) -> None:
        """Close everybody's windows."""
        while self._windows:
            self._windows.popitem()[1].close()

    def letters(self, when: str) -> str:
        """Do the work of that morning; gives the letters that went out, as the mail server would get them."""
        code = (
            "from samskap.cli.site import prepare; prepare()\n"
            "from datetime import datetime; from samskap.core import jobs\n"
            f"jobs.work(datetime.fromisoformat({when!r}))"
        )
        environment = {**os.environ, **self.site.environment}
        command = [sys.executable, "-c", code]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        self.close()  # by that morning all had been signed out
        folder = Path(environment["SAMSKAP_VAR"]) / "letters"
        written = sorted(folder.iterdir()) if folder.exists() else []
        text = "\n".join(file.read_text(encoding="utf-8") for file in written)
        for file in written:
            file.unlink()
        return text
