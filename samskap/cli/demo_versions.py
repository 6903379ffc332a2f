"""What Fjordvik wrote into its plan after the hearing, and the plan it had before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Plan

# What was promised in the answers of the autumn: the place of a measure in the plan, and its text after the hearing.
TAKEN_IN = {
    6: (
        "To innbyggere leser hver tekst før den sendes ut. Vi begynner med brevet om timeavtale, og Erfaringsrådet "
        "leser det før det tas i bruk."
    ),
    8: "Rådet får saken før første utkast, og får alltid vite hva som kom ut av rådene det ga.",
    11: (
        "Dagen legges utenom skoleferiene. Alle får en oppgave, enten det er å steke vafler eller å vise rundt."
    ),
}
EARLIER_TITLE = "Veien videre – Recoveryplan 2022–2025"
EARLIER_SUMMARY = "Den første planen vår. Den var kort, og den lærte oss å spørre før vi bestemmer."
EARLIER = {
    "Møteplasser": [
        (
            "Åpne Brygga to kvelder i uka",
            "Vi prøver onsdag og torsdag, og spør dem som kommer, hva som passer.",
            "done",
        ),
        (
            "Ha kaffe klar når noen kommer",
            "Den som er først inn, setter på trakteren.",
            "done",
        ),
    ],
    "Ord": [
        (
            "Lese våre egne brev høyt for hverandre",
            "Hver avdeling tar med ett brev til personalmøtet.",
            "in_progress",
        ),
    ],
}


def demo_taken_in(by: Viewer, plan: Plan) -> None:
    """Write what was promised in the answers into the plan, so that its versions can be compared."""
    from samskap.plans.actions import edit_measure
    from samskap.plans.models import Measure

    rows = Measure.objects.filter(section__plan=plan).select_related("section__plan__unit__parent__parent")
    measures = list(rows.order_by("section__position", "position", "pk"))
    for place, text in TAKEN_IN.items():
        if place < len(measures):
            edit_measure(by=by, measure=measures[place], text=text)


def demo_earlier_plan(by: Viewer, plan: Plan) -> Plan:
    """The plan of the four years before, which the plan took over from."""
    from samskap.plans.actions import move_plan
    from samskap.plans.actions.hearing_terms import HearingTerms
    from samskap.plans.actions.step_words import Ruling
    from samskap.plans.models import Plan

    earlier = _earlier(by)
    heard, decided, begun = date(2021, 10, 4), date(2021, 12, 10), date(2022, 1, 3)
    # only a demonstration may say that something was there before it was written
    made = heard - timedelta(days=40)
    earlier.state_changes.update(day=made)
    Plan.objects.filter(pk=earlier.pk).update(state_since=made)
    terms = HearingTerms(closes_on=timezone.localdate() + timedelta(days=1))
    move_plan(by=by, plan=earlier, target=Plan.State.HEARING, day=heard, hearing=terms)
    earlier.hearings.update(opens_on=heard, closes_on=heard + timedelta(days=28))
    ruling = Ruling(body="Utvidet ledergruppe", text="Planen vedtas.", case_number="9/21")
    move_plan(by=by, plan=earlier, target=Plan.State.APPROVED, day=decided, ruling=ruling)
    move_plan(by=by, plan=earlier, target=Plan.State.ACTIVE, day=begun)
    _report(by, earlier)
    note = "Brevene er ikke ferdige. Det arbeidet går videre i den nye planen."
    move_plan(
        by=by, plan=earlier, target=Plan.State.SUPERSEDED, day=plan.state_since, note=note, successor=plan
    )
    return earlier


def _earlier(by: Viewer) -> Plan:
    from samskap.people.models import Unit
    from samskap.plans.actions import add_measure, add_section, create_plan

    unit = Unit.objects.select_related("parent__parent").get(organisation=by.organisation, parent=None)
    plan = create_plan(
        by=by,
        unit=unit,
        title=EARLIER_TITLE,
        summary=EARLIER_SUMMARY,
        period_start=date(2022, 1, 1),
        period_end=date(2025, 12, 31),
        owner=by.person,
    )
    number = 0
    for title, measures in EARLIER.items():
        section = add_section(by=by, plan=plan, title=title)
        for name, text, _status in measures:
            number += 1
            add_measure(by=by, section=section, number=str(number), title=name, text=text)
    return plan


def _report(by: Viewer, plan: Plan) -> None:
    """How it went with the measures of the earlier plan, said in its last autumn."""
    from samskap.plans.actions import Standing, set_status
    from samskap.plans.models import Measure, StatusUpdate

    went = {name: status for measures in EARLIER.values() for name, _text, status in measures}
    rows = Measure.objects.filter(section__plan=plan).select_related("section__plan__unit__parent__parent")
    for measure in rows:
        set_status(by=by, measure=measure, standing=Standing(status=went[measure.title]))
    day = date(2025, 10, 20)
    rows.update(status_since=day)
    at = timezone.now() - (timezone.localdate() - day)
    StatusUpdate.objects.filter(measure__section__plan=plan).update(at=at)
