"""A plan as written and as read again, in one form that can be compared field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samskap.plans.reader import Reading


def written(data: Mapping[str, Any]) -> dict[str, Any]:
    """What ``export_of`` gave, without what no document can hold: ids, addresses, places in another document."""
    return {
        **_head(data),
        "summary": data["live"]["summary"],
        "sections": [_section(each) for each in data["sections"]],
    }


def read_again(reading: Reading) -> dict[str, Any]:
    """The same of a document that was read."""
    return written({"live": {"summary": ""}, **reading.document.as_dict()})


def _head(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": data["title"],
        "organisation": data["organisation"],
        "language": data["language"],
        "period": data["period"],
        "values": data["values"],
        "commitments": [each["text"] for each in data["commitments"]],
        "unplaced": [each["text"] for each in data["unplaced"]],
    }


def _section(section: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": section["title"],
        "intro": section["intro"],
        "measures": [_measure(each) for each in section["measures"]],
    }


def _measure(measure: Mapping[str, Any]) -> dict[str, Any]:
    live = measure.get("live") or {}
    plain = {name: measure[name] for name in ("number", "title", "text", "why", "timings", "status")}
    return {
        **plain,
        "who": [(who["name"], who["scope"], who.get("part") or "lead") for who in measure["responsibles"]],
        "live": [live.get(name) for name in ("status", "status_since", "reason")],
        "values": [(each["name"], each["shows_as"]) for each in live.get("values", ())],
        "milestones": [
            (each["title"], each["due"], each["reached_on"]) for each in live.get("milestones", ())
        ],
    }
