"""The dictionary as a reader meets it: the words of an edition in the reader's language, found and sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.db.models import Count
from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language

from samskap.language.alphabet import alphabetical, letter_of
from samskap.language.checker import Edition as Compiled
from samskap.language.checker import starter_data
from samskap.language.exchange import entry_of
from samskap.language.models import Edition, Entry, Remark
from samskap.language.queries.in_force import compiled_for, edition_in_force
from samskap.language.value_names import NamedValue, value_names
from samskap.people.viewer import Viewer

NEW_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its advice, in the language of the reader where the dictionary has it, else in bokmål."""

    key: str
    avoid: str
    say: tuple[str, ...]
    why: str
    fits: str
    level: str
    theme: str
    theme_name: str
    value: NamedValue | None
    lang: str = "nb"  # of the word and what to say
    why_lang: str = "nb"
    fits_lang: str = "nb"
    is_new: bool = False
    remarks: int = 0

    @property
    def first_say(self) -> str:
        """What is shown large."""
        return self.say[0] if self.say else ""

    @property
    def short_why(self) -> str:
        """The first sentence of the reason."""
        first, stop, _rest = self.why.partition(". ")
        return f"{first}." if stop else first

    @property
    def letter(self) -> str:
        """What it stands under; signs and figures under «#»."""
        return letter_of(self.avoid)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the number of its words."""

    key: str
    name: str
    words: int


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The front page of the dictionary: all ``words``, and by letter those that were asked for.

    ``edition`` is None while the words Samskap brings along are shown.
    """

    edition: Edition | None
    words: tuple[Word, ...]
    letters: tuple[tuple[str, tuple[Word, ...]], ...]
    themes: tuple[Theme, ...]
    total: int
    shown: int
    theme: str
    search: str


def dictionary(viewer: Viewer, *, search: str = "", theme: str = "") -> Dictionary:
    """The words in force, those of ``theme`` and those that ``search`` finds; always the same queries."""
    edition = edition_in_force(viewer.organisation)
    words = words_of(viewer, edition)
    found = _found(words, search, compiled_for(viewer.organisation)) if search else words
    counts = Counter(word.theme for word in found)
    themes = tuple(Theme(key, str(name), counts[key]) for key, name in Entry.Theme.choices if counts[key])
    chosen = [word for word in found if not theme or word.theme == theme]
    return Dictionary(
        edition=edition,
        words=tuple(words),
        letters=tuple(
            (letter, tuple(rows)) for letter, rows in groupby(chosen, key=lambda word: word.letter)
        ),
        themes=themes,
        total=len(found),
        shown=len(chosen),
        theme=theme,
        search=search,
    )


def words_of(viewer: Viewer, edition: Edition | None) -> list[Word]:
    """All words of an edition in the order of the alphabet, or those Samskap brings along."""
    rows = list(edition.entries.all()) if edition else _starter_rows()
    values = value_names(viewer.organisation)
    remarks = _remarks(viewer) if edition else {}
    new = _new_keys(edition, rows) if edition else frozenset()
    lang = reader_lang()
    words = [
        word_of(row, values, lang, is_new=row.key in new, remarks=remarks.get(row.key, 0)) for row in rows
    ]
    return sorted(words, key=lambda word: alphabetical(word.avoid))


def word_of(
    row: Entry, values: dict[str, NamedValue], lang: str, *, is_new: bool = False, remarks: int = 0
) -> Word:
    """An entry in the language of the reader."""
    nn = lang == "nn"
    return Word(
        key=row.key,
        avoid=(row.avoid_nn if nn else "") or row.avoid_nb,
        say=tuple((row.say_nn if nn else []) or row.say_nb),
        why=(row.why_nn if nn else "") or row.why_nb,
        fits=(row.fits_nn if nn else "") or row.fits_nb,
        level=row.level,
        theme=row.theme,
        theme_name=str(Entry.Theme(row.theme).label),
        value=values.get(row.value_key),
        lang="nn" if nn and row.avoid_nn and row.say_nn else "nb",
        why_lang="nn" if nn and row.why_nn else "nb",
        fits_lang="nn" if nn and row.fits_nn else "nb",
        is_new=is_new,
        remarks=remarks,
    )


