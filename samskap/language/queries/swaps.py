"""A few of the words in force: the word of the week, and those a poster has room for."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from samskap.language import states
from samskap.language.checker import starter_data
from samskap.language.models import Edition, Entry
from samskap.language.queries.dictionary import Word, reader_lang, word_of
from samskap.people.viewer import Viewer

MOST = 6  # swaps on a poster
LONGEST_AVOID, LONGEST_SAY = 24, 44  # characters that can be read across a room


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it was, and as it may be said."""

    before: str
    after: str


def words_at_hand(viewer: Viewer) -> list[Entry]:
    """The words of the edition in force, with the edition; one query in a request, however many ask."""
    return viewer.once("language.words_at_hand", lambda: list(_in_force(viewer)))


def _in_force(viewer: Viewer) -> Iterable[Entry]:
    return (
        Entry.objects.filter(edition__organisation=viewer.organisation, edition__state__in=states.IN_FORCE)
        .select_related("edition")
        .order_by("key")
    )


def word_of_week(viewer: Viewer, on: date) -> Word | None:
    """The same word for everybody all week; no word comes twice before all have been. None without an edition."""
    rows = [row for row in words_at_hand(viewer) if row.level != Entry.Level.INFO and _is_plain(row.avoid_nb)]
    if not rows:
        return None
    # the order is the edition's own, and the same wherever it is asked for
    random.Random(rows[0].edition_id).shuffle(rows)  # noqa: S311  # a lot, not a secret
    year, week, _day = on.isocalendar()
    row = rows[(53 * year + week) % len(rows)]
    return word_of(row, {}, reader_lang())


def swaps_for_poster(words: Sequence[Word], edition: Edition) -> list[Word]:
    """At most six swaps, from as many themes as there are; the same for the same edition."""
    fitting = [word for word in words if fits_poster(word)]
    random.Random(edition.number).shuffle(fitting)  # noqa: S311  # a lot, not a secret
    fitting.sort(key=lambda word: not word.is_new)  # what is new comes first
    chosen: list[Word] = []
    while fitting and len(chosen) < MOST:
        seen: set[str] = set()
        for word in list(fitting):
            if word.theme not in seen and len(chosen) < MOST:
                seen.add(word.theme)
                chosen.append(word)
                fitting.remove(word)
    return chosen


def fits_poster(word: Word) -> bool:
    """Whether the swap is one to recommend, and short and plain enough to be read across a room."""
    return (
        word.level != Entry.Level.INFO
        and _is_plain(word.avoid)
        and len(word.avoid) <= LONGEST_AVOID
        and 0 < len(word.first_say) <= LONGEST_SAY
        and "(" not in word.first_say
    )


def sentences_of(edition: Edition, language: str) -> dict[str, list[Sentence]]:
    """The sentences of each word in the language, by its key; one query, none for the words of Samskap."""
    if not edition.number:
        rows = [(each["entry"], each.get("sentences", [])) for each in starter_data()["entries"]]
    else:
        rows = list(edition.entries.values_list("key", "sentences"))
    return {
        key: [
            Sentence(str(each.get("before", "")), str(each.get("after", "")))
            for each in sentences
            if each.get("lang", "nb") == language
        ]
        for key, sentences in rows
    }


def _is_plain(word: str) -> bool:
    """One word that needs no explanation in brackets or beside others."""
    return "(" not in word and "," not in word
