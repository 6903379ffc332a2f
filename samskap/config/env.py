"""Reads the environment, and says clearly what is wrong with it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on", "ja"}
FALSE = {"0", "false", "no", "off", "nei", ""}


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without a default it must be there."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(
            f"The environment variable {name} is missing. See docs/reference/settings.md."
        )
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no; anything else is refused rather than guessed."""
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no. Use 1 or 0.")
    return value in TRUE


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret(name: str, *, kept_in: Path) -> str:
    """The secret from the environment, or one made at the first start and kept in a file only its owner reads."""
    if value := os.environ.get(name):
        return value
    if not kept_in.exists():
        # the database comes to stand in the same folder
        kept_in.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return kept_in.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
    return kept_in.read_text(encoding="ascii").strip()
