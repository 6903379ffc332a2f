"""What a reader finds in the dictionary: the order, older editions, what changed, and no dead links."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404
from django.utils.translation import override

from samskap.language.actions import editions as actions
from samskap.language.alphabet import alphabetical, letter_of
from samskap.language.models import Edition, Entry
from samskap.language.queries.dictionary import dictionary, entry_page
from samskap.language.queries.edition_changes import edition_changes
from samskap.language.queries.evaluation import not_followed
from samskap.language.tests.words import in_force
from samskap.people.models import Organisation

pytestmark = pytest.mark.django_db
BOOK = "/fjordvik/ordboken/"


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    made = in_force(organisation)
    made.entries.update(examples={"match": []})
    return made


def followed(edition: Edition, **changes: Any) -> Edition:
    """A second edition in force, with changes to the word «klient»."""
    Edition.objects.filter(pk=edition.pk).update(state="superseded")
    second = Edition.objects.create(
        organisation=edition.organisation,
        number=2,
        state="published",
        predecessor=edition,
        published_at=edition.published_at,
    )
    for row in edition.entries.all():
        row.pk, row.edition = None, second
        row._state.adding = True
        row.save()
    Entry.objects.filter(edition=second, key="klient").update(**changes)
    return second


def test_the_alphabet_is_norwegian() -> None:
    words = ["åpen", "øl", "ærlig", "zebra", "épéen", "eple", "alene", "«de»"]
    order = ["«de»", "alene", "épéen", "eple", "zebra", "ærlig", "øl", "åpen"]
    assert sorted(words, key=alphabetical) == order
    assert [letter_of(word) for word in order] == ["#", "A", "E", "E", "Z", "Æ", "Ø", "Å"]


def test_a_word_can_be_read_as_an_older_edition_had_it(edition: Edition, viewer: Any) -> None:
    followed(edition, say_nb=["den det gjelder"])
    now, then = entry_page(viewer(), "klient"), entry_page(viewer(), "klient", 1)
    assert (now.word.first_say, now.latest) == ("den det gjelder", True)
    assert (then.word.first_say, then.latest) == ("person", False)
    with pytest.raises(Http404):
        entry_page(viewer(), "klient", 3)


def test_the_older_page_says_so_and_leads_to_the_word_as_it_is(
    edition: Edition, client_for: Any, cato: Any
) -> None:
    followed(edition, say_nb=["den det gjelder"])
    page = client_for(cato).get(f"{BOOK}ord/klient/").content.decode()
    assert "?utgave=1" in page
    older = client_for(cato).get(f"{BOOK}ord/klient/?utgave=1").content.decode()
    assert "Slik sto det i utgave 1." in older
    assert f'href="{BOOK}ord/klient/"' in older
    assert client_for(cato).get(f"{BOOK}ord/klient/?utgave=tull").status_code == 200
    assert f"{BOOK}ord/klient/?utgave=1" in client_for(cato).get(f"{BOOK}utgaver/1/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "label", "lang"),
    [
        ("sources", ["En ny kilde"], "Kilder", "nb"),
        ("why_nn", "Fordi.", "Hvorfor, på nynorsk", "nn"),
        ("sentences", [{"lang": "nb", "before": "Før.", "after": "Etter."}], "I en setning", "nb"),
        ("level", "red", "Nivå", ""),
        ("part_of", "bruker", "Det vi leter etter", ""),
    ],
)
def test_whatever_changed_in_a_word_is_told(
    field: str, value: Any, label: str, lang: str, edition: Edition
) -> None:
    found = edition_changes(edition, followed(edition, **{field: value}))
    assert found.same == 2
    assert [(each.label, each.lang) for word in found.changed for each in word.fields] == [(label, lang)]


def test_a_reader_of_nynorsk_reads_changes_in_nynorsk_where_they_are_written(edition: Edition) -> None:
    Entry.objects.filter(key="klient").update(avoid_nn="klienten", say_nn=["personen"])
    second = followed(edition)
    second.entries.filter(key="klient").delete()
    with override("nn"):
        (gone,) = edition_changes(edition, second).removed
    assert (gone.avoid, gone.first_say, gone.lang, gone.why_lang) == ("klienten", "personen", "nn", "nb")


def test_no_new_draft_is_offered_where_there_is_one(client_for: Any, dina: Any, viewer: Any) -> None:
    address = f"{BOOK}utgaver/ny/"
    assert "Begynn med blanke ark" in client_for(dina).get(address).content.decode()
    actions.begin_edition(by=viewer(dina), from_starter=False)
    page = client_for(dina).get(address).content.decode()
    assert "Begynn" not in page.split("</h1>")[1]
    assert f'href="{BOOK}utgaver/1/"' in page


def test_the_posters_are_offered_when_there_is_something_on_them(
    edition: Edition, client_for: Any, cato: Any, viewer: Any
) -> None:
    assert len(dictionary(viewer(), search="finnes ikke").words) == 3
    for language in ("nb", "nn"):
        assert f"{BOOK}plakat-{language}.pdf" in client_for(cato).get(BOOK).content.decode()
    edition.entries.update(level="info")
    assert "plakat-" not in client_for(cato).get(BOOK).content.decode()
    assert client_for(cato).get(f"{BOOK}plakat-nb.pdf").status_code == 404


def test_words_of_a_verdict_are_kept_when_the_evaluation_ended_meanwhile(
    edition: Edition, client_for: Any, dina: Any
) -> None:
    address = f"{BOOK}utgaver/1/evaluer/klient/"
    answer = client_for(dina).post(address, {"verdict": "change", "why": "Vi har et bedre ord."})
    assert answer.status_code == 422
    assert "Vi har et bedre ord." in answer.content.decode()


def test_what_was_decided_after_the_draft_was_begun_is_told_before_it_is_published(
    edition: Edition, viewer: Any, dina: Any
) -> None:
    by = viewer(dina)
    draft = actions.begin_edition(by=by)
    actions.begin_evaluation(by=by, edition=edition)
    for key, verdict in (("klient", "remove"), ("bruker", "change"), ("rusmisbruker", "keep")):
        actions.judge_entry(by=by, entry=edition.entries.get(key=key), verdict=verdict)
    assert [row.entry.key for row in not_followed(draft)] == ["bruker", "klient"]
    draft.entries.filter(key="bruker").update(why_nb="Fordi noen hører rus i det.")
    draft.entries.filter(key="klient").delete()
    assert not_followed(draft) == []
