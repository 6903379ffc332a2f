"""The last stages: regions through their shapes to sections, measures and the whole document.

Sections are headings with measures. What stands before the first of them, headings included, is the plan's preamble; a
heading above others becomes the intro of the first below it. Headings without measures after that, and all headings of
a plan without measures, are sections with an intro alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.commitments import is_promise, promises_in
from samskap.plans.reader.completeness import missing
from samskap.plans.reader.document import Loose, Measure, Period, PlanDocument, Section, Source
from samskap.plans.reader.front import Front, read_front
from samskap.plans.reader.labels import MEASURES, Meaning, header_label
from samskap.plans.reader.language import language_of
from samskap.plans.reader.measures import Notes, build_measure, warn_outside
from samskap.plans.reader.outline import Part, Region, Text
from samskap.plans.reader.period import find_period
from samskap.plans.reader.placeholders import find_placeholders
from samskap.plans.reader.prepare import clean_blocks, prepare
from samskap.plans.reader.regions import regions_of
from samskap.plans.reader.shapes import best_shape
from samskap.plans.reader.timings import Frame
from samskap.plans.reader.values import values_of


@dataclass(slots=True)
class _Chapter:
    """A section to be: a heading, or a theme inside a table, with what stands under it."""

    title: str
    heading: Block | None
    path: tuple[Block, ...]
    part: Part
    line: int = 0
    page: int | None = None
    of_part: bool = False
    folded: list[Text] = field(default_factory=list)


def assemble(blocks: Sequence[Block], *, file_name: str, today: date) -> PlanDocument:
    """The plan in the blocks. No word of theirs is dropped; ``today`` anchors "neste år" in undated plans."""
    kept, aside = clean_blocks(blocks)
    front = read_front(kept, aside)
    regions = regions_of(prepare(kept[front.count :]))
    preamble, chapters = _fold(_titled_by_front(_chapters(regions), front))
    notes = Notes()
    period = _period(front, chapters, kept, file_name)
    frame = Frame(
        period.start if period else None,
        period.end if period else None,
        None,
        front.written or (period.start if period else today),
    )
    sections, commitments = _sections(chapters, front.title, frame, period, notes)
    commitments = list(dict.fromkeys([*_promises(preamble), *commitments]))
    for block in front.extra:
        notes.unplaced.append(Loose(" ".join(block.text.split()), Source(block.line, block.page)))
    _warn(sections, front, period, kept, notes)
    everything = "\n".join(block.text for block in kept)
    document = PlanDocument(
        title=front.title or _title_from_file(file_name),
        preamble="\n\n".join(text.text for text in preamble),
        organisation=front.organisation,
        language=language_of(everything),
        period=period,
        sections=tuple(sections),
        commitments=tuple(commitments),
        values=values_of(everything),
        unplaced=tuple(notes.unplaced),
        warnings=tuple(notes.warnings),
    )
    lost = missing([*kept, *aside], document)
    unplaced = sorted((*document.unplaced, *lost), key=lambda loose: loose.source.line)
    return replace(document, unplaced=tuple(dict.fromkeys(unplaced)))


def _title_from_file(file_name: str) -> str:
    return (
        " ".join(PurePath(file_name.replace("\\", "/")).stem.replace("_", " ").split()) or "Plan uten tittel"
    )


def _titled_by_front(chapters: list[_Chapter], front: Front) -> list[_Chapter]:
    """A document without a front page begins with its first theme: that heading is the title and the theme's, too."""
    first = chapters[0] if chapters else None
    if (
        first
        and front.count == 1
        and first.heading is None
        and first.part.drafts
        and len(chapters) > 1
        and front.title
        and not first.of_part
        and not front.is_plan
    ):
        first.title = front.title
    return chapters


def _chapters(regions: Sequence[Region]) -> list[_Chapter]:
    chapters: list[_Chapter] = []
    for region in regions:
        outline = best_shape(region).parse(region)
        for index, part in enumerate(outline.parts or [Part()]):
            _add(chapters, region, part, first=index == 0)
    return chapters


def _add(chapters: list[_Chapter], region: Region, part: Part, *, first: bool) -> None:
    line, page = _place(region)
    last = chapters[-1] if chapters else None
    same = last is not None and last.heading is region.heading
    if part.title:
        if first and not same and region.heading is not None:
            chapters.append(_Chapter(region.heading.text, region.heading, region.path, Part(), line, page))
        chapters.append(_Chapter(part.title, region.heading, region.path, part, line, page, of_part=True))
    elif last is not None and same and (first or not part.drafts or not last.part.drafts):
        _extend(last.part, part)
    else:
        own = "" if first and region.heading is not None else _titled_by(part)
        title = own or (region.heading.text if region.heading is not None else "")
        chapters.append(_Chapter(title, region.heading, region.path, part, line, page, of_part=not first))


def _titled_by(part: Part) -> str:
    """The theme a part opens with, as its title: the area, else the goal, else the challenge."""
    for meaning in (Meaning.AREA, Meaning.GOAL, Meaning.CHALLENGE):
        for given in part.fields:
            if given.label.meaning is meaning and len(given.value) <= 120:
                return " ".join(given.value.split()).rstrip(" .")
    return ""


def _place(region: Region) -> tuple[int, int | None]:
    first = region.heading or (region.blocks[0] if region.blocks else None)
    return (first.line, first.page) if first else (0, None)


def _extend(part: Part, more: Part) -> None:
    """Text of the same heading: behind measures it stands after them, before them it is intro."""
    if part.drafts:
        part.after += more.intro
        if not more.drafts:
            part.after += more.after
            return
    else:
        part.intro += more.intro
    part.fields += more.fields
    part.drafts += more.drafts
    part.after += more.after


