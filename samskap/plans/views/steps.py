"""The plan takes a step: where it is, what the next one means, and who reads it then."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans import actions
from samskap.plans.access import get_plan_to_edit
from samskap.plans.forms.plan import StepForm
from samskap.plans.models import Plan
from samskap.plans.queries.outline import left_to_do, outline, who_sees
from samskap.plans.queries.plan_page import step_of, steps_of
from samskap.plans.states import NotAllowedNow, State, steps_from
from samskap.plans.views.answers import to_plan


@dataclass(frozen=True, slots=True)
class Option:
    """A step the plan may take now, in words."""

    target: str
    verb: str | Promise
    meaning: str | Promise
    readers: str


@members_page("only those who may change the plan get past the look-up")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Show the life cycle and take a step."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    steps = steps_from(plan.state)
    if request.method != "POST":
        return _answer(request, plan, StepForm(steps=steps, initial={"state": plan.state}))
    if request.POST.get("state") != plan.state:
        return _too_late(request, plan)
    form = StepForm(request.POST, steps=steps)
    if not form.is_valid():
        return _answer(request, plan, form, status=422)
    given = form.cleaned_data
    try:
        actions.move_plan(
            by=request.viewer, plan=plan, target=given["target"], day=given["day"].start, note=given["note"]
        )
    except NotAllowedNow as error:
        form.add_error("day", str(error))
        return _answer(request, plan, form, status=422)
    label = str(State(plan.state).label).lower()
    messages.success(request, _("Planen er nå: %(state)s.") % {"state": label})
    return to_plan(request, plan)


def _too_late(request: OrganisationRequest, plan: Plan) -> HttpResponse:
    """Somebody else has moved the plan: say so, and keep what was written."""
    label = str(State(plan.state).label).lower()
    messages.warning(
        request,
        _(
            "Noen andre har flyttet planen i mellomtiden. Nå er den: %(state)s. Det du skrev, står her fortsatt."
        )
        % {"state": label},
    )
    kept = {name: request.POST.get(name, "") for name in ("day", "note")}
    form = StepForm(steps=steps_from(plan.state), initial={**kept, "state": plan.state})
    return _answer(request, plan, form, status=409)


def _answer(request: OrganisationRequest, plan: Plan, form: StepForm, *, status: int = 200) -> HttpResponse:
    options = [
        Option(str(step.target), step.verb, step.meaning, who_sees(step.target, request.organisation))
        for step in steps_from(plan.state)
    ]
    context = {
        "plan": plan,
        "form": form,
        "options": options,
        "chosen": str(form["target"].value() or ""),
        "readers": who_sees(plan.state, request.organisation),
        "left": left_to_do(outline(plan)) if plan.state in (State.DRAFT, State.HEARING) else [],
        "steps": steps_of(plan, timezone.localdate()),
        "step": step_of(plan),
    }
    return page(request, "plans/edit_step.html", context, status=status)
