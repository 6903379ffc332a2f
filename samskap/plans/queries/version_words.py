"""A frozen version in words: the texts of each part by key, as they are read and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from samskap.plans.comparing import Comparison
from samskap.plans.freezing import INTERNAL, Content, open_content
from samskap.plans.models import Measure, Responsibility
from samskap.plans.queries.decisions import long_day

LABELS: Final[Mapping[str, str | Promise]] = {
    "title": gettext_lazy("Navn"),
    "unit": gettext_lazy("Hvem planen er for"),
    "period": gettext_lazy("Periode"),
    "owner": gettext_lazy("Holder i planen"),
    "summary": gettext_lazy("Innledning"),
    "intro": gettext_lazy("Innledning"),
    "text": gettext_lazy("Tiltaket"),
    "why": gettext_lazy("Hvorfor"),
    "who": gettext_lazy("Ansvar"),
    "when": gettext_lazy("Når"),
    "values": gettext_lazy("Verdier"),
    "milestones": gettext_lazy("Milepæler"),
    "status": pgettext_lazy("version", "Status den dagen"),
}
Lines = dict[str, str]


def readable(content: Content, *, inside: bool) -> Content:
    """The content for a reader: the unit's own people read the names, others what stands in their place."""
    return content if inside else open_content(content)


def head_lines(head: Mapping[str, Any]) -> Lines:
    """The texts of the plan's head that are there."""
    period = head["period"]
    dates = " – ".join(_day(each) for each in (period["start"], period["end"]) if each)
    return _filled(
        {
            "title": head["title"],
            "unit": head["unit"],
            "period": period["text"] or dates,
            "owner": head.get(INTERNAL, {}).get("owner", ""),
            "summary": head["summary"],
        }
    )


def section_lines(section: Mapping[str, Any]) -> Lines:
    """The text of a section beside its title."""
    return _filled({"intro": section["intro"]})


def measure_lines(measure: Mapping[str, Any]) -> Lines:
    """The texts of a measure beside its title that are there."""
    return _filled(
        {
            "text": measure["text"],
            "why": measure["why"],
            "who": _lines(_who(each) for each in measure["responsibles"]),
            "when": _lines(each["text"] for each in measure["timings"]),
            "values": _lines(_value(each) for each in measure["values"]),
            "milestones": _lines(_milestone(each) for each in measure["milestones"]),
            "status": _lines([_status(measure["status"]), *_reached(measure["milestones"])]).strip(),
        }
    )


def _filled(lines: Lines) -> Lines:
    return {key: text for key, text in lines.items() if text.strip()}


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)


def _who(row: Mapping[str, Any]) -> str:
    name: str = row.get(INTERNAL, {}).get("name") or row["name"]
    more = [row["scope"]] if row["scope"] else []
    if row["part"] == Responsibility.Part.CONTRIBUTING:
        more.append(str(Responsibility.Part.CONTRIBUTING.label).lower())
    return f"{name} ({', '.join(more)})" if more else name


def _value(row: Mapping[str, Any]) -> str:
    return f"{row['name']}: {row['shows_as']}" if row["shows_as"] else str(row["name"])


def _milestone(row: Mapping[str, Any]) -> str:
    words: str = row["title"]
    if row["due"]:
        words = _("%(milestone)s, innen %(day)s") % {"milestone": words, "day": _day(row["due"])}
    return words


def _reached(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    words = _("Nådd %(day)s: %(milestone)s")
    return [
        words % {"milestone": row["title"], "day": _day(row["reached_on"])}
        for row in rows
        if row["reached_on"]
    ]


def _status(row: Mapping[str, Any]) -> str:
    if row["key"] == Measure.Status.NOT_STARTED and not row["reason"]:
        return ""
    words = str(Measure.Status(row["key"]).label)
    if other := row["replaced_by"] or row.get(INTERNAL, {}).get("replaced_by", ""):
        words = _("Erstattet av «%(title)s»") % {"title": other}
    return f"{words}. {row['reason']}" if row["reason"] else words


def _day(iso: str) -> str:
    return long_day(date.fromisoformat(iso))


def counted(found: Comparison) -> list[str]:
    """How much is different, in words: «To tiltak er endret», «Ett tiltak er kommet til»."""
    rows = [
        (found.count("changed"), ngettext_lazy("Ett tiltak er endret", "%(n)d tiltak er endret", "n")),
        (found.count("added"), ngettext_lazy("Ett tiltak er kommet til", "%(n)d tiltak er kommet til", "n")),
        (found.count("removed"), ngettext_lazy("Ett tiltak er tatt ut", "%(n)d tiltak er tatt ut", "n")),
        (found.moved, ngettext_lazy("Ett tiltak er flyttet", "%(n)d tiltak er flyttet", "n")),
        (
            found.renamed,
            ngettext_lazy("Ett tiltak har fått nytt navn", "%(n)d tiltak har fått nytt navn", "n"),
        ),
        (found.progressed, ngettext_lazy("Ett tiltak har ny status", "%(n)d tiltak har ny status", "n")),
    ]
    return [words % {"n": n} for n, words in rows if n]
