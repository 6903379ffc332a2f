"""What a word of the draft will do, before it is saved: its forms, compounds, examples, and a sentence tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samskap.language.checker import EditionError, Finding, compile_edition
from samskap.language.checker.compiling import expanded
from samskap.language.compounds import Compound, compounds
from samskap.language.plain_terms import Data, phrase_line
from samskap.language.queries.readiness import finder, in_page_language

MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a term in one language, as they are looked for. ``more`` were left out."""

    title: str
    lang: str
    words: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Example:
    """One of the word's own sentences: whether it does what it should."""

    text: str
    hit: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What the editor shows beside the form; ``error`` is the checker's refusal, in words."""

    error: str = ""
    forms: tuple[Forms, ...] = ()
    compounds: tuple[Compound, ...] = ()
    match: tuple[Example, ...] = ()
    no_match: tuple[Example, ...] = ()
    tried: tuple[Finding, ...] | None = None

    @property
    def wrong(self) -> int:
        """How many examples do not do what they should."""
        return sum(not each.right for each in (*self.match, *self.no_match))


def told(error: EditionError) -> str:
    """What the checker has against the edition, with the word it is about: it may be another than the one written."""
    sentence = in_page_language(error)
    return f"«{error.entry}»: {sentence}" if error.entry else sentence


def with_entry(edition: Data, entry: Data) -> Data:
    """The edition's data with this word in place of the one it is, or last."""
    entries = list(edition["entries"])
    at = next((at for at, each in enumerate(entries) if each["entry"] == entry["entry"]), len(entries))
    entries[at : at + 1] = [entry]
    return {**edition, "entries": entries}


def preview(edition: Data, entry: Data, try_it: str = "") -> Preview:
    """Compile the draft with the word as it is written now, and try everything on it."""
    try:
        compiled = compile_edition(with_entry(edition, entry))
        forms = _forms(entry)
    except EditionError as error:
        return Preview(error=told(error))
    hits = finder(compiled, entry["entry"])
    examples = entry.get("examples", {})
    return Preview(
        forms=forms,
        compounds=tuple(compounds(entry["terms"], entry.get("exceptions", []), hits)),
        match=tuple(_example(text, hits, wanted=True) for text in examples.get("match", [])),
        no_match=tuple(_example(text, hits, wanted=False) for text in examples.get("no_match", [])),
        tried=tuple(compiled.check(try_it)) if try_it.strip() else None,
    )


def _example(text: str, hits: Callable[[str], bool], *, wanted: bool) -> Example:
    hit = hits(text)
    return Example(text, hit, hit is wanted)


def _forms(entry: Data) -> tuple[Forms, ...]:
    found = []
    for term in entry["terms"]:
        title = phrase_line(term["phrase"]) if term.get("phrase") else term.get("word", "")
        for lang in (term["lang"],) if term.get("lang") else ("nb", "nn"):
            words = _words(term, lang)
            found.append(Forms(title, lang, tuple(words[:MOST_SHOWN]), max(0, len(words) - MOST_SHOWN)))
    return tuple(found)


def _words(term: Data, lang: str) -> list[str]:
    """Every form of a word; for a phrase the forms of each slot, with strokes between."""
    if not term.get("phrase"):
        return list(dict.fromkeys(form for form, _tag in expanded(term, lang)))
    return [" / ".join(dict.fromkeys(form for form, _tag in expanded(slot, lang))) for slot in term["phrase"]]
