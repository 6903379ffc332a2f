"""The words of an edition under evaluation, those that ask most for a look first."""

from __future__ import annotations

from dataclasses import dataclass

from samskap.language.models import Edition, Entry, EntryVerdict
from samskap.language.queries.edition_changes import differ
from samskap.language.queries.evaluation_numbers import Numbers, evaluation_numbers, most_asked_about_first


@dataclass(frozen=True, slots=True)
class Judged:
    """A word with what came in about it and what was decided."""

    entry: Entry
    numbers: Numbers
    verdict: EntryVerdict | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All words, and how many of them have been decided on."""

    words: tuple[Judged, ...]
    decided: int


def evaluation_of(edition: Edition) -> Evaluation:
    """The evaluation page's content, in seven queries."""
    numbers = evaluation_numbers(edition)
    verdicts = {row.entry_id: row for row in EntryVerdict.objects.filter(entry__edition=edition)}
    entries = most_asked_about_first(edition.entries.all(), numbers)
    rows = [Judged(entry, numbers.get(entry.key, Numbers()), verdicts.get(entry.pk)) for entry in entries]
    return Evaluation(tuple(rows), len(verdicts))


def not_followed(draft: Edition) -> list[EntryVerdict]:
    """What the evaluation decided and the draft, begun before that, does not have: words to take out or to change."""
    verdicts = EntryVerdict.objects.filter(entry__edition=draft.predecessor_id).select_related("entry")
    decided = list(verdicts.exclude(verdict=EntryVerdict.Verdict.KEEP).order_by("entry__key"))
    drafted = {entry.key: entry for entry in draft.entries.all()} if decided else {}
    return [
        row
        for row in decided
        if (now := drafted.get(row.entry.key))
        and (row.verdict == EntryVerdict.Verdict.REMOVE or not differ(row.entry, now))
    ]
