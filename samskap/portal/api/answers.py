"""What every answer of the API is: never from a shared cache, and with words for what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from samskap.core.gate import View, ViewPolicy, mark
from samskap.core.pages import comparable

POLICY = ViewPolicy(
    "holders of a token", "each token opens one organisation's open plans, to read", open=True
)


def problem(status: int, title: str, title_en: str, detail: str = "", **more: Any) -> HttpResponse:
    """An error as RFC 9457 has it, in the language of the request and in English."""
    content = {
        "type": "about:blank",
        "title": title,
        "title_en": title_en,
        "status": status,
        **({"detail": detail} if detail else {}),
        **more,
    }
    return JsonResponse(content, status=status, content_type="application/problem+json")


def not_found() -> HttpResponse:
    """Not there, or not for this token; the two look the same."""
    return problem(404, _("Det finnes ikke her."), "There is nothing here.")


LANGUAGE_POLICY = ViewPolicy(
    "holders of a token for the language check",
    "each token opens one organisation's dictionary, which is open to everybody",
    open=True,
)


def answered(view: Callable[..., HttpResponseBase], policy: ViewPolicy = POLICY) -> View:
    """One of the API's views as every answer is: never from a shared cache, what is read with a mark to compare."""

    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if request.method == "HEAD":
            request.method = "GET"  # the server leaves the body out
        response = view(request, **kwargs)
        if response.status_code == 405:
            response = _not_allowed(response.headers.get("Allow", "GET"))
        patch_vary_headers(response, ["Authorization"])
        if request.method == "POST":
            response.headers["Cache-Control"] = "private, no-store"
            return response
        if response.status_code != 200 or not isinstance(response, HttpResponse):
            return response
        return comparable(request, response)

    return mark(wrapper, policy)


def _not_allowed(allowed: str) -> HttpResponse:
    if allowed == "POST":
        response = problem(405, _("Hit sender du en tekst (POST)."), "Send a text here (POST).")
    else:
        response = problem(405, _("Her kan du bare lese (GET)."), "This is read-only (GET).")
    response.headers["Allow"] = allowed
    return response
