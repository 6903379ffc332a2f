"""A department says that it has talked the edition through."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.language.access.counting import discussed_in, get_unit_for, speaks_for
from samskap.language.actions import discussing as actions
from samskap.language.forms.discussing import DiscussedForm
from samskap.language.models import Edition, EditionDiscussed
from samskap.language.queries.proposals import names_of_nobody
from samskap.language.states import DRAFT
from samskap.people.access import OrganisationRequest, members_page
from samskap.people.models import Unit

FOR = "the department's leader, recovery contact or editor"


def _found(request: OrganisationRequest, number: int, unit_id: int) -> tuple[Edition, Unit]:
    """The edition and the unit the viewer speaks for; 404 where there is none, 403 for others."""
    edition = (
        Edition.objects.filter(organisation=request.organisation, number=number).exclude(state=DRAFT).first()
    )
    if edition is None:
        raise Http404
    unit = get_unit_for(request.viewer, unit_id)
    if not speaks_for(request.viewer, unit):
        raise PermissionDenied
    return edition, unit


@members_page(FOR)
@require_http_methods(["GET", "HEAD", "POST"])
def discussed(request: OrganisationRequest, number: int, unit_id: int) -> HttpResponse:
    """When it was, and what the department took with it."""
    edition, unit = _found(request, number, unit_id)
    said: EditionDiscussed | None = (
        discussed_in(request.viewer).filter(edition=edition, unit=unit).select_related("said_by").first()
    )
    initial: dict[str, Any] = (
        {"on": said.discussed_on, "took_with_us": said.took_with_us} if said else {"on": timezone.localdate()}
    )
    data = request.POST if request.method == "POST" else None
    form = DiscussedForm(data, initial=initial, known_names=names_of_nobody(request.organisation))
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("on", "took_with_us", "overruled")}
        try:
            actions.say_discussed(by=request.viewer, edition=edition, unit=unit, **given)
        except actions.NotDiscussed as error:
            form.add_error("on", str(error))
        else:
            messages.success(request, _("Takk. Det står på siden til utgaven nå."))
            return redirect("language:edition", request.organisation.slug, edition.number)
    status = 422 if form.is_bound else 200
    context = {"form": form, "edition": edition, "unit": unit, "said": said}
    return page(request, "language/discussed_say.html", context, status=status)


@members_page(FOR)
@require_POST
def discussed_take_back(request: OrganisationRequest, number: int, unit_id: int) -> HttpResponse:
    """Take it back, when it was said by mistake."""
    edition, unit = _found(request, number, unit_id)
    actions.take_back_discussed(by=request.viewer, edition=edition, unit=unit)
    messages.success(request, _("Det er tatt tilbake."))
    return redirect("language:edition", request.organisation.slug, edition.number)
