"""The description of the API (OpenAPI) as the page about it wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a field: its name, what kind of thing it is, what it means, and the shape it leads to."""

    name: str
    kind: str
    words: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """An address that can be asked, with its parameters and the shape of the answer."""

    path: str
    words: str
    parameters: tuple[Field, ...]
    answer: Field
    sends: Field | None = None

    @property
    def language(self) -> bool:
        """Whether it is for the token of the language check."""
        return "/language/" in self.path


@dataclass(frozen=True, slots=True)
class Shape:
    """What an answer is made of."""

    name: str
    fields: tuple[Field, ...]


def questions_of(schema: dict[str, Any]) -> list[Question]:
    """All addresses in the order of the description."""
    found = []
    for path, method, asked in _operations(schema):
        content = asked["responses"]["200"]["content"]["application/json"]["schema"]
        parameters = tuple(
            replace(
                _field(one["name"], one["schema"], one["description"]),
                kind=_kind(one["schema"])[0].removesuffix(" | null"),  # to leave it out is enough
            )
            for one in asked.get("parameters", [])
        )
        body = asked.get("requestBody")
        sends = _field("", body["content"]["application/json"]["schema"], "") if body else None
        name = f"{method.upper()} {path}"
        found.append(Question(name, asked["summary"], parameters, _field("", content, ""), sends))
    return found


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in schema["paths"].items():
        for method, asked in methods.items():
            yield path, method, asked


def shapes_of(schema: dict[str, Any]) -> list[Shape]:
    """All shapes that answers are made of, by name."""
    forms = schema["components"]["schemas"].items()
    return [
        Shape(
            name,
            tuple(_field(key, part, part["description"]) for key, part in form["properties"].items()),
        )
        for name, form in sorted(forms)
        if "properties" in form
    ]


def _field(name: str, part: dict[str, Any], words: str) -> Field:
    kind, shape = _kind(part)
    return Field(name, kind, words, shape)


def _kind(part: dict[str, Any]) -> tuple[str, str]:
    """The kind of a value as programmers write it, and the shape it leads to."""
    if "anyOf" in part:
        kinds = [_kind(one) for one in part["anyOf"]]
        return " | ".join(kind for kind, _shape in kinds), next(
            (shape for _kind, shape in kinds if shape), ""
        )
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        return name, name
    if part.get("type") == "array":
        kind, shape = _kind(part["items"])
        return f"[{kind}]", shape
    if "enum" in part:
        return " | ".join(f'"{one}"' for one in part["enum"]), ""
    return str(part.get("format") or part.get("type", "")), ""
