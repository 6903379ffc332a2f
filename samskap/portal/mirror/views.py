"""Verdier i praksis: the mirror, one value's traces, and the same figures as a table and a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.gatherings.access.reflection import may_open
from samskap.people.access import OrganisationRequest, members_page
from samskap.portal.mirror import weaving
from samskap.portal.mirror.numbers import as_csv, lines
from samskap.portal.mirror.strands import strand_page

OURS = "the unit's own people; figures are of departments, never of persons"


def _found(request: OrganisationRequest) -> weaving.Mirror:
    return weaving.mirror(
        request.viewer,
        unit_key=request.GET.get("avdeling", ""),
        period_key=request.GET.get("tid", ""),
        today=timezone.localdate(),
    )


def _asked(found: weaving.Mirror) -> str:
    """The choice as it stands in an address: «?tid=12m&avdeling=3»."""
    chosen = {"tid": found.period.key} | ({"avdeling": str(found.unit.pk)} if found.unit else {})
    return f"?{urlencode(chosen)}"


@members_page(OURS)
@require_safe
def mirror(request: OrganisationRequest) -> HttpResponse:
    """The five threads."""
    found = _found(request)
    context = {"found": found, "asked": _asked(found), "may_open": may_open(request.viewer)}
    return page(request, "portal/mirror.html", context, part="threads")


@members_page(OURS)
@require_safe
def numbers(request: OrganisationRequest) -> HttpResponse:
    """The same figures as tables."""
    found = _found(request)
    context = {"found": found, "lines": lines(found), "asked": _asked(found)}
    return page(request, "portal/mirror_numbers.html", context)


@members_page(OURS)
@require_safe
def numbers_file(request: OrganisationRequest) -> HttpResponse:
    """The same figures as CSV."""
    name = f'attachment; filename="verdier-i-praksis-{timezone.localdate():%Y-%m-%d}.csv"'
    return HttpResponse(
        as_csv(_found(request)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )


@members_page(OURS)
@require_safe
def strand(request: OrganisationRequest, slug: str) -> HttpResponse:
    """One value: every trace and every change of the period, newest first."""
    found = strand_page(
        request.viewer,
        slug,
        unit_key=request.GET.get("avdeling", ""),
        period_key=request.GET.get("tid", ""),
        kind=request.GET.get("slag", ""),
        side=request.GET.get("side", ""),
        today=timezone.localdate(),
    )
    if found is None:
        raise Http404
    return page(request, "portal/mirror_value.html", {"found": found})
