"""Two versions of a whole plan: which measures came, went, moved, got another name, and what changed in each.

Knows neither Django nor the database; the contents are samskap-version/1 as ``freezing`` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from samskap.core.word_changes import Piece, compare_words, longest_rising

Content = Mapping[str, Any]
Lines = Callable[[Content], Mapping[str, str]]
Fate = Literal["same", "changed", "added", "removed"]
PROGRESS: Final = frozenset(
    {"status"}
)  # texts that tell how it goes: another of them is no change of the plan
ALIKE: Final = 0.5  # half of the words in common: the same measure, written anew
LOOKED_AT: Final = 600  # characters of a measure that are enough to know it by


@dataclass(frozen=True, slots=True)
class Field:
    """One text of a measure, a section or the head: ``name`` is its key, ``pieces`` how it changed."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is new or gone."""
        return any(piece.kind != "same" for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure then and now. ``moved_from`` is the title of the section it stood in, when that was another."""

    fate: Fate
    number: str
    title: str
    fields: tuple[Field, ...] = ()
    renamed_from: str = ""
    moved_from: str = ""
    reordered: bool = False

    @property
    def touched(self) -> bool:
        """Whether it reads otherwise or stands elsewhere."""
        return self.fate != "same" or bool(self.moved_from) or self.reordered

    @property
    def progress(self) -> tuple[Field, ...]:
        """How it went on since, when nothing else is new."""
        return () if self.touched else tuple(field for field in self.fields if field.changed)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section then and now, with its measures where they stand now and those that are gone after them."""

    fate: Fate
    title: str
    fields: tuple[Field, ...]
    measures: tuple[MeasureChange, ...]
    renamed_from: str = ""

    @property
    def touched(self) -> bool:
        """Whether there is anything to tell of it or of what is in it."""
        return self.fate != "same" or any(measure.touched for measure in self.measures)

    @property
    def changed(self) -> tuple[MeasureChange, ...]:
        """The measures there is something to tell of."""
        return tuple(measure for measure in self.measures if measure.touched)

    @property
    def progressed(self) -> tuple[MeasureChange, ...]:
        """The measures that read as they did and have gone on since."""
        return tuple(measure for measure in self.measures if measure.progress)

    @property
    def untouched(self) -> tuple[MeasureChange, ...]:
        """The measures that stand as they did."""
        return tuple(measure for measure in self.measures if not measure.touched and not measure.progress)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different between two versions of a plan."""

    head: tuple[Field, ...]
    sections: tuple[SectionChange, ...]

    @property
    def same(self) -> bool:
        """Whether the two say the same, of the plan and of how it goes."""
        return not (
            any(field.changed for field in self.head)
            or any(section.touched or section.progressed for section in self.sections)
        )

    @property
    def measures(self) -> tuple[MeasureChange, ...]:
        """All measures, in order."""
        return tuple(measure for section in self.sections for measure in section.measures)

    def count(self, fate: Fate) -> int:
        """How many measures came, went, were changed, or read as they did."""
        return sum(measure.fate == fate for measure in self.measures)

    @property
    def progressed(self) -> int:
        """How many measures read as they did and have gone on since."""
        return sum(bool(measure.progress) for measure in self.measures)

    @property
    def moved(self) -> int:
        """How many measures stand in another place."""
        return sum(bool(measure.moved_from) or measure.reordered for measure in self.measures)

    @property
    def renamed(self) -> int:
        """How many measures have another title."""
        return sum(bool(measure.renamed_from) for measure in self.measures)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A measure with the section it stands in."""

    measure: Content
    section: Content


def compare(old: Content, new: Content, *, head: Lines, section: Lines, measure: Lines) -> Comparison:
    """How the old version became the new one. The three say the texts of each part, by key, as they shall be read."""
    before, after = _measures(old), _measures(new)
    pairs = _pairs(before, after)
    sections = _section_pairs(old["sections"], new["sections"])
    reordered = _reordered(before, after, pairs, sections)
    paired = {id(then.measure) for then in pairs.values()}
    changes = []
    for now in new["sections"]:
        then = sections.get(now["id"])
        rows = [
            _measure_change(each, pairs.get(each["id"]), then, measure, reordered=each["id"] in reordered)
            for each in now["measures"]
        ]
        rows += [
            _gone(each, measure) for each in (then["measures"] if then else ()) if id(each) not in paired
        ]
        changes.append(_section_change(then, now, section, rows))
    kept = {then["id"] for then in sections.values()}
    for then in old["sections"]:
        if then["id"] not in kept:
            rows = [_gone(each, measure) for each in then["measures"] if id(each) not in paired]
            changes.append(SectionChange("removed", then["title"], (), tuple(rows)))
    return Comparison(_fields(head(old["plan"]), head(new["plan"])), tuple(changes))


def _measures(content: Content) -> list[_Placed]:
    return [_Placed(measure, section) for section in content["sections"] for measure in section["measures"]]


def _gone(measure: Content, lines: Lines) -> MeasureChange:
    return MeasureChange("removed", measure["number"], measure["title"], _fields(lines(measure), {}))


def _measure_change(
    now: Content, then: _Placed | None, home: Content | None, lines: Lines, *, reordered: bool
) -> MeasureChange:
    if then is None:
        return MeasureChange("added", now["number"], now["title"], _fields({}, lines(now)))
    fields = _fields(lines(then.measure), lines(now))
    renamed = then.measure["title"] if then.measure["title"] != now["title"] else ""
    elsewhere = home is None or home["id"] != then.section["id"]
    return MeasureChange(
        "changed"
        if renamed or any(field.changed and field.name not in PROGRESS for field in fields)
        else "same",
        now["number"],
        now["title"],
        fields,
        renamed_from=renamed,
        moved_from=then.section["title"] if elsewhere else "",
        reordered=reordered and not elsewhere,
    )


def _section_change(
    then: Content | None, now: Content, lines: Lines, rows: Sequence[MeasureChange]
) -> SectionChange:
    if then is None:
        return SectionChange("added", now["title"], _fields({}, lines(now)), tuple(rows))
    fields = _fields(lines(then), lines(now))
    renamed = then["title"] if then["title"] != now["title"] else ""
    changed = bool(renamed) or any(field.changed for field in fields)
    return SectionChange("changed" if changed else "same", now["title"], fields, tuple(rows), renamed)


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Field, ...]:
    """Every text that stood there then or stands there now, in the order of the new one."""
    names = [*new, *(name for name in old if name not in new)]
    compared = (Field(name, compare_words(old.get(name, ""), new.get(name, ""))) for name in names)
    return tuple(field for field in compared if field.pieces)


