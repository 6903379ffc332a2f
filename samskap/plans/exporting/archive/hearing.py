"""The hearings of a plan for the archive: what was said, and what it was answered. Who was anonymous stays so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core.documents import Standard
from samskap.plans.exporting.archive.package import Document
from samskap.plans.exporting.record import Item, Record, RecordPart, record_pdf
from samskap.plans.exporting.sheets import csv_text
from samskap.plans.exporting.words import day_words
from samskap.plans.models import Hearing, HearingInput, InputAnswer, Plan
from samskap.plans.queries.hearing_counts import COUNTED
from samskap.plans.queries.hearing_inputs import who_said

# One PDF holds about so much text; a hearing with more has several.
PER_PDF = 400_000
_FIELDS = (
    "pk", "about", "voice", "way", "heard_at", "people", "author__name", "team__name", "text", "at", "late",
    "answer__outcome", "answer__text", "answer__team__name", "answer__by__name", "answer__at", "answer__edition",
)  # fmt: skip
_Said = dict[str, Any]


def hearing_documents(plan: Plan, standards: tuple[Standard, ...]) -> Iterator[Document]:
    """A folder for each hearing: PDF, JSON and CSV of every input that counts, with its answer."""
    hearings = Hearing.objects.filter(plan=plan).prefetch_related("bodies").order_by("opens_on", "pk")
    for number, hearing in enumerate(hearings, start=1):
        rows = HearingInput.objects.filter(COUNTED, hearing=hearing).order_by("at", "pk").values(*_FIELDS)
        said = [_said(at, row) for at, row in enumerate(rows, start=1)]
        yield Document(
            folder=f"horing/{number:02}-{hearing.opens_on.isoformat()}",
            title=_("Høring av %(plan)s: innspill og svar") % {"plan": plan.title},
            kind="høring",
            day=hearing.closes_on.isoformat(),
            files={
                **_pdfs(plan, hearing, said, standards),
                "horing.json": _json(hearing, said),
                "innspill.csv": _csv(said),
            },
            number=number,
            has_names=any(each["navn"] for each in said),
            more={"antallInnspill": len(said)},
        )


def _said(number: int, row: dict[str, Any]) -> _Said:
    """One input as data; ``navn`` is there for those who gave it, and for nobody else."""
    answered = row["answer__outcome"]
    return {
        "nummer": number,
        "gjelder": row["about"] or _("Hele planen"),
        "fra": who_said(row, names=True),
        "navn": row["author__name"] or "",
        "sagtI": row["heard_at"],
        "deltakere": row["people"],
        "mottatt": _day(row["at"]),
        "komSent": row["late"],
        "tekst": row["text"],
        "utfall": str(InputAnswer.Outcome(answered).label) if answered else "",
        "svar": row["answer__text"] or "",
        "svarFra": row["answer__team__name"] or row["answer__by__name"] or "",
        "svart": _day(row["answer__at"]),
        "svarUtgave": row["answer__edition"],
    }


def _day(at: datetime | None) -> str:
    return timezone.localdate(at).isoformat() if at else ""


def _json(hearing: Hearing, said: Sequence[_Said]) -> bytes:
    data = {
        "apnet": hearing.opens_on.isoformat(),
        "stengt": hearing.closes_on.isoformat(),
        "svarInnen": hearing.answers_by.isoformat() if hearing.answers_by else "",
        "apenForAlle": hearing.open_to_everybody,
        "spurte": [team.name for team in hearing.bodies.all()],
        "invitasjon": hearing.invitation,
        "innspill": list(said),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def _csv(said: Sequence[_Said]) -> bytes:
    names = ["nummer", "gjelder", "fra", "mottatt", "tekst", "utfall", "svar", "svarFra", "svart"]
    return csv_text(names, ([each[name] for name in names] for each in said))


def _pdfs(
    plan: Plan, hearing: Hearing, said: Sequence[_Said], standards: tuple[Standard, ...]
) -> dict[str, bytes]:
    at = datetime.combine(hearing.closes_on, time(12), UTC)
    files = {}
    for number, some in enumerate(_portions(said), start=1):
        name = "horing.pdf" if number == 1 else f"horing-del-{number}.pdf"
        files[name] = record_pdf(_record(plan, hearing, some, len(said)), made_at=at, standards=standards)
    return files


def _portions(said: Sequence[_Said]) -> list[list[_Said]]:
    """The inputs in portions that fit one PDF each; one portion at least."""
    portions: list[list[_Said]] = [[]]
    size = 0
    for each in said:
        length = len(each["tekst"]) + len(each["svar"]) + 300
        if portions[-1] and size + length > PER_PDF:
            portions.append([])
            size = 0
        portions[-1].append(each)
        size += length
    return portions


def _record(plan: Plan, hearing: Hearing, said: Sequence[_Said], total: int) -> Record:
    asked = [_("Alle som ville")] if hearing.open_to_everybody else []
    asked += [team.name for team in hearing.bodies.all()]
    parts = [
        RecordPart(about, "", [_item(each) for each in of_it])
        for about, of_it in groupby(
            sorted(said, key=lambda each: each["gjelder"]), lambda each: each["gjelder"]
        )
    ]
    if hearing.invitation:
        parts.insert(0, RecordPart(_("Invitasjonen"), hearing.invitation))
    return Record(
        _("Høring av %(plan)s") % {"plan": plan.title},
        plan.organisation.name,
        plan.unit.name,
        plan.language,
        facts=[
            (_("Åpen"), f"{_words(hearing.opens_on)} – {_words(hearing.closes_on)}"),
            (_("Spurte"), ", ".join([_("Virksomhetens egne"), *asked])),
            (_("Innspill"), str(total)),
        ],
        parts=parts or [RecordPart(_("Innspill og svar"), _("Det kom ingen innspill."))],
    )


def _item(said: _Said) -> Item:
    answer = said["svar"]
    head = ", ".join(
        part for part in (said["utfall"], said["svarFra"], day_words(said["svart"] or None)) if part
    )
    texts = [("", said["tekst"])]
    texts.append(
        (_("Svar: %(head)s") % {"head": head}, answer) if answer else (_("Svar"), _("Ikke svart ennå."))
    )
    where = ", ".join(part for part in (said["sagtI"], day_words(said["mottatt"])) if part)
    return Item(_("%(n)s. %(who)s") % {"n": said["nummer"], "who": said["fra"]}, where, texts)


def _words(day: date) -> str:
    return day_words(day.isoformat())
