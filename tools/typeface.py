"""Gives Samskap Tråd the letters of names it lacked: ``python -m tools.typeface [FOLDER]``.

The face is drawn with one round pen, so an accent is a stroke of that pen beside a letter it has. The letters are those
of the Sámi languages and the commonest accents in Norwegian names. What is there stays as it is: twice is as once.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FOLDER: Final = Path(__file__).resolve().parent.parent / "samskap/design/fonts"
SMALL, LARGE = 520, 700  # heights of small and capital letters in the face
Stroke = tuple[float, float, float, float]  # from x, y to x, y, in units of the em (1000)
Marks = Callable[[float, float], list[Stroke]]  # middle of the letter, and where the air above it begins

MARKS: Final[dict[str, Marks]] = {
    "acute": lambda x, y: [(x - 30, y, x + 66, y + 86)],
    "grave": lambda x, y: [(x + 30, y, x - 66, y + 86)],
    "circumflex": lambda x, y: [(x - 84, y, x, y + 80), (x, y + 80, x + 84, y)],
    "caron": lambda x, y: [(x - 84, y + 80, x, y), (x, y, x + 84, y + 80)],
    "dieresis": lambda x, y: [(x - 96, y + 44, x - 96, y + 44), (x + 96, y + 44, x + 96, y + 44)],
}
ACCENTED: Final = {
    "acute": ("aeouyAEOUY", "áéóúýÁÉÓÚÝ"),
    "grave": ("aeoAEO", "àèòÀÈÒ"),
    "circumflex": ("aeoAEO", "âêôÂÊÔ"),
    "caron": ("cszCSZ", "čšžČŠŽ"),
    "dieresis": ("aeouAEOU", "äëöüÄËÖÜ"),
}


def main(folder: Path) -> int:
    """Write the faces of the folder anew, each with what it lacks."""
    for path in sorted(folder.glob("traad-*.ttf")):
        font = TTFont(path, recalcTimestamp=False)
        added = [letter for letter, base, strokes in letters(font) if add(font, letter, base, strokes)]
        if added:
            font.save(path)
        print(f"{path.name}: {''.join(added) or 'ingenting nytt'}")
    return 0


def letters(font: TTFont) -> Iterator[tuple[str, str, list[Stroke]]]:
    """Each new letter with the one it is made of and the strokes beside it."""
    half = pen_of(font) / 2
    for mark, (bases, made) in ACCENTED.items():
        for base, letter in zip(bases, made, strict=True):
            left, right = sides(font, base)
            height = SMALL if base.islower() else LARGE
            yield letter, base, MARKS[mark]((left + right) / 2, height + half + 62)
    left, right = sides(font, "d")
    yield "đ", "d", [(right - half - 190, 632, right + 40, 632)]
    left, right = sides(font, "D")
    yield "Đ", "D", [(left - 40, 356, left + 230, 356)]
    left, right = sides(font, "t")
    yield "ŧ", "t", [(left + half, 290, right - half, 290)]
    left, right = sides(font, "T")
    yield "Ŧ", "T", [((left + right) / 2 - 130, 330, (left + right) / 2 + 130, 330)]
    for base, letter in ("nŋ", "NŊ"):
        right = sides(font, base)[1] - half
        yield letter, base, [(right, half, right, half - 60), *hook(right, half - 60)]


def hook(x: float, y: float) -> list[Stroke]:
    """From the foot of a stem down and to the left, as the g of the face ends."""
    radius = 122
    points = [
        (x - radius + radius * math.cos(math.radians(turn)), y - radius * math.sin(math.radians(turn)))
        for turn in range(0, 105, 8)
    ]
    return [(*start, *end) for start, end in pairwise(points)]


def pen_of(font: TTFont) -> float:
    """How thick the strokes are: the width of the I."""
    left, right = sides(font, "I")
    return right - left


def sides(font: TTFont, letter: str) -> tuple[float, float]:
    """Where the letter's outline begins and ends."""
    glyph = font["glyf"][font.getBestCmap()[ord(letter)]]
    return float(glyph.xMin), float(glyph.xMax)


def add(font: TTFont, letter: str, base: str, strokes: list[Stroke]) -> bool:
    """Draw the letter beside those that are there; False when the face had it."""
    cmap = font.getBestCmap()
    if ord(letter) in cmap:
        return False
    name, source = f"uni{ord(letter):04X}", cmap[ord(base)]
    drawn = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[source].draw(drawn)
    pen = TTGlyphPen(None)
    drawn.replay(pen)
    for stroke in strokes:
        capsule(pen, stroke, pen_of(font) / 2)
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][source][0], glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(letter)] = name
    return True


def capsule(pen: Any, stroke: Stroke, radius: float) -> None:
    """One stroke of the round pen, clockwise as the other outlines; a stroke of no length is a dot, a little larger."""
    x0, y0, x1, y1 = stroke
    length = math.hypot(x1 - x0, y1 - y0)
    radius *= 1 if length else 1.24
    along = math.atan2(y1 - y0, x1 - x0)
    start = along + math.pi / 2
    pen.moveTo(_at(x0, y0, radius, start))
    for x, y, turned in ((x1, y1, start), (x0, y0, start - math.pi)):
        pen.lineTo(_at(x, y, radius, turned))
        for quarter in range(4):
            begin = turned - quarter * math.pi / 4
            bend = _at(x, y, radius / math.cos(math.pi / 8), begin - math.pi / 8)
            pen.qCurveTo(bend, _at(x, y, radius, begin - math.pi / 4))
    pen.closePath()


def _at(x: float, y: float, radius: float, angle: float) -> tuple[int, int]:
    return round(x + radius * math.cos(angle)), round(y + radius * math.sin(angle))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
