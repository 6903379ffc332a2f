"""«Planlegg året»: several series on one page, with all their days to look at before anything is saved."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.gatherings.actions.series import SeriesEntry, plan_year
from samskap.gatherings.forms.shared_fields import own_home
from samskap.gatherings.forms.year import YearForm
from samskap.gatherings.queries.series_page import living_series
from samskap.gatherings.queries.surroundings import around_of
from samskap.gatherings.queries.year_preview import YearPreview, year_preview
from samskap.gatherings.refusals import NotAllowedNow
from samskap.people.access import OrganisationRequest, members_page

LATE_IN_THE_YEAR = 10


@members_page("only those who hold gatherings of a unit or team get past the look-up")
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: OrganisationRequest) -> HttpResponse:
    """Choose, look at the days, save."""
    around = around_of(request.viewer)
    if not around.homes:
        raise PermissionDenied
    now = timezone.now()
    series = living_series(request.viewer, now)
    form = YearForm(
        request.POST if request.method == "POST" else None,
        around=around,
        host=request.viewer.person,
        series=series,
        initial=_initial(now) | {"home": request.GET.get("hos") or own_home(request.viewer, around)},
    )
    for kind in form.kinds:
        kind.tell_at(reverse("gatherings:rhythm", args=[request.organisation.slug]))
    valid = form.is_bound and form.is_valid()
    entries = [entry for _kind, entry in form.entries()] if valid else []
    if valid and "lagre" in request.POST and form.looked:
        try:
            return _saved(request, entries, form.cleaned_data["home"])
        except NotAllowedNow as error:
            form.add_error(None, str(error))
            valid = False
    context = {
        "form": form,
        "invalid": form.is_bound and not valid,
        "preview": _preview(form, entries, now) if valid else None,
        "unseen": valid and "lagre" in request.POST,
        "series": series,
    }
    return page(
        request, "gatherings/year_plan.html", context, status=422 if form.is_bound and not valid else 200
    )


def _saved(request: OrganisationRequest, entries: list[SeriesEntry], home: str) -> HttpResponse:
    """All of them saved, and on to the year they are in."""
    made = plan_year(by=request.viewer, entries=entries)
    words = ngettext(
        "Én serie er lagt inn med alle dagene.", "%(n)s serier er lagt inn med alle dagene.", len(made)
    )
    messages.success(request, words % {"n": len(made)})
    year = reverse("gatherings:year", args=[request.organisation.slug])
    return redirect(f"{year}?ar={entries[0].starts_on.year}&hos={home}")


def _preview(form: YearForm, entries: list[SeriesEntry], now: datetime) -> YearPreview:
    """The days, and beside each series those of its kind that go on already."""
    going = form.going(form.cleaned_data["home"], form.cleaned_data["starts_on"])
    plans = [
        (entry.title, entry.plan(), entry.minutes, [line for line in going if line.series.kind == entry.kind])
        for entry in entries
    ]
    return year_preview(plans, now)


def _initial(now: datetime) -> dict[str, date]:
    """The rest of this year, or the whole of the next one when this is nearly over."""
    today = timezone.localdate(now)
    if today.month >= LATE_IN_THE_YEAR:
        return {"starts_on": date(today.year + 1, 1, 1), "ends_on": date(today.year + 1, 12, 31)}
    return {"starts_on": today, "ends_on": date(today.year, 12, 31)}
