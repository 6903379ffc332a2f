"""The word of the week, the words on paper, and what an edition asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from samskap.language.models import Edition, Entry
from samskap.language.papers.printing import booklet_pdf, word_poster_pdf
from samskap.language.queries.dictionary import words_of
from samskap.language.queries.swaps import sentences_of, swaps_for_poster, word_of_week
from samskap.language.tests.words import in_force
from samskap.people.models import Organisation, Person
from samskap.people.todos import todos_for
from tests.pdfs import read_tags
from tests.personas import ViewerOf

MONDAY = date(2026, 11, 16)
URL = "https://samskap.fjordvik.example/fjordvik/ordboken/"


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    return in_force(organisation)


def test_the_word_of_the_week_is_one_for_all_and_another_the_week_after(
    edition: Edition, viewer: ViewerOf, alma: Person
) -> None:
    word = word_of_week(viewer(alma), MONDAY)
    assert word is not None
    assert word_of_week(viewer(), MONDAY + timedelta(days=6)) == word
    assert {found.key for week in (0, 7) if (found := word_of_week(viewer(), MONDAY + timedelta(week)))} == {
        "klient",
        "rusmisbruker",
    }  # bruker is only to think of


def test_without_an_edition_there_is_no_word_of_the_week(
    viewer: ViewerOf, organisation: Organisation
) -> None:
    assert word_of_week(viewer(), MONDAY) is None


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_papers_are_tagged_and_hold_the_words(language: str, edition: Edition, viewer: ViewerOf) -> None:
    Entry.objects.filter(key="klient").update(sentences=[{"lang": "nb", "before": "Før.", "after": "Etter."}])
    words = words_of(viewer(), edition)
    booklet = booklet_pdf(edition, words, sentences_of(edition, language), language=language, url=URL)
    assert read_tags(booklet).lang == language
    poster = word_poster_pdf(edition, swaps_for_poster(words, edition), language=language, url=URL)
    assert read_tags(poster).lang == language


def test_a_poster_holds_no_words_only_to_think_of(edition: Edition, viewer: ViewerOf) -> None:
    chosen = swaps_for_poster(words_of(viewer(), edition), edition)
    assert {word.key for word in chosen} == {"klient", "rusmisbruker"}


def test_whoever_publishes_is_reminded_to_evaluate_and_members_while_there_is_time_to_speak(
    edition: Edition, viewer: ViewerOf, alma: Person, dina: Person
) -> None:
    now, today = timezone.now(), timezone.localdate()
    assert _asked(viewer(alma), now) == _asked(viewer(dina), now) == []
    Edition.objects.update(discuss_until=today + timedelta(days=7), evaluate_on=today)
    assert _asked(viewer(alma), now) == ["Si hva du mener om ordene i ordboken"]
    assert "Gå gjennom ordene i ordboken på nytt" in _asked(viewer(dina), now)
    Edition.objects.update(discuss_until=today - timedelta(days=1), state=Edition.State.EVALUATING)
    assert _asked(viewer(alma), now) == []
    assert _asked(viewer(dina), now) == ["Fullfør evalueringen av ordboken"]


def _asked(viewer: object, now: object) -> list[str]:
    return [todo.title for todo in todos_for(viewer, now)]  # type: ignore[arg-type]  # a Viewer and a datetime
