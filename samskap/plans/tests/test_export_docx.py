"""A Word document of a plan is read back to the same plan, whatever its words are."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from samskap.people.models import Person
from samskap.plans.actions.importing import accept_import, start_import
from samskap.plans.drafting.draft import from_reading
from samskap.plans.exporting import export_of
from samskap.plans.exporting.docx import docx_of
from samskap.plans.intake import Intake
from samskap.plans.models import Milestone, Plan
from samskap.plans.reader import read
from samskap.plans.reader.__main__ import as_data
from samskap.plans.reader.own.names import PLAIN_STATUS
from samskap.plans.tests.comparing import read_again, written
from tests.personas import MakePlan, ViewerOf

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = date(2031, 5, 5)


def test_a_long_plan_comes_back_as_it_was(make_plan: MakePlan, viewer: ViewerOf, dina: Person) -> None:
    plan = make_plan(measures=170, sections=9, state=Plan.State.ACTIVE, owner=dina)
    data = export_of(plan, viewer(dina))
    reading = read(docx_of(data, made_at=NOW), file_name="Noe helt annet 2019.docx", today=LATER)
    assert read_again(reading) == written(data)


def _with_plain_status(measure: Any) -> dict[str, Any]:
    return {**measure, "status": PLAIN_STATUS[measure["live"]["status"]]}


AWKWARD = [
    "Ansvar: Kari og Ola", "Frist: 1. september", "3. Åpen kveld", "24 timer i døgnet", "1. mai-feiring 2027",
    "2022–2025",
    "Hvorfor: fordi", "Status: ferdig", "Tiltak", "– Milepæl: (innen 01.01.2020)", "a\tb", "(frist innen 01.01.2020)",
    "Innhold", "Vedtak", "Løfter utenfor tiltakene", "Kommune: Nabovik", "Når?", "Ledere og fagledere, og alle andre",
    "• punkt", "<w:p>&amp;", "«sitat» – for: resten", "Det ein vil, og korleis vi gjer det", "😀", "Verdi: Håp",
]  # fmt: skip
MANY_LINES = [
    "Ett.\n\nTo.",
    "Ett\nto\ntre",
    "Ett\n\n\nto",
    "a\n\nAnsvar: b\n\nFrist: løpende",
    "- en\n- to\n\n1. tre",
]
lines = st.one_of(
    st.sampled_from(AWKWARD),
    st.text("abcæøå 12.,:–()«»/&<>\u00a0\u00ad", min_size=1, max_size=40).map(str.strip).filter(bool),
)
texts = st.one_of(st.just(""), st.sampled_from(MANY_LINES), lines)
days = st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2035, 12, 31)).map(date.isoformat))
timings = st.fixed_dictionaries({
    "text": st.one_of(lines, st.sampled_from(["høsten 2024", "løpende", "innen 1. september", "neste møte"])),
    "kind": st.sampled_from(["deadline", "start", "period", "recurring", "open"]),
    "start": days, "end": days,
    "precision": st.sampled_from([None, "day", "week", "month", "quarter", "half", "season", "year"]),
    "recurrence": st.sampled_from([None, "monthly", "continuous", "3 per year", "every 2 halfs"]),
    "certain": st.booleans(),
})  # fmt: skip
measures = st.fixed_dictionaries({
    "number": st.sampled_from(["", "1", "12", "1.2", "A", "3a", "T-4", "2."]),
    "title": lines, "text": texts, "why": texts,
    "responsibles": st.lists(st.fixed_dictionaries({
        "name": lines, "scope": st.one_of(st.just(""), lines), "part": st.sampled_from(["lead", "contributing"]),
    }), max_size=3),
    "timings": st.lists(timings, max_size=3),
    "live": st.fixed_dictionaries({
        "status": st.sampled_from(list(PLAIN_STATUS)), "status_since": days, "reason": texts,
        "values": st.lists(st.fixed_dictionaries({"name": lines, "shows_as": texts}), max_size=2),
        "milestones": st.lists(st.fixed_dictionaries({"title": lines, "due": days, "reached_on": days}), max_size=2),
    }),
}).map(_with_plain_status)  # fmt: skip
sections = st.fixed_dictionaries({"title": lines, "intro": texts, "measures": st.lists(measures, max_size=3)})
loose = st.lists(lines.map(lambda text: {"text": text}), max_size=2)
plans = st.fixed_dictionaries({
    "title": lines.map(lambda title: " ".join(title.split())), "organisation": lines,
    "language": st.sampled_from(["nb", "nn"]),
    "period": st.one_of(st.none(), st.fixed_dictionaries({
        "text": st.sampled_from(["2026–2029", "fire år", "Planperioden", "2022/23"]), "start": days, "end": days,
    })),
    "sections": st.lists(sections, max_size=3), "commitments": loose, "unplaced": loose,
    "values": st.lists(lines, max_size=3, unique=True),
    "live": st.fixed_dictionaries({
        "summary": texts, "unit": lines, "owner": lines, "state": st.just("active"),
        "state_since": st.just("2026-01-01"),
        "decisions": st.lists(st.fixed_dictionaries({
            "body": lines, "day": st.just("2026-01-01"), "meeting": lines, "text": texts, "case_number": lines,
        }), max_size=1),
    }),
})  # fmt: skip


# Each example writes and reads a whole document.
@settings(max_examples=(settings.default or settings()).max_examples // 3)
@given(plans)
def test_any_words_come_back(data: dict[str, Any]) -> None:
    reading = read(docx_of(data, made_at=NOW), file_name="plan 2019.docx", today=LATER)
    assert read_again(reading) == written(data)


def _changed(data: bytes, change: Callable[[Any], None]) -> Any:
    """The plan read after somebody has changed the document in another program."""
    document = Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return read(out.getvalue(), file_name="plan.docx", today=LATER).document


def test_what_others_write_in_it_is_read(make_plan: MakePlan, viewer: ViewerOf, dina: Person) -> None:
    data = docx_of(export_of(make_plan(measures=2, sections=1), viewer(dina)), made_at=NOW)

    def change(document: Any) -> None:
        first = next(each for each in document.paragraphs if each.text.startswith("Ansvarlig:"))
        first.runs[1].text = "Ola Hansen"
        why = next(each for each in document.paragraphs if each.style.name == "Samskap tekst")
        why.add_run(" Og en setning til.")
        last = next(each for each in document.paragraphs if each.text == "Løfter utenfor tiltakene")
        last.insert_paragraph_before("11. Felles frokost", style="Heading 2")
        for line in ("Hver fredag, for alle.", "Ansvar: Brygga og Bo Nord", "Frist: 1. mai 2027"):
            last.insert_paragraph_before(line)

    measures = _changed(data, change).sections[0].measures
    assert measures[0].responsibles[0].name == "Ola Hansen"
    assert measures[0].text.endswith("Og en setning til.")
    added = measures[-1]
    assert (added.number, added.title, added.text) == ("11", "Felles frokost", "Hver fredag, for alle.")
    assert [who.name for who in added.responsibles] == ["Brygga", "Bo Nord"]
    assert added.timings[0].end == date(2027, 5, 1)


def test_a_document_that_has_become_another_is_read_as_any_other(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    data = docx_of(export_of(make_plan(measures=1, sections=1), viewer(dina)), made_at=NOW)

    def change(document: Any) -> None:
        for paragraph in document.paragraphs:
            paragraph.style = document.styles["Normal"]

    assert "Åpen kveld på Brygga" in {
        each.title for section in _changed(data, change).sections for each in section.measures
    }


def test_the_document_is_made_for_those_who_hear_it(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    document = Document(io.BytesIO(docx_of(export_of(plan, viewer(dina)), made_at=NOW)))
    assert (document.core_properties.title, document.core_properties.language) == (plan.title, "nb-NO")
    headings = [
        each.style.name
        for each in document.paragraphs
        if each.style and each.style.name.startswith("Heading")
    ]
    assert (headings.count("Heading 1"), headings.count("Heading 2")) == (4, 17)


def test_a_plan_that_is_read_in_again_is_the_same_plan(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person
) -> None:
    plan = make_plan(measures=9, sections=2, state=Plan.State.ACTIVE, owner=dina)
    measure = plan.sections.all()[0].measures.all()[3]
    Milestone.objects.create(measure=measure, title="Nøklene er hentet", due=date(2027, 1, 1))
    data = export_of(plan, viewer(dina))
    reading = as_data(read(docx_of(data, made_at=NOW), file_name="plan.docx", today=LATER))
    draft = from_reading(reading["document"], preamble=reading["preamble"])  # type: ignore[arg-type]  # JSON-ready
    begun = start_import(by=viewer(dina), unit=plan.unit, intake=Intake("plan.docx", "0", [], draft))
    again = export_of(accept_import(by=viewer(dina), plan_import=begun), viewer(dina))
    assert written(again) == written(data)
