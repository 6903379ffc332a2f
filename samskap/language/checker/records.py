"""``NamedTuple`` as ``typing`` has it, for what must start fast.

Loading ``typing`` and having it compile every annotation takes 4 ms: a twentieth of all that checking 1 MB takes.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:

    class _Fields(type):
        """Turns a class body of annotated fields into a named tuple."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = list(body["__annotations__"])
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__doc__ = body.get("__doc__")
            made.__annotations__ = body["__annotations__"]
            return made

    class NamedTuple(metaclass=_Fields):
        """A tuple whose fields have names; its classes have fields and no methods."""


__all__ = ["NamedTuple"]
