"""A change is recorded by those it belongs to, once, and from the link that says what it came from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samskap.core.models import AuditEntry
from samskap.people.models import Organisation, Person, Unit
from samskap.plans.models import Plan
from samskap.practice import actions
from samskap.practice.access import units_to_record_for
from samskap.practice.actions import ChangeEntry
from samskap.practice.models import ChangeRecord, ReviewRound
from samskap.practice.origins import Origin, change_from_url
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.values.models import Value
from tests.personas import ClientFor, ViewerOf

Wish, Cause = ChangeRecord.Wish, ChangeRecord.Cause


def entry(unit: Unit, what: str = "Vi ringer kvelden før", **words: object) -> ChangeEntry:
    """What somebody writes of a change."""
    said: dict[str, object] = {"what": what, "wish": Wish.RESIDENT, "unit": unit, "since": date(2026, 9, 1)}
    return ChangeEntry(**{**said, **words})  # type: ignore[arg-type]  # by name


def test_everybody_of_the_unit_tree_records_and_strangers_do_not(
    viewer: ViewerOf, alma: Person, edvard: Person, dina: Person, bo: Person, cato: Person, unit: Unit
) -> None:
    for number, person in enumerate((alma, edvard, dina)):
        row = actions.record_change(by=viewer(person), entry=entry(unit), sent_key=str(number))
        assert row.made_by == person
    for stranger in (bo, cato, None):
        assert units_to_record_for(viewer(stranger)) == []
        with pytest.raises(PermissionDenied):
            actions.record_change(by=viewer(stranger), entry=entry(unit), sent_key="x")
    assert ChangeRecord.objects.count() == 3


def test_a_form_sent_twice_is_one_change_and_nobody_meets_anothers(
    viewer: ViewerOf, alma: Person, dina: Person, unit: Unit
) -> None:
    first = actions.record_change(by=viewer(alma), entry=entry(unit), sent_key="k")
    assert actions.record_change(by=viewer(alma), entry=entry(unit), sent_key="k") == first
    assert actions.record_change(by=viewer(dina), entry=entry(unit), sent_key="k") != first


def test_the_audit_chain_holds_no_words(
    viewer: ViewerOf, alma: Person, unit: Unit, values: list[Value]
) -> None:
    said = entry(unit, "Vi hilser med navn", before="Slik var det", how="Slik er det", values=(values[0],))
    row = actions.record_change(
        by=viewer(alma), entry=said, sent_key="k", origin=Origin(Cause.ADVICE, "Råd 3", "/r/3/", "g:3")
    )
    actions.edit_change(
        by=viewer(alma), change=row, entry=entry(unit, "Vi hilser alle", before="Slik"), revision=1
    )
    told = " ".join(str(each.details) for each in AuditEntry.objects.all())
    assert not any(words in told for words in ("hilser", "Slik", "Råd 3"))


@pytest.mark.parametrize("url", ["https://a.example", "//a.example", "/\\a.example", "javascript:alert(1)"])
def test_the_cause_leads_nowhere_outside(viewer: ViewerOf, alma: Person, unit: Unit, url: str) -> None:
    origin = Origin(Cause.ADVICE, "Råd 3", url, "g:3")
    assert (
        actions.record_change(by=viewer(alma), entry=entry(unit), sent_key="k", origin=origin).cause_url == ""
    )


def test_two_who_edit_at_once_do_not_overwrite_each_other(
    viewer: ViewerOf, alma: Person, dina: Person, unit: Unit
) -> None:
    row = actions.record_change(by=viewer(alma), entry=entry(unit), sent_key="k")
    assert actions.edit_change(by=viewer(dina), change=row, entry=entry(unit, "Ny"), revision=1)
    with pytest.raises(ChangedMeanwhile):
        actions.edit_change(by=viewer(alma), change=row, entry=entry(unit, "Annet"), revision=1)
    assert not actions.edit_change(by=viewer(alma), change=row, entry=entry(unit, "Ny"), revision=2)


def test_an_employee_does_not_edit_anothers_change(
    viewer: ViewerOf, alma: Person, dina: Person, edvard: Person, unit: Unit
) -> None:
    row = actions.record_change(by=viewer(dina), entry=entry(unit), sent_key="k")
    for other in (alma, edvard):
        with pytest.raises(PermissionDenied):
            actions.edit_change(by=viewer(other), change=row, entry=entry(unit, "Mitt"), revision=1)


@pytest.mark.parametrize(
    ("since", "review_on"),
    [
        (date(1926, 9, 1), None),
        (date(2926, 9, 1), None),
        (date(2026, 9, 1), date(2026, 8, 1)),
        (date(2026, 9, 1), date(2926, 9, 1)),
    ],
)
def test_days_that_cannot_be_meant_are_refused(
    viewer: ViewerOf, alma: Person, unit: Unit, since: date, review_on: date | None
) -> None:
    said = entry(unit, since=since, review_on=review_on)
    with pytest.raises(NotAllowedNow):
        actions.record_change(by=viewer(alma), entry=said, sent_key="k")


def test_the_measure_and_the_values_must_be_ones_own(
    viewer: ViewerOf, alma: Person, unit: Unit, nabovik_values: list[Value]
) -> None:
    with pytest.raises(NotAllowedNow):
        actions.record_change(by=viewer(alma), entry=entry(unit, values=(nabovik_values[0],)), sent_key="k")


def test_the_link_from_a_page_fills_in_the_form_and_cannot_be_forged(
    client_for: ClientFor, organisation: Organisation, nabovik: Organisation, alma: Person, plan: Plan
) -> None:
    measure = plan.sections.all()[0].measures.all()[0]
    told: dict[str, Any] = {
        "cause": Cause.ADVICE,
        "label": "Råd 3: Ring kvelden før",
        "url": "/fjordvik/raad/3/",
        "key": "g:3",
    }
    url = change_from_url(organisation, **told, measure_id=measure.pk)
    client = client_for(alma)
    page = client.get(url).content.decode()
    assert "Råd 3: Ring kvelden før" in page
    assert f'value="{measure.pk}" selected' in page
    today = timezone.localdate()
    sent = {
        "what": "Vi ringer kvelden før",
        "wish": "resident",
        "unit": alma.memberships.get().unit_id,
        "since": today.isoformat(),
        "review_on": (today + timedelta(days=90)).isoformat(),
        "key": "k",
        "fra": url.partition("fra=")[2],
    }
    for _twice in range(2):
        assert client.post(url.partition("?")[0], sent).status_code == 302
    row = ChangeRecord.objects.get()
    assert (row.cause, row.cause_label, row.cause_url, row.cause_key) == tuple(told.values())
    for forged in (f"{sent['fra']}x", change_from_url(nabovik, **told).partition("fra=")[2]):
        client.post(url.partition("?")[0], {**sent, "fra": forged, "key": forged[-40:]})
    others = ChangeRecord.objects.exclude(pk=row.pk)
    assert set(others.values_list("cause", "cause_label")) == {(Cause.OWN, "")}


def test_what_may_tell_who_somebody_is_is_asked_about_and_an_identity_number_refused(
    client_for: ClientFor, organisation: Organisation, alma: Person, values: list[Value]
) -> None:
    client, url = client_for(alma), f"/{organisation.slug}/endringer/ny/"
    sent = {"wish": "resident", "unit": alma.memberships.get().unit_id, "since": "2026-09-01", "key": "k"}
    named = {**sent, "what": "Kari Nordmann får følge"}
    answer = client.post(url, named)
    assert answer.status_code == 422
    assert "Kari Nordmann" in answer.content.decode()
    assert client.post(url, {**sent, "what": "Ring 01017012345", "overruled": "agreed"}).status_code == 422
    assert client.post(url, {**named, "overruled": "not_a_person"}).status_code == 302


def test_why_a_warning_was_overruled_is_kept(
    client_for: ClientFor, alma: Person, change: ChangeRecord
) -> None:
    client, url, name = client_for(alma), "/fjordvik/endringer", "Kari Nordmann får følge"
    sent = {"wish": "resident", "unit": change.unit_id, "since": "2026-09-01", "what": name}
    end = {"conclusion": "ended", "words": name}
    for page, said in (
        ("ny", {**sent, "key": "k"}),
        (f"{change.pk}/endre", {**sent, "revision": "1"}),
        (f"{change.pk}/fortelling", {"title": "Ett", "text": name}),
        (f"{change.pk}/spor", {"question": name, "closes_on": timezone.localdate().isoformat()}),
        (f"{change.pk}/hva-na", {**end, "revision": "2"}),
        (f"{change.pk}/endre", {"revision": "3", "what": f"{name} hjem", "conclusion": name}),
    ):
        assert client.post(f"{url}/{page}/", {**said, "overruled": "public"}).status_code == 302, page
        ReviewRound.objects.update(closed_at=timezone.now())
    kept = AuditEntry.objects.filter(details__overruled="public").order_by("pk")
    verbs = "record_change edit_change write_story open_review conclude mend_words"
    assert [entry.action for entry in kept] == [f"practice.{verb}" for verb in verbs.split()]
    assert "Nordmann" not in str(list(AuditEntry.objects.values_list("details", flat=True)))