def _fold(chapters: list[_Chapter]) -> tuple[list[Text], list[_Chapter]]:
    """The preamble, and the sections; headings above others are folded into the first section that follows."""
    preamble: list[Text] = []
    if not any(chapter.part.drafts for chapter in chapters):
        if len(chapters) > 1 and chapters[0].heading is None and not chapters[0].title:
            preamble = _as_text(chapters[0])
        return preamble, chapters[1:] if preamble else chapters
    kept: list[_Chapter] = []
    waiting: list[_Chapter] = []
    for chapter in chapters:
        if not chapter.part.drafts:
            waiting.append(chapter)
            continue
        started = any(each.part.drafts for each in kept)
        for each in waiting:
            if _is_above(each, chapter):
                chapter.folded += _as_text(each)
            elif started:
                kept.append(each)
            else:
                preamble += _as_text(each)
        waiting = []
        if not started and chapter.heading is None and not (chapter.part.title or chapter.part.fields):
            preamble += chapter.part.intro
            chapter.part.intro = []
        kept.append(chapter)
    return preamble, kept + waiting


def _is_above(upper: _Chapter, lower: _Chapter) -> bool:
    return upper.heading is not None and (upper.heading is lower.heading or upper.heading in lower.path)


def _as_text(chapter: _Chapter) -> list[Text]:
    label = header_label(chapter.title)
    bare = label is not None and label.meaning in MEASURES and not label.rest
    title = (
        [Text(chapter.title, chapter.line, chapter.line, chapter.page)] if chapter.title and not bare else []
    )
    return [
        *chapter.folded,
        *title,
        *_fields_as_text(chapter.part, chapter.title),
        *chapter.part.intro,
        *chapter.part.after,
    ]


def _fields_as_text(part: Part, title: str) -> list[Text]:
    return [
        Text(f"{given.label.words.rstrip(' :')}: {given.value}", given.line, given.line, given.page)
        for given in part.fields
        if " ".join(given.value.split()).rstrip(" .") != title
    ]


def _period(
    front: Front, chapters: Sequence[_Chapter], kept: Sequence[Block], file_name: str
) -> Period | None:
    headers = [chapter.title for chapter in chapters]
    headers += [words for chapter in chapters for words in chapter.part.glued]
    body = [block.text for block in kept if block.kind is not Kind.TABLE]
    return find_period([front.title, *front.texts], headers, body, PurePath(file_name).stem)


def _sections(
    chapters: Sequence[_Chapter], untitled: str, frame: Frame, period: Period | None, notes: Notes
) -> tuple[list[Section], list[Loose]]:
    sections: list[Section] = []
    commitments: list[Loose] = []
    for chapter in chapters:
        measures = _measures(chapter, untitled, frame, period, notes)
        intro = [*chapter.folded, *_fields_as_text(chapter.part, chapter.title), *chapter.part.intro]
        commitments += _promises(intro)
        for text in chapter.part.after:
            target = commitments if any(map(is_promise, promises_in(text.text))) else notes.unplaced
            target.append(Loose(text.text, Source(text.line, text.page)))
        if chapter.title or intro or measures:
            title = _as_title(chapter.title) or ("Tiltak" if measures else untitled)
            sections.append(Section(title, "\n\n".join(text.text for text in intro), tuple(measures)))
    return sections, commitments


def _as_title(words: str) -> str:
    """A heading as the section's title; "Hva skal vi gjøre?" heads measures and names no theme."""
    label = header_label(words) if words.rstrip().endswith("?") else None
    return "" if label is not None and label.meaning in MEASURES else words.rstrip(" :")


def _promises(texts: Sequence[Text]) -> list[Loose]:
    return [
        Loose(sentence, Source(text.line, text.page)) for text in texts for sentence in promises_in(text.text)
    ]


def _only_year(title: str) -> int | None:
    """The year a heading gives to the dates below it: "Tiltak 2027", but not "Tiltak 2026–2029"."""
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", title)
    return int(years[0]) if len(years) == 1 and not re.search(r"20\d\d\s*[-–—/]\s*\d", title) else None


def _measures(
    chapter: _Chapter, untitled: str, frame: Frame, period: Period | None, notes: Notes
) -> list[Measure]:
    measures = []
    yearly = re.search(r"årshjul", f"{chapter.title} {untitled}", re.IGNORECASE) is not None
    for draft in chapter.part.drafts:
        draft.yearly = draft.yearly or yearly
        year = draft.year or _only_year(chapter.title)
        here = replace(frame, year=year) if year else frame
        measure = build_measure(draft, chapter.part, here, notes)
        if measure is not None:
            warn_outside(measure, period, notes)
            measures.append(measure)
    return measures


def _warn(
    sections: Sequence[Section], front: Front, period: Period | None, kept: Sequence[Block], notes: Notes
) -> None:
    measures = [measure for section in sections for measure in section.measures]
    if not measures:
        notes.warn("Vi fant ingen tiltak i dokumentet. Overskriftene og teksten er tatt med.")
    if not front.title:
        notes.warn("Vi fant ingen tittel. Filnavnet er brukt i stedet.")
    if period is None:
        notes.warn("Vi fant ikke hvilken periode planen gjelder for.")
    without = sum(not measure.responsibles for measure in measures)
    if measures and without:
        notes.warn(f"{without} av {len(measures)} tiltak har ingen ansvarlig.")
    left = {sign for block in kept for sign in find_placeholders(block.text)}
    if left and not any("mal" in warning or "fylt ut" in warning for warning in notes.warnings):
        notes.warn(f"Malteksten «{min(left)}» står igjen i dokumentet.")