def _pairs(before: Sequence[_Placed], after: Sequence[_Placed]) -> dict[int, _Placed]:
    """Which old measure each new one was, by the new one's id: the same row, else the most alike that is left."""
    old = {placed.measure["id"]: placed for placed in before}
    pairs = {now.measure["id"]: old[now.measure["id"]] for now in after if now.measure["id"] in old}
    left = [placed for placed in before if placed.measure["id"] not in pairs]
    new = [placed for placed in after if placed.measure["id"] not in pairs]
    for now_at, then_at in _most_alike(
        [_bag(each.measure) for each in left], [_bag(each.measure) for each in new]
    ):
        pairs[new[now_at].measure["id"]] = left[then_at]
    return pairs


def _section_pairs(before: Sequence[Content], after: Sequence[Content]) -> dict[int, Content]:
    """Which old section each new one was, by the new one's id: the same row, else one of the same name."""
    old = {section["id"]: section for section in before}
    pairs = {now["id"]: old[now["id"]] for now in after if now["id"] in old}
    names = {section["title"].casefold(): section for section in before if section["id"] not in pairs}
    for now in after:
        if now["id"] not in pairs and now["title"].casefold() in names:
            pairs[now["id"]] = names.pop(now["title"].casefold())
    return pairs


def _bag(measure: Content) -> frozenset[str]:
    words = f"{measure['title']} {measure['text']} {measure['why']}"[:LOOKED_AT]
    return frozenset(re.findall(r"\w+", words.casefold()))


def _most_alike(old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> Iterable[tuple[int, int]]:
    """Pairs of (new, old) that share enough words, the most alike first, none used twice."""
    scores = []
    for now_at, now in enumerate(new):
        for then_at, then in enumerate(old):
            shared = len(now & then)
            if shared and (score := 2 * shared / (len(now) + len(then))) >= ALIKE:
                scores.append((-score, now_at, then_at))
    used_new: set[int] = set()
    used_old: set[int] = set()
    for _score, now_at, then_at in sorted(scores):
        if now_at not in used_new and then_at not in used_old:
            used_new.add(now_at)
            used_old.add(then_at)
            yield now_at, then_at


def _reordered(
    before: Sequence[_Placed],
    after: Sequence[_Placed],
    pairs: Mapping[int, _Placed],
    sections: Mapping[int, Content],
) -> set[int]:
    """The measures that stand in another order within their section: those outside the longest run that kept it."""
    place = {id(placed.measure): at for at, placed in enumerate(before)}
    rows: dict[int, list[tuple[int, int]]] = {}
    for now in after:
        then, home = pairs.get(now.measure["id"]), sections.get(now.section["id"])
        if then is not None and home is not None and home["id"] == then.section["id"]:
            rows.setdefault(now.section["id"], []).append((now.measure["id"], place[id(then.measure)]))
    moved: set[int] = set()
    for row in rows.values():
        kept = set(longest_rising([at for _measure, at in row]))
        moved |= {measure for at, (measure, _place) in enumerate(row) if at not in kept}
    return moved
