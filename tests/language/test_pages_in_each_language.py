"""Every page, in all three languages: what it says is in the language it says it is in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from samskap.config.library_words import COUNTED, SAID_ANEW
from samskap.core import views as error_pages
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.plans.models import Plan, Responsibility
from samskap.plans.reader import refusals
from samskap.plans.reader_words import in_page_language
from samskap.portal.greeting import date_in_words
from samskap.values.models import Value
from tests.access.test_matrix import ROWS, address_of
from tests.language.words import read, slips
from tests.personas import BACKEND
from tests.world import World, build_world
from tools.catalogues import KEYWORDS, ROOT

LANGUAGES = [code for code, _name in settings.LANGUAGES]
SHOWN = {"page", "wrong", "409"}
READERS = {"visitor": 0, "alma": 2, "dina": 4}  # and their columns in the table of answers


@pytest.fixture(autouse=True)
def _nobody_has_asked_before() -> None:
    """So that nobody is told to wait."""
    cache.clear()


def in_language(language: str, person: Person | None = None) -> Client:
    """A browser where somebody has chosen the language."""
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person, backend=BACKEND)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def names_given_by_people() -> frozenset[str]:
    """What the municipality calls its things; they are called that in every language."""
    models = (Value, Unit, Team, Person, Responsibility)
    names = {name for model in models for name in model.objects.values_list("name", flat=True)}
    return frozenset(
        names | {str(name) for name in dict(Person._meta.get_field("language").flatchoices).values()}
    )


def is_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def every_page(world: World, language: str) -> Iterator[tuple[str, str]]:
    """Where, and what the page says; the pages with errors in their forms included."""
    world.open_plans()
    clients = {who: in_language(language, world.person(who)) for who in READERS}
    asked, files = set(), set()
    for row in ROWS:
        address = address_of(row.name, world.fjordvik, row.plan)
        for who, column in READERS.items():
            # with open plans two rows of the table may be about the same page; a file is one to everybody
            once = (row.ask, address, who)
            if row.answers[column] not in SHOWN or once in asked or address in files:
                continue
            asked.add(once)
            cache.clear()  # nobody is told to wait because others have asked
            with transaction.atomic():
                response = clients[who].generic(
                    row.ask, address, content_type="application/x-www-form-urlencoded"
                )
                transaction.set_rollback(True)
            if is_page(response):
                yield f"{row.ask} {address} ({who})", response.content.decode()
            elif row.ask == "GET" and response.status_code == 200:
                files.add(address)


@pytest.mark.parametrize(
    "language",
    [
        pytest.param("nb", marks=pytest.mark.on_sqlite),
        pytest.param("nn", marks=pytest.mark.on_postgresql),
        pytest.param("en", marks=pytest.mark.on_postgresql),
    ],
)
def test_every_page_speaks_the_language_that_was_chosen(language: str, db: None) -> None:
    world = build_world()
    own, wrong, pages = names_given_by_people(), [], 0
    for place, page in every_page(world, language):
        said_to_be, said = read(page)
        # a part that is put into a page says nothing of its own language
        assert said_to_be == language or "<html" not in page, place
        wrong += [f"{place} says {slip}" for slip in slips(said, language, own_words=own)]
        pages += 1
    assert pages > 60
    assert not wrong, "\n".join(wrong)


ERRORS = ["bad_request", "forbidden", "csrf_failure", "not_found", "server_error"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ERRORS)
def test_error_pages_speak_it_too(name: str, language: str, rf: RequestFactory, db: None) -> None:
    request = rf.get("/fjordvik/")
    request.user = AnonymousUser()
    with override(language):
        response = getattr(error_pages, name)(request)
    said_to_be, said = read(response.content.decode())
    assert said_to_be == language
    assert list(slips(said, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_not_there_answers_in_the_chosen_language(language: str, db: None) -> None:
    response = in_language(language).get("/fjordvik/finnes-ikke/")
    assert response.status_code == 404
    said_to_be, said = read(response.content.decode())
    assert said_to_be == language
    assert list(slips(said, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_of_a_button_answers_in_it(language: str, db: None) -> None:
    response = in_language(language).get(reverse("core:set_language"))
    assert response.status_code == 405
    said_to_be, said = read(response.content.decode())
    assert said_to_be == language
    assert list(slips(said, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sign_in_speaks_it_from_the_first_page_to_the_wrong_code(language: str, alma: Person) -> None:
    client = in_language(language)
    answers = [
        client.get(reverse("account_login")),
        client.post(reverse("account_login"), {"login": ""}),
        client.post(reverse("account_login"), {"login": "ingen adresse"}),
        client.post(reverse("account_login"), {"login": alma.email}, follow=True),
        client.post(reverse("account_confirm_login_code"), {"code": ""}),
        client.post(reverse("account_confirm_login_code"), {"code": "FEIL12"}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        said_to_be, said = read(answer.content.decode())
        assert said_to_be == language
        assert list(slips(said, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_written_in_the_language_of_their_reader(language: str, alma: Person) -> None:
    alma.language = language
    alma.save(update_fields=["language"])
    in_language("nb").post(reverse("account_login"), {"login": alma.email})
    in_language(language).post(reverse("account_login"), {"login": "ukjent@fjordvik.example"})
    assert len(mail.outbox) == 2
    for letter in mail.outbox:
        lines = [str(letter.subject), *str(letter.body).splitlines()]
        assert list(slips(lines, language)) == [], letter.subject


def test_a_municipality_that_writes_nynorsk_is_met_in_nynorsk(
    organisation: Organisation, cato: Person
) -> None:
    organisation.language = "nn"
    organisation.save(update_fields=["language"])
    at_home = Client()
    at_home.force_login(cato, backend=BACKEND)
    for client, address in (
        (Client(), "/fjordvik/"),
        (at_home, "/fjordvik/"),
        (at_home, reverse("people:me")),
    ):
        response = client.get(address)
        assert read(response.content.decode())[0] == response.headers["Content-Language"] == "nn"
    assert read(in_language("en").get("/fjordvik/").content.decode())[0] == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_chooses_a_language_is_thanked_in_it(language: str, alma: Person) -> None:
    client = in_language("en" if language == "nn" else "nn", alma)
    page = client.post(reverse("people:language"), {"language": language}, follow=True).content.decode()
    said_to_be, said = read(page)
    assert said_to_be == language
    assert list(slips(said, language, own_words=names_given_by_people())) == []


class Anything(forms.Form):
    """One field of each kind we use."""

    missing = forms.CharField()
    long = forms.CharField(max_length=2)
    choice = forms.ChoiceField(choices=[("1", "én")])
    row = forms.ModelChoiceField(Plan.objects.none())
    day = forms.DateField()
    number = forms.IntegerField()
    address = forms.EmailField()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_django_says_of_a_form_is_said_in_our_words(language: str, db: None) -> None:
    sent = {"long": "lang", "choice": "9", "row": "9", "day": "x", "number": "x", "address": "x"}
    with override(language):
        errors = [str(error) for found in Anything(sent).errors.values() for error in found]
        ours = [
            str(forms.Field().error_messages["required"]),
            *(str(text) % {"limit_value": 2, "show_value": 4, "max": 2, "length": 4} for text in COUNTED),
        ]
    assert len(errors) == len(Anything().fields)
    assert list(slips([*errors, *ours], language)) == []
    assert not set(errors) & set(SAID_ANEW)


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Lørdag 21. november"), ("nn", "Laurdag 21. november"), ("en", "Saturday 21 November")],
)
def test_the_day_is_named_in_the_language_of_the_page(language: str, words: str) -> None:
    with override(language):
        assert date_in_words(datetime(2026, 11, 21, 9, tzinfo=UTC)) == words


@pytest.mark.parametrize("language", ["nb", "en"])
def test_words_of_a_plan_in_nynorsk_are_marked_on_other_pages(language: str, db: None) -> None:
    world = build_world()
    plan = world.fjordvik.active
    Plan.objects.filter(pk=plan.pk).update(
        language="nn", title="Plan for ein god kvardag", state_since=date(2026, 3, 1)
    )
    client = in_language(language, world.person("dina"))
    for name in ("plans:list", "plans:plan", "plans:measure", "plans:edit", "plans:step", "portal:front"):
        page = client.get(address_of(name, world.fjordvik, "active")).content.decode()
        assert re.search(r'lang="nn"[^>]*>\s*Plan for ein god kvardag', page), name


def test_no_message_hides_inside_an_f_string_where_the_catalogues_do_not_find_it() -> None:
    hidden = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sorted((ROOT / "samskap").rglob("*.py"))
        for outer in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
    ]
    assert hidden == []


def test_every_sentence_of_the_reader_can_be_said_in_every_language() -> None:
    sentences = [
        "Malteksten «XX» står igjen i «Åpen kveld».",
        "«Ansvarlig:» er ikke fylt ut.",
        "3 av 17 tiltak har ingen ansvarlig.",
        "Fristen «1. juni 2031» for «Åpen kveld» ligger utenfor planperioden 2026–2029.",
        "Filen er større enn 25 MB. Ta bort bilder eller vedlegg, og prøv igjen med bare planteksten.",
        refusals.SCANNED,
        refusals.ENCRYPTED,
    ]
    for sentence in sentences:
        with override("nb"):
            assert in_page_language(sentence) == sentence
        for language in ("nn", "en"):
            with override(language):
                assert (
                    list(slips([in_page_language(sentence)], language, own_words=frozenset({"Ansvarlig:"})))
                    == []
                )
                assert in_page_language(sentence) != sentence


def test_every_warning_the_reader_gives_is_known() -> None:
    """Its sentences, with blanks for what they carry, as they stand in its source."""
    for file in sorted((ROOT / "samskap" / "plans" / "reader").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and call.func.attr == "warn"
            ):
                sentence = _as_said(call.args[0])
                with override("nn"):
                    assert in_page_language(sentence) != sentence, f"{file.name}: {sentence}"


def _as_said(words: ast.expr) -> str:
    """A literal or an f-string with a word in each blank."""
    if isinstance(words, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in words.values)
    assert isinstance(words, ast.Constant)
    return str(words.value)
