"""The plan as a tagged PDF to print and to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samskap.core.documents import Standard, typeset
from samskap.plans.exporting import words
from samskap.plans.exporting.drawings import drawings
from samskap.plans.exporting.turning import turning
from samskap.plans.ingress import split_ingress
from samskap.plans.states import State
from samskap.plans.wording import shortened

Data = Mapping[str, Any]
TEMPLATE = Path(__file__).with_name("plan.typ")
# More characters than this may be more than half a page.
LONG = 1500


def pdf_of(
    data: Data, *, made_at: datetime, footing: str = "", standards: Sequence[Standard] = ("ua-1",)
) -> bytes:
    """The document of what ``export_of`` or ``export_of_version`` gave, in the plan's own language.

    ``footing`` is said below the facts of the cover. Raises DocumentError.
    """
    with translation.override(data["language"]):
        return typeset(
            TEMPLATE,
            paper_of(data, footing=footing),
            standards=standards,
            made_at=made_at,
        )


def paper_of(data: Data, *, footing: str = "") -> dict[str, Any]:
    """What the template wants to know, all of it in words."""
    live = data["live"]
    ingress, summary = split_ingress(live["summary"])
    if len(ingress) > 600:
        ingress, summary = "", live["summary"]
    period = words.period_words(data)
    return {
        "title": turning(data["title"]),
        "short_title": shortened(data["title"], 80),
        "description": _("Plan for %(unit)s") % {"unit": live["unit"]},
        "language": data["language"],
        "organisation": turning(data["organisation"]),
        "unit": turning(live["unit"]),
        "kicker": period if period and period not in data["title"] else "",
        "ingress": turning(ingress),
        "summary": _paragraphs(summary),
        "values": list(data["values"]),
        "facts": [[name, turning(text)] for name, text in _facts(data, period) if text],
        "footing": footing,
        "sections": [_section(section) for section in data["sections"]],
        "loose": _loose(data),
        "decisions": [_decision(decision) for decision in live["decisions"]],
        "drawings": drawings(),
        "words": _words(),
    }


def _words() -> dict[str, str]:
    return {
        "contents": _("Innhold"),
        "page": _("Side {page} av {pages}"),
        "summary": _("Innledning"),
        "measures": _("Tiltak"),
        "no_measures": _("Planen har ingen tiltak ennå."),
        "why": _("Hvorfor"),
        "when": _("Når"),
        "shows": _("slik merkes det:"),
        "milestones": _("Milepæler"),
        "decisions": _("Vedtak"),
    }


def _facts(data: Data, period: str) -> Iterable[tuple[str, str]]:
    live = data["live"]
    yield _("Periode"), period
    yield _("Tilstand"), words.state_words(live)
    approved = [each for each in live["decisions"] if each["state"] == State.APPROVED]
    if approved:
        yield _("Vedtatt av"), _decided(approved[-1])
    yield _("Holder i planen"), live["owner"]
    yield _("Verdier"), ", ".join(data["values"])


def _decided(decision: Data) -> str:
    day = words.day_words(decision["day"])
    parts = [f"{decision['body']}, {day}" if day else decision["body"], decision["meeting"]]
    if decision["case_number"]:
        parts.append(_("sak %(number)s") % {"number": decision["case_number"]})
    return ", ".join(part for part in parts if part)


def _decision(decision: Data) -> dict[str, str]:
    where = [decision["meeting"]]
    if decision["case_number"]:
        where.append(_("Sak %(number)s") % {"number": decision["case_number"]})
    day = words.day_words(decision["day"])
    return {
        "title": turning(f"{decision['body']}, {day}"),
        "text": turning(decision["text"]),
        "where": turning(" · ".join(each for each in where if each)),
    }


def _loose(data: Data) -> list[dict[str, Any]]:
    parts = (
        (_("Løfter utenfor tiltakene"), data["commitments"]),
        (_("Annen tekst i planen"), data["unplaced"]),
    )
    return [
        {"title": title, "texts": [turning(each["text"]) for each in texts]}
        for title, texts in parts
        if texts
    ]


def _section(section: Data) -> dict[str, Any]:
    return {
        "title": turning(section["title"]),
        "intro": _paragraphs(section["intro"]),
        "measures": [_measure(measure) for measure in section["measures"]],
    }


def _measure(measure: Data) -> dict[str, Any]:
    live = measure["live"]
    reason = live["reason"]
    if live["replaced_by"]:
        instead = _("Erstattet av «%(title)s».") % {"title": live["replaced_by"]["title"]}
        reason = f"{instead} {reason}".strip()
    return {
        "number": measure["number"],
        "title": turning(measure["title"]),
        "text": _paragraphs(measure["text"]),
        "why": _paragraphs(measure["why"]),
        "status": live["status"],
        "status_words": words.status_words(live),
        "since": words.since_words(live),
        "reason": turning(reason),
        "values": [{**value, "shows_as": turning(value["shows_as"])} for value in live["values"]],
        "who": _who(measure["responsibles"]),
        "when": [_when(timing) for timing in measure["timings"]],
        "figures": [_figure(figure) for figure in live["figures"]],
        "milestones": [_milestone(step) for step in live["milestones"]],
        "long": _is_long(measure),
    }


def _is_long(measure: Data) -> bool:
    """Whether a measure may need more than half a page."""
    live = measure["live"]
    texts = [
        measure["text"],
        measure["why"],
        live["reason"],
        *(value["shows_as"] for value in live["values"]),
    ]
    rows = [*measure["responsibles"], *measure["timings"], *live["figures"], *live["milestones"]]
    return bool(sum(len(text) + 40 * text.count("\n") for text in texts) + 60 * len(rows) > LONG)


def _who(responsibles: Sequence[Data]) -> list[dict[str, str]]:
    """Those who lead and those who help, each on a line below what they do."""
    by_part: dict[str, list[str]] = {}
    for who in responsibles:
        by_part.setdefault(words.part_words(who), []).append(turning(words.who_words(who)))
    return [{"part": part, "words": "\n".join(names)} for part, names in by_part.items()]


def _when(timing: Data) -> dict[str, str]:
    told, own = words.when_words(timing)
    return {
        "words": turning(told),
        "own": turning(_("Planen sier: «%(words)s»") % {"words": own}) if own else "",
        "doubt": "" if timing["certain"] else _("Usikkert"),
    }


def _figure(figure: Data) -> dict[str, Any]:
    done, total = figure["numerator"], figure["denominator"]
    whole = isinstance(done, int) and isinstance(total, int)
    return {
        "label": turning(figure["label"]),
        "words": turning(figure["words"]),
        "url": figure["url"],
        "done": int(done) if whole else 0,
        "total": int(total) if whole and total > 0 and done >= 0 else 0,
    }


def _milestone(step: Data) -> str:
    due, reached = words.day_words(step["due"]), words.day_words(step["reached_on"])
    if reached:
        return turning(_("%(title)s – nådd %(day)s") % {"title": step["title"], "day": reached})
    if due:
        return turning(_("%(title)s – innen %(day)s") % {"title": step["title"], "day": due})
    return turning(step["title"])


def _paragraphs(text: str) -> list[str]:
    """The text as paragraphs; the empty lines between them are air on paper."""
    return [turning(each.strip("\n")) for each in text.split("\n\n") if each.strip()]
