"""Editing a plan: the outline with everything in it, its head, its sections, and throwing a draft away."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, people_of
from samskap.plans import actions
from samskap.plans.access import get_plan_to_edit, units_to_plan_for
from samskap.plans.forms.conflict import Difference, field_differences
from samskap.plans.forms.plan import PlanForm, plan_initial
from samskap.plans.models import LooseText
from samskap.plans.queries.outline import left_to_do, outline
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow, State
from samskap.plans.views.answers import attempt, is_open, revision_to_claim, to_outline, to_plan

MEMBERS = "only those who may change the plan get past the look-up"


@members_page(MEMBERS)
@require_safe
def edit(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """The whole plan on one page, with buttons to move and links to change."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    if not is_open(request, plan):
        return to_plan(request, plan)
    parts = outline(plan)
    context = {
        "plan": plan,
        "parts": parts,
        "left": left_to_do(parts),
        "loose": plan.loose_texts.filter(decision=LooseText.Decision.OPEN).count(),
        "is_draft": plan.state == State.DRAFT,
        "may_number": plan.state in (State.DRAFT, State.HEARING),
    }
    return page(request, "plans/edit_plan.html", context, part="parts")


@members_page("only those who make plans for a unit get past the look-up")
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: OrganisationRequest) -> HttpResponse:
    """Begin a plan from nothing; a document is read in elsewhere."""
    units = units_to_plan_for(request.viewer)
    if not units:
        raise PermissionDenied
    given = request.POST if request.method == "POST" else None
    initial = {
        "unit": units[0].pk,
        "owner": request.viewer.person_id,
        "language": request.organisation.language,
    }
    form = PlanForm(given, initial=initial, units=units, people=people_of(request.viewer))
    if form.is_valid():
        words = form.words()
        plan = actions.create_plan(by=request.viewer, **words)
        messages.success(request, _("Planen er begynt. Nå kan du skrive delene og tiltakene."))
        return to_outline(request, plan.pk)
    status = 422 if form.is_bound else 200
    return page(request, "plans/edit_head.html", {"form": form, "plan": None}, status=status)


@members_page(MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_head(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Change what the plan says of itself."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    if not is_open(request, plan):
        return to_plan(request, plan)
    now = plan_initial(plan)
    marks = {"revision": plan.revision, "seen": mark(now)}
    options: dict[str, Any] = {
        "units": units_to_plan_for(request.viewer),
        "people": people_of(request.viewer),
    }
    form = PlanForm(request.POST if request.method == "POST" else None, initial={**now, **marks}, **options)
    conflict: list[Difference] | None = None
    if form.is_valid():
        try:
            claimed = revision_to_claim(request.POST, plan, mark(now))
            actions.edit_plan(by=request.viewer, plan=plan, revision=claimed, **form.words())
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        except ChangedMeanwhile:
            form = PlanForm(renewed(request, marks), **options)
            conflict = field_differences(form, now)
        else:
            messages.success(request, _("Planen er lagret."))
            return to_outline(request, plan.pk)
    status = answer_status(form, conflict)
    return page(
        request, "plans/edit_head.html", {"form": form, "plan": plan, "conflict": conflict}, status=status
    )


def mark(now: dict[str, Any]) -> str:
    """A mark of what stands there now: the same as long as nobody has changed it."""
    return hashlib.sha256(repr(sorted(now.items())).encode()).hexdigest()[:32]


def renewed(request: OrganisationRequest, marks: dict[str, Any]) -> dict[str, Any]:
    """What was sent, with the marks of what stands there now: the next press of «Lagre» is meant."""
    return {**request.POST.dict(), **marks}


def answer_status(form: forms.Form, conflict: object) -> int:
    """200 for a form to fill in, 422 for one with something to put right, 409 when somebody else was first."""
    if conflict is not None:
        return 409
    return 422 if form.is_bound and form.errors else 200


@members_page(MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Ask, and throw a draft away."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    if request.method != "POST":
        measures = sum(len(part.lines) for part in outline(plan))
        heard = plan.state != State.DRAFT or plan.frozen_versions.exists()
        context = {"plan": plan, "measures": measures, "heard": heard}
        return page(request, "plans/edit_delete.html", context)
    done = attempt(
        request,
        lambda: actions.delete_draft(by=request.viewer, plan=plan),
        _("Utkastet «%(title)s» er slettet.") % {"title": plan.title},
    )
    return redirect("plans:list", request.organisation.slug) if done else to_plan(request, plan)


@members_page(MEMBERS)
@require_POST
def number(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Number the measures in the order they stand now."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    attempt(
        request,
        lambda: actions.number_measures(by=request.viewer, plan=plan),
        _("Tiltakene er nummerert i den rekkefølgen de står."),
        as_before=_("Tiltakene har allerede de rette numrene."),
    )
    return to_outline(request, plan.pk)
