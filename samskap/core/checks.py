"""System checks that keep promises: no field without a data policy, no view without an audience."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from samskap.core import policy


@register("samskap")
def every_field_has_a_data_policy(**_kwargs: Any) -> list[CheckMessage]:
    """Compare the models with ``policy/data.yaml``."""
    try:
        missing, stale = policy.missing_and_stale()
    except policy.PolicyError as error:
        return [Error(str(error), id="samskap.E001")]
    return [
        *[Error(f"{name} has no data policy in policy/data.yaml.", id="samskap.E002") for name in missing],
        *[Error(f"policy/data.yaml names {name}, which is not there.", id="samskap.E003") for name in stale],
    ]


@register("samskap")
def every_view_says_for_whom(**_kwargs: Any) -> list[CheckMessage]:
    """A view of ours carries a policy mark; a library's view is named in ``VIEW_POLICIES``."""
    return [
        Error(f"The view at «{route}» does not say for whom it is (samskap.core.gate).", id="samskap.E004")
        for route, view in views()
        if not hasattr(view, "access_policy")
        and not view.__module__.startswith(tuple(settings.VIEW_POLICIES))
    ]


def views(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every address of the site with its view function."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry.url_patterns, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback
