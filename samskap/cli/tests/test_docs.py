"""The pages made from the code say what the code does now."""

from __future__ import annotations

from functools import cache

import pytest

from samskap.cli.docs import pages

made = cache(pages)


@pytest.mark.parametrize("name", ["commands", "settings", "states", "permissions", "data-policy", "openapi"])
def test_the_page_is_fresh(name: str) -> None:
    stale = [
        file.name for file, text in made().items() if file.stem == name and file.read_text("utf-8") != text
    ]
    assert not stale, "run: .venv/bin/samskap docs"
