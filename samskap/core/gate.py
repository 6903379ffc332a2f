"""Closed by default: every view says for whom it is, and a system check fails for one that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBase

View = Callable[..., HttpResponseBase]
V = TypeVar("V", bound=View)


@dataclass(frozen=True, slots=True)
class ViewPolicy:
    """For whom a view is, in words, and whether it may be opened without signing in."""

    audience: str
    reason: str
    open: bool


def mark(view: V, policy: ViewPolicy) -> V:
    """Attach the policy that ``samskap.core.checks`` looks for."""
    view.access_policy = policy  # type: ignore[attr-defined]  # Django's own way of marking views
    if policy.open:
        login_not_required(view)
    return view


def open_to_all(reason: str) -> Callable[[View], View]:
    """For everybody, signed in or not; ``reason`` says why that is safe."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        return mark(wrapper, ViewPolicy("everybody", reason, open=True))

    return decorate


def signed_in(reason: str) -> Callable[[View], View]:
    """For anybody with a login; the view itself must only show what is that person's own."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(*args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(*args, **kwargs)

        return mark(wrapper, ViewPolicy("signed in", reason, open=False))

    return decorate
