"""Taking a plan along: 170 measures as a Word document and back, and a plan of forty pages as PDF."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samskap.people.models import Organisation, Unit

LARGE, SMALL = 170, 17
ROUNDS = 5
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def measure() -> dict[str, float | int | str]:
    """Seconds of export and of reading again, whether both are the same plan, and milliseconds of the PDF.

    ``growth`` is what ten times as many measures cost: near 10 is linear, and below it what every document costs.
    """
    import django

    django.setup()
    from pypdfium2 import PdfDocument

    from samskap.plans.exporting.docx import docx_of
    from samskap.plans.exporting.pdf import pdf_of
    from samskap.plans.reader import read
    from samskap.plans.tests.comparing import read_again, written

    large, small = _exports(LARGE), _exports(SMALL)
    data, document = large(), docx_of(large(), made_at=NOW)
    reading = read(document, file_name="plan.docx", today=date(2031, 1, 1))
    forty = _forty_pages(data)
    pages = len(PdfDocument(BytesIO(pdf_of(forty, made_at=NOW))))
    export_s = _seconds(lambda: docx_of(large(), made_at=NOW))
    turns = iter(range(1000))

    def changed_pdf() -> bytes:
        """Another title each time, so that nothing is remembered from the round before."""
        return pdf_of({**forty, "title": f"{forty['title']} {next(turns)}"}, made_at=NOW)

    return {
        "export_s": round(export_s, 3),
        "reread_s": round(_seconds(lambda: read(document, file_name="plan.docx", today=NOW.date())), 3),
        "export_growth": round(export_s / _seconds(lambda: docx_of(small(), made_at=NOW)), 1),
        "identical": int(read_again(reading) == written(data)),
        "plan_pdf_ms": round(_seconds(changed_pdf) * 1000),
        "plan_pdf_pages": pages,
    }


def _seconds(work: Callable[[], Any]) -> float:
    """The median of some rounds after one to warm up, in processor time: a busy machine does not change it."""
    work()
    times = []
    for _round in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def _exports(measures: int) -> Callable[[], dict[str, Any]]:
    """What fetches a plan with so many measures and everything in it."""
    from samskap.people.viewer import system_viewer
    from samskap.plans.exporting import export_of
    from samskap.plans.models import Plan
    from tests.plans import fill

    here, unit = _place()
    plan = Plan.objects.create(
        organisation=here, unit=unit, title="Recoveryplan 2026–2029", summary="Det vi vil.", period_text="2026–2029",
        period_start=date(2026, 1, 1), period_end=date(2029, 12, 31), state="active", state_since=date(2026, 1, 1),
    )  # fmt: skip
    fill(plan, measures=measures, sections=5)
    return lambda: export_of(plan, system_viewer(here))


def _place() -> tuple[Organisation, Unit]:
    from django.core.management import call_command

    from samskap.people.models import Organisation, Team, Unit
    from samskap.values.models import Value

    call_command("migrate", verbosity=0)
    here, new = Organisation.objects.get_or_create(slug="fjordvik", defaults={"name": "Fjordvik kommune"})
    if new:
        unit = Unit.objects.create(organisation=here, name="Mestring Fjordvik", kind=Unit.Kind.UNIT)
        Unit.objects.create(organisation=here, parent=unit, name="Bo Nord")
        Team.objects.create(organisation=here, unit=unit, name="Fagteamet")
        for at, key in enumerate(list(Value.Key)[:5]):
            Value.objects.create(organisation=here, key=key, slug=key.value, name=str(key.label), position=at)
    return here, Unit.objects.get(organisation=here, parent=None)


def _forty_pages(data: dict[str, Any]) -> dict[str, Any]:
    """The plan without the measures that would make it longer than about forty pages."""
    sections = [{**section, "measures": section["measures"][:32]} for section in data["sections"]]
    return {**data, "sections": sections}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samskap.config.settings")
    print(json.dumps(measure()))
