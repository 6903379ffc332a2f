"""An edition is begun, published, evaluated and followed by the next; only those who may, and nothing half-done."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from samskap.core.models import AuditEntry
from samskap.language.actions import editions as actions
from samskap.language.models import Edition, Entry
from samskap.language.queries.dictionary import dictionary, entry_page
from samskap.language.queries.edition_changes import edition_changes
from samskap.language.queries.in_force import compiled_for, edition_in_force
from samskap.language.queries.readiness import problems_of
from samskap.language.refusals import NotAllowedNow

pytestmark = pytest.mark.django_db
DAYS = {"discuss_until": None, "evaluate_on": None}


def word(edition: Edition, key: str, **other: Any) -> Entry:
    """A word that finds itself and nothing else."""
    fields: dict[str, Any] = {
        "avoid_nb": key,
        "say_nb": ["noe annet"],
        "why_nb": "Fordi. Og mer.",
        "matching": {"terms": [{"lang": "nb", "word": key}]},
        "examples": {"match": [f"Et {key} her."], "no_match": ["Et hus."]},
    }
    return Entry.objects.create(edition=edition, key=key, **{**fields, **other})


@pytest.fixture
def draft(viewer: Any, dina: Any) -> Edition:
    return actions.begin_edition(by=viewer(dina), from_starter=False)


def published(by: Any, edition: Edition, *keys: str) -> Edition:
    for key in keys:
        word(edition, key)
    return actions.publish(by=by, edition=edition)


def test_dina_begins_from_the_words_samskap_brings_along(viewer: Any, dina: Any) -> None:
    made = actions.begin_edition(by=viewer(dina))
    assert made.entries.filter(key="rusmisbruker").exists()
    assert problems_of(made) == []


def test_there_is_one_draft_at_a_time(viewer: Any, dina: Any, draft: Edition) -> None:
    with pytest.raises(NotAllowedNow, match="utkast"):
        actions.begin_edition(by=viewer(dina))


def test_alma_and_edvard_neither_begin_nor_publish(
    viewer: Any, alma: Any, edvard: Any, draft: Edition
) -> None:
    word(draft, "dings")
    for person in (alma, edvard):
        with pytest.raises(PermissionDenied):
            actions.begin_edition(by=viewer(person))
        with pytest.raises(PermissionDenied):
            actions.publish(by=viewer(person), edition=draft)
    assert edition_in_force(draft.organisation) is None


def test_an_edition_of_another_municipality_is_not_there(
    viewer: Any, dina: Any, draft: Edition, bo: Any
) -> None:
    stranger = Edition.objects.create(organisation=bo.organisation, number=1)
    with pytest.raises(Http404):
        actions.publish(by=viewer(dina), edition=stranger)


def test_publishing_supersedes_the_edition_before_in_the_same_moment(
    viewer: Any, dina: Any, draft: Edition
) -> None:
    first = published(viewer(dina), draft, "dings")
    second = actions.begin_edition(by=viewer(dina))
    assert [row.key for row in second.entries.all()] == ["dings"]
    published(viewer(dina), second, "bums")
    first.refresh_from_db()
    assert (first.state, first.superseded_at) == ("superseded", second_at(second))
    assert edition_in_force(draft.organisation) == second
    assert [f.text for f in compiled_for(draft.organisation).check("Et bums og et dings.")] == [
        "bums",
        "dings",
    ]


def second_at(edition: Edition) -> Any:
    edition.refresh_from_db()
    return edition.published_at


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"examples": {"match": ["Et hus."], "no_match": []}}, "skulle ha truffet"),
        ({"examples": {"match": ["Et dings."], "no_match": ["Mitt dings."]}}, "skulle ikke ha truffet"),
        ({"examples": {"match": [], "no_match": []}}, "minst én setning"),
        ({"say_nb": []}, "si i stedet"),
        ({"say_nb": ["et bedre dings"]}, "i ring"),
        ({"matching": {"terms": [{"lang": "nb", "word": "a"}]}}, "for kort"),
        (
            {"matching": {"terms": [{"lang": "nb", "word": "dings", "context": {"only_near": ["(a+)+"]}}]}},
            "ikke et ord",
        ),
    ],
)
def test_what_is_wrong_blocks_publishing_and_is_told(
    viewer: Any, dina: Any, draft: Edition, fields: dict[str, Any], told: str
) -> None:
    word(draft, "dings", **fields)
    with pytest.raises(actions.NotReady) as caught:
        actions.publish(by=viewer(dina), edition=draft)
    assert any(told in problem.words for problem in caught.value.problems)
    assert edition_in_force(draft.organisation) is None


def test_advice_that_leads_in_a_circle_is_refused(viewer: Any, dina: Any, draft: Edition) -> None:
    word(draft, "dings", say_nb=["et bums"])
    word(draft, "bums", say_nb=["et dings"])
    problems = problems_of(draft)
    assert [problem.words for problem in problems] == ["Rådene går i ring: «bums» → «dings» → «bums»"]


def test_a_published_edition_cannot_be_published_or_begun_twice(
    viewer: Any, dina: Any, draft: Edition
) -> None:
    published(viewer(dina), draft, "dings")
    with pytest.raises(NotAllowedNow):
        actions.publish(by=viewer(dina), edition=draft)


def test_the_next_draft_leaves_out_what_the_evaluation_took_out(
    viewer: Any, dina: Any, draft: Edition
) -> None:
    first = published(viewer(dina), draft, "dings", "bums")
    with pytest.raises(NotAllowedNow):
        actions.judge_entry(by=viewer(dina), entry=first.entries.get(key="bums"), verdict="remove")
    actions.begin_evaluation(by=viewer(dina), edition=first)
    assert edition_in_force(draft.organisation) == first
    actions.judge_entry(
        by=viewer(dina), entry=first.entries.get(key="bums"), verdict="remove", why="Brukes ikke."
    )
    actions.end_evaluation(by=viewer(dina), edition=first, words="Ett ord tas ut.")
    second = actions.begin_edition(by=viewer(dina))
    assert [row.key for row in second.entries.all()] == ["dings"]


def test_the_trail_tells_what_was_done_and_no_words(viewer: Any, dina: Any, draft: Edition) -> None:
    actions.describe_edition(
        by=viewer(dina), edition=draft, introduction="Hemmelige ord", made_by="Oss", **DAYS
    )
    entry = AuditEntry.objects.filter(action="language.describe_edition").get()
    assert entry.details == {"number": 1, "fields": ["introduction", "made_by"]}


def test_a_search_also_finds_a_word_by_its_forms(viewer: Any, dina: Any, cato: Any) -> None:
    made = actions.begin_edition(by=viewer(dina))
    actions.publish(by=viewer(dina), edition=made)
    found = dictionary(viewer(cato), search="rusmisbrukernes")
    assert "rusmisbruker" in [each.key for _letter, words in found.letters for each in words]


def test_the_page_of_a_word_tells_how_its_advice_changed(viewer: Any, dina: Any, draft: Edition) -> None:
    published(viewer(dina), draft, "dings")
    second = actions.begin_edition(by=viewer(dina))
    second.entries.update(say_nb=["noe bedre"])
    assert [past.say for past in entry_page(viewer(dina), "dings").history] == ["noe annet"]
    actions.publish(by=viewer(dina), edition=second)
    assert [past.say for past in entry_page(viewer(dina), "dings").history] == ["noe annet", "noe bedre"]
    changed = edition_changes(draft, second).changed
    assert [field.label for each in changed for field in each.fields] == ["Si heller"]


def test_the_dictionary_asks_the_same_questions_of_one_word_and_three(
    viewer: Any, dina: Any, draft: Edition, django_assert_num_queries: Any
) -> None:
    published(viewer(dina), draft, "dings")
    compiled_for(draft.organisation)
    with django_assert_num_queries(4):
        dictionary(viewer(dina))
    word(draft, "bums")
    word(draft, "krims")
    with django_assert_num_queries(4):
        assert dictionary(viewer(dina)).total == 3


def test_visitors_do_not_see_a_draft(client_for: Any, cato: Any, alma: Any, draft: Edition) -> None:
    address = f"/{draft.organisation.slug}/ordboken/utgaver/1/"
    assert client_for(cato).get(address).status_code == 404
    assert client_for(alma).get(address).status_code == 200
