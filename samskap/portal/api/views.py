"""The pages about the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from samskap.core.gate import open_to_all
from samskap.core.pages import page
from samskap.people.integrations.tokens import PREFIX, example_of, language_example_of
from samskap.portal.api.answers import not_found
from samskap.portal.api.reference import questions_of, shapes_of


def _openapi() -> dict[str, Any]:
    from samskap.portal.api.interface import openapi  # loaded by whoever reads about the API, for its size

    return openapi()


@open_to_all("leads to the page about the API")
@require_safe
def api_root(request: HttpRequest) -> HttpResponse:
    """Whoever opens the API in a browser reads how it is used."""
    return redirect("api:reference")


@open_to_all("describes the API, and says nothing of anybody")
@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """How other systems read plans, made from the description of the API."""
    schema = _openapi()
    context = {
        "questions": questions_of(schema),
        "shapes": shapes_of(schema),
        "example": example_of(f"{PREFIX}…"),
        "language_example": language_example_of(f"{PREFIX}…"),
    }
    return page(request, "portal/api_reference.html", context)


@open_to_all("describes the API, and says nothing of anybody")
@require_safe
def api_description(request: HttpRequest) -> HttpResponse:
    """The same for machines (OpenAPI 3.1)."""
    return JsonResponse(_openapi(), json_dumps_params={"ensure_ascii": False})


@open_to_all("answers that nothing is there")
@csrf_exempt
def api_missing(request: HttpRequest, rest: str) -> HttpResponse:
    """Other addresses below the API answer as the API does."""
    return not_found()
