"""What an edition may look like. Everything is checked before it is compiled: editions come from people and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

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


class EditionError(ValueError):
    """The edition cannot be used; the message says in Norwegian what is wrong, ``entry`` where (empty: the whole)."""

    def __init__(self, message: str, entry: str = "") -> None:
        super().__init__(message if not entry else f"«{entry}»: {message}")
        self.entry = entry


def require_valid(data: Any) -> None:
    """Raise EditionError for the first thing that is wrong with ``samskap-edition/1`` data."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise EditionError(f"Filen er ikke en utgave av ordboken ({FORMAT}).")
    entries = data.get("entries")
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        raise EditionError(f"Utgaven må ha en liste med ord, høyst {MOST_ENTRIES}.")
    groups = data.get("groups", {})
    if not isinstance(groups, Mapping):
        raise EditionError("Gruppene må ha navn.")
    for name, words in groups.items():
        _words(words, f"gruppen «{name}»", "")
    seen: set[str] = set()
    for entry in entries:
        key = _entry(entry, groups)
        if key in seen:
            raise EditionError("Ordet står to ganger i utgaven.", key)
        seen.add(key)
    for entry in entries:
        if entry.get("part_of") and entry["part_of"] not in seen:
            raise EditionError(
                f"hører under «{entry['part_of']}», som ikke finnes i utgaven.", entry["entry"]
            )
    _no_chains(entries)


def _no_chains(entries: list[Any]) -> None:
    parents = {entry["entry"]: entry.get("part_of", "") for entry in entries}
    for key, parent in parents.items():
        if parent and (parent == key or parents[parent]):
            raise EditionError(f"hører under «{parent}», som selv hører under et annet ord.", key)


def _entry(entry: Any, groups: Mapping[str, Any]) -> str:
    if (
        not isinstance(entry, Mapping)
        or not isinstance(entry.get("entry"), str)
        or not entry["entry"].strip()
    ):
        raise EditionError("Et ord i utgaven har ingen id.")
    key: str = entry["entry"]
    if len(key) > 80:
        raise EditionError("Id-en er lengre enn 80 tegn.", key[:80])
    if entry.get("level") not in LEVELS:
        raise EditionError("Nivået må være red, yellow eller info.", key)
    if key in LEGAL_WORDS and entry["level"] != "info":
        raise EditionError("er et lovord og kan ikke ha et strengere nivå enn info.", key)
    for part in ("say", "why", "avoid", "fits"):
        _texts(entry.get(part, {}), part, key)
    terms = entry.get("terms", [])
    if not isinstance(terms, list) or len(terms) > MOST_TERMS:
        raise EditionError(f"Et ord kan ha høyst {MOST_TERMS} former å lete etter.", key)
    for term in terms:
        _term(term, key, groups)
    _words(entry.get("exceptions", []), "unntakene", key)
    examples = entry.get("examples", {})
    if not isinstance(examples, Mapping):
        raise EditionError("Eksemplene må stå under match og no_match.", key)
    for kind in ("match", "no_match"):
        _strings(examples.get(kind, []), "eksemplene", key)
    return key


def _texts(value: Any, part: str, key: str) -> None:
    """A text or a list of texts per language."""
    if not isinstance(value, Mapping) or any(lang not in LANGUAGES for lang in value):
        raise EditionError(f"«{part}» må ha en tekst for nb eller nn.", key)
    for text in value.values():
        if isinstance(text, list):
            _strings(text, part, key)
        elif not isinstance(text, str) or len(text) > LONGEST * 4:
            raise EditionError(f"«{part}» må være tekst, høyst {LONGEST * 4} tegn.", key)


def _term(term: Any, key: str, groups: Mapping[str, Any]) -> None:
    if not isinstance(term, Mapping) or term.get("lang", "") not in ("", *LANGUAGES):
        raise EditionError("Et ord å lete etter må ha språk nb, nn eller begge.", key)
    if term.get("level", "") not in ("", *LEVELS):
        raise EditionError("Nivået må være red, yellow eller info.", key)
    if key in LEGAL_WORDS and term.get("level", "") not in ("", "info"):
        raise EditionError("er et lovord og kan ikke ha et strengere nivå enn info.", key)
    if term.get("homograph", "") not in ("", "noun", "verb"):
        raise EditionError("Ordklassen må være noun eller verb.", key)
    slots = term.get("phrase")
    if slots is None:
        _slot(term, key)
        _words(term.get("modifier", []), "førsteleddene", key)
        _words(term.get("both", []), "formene som kan være to ordklasser", key)
    else:
        _phrase(slots, key)
    _context(term.get("context"), key, groups)
    _replace(term.get("replace"), key)


