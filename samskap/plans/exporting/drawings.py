"""The marks of status and values for paper: the same drawings as on the pages, each an SVG of its own."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.conf import settings

from samskap.core.documents import DocumentError
from samskap.design.draw import STATUSES, VALUE_KEYS

INK, DARK = "#2A251F", "#2B1B00"
SPRITE = Path(settings.BASE_DIR) / "samskap/design/static/design/icons.svg"
BASES = {
    "hap": "#C07A05", "identitet": "#7C4A97", "samhorighet": "#B9482F", "mening": "#2A6BA6", "empowerment": "#397A48",
    "fjord": "#175A63",
}  # fmt: skip
_SYMBOL = re.compile(r'<symbol id="i-(?P<name>[\w-]+)"(?P<look>[^>]*)>(?P<body>.*?)</symbol>', re.DOTALL)


@cache
def drawings() -> dict[str, str]:
    """SVG by name: «status-done», «value-hap», and «other» for what has no drawing. Raises DocumentError."""
    if not SPRITE.exists():
        raise DocumentError(f"Missing drawings: {SPRITE.name}. Run `make setup`.")
    symbols = {found["name"]: found for found in _SYMBOL.finditer(SPRITE.read_text())}
    found = {f"status-{key}": _plain(symbols[icon]) for key, (icon, _words) in STATUSES.items()}
    for key, base in BASES.items():
        symbol = symbols[f"v-{key}" if key in VALUE_KEYS else "v-ring"]
        found[f"value-{key}"] = _on_disc(symbol, base, DARK if key == "hap" else "#fff")
    return {**found, "other": _plain(symbols["circle"])}


def _plain(symbol: re.Match[str]) -> str:
    return _svg(symbol["look"], symbol["body"], INK)


def _on_disc(symbol: re.Match[str], base: str, colour: str) -> str:
    """The value's sign, a little smaller, on a disc in its colour."""
    marks = f'<g transform="translate(5 5) scale(0.583)"{_look(symbol["look"])}>{symbol["body"]}</g>'
    disc = f'<circle cx="12" cy="12" r="12" fill="{base}" stroke="none"/>'
    return _svg(' viewBox="0 0 24 24"', disc + marks, colour)


def _look(attributes: str) -> str:
    return re.sub(r'\sviewBox="[^"]*"', "", attributes)


def _svg(look: str, body: str, colour: str) -> str:
    made = f'<svg xmlns="http://www.w3.org/2000/svg"{look}>{body}</svg>'
    return made.replace("currentColor", colour)
