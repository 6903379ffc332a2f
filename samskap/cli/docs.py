"""``samskap docs``: the pages of docs/reference that are made from the code itself."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from samskap.cli import COMMANDS
from samskap.cli.docs_practice import practice_states_page
from samskap.cli.settings_reference import settings_page
from samskap.cli.site import prepare
from samskap.cli.usage import Parser

if TYPE_CHECKING:
    from samskap.plans.states import Transition

MADE = "<!-- Made by `samskap docs`; a test fails when it is stale. -->\n"
SENSITIVITY = {
    "open": "open: anybody may know",
    "internal": "internal: the unit's work",
    "personal": "personal: about a person",
    "secret": "secret: keys and codes",
}


def write(arguments: list[str]) -> int:
    """Write the pages that have changed, and name them."""
    Parser("samskap docs", "Skriv oppslagssidene i docs/reference på nytt.").parse_args(arguments)
    prepare()
    for file, text in pages().items():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            print(file)
    return 0


def pages() -> dict[Path, str]:
    """Every made page with its text. Django must be loaded."""
    from django.conf import settings
    from django.utils import translation

    makers: dict[str, Callable[[], str]] = {
        "commands": commands_page,
        "settings": settings_page,
        "states": states_page,
        "edition-states": edition_states_page,
        "practice-states": practice_states_page,
        "permissions": permissions_page,
        "data-policy": data_policy_page,
    }
    folder = settings.BASE_DIR / "docs" / "reference"
    with translation.override("nb"):
        made = {folder / f"{name}.md": MADE + make().rstrip() + "\n" for name, make in makers.items()}
        return {**made, folder / "openapi.json": openapi_file()}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *[[cell.replace("|", "\\|") for cell in row] for row in rows]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def commands_page() -> str:
    """The commands with their help, as a person sees it at the terminal."""
    parts = ["# The `samskap` command\n", "Its help is in Norwegian, as is everything people meet.\n"]
    for name in sorted(COMMANDS):
        parts += [f"## samskap {name}\n", f"```\n{_help(name)}\n```\n"]
    return "\n".join(parts)


def _help(name: str) -> str:
    command = COMMANDS[name]
    run = getattr(import_module(command.module), command.function)
    width = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    try:
        with contextlib.redirect_stdout(io.StringIO()) as output, contextlib.suppress(SystemExit):
            run(["--help"])
    finally:
        os.environ.pop("COLUMNS")
        if width is not None:
            os.environ["COLUMNS"] = width
    return output.getvalue().strip()


def openapi_file() -> str:
    """The description of the read-only API, for machines."""
    from samskap.portal.api.interface import openapi

    return json.dumps(openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def states_page() -> str:
    """The life cycle of a plan: a diagram, what each step needs and who takes it, and what each state means."""
    from samskap.plans.access import DECIDING_ROLES, EDITING_ROLES
    from samskap.plans.states import EDITABLE, OPEN_STATES, TRANSITIONS, Power, State

    who = {Power.EDIT: _roles(EDITING_ROLES), Power.DECIDE: _roles(DECIDING_ROLES)}
    diagram = ["```mermaid", "stateDiagram-v2", f"  [*] --> {State.DRAFT.value}"]
    for step in TRANSITIONS:
        needs = ", ".join(need.ask.value for need in step.needs if need.required)
        line = f"  {step.source.value} --> {step.target.value}: {step.verb}"
        diagram.append(f"{line}<br>{step.power.value} · {needs}")  # a second colon would end the label
    diagram.append("```\n")
    steps = [
        (f"`{step.source}` → `{step.target}`", str(step.verb), step.power.value, *_needs(step))
        for step in TRANSITIONS
    ]
    rows = [
        (f"`{state.value}`", str(state.label), _yes(state in OPEN_STATES), _yes(state in EDITABLE))
        for state in State
    ]
    return "\n".join(
        [
            "# The life of a plan\n",
            *diagram,
            "Each step freezes the plan as a version, and is taken by somebody of the plan's unit or above it:\n",
            *[f"- {power.value}: {roles}" for power, roles in who.items()],
            "",
            table(["step", "label", "who", "needs", "may also be told"], steps),
            table(
                ["state", "label", "open to visitors, if the organisation opens plans", "words can change"],
                rows,
            ),
        ]
    )


def edition_states_page() -> str:
    """The life cycle of an edition of the dictionary: a diagram, and what each state means."""
    from samskap.language.access.roles import PUBLISHING_ROLES
    from samskap.language.models import Edition
    from samskap.language.states import DRAFT, IN_FORCE, NEXT

    steps = [(source, target) for source in NEXT for target in sorted(NEXT[source])]
    rows = [
        (f"`{state.value}`", str(state.label), _yes(state in IN_FORCE), _yes(state == Edition.State.DRAFT))
        for state in Edition.State
    ]
    return "\n".join(
        [
            "# The life of an edition of the dictionary\n",
            "```mermaid",
            "stateDiagram-v2",
            f"  [*] --> {DRAFT}",
            *[f"  {source} --> {target}" for source, target in steps],
            "```\n",
            f"Steps are taken by the quality team and, in the whole unit, by: {_roles(PUBLISHING_ROLES)}.",
            "An edition is superseded in the moment its successor is published.\n",
            table(["state", "label", "texts are checked against it", "words can change"], rows),
        ]
    )


def _needs(step: Transition) -> tuple[str, str]:
    """What a step cannot do without, and what else may be said with it."""
    return (
        ", ".join(f"`{need.ask}`" for need in step.needs if need.required),
        ", ".join(f"`{need.ask}`" for need in step.needs if not need.required),
    )


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def permissions_page() -> str:
    """Every address of the site with its audience."""
    from samskap.core.checks import views
    from samskap.people.viewer import BELONGING
    from samskap.plans.access import EDITING_ROLES

    rows = [
        (f"`/{route}`", policy.audience, policy.reason)
        for route, view in views()
        if (policy := getattr(view, "access_policy", None))
    ]
    return "\n".join(
        [
            "# Who may do what\n",
            "A page that is not for you answers 404, as if it were not there; a page that is yours to see and not to",
            "change answers 403. What a page shows is decided by `visible_to` in the app's `access.py`.\n",
            f"- The unit's people, who see drafts: {_roles(BELONGING)}.",
            f"- Those who change plans of their unit and what is below it: {_roles(EDITING_ROLES)}.",
            "- Volunteers, partners, people of other municipalities and visitors see plans that are approved or later,",
            "  when the organisation has opened its plans.\n",
            table(["address", "for", "because"], rows),
            "\nSign-in pages under `/konto/` come from django-allauth, which closes what needs a signed-in person.",
        ]
    )


def _roles(roles: Iterable[str]) -> str:
    return ", ".join(sorted(str(role).replace("_", " ") for role in roles))


def data_policy_page() -> str:
    """Why every field is kept, for how long and for whose eyes: the record of processing activities."""
    from samskap.core import policy

    parts = [
        "# What is stored, and why\n",
        "Made from `policy/data.yaml`. Samskap does not start when a stored field is missing there.\n",
        *[f"- {meaning}" for meaning in SENSITIVITY.values()],
        "",
    ]
    for model in policy.load():
        rows = [
            (f"`{row.field}`", row.why.en, row.sensitivity, row.keep.en, row.seen_by.en)
            for row in model.fields
        ]
        parts += [
            f"## {model.label.en} (`{model.model}`)\n",
            table(["field", "why", "sensitivity", "kept", "seen by"], rows),
        ]
    return "\n".join(parts)
