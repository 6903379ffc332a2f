"""The frozen versions of a plan: the list with its decisions, one version to read, and two compared."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, open_page
from samskap.plans.access import get_plan_for
from samskap.plans.queries.decisions import past_of
from samskap.plans.queries.version_words import counted
from samskap.plans.queries.versions import NOW, Version, compare_versions, read_version, version_list

TODAY = "na"  # in the address: the text as it is today
WHY = "visitors get the versions of open states without persons' names, of plans they may see"


@open_page(WHY)
@require_safe
def versions(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """All versions with the decisions behind them, and the plans before and after this one."""
    plan = get_plan_for(request.viewer, plan_id)
    rows = version_list(request.viewer, plan)
    context = {
        "plan": plan,
        "versions": rows,
        "choices": choices(rows),
        "old": str(rows[0].number) if rows else "",
        "new": TODAY,
        "past": past_of(plan, inside=request.viewer.belongs),
    }
    return page(request, "plans/versions.html", context)


@open_page(WHY)
@require_safe
def version(request: OrganisationRequest, plan_id: int, number: int) -> HttpResponse:
    """One version as it read on its day."""
    plan = get_plan_for(request.viewer, plan_id)
    return page(
        request, "plans/version.html", {"plan": plan, "read": read_version(request.viewer, plan, number)}
    )


@open_page(WHY)
@require_safe
def compare(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Two versions, or one and the text of today, word by word."""
    plan = get_plan_for(request.viewer, plan_id)
    rows = version_list(request.viewer, plan)
    if not rows:
        raise Http404
    # said of nothing, the newest version is compared with the text of today
    old, new = request.GET.get("fra") or str(rows[0].number), request.GET.get("til") or TODAY
    names = dict(choices(rows))
    if old not in names or new not in names:
        raise Http404
    found = compare_versions(request.viewer, plan, _number(old), _number(new))
    context = {
        "plan": plan,
        "choices": choices(rows),
        "old": old,
        "new": new,
        "old_name": names[old],
        "new_name": names[new],
        "found": found,
        "counts": counted(found),
    }
    return page(request, "plans/version_compare.html", context)


def choices(rows: list[Version]) -> list[tuple[str, str]]:
    """What may be compared, by what stands for it in the address."""
    words = _("Utgave %(number)s: %(state)s %(day)s")
    named = [
        (str(row.number), words % {"number": row.number, "state": row.label.lower(), "day": row.day})
        for row in rows
    ]
    return [(TODAY, _("Slik planen er i dag")), *named]


def _number(chosen: str) -> int:
    return NOW if chosen == TODAY else int(chosen)
