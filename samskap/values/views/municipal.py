"""The municipality's own values: the page, its forms, and a department's matching with the recovery values."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, open_page, teams_of, units_of
from samskap.values.access import (
    get_link_to_edit,
    get_municipal_for,
    get_municipal_to_edit,
    may_edit_values,
    units_to_write_for,
    values_of,
)
from samskap.values.actions import municipal as actions
from samskap.values.forms.municipal import LinkForm, MunicipalForm, ReflectionForm
from samskap.values.queries.municipal import municipal_page

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _known_names(request: OrganisationRequest) -> list[str]:
    units = units_of(request.viewer).values_list("name", flat=True)
    values = values_of(request.viewer).values_list("name", flat=True)
    teams = teams_of(request.viewer).values_list("name", flat=True)
    return [*units, *teams, *values, request.organisation.name]


def _back(request: OrganisationRequest) -> HttpResponse:
    return redirect("values:municipal", request.organisation.slug)


@open_page("the municipality's values and what the departments see in them are open")
@require_safe
def municipal(request: OrganisationRequest) -> HttpResponse:
    """The municipality's own values beside the recovery values, department by department."""
    return page(request, "values/municipal.html", {"found": municipal_page(request.viewer)})


@members_page("those who edit the values")
@form_page
def municipal_add(request: OrganisationRequest) -> HttpResponse:
    """One more of the municipality's own values."""
    if not may_edit_values(request.viewer):
        raise PermissionDenied
    form = MunicipalForm(
        request.POST if request.method == "POST" else None, known_names=_known_names(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_municipal_value(by=request.viewer, **form.cleaned_data)
        except actions.AlreadyThere:
            form.add_error("name", _("Kommunen har en verdi med det navnet allerede."))
        else:
            messages.success(request, _("Verdien står på siden nå."))
            return _back(request)
    return page(request, "values/municipal_edit.html", {"form": form})


@members_page("those who edit the values")
@form_page
def municipal_edit(request: OrganisationRequest, municipal_id: int) -> HttpResponse:
    """What the municipal value is called and means."""
    found = get_municipal_to_edit(request.viewer, municipal_id)
    initial = {"name": found.name, "meaning": found.meaning}
    form = MunicipalForm(
        request.POST if request.method == "POST" else None, initial=initial, known_names=_known_names(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_municipal_value(by=request.viewer, municipal=found, **form.cleaned_data)
        except actions.AlreadyThere:
            form.add_error("name", _("Kommunen har en verdi med det navnet allerede."))
        else:
            messages.success(request, _("Verdien er lagret."))
            return _back(request)
    return page(request, "values/municipal_edit.html", {"form": form, "municipal": found})


@members_page("those who edit the values")
@require_POST
def municipal_delete(request: OrganisationRequest, municipal_id: int) -> HttpResponse:
    """Take the municipal value away."""
    found = get_municipal_to_edit(request.viewer, municipal_id)
    actions.delete_municipal_value(by=request.viewer, municipal=found)
    messages.success(request, _("Verdien er tatt bort."))
    return _back(request)


@members_page("those who write for their own department")
@form_page
def link_add(request: OrganisationRequest, municipal_id: int) -> HttpResponse:
    """A department says which recovery value it sees in the municipal one, and why."""
    found = get_municipal_for(request.viewer, municipal_id)
    units = units_to_write_for(request.viewer)
    if not units:
        raise PermissionDenied
    form = LinkForm(
        request.POST if request.method == "POST" else None,
        units=units,
        values=values_of(request.viewer),
        known_names=_known_names(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.link_values(by=request.viewer, municipal=found, **form.cleaned_data)
        except actions.AlreadyThere:
            form.add_error(
                "value", _("Avdelingen har koblet disse to allerede. Endre ordene på siden i stedet.")
            )
        else:
            messages.success(request, _("Takk. Det står på siden nå."))
            return _back(request)
    return page(request, "values/link.html", {"form": form, "municipal": found})


@members_page("those who write for the department")
@form_page
def link_edit(request: OrganisationRequest, link_id: int) -> HttpResponse:
    """New words for a department's reflection."""
    link = get_link_to_edit(request.viewer, link_id)
    initial = {"reflection": link.reflection}
    form = ReflectionForm(
        request.POST if request.method == "POST" else None, initial=initial, known_names=_known_names(request)
    )
    if request.method == "POST" and form.is_valid():
        actions.change_link(by=request.viewer, link=link, **form.cleaned_data)
        messages.success(request, _("Ordene er lagret."))
        return _back(request)
    context = {"form": form, "municipal": link.municipal_value, "link": link}
    return page(request, "values/link.html", context)


@members_page("those who write for the department")
@require_POST
def link_delete(request: OrganisationRequest, link_id: int) -> HttpResponse:
    """Take a department's matching away."""
    link = get_link_to_edit(request.viewer, link_id)
    actions.delete_link(by=request.viewer, link=link)
    messages.success(request, _("Koblingen er tatt bort."))
    return _back(request)
