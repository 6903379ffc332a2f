"""What is different between two editions: words that came, went and changed, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samskap.core.word_changes import Piece, compare_words
from samskap.language.models import Edition, Entry
from samskap.language.queries.dictionary import ALPHABET


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One part of a word that reads differently."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class WordChange:
    """A word of both editions that changed."""

    key: str
    avoid: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """From ``old`` to ``new``; the same words are only counted."""

    old: Edition
    new: Edition
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[WordChange, ...]
    same: int


def edition_changes(old: Edition, new: Edition) -> EditionChanges:
    """Compare two editions of one organisation, in two queries."""
    before = {entry.key: entry for entry in old.entries.all()}
    after = {entry.key: entry for entry in new.entries.all()}
    both = [(before[key], after[key]) for key in sorted(before.keys() & after.keys(), key=_place)]
    changed = tuple(
        WordChange(now.key, now.avoid_nb, fields) for was, now in both if (fields := _fields(was, now))
    )
    return EditionChanges(
        old=old,
        new=new,
        added=tuple(after[key] for key in sorted(after.keys() - before.keys(), key=_place)),
        removed=tuple(before[key] for key in sorted(before.keys() - after.keys(), key=_place)),
        changed=changed,
        same=len(both) - len(changed),
    )


def _place(key: str) -> list[int]:
    return [ALPHABET.find(each) for each in key.upper()]


def _fields(was: Entry, now: Entry) -> tuple[FieldChange, ...]:
    rows = [
        (_("Ordet"), was.avoid_nb, now.avoid_nb),
        (_("Si heller"), "\n".join(was.say_nb), "\n".join(now.say_nb)),
        (_("Hvorfor"), was.why_nb, now.why_nb),
        (_("Når ordet likevel passer"), was.fits_nb, now.fits_nb),
        (_("Nivå"), was.get_level_display(), now.get_level_display()),
        (_("Tema"), was.get_theme_display(), now.get_theme_display()),
        (_("På nynorsk"), _nynorsk(was), _nynorsk(now)),
        (_("Unntak"), _exceptions(was), _exceptions(now)),
    ]
    found = [
        FieldChange(str(label), compare_words(str(old), str(new))) for label, old, new in rows if old != new
    ]
    if was.matching.get("terms") != now.matching.get("terms"):
        found.append(
            FieldChange(_("Det vi leter etter"), (Piece("same", _("Formene eller reglene er endret.")),))
        )
    return tuple(found)


def _nynorsk(entry: Entry) -> str:
    return "\n".join(text for text in (entry.avoid_nn, *entry.say_nn, entry.why_nn) if text)


def _exceptions(entry: Entry) -> str:
    return ", ".join(entry.matching.get("exceptions", []))
