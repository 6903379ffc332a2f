"""The editor of a word: plain fields and back, all forms beside it, refusals in words, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from samskap.core.models import AuditEntry
from samskap.language.access.drafting import get_entry_to_edit
from samskap.language.actions.entries import mark_of, remove_entry, write_entry
from samskap.language.checker import EditionError, starter_data
from samskap.language.compounds import covers
from samskap.language.exchange import edition_data
from samskap.language.forms.entry import Editor
from samskap.language.forms.terms import TermForm, initial_of
from samskap.language.models import Edition, Entry
from samskap.language.plain_terms import NotATerm, phrase_line, read_phrase
from samskap.language.queries.entry_preview import preview
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.people.models import Organisation, Person
from tests.personas import ClientFor, ViewerOf

DATA: dict[str, Any] = {
    "entry": "misbruker",
    "level": "red",
    "theme": "people",
    "avoid": {"nb": "misbruker"},
    "say": {"nb": ["person med rusavhengighet"]},
    "why": {"nb": "Ordet gjør personen til problemet."},
    "terms": [
        {"lang": "nb", "word": "misbruker", "paradigm": "m-er", "head": True, "modifier": ["misbruker"]}
    ],
    "exceptions": ["misbrukerlov*"],
    "examples": {"match": ["To misbrukere kom."], "no_match": ["Vi leste misbrukerloven."]},
}
FIELDS = {
    "avoid_nb": "misbruker",
    "say_nb": "person med rusavhengighet",
    "why_nb": "Ordet gjør personen til problemet.",
    "level": "red",
    "theme": "people",
    "match": "To misbrukere kom.",
    "term-TOTAL_FORMS": "1",
    "term-INITIAL_FORMS": "0",
    "term-0-text": "misbruker",
    "term-0-lang": "nb",
    "term-0-paradigm": "m-er",
    "sentence-TOTAL_FORMS": "0",
    "sentence-INITIAL_FORMS": "0",
}


@pytest.fixture
def draft(organisation: Organisation) -> Edition:
    """A draft without words."""
    return Edition.objects.create(organisation=organisation, number=1)


def test_every_term_of_the_starter_survives_its_plain_fields() -> None:
    terms = [term for entry in starter_data()["entries"] for term in entry["terms"]]
    for position, term in enumerate(terms):
        values = {
            name: value for name, value in initial_of(term, position).items() if value not in (None, False)
        }
        form = TermForm(values)
        assert form.is_valid(), (term, form.errors)
        before = {name: value for name, value in term.items() if value or name == "lang"}
        assert form.term(term) == {"lang": "", **before}, term


def test_a_phrase_is_written_on_one_line() -> None:
    slots = read_phrase("(ofte) lide/v-led …3 av|for")
    assert slots == [
        {"word": "ofte", "optional": True},
        {"word": "lide", "paradigm": "v-led"},
        {"word": "av", "forms": {"": ["for"]}, "gap": 3},
    ]
    assert read_phrase(phrase_line(slots)) == slots
    held: list[dict[str, Any]] = [
        {"word": "lide", "paradigm": "v-led", "anchor": True, "without": ["led"]},
        {"word": "av"},
    ]
    assert read_phrase("lide/v-led under", held)[0] == held[0]  # what the line cannot say is kept
    for line in ("lide …", "lide", "|av for", "lide/ av"):
        with pytest.raises(NotATerm):
            read_phrase(line)


def test_the_preview_shows_forms_compounds_and_examples(draft: Edition) -> None:
    shown = preview(edition_data(draft), DATA, "Hun er misbruker.")
    assert {"misbrukerne", "misbrukere", "misbrukers"} <= set(shown.forms[0].words)
    outcomes = {each.word: each.outcome for each in shown.compounds}
    assert (outcomes["tungmisbruker"], outcomes["misbrukermiljø"]) == ("hit", "hit")
    assert shown.wrong == 0
    assert [found.text for found in shown.tried or ()] == ["misbruker"]
    wrong = {**DATA, "examples": {"match": ["En annen setning."], "no_match": []}}
    assert preview(edition_data(draft), wrong).wrong == 1
    assert covers("misbrukermilj*", "misbrukermiljø")


def test_a_word_is_written_changed_and_taken_out(
    draft: Edition, viewer: ViewerOf, dina: Person, alma: Person
) -> None:
    with pytest.raises(PermissionDenied):
        write_entry(by=viewer(alma), edition=draft, data=DATA)
    entry = write_entry(by=viewer(dina), edition=draft, data=DATA)
    with pytest.raises(ChangedMeanwhile):
        write_entry(by=viewer(dina), edition=draft, data=DATA)
    seen = mark_of(entry)
    milder = {**DATA, "level": "yellow"}
    assert write_entry(by=viewer(dina), edition=draft, data=milder, seen=seen).level == "yellow"
    with pytest.raises(ChangedMeanwhile):
        write_entry(by=viewer(dina), edition=draft, data=DATA, seen=seen)
    details = AuditEntry.objects.get(action="language.change_entry").details
    assert details == {"edition": draft.pk, "fields": ["level"]}
    remove_entry(by=viewer(dina), entry=entry)
    draft.refresh_from_db()
    assert (draft.entries.count(), draft.revision) == (0, 4)


def test_an_edition_in_force_never_changes(draft: Edition, viewer: ViewerOf, dina: Person) -> None:
    entry = write_entry(by=viewer(dina), edition=draft, data=DATA)
    Edition.objects.update(state=Edition.State.PUBLISHED)
    with pytest.raises(NotAllowedNow):
        write_entry(by=viewer(dina), edition=draft, data={**DATA, "level": "info"}, seen=mark_of(entry))
    with pytest.raises(NotAllowedNow):
        remove_entry(by=viewer(dina), entry=entry)
    with pytest.raises(Http404):
        get_entry_to_edit(viewer(dina), entry.key)


def test_what_the_checker_refuses_is_not_written(draft: Edition, viewer: ViewerOf, dina: Person) -> None:
    bomb = [{"lang": "nb", "word": "ord", "context": {"unless_near": ["(a+)+$"]}}]
    for wrong in ({"terms": bomb}, {"terms": [{"lang": "nb", "word": "a"}]}, {"part_of": "misbruker"}):
        with pytest.raises(EditionError):
            write_entry(by=viewer(dina), edition=draft, data={**DATA, **wrong})
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"term-0-text": "a"}, "Én bokstav står i nesten alle setninger"),
        ({"term-0-text": "lide …", "term-0-paradigm": ""}, "Et uttrykk har minst to ord"),
        ({"term-0-unless_near": "(a+)+$"}, "er ikke et ord"),
        ({"term-0-replace": "mange: personer"}, "kjenner vi ikke"),
        ({"term-0-text": "bruker", "avoid_nb": "bruker"}, "står i loven"),
        ({"term-0-forms_text": "entall: Pasient"}, "står i loven"),
        ({"exceptions": "\n".join(f"ord{n}" for n in range(401))}, "Her er det plass til 400 linjer"),
        ({"match": "x" * 401}, "er lengre enn 400 tegn"),
        ({"why_nb": ""}, "Skriv hvorfor"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    draft: Edition, client_for: ClientFor, dina: Person, fields: dict[str, str], told: str
) -> None:
    address = reverse("language:entry_new", args=[draft.organisation.slug])
    refused = client_for(dina).post(address, {**FIELDS, "fits_nb": "Når det er et sitat.", **fields})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert told in page
    assert "Når det er et sitat." in page
    assert Entry.objects.count() == 0


def test_there_is_room_for_forty_terms() -> None:
    sent = QueryDict(mutable=True)
    sent.update({**FIELDS, "term-TOTAL_FORMS": "41", **{f"term-{n}-text": f"ord{n}" for n in range(41)}})
    editor = Editor(sent, before={})
    assert not editor.is_valid()
    assert "40" in " ".join(editor.all_errors)


def test_the_page_previews_with_scripts_and_without_and_then_saves(
    draft: Edition,
    client_for: ClientFor,
    dina: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = client_for(dina)
    address = reverse("language:entry_new", args=[draft.organisation.slug])
    with django_assert_max_num_queries(12):
        part = browser.post(address, FIELDS, headers={"HX-Request": "true"}).content.decode()
    assert "misbrukerne" in part
    assert "<html" not in part
    whole = browser.post(address, {**FIELDS, "look": "1"}).content.decode()
    assert "misbrukerne" in whole
    assert "<html" in whole
    roomier = browser.post(address, {**FIELDS, "more": "term"}).content.decode()
    assert "term-1-text" in roomier
    assert browser.post(address, FIELDS).status_code == 302
    entry = Entry.objects.get()
    assert (entry.key, entry.matching["terms"][0]["paradigm"]) == ("misbruker", "m-er")
    again = browser.post(address, FIELDS)
    assert again.status_code == 409
    assert "står i utkastet fra før" in again.content.decode()


def test_the_draft_is_found_only_by_its_own(
    draft: Edition,
    viewer: ViewerOf,
    client_for: ClientFor,
    dina: Person,
    alma: Person,
    bo: Person,
    cato: Person,
) -> None:
    write_entry(by=viewer(dina), edition=draft, data=DATA)
    for name in ("entry_edit", "entry_remove"):
        address = reverse(f"language:{name}", args=[draft.organisation.slug, "misbruker"])
        found = [client_for(who).get(address).status_code for who in (bo, cato, alma, dina)]
        assert found == [404, 404, 403, 200]
