"""The environment variables Samskap reads, found in the source, with what each of them means."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
KINDS = {"text": "text", "flag": "1 or 0", "words": "words with commas", "secret": "text"}
MEANINGS = {
    "DATABASE_URL": "`postgres://…`, or SQLite in `SAMSKAP_VAR`",
    "SAMSKAP_BEHIND_PROXY": "a reverse proxy ends https and sets `X-Forwarded-Proto`",
    "SAMSKAP_COLLECTED_STATIC": "static files have been gathered; `samskap serve` sets it itself",
    "SAMSKAP_DEBUG": "Django's debug pages; never on a real installation",
    "SAMSKAP_DEMO": "buttons that sign anybody in; never on a real installation",
    "SAMSKAP_EMAIL_BACKEND": "the Django e-mail backend; the default prints mail to the terminal",
    "SAMSKAP_EMAIL_FROM": "the sender of mail",
    "SAMSKAP_EMAIL_HOST": "the mail server",
    "SAMSKAP_EMAIL_PASSWORD": "its password",
    "SAMSKAP_EMAIL_PORT": "its port",
    "SAMSKAP_EMAIL_TLS": "whether it wants STARTTLS",
    "SAMSKAP_EMAIL_USER": "its user name",
    "SAMSKAP_HOSTS": "more host names the site answers to",
    "SAMSKAP_LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
    "SAMSKAP_OIDC_CLIENT_ID": "who we are at the provider",
    "SAMSKAP_OIDC_EMAIL_VERIFIED": "the provider vouches for the e-mail addresses it gives",
    "SAMSKAP_OIDC_HOSTS": "more hosts of the provider that the sign-in form may lead to",
    "SAMSKAP_OIDC_NAME": "what the button calls the provider",
    "SAMSKAP_OIDC_ORGANISATION": "slug of the organisation that takes in people the provider knows and we do not",
    "SAMSKAP_OIDC_ROLES": "which of the provider's roles give which role here",
    "SAMSKAP_OIDC_ROLES_CLAIM": "the claim that holds the provider's roles",
    "SAMSKAP_OIDC_SECRET": "our secret at the provider",
    "SAMSKAP_OIDC_URL": "the provider's discovery address (Entra ID, ID-porten, …); sign-in with it is off without",
    "SAMSKAP_SECRET_KEY": "signs sessions and codes; made at the first start and kept in `SAMSKAP_VAR` when not set",
    "SAMSKAP_URL": "the public address; with https, secure cookies, HSTS and redirects follow",
    "SAMSKAP_VAR": "the folder for the database, the secret key and gathered files; `var` here when not set",
}


class UnknownSettingError(Exception):
    """The source reads a variable that nobody has explained, or one is explained that is not read."""


@dataclass(frozen=True, slots=True, order=True)
class Variable:
    """An environment variable with its kind and its default as written in the source; "" means it is needed."""

    name: str
    kind: str
    default: str


def variables() -> list[Variable]:
    """Every variable the package reads through `samskap.config.env`."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        if "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if _reads_environment(node):
                found.add(_variable(node))
    return sorted(found)


def _reads_environment(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.func.attr in KINDS
    )


def _variable(call: ast.AST) -> Variable:
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
        raise TypeError(call)
    kind = call.func.attr
    given = [*call.args[1:], *[keyword.value for keyword in call.keywords if keyword.arg == "default"]]
    default = ast.literal_eval(given[0]) if given and isinstance(given[0], ast.Constant) else None
    if kind == "flag":
        shown = "1" if default else "0"
    elif given and default is None:
        shown = "see there"
    else:
        shown = {None: "made" if kind == "secret" else "needed", "": "none"}.get(default, f"`{default}`")
    return Variable(str(ast.literal_eval(call.args[0])), KINDS[kind], "none" if kind == "words" else shown)


def settings_page() -> str:
    """The table of variables."""
    found = variables()
    names = {variable.name for variable in found}
    if names != set(MEANINGS):
        raise UnknownSettingError(", ".join(sorted(names ^ set(MEANINGS))))
    lines = [
        "# Settings\n",
        "All come from the environment. A value that cannot be used stops Samskap with one line that says which.\n",
        "| variable | kind | default | meaning |",
        "| --- | --- | --- | --- |",
        *[f"| `{row.name}` | {row.kind} | {row.default} | {MEANINGS[row.name]} |" for row in found],
        "\n`SAMSKAP_OIDC_CLIENT_ID` and `…_SECRET` are needed when `SAMSKAP_OIDC_URL` is set. `make` also takes",
        "`PORT`, `PLAN`, `PYTHON`, `WORKERS` and, for the tests, `CHROMIUM`.",
    ]
    return "\n".join(lines)
