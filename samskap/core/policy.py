"""The data policy: why every field is kept, how sensitive it is, for how long and for whose eyes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.conf import settings
from django.db.models import Field
from django.utils.translation import get_language

SENSITIVITIES = ("open", "internal", "personal", "secret")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of the policy in the three languages."""

    nb: str
    nn: str
    en: str

    def __str__(self) -> str:
        language = (get_language() or "nb")[:2]
        return {"nn": self.nn, "en": self.en}.get(language, self.nb)


@dataclass(frozen=True, slots=True)
class FieldPolicy:
    """What the policy says of one model field."""

    model: str
    field: str
    why: Phrase
    sensitivity: str
    keep: Phrase
    seen_by: Phrase


@dataclass(frozen=True, slots=True)
class ModelPolicy:
    """What the policy says of one model: its name in words, and its fields."""

    model: str
    label: Phrase
    fields: tuple[FieldPolicy, ...]


class PolicyError(Exception):
    """The policy file is not what the software needs; the message says where."""


@lru_cache(maxsize=2)
def load(file: Path | None = None) -> tuple[ModelPolicy, ...]:
    """Read ``policy/data.yaml``. Each field names one of the file's reasons, periods and audiences by key."""
    data = yaml.safe_load((file or Path(settings.DATA_POLICY_FILE)).read_text(encoding="utf-8"))
    phrases = {
        group: {key: Phrase(**texts) for key, texts in data[group].items()}
        for group in ("why", "keep", "seen_by")
    }
    return tuple(_model_policy(name, model, phrases) for name, model in data["models"].items())


def _model_policy(name: str, model: dict[str, Any], phrases: dict[str, dict[str, Phrase]]) -> ModelPolicy:
    fields = []
    for field, row in model["fields"].items():
        try:
            why, sensitivity, keep, seen_by = row
            if sensitivity not in SENSITIVITIES:
                raise KeyError(sensitivity)
            fields.append(
                FieldPolicy(
                    name,
                    field,
                    phrases["why"][why],
                    sensitivity,
                    phrases["keep"][keep],
                    phrases["seen_by"][seen_by],
                )
            )
        except (KeyError, ValueError, TypeError) as error:
            raise PolicyError(f"policy/data.yaml: {name}.{field}: {row!r} ({error})") from error
    return ModelPolicy(name, Phrase(**model["label"]), tuple(fields))


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of information in plain words: what it is, why it is kept, for how long and for whose eyes."""

    what: str
    why: tuple[str, ...]
    keep: tuple[str, ...]
    seen_by: tuple[str, ...]
    sensitivity: str


def in_words(only: frozenset[str] = frozenset(SENSITIVITIES)) -> list[Kept]:
    """The policy per model, each phrase once, in the active language; ``only`` fields of these sensitivities."""
    rows = []
    for model in load():
        fields = [field for field in model.fields if field.sensitivity in only]
        if fields:
            rows.append(
                Kept(
                    what=str(model.label),
                    why=_once(field.why for field in fields),
                    keep=_once(field.keep for field in fields),
                    seen_by=_once(field.seen_by for field in fields),
                    sensitivity=max((field.sensitivity for field in fields), key=SENSITIVITIES.index),
                )
            )
    return rows


def _once(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(str, phrases)))


def about_people() -> list[Kept]:
    """What says something about a person; the codes and keys beside it are in the whole list."""
    return in_words(frozenset({"personal"}))


def model_fields() -> dict[str, list[str]]:
    """Every stored field of every model, those of libraries included, as the policy has to know them."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        names = [
            field.name for field in model._meta.get_fields() if isinstance(field, Field) and field.column
        ]
        found[model._meta.label] = names
    return found


def missing_and_stale() -> tuple[list[str], list[str]]:
    """Fields without a policy, and lines of the policy without a field."""
    known = {f"{model.model}.{field.field}" for model in load() for field in model.fields}
    there = {f"{model}.{name}" for model, names in model_fields().items() for name in names}
    return sorted(there - known), sorted(known - there)
