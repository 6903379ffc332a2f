"""The words of a PDF page with their places."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from samskap.plans.reader.characters import clean
from samskap.plans.reader.extract.layout.lines import Word

# PDFium marks the hyphen of a word it sees going on in the next line.
_HYPHENS = dict.fromkeys([0x02, 0xFFFE, 0xAD], "\u00ad")
_RUN = re.compile("[^\x00\\s\xa0\u3000]+")
_SAMPLE = 60
_MOST_CHARACTERS = 200_000


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
    whole = _whole_text(textpage)
    if whole is None:
        whole = "".join(map(chr, _codes(textpage)))
    for found in _RUN.finditer(whole):
        yield found.start(), found.end() - 1, found.group().translate(_HYPHENS)


def _whole_text(textpage: pdfium.PdfTextPage) -> str | None:
    """The text of the page in one go, when its places are those of the characters."""
    count = min(textpage.count_chars(), _MOST_CHARACTERS)
    buffer = (ctypes.c_ushort * (count + 1))()
    if count == 0 or raw.FPDFText_GetText(textpage.raw, 0, count, buffer) != count + 1:
        return None
    text = bytes(buffer).decode("utf-16-le", errors="replace")[:-1]
    return text if len(text) == count else None


def _codes(textpage: pdfium.PdfTextPage) -> Iterator[int]:
    get, handle = raw.FPDFText_GetUnicode, textpage.raw
    for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
        code = get(handle, index)
        yield code if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else 0x20


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
        first = self._box_of(start)
        last = first if end == start else self._box_of(end)
        x, y = self._pointers[0], self._pointers[1]
        if not text or first is None or last is None:
            return None
        if not raw.FPDFText_GetCharOrigin(self._handle, start, x, y):
            return None
        baseline = self._turn.point(self._box[0].value, self._box[1].value)[1]
        size = raw.FPDFText_GetFontSize(self._handle, start)
        # Type 3 fonts and scaled text state sizes such as 1; the letters themselves do not lie.
        height = first[2]
        if size < 3 or size > 3 * height + 6:
            size = max(height * 1.4, 1.0)
        if not math.isfinite(first[0] + last[1] + baseline + size):
            return None
        return Word(text, first[0], max(last[1], first[0] + 0.1), baseline, size, self._is_bold(start))

    def _box_of(self, index: int) -> tuple[float, float, float] | None:
        """Left edge, right edge and height of one letter, upright."""
        left, right, bottom, top = self._pointers
        if not raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top):
            return None
        a, b, c, d = self._box
        if self._turn.quarters == 0:
            return a.value, b.value, d.value - c.value
        ax, ay = self._turn.point(a.value, c.value)
        bx, by = self._turn.point(b.value, d.value)
        return min(ax, bx), max(ax, bx), abs(by - ay)

    def _is_bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._handle, index) >= 600:
            return True
        raw.FPDFText_GetFontInfo(self._handle, index, self._name, 128, self._flags)
        name = self._name.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name
