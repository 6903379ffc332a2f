"""From a document in the browser to a draft plan, by plain forms and by htmx."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samskap.people.models import Organisation, Person, Team, Unit
from samskap.people.todos import todos_for
from samskap.plans.drafting.draft import Draft, DraftMeasure, from_json
from samskap.plans.models import LooseText, Measure, Plan, PlanImport
from samskap.values.models import Value
from tests.personas import ClientFor, ViewerOf

START = "/fjordvik/les-inn/"
DOCUMENT = """Plan for Mestring 2026–2029

Møteplasser

1. Åpen kveld på Brygga for fellesskap og god mat.
Ansvar: Kvalitetsgruppa
Frist: 1. september

2. Alle leser heftet om tilhørighet.
Ansvar: Alle avdelinger og Brannvesenet
Frist: 31. desember 2027

Kunnskap

1. Ny plan for opplæring skrives.
Ansvar: Fagnettverket
Frist: høsten 2027
"""


@pytest.fixture
def client(client_for: ClientFor, dina: Person, teams: dict[str, Team], values: list[Value]) -> Client:
    return client_for(dina)


def send(client: Client, unit: Unit, data: str | bytes = DOCUMENT, name: str = "plan.txt") -> Any:
    content = data.encode() if isinstance(data, str) else data
    return client.post(START, {"unit": unit.pk, "document": SimpleUploadedFile(name, content)})


@pytest.fixture
def begun(client: Client, unit: Unit) -> PlanImport:
    assert send(client, unit).status_code == 302
    return PlanImport.objects.get()


def draft_of(begun: PlanImport) -> Draft:
    begun.refresh_from_db()
    return from_json(begun.draft)


def first_measure(begun: PlanImport) -> DraftMeasure:
    return draft_of(begun).sections[0].measures[0]


def press(client: Client, begun: PlanImport, asked: str, *, key: str = "", htmx: bool = False) -> Any:
    """Press a button on a card, as its form would."""
    measure = next(m for _s, m in draft_of(begun).measures() if not key or m.key == key)
    headers = {"HX-Request": "true"} if htmx else {}
    url = f"{START}{begun.pk}/tiltak/{measure.key}/"
    return client.post(url, {"do": asked, "seen": measure.revision}, headers=headers)


def test_the_start_page_says_what_happens(client: Client) -> None:
    page = client.get(START).content.decode()
    assert "Les inn en plan" in page
    assert "Filen blir ikke lagret" in page


def test_a_document_is_shown_beside_the_draft_and_linked_both_ways(client: Client, begun: PlanImport) -> None:
    page = client.get(f"{START}{begun.pk}/").content.decode()
    measure = first_measure(begun)
    assert f'id="linje-{measure.line}"' in page
    assert f'href="#linje-{measure.line}"' in page
    assert f'href="#tiltak-{measure.key}"' in page
    assert f'id="tiltak-{measure.key}"' in page
    assert "årstall mangler" in page
    assert page.count("<h1") == 1


def test_every_link_inside_the_page_has_its_target(client: Client, begun: PlanImport) -> None:
    page = client.get(f"{START}{begun.pk}/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_pasted_text_is_read_too(client: Client, unit: Unit) -> None:
    answer = client.post(START, {"unit": unit.pk, "text": DOCUMENT})
    assert answer.status_code == 302
    assert PlanImport.objects.get().file_name == "Innlimt tekst.txt"


def test_the_plan_is_made_as_a_draft_and_the_person_is_led_to_it(client: Client, begun: PlanImport) -> None:
    answer = client.post(f"{START}{begun.pk}/godta/", {"revision": begun.revision}, follow=True)
    plan = Plan.objects.get()
    assert answer.redirect_chain == [(f"/fjordvik/planer/{plan.pk}/", 302)]
    assert "som utkast" in answer.content.decode()
    assert (plan.state, Measure.objects.filter(section__plan=plan).count()) == (Plan.State.DRAFT, 3)
    after = client.get(f"{START}{begun.pk}/").content.decode()
    assert f'href="/fjordvik/planer/{plan.pk}/"' in after


def test_accepting_twice_leads_to_the_same_plan(client: Client, begun: PlanImport) -> None:
    for _time in range(2):
        client.post(f"{START}{begun.pk}/godta/", {"revision": begun.revision})
    assert Plan.objects.count() == 1


def test_a_suggested_team_is_confirmed_by_a_click(
    client: Client, begun: PlanImport, teams: dict[str, Team]
) -> None:
    page = client.get(f"{START}{begun.pk}/").content.decode()
    body = f"team:{teams['quality'].pk}"
    assert f'value="body:0:{body}"' in page
    answer = press(client, begun, f"body:0:{body}")
    who = first_measure(begun).responsibles[0]
    assert answer["Location"].endswith(f"#tiltak-{first_measure(begun).key}")
    assert (who.body, who.settled, who.name) == (body, True, "Kvalitetsgruppa")


def test_nobody_is_taken_before_a_click(client: Client, begun: PlanImport) -> None:
    client.post(f"{START}{begun.pk}/godta/", {"revision": begun.revision})
    measure = Measure.objects.get(title__startswith="Åpen kveld")
    assert (measure.responsibilities.get().team, measure.values.count()) == (None, 0)


def test_bare_words_can_be_kept_and_opened_again(client: Client, begun: PlanImport) -> None:
    press(client, begun, "body:0:")
    assert first_measure(begun).responsibles[0].settled
    press(client, begun, "reopen:0")
    assert not first_measure(begun).responsibles[0].settled


def test_values_are_taken_and_declined(client: Client, begun: PlanImport, values: list[Value]) -> None:
    value = next(value for value in values if value.name == "Samhørighet")
    assert f'value="value:{value.pk}"' in client.get(f"{START}{begun.pk}/").content.decode()
    press(client, begun, f"value:{value.pk}")
    assert first_measure(begun).values == [value.pk]
    press(client, begun, f"no_value:{value.pk}")
    assert (first_measure(begun).values, first_measure(begun).values_declined) == ([], [value.pk])


def test_an_uncertain_date_is_confirmed(client: Client, begun: PlanImport) -> None:
    assert not first_measure(begun).timings[0].certain
    press(client, begun, "date:0")
    assert first_measure(begun).timings[0].certain


def test_all_suggestions_of_a_kind_in_one_click(client: Client, begun: PlanImport) -> None:
    for kind in ("bodies", "values"):
        client.post(f"{START}{begun.pk}/forslag/", {"kind": kind})
    measures = [measure for _section, measure in draft_of(begun).measures()]
    assert [who.settled for measure in measures for who in measure.responsibles] == [True, True, False, True]
    assert sum(len(measure.values) for measure in measures) == 2


def test_what_is_no_measure_keeps_its_words_and_can_come_back(client: Client, begun: PlanImport) -> None:
    before = first_measure(begun)
    press(client, begun, "exclude")
    draft = draft_of(begun)
    loose = next(each for each in draft.loose if each.was)
    assert before.key not in [measure.key for _section, measure in draft.measures()]
    assert all(word in loose.text for word in ("Åpen kveld", "Kvalitetsgruppa", "1. september"))
    client.post(f"{START}{begun.pk}/tekster/{loose.key}/", {"do": "restore"})
    assert first_measure(begun).title == before.title


def test_two_measures_become_one_and_one_becomes_two(client: Client, begun: PlanImport) -> None:
    second = draft_of(begun).sections[0].measures[1]
    press(client, begun, "merge", key=second.key)
    joined = draft_of(begun).sections[0].measures
    assert [len(joined), len(joined[0].responsibles), len(joined[0].timings)] == [1, 3, 2]
    press(client, begun, "split:0")
    assert first_measure(begun).key == joined[0].key
    assert len(draft_of(begun).sections[0].measures) == 2


def test_a_loose_text_becomes_a_measure_or_stays(client: Client, unit: Unit) -> None:
    send(
        client,
        unit,
        DOCUMENT + "\n\nAlle ansatte utfordres til å finne rom for felles refleksjon med innbyggere.\n",
    )
    begun = PlanImport.objects.get()
    loose = draft_of(begun).loose[0]
    client.post(f"{START}{begun.pk}/tekster/{loose.key}/", {"do": "kept"})
    assert draft_of(begun).loose[0].decision == "kept"
    section = draft_of(begun).sections[0]
    client.post(f"{START}{begun.pk}/tekster/{loose.key}/", {"do": "measure", "section": section.key})
    assert draft_of(begun).sections[0].measures[-1].title.startswith("Alle ansatte utfordres")
    assert not [each for each in draft_of(begun).loose if each.key == loose.key]


def test_the_whole_measure_can_be_rewritten(client: Client, begun: PlanImport, values: list[Value]) -> None:
    measure, section = first_measure(begun), draft_of(begun).sections[1]
    url = f"{START}{begun.pk}/tiltak/{measure.key}/rett/"
    assert "Slik står det i dokumentet" in client.get(url).content.decode()
    form = {
        "seen": measure.revision, "section": section.key, "number": "7", "title": "Åpen kveld", "text": "Hver onsdag.",
        "why": "For fellesskapet.", "body_0": "role:leader", "kind_0": "deadline", "start_0": "", "end_0": "2026-10-01",
        "values": [values[0].pk],
    }  # fmt: skip
    answer = client.post(url, form)
    new = draft_of(begun).sections[1].measures[-1]
    assert answer["Location"] == f"{START}{begun.pk}/#tiltak-{measure.key}"
    assert (new.key, new.number, new.title, new.why) == (measure.key, "7", "Åpen kveld", "For fellesskapet.")
    assert (new.responsibles[0].body, new.values) == ("role:leader", [values[0].pk])
    assert (str(new.timings[0].end), new.timings[0].text, new.timings[0].certain) == (
        "2026-10-01",
        "1. september",
        True,
    )


def test_a_form_that_does_not_pass_keeps_what_was_written(client: Client, begun: PlanImport) -> None:
    measure = first_measure(begun)
    url = f"{START}{begun.pk}/tiltak/{measure.key}/rett/"
    answer = client.post(url, {"seen": measure.revision, "section": "d3", "title": "", "text": "Noe viktig"})
    assert answer.status_code == 422
    assert "Noe viktig" in answer.content.decode()
    assert first_measure(begun) == measure


def test_title_period_and_headings_can_be_corrected(client: Client, begun: PlanImport) -> None:
    draft = draft_of(begun)
    head = {
        "seen": draft.revision, "title": "Nær folk", "preamble": "Alle hører til.", "language": "nn",
        "period_text": "2026–2028",
        "period_start": "2026-01-01", "period_end": "2028-12-31",
    }  # fmt: skip
    client.post(f"{START}{begun.pk}/planen/", head)
    client.post(
        f"{START}{begun.pk}/deler/{draft.sections[0].key}/",
        {"seen": 1, "title": "Steder å møtes", "intro": "Sammen."},
    )
    draft = draft_of(begun)
    assert (draft.title, draft.language, str(draft.period_end)) == ("Nær folk", "nn", "2028-12-31")
    assert draft.preamble == "Alle hører til."
    assert 'id="innledningen"' in client.get(f"{START}{begun.pk}/").content.decode()
    assert (draft.sections[0].title, draft.sections[0].intro) == ("Steder å møtes", "Sammen.")
    answer = client.post(
        f"{START}{begun.pk}/planen/", {**head, "seen": draft.revision, "period_end": "2025-01-01"}
    )
    assert "slutter før den begynner" in answer.content.decode()


def test_htmx_gets_the_one_card_and_the_counts(client: Client, begun: PlanImport) -> None:
    key = first_measure(begun).key
    page = press(client, begun, "body:0:", htmx=True).content.decode()
    assert "<html" not in page
    assert page.count("<article") == 1
    assert f'id="tiltak-{key}"' in page
    assert 'id="ferdig"' in page
    assert 'hx-swap-oob="true"' in page
    begun.refresh_from_db()
    assert f'name="revision" value="{begun.revision}"' in page


def test_htmx_gets_a_way_back_when_a_measure_is_taken_out(client: Client, begun: PlanImport) -> None:
    page = press(client, begun, "exclude", htmx=True).content.decode()
    assert 'value="restore"' in page
    assert "<article" not in page


def test_a_card_that_somebody_else_changed_is_shown_anew_and_nothing_is_overwritten(
    client: Client, begun: PlanImport
) -> None:
    measure = first_measure(begun)
    press(client, begun, "body:0:")
    url = f"{START}{begun.pk}/tiltak/{measure.key}/"
    old = {"do": "exclude", "seen": measure.revision}
    assert "i mellomtiden" in client.post(url, old, headers={"HX-Request": "true"}).content.decode()
    assert "i mellomtiden" in client.post(url, old, follow=True).content.decode()
    assert first_measure(begun).key == measure.key
    answer = client.post(
        f"{url}rett/", {"seen": measure.revision, "section": "d3", "title": "Mitt", "text": "Ord"}
    )
    assert "i mellomtiden" in answer.content.decode() or answer.status_code == 422
    assert first_measure(begun).title != "Mitt"


def test_a_draft_that_was_discarded_is_gone_and_says_so(client: Client, begun: PlanImport) -> None:
    key = first_measure(begun).key
    client.post(f"{START}{begun.pk}/legg-bort/")
    assert "lagt bort" in client.get(f"{START}{begun.pk}/").content.decode()
    assert client.get(f"{START}{begun.pk}/planen/").status_code == 404
    client.post(f"{START}{begun.pk}/tiltak/{key}/", {"do": "fine", "seen": 1})
    assert not Plan.objects.exists()


def test_a_begun_import_waits_on_the_start_page_and_as_a_todo(
    client: Client, begun: PlanImport, dina: Person, viewer: ViewerOf
) -> None:
    page = client.get(START).content.decode()
    assert "Påbegynt" in page
    assert f'href="{START}{begun.pk}/"' in page
    todo = next(todo for todo in todos_for(viewer(dina), timezone.now()) if "plan.txt" in todo.title)
    assert todo.url == f"{START}{begun.pk}/"


@pytest.mark.parametrize(
    "asked", ["", "body:9:", "body:x:", "body:0:team:999999", "value:0", "split:99", "drop table"]
)
def test_odd_requests_change_nothing(client: Client, begun: PlanImport, asked: str) -> None:
    before = draft_of(begun)
    assert press(client, begun, asked).status_code == 404
    assert draft_of(begun) == before


def test_the_texts_of_the_plan_are_judged_afterwards(client: Client, plan: Plan) -> None:
    section = plan.sections.last()
    make = LooseText.objects.create
    promise = make(
        plan=plan, kind="commitment", text="Vi møtes to ganger i året.\nAlle er med.", source_line=9
    )
    words = make(plan=plan, kind="unplaced", text="Vedlegg 1")
    page = client.get(f"/fjordvik/planer/{plan.pk}/lose-tekster/").content.decode()
    assert "Vi møtes to ganger" in page
    assert "Vedlegg 1" in page
    for _time in range(2):
        client.post(
            f"/fjordvik/lose-tekster/{promise.pk}/",
            {"do": "measure", "section": section.pk if section else ""},
        )
    client.post(f"/fjordvik/lose-tekster/{words.pk}/", {"do": "set_aside"})
    promise.refresh_from_db()
    words.refresh_from_db()
    made = Measure.objects.get(title="Vi møtes to ganger i året.")
    assert (promise.decision, words.decision) == ("measure", "set_aside")
    assert (made.section, made.text, made.source_line) == (section, "Alle er med.", 9)
    assert client.post(f"/fjordvik/lose-tekster/{words.pk}/", {"do": "burn"}).status_code == 404


@pytest.mark.parametrize("sections", [1, 60])
def test_the_review_page_asks_as_often_for_a_long_plan(
    sections: int,
    client: Client,
    unit: Unit,
    organisation: Organisation,
    django_assert_max_num_queries: object,
) -> None:
    text = "Plan 2026–2029\n\n" + "\n\n".join(
        f"{number}. Tiltak nummer {number} om fellesskap\nAnsvar: Fagnettverket og Kvalitetsgruppa"
        for number in range(1, sections * 5 + 1)
    )
    send(client, unit, text)
    begun = PlanImport.objects.get()
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's context manager
        answer = client.get(f"{START}{begun.pk}/")
    assert answer.content.decode().count("<article") == sections * 5
