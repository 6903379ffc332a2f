"""The words of a PDF page with their places."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from samskap.plans.reader.extract.characters import clean

# PDFium marks the hyphen of a word it sees going on in the next line.
_HYPHENS = {0x02, 0xFFFE, 0xAD}
_BREAKS = {0x20, 0x09, 0x0A, 0x0D, 0x00, 0xA0, 0x3000}
_SAMPLE = 60
_MOST_CHARACTERS = 200_000


@dataclass(slots=True)
class Word:
    """A word. ``x0`` and ``x1`` are its edges, ``y`` its baseline from the top of the page, all in points."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page must be turned for its text to stand upright, in quarters clockwise."""

    quarters: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page (from below) as it is read (from above)."""
        match self.quarters:
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case 3:
                return self.height - y, self.width - x
            case _:
                return x, self.height - y


def read_words(textpage: pdfium.PdfTextPage, turn: Turn) -> list[Word]:
    """All words of a page in the order the file holds them."""
    reader = _Reader(textpage, turn)
    return [
        word for start, end, text in _spans(textpage) if (word := reader.word(start, end, text)) is not None
    ]


def find_turn(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> Turn:
    """By what the page says and by how its letters lie."""
    left, bottom, right, top = page.get_mediabox()
    angles: Counter[int] = Counter()
    count = textpage.count_chars()
    for index in range(0, count, max(count // _SAMPLE, 1)):
        angle = raw.FPDFText_GetCharAngle(textpage.raw, index)
        angles[round(angle / (math.pi / 2)) % 4] += 1
    # The angle turns the letters counter-clockwise; the page must be turned the other way.
    lying = angles.most_common(1)[0][0] if angles else 0
    return Turn(lying, right - left if right > left else 595.0, top - bottom if top > bottom else 842.0)


def _spans(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, int, str]]:
    """Runs of characters between spaces: first index, last index, text."""
    get, handle = raw.FPDFText_GetUnicode, textpage.raw
    start, last = 0, 0
    signs: list[str] = []
    for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
        code = get(handle, index)
        if code in _BREAKS:
            if signs:
                yield start, last, "".join(signs)
                signs = []
            continue
        if not signs:
            start = index
        last = index
        if code in _HYPHENS:
            signs.append("\u00ad")
        elif code < 0x110000 and not 0xD800 <= code < 0xE000:
            signs.append(chr(code))
    if signs:
        yield start, last, "".join(signs)


class _Reader:
    def __init__(self, textpage: pdfium.PdfTextPage, turn: Turn) -> None:
        self._handle = textpage.raw
        self._turn = turn
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._pointers = tuple(ctypes.byref(side) for side in self._box)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.byref(ctypes.c_int())

    def word(self, start: int, end: int, text: str) -> Word | None:
        text = clean(text)
        first, last = self._edges(start), self._edges(end)
        if not text or first is None or last is None:
            return None
        size = raw.FPDFText_GetFontSize(self._handle, start)
        x0, y = first[0], first[1]
        x1 = max(last[2], x0 + 0.1)
        # Type 3 fonts and scaled text state sizes such as 1; the letters themselves do not lie.
        height = first[3]
        if size < 3 or size > 3 * height + 6:
            size = max(height * 1.4, 1.0)
        return Word(text, x0, x1, y, size, self._is_bold(start))

    def _edges(self, index: int) -> tuple[float, float, float, float] | None:
        """Left edge, baseline, right edge and height of one letter, upright."""
        left, right, bottom, top = self._pointers
        if not raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top):
            return None
        box = [side.value for side in self._box]
        ax, ay = self._turn.point(box[0], box[2])
        bx, by = self._turn.point(box[1], box[3])
        x, y = self._pointers[0], self._pointers[1]
        if not raw.FPDFText_GetCharOrigin(self._handle, index, x, y):
            return None
        _, baseline = self._turn.point(self._box[0].value, self._box[1].value)
        values = (min(ax, bx), baseline, max(ax, bx), abs(by - ay))
        return values if all(map(math.isfinite, values)) else None

    def _is_bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._handle, index) >= 600:
            return True
        raw.FPDFText_GetFontInfo(self._handle, index, self._name, 128, self._flags)
        name = self._name.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name
