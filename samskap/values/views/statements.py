"""Forms: what a value means here, and how a department recognises it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, teams_of, units_of
from samskap.values import actions
from samskap.values.access import (
    get_statement_to_edit,
    get_value_for,
    get_value_to_edit,
    units_to_write_for,
)
from samskap.values.forms import MeaningForm, StatementForm
from samskap.values.models import Value

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _known_names(request: OrganisationRequest) -> list[str]:
    units = units_of(request.viewer).values_list("name", flat=True)
    return [*units, *teams_of(request.viewer).values_list("name", flat=True), request.organisation.name]


def _back_to(request: OrganisationRequest, value: Value) -> HttpResponse:
    return redirect("values:value", request.organisation.slug, value.slug)


@members_page("those who edit the values")
@form_page
def edit(request: OrganisationRequest, slug: str) -> HttpResponse:
    """What the value is called and means here."""
    value = get_value_to_edit(request.viewer, slug)
    form = MeaningForm(request.POST or None, initial={"name": value.name, "meaning": value.meaning})
    if request.method == "POST" and form.is_valid():
        actions.change_meaning(by=request.viewer, value=value, **form.cleaned_data)
        messages.success(request, _("Verdien er lagret."))
        return _back_to(request, value)
    return page(request, "values/edit.html", {"value": value, "form": form})


@members_page("those who write for their own department")
@form_page
def add_statement(request: OrganisationRequest, slug: str) -> HttpResponse:
    """A department's own words."""
    value = get_value_for(request.viewer, slug)
    units = units_to_write_for(request.viewer)
    if not units:
        raise PermissionDenied
    form = StatementForm(request.POST or None, units=units, known_names=_known_names(request))
    if request.method == "POST" and form.is_valid():
        actions.write_statement(by=request.viewer, value=value, **form.cleaned_data)
        messages.success(request, _("Takk. Ordene deres står på siden nå."))
        return _back_to(request, value)
    return page(request, "values/statement.html", {"value": value, "form": form})


@members_page("those who write for the statement's department")
@form_page
def edit_statement(request: OrganisationRequest, statement_id: int) -> HttpResponse:
    """New words in the same place."""
    statement = get_statement_to_edit(request.viewer, statement_id)
    form = StatementForm(
        request.POST or None, initial={"text": statement.text}, known_names=_known_names(request)
    )
    if request.method == "POST" and form.is_valid():
        actions.change_statement(by=request.viewer, statement=statement, **form.cleaned_data)
        messages.success(request, _("Ordene er lagret."))
        return _back_to(request, statement.value)
    context = {"value": statement.value, "statement": statement, "form": form}
    return page(request, "values/statement.html", context)


@members_page("those who write for the statement's department")
@require_POST
def delete_statement(request: OrganisationRequest, statement_id: int) -> HttpResponse:
    """Take a department's words away."""
    statement = get_statement_to_edit(request.viewer, statement_id)
    value = statement.value
    actions.delete_statement(by=request.viewer, statement=statement)
    messages.success(request, _("Ordene er tatt bort."))
    return _back_to(request, value)
