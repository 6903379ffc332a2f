"""The words that tell what a column or a line holds, in bokmål and nynorsk, however they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from samskap.plans.reader.vocabulary import MEASURES, OF_A_MEASURE, SHY, TIMES, WORDS, Meaning

__all__ = [
    "MEASURES",
    "OF_A_MEASURE",
    "TIMES",
    "Label",
    "Labelled",
    "Meaning",
    "header_label",
    "meaning_of",
    "question_label",
    "split_labels",
    "vocabulary",
]


@dataclass(frozen=True, slots=True)
class Label:
    """A label as found: what it means, its own words, and the words that stand with it ("høsten 2015")."""

    meaning: Meaning
    words: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line taken apart: what stands before the first label, and each label with its value."""

    lead: str
    values: tuple[tuple[Label, str], ...]


@cache
def _lookup() -> dict[str, Meaning]:
    return {word: meaning for meaning, words in WORDS.items() for word in words.split("|")}


@lru_cache(maxsize=4096)
def meaning_of(text: str) -> Meaning | None:
    """What a text means when all of it is a label; None otherwise. Tolerates case, colon, spacing, one lost letter."""
    word = _plain(text)
    if not word or len(word) > 60:
        return None
    known = _lookup()
    if word in known:
        return known[word]
    squeezed = word.replace(" ", "")
    if _spaced(text) and squeezed in known:
        return known[squeezed]
    cut = next((known[whole] for whole in _rejoined(word) if whole in known and whole not in SHY), None)
    if cut:
        return cut
    halves = [part.strip() for part in re.split(r"\s*(?:/|\bog\b|,|\()\s*", word) if part.strip(" )")]
    if len(halves) > 1:
        meanings = [known.get(half.strip(" )")) for half in halves]
        if all(meanings):
            return _joined([meaning for meaning in meanings if meaning])
    return _nearly(word)


def _plain(text: str) -> str:
    word = " ".join(text.replace("\u00ad", "").split()).lower().strip(" *_.:;?–—-|")
    return re.sub(r"\s*/\s*", "/", re.sub(r"\bnr\.", "nr", word))


def _spaced(text: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:\w\s){2,}\w\s*[:.]?\s*", text))


def _rejoined(word: str) -> list[str]:
    """The label with one space left out, as where a narrow column cut a word: "kommune ns rolle"."""
    if len(word) < 8 or word.count(" ") > 3:
        return []
    return [word[:at] + word[at + 1 :] for at, sign in enumerate(word) if sign == " "]


def _joined(meanings: list[Meaning]) -> Meaning:
    if Meaning.MEASURE in meanings:
        return Meaning.MEASURE
    if Meaning.STATUS in meanings and any(meaning in TIMES for meaning in meanings):
        return Meaning.TIME_OR_STATUS
    if Meaning.RESPONSIBLE in meanings and any(meaning in TIMES for meaning in meanings):
        return Meaning.WHO_AND_WHEN
    return meanings[0]


def _nearly(word: str) -> Meaning | None:
    """The label with one letter lost or wrong; only long ones, and only when just one meaning is that near."""
    if len(word) < 5 or " " in word:
        return None
    near = {
        meaning
        for known, meaning in _lookup().items()
        if len(known) >= 6 and known not in SHY and _one_off(word, known)
    }
    return near.pop() if len(near) == 1 else None


def _one_off(word: str, known: str) -> bool:
    """Whether at most one letter was lost (or exchanged, in words long enough)."""
    if len(known) - len(word) == 1:
        return any(known[:i] + known[i + 1 :] == word for i in range(len(known)))
    return len(known) == len(word) >= 8 and sum(a != b for a, b in zip(word, known, strict=True)) == 1


