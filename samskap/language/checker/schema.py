"""What an edition may look like. Everything is checked before it is compiled: editions come from people and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from samskap.language.checker import refusals as says
from samskap.language.checker.refusals import EditionError

FORMAT = "samskap-edition/1"
LANGUAGES = ("nb", "nn")
LEVELS = ("info", "yellow", "red")
MOST_ENTRIES, MOST_TERMS, MOST_LIST, LONGEST = 2000, 60, 400, 2000
LEGAL_WORDS = frozenset(["bruker", "pasient", "pårørende", "brukermedvirkning"])
_CONTEXT_LISTS = (
    "unless_near",
    "only_near",
    "unless_before",
    "only_before",
    "unless_after",
    "only_after",
)
_WORD_CHARACTERS = frozenset("-'’./ ")


def require_valid(data: Any) -> None:
    """Raise EditionError for the first thing that is wrong with ``samskap-edition/1`` data."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise EditionError(says.NOT_AN_EDITION, format=FORMAT)
    entries = data.get("entries")
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        raise EditionError(says.NO_LIST, most=MOST_ENTRIES)
    url = data.get("url", "")
    if not isinstance(url, str) or len(url) > LONGEST:
        raise EditionError(says.TOO_LONG, part="url", most=LONGEST)
    groups = data.get("groups", {})
    if not isinstance(groups, Mapping):
        raise EditionError(says.GROUPS_NAMELESS)
    for name, words in groups.items():
        _words(words, f"«{name}»", "")
    seen: set[str] = set()
    for entry in entries:
        key = _entry(entry, groups)
        if key in seen:
            raise EditionError(says.TWICE, key)
        seen.add(key)
    for entry in entries:
        parent = entry.get("part_of") or ""
        if not isinstance(parent, str) or (parent and parent not in seen):
            raise EditionError(says.PARENT_MISSING, entry["entry"], parent=parent)
    _no_chains(entries)


def _no_chains(entries: list[Any]) -> None:
    parents = {entry["entry"]: entry.get("part_of", "") for entry in entries}
    for key, parent in parents.items():
        if parent and (parent == key or parents[parent]):
            raise EditionError(says.PARENT_CHAIN, key, parent=parent)


def _entry(entry: Any, groups: Mapping[str, Any]) -> str:
    if (
        not isinstance(entry, Mapping)
        or not isinstance(entry.get("entry"), str)
        or not entry["entry"].strip()
    ):
        raise EditionError(says.NO_ID)
    key: str = entry["entry"]
    if len(key) > 80:
        raise EditionError(says.ID_LONG, key[:80])
    if entry.get("level") not in LEVELS:
        raise EditionError(says.LEVEL, key)
    if key in LEGAL_WORDS and entry["level"] != "info":
        raise EditionError(says.LEGAL, key)
    for part in ("say", "why", "avoid", "fits"):
        _texts(entry.get(part, {}), part, key)
    terms = entry.get("terms", [])
    if not isinstance(terms, list) or len(terms) > MOST_TERMS:
        raise EditionError(says.MANY_TERMS, key, most=MOST_TERMS)
    for term in terms:
        _term(term, key, groups)
        _mild_law(term, entry["level"], key)
    _words(entry.get("exceptions", []), says.THE_EXCEPTIONS, key)
    examples = entry.get("examples", {})
    if not isinstance(examples, Mapping):
        raise EditionError(says.EXAMPLES, key)
    for kind in ("match", "no_match"):
        _strings(examples.get(kind, []), says.THE_EXAMPLES, key)
    return key


def _texts(value: Any, part: str, key: str) -> None:
    """A text or a list of texts per language."""
    if not isinstance(value, Mapping) or any(lang not in LANGUAGES for lang in value):
        raise EditionError(says.PER_LANGUAGE, key, part=part)
    for text in value.values():
        if part == "say":
            _strings(text, part, key)
        elif not isinstance(text, str):
            raise EditionError(says.PER_LANGUAGE, key, part=part)
        elif len(text) > LONGEST * 4:
            raise EditionError(says.TOO_LONG, key, part=part, most=LONGEST * 4)


def _term(term: Any, key: str, groups: Mapping[str, Any]) -> None:
    if not isinstance(term, Mapping) or term.get("lang", "") not in ("", *LANGUAGES):
        raise EditionError(says.TERM_LANGUAGE, key)
    if term.get("level", "") not in ("", *LEVELS):
        raise EditionError(says.LEVEL, key)
    if key in LEGAL_WORDS and term.get("level", "") not in ("", "info"):
        raise EditionError(says.LEGAL, key)
    if term.get("homograph", "") not in ("", "noun", "verb"):
        raise EditionError(says.WORD_CLASS, key)
    slots = term.get("phrase")
    if slots is None:
        _slot(term, key)
        _words(term.get("modifier", []), says.THE_FIRST_PARTS, key)
        _words(term.get("both", []), says.THE_AMBIGUOUS, key)
    else:
        _phrase(slots, key)
    _context(term.get("context"), key, groups)
    _replace(term.get("replace"), key)


