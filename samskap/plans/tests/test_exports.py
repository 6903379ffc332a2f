"""A plan is taken along by whoever sees it, and as they see it."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from itertools import pairwise

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samskap.people.models import Organisation, Person
from samskap.plans.exporting import export_of
from samskap.plans.exporting.formats import FORMATS, safe_name
from samskap.plans.exporting.pdf import pdf_of
from samskap.plans.exporting.sheets import csv_of
from samskap.plans.exporting.workbook import xlsx_of
from samskap.plans.models import Measure, Plan, Responsibility
from samskap.plans.reader import read
from tests.pdfs import read_tags
from tests.personas import ClientFor, MakePlan, ViewerOf

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = date(2026, 11, 21)


def test_the_pdf_is_tagged_and_says_all_in_words(plan: Plan, viewer: ViewerOf, dina: Person) -> None:
    pdf = read_tags(pdf_of(export_of(plan, viewer(dina)), made_at=NOW))
    assert (pdf.title, pdf.lang[:2], pdf.ua_part) == (plan.title, "nb", "1")
    assert pdf.marked
    assert pdf.shows_title
    levels = [level for level, _words in pdf.headings]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert (2, "1 Åpen kveld på Brygga") in pdf.headings
    words = " ".join(pdf.words.split())
    for said in ("Dina Dahl", "Trenger en hånd", "Fagnettverket", "Samhørighet", "Fordi den som skal bruke"):
        assert said in words


def test_visitors_get_no_names_in_any_form(opened: Organisation, plan: Plan, viewer: ViewerOf) -> None:
    measure = Measure.objects.filter(section__plan=plan)[0]
    Responsibility.objects.create(measure=measure, name="Kari Nordmann", position=9)
    data = export_of(plan, viewer(None))
    assert data["commitments"] == []  # nobody has decided to keep it
    for form in ("json", "csv"):
        text = FORMATS[form].make(data, NOW).decode()
        assert "Kari" not in text
        assert "Dina" not in text
    assert "Kari" not in read_tags(FORMATS["pdf"].make(data, NOW)).words


def test_a_large_plan_costs_no_more_queries(make_plan: MakePlan, viewer: ViewerOf, dina: Person) -> None:
    def queries(plan: Plan) -> int:
        fresh = Plan.objects.select_related("organisation", "unit", "owner").get(pk=plan.pk)
        with CaptureQueriesContext(connection) as found:
            export_of(fresh, viewer(dina))
        return len(found)

    assert queries(make_plan(measures=1, sections=1)) == queries(make_plan(measures=9, sections=3))


@pytest.mark.parametrize("title", ['=HYPERLINK("http://x")', "+47", "-1 dag", "@her", "\tinn"])
def test_no_cell_is_ever_a_formula(make_plan: MakePlan, viewer: ViewerOf, dina: Person, title: str) -> None:
    plan = make_plan(measures=1, sections=1)
    Measure.objects.filter(section__plan=plan).update(title=title, text=title)
    data = export_of(plan, viewer(dina))
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_of(data, made_at=NOW))).worksheets[0]["C2"]
    assert (cell.data_type, cell.value) == ("s", title)
    rows = list(csv.reader(io.StringIO(csv_of(data, made_at=NOW).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][2] == f"'{title}"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_measures_come_back_from_tables(
    make_plan: MakePlan, viewer: ViewerOf, dina: Person, form: str
) -> None:
    data = export_of(make_plan(measures=17), viewer(dina))
    document = read(FORMATS[form].make(data, NOW), file_name=f"plan.{form}", today=TODAY).document
    sent = [measure for section in data["sections"] for measure in section["measures"]]
    found = [measure for section in document.sections for measure in section.measures]
    assert [each.title for each in found] == [each["title"] for each in sent]
    assert [each.why for each in found] == [each["why"] for each in sent]
    assert [each.status for each in found] == [each["status"] for each in sent]
    assert [section.title for section in document.sections] == [each["title"] for each in data["sections"]]


def test_the_workbook_has_dates_filters_and_a_header_that_stays(
    plan: Plan, viewer: ViewerOf, dina: Person
) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(export_of(plan, viewer(dina)), made_at=NOW))).active
    assert sheet is not None
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:P18"
    assert sheet["K2"].value == datetime(2026, 2, 1)  # noqa: DTZ001  # openpyxl's days have no zone


def test_the_files_are_named_after_the_plan(client_for: ClientFor, plan: Plan, alma: Person) -> None:
    client = client_for(alma)
    address = reverse("plans:export", args=["fjordvik", plan.pk, "json"])
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="fjordvik-recoveryplan-2026-2029.json"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert json.loads(answer.content)["live"]["id"] == plan.pk
    assert client.get(address.replace("json", "exe")).status_code == 404


@pytest.mark.parametrize("form", FORMATS)
def test_whoever_sees_the_plan_gets_each_form(
    client_for: ClientFor, plan: Plan, alma: Person, form: str
) -> None:
    answer = client_for(alma).get(reverse("plans:export", args=["fjordvik", plan.pk, form]))
    assert answer.status_code == 200
    assert (answer.content[:5] == b"%PDF-") == (form == "pdf")


def test_any_title_becomes_a_safe_name() -> None:
    assert safe_name("Nær folk: 2025/2028 «æøå»") == "naer-folk-2025-2028-aeoa"
    assert safe_name("../../..\x00") == "plan"
    assert len(safe_name("x" * 300)) == 60


def test_the_page_says_how_big_each_form_is(client_for: ClientFor, plan: Plan, alma: Person) -> None:
    page = client_for(alma).get(reverse("plans:exports", args=["fjordvik", plan.pk])).content.decode()
    assert page.count("ca. ") == len(FORMATS)
    assert "arkivpakken" not in page
