"""The front page: title, organisation, and what else stands before the first text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from samskap.plans.reader import bodies
from samskap.plans.reader.blocks import Block, Kind
from samskap.plans.reader.dates import find_points, span_of
from samskap.plans.reader.labels import MEASURES, header_label, split_labels
from samskap.plans.reader.period import is_period
from samskap.plans.reader.shapes.priorities import is_class
from samskap.plans.reader.shapes.wheel import month_of
from samskap.plans.reader.wording import sentences

_MUNICIPALITY = re.compile(
    r"(?:(?i:kommune):\s*)?[A-ZÆØÅ][\w-]+(?: (?:og )?[A-ZÆØÅ][\w-]+){0,2}"
    r" (?i:kommune|herad|fylkeskommune)(?:\s*[,–|-].*)?$"
    r"|Bydel \w+$"
)
_NAMED = re.compile(r"\b([A-ZÆØÅ][\wæøåÆØÅ-]+(?: (?:og )?[A-ZÆØÅ][\wæøåÆØÅ-]+)?) (?:kommune|herad)\b")
_IN_TITLE = re.compile(
    r"\b(?:i|for|ved)\s+((?:[A-ZÆØÅ][\wæøåÆØÅ-]*(?:enheten|enhet|eininga|tjenesten|tenesta|avdelingen"
    r"|senteret|virksomheten|verksemda)|(?:Enhet|Avdeling|Virksomhet|Eining|Seksjon|Tjenesten) (?:for "
    r")?\w+(?: og \w+)?)(?:\s+[A-ZÆØÅ]\w+)?)"
)
_PAPERWORK = re.compile(
    (
r"(?:vedtatt|vedteke|godkjent|behandlet|handsama|versjon|utgave|utgåve|dato|saksn\w+|arkiv\w*"
r"|utarbeidet|utarbeidd|revidert|utkast|høringsutkast|høyringsutkast|foto|forside\w*|sist (?:oppdatert"
r"|endret)|gjeldende fra)\b"
),
    re.IGNORECASE,
)  # fmt: skip
_YEARS_AT_END = re.compile(
    r"(\b(?:kommune|herad|fylkeskommune))\s+(?:19|20)\d\d\s*(?:[-–—/]\s*\d{2,4})?$", re.IGNORECASE
)
_PLAN = re.compile(r"plan\b|planen\b|program|strategi|årshjul|tiltak", re.IGNORECASE)
# Headings of a text, never the name of a plan: "Delmål 1: Tidlig hjelp", "Innledning: …".
_THEME = re.compile(
    r"(?:delmål|hovedmål|hovudmål|mål|tema|innsatsområde|satsingsområde|prioritet)\s*(?:\d|:|[A-D]\b)",
    re.IGNORECASE,
)
_OPENING_WORD = re.compile(
    r"(?:forord|innledning|innleiing|bakgrunn|formål|føremål|visjon|om (?:planen|dokumentet|strategien|oss))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:og|i|for|av|med|på|til)$")
_LONGEST = 120


@dataclass(slots=True)
class Front:
    """What the front page says. ``count`` is how many blocks it takes, ``periods`` its lines that are a period."""

    title: str = ""
    organisation: str = ""
    count: int = 0
    texts: list[str] = field(default_factory=list)
    extra: list[Block] = field(default_factory=list)
    written: date | None = None

    @property
    def is_plan(self) -> bool:
        """Whether the title says that it is a plan."""
        return bool(_PLAN.search(self.title))


def read_front(blocks: Sequence[Block], aside: Sequence[Block]) -> Front:
    """Title and organisation of the document; both may be ""."""
    front = Front(count=_front_length(blocks))
    titles: list[str] = []
    owners: list[str] = []
    for block in blocks[: front.count]:
        text = " ".join(block.text.split())
        if titles and (text[:1].islower() or _GOES_ON.search(titles[-1])):
            cut = re.search(r"[a-zæøå]-$", titles[-1])
            titles[-1] = titles[-1][:-1] + text if cut else f"{titles[-1]} {text}"
            front.texts.append(titles[-1])
            continue
        front.texts.append(text)
        if _PAPERWORK.match(text):
            front.extra.append(block)
            front.written = front.written or _day(text)
        elif is_period(text):
            if not re.fullmatch(r"[\W\d]*(?:plan-?)?(?:perioden?)?[\W\d]*", text, re.IGNORECASE):
                front.extra.append(block)
        elif _is_owner(text):
            owners.append(_as_name(_without_period(text)))
            if any(_PAPERWORK.match(part) for part in re.split(r"\s*[,|]\s*", text)):
                front.extra.append(block)
                front.written = front.written or _day(text)
        else:
            titles.append(text)
    _choose_title(front, titles, owners)
    front.organisation = ", ".join(dict.fromkeys(owners)) or _owner_in_text(front.title, blocks, aside)
    return front


def _choose_title(front: Front, titles: list[str], owners: list[str]) -> None:
    if not titles:
        front.title = owners[0] if owners else ""
        return
    first = next((index for index, text in enumerate(titles) if _PLAN.search(text)), 0)
    names = {owner.split()[0] for owner in owners if _MUNICIPALITY.match(owner)}
    units = [
        text
        for index, text in enumerate(titles)
        if index != first and (_is_unit(text) or _bears(text, names))
    ]
    owners += units
    front.title = " – ".join(text for text in titles if text not in units)


def _front_length(blocks: Sequence[Block]) -> int:
    count = 0
    while count < len(blocks) and _is_short(blocks[count]):
        following = blocks[count + 1] if count + 1 < len(blocks) else None
        if count and blocks[count].text.rstrip().endswith("?"):
            break
        if count and (_opens_text(blocks[count], following) or _heads_first_list(blocks, count)):
            break
        count += 1
        if blocks[count - 1].kind is Kind.HEADING and following is not None and not _is_short(following):
            break
    return count if count < len(blocks) or count <= 1 else 1


def _heads_first_list(blocks: Sequence[Block], index: int) -> bool:
    """After the plan's name a line above the first item, or a bold one above text, is a heading of the text."""
    text = " ".join(blocks[index].text.split())
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or not _PLAN.search(" ".join(block.text for block in blocks[:index])):
        return False
    if following.kind is not Kind.TABLE and month_of(following.text):
        return True
    if is_period(text) or _PAPERWORK.match(text) or _is_owner(text) or _PLAN.search(text) or _is_unit(text):
        return False
    is_list = following.kind is Kind.ITEM and not following.gap_before
    return is_list or (blocks[index].bold and not blocks[index - 1].bold and not _is_short(following))


