"""Answers: a whole page, or the one part of it that htmx asked for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render ``template``; for an htmx request only its partial ``part``, chosen by the view, not the browser."""
    wants_part = bool(part) and bool(getattr(request, "htmx", False)) and not request.htmx.boosted  # type: ignore[attr-defined]  # django-htmx
    response = render(request, f"{template}#{part}" if wants_part else template, context or {}, status=status)
    if part:
        response.headers["Vary"] = "HX-Request"
    return response