@dataclass(frozen=True, slots=True)
class Past:
    """What an edition said of the word: its advice, or that it was taken out."""

    edition: Edition
    say: str
    gone: bool


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Everything the page of a word shows but the conversation; ``latest``: no later edition has the word."""

    edition: Edition | None
    word: Word
    entry: Entry
    sentences: tuple[dict[str, str], ...]
    history: tuple[Past, ...]
    in_force: bool
    latest: bool


def entry_page(viewer: Viewer, key: str, number: int | None = None) -> EntryPage:
    """The word as edition ``number`` had it; without a number as it is in force, else as it was when it last was.

    404 when the edition did not have it, or none did.
    """
    edition = edition_in_force(viewer.organisation)
    rows = list(
        Entry.objects.filter(edition__organisation=viewer.organisation, key=key)
        .exclude(edition__state=Edition.State.DRAFT)
        .select_related("edition__organisation")
        .order_by("edition__number")
    )
    if edition is None:
        rows = [row for row in _starter_rows() if row.key == key]
    chosen = [each for each in rows if number in (None, each.edition.number)]
    if not chosen:
        raise Http404
    row = chosen[-1]
    lang = reader_lang()
    sentences = [each for each in row.sentences if each.get("lang", "nb") == lang] or row.sentences
    return EntryPage(
        edition=row.edition if edition else None,
        word=word_of(row, value_names(viewer.organisation), lang),
        entry=row,
        sentences=tuple(sentences),
        history=tuple(_history(rows, edition, lang)) if edition else (),
        in_force=edition is None or row.edition_id == edition.pk,
        latest=row is rows[-1],
    )


def _history(rows: list[Entry], edition: Edition, lang: str) -> Iterable[Past]:
    """The editions in which the advice changed, the oldest first, and whether it has been taken out since."""
    last = None
    for row in rows:
        say = word_of(row, {}, lang).first_say
        if say != last:
            yield Past(row.edition, say, gone=False)
        last = say
    if rows[-1].edition_id != edition.pk:
        yield Past(edition, "", gone=True)


def _found(words: list[Word], search: str, compiled: Compiled) -> list[Word]:
    """Words that hold what was typed, or that one of its forms belongs to («rusmisbrukernes»)."""
    wanted = search.strip().lower()
    keys = {key for finding in compiled.check(search) for key in (finding.entry, finding.word)}
    return [
        word
        for word in words
        if word.key in keys or any(wanted in text.lower() for text in (word.avoid, *word.say, word.why))
    ]


def _starter_rows() -> list[Entry]:
    data = starter_data()
    groups = data.get("groups", {})
    return [entry_of(Edition(number=0), each, groups) for each in data["entries"]]


def _remarks(viewer: Viewer) -> dict[str, int]:
    rows = Remark.objects.filter(
        organisation=viewer.organisation, kind=Remark.Kind.SAYS, withdrawn_at=None
    ).order_by()
    return dict(rows.values_list("entry_key").annotate(Count("pk")))


def _new_keys(edition: Edition, rows: list[Entry]) -> frozenset[str]:
    """Words that the edition before did not have, for a year."""
    if not edition.predecessor_id or not edition.published_at:
        return frozenset()
    if edition.published_at < timezone.now() - NEW_FOR:
        return frozenset()
    before = set(Entry.objects.filter(edition=edition.predecessor_id).values_list("key", flat=True))
    return frozenset(row.key for row in rows if row.key not in before)


def reader_lang() -> str:
    """The written form for whoever reads the page: nn, and nb for everybody else."""
    return "nn" if get_language() == "nn" else "nb"