def _is_short(block: Block) -> bool:
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(block.text) > _LONGEST or "\t" in block.text:
        return False
    if block.kind is Kind.HEADING:
        return not is_class(block.text) and not _THEME.match(block.text)
    if _opens_with_usual_word(block.text):
        return False
    if month_of(block.text):
        return False
    if is_period(block.text.strip()) or _PAPERWORK.match(block.text):
        return True
    if len(block.text) > 80 and (not _PLAN.search(block.text) or re.match(r"Planen\b", block.text)):
        return False
    one_line = block.text.rstrip()[-1:] not in ".:;!" and len(sentences(block.text.replace("\n", " "))) == 1
    return one_line and not split_labels(block.text).values


def _opens_text(block: Block, following: Block | None) -> bool:
    """Whether a line is the heading of the text below it and no longer the front page."""
    text = block.text.strip()
    if re.match(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-ZÆØÅ]", text):
        return True
    label = header_label(text)
    if label is not None and label.meaning in MEASURES:
        return True
    if is_period(text) or _PAPERWORK.match(text) or _is_owner(text):
        return False
    if block.kind is Kind.HEADING and not block.marker and _opens_with_usual_word(text):
        return True
    if block.kind is Kind.HEADING and block.stated and block.level >= 2:
        return not (following is not None and _is_subtitle(block, following))
    below = (
        header_label(following.text) if following is not None and following.kind is not Kind.TABLE else None
    )
    if below is not None and below.meaning in MEASURES:
        return True
    if following is None or following.kind in (Kind.ITEM, Kind.TABLE):
        return block.kind is Kind.HEADING
    return block.kind is Kind.HEADING and not _is_short(following)


def _opens_with_usual_word(text: str) -> bool:
    """«Innledning», "Om planen", but not "Bakgrunn for handlingsplan …"."""
    found = _OPENING_WORD.match(text)
    return found is not None and not _PLAN.search(text[found.end() :])


def _is_subtitle(block: Block, following: Block) -> bool:
    """A heading that short lines or a higher heading follow has no text of its own."""
    if following.kind is Kind.HEADING:
        return following.level < block.level
    return following.kind is Kind.PARAGRAPH and _is_short(following)


def _is_owner(text: str) -> bool:
    text = _without_period(text)
    return bool(_MUNICIPALITY.match(text)) and len(text.split()) <= 8 and not _PLAN.search(text)


def _is_unit(text: str) -> bool:
    words = text.split()
    if len(words) > 5 or any(sign.isdigit() for sign in text) or _PLAN.search(text):
        return False
    if words[0].lower() in (
        "enhet",
        "eining",
        "avdeling",
        "virksomhet",
        "verksemd",
        "seksjon",
        "team",
        "tjenesteområde",
    ):
        return True
    return bodies.is_unit_word(words[-1]) and not re.search(
        r"\s(?:i|for|om|ved|på|kommune)\b", text, re.IGNORECASE
    )


def _bears(text: str, names: set[str]) -> bool:
    """A short line with the municipality's name in it is a unit of it: "Mestring Fjordvik"."""
    words = text.split()
    return len(words) <= 4 and not _PLAN.search(text) and any(word in names for word in words)


def _without_period(text: str) -> str:
    """«Nordheim kommune, 2020–2023» without the years; "Nordheim kommune, vedtatt 1.2.2020" without the decision."""
    text = _YEARS_AT_END.sub(r"\1", text)
    parts = re.split(r"\s*[,|]\s*", text)
    return ", ".join(part for part in parts if not is_period(part) and not _PAPERWORK.match(part)) or text


def _as_name(text: str) -> str:
    """«STEINVIK KOMMUNE» as a name is written."""
    text = re.sub(r"^kommune:\s*", "", text, flags=re.IGNORECASE)
    if not text.isupper():
        return text
    words = [
        word if len(word) <= 3 and word.lower() not in ("og", "i") else word.capitalize()
        for word in text.split()
    ]
    return " ".join(
        word.lower() if word.lower() in ("kommune", "og", "i", "herad") else word for word in words
    )


def _owner_in_text(title: str, blocks: Sequence[Block], aside: Sequence[Block]) -> str:
    named = _NAMED.search(title) or next(
        (found for block in aside if (found := _NAMED.search(block.text))), None
    )
    if named:
        words = named.group().strip().split()
        return " ".join(words[1:] if len(words) > 2 and _PLAN.search(words[0]) else words)
    unit = _IN_TITLE.search(title)
    if unit:
        return unit.group(1)
    counted = Counter(
        found
        for block in blocks[:60]
        for found in _NAMED.findall(block.text)
        if found.split()[0] not in ("I", "For", "Vår", "Hver", "En")
    )
    return f"{counted.most_common(1)[0][0]} kommune" if counted else ""


def _day(text: str) -> date | None:
    point = next((point for point in find_points(text) if point.year), None)
    span = span_of(point, point.year) if point and point.year else None
    return span[0] if span else None
