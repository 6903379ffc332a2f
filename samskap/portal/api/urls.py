"""The addresses of the API. Ninja and the shapes of answers are loaded by the first question, not by every start."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from samskap.portal.api import views
from samskap.portal.api.answers import LANGUAGE_POLICY, answered
from samskap.portal.api.origins import for_browsers

# The same as the routers in plans.api and language.api say; a test holds them together.
ADDRESSES: Final = {
    "plans": "plans",
    "plan": "plans/<plan_id>",
    "measures": "measures",
    "measure": "measures/<measure_id>",
    "figures": "figures",
    "readings": "readings",
    "changes": "changes",
    "values": "values",
    "units": "units",
}
LANGUAGE: Final = {"language-check": "language/check", "language-edition": "language/edition"}


def _question(name: str, address: str, *, language: bool = False) -> URLPattern:
    @csrf_exempt  # there is no session to protect
    def ask(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        from samskap.portal.api import interface

        return interface.views()[name][1](request, **kwargs)

    view = for_browsers(answered(ask, LANGUAGE_POLICY)) if language else answered(ask)
    return path(address, view, name=name)


app_name = "api"
urlpatterns = [
    path("", views.api_root, name="api-root"),
    path("docs/", views.api_reference, name="reference"),
    path("openapi.json", views.api_description, name="openapi"),
    *(_question(name, address) for name, address in ADDRESSES.items()),
    *(_question(name, address, language=True) for name, address in LANGUAGE.items()),
    path("<path:rest>", views.api_missing, name="missing"),
]
