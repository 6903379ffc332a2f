"""What is different between two editions: words that came, went and changed, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samskap.core.word_changes import Piece, compare_words
from samskap.language.alphabet import alphabetical
from samskap.language.models import Edition, Entry
from samskap.language.queries.dictionary import Word, reader_lang, word_of


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One part of a word that reads differently; ``lang`` is empty where it is told in the page's own words."""

    label: str
    pieces: tuple[Piece, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A word of both editions that changed."""

    word: Word
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """From ``old`` to ``new``; the same words are only counted."""

    old: Edition
    new: Edition
    added: tuple[Word, ...]
    removed: tuple[Word, ...]
    changed: tuple[WordChange, ...]
    same: int


def edition_changes(old: Edition, new: Edition) -> EditionChanges:
    """Compare two editions of one organisation, in two queries."""
    before = {entry.key: entry for entry in old.entries.all()}
    after = {entry.key: entry for entry in new.entries.all()}
    both = before.keys() & after.keys()
    changed = [(key, fields) for key in both if (fields := _fields(before[key], after[key]))]
    return EditionChanges(
        old=old,
        new=new,
        added=tuple(_words(after[key] for key in after.keys() - both)),
        removed=tuple(_words(before[key] for key in before.keys() - both)),
        changed=tuple(
            sorted(
                (WordChange(_word(after[key]), fields) for key, fields in changed),
                key=lambda change: alphabetical(change.word.avoid),
            )
        ),
        same=len(both) - len(changed),
    )


def differ(was: Entry, now: Entry) -> bool:
    """Whether anything that people read of the word, or where it is found, has changed."""
    return _read(was) != _read(now) or _looked_for(was) != _looked_for(now)


def _word(entry: Entry) -> Word:
    return word_of(entry, {}, reader_lang())


def _words(entries: Iterable[Entry]) -> list[Word]:
    return sorted(map(_word, entries), key=lambda word: alphabetical(word.avoid))


def _fields(was: Entry, now: Entry) -> tuple[FieldChange, ...]:
    """What reads differently, and whether what is looked for is another."""
    found = [
        FieldChange(str(label), compare_words(old, new), lang)
        for (label, lang, old), (_label, _lang, new) in zip(_read(was), _read(now), strict=True)
        if old != new
    ]
    if _looked_for(was) != _looked_for(now):
        told = (Piece("same", _("Formene eller reglene er endret.")),)
        found.append(FieldChange(_("Det vi leter etter"), told))
    return tuple(found)


def _read(entry: Entry) -> list[tuple[str, str, str]]:
    """All that people read of a word: what it is called, its language ("" for the page's own), and the words."""
    return [
        (_("Ordet"), "nb", entry.avoid_nb),
        (_("Si heller"), "nb", "\n".join(entry.say_nb)),
        (_("Hvorfor"), "nb", entry.why_nb),
        (_("Når ordet likevel passer"), "nb", entry.fits_nb),
        (_("Ordet på nynorsk"), "nn", entry.avoid_nn),
        (_("Si heller, på nynorsk"), "nn", "\n".join(entry.say_nn)),
        (_("Hvorfor, på nynorsk"), "nn", entry.why_nn),
        (_("Når ordet likevel passer, på nynorsk"), "nn", entry.fits_nn),
        (
            _("I en setning"),
            "nb",
            "\n".join(f"{each['before']} → {each['after']}" for each in entry.sentences),
        ),
        (_("Nivå"), "", str(entry.get_level_display())),
        (_("Tema"), "", str(entry.get_theme_display())),
        (_("Kilder"), "nb", "\n".join(entry.sources)),
        (_("Unntak"), "nb", ", ".join(entry.matching.get("exceptions", []))),
    ]


def _looked_for(entry: Entry) -> tuple[object, ...]:
    """What decides where the word is found, and under which word it counts."""
    return entry.matching.get("terms"), entry.matching.get("groups"), entry.part_of
