"""Health, language, and what people see when something is wrong."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samskap.core.gate import open_to_all
from samskap.core.handing_back import written_in
from samskap.core.languages import remember_language


@open_to_all("says only whether the service is up")
@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    """For load balancers: 200 when pages can be served, 503 when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # whatever the driver raises, the answer is the same
        return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


@open_to_all("stores the visitor's own choice of language in a cookie")
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language and go back to the page the person came from."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        remember_language(response, language)
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood."""
    return render(request, "design/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the person is known here, but this is not theirs to do."""
    return render(request, "design/errors/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long or came from elsewhere; the texts in it are handed back."""
    return render(request, "design/errors/csrf.html", {"kept": written_in(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not this person's; the two look the same."""
    return render(request, "design/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without database, session or context processors, which may be what failed."""
    return render(None, "design/errors/500.html", status=500)
