"""How a reflection ends: roles as numbers, what we choose to share with a look at it first, or thrown away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.gatherings.access.reflection import get_own_reflection
from samskap.gatherings.actions import reflections as actions
from samskap.gatherings.forms.reflections import CloseForm
from samskap.gatherings.models import Reflection
from samskap.gatherings.queries.reflection_sheets import read_sheet
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.roles import EMPLOYEE, RESIDENT
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.queries.hearing import names_of_nobody

THERE = "only those who opened it or were there by name get past the look-up"


@members_page(THERE)
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: OrganisationRequest, reflection_id: int) -> HttpResponse:
    """Ask how many were there and what we share, show how others will read it, and close."""
    row = get_own_reflection(request.viewer, reflection_id)
    if request.method != "POST":
        return _ask(request, row, CloseForm(initial=_initial(row)))
    form = CloseForm(request.POST, known_names=names_of_nobody(request.organisation))
    if not form.is_valid():
        return _ask(request, row, form, status=422)
    ending = form.ending()
    if "confirm" not in request.POST:
        return _ask(request, row, form, look="edit" not in request.POST)
    try:
        actions.close_reflection(
            by=request.viewer, reflection=row, ending=ending, seen=form.cleaned_data["seen"]
        )
    except ChangedMeanwhile:
        return _ask(request, row, _seen_anew(form, row), status=409)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _ask(request, row, form, status=409)
    messages.success(request, _("Refleksjonen er lukket."))
    return redirect("gatherings:reflection", request.organisation.slug, row.pk)


@members_page(THERE)
@require_POST
def throw_away(request: OrganisationRequest, reflection_id: int) -> HttpResponse:
    """Throw away a sheet that was opened by mistake."""
    row = get_own_reflection(request.viewer, reflection_id)
    try:
        actions.throw_away(by=request.viewer, reflection=row)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return redirect("gatherings:reflection", request.organisation.slug, row.pk)
    messages.success(request, _("Arket er borte."))
    return redirect("gatherings:reflections", request.organisation.slug)


@members_page("those who care for the unit it was shared in; asked by the verb")
@require_POST
def take_shared_away(request: OrganisationRequest) -> HttpResponse:
    """Take away what a group shared."""
    if actions.take_shared_away(by=request.viewer, key=request.POST.get("tekst", "")):
        messages.success(request, _("Teksten er tatt bort."))
    return redirect("gatherings:reflections", request.organisation.slug)


def _ask(
    request: OrganisationRequest, row: Reflection, form: CloseForm, *, look: bool = False, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "row": row, "look": look}
    context["shown"] = read_sheet(request.viewer, row, now=timezone.now())
    if look:
        ending = form.ending()
        context |= {
            "shared": ending.shared,
            "hidden": [(name, request.POST.get(name, "")) for name in form.fields],
        }
    response = page(request, "gatherings/reflection_close.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _seen_anew(form: CloseForm, row: Reflection) -> CloseForm:
    """The form with what this person wrote, and beside it what somebody else saved while they did."""
    row.refresh_from_db()
    form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
    form.data["seen"] = actions.ending_mark(row)  # type: ignore[index]  # same
    words = _(
        "Noen andre lukket refleksjonen mens du skrev, og delte ingen tekst. Se over, og lagre en gang til."
    )
    if row.shared:
        words = _(
            "Noen andre lagret mens du skrev. Nå deles dette: «%(text)s» Se over, og lagre en gang til."
        )
    form.add_error("shared", words % {"text": row.shared})
    return form


def _initial(row: Reflection) -> dict[str, Any]:
    roles = dict(row.roles)
    if not roles:
        roles = {EMPLOYEE: row.present.count()}
        if row.form == Reflection.Form.ONE_TO_ONE:
            roles = {RESIDENT: 1, EMPLOYEE: 1}
    counts = {f"role_{role}": count for role, count in roles.items() if count}
    return {**counts, "shared": row.shared, "seen": actions.ending_mark(row)}
