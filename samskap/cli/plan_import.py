"""``samskap plan import``: a plan document becomes a draft plan without questions; what was unsure is printed."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from samskap.cli.plan import read_bytes
from samskap.cli.site import prepare, require_database
from samskap.cli.usage import Parser

if TYPE_CHECKING:
    from samskap.people.models import Unit
    from samskap.plans.actions.importing import ImportNotes
    from samskap.plans.models import Plan

UNKNOWN = (
    "Fant ingen kommune med kortnavnet «{slug}». "
    "Kortnavnet er det første leddet i adressen, som «fjordvik» i /fjordvik/planen/."
)
NO_UNIT = (
    "Fant ingen virksomhet eller avdeling som heter «{name}» der. Navnet skrives slik det står i Samskap."
)
WHICH_UNIT = "Kommunen har flere virksomheter. Si hvilken planen er for med --unit NAVN."
LONGEST = 100


def import_plan(arguments: list[str]) -> int:
    """Make the plan and print its address and outline; 2 when the document or the place is not as it must be."""
    parser = Parser("samskap plan import", "Les et plandokument inn som en plan i utkast, uten spørsmål.")
    parser.inputs.add_argument("file", metavar="FIL", help="dokumentet; «-» leser fra standard inn")
    parser.choices.add_argument("--organisation", metavar="KORTNAVN", required=True, help="kommunen")
    parser.choices.add_argument("--unit", metavar="NAVN", help="virksomheten eller avdelingen planen er for")
    options = parser.parse_args(arguments)
    prepare()
    require_database()
    from samskap.people.viewer import system_viewer
    from samskap.plans.actions.importing import read_into_plan
    from samskap.plans.reader.errors import UnreadableDocument

    try:
        unit = _unit(options.organisation, options.unit)
        plan, notes = read_into_plan(
            by=system_viewer(unit.organisation),
            unit=unit,
            data=read_bytes(options.file),
            file_name=options.file,
            today=date.today(),  # noqa: DTZ011  # the clock of whoever runs the command
        )
    except (UnreadableDocument, LookupError) as error:
        print(error.args[0], file=sys.stderr)
        return 2
    _write([*_outline(plan), *_unsure(notes)])
    return 0


def _unit(slug: str, name: str | None) -> Unit:
    """The unit by its name, or the organisation's only one; ``LookupError`` with a sentence."""
    from samskap.people.models import Organisation, Unit

    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise LookupError(UNKNOWN.format(slug=slug))
    units = Unit.objects.filter(organisation=organisation).select_related("organisation", "parent__parent")
    if name:
        found = [unit for unit in units if unit.name.casefold() == name.strip().casefold()]
    else:
        found = [unit for unit in units if unit.kind == Unit.Kind.UNIT]
    if len(found) != 1:
        raise LookupError(NO_UNIT.format(name=name) if name else WHICH_UNIT)
    return found[0]


def _outline(plan: Plan) -> list[str]:
    from django.conf import settings
    from django.urls import reverse

    from samskap.plans.models import Section

    lines = [f"{plan.title} ({plan.get_state_display().lower()})"]
    lines.append(settings.SITE_URL + reverse("plans:plan", args=[plan.organisation.slug, plan.pk]))
    sections = Section.objects.filter(plan=plan).prefetch_related(
        "measures__responsibilities", "measures__timings", "measures__values"
    )
    for section in sections:
        lines += ["", section.title]
        for measure in section.measures.all():
            lines.append(f"  {measure.number or '–'} {_short(measure.title)}")
            whose = ", ".join(who.name for who in measure.responsibilities.all())
            when = ", ".join(timing.text for timing in measure.timings.all())
            values = ", ".join(value.name for value in measure.values.all())
            lines += [f"      {label}: {_short(text)}" for label, text in _said(whose, when, values) if text]
    return lines


def _said(whose: str, when: str, values: str) -> list[tuple[str, str]]:
    return [("Ansvar", whose), ("Når", when), ("Verdier", values)]


def _unsure(notes: ImportNotes) -> list[str]:
    """Everything a person should look at, under its heading."""
    parts = [
        ("Merk", notes.warnings),
        ("Navn vi ikke er sikre på hvem er", notes.unmatched),
        ("Frister vi er usikre på", notes.uncertain),
        ("Felter å se over", notes.doubtful),
        ("Verdier foreslått ut fra ord i teksten", notes.values),
        ("Tekst som venter på å få en plass", notes.loose),
    ]
    lines: list[str] = []
    if notes.earlier:
        lines += ["", f"Dokumentet er lest inn før. Dette ble en ny versjon av «{notes.earlier.title}»."]
    if not notes.measures:
        lines += ["", "Vi fant ingen tiltak. Overskriftene og teksten er med i planen."]
    for heading, texts in parts:
        if texts:
            lines += ["", f"{heading}:", *(f"  – {_short(text)}" for text in texts)]
    return lines


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 2].rsplit(' ', 1)[0]} …"


def _write(lines: list[str]) -> None:
    """UTF-8 whatever the terminal's locale says; the text is full of æ, ø and å."""
    sys.stdout.buffer.write("\n".join([*lines, ""]).encode("utf-8", errors="replace"))
    sys.stdout.flush()