def _phrase(slots: Any, key: str) -> None:
    if not isinstance(slots, list) or not 2 <= len(slots) <= 8:
        raise EditionError("Et uttrykk må ha to til åtte ledd.", key)
    for slot in slots:
        if not isinstance(slot, Mapping):
            raise EditionError("Et ledd i uttrykket kan ikke leses.", key)
        _slot(slot, key)
        gap = slot.get("gap", 0)
        if not isinstance(gap, int) or not 0 <= gap <= 6:
            raise EditionError("Mellom leddene i et uttrykk kan det stå null til seks ord.", key)
    if all(slot.get("optional") or slot.get("aside") for slot in slots):
        raise EditionError("Minst ett ledd i uttrykket må være med.", key)


def _slot(slot: Mapping[str, Any], key: str) -> None:
    word, forms = slot.get("word", ""), slot.get("forms", {})
    if not isinstance(forms, Mapping):
        raise EditionError("Formene må stå etter bøyning.", key)
    given = [word] if word else []
    for tag, words in forms.items():
        if not isinstance(tag, str) or len(tag) > 12:
            raise EditionError("Bøyningen må være et kort ord.", key)
        _words(words, "formene", key)
        given += words
    if not given:
        raise EditionError("Et ord å lete etter er tomt.", key)
    _words(given, "formene", key)
    _words(slot.get("without", []), "formene som ikke skal treffe", key)
    in_phrase = (
        "gap" in slot or "anchor" in slot or "optional" in slot or "aside" in slot or "lang" not in slot
    )
    for text in given:
        if len(text.strip()) < 2 and not in_phrase:
            raise EditionError(
                f"«{text}» er for kort til å lete etter. Et ord må ha minst to bokstaver.", key
            )
        if " " in text.strip():
            raise EditionError(f"«{text}» er flere ord. Skriv det som et uttrykk.", key)


def _context(context: Any, key: str, groups: Mapping[str, Any]) -> None:
    if context is None:
        return
    if not isinstance(context, Mapping):
        raise EditionError("Reglene for sammenhengen kan ikke leses.", key)
    for name, value in context.items():
        if name in _CONTEXT_LISTS:
            _words(value, "reglene for sammenhengen", key, groups)
        elif name in ("near", "before", "after"):
            most = 12 if name == "near" else 4
            if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
                raise EditionError(f"«{name}» må være et tall fra 1 til {most}.", key)
        elif name != "capital":
            raise EditionError(f"Sammenhengen kjenner ikke «{name}».", key)


def _replace(replace: Any, key: str) -> None:
    if replace is None:
        return
    if not isinstance(replace, Mapping):
        raise EditionError("Det som settes inn, må stå etter bøyning.", key)
    for tag, text in replace.items():
        if tag == "not_after":
            _words(text, "ordene foran", key)
        elif not isinstance(text, str) or not text.strip() or len(text) > 200:
            raise EditionError("Det som settes inn, må være tekst på høyst 200 tegn.", key)


def _strings(value: Any, what: str, key: str) -> None:
    if not isinstance(value, list) or len(value) > MOST_LIST:
        raise EditionError(f"I {what} kan det stå høyst {MOST_LIST}.", key)
    for text in value:
        if not isinstance(text, str) or len(text) > LONGEST:
            raise EditionError(f"I {what} må hver tekst ha høyst {LONGEST} tegn.", key)


def _words(value: Any, what: str, key: str, groups: Mapping[str, Any] | None = None) -> None:
    _strings(value, what, key)
    for text in value:
        if text.startswith("@") and groups is not None:
            if text[1:] not in groups:
                raise EditionError(f"Gruppen «{text}» finnes ikke i utgaven.", key)
            continue
        bare = text.strip("*")
        if not bare.strip() or len(text) > 120 or not all(map(_is_word_character, bare)):
            raise EditionError(
                f"«{text[:40]}» i {what} er ikke et ord. Bare bokstaver, tall og bindestrek, og * først eller sist.",
                key,
            )


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character in _WORD_CHARACTERS or character in "_*§"


def words_of(words: list[str], groups: Mapping[str, list[str]]) -> Iterator[str]:
    """The words of a list, those of its groups among them, in lower case."""
    for word in words:
        if word.startswith("@"):
            yield from (member.lower() for member in groups[word[1:]])
        else:
            yield word.lower()
