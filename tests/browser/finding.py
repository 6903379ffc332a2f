"""A page of the site as data, and how the number in its address is found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserContext

Places = dict[str, str]


@dataclass(frozen=True)
class Place:
    """A page: what its picture is called, its address, who opens it, and the status it answers with."""

    name: str
    address: str
    who: str = "leder"
    status: int = 200


def found(context: BrowserContext, address: str, pattern: str) -> str:
    """What the page at the address says there."""
    found = re.search(pattern, context.request.get(address).text())
    assert found, f"{address}: no {pattern}"
    return found[1]


def link(context: BrowserContext, address: str, part: str, then: str = "") -> str:
    return found(context, address, rf'(?:href|action)="([^"]*/{part}/\d+/{then}[^"]*)"')


def number(address: str, part: str) -> str:
    found = re.search(rf"/{part}/(\d+)/", address)
    assert found, address
    return found[1]
