"""Reads running text block by block: the engine under all shapes that are not tables.

A shape says which list items begin a measure; labels, paragraphs of several lines, values on the next line and words
between measures are treated the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.document import Status
from samskap.plans.reader.labels import MEASURES, OF_A_MEASURE, Label, Meaning, split_labels
from samskap.plans.reader.outline import Draft, Field, Outline, Part, Region, Text, text_of
from samskap.plans.reader.shapes.items import never
from samskap.plans.reader.wording import is_topic

# Several years glued to a label are the plan's period, one year is the time of the measures below.
_SPAN = re.compile(r"\d{4}\s*[-–—/]\s*\d{2,4}")
_MONEY = re.compile(
    r"(?:ca\.?\s*|kr\.?\s*|nok\s*)*\d[\d .,]*\s*(?:kr\.?|kroner|nok|mill\w*\.?|mrd\.?|mnok|tkr|,-)?"
    r"(?:\s*(?:kr|kroner|,-|per år|i året|årlig|årleg))*\.?",
    re.IGNORECASE,
)
_THEMES = frozenset({Meaning.CHALLENGE, Meaning.AREA, Meaning.TARGET_GROUP, Meaning.SITUATION, Meaning.GOAL})
_STATUS: dict[Meaning, Status] = {Meaning.FINISHED: "done", Meaning.CONTINUED: "in_progress"}


@dataclass(frozen=True, slots=True)
class Ways:
    """How a shape reads: which items begin a measure, whether text before a label is one, how sure it is."""

    starts: Callable[[Block], bool] = never
    sure: float = 0.9
    text_before_label: bool = True
    listing: Label | None = None
    title: Callable[[Block], str] | None = None
    themes: bool = False


@dataclass(slots=True)
class _State:
    parts: list[Part] = field(default_factory=lambda: [Part()])
    draft: Draft | None = None
    closed: bool = False
    listing: Label | None = None
    listed: list[Draft] = field(default_factory=list)
    pending: Label | None = None
    unfinished: Label | None = None
    loose: list[tuple[Text, bool]] = field(default_factory=list)


def walk(region: Region, ways: Ways) -> Outline:
    """The region's measures; what is none stands in the intro or behind."""
    walker = _Walker(ways)
    for block in region.blocks:
        walker.take(block)
    walker.finish()
    return Outline(walker.state.parts)


