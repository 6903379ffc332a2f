"""Taking a plan along: the page that offers it in several forms, each of them, and the package for the archive."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samskap.core.documents import DocumentError, document_answer
from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, open_page
from samskap.plans.access import get_plan_for, get_plan_to_edit, may_edit
from samskap.plans.exporting import export_of
from samskap.plans.exporting.archive import ArchiveTooBig, archive_of
from samskap.plans.exporting.formats import FORMATS, safe_name
from samskap.plans.exporting.offers import offers_of
from samskap.plans.exporting.versions import version_pdf
from samskap.plans.models import Plan
from samskap.plans.queries.versions import versions_of


@open_page("whoever sees the plan may take it along, as they see it")
@require_safe
def exports(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """The forms of the plan in plain words; those who edit it also find the archive package."""
    plan = get_plan_for(request.viewer, plan_id)
    context = {
        "plan": plan,
        "offers": offers_of(plan, request.viewer, now=timezone.now()),
        "archives": may_edit(request.viewer, plan),
    }
    return page(request, "plans/exports.html", context)


@open_page("whoever sees the plan may take it along, as they see it")
@require_safe
def export(request: OrganisationRequest, plan_id: int, form: str) -> HttpResponse:
    """The plan in one form, as a file named after it."""
    plan = get_plan_for(request.viewer, plan_id)
    chosen = FORMATS.get(form)
    if chosen is None:
        raise Http404
    try:
        data = chosen.make(export_of(plan, request.viewer), timezone.localtime())
    except DocumentError:
        return _too_long(request, plan)
    name = f"{safe_name(plan.title)}.{chosen.key}"
    return document_answer(data, name=name, content_type=chosen.content_type)


@open_page("whoever may read the version may take it along, as they read it")
@require_safe
def version(request: OrganisationRequest, plan_id: int, number: int) -> HttpResponse:
    """A frozen version as PDF, as it was on its day."""
    plan = get_plan_for(request.viewer, plan_id)
    row = versions_of(request.viewer, plan).filter(number=number).first()
    if row is None:
        raise Http404
    try:
        data = version_pdf(row, plan, inside=request.viewer.belongs)
    except DocumentError:
        return _too_long(request, plan)
    name = f"{safe_name(plan.title)}-utgave-{number}.pdf"
    return document_answer(data, name=name, content_type="application/pdf")


@members_page("holds the names of those who have said something, for those who edit the plan")
@require_safe
def archive(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """The package for the municipality's archive, as a ZIP."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    try:
        data = archive_of(plan, request.viewer, now=timezone.now())
    except (ArchiveTooBig, DocumentError):
        return _too_long(request, plan)
    name = f"arkiv-{safe_name(plan.title)}-{plan.pk}.zip"
    return document_answer(data, name=name, content_type="application/zip")


def _too_long(request: OrganisationRequest, plan: Plan) -> HttpResponse:
    """There is more in the plan than this form can hold."""
    return page(request, "plans/export_too_long.html", {"plan": plan}, status=422)
