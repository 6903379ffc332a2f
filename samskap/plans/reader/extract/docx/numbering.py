"""Automatic numbers and bullets, as Word would print them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from samskap.plans.reader.characters import clean
from samskap.plans.reader.extract.docx.names import VAL, W, number, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of a document, counting as paragraphs come."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_marker(self, num_id: str, level: int) -> str:
        """The mark of the next paragraph on this list and level; "" for a list that prints none."""
        abstract = self.lists.get(num_id)
        if abstract is None:
            return "" if num_id == "0" else "•"
        level = min(max(level, 0), _LEVELS - 1)
        levels = self.levels.get(abstract, {})
        shape = levels.get(level, Level())
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._step(num_id, level, shape, counts)
        if shape.format == "bullet":
            return _bullet(shape.text)
        if shape.format == "none":
            return ""
        return _PLACE.sub(
            lambda found: _print(int(found.group(1)) - 1, shape, levels, counts), clean(shape.text)
        ).strip()

    def _step(self, num_id: str, level: int, shape: Level, counts: list[int | None]) -> None:
        override = self.overrides.get(num_id, {}).get(level)
        if override is not None and (num_id, level) not in self._begun:
            counts[level] = override
        else:
            before = counts[level]
            counts[level] = shape.start if before is None else before + 1
        self._begun.add((num_id, level))
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = None


def _bullet(text: str) -> str:
    sign = clean(text).strip()
    return sign if sign and not sign.isalnum() and ord(sign[0]) < 0xE000 else "•"


def _print(place: int, shape: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
    own = levels.get(place, Level())
    count = counts[place]
    return format_count(own.start if count is None else count, "decimal" if shape.legal else own.format)


def format_count(count: int, style: str) -> str:
    """A count in Word's number format, e.g. 3 as ``iii`` for lowerRoman."""
    if style in ("lowerLetter", "upperLetter") and count > 0:
        text = chr(ord("a") + (count - 1) % 26) * (min(count - 1, 26 * 20) // 26 + 1)
        return text.upper() if style == "upperLetter" else text
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for size, sign in _ROMAN:
            while count >= size:
                text, count = text + sign, count - size
        return text.upper() if style == "upperRoman" else text
    return f"{count:02d}" if style == "decimalZero" else str(count)


def read_numbering(root: etree._Element | None) -> Numbering:
    """The numbering part; an absent one knows no lists."""
    numbering = Numbering()
    if root is None:
        return numbering
    linked: dict[str, str] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        abstract_id = abstract.get(f"{W}abstractNumId", "")
        numbering.levels[abstract_id] = dict(_level(element) for element in abstract.iter(f"{W}lvl"))
        if style := value(abstract, "styleLink"):
            linked[style] = abstract_id
    for num in root.iter(f"{W}num"):
        _add_list(numbering, num)
    _follow_links(numbering, root, linked)
    return numbering


def _add_list(numbering: Numbering, num: etree._Element) -> None:
    num_id = num.get(f"{W}numId", "")
    numbering.lists[num_id] = value(num, "abstractNumId") or ""
    for override in num.iter(f"{W}lvlOverride"):
        start = number(value(override, "startOverride"))
        if start is not None:
            level = number(override.get(f"{W}ilvl")) or 0
            numbering.overrides.setdefault(num_id, {})[level] = start


def _follow_links(numbering: Numbering, root: etree._Element, linked: dict[str, str]) -> None:
    for abstract in root.iter(f"{W}abstractNum"):
        target = linked.get(value(abstract, "numStyleLink") or "")
        if target:
            numbering.levels[abstract.get(f"{W}abstractNumId", "")] = numbering.levels[target]


def _level(element: etree._Element) -> tuple[int, Level]:
    legal = element.find(f"{W}isLgl")
    start = number(value(element, "start"))
    return number(element.get(f"{W}ilvl")) or 0, Level(
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=1 if start is None else start,
        legal=legal is not None and legal.get(VAL, "1") not in ("0", "false"),
    )
