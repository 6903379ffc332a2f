"""Answers: a whole page, or the one part of it that htmx asked for."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render ``template``; for an htmx request only its partial ``part``, chosen by the view, not the browser.

    Templates see which of the two it is as ``swapped``.
    """
    swapped = bool(part) and wants_part(request)
    content = {"swapped": swapped, **(context or {})}
    response = render(request, f"{template}#{part}" if swapped else template, content, status=status)
    if part:
        response.headers["Vary"] = "HX-Request, HX-History-Restore-Request"
    return response


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part: not when it follows a link or goes back in history, which want the whole page."""
    htmx: Any = getattr(request, "htmx", None)  # false for all other requests
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def comparable(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The answer with a mark of what it says; 304 without words when the asker has the same already."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
