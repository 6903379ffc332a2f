"""Posters as papers for a wall and pictures for a screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

from samskap.core.documents import typeset
from samskap.core.qr import qr_svg
from samskap.values.poster.content import PosterText, Sender, layout_lines, motifs_of
from samskap.values.poster.words import CODE, WAY_IN, drawing_words

TEMPLATE: Final = Path(__file__).parent / "poster.typ"
POINTS: Final = 72 / 25.4  # in a millimetre


@dataclass(frozen=True, slots=True)
class Size:
    """A paper, told in points, or a picture, in pixels."""

    width: float
    height: float
    format: str = "pdf"
    ppi: float = 72


def _paper(width: int, height: int) -> Size:
    return Size(width * POINTS, height * POINTS)


# The first part of the file's name -> what it is.
SIZES: Final[Mapping[str, Size]] = MappingProxyType(
    {
        "a4": _paper(210, 297),
        "a3": _paper(297, 420),
        "a2": _paper(420, 594),
        "a1": _paper(594, 841),
        "skjerm": Size(1920, 1080, "png"),
        "skjerm-staende": Size(1080, 1920, "png"),
        "visning": Size(210 * POINTS, 297 * POINTS, "png", ppi=130),
    }
)


def poster_data(poster: PosterText, sender: Sender, size: Size) -> dict[str, Any]:
    """What the template gets."""
    address = urlsplit(sender.url)
    return {
        "language": poster.language,
        "title": poster.heading,
        "heading": poster.heading,
        "footer": poster.footer,
        "lines": layout_lines(poster.lines),
        "drawing": drawing_words(motifs_of(poster.lines), poster.language),
        "unit": sender.unit,
        "organisation": sender.organisation,
        "url": sender.url,
        "url_shown": address.netloc + address.path.rstrip("/"),
        "qr": qr_svg(sender.url),
        "qr_alt": CODE[poster.language].format(url=sender.url),
        "qr_words": WAY_IN[poster.language],
        "width": size.width,
        "height": size.height,
    }


def poster_bytes(poster: PosterText, sender: Sender, size: str) -> bytes:
    """The poster in one of the ``SIZES``: tagged PDF/UA-1 or PNG. The last ones asked for are remembered."""
    return _set(json.dumps(poster_data(poster, sender, SIZES[size]), sort_keys=True), size)


@lru_cache(maxsize=48)  # a quarter of a megabyte each at most
def _set(data: str, size: str) -> bytes:
    chosen = SIZES[size]
    picture = chosen.format == "png"
    return typeset(TEMPLATE, json.loads(data), format="png" if picture else "pdf", ppi=chosen.ppi)