@lru_cache(maxsize=4096)
def header_label(text: str) -> Label | None:
    """The label a header cell holds, with the words glued to it: "TILTAK høsten 2015", "Status pr. 1.3.2024"."""
    text = " ".join(text.replace("\u00ad", "").split())
    meaning = meaning_of(text)
    if meaning:
        return Label(meaning, text)
    words = text.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        meaning = _lookup().get(_plain(head))
        if meaning and _glued(rest):
            return Label(meaning, head, rest.strip(" :–-()"))
    return None


_QUESTIONS = (
    (r"(?:hva|kva) (?:ønsker|ønskjer|vil) \w+ (?:å )?oppnå|(?:hva|kva) er målet", Meaning.GOAL),
    (r"(?:hva|kva) koster|kor mykje|hvor mye|(?:hva|kva) kostar", Meaning.MONEY),
    (r"(?:hvem|kven) (?:samarbeider|skal vi samarbeide)", Meaning.PARTNERS),
    (r"(?:hvem|kven) (?:er det for|gjelder|gjeld)|for (?:hvem|kven)", Meaning.TARGET_GROUP),
    (r"(?:hva|kva)\b", Meaning.MEASURE),
    (r"(?:hvem|kven)\b", Meaning.RESPONSIBLE),
    (r"(?:når|kva tid|hvor ofte|kor ofte)\b", Meaning.TIME),
    (r"(?:hvorfor|kvifor)\b", Meaning.WHY),
    (r"(?:hvordan|korleis)\b", Meaning.HOW),
)


def question_label(text: str) -> Label | None:
    """What a question in a table's header asks for: "Når skal det være ferdig?". Elsewhere a question is no label."""
    if not text.rstrip().endswith("?") or len(text) > 60:
        return None
    found = (meaning for pattern, meaning in _QUESTIONS if re.match(pattern, text.strip(), re.IGNORECASE))
    meaning = next(found, None)
    return Label(meaning, text) if meaning else None


def _glued(rest: str) -> bool:
    """Whether words behind a label only say when or which: a period, a bracket, an account of units."""
    return (
        bool(
            re.match(
                (
                    r"[(:–-]|(?:i|for|pr\.?|per|høst\w*|haust\w*|vår\w*|våren|sommer\w*|vinter\w*)\b.*|(?:19|20)\d\d"
                    r"|\d{1,2}\.|i |nr"
                ),
                rest,
                re.IGNORECASE,
            )
        )
        and len(rest) <= 60
    )


@cache
def _inner() -> re.Pattern[str]:
    """Labels with a colon inside a line, after a stop, a bracket, a tab or two spaces."""
    wanted = OF_A_MEASURE | {
        Meaning.WHY,
        Meaning.COMMENT,
        Meaning.GOAL,
        Meaning.PRIORITY,
        Meaning.INDICATOR,
        Meaning.TARGET_GROUP,
    }
    words = sorted(
        (
            word
            for word, meaning in _lookup().items()
            if meaning in wanted and word not in SHY and len(word) > 2
        ),
        key=len,
        reverse=True,
    )
    either = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"(?:(?<=[.;,|(\n\t–—!?»\"])|(?<=  )|(?<=- ))[\s*_]*(?P<label>{either})\s*[*_]*:(?!\d\d\b)[*_]*",
        re.IGNORECASE,
    )


# «Hvem? Alle avdelinger»: a question that is a label, and its answer.
_QUESTION = re.compile(r"\s*(?P<label>[^\W\d_][^?:.!\n\t|]{2,40}\?)\s+(?=\S)")
_OPENING = re.compile(
    r"\s*[*_]*(?P<label>[^\W_][^:\n\t|]{0,58}?)\s*[*_]*(?::(?!//)[*_]*|\t+| {3,}|\s[–—-]\s)\s*"
)


