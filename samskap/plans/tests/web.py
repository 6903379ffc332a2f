"""What the tests of editing need of a web page: its words, its form as it stands, and addresses."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from samskap.plans.models import Measure, Plan


def at(name: str, *args: int) -> str:
    return reverse(f"plans:{name}", args=["fjordvik", *args])


def first(plan: Plan) -> Measure:
    found = Measure.objects.filter(section__plan=plan).select_related("section__plan__unit").first()
    assert found is not None
    return found


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def fields(client: Client, address: str) -> dict[str, str]:
    """What a browser would send if the form were sent as it stands."""
    html = client.get(address).content.decode().split("<form", 9)
    form = next(part for part in html if 'method="post"' in part and "novalidate" in part)
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="(\w+)"', tag)
        if name and (kind is None or kind[1] not in ("radio", "checkbox") or " checked" in tag):
            found[name[1]] = value[1] if value else ("on" if " checked" in tag else "")
    found.update(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL))
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)"\s+selected', body) or re.search(r'value="([^"]*)"', body)
        found[name] = chosen[1] if chosen else ""
    return found


PAGES = [
    "edit",
    "edit_head",
    "delete",
    "step",
    "section_create",
    "section_edit",
    "section_delete",
    "measure_create",
]
PAGES += ["measure_edit", "measure_move", "measure_delete", "section_move"]


def address(name: str, plan: Plan) -> str:
    if name.startswith("measure_") and name != "measure_create":
        return at(name, first(plan).pk)
    if name == "measure_create" or (name.startswith("section_") and name != "section_create"):
        return at(name, plan.sections.all()[0].pk)
    return at(name, plan.pk)


def hidden(answer: Any) -> dict[str, str]:
    return {
        match[1]: match[2]
        for match in re.finditer(
            r'type="hidden" name="(revision|seen)" value="([^"]*)"', answer.content.decode()
        )
    }
