"""For those who hold gatherings: a series is planned, changed with a look at what that does, and ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.gatherings.access.gatherings import get_series_for, require_holds
from samskap.gatherings.actions import series as actions
from samskap.gatherings.forms.series import EndForm, SeriesForm, initial_of
from samskap.gatherings.forms.shared_fields import own_home
from samskap.gatherings.models import Kind, Series
from samskap.gatherings.queries.preview import preview_of
from samskap.gatherings.queries.surroundings import around_of, hosts_for
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.rhythm import examples
from samskap.gatherings.views.telling import with_seen
from samskap.people.access import OrganisationRequest, members_page

HOLDERS = "only those who hold gatherings of the unit or team get past the look-up"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@members_page(HOLDERS)
@form_page
def create(request: OrganisationRequest) -> HttpResponse:
    """A new series: written, looked at as days, and saved."""
    around = around_of(request.viewer)
    if not around.homes:
        raise PermissionDenied
    initial = {
        "starts_on": timezone.localdate(),
        "minutes": 60,
        "host": request.viewer.person_id,
        "home": request.GET.get("hos") or own_home(request.viewer, around),
        "kind": request.GET.get("slag") or Kind.INSPIRATION,
    }
    form = SeriesForm(
        request.POST or None, row=None, around=around, people=hosts_for(request.viewer), initial=initial
    )
    if "lagre" in request.POST and form.is_valid() and form.looked:
        try:
            made = actions.plan_series(by=request.viewer, entry=form.entry())
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Serien er lagret, og samlingene er lagt inn."))
            return redirect("gatherings:series", request.organisation.slug, made.pk)
    return _form_page(request, form, None)


@members_page(HOLDERS)
@form_page
def edit(request: OrganisationRequest, series_id: int) -> HttpResponse:
    """New words or a new rhythm; what stays and what goes is shown before it is saved."""
    row = _held_by(request, series_id)
    if row.ended_at is not None:
        messages.warning(request, _("Serien er avsluttet. Lag en ny om dere vil begynne igjen."))
        return redirect("gatherings:series", request.organisation.slug, row.pk)
    form = SeriesForm(
        request.POST or None,
        row=row,
        around=around_of(request.viewer),
        people=hosts_for(request.viewer),
        initial=initial_of(row),
    )
    if "lagre" in request.POST and form.is_valid() and form.looked:
        try:
            seen = form.cleaned_data["seen"] or row.revision
            effect = actions.change_series(by=request.viewer, series=row, entry=form.entry(), seen=seen)
        except ChangedMeanwhile:
            form.add_error(None, _("Noen andre lagret mens du skrev. Se over og lagre en gang til."))
            form.data = with_seen(request, row.revision)
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _kept_words(len(effect.kept)))
            return redirect("gatherings:series", request.organisation.slug, row.pk)
    return _form_page(request, form, row)


@members_page(HOLDERS)
@form_page
def end(request: OrganisationRequest, series_id: int) -> HttpResponse:
    """No more after a day; what was used stays."""
    row = _held_by(request, series_id)
    form = EndForm(request.POST or None, initial={"last": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            effect = actions.end_series(by=request.viewer, series=row, last=form.cleaned_data["last"])
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Serien er avsluttet.") + " " + _kept_words(len(effect.kept)))
            return redirect("gatherings:series", request.organisation.slug, row.pk)
    context = {"series": row, "form": form}
    return page(request, "gatherings/series_end.html", context, status=422 if form.errors else 200)


def _held_by(request: OrganisationRequest, series_id: int) -> Series:
    row = get_series_for(request.viewer, series_id)
    require_holds(request.viewer, row)
    return row


def _form_page(request: OrganisationRequest, form: SeriesForm, row: Series | None) -> HttpResponse:
    valid = form.is_bound and not form.errors
    form.tell_at(reverse("gatherings:rhythm", args=[request.organisation.slug]))
    context: dict[str, Any] = {
        "form": form,
        "series": row,
        "examples": examples(),
        "preview": preview_of(row, form.entry().plan(), timezone.now()) if valid else None,
        "unseen": valid and "lagre" in request.POST,
    }
    return page(request, "gatherings/series_form.html", context, status=422 if form.errors else 200)


def _kept_words(kept: int) -> str:
    if not kept:
        return _("Alle kommende samlinger følger det nye.")
    return ngettext(
        "Én samling som er i bruk, står som den er.", "%(n)s samlinger som er i bruk, står som de er.", kept
    ) % {"n": kept}
