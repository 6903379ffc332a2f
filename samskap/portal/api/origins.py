"""Which pages of other sites may ask the language check from a browser: those an administrator has named."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from samskap.core.gate import View, ViewPolicy, mark
from samskap.people.integrations.queries import is_named_site

KEPT = 600  # seconds a browser may remember what it was told


def for_browsers(view: View) -> View:
    """The view with cross-origin headers for the sites of the token; a question beforehand (OPTIONS) is answered here.

    Cookies are never allowed: there are none below /api/.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        origin = request.headers.get("Origin", "")
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            response: HttpResponseBase = _beforehand(is_named_site(origin))
        else:
            response = view(request, **kwargs)
        door = getattr(request, "integration", None)
        # Before there is a token, as in an answer that asks for one, any site that has a door may read the answer.
        named = origin in door.hosts if door else is_named_site(origin)
        if origin and named:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        patch_vary_headers(response, ["Origin"])
        return response

    policy: ViewPolicy = view.access_policy  # type: ignore[attr-defined]  # ``answered`` has put it there
    return mark(wrapper, policy)


def _beforehand(named: bool) -> HttpResponse:
    response = HttpResponse(status=204)
    if named:
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type, If-None-Match"
        response.headers["Access-Control-Max-Age"] = str(KEPT)
    return response