class _Walker:
    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self.state = _State(listing=ways.listing)
        self.first_level = 99
        self.first_is_item = False

    @property
    def part(self) -> Part:
        return self.state.parts[-1]

    def take(self, block: Block) -> None:
        if block.role == "measure":
            self._settle_loose(next_begins=True)
            self._begin(text_of(block), block.marker)
            return
        title = self.ways.title(block) if self.ways.title else ""
        if title:
            self._open_part(title)
            return
        found = split_labels(block.text)
        if block.kind is Kind.ITEM:
            self._take_item(block, found.lead, found.values)
        else:
            self._take_paragraph(block, found.lead, found.values)

    def _take_item(self, block: Block, lead: str, values: Sequence[tuple[Label, str]]) -> None:
        state = self.state
        if not lead and values and not (self.ways.starts(block) and _is_own_measure(block, values)):
            self._take_labels(block, values)
            return
        if (
            state.pending is not None
            and state.pending.meaning in OF_A_MEASURE
            and not block.marker[:1].isdigit()
        ):
            self._give(Field(state.pending, lead, block.line, block.page))
            return
        state.pending = None
        if self.ways.starts(block) or self._is_listed(block):
            if not state.listed:
                self.first_level, self.first_is_item = block.level, True
            self._settle_loose(next_begins=True)
            self._begin(text_of(block, lead or (values[0][1] if values else "")), block.marker)
            if self.state.draft is not None and block.marker in ("☐", "☑", "☒"):
                self.state.draft.mark = block.marker
            self._take_labels(block, values if lead else values[1:])
        elif state.draft is not None and not state.closed:
            state.draft.says(text_of(block, _point(block, lead)))
            self._take_labels(block, values)
        else:
            state.loose.append((text_of(block, _point(block, block.text)), False))

    def _is_listed(self, block: Block) -> bool:
        """Under a bare "Tiltak:" every item is a measure, but for those that stand deeper than the first."""
        if self.state.listing is None:
            return False
        return not self.state.listed or block.level <= self.first_level

    def _take_paragraph(self, block: Block, lead: str, values: Sequence[tuple[Label, str]]) -> None:
        state = self.state
        if lead:
            if state.pending is not None:
                pending, state.pending = state.pending, None
                self._give(Field(pending, lead, block.line, block.page))
                state.unfinished = pending
                return
            if state.unfinished is not None and not block.gap_before and len(lead) <= 60 and not values:
                self._go_on_with_value(lead)
                return
            if state.draft is not None and not state.closed and not (state.listing and state.listed):
                state.draft.says(text_of(block, lead))
            elif state.listing is not None and (not state.listed or re.match(r"20\d\d\s*:", lead)):
                self._settle_loose(next_begins=True)
                self.first_is_item = False
                self._begin(text_of(block, lead), "")
            else:
                state.loose.append((text_of(block, lead), block.bold))
        state.unfinished = None
        self._take_labels(block, values)

    def _go_on_with_value(self, more: str) -> None:
        """A value of several short lines below its label, as where each name stands on a line of its own."""
        fields = self.state.draft.fields if self.state.draft is not None else self.part.fields
        if fields and fields[-1].label is self.state.unfinished:
            fields[-1] = replace(fields[-1], value=f"{fields[-1].value}\n{more}")

    def _take_labels(self, block: Block, values: Sequence[tuple[Label, str]]) -> None:
        for label, value in values:
            if label.meaning in MEASURES:
                self._take_measure_label(block, label, value)
            else:
                self._take_field(Field(label, value, block.line, block.page), block)

    def _take_measure_label(self, block: Block, label: Label, value: str) -> None:
        state = self.state
        self._settle_loose(next_begins=True)
        state.draft, state.listed, state.closed = None, [], False
        state.listing, state.pending = label, None
        if value and _MONEY.fullmatch(value):
            # "Nye tiltak 2027: 850 000 kr": what all of them cost together.
            self.part.intro.append(text_of(block, f"{label.words} {label.rest}".strip() + f": {value}"))
        elif value:
            self._begin(text_of(block, value), "")
            state.listed = []
            state.listing = label if label.meaning is not Meaning.MEASURE else None

    def _take_field(self, given: Field, block: Block) -> None:
        state = self.state
        meaning = given.label.meaning
        if meaning in OF_A_MEASURE and self._text_is_a_measure():
            self._begin_from_loose()
        elif meaning in OF_A_MEASURE and self._goes_on_below_title():
            self._settle_loose(next_begins=True)
        if meaning is Meaning.RESPONSIBLE and self._heads_next_list(block):
            self.state.parts.append(Part())
            self.state.draft, self.state.listed, self.state.closed = None, [], False
        if meaning in _THEMES and (state.draft is None or self._opens_theme(given)):
            self._take_theme(given)
            return
        if not given.value:
            state.pending = given.label
            return
        self._give(given, shared=block.kind is not Kind.ITEM)

    def _opens_theme(self, given: Field) -> bool:
        """After a list, or where the theme before was told with the same label."""
        again = any(each.label.meaning is given.label.meaning for each in self.part.fields)
        return again or (self.ways.themes and self._ends_a_list())

    def _ends_a_list(self) -> bool:
        return self.state.closed or (self.state.listing is not None and bool(self.state.listed))

    def _text_is_a_measure(self) -> bool:
        state = self.state
        return bool(state.loose) and self.ways.text_before_label and (state.draft is None or state.closed)

    def _goes_on_below_title(self) -> bool:
        """Paragraphs under "Tiltak" between a first line and its labels are that measure's text."""
        state = self.state
        open_title = state.draft is not None and not state.closed and not state.draft.fields
        return bool(state.loose) and open_title and len(state.listed) == 1 and not self.first_is_item

    def _heads_next_list(self, block: Block) -> bool:
        """«Ansvar: HR» stood above the list before; then this one stands above the next."""
        above = any(given.label.meaning is Meaning.RESPONSIBLE for given in self.part.fields)
        drafts = self.part.drafts
        own = any(each.label.meaning is Meaning.RESPONSIBLE for draft in drafts for each in draft.fields)
        return above and bool(drafts) and not own and block.kind is not Kind.ITEM

    def _take_theme(self, given: Field) -> None:
        """A label that speaks for what follows: after measures it opens a part of its own."""
        self._settle_loose(next_begins=False)
        if self.part.drafts:
            self.state.parts.append(Part())
        self.state.draft, self.state.listing, self.state.listed = None, None, []
        if given.value:
            self.part.fields.append(given)
        self.state.pending = None if given.value else given.label

    def _give(self, given: Field, *, shared: bool = False) -> None:
        """The value to the measure it stands under, or to all measures of an unnumbered list it closes."""
        state = self.state
        if state.draft is None:
            self.part.fields.append(given)
            return
        if given.label.meaning in OF_A_MEASURE:
            state.closed = True
        group = [draft for draft in state.listed if not draft.number]
        untouched = all(not draft.fields or all(each.shared for each in draft.fields) for draft in group)
        if shared and len(group) > 1 and untouched and group[-1] is state.draft:
            for draft in group:
                draft.fields.append(replace(given, shared=True))
            return
        state.draft.has(given)

    def _begin(self, text: Text, marker: str) -> None:
        state = self.state
        number = (
            marker.rsplit(maxsplit=1)[-1].strip("().: ") if any(sign.isalnum() for sign in marker) else ""
        )
        draft = Draft(text.line, text.end_line, text.page, number=number, sure=self.ways.sure)
        if text.text.strip():
            draft.says(text)
        if state.listing is not None:
            draft.status = _STATUS.get(state.listing.meaning)
            if state.listing.rest:
                self.part.glued.append(state.listing.rest)
            if state.listing.rest and not _SPAN.search(state.listing.rest):
                year = re.search(r"20\d\d", state.listing.rest)
                draft.year = int(year.group()) if year else None
                draft.fields.append(
                    Field(
                        Label(Meaning.TIME, "", "heading"),
                        state.listing.rest,
                        text.line,
                        text.page,
                        shared=True,
                    )
                )
        self.part.drafts.append(draft)
        state.draft, state.closed, state.pending, state.unfinished = draft, False, None, None
        state.listed.append(draft)

    def _begin_from_loose(self) -> None:
        """Paragraphs that stood before a label are its measure, from the last one that looks like a title on."""
        loose, self.state.loose = self.state.loose, []
        titles = [
            index
            for index, (text, bold) in enumerate(loose)
            if bold or (is_topic(text.text) and index + 1 < len(loose))
        ]
        first = titles[-1] if titles else (len(loose) - 1 if not self.part.drafts else 0)
        self.part.intro += [text for text, _ in loose[:first]]
        self._begin(loose[first][0], "")
        draft = self.state.draft
        if draft is not None:
            draft.sure = min(draft.sure, 0.8)
            for text, _ in loose[first + 1 :]:
                draft.says(text)

    def _open_part(self, title: str) -> None:
        self._settle_loose(next_begins=False)
        if self.part.drafts or self.part.title:
            self.state.parts.append(Part())
        self.part.title = title
        self.state.draft, self.state.listed, self.state.closed = None, [], False

    def _settle_loose(self, *, next_begins: bool) -> None:
        """Words between two measures belong to the one above; before the first they are intro."""
        loose, self.state.loose = [text for text, _ in self.state.loose], []
        if not self.part.drafts:
            self.part.intro += loose
        elif next_begins and self.state.draft is not None:
            for text in loose:
                self.state.draft.says(text)
        else:
            self.part.after += loose

    def finish(self) -> None:
        if self.state.pending is not None and self.state.draft is None:
            self.part.intro.append(Text(self.state.pending.words, 0, 0))
        self._settle_loose(next_begins=False)


def _is_own_measure(block: Block, values: Sequence[tuple[Label, str]]) -> bool:
    """Whether an item that opens with a label is a measure all the same ("3. Evaluering: …")."""
    return block.marker[:1].isdigit() and values[0][0].meaning not in OF_A_MEASURE


def _point(block: Block, text: str) -> str:
    """A sub-point keeps its mark, so that the list can still be read as one."""
    return f"{block.marker} {text}" if block.marker else text
