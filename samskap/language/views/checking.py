"""The page where a text is checked, and the words and their reasons for the checker in the browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_http_methods, require_safe

from samskap.core.pages import page
from samskap.language import browser_edition
from samskap.language.checker.editions import compiled_mark
from samskap.language.forms.checking import CheckForm
from samskap.language.queries.checking import checked
from samskap.language.queries.in_force import compiled_for, edition_in_force
from samskap.language.queries.trend import units_that_count
from samskap.people.access import OrganisationRequest, open_page

OPEN = "the words in force are open to everybody"


@open_page("the words in force are open to everybody, and a checked text is kept by nobody")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check(request: OrganisationRequest) -> HttpResponse:
    """A text and what the dictionary says of it. A browser with scripts sends none; for others it is read here."""
    form = CheckForm(request.POST if request.method == "POST" else None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = checked(form.cleaned_data["text"], compiled_for(request.organisation))
    context = {
        "form": form,
        "crumbs": [(_("Ordboken"), reverse("language:dictionary", args=[request.organisation.slug]))],
        "found": found,
        "edition": edition_in_force(request.organisation),
        "count_units": units_that_count(request.viewer),
    }
    return page(request, "language/check.html", context, status=422 if form.errors else 200)


def _version(request: HttpRequest) -> str:
    """The mark of the edition in force as it is now and is compiled now; without one it is the one brought along."""
    edition = edition_in_force(request.organisation)  # type: ignore[attr-defined]  # open_page has put it there
    words = f"{edition.pk}-{edition.revision}" if edition else "starter"
    return f'"{browser_edition.FORMAT.replace("/", "-")}-{compiled_mark()}-{words}"'


@open_page(OPEN)
@require_safe
@gzip_page  # nothing secret is in it, and nothing of the asker
@cache_control(public=True, max_age=300)
@condition(etag_func=_version)
def compiled(request: OrganisationRequest) -> HttpResponse:
    """The edition in force as the checker in the browser reads it."""
    payload = browser_edition.payload(compiled_for(request.organisation))
    return HttpResponse(payload, content_type="application/json")


@open_page(OPEN)
@require_safe
@gzip_page  # as above
@cache_control(public=True, max_age=300)
@condition(etag_func=_version)
def reasons(request: OrganisationRequest) -> HttpResponse:
    """Why to think over each word of the edition in force; asked for when there is a finding to show."""
    payload = browser_edition.reasons_payload(compiled_for(request.organisation))
    return HttpResponse(payload, content_type="application/json")
