"""The sections of a plan: written, changed, moved, and taken away without losing a measure."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans import actions
from samskap.plans.access import get_plan_to_edit, get_section_to_edit
from samskap.plans.forms.conflict import Difference, field_differences
from samskap.plans.forms.plan import DeleteSectionForm, SectionForm
from samskap.plans.models import Section
from samskap.plans.order import WHERES
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow
from samskap.plans.views.answers import attempt, is_open, revision_to_claim, to_outline, to_plan
from samskap.plans.views.editing import MEMBERS, answer_status, mark, renewed


@members_page(MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def section_create(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """A new section at the end of the plan."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    if not is_open(request, plan):
        return to_plan(request, plan)
    form = SectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("title", "intro")}
        section = actions.add_section(by=request.viewer, plan=plan, **words)
        messages.success(request, _("Delen «%(title)s» er lagt til.") % {"title": section.title})
        return to_outline(request, plan.pk, f"#del-{section.pk}")
    return page(
        request, "plans/edit_section.html", {"form": form, "plan": plan}, status=answer_status(form, None)
    )


@members_page(MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def section_edit(request: OrganisationRequest, section_id: int) -> HttpResponse:
    """Change the section's words."""
    section = get_section_to_edit(request.viewer, section_id)
    plan = section.plan
    if not is_open(request, plan):
        return to_plan(request, plan)
    now: dict[str, Any] = {"title": section.title, "intro": section.intro}
    marks = {"revision": plan.revision, "seen": mark(now)}
    form = SectionForm(request.POST if request.method == "POST" else None, initial={**now, **marks})
    conflict: list[Difference] | None = None
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("title", "intro")}
        try:
            claimed = revision_to_claim(request.POST, plan, mark(now))
            actions.edit_section(by=request.viewer, section=section, revision=claimed, **words)
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        except ChangedMeanwhile:
            form = SectionForm(renewed(request, marks))
            conflict = field_differences(form, now)
        else:
            messages.success(request, _("Delen er lagret."))
            return to_outline(request, plan.pk, f"#del-{section.pk}")
    context = {"form": form, "plan": plan, "section": section, "conflict": conflict}
    return page(request, "plans/edit_section.html", context, status=answer_status(form, conflict))


@members_page(MEMBERS)
@require_POST
def section_move(request: OrganisationRequest, section_id: int) -> HttpResponse:
    """Up, down, first or last in the plan."""
    section = get_section_to_edit(request.viewer, section_id)
    where = request.POST.get("where", "")
    if where in WHERES:
        words = {
            "up": _("Delen «%(title)s» er flyttet opp."),
            "down": _("Delen «%(title)s» er flyttet ned."),
            "first": _("Delen «%(title)s» står nå øverst."),
            "last": _("Delen «%(title)s» står nå nederst."),
        }[where]
        attempt(
            request,
            lambda: actions.move_section(by=request.viewer, section=section, where=where),
            words % {"title": section.title},
            as_before=_("Delen «%(title)s» står der allerede.") % {"title": section.title},
        )
    return to_outline(request, section.plan_id, f"#del-{section.pk}")


@members_page(MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def section_delete(request: OrganisationRequest, section_id: int) -> HttpResponse:
    """Ask where the measures shall go, and take the section away."""
    section = get_section_to_edit(request.viewer, section_id)
    plan = section.plan
    if not is_open(request, plan):
        return to_plan(request, plan)
    others = list(Section.objects.filter(plan=plan).exclude(pk=section.pk))
    measures = section.measures.count()
    form = DeleteSectionForm(
        request.POST if request.method == "POST" else None, others=others, has_measures=measures > 0
    )
    if form.is_valid():
        into = form.cleaned_data["into"]
        try:
            actions.delete_section(by=request.viewer, section=section, into=into)
        except NotAllowedNow as error:
            form.add_error("into", str(error))
        else:
            messages.success(request, _("Delen «%(title)s» er tatt bort.") % {"title": section.title})
            return to_outline(request, plan.pk)
    context = {
        "form": form,
        "plan": plan,
        "section": section,
        "others": others,
        "measures": measures,
    }
    return page(request, "plans/edit_section_delete.html", context, status=answer_status(form, None))
