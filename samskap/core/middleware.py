"""What happens around every request."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

log = structlog.get_logger("samskap.requests")
GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestLogMiddleware:
    """One log line per request: the route and never the address, so that no query or name is kept."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        if match is not None:
            log.info(
                "request",
                method=request.method,
                route=match.view_name or match.route,
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )
        return response


class PermissionsPolicyMiddleware:
    """Turns off what no page of ours uses."""

    HEADER = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.HEADER)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PrivatePagesMiddleware:
    """Keeps pages out of shared caches, and those of the signed-in out of the browser's own: "back" asks us again."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        signed_in = settings.SESSION_COOKIE_NAME in {*request.COOKIES, *response.cookies}
        response.headers.setdefault(
            "Cache-Control", "private, no-store" if signed_in else "private, no-cache"
        )
        return response


class ButtonAddressMiddleware:
    """A page in words for whoever opens an address that only buttons send to, after signing in again for instance."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            response.content = render(request, "design/errors/405.html").content
        return response


class WithoutCookiesMiddleware:
    """Where other systems and other sites look in, no cookie is read and none is set: nobody is signed in there."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path in settings.WITH_COOKIES or not path.startswith(tuple(settings.WITHOUT_COOKIES)):
            return self.get_response(request)
        request.COOKIES = {}
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        response.cookies.clear()
        return response


class WithoutNulMiddleware:
    """No name holds the character NUL and PostgreSQL refuses it: a path with one leads nowhere, a query loses it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise Http404
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "")
        return self.get_response(request)


class LanguageMiddleware:
    """The cookie of the language switch, the person's own choice, the municipality's language, and bokmål at last.

    Of what the browser says only nynorsk counts: an English browser is no wish for English in a Norwegian municipality.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        home = getattr(getattr(request.user, "organisation", None), "language", "")
        with translation.override(chosen_language(request, home=home)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response


def chosen_language(request: HttpRequest, *, home: str = "") -> str:
    """The language of the answer, one of ``settings.LANGUAGES``; ``home`` is the municipality's own."""
    known = dict(settings.LANGUAGES)
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if cookie in known:  # asked first, for it needs no database
        return cookie
    own = getattr(request.user, "language", "")
    if own in known:
        return own
    browser = request.headers.get("Accept-Language", "").split(",")[0].strip().lower()
    if browser.startswith("nn"):
        return "nn"
    return home if home in known else settings.LANGUAGE_CODE