@lru_cache(maxsize=4096)
def split_labels(text: str) -> Labelled:
    """A line or paragraph taken apart at its labels. No label: everything is lead."""
    first = _opening(text)
    lead, rest = ("", text) if first else (text, "")
    values: list[tuple[Label, str]] = []
    if first:
        label, value_at = first
        rest = text[value_at:]
        inner = list(_inner().finditer(rest)) if ":" in rest else []
        values.append((label, _clean(rest[: inner[0].start()] if inner else rest)))
    else:
        inner = list(_inner().finditer(text)) if ":" in text else []
        rest = text
        closing = None if inner else _closing_label(text)
        if closing:
            return closing
        if inner:
            lead = text[: inner[0].start()]
    for index, found in enumerate(inner):
        end = inner[index + 1].start() if index + 1 < len(inner) else len(rest)
        meaning = meaning_of(found["label"])
        if meaning:
            values.append((Label(meaning, found["label"].strip()), _clean(rest[found.end() : end])))
    closes = lead.rstrip().endswith("(")
    return Labelled(
        lead.rstrip(" (–—-\t|;") if inner and not first else lead.strip(),
        tuple(_unbracketed(values) if closes else values),
    )


@cache
def _bare_opening() -> re.Pattern[str]:
    """«Ansvar Frivilligsentralen»: a label in front of a name or a day, its colon lost."""
    words = "Ansvarlege|Ansvarlige?|Ansvarleg|Ansvar|Frist|Tidsfrist|Status|ANSVAR|ANSVARLIG|ANSVARLEG|FRIST|STATUS"
    return re.compile(rf"(?P<label>{words})\s+(?=[A-ZÆØÅ\d])(?:[^.!?\n:]|\d\.){{2,80}}\.?$")


def _closing_label(text: str) -> Labelled | None:
    """«… ser hva som skjer. Ansvarlig Kulturkontoret»: a last line without a colon, joined to the text above it."""
    found = re.search(r"[.!»)]\s+(?=(?:Ansvar|Frist|Tidsfrist)\w*\s+[A-ZÆØÅ\d])", text)
    opening = _bare_opening().match(text, found.end()) if found else None
    if (
        found is None
        or opening is None
        or re.search(r"\s(?:skal|er|har|vil|må|blir|vert)\s", opening.group())
    ):
        return None
    label = Label(_lookup()[opening["label"].lower()], opening["label"])
    return Labelled(text[: found.end()].rstrip(), ((label, _clean(text[opening.end("label") :])),))


def _opening(text: str) -> tuple[Label, int] | None:
    bare = _bare_opening().match(text)
    if bare and not re.search(r"\s(?:skal|er|har|vil|må|blir|vert)\s", text):
        return Label(_lookup()[bare["label"].lower()], bare["label"]), bare.end("label") + 1
    asked = _QUESTION.match(text)
    meaning = meaning_of(asked["label"]) if asked else None
    if asked and meaning:
        return Label(meaning, asked["label"]), asked.end()
    found = _OPENING.match(text)
    if not found:
        meaning = meaning_of(text) if len(text) < 60 and "\n" not in text else None
        return (
            (Label(meaning, text.strip()), len(text)) if meaning and text.strip().lower() not in SHY else None
        )
    colon = ":" in found.group()
    label = header_label(found["label"]) if colon else None
    if not colon:
        meaning = _lookup().get(_plain(found["label"]))
        dash = bool(re.search(r"\s[–—-]\s", found.group()[len(found["label"]) :]))
        if (
            meaning in OF_A_MEASURE
            and found["label"].lower() not in SHY
            and not (dash and meaning is Meaning.TIME)
        ):
            label = Label(meaning, found["label"])
    return (label, found.end()) if label else None


def _clean(value: str) -> str:
    return value.strip().rstrip("|;,–—-\t ").strip()


def _unbracketed(values: list[tuple[Label, str]]) -> list[tuple[Label, str]]:
    if not values:
        return values
    label, value = values[-1]
    if value.count(")") > value.count("("):
        position = value.rfind(")")
        values[-1] = (label, (value[:position] + value[position + 1 :]).strip())
    return values


def vocabulary() -> frozenset[str]:
    """All labels, in small letters."""
    return frozenset(_lookup())