def _mild_law(term: Mapping[str, Any], level: str, key: str) -> None:
    """A word of the law is advised at info whatever entry it stands under, as the word or as one of its forms."""
    if term.get("phrase") is not None or (term.get("level") or level) == "info":
        return
    written = [term.get("word", ""), *(word for words in term.get("forms", {}).values() for word in words)]
    if any(word.strip("*").casefold() in LEGAL_WORDS for word in written):
        raise EditionError(says.LEGAL, key)


def _phrase(slots: Any, key: str) -> None:
    if not isinstance(slots, list) or not 2 <= len(slots) <= 8:
        raise EditionError(says.PHRASE_LENGTH, key)
    for slot in slots:
        if not isinstance(slot, Mapping):
            raise EditionError(says.PHRASE_PART, key)
        _slot(slot, key)
        gap = slot.get("gap", 0)
        if not isinstance(gap, int) or not 0 <= gap <= 6:
            raise EditionError(says.PHRASE_GAP, key)
    if all(slot.get("optional") or slot.get("aside") for slot in slots):
        raise EditionError(says.PHRASE_EMPTY, key)


def _slot(slot: Mapping[str, Any], key: str) -> None:
    word, forms = slot.get("word", ""), slot.get("forms", {})
    if not isinstance(forms, Mapping):
        raise EditionError(says.FORMS_BY_TAG, key)
    paradigm = slot.get("paradigm", "")
    if not isinstance(paradigm, str) or not isinstance(word, str):
        raise EditionError(says.PARADIGM, key, paradigm=str(paradigm)[:40], text=str(word)[:40])
    given = [word] if word else []
    for tag, words in forms.items():
        if not isinstance(tag, str) or len(tag) > 12:
            raise EditionError(says.TAG, key)
        _words(words, says.THE_FORMS, key)
        given += words
    if not given:
        raise EditionError(says.TERM_EMPTY, key)
    _words(given, says.THE_FORMS, key)
    _words(slot.get("without", []), says.THE_LEFT_OUT, key)
    in_phrase = (
        "gap" in slot or "anchor" in slot or "optional" in slot or "aside" in slot or "lang" not in slot
    )
    for text in given:
        if len(text.strip()) < 2 and not in_phrase:
            raise EditionError(says.TERM_SHORT, key, text=text)
        if " " in text.strip():
            raise EditionError(says.TERM_WORDS, key, text=text)


def _context(context: Any, key: str, groups: Mapping[str, Any]) -> None:
    if context is None:
        return
    if not isinstance(context, Mapping):
        raise EditionError(says.CONTEXT_FORM, key)
    for name, value in context.items():
        if name in _CONTEXT_LISTS:
            _words(value, says.THE_CONTEXT, key, groups)
        elif name in ("near", "before", "after"):
            most = 12 if name == "near" else 4
            if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
                raise EditionError(says.CONTEXT_NUMBER, key, name=name, most=most)
        elif name != "capital":
            raise EditionError(says.CONTEXT_UNKNOWN, key, name=name)


def _replace(replace: Any, key: str) -> None:
    if replace is None:
        return
    if not isinstance(replace, Mapping):
        raise EditionError(says.REPLACE_FORM, key)
    for tag, text in replace.items():
        if tag == "not_after":
            _words(text, says.THE_WORDS_BEFORE, key)
        elif not isinstance(text, str) or not text.strip() or len(text) > 200:
            raise EditionError(says.REPLACE_TEXT, key)


def _strings(value: Any, what: str, key: str) -> None:
    if not isinstance(value, list) or len(value) > MOST_LIST:
        raise EditionError(says.LIST_LONG, key, what=what, most=MOST_LIST)
    for text in value:
        if not isinstance(text, str) or len(text) > LONGEST:
            raise EditionError(says.LIST_TEXT, key, what=what, most=LONGEST)


def _words(value: Any, what: str, key: str, groups: Mapping[str, Any] | None = None) -> None:
    _strings(value, what, key)
    for text in value:
        if text.startswith("@") and groups is not None:
            if text[1:] not in groups:
                raise EditionError(says.GROUP_MISSING, key, text=text)
            continue
        bare = text.strip("*")
        if not bare.strip() or len(text) > 120 or not (bare.isalpha() or all(map(_is_word_character, bare))):
            raise EditionError(says.NOT_A_WORD, key, text=text[:40], what=what)


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character in _WORD_CHARACTERS or character in "_*§"


def words_of(words: list[str], groups: Mapping[str, list[str]]) -> Iterator[str]:
    """The words of a list, those of its groups among them, in lower case."""
    for word in words:
        if word.startswith("@"):
            yield from (member.lower() for member in groups[word[1:]])
        else:
            yield word.lower()
