"""What is understood of a rhythm while it is written, for the line under the field."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.gatherings.queries.preview import said_of
from samskap.people.access import OrganisationRequest, members_page


@members_page("says what words mean, and knows nothing of anybody")
@require_safe
def said(request: OrganisationRequest) -> HttpResponse:
    """The rhythm in words with its first days, or what is not understood."""
    words = next((str(value) for name, value in request.GET.items() if name.endswith("rhythm")), "")
    told = said_of(words, request.GET.get("starts_on", ""), timezone.now())
    return page(request, "gatherings/rhythm_said.html", {"said": told})
