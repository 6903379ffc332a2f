"""Where an author reads the answer: with the code of an input, or signed in. Until it is answered it can be taken back.

The code is sent in a form and never stands in an address, which browsers, proxies and the next reader would keep.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core import ratelimit
from samskap.core.pages import page
from samskap.core.receipts import tidy
from samskap.people.access import OrganisationRequest, open_page
from samskap.plans.actions import hearing_inputs
from samskap.plans.forms.hearing import CodeForm
from samskap.plans.queries.hearing_receipts import by_code, own_inputs
from samskap.plans.states import NotAllowedNow
from samskap.plans.views.answers import number_in
from samskap.plans.views.hearing import layout, unkept

# Wrong codes from one address; the right ones do not count.
GUESSING = ratelimit.Limit("receipt", most=20, seconds=900)


@open_page("shows an input to whoever has its code, and to signed-in people their own")
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: OrganisationRequest) -> HttpResponse:
    """Ask for the code, show what it opens, and let the author take the words back."""
    if request.method != "POST":
        return _answer(request, CodeForm())
    if request.viewer.person and "input" in request.POST:
        return _take_back_own(request)
    form = CodeForm(request.POST)
    address = ratelimit.address_of(request)
    if ratelimit.used_up(GUESSING, address):
        form.add_error("code", _("Det ble mange forsøk herfra. Vent et kvarter, så kan du prøve igjen."))
        return _answer(request, form, status=429)
    if not form.is_valid():
        return _answer(request, form, status=422)
    code = tidy(form.cleaned_data["code"])
    opened = by_code(request.organisation, code, today=timezone.localdate()) if code else None
    if opened is None:
        ratelimit.within(GUESSING, address)
        form.add_error("code", _("Vi fant ikke noe innspill med den koden. Se om alle bokstavene er med."))
        return _answer(request, form, status=422)
    if "take_back" not in request.POST:
        return _answer(request, form, opened=opened, code=code)
    try:
        hearing_inputs.take_back(by=request.viewer, given=opened.row, code=code)
    except NotAllowedNow as error:
        return _answer(request, form, opened=opened, code=code, said=str(error), status=409)
    return _answer(request, CodeForm(), said=_("Innspillet er tatt tilbake, og borte herfra."))


def _take_back_own(request: OrganisationRequest) -> HttpResponse:
    own = {each.row.pk: each for each in own_inputs(request.viewer, today=timezone.localdate())}
    chosen = own.get(number_in(request.POST, "input") or 0)
    if chosen is not None:
        try:
            hearing_inputs.take_back(by=request.viewer, given=chosen.row)
        except NotAllowedNow as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("Innspillet er tatt tilbake, og borte herfra."))
    return redirect("plans:input_receipt", request.organisation.slug)


def _answer(request: OrganisationRequest, form: CodeForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    context: dict[str, Any] = {"form": form, **shown, "layout": layout(request.viewer)}
    if request.viewer.person:
        context["own"] = own_inputs(request.viewer, today=timezone.localdate())
    return unkept(page(request, "plans/hearing_receipt.html", context, status=status))
