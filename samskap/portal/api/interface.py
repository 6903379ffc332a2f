"""The API at /api/v1/: who may ask, how often, and what the answers look like when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from samskap.core.ratelimit import Limit, within
from samskap.language.api import Refused, too_long
from samskap.language.api import router as language_router
from samskap.people.integrations.tokens import integration_of_token
from samskap.people.models import Integration
from samskap.people.viewer import Viewer, door_viewer
from samskap.plans.api import router
from samskap.portal.api.answers import not_found, problem
from samskap.portal.api.words import describe

log = structlog.get_logger("samskap.api")
EACH_TOKEN = Limit("api token", most=300, seconds=60)
# One token serves everybody who has the add-in, and a text is checked again each time its writer pauses.
EACH_LANGUAGE_TOKEN = Limit("language token", most=1200, seconds=60)
Kind = Integration.Kind


class OtherDoor(Exception):
    """The token opens something else here."""


class Token(HttpBearer):
    """``Authorization: Bearer samskap_…`` makes the request a viewer of the token's organisation.

    A token opens what its ``kind`` of door is for, and nothing else.
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def authenticate(self, request: HttpRequest, token: str) -> Viewer | None:
        found = integration_of_token(token, timezone.localdate())
        if found is None:
            return None
        if found.kind != self.kind:
            raise OtherDoor
        request.integration = found  # type: ignore[attr-defined]  # for the limit below
        return door_viewer(found.organisation)


class EachToken(BaseThrottle):
    """So many requests a minute for each token."""

    def allow_request(self, request: HttpRequest) -> bool:
        integration: Integration = request.integration  # type: ignore[attr-defined]  # Token has put it there
        limit = EACH_LANGUAGE_TOKEN if integration.kind == Kind.LANGUAGE else EACH_TOKEN
        return within(limit, f"integration {integration.pk}")

    def wait(self) -> float:
        return EACH_TOKEN.seconds


api = NinjaAPI(
    title="Samskap",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    auth=Token(Kind.API),
    throttle=EachToken(),
)
api.add_router("", router)
api.add_router("/language", language_router, auth=Token(Kind.LANGUAGE))


@api.exception_handler(AuthenticationError)
def _no_token(_request: HttpRequest, _error: Any) -> HttpResponse:
    response = problem(
        401,
        _("Send et gyldig tilgangstoken."),
        "Send a valid token.",
        _("Slik: Authorization: Bearer samskap_…"),
    )
    response.headers["WWW-Authenticate"] = 'Bearer realm="samskap"'
    return response


@api.exception_handler(OtherDoor)
def _other_door(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(
        403,
        _("Tokenet åpner noe annet enn dette."),
        "This token opens something else.",
        _("Administratoren lager et token for det dere trenger, på siden «Koblinger til andre systemer»."),
    )


@api.exception_handler(ValidationError)
def _wrong_input(request: HttpRequest, error: Any) -> HttpResponse:
    errors = [
        # A body that is the whole argument would stand there twice: «body.body.text».
        {"where": ".".join(dict.fromkeys(str(part) for part in one["loc"] if part != "choice"))[:200]}
        | {"what": one["msg"]}
        for one in error.errors
    ]
    return problem(
        422,
        *_wrong_words(request),
        errors=errors,
    )


def _wrong_words(request: HttpRequest) -> tuple[str, str]:
    if request.method == "POST":
        return (
            _("Noe i det dere sendte, kan ikke brukes. Se hva i «errors»."),
            "Something in what was sent cannot be used. See «errors».",
        )
    return (
        _("Noe i adressen kan ikke brukes. Se hva i «errors»."),
        "Something in the address cannot be used. See «errors».",
    )


@api.exception_handler(Refused)
def _cannot_use(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status, str(error.title), error.title_en, str(error.detail))


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _error: Any) -> HttpResponse:
    return _cannot_use(request, too_long())


@api.exception_handler(Throttled)
def _too_often(_request: HttpRequest, _error: Any) -> HttpResponse:
    return problem(
        429,
        _("Det ble mange spørsmål på én gang. Vent et minutt."),
        "Too many requests. Wait a minute.",
    )


@api.exception_handler(Http404)
def _missing(_request: HttpRequest, _error: Any) -> HttpResponse:
    return not_found()


@api.exception_handler(HttpError)
def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    words = (_("Forespørselen kan ikke brukes."), "The request cannot be used.")
    return problem(error.status_code, *words)


@api.exception_handler(Exception)
def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    got_request_exception.send(sender=None, request=request)
    log.error("the API failed", exception=type(error).__name__)
    return problem(
        500,
        _("Noe gikk galt hos oss. Prøv igjen om litt."),
        "Something went wrong on our side. Try again in a while.",
    )


@cache
def views() -> dict[str, tuple[str, Callable[..., HttpResponseBase]]]:
    """Ninja's views by name, each with its address; its own front page is left out."""
    found = (entry for entry in api.urls[0] if isinstance(entry, URLPattern))
    return {str(one.name): (str(one.pattern), one.callback) for one in found if one.name != "api-root"}


def openapi() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1) with words in the active language; to be read and not changed."""
    return _described(get_language() or "")


@lru_cache(maxsize=4)
def _described(_language: str) -> dict[str, Any]:
    return describe(json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/v1/"), default=str)))
