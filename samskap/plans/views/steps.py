"""The plan takes a step: where it is, what the next ones mean, and a page for each that asks for what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans import actions
from samskap.plans.access import get_plan_to_edit, may_take, require_may_take
from samskap.plans.actions.hearing_terms import HearingTerms, terms_of
from samskap.plans.forms.steps import LIST, Around, StepForm
from samskap.plans.hearing_course import until_words
from samskap.plans.models import Plan
from samskap.plans.queries.hearing_counts import held_back, unanswered
from samskap.plans.queries.outline import left_to_do, outline, who_sees
from samskap.plans.queries.plan_page import step_of, steps_of
from samskap.plans.queries.stepping import bodies_on, hearing_now, unfinished
from samskap.plans.queries.succession import successors_for
from samskap.plans.states import (
    ARRIVED,
    Ask,
    ChangedMeanwhile,
    Incomplete,
    MovedMeanwhile,
    NotAllowedNow,
    State,
    Transition,
    Unanswered,
    steps_from,
    transition,
)
from samskap.plans.views.answers import to_plan

# The last part of the address of each step.
NAMES = {
    "horing": State.HEARING,
    "utkast": State.DRAFT,
    "vedta": State.APPROVED,
    "i-gang": State.ACTIVE,
    "evaluer": State.EVALUATING,
    "avslutt": State.CLOSED,
    "avlos": State.SUPERSEDED,
}


@dataclass(frozen=True, slots=True)
class Option:
    """A step the plan may take now, in words; ``name`` is "" when the person may not take it."""

    name: str
    verb: str | Promise
    meaning: str | Promise
    readers: str


@members_page("only those who may change the plan get past the look-up")
@require_safe
def step(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Show the life cycle and the steps the plan may take now."""
    return _overview(request, get_plan_to_edit(request.viewer, plan_id))


@members_page(
    "only those who may change the plan get past the look-up; who may decide, stands in access.deciding"
)
@require_http_methods(["GET", "HEAD", "POST"])
def take_step(request: OrganisationRequest, plan_id: int, name: str) -> HttpResponse:
    """The page of one step: what it means, what it needs, and the step itself."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    if name not in NAMES:
        raise Http404
    seen = request.POST.get("state", plan.state)
    if seen != plan.state:
        return _too_late(request, plan, transition(seen, NAMES[name]))
    found = transition(plan.state, NAMES[name])
    if found is None:
        messages.warning(request, _("Det trinnet kan ikke planen ta nå. Her er de som går an."))
        return redirect("plans:step", request.organisation.slug, plan.pk)
    require_may_take(request.viewer, plan, found)
    if request.method != "POST":
        return _page(request, plan, found, _form(request, plan, found))
    form = _form(request, plan, found, request.POST)
    if not form.is_valid():
        return _page(request, plan, found, form, status=422)
    return _take(request, plan, found, form)


def _take(request: OrganisationRequest, plan: Plan, found: Transition, form: StepForm) -> HttpResponse:
    try:
        actions.move_plan(by=request.viewer, plan=plan, target=found.target, **form.words())
    except MovedMeanwhile:
        return _too_late(request, get_plan_to_edit(request.viewer, plan.pk), found)
    except ChangedMeanwhile:
        return _changed_meanwhile(request, get_plan_to_edit(request.viewer, plan.pk), found)
    except Unanswered:  # an input came while the form was on its way, and now the form asks about it
        form = _form(request, plan, found, request.POST)
        return _page(request, plan, found, form, status=422)
    except NotAllowedNow as error:
        name = error.ask.value if isinstance(error, Incomplete) else None
        form.add_error(name if name in form.fields else None, str(error))
        return _page(request, plan, found, form, status=422)
    messages.success(request, str(ARRIVED[State(plan.state)]))
    if plan.state == State.HEARING:  # whose address is to be shared, and where the invitation is
        return redirect("plans:hearing", request.organisation.slug, plan.pk)
    return to_plan(request, plan)


def _form(
    request: OrganisationRequest, plan: Plan, found: Transition, data: QueryDict | None = None
) -> StepForm:
    today = timezone.localdate()
    named = found.need(Ask.BODY) or found.need(Ask.AUDIENCE)
    around = Around(
        plan,
        request.organisation,
        today,
        teams=bodies_on(request.organisation, today) if named else (),
        successors=successors_for(plan) if found.need(Ask.SUCCESSOR) else (),
        before=_heard_before(plan) if found.target == State.HEARING else None,
        unanswered=unanswered(plan) if found.target == State.APPROVED else 0,
    )
    if data is not None and data.get("told") != str(around.unanswered):
        data = data.copy()  # «vedta likevel» was said of another number
        data.pop("despite", None)
        data["told"] = str(around.unanswered)
    return StepForm(data, step=found, around=around)


def _heard_before(plan: Plan) -> HearingTerms | None:
    last = plan.hearings.order_by("-opens_on", "-pk").first()
    return terms_of(last) if last else None


def _changed_meanwhile(request: OrganisationRequest, plan: Plan, found: Transition) -> HttpResponse:
    """The words of the plan are others than those the person read: say so, and let them look once more."""
    data = request.POST.copy()
    data["revision"] = str(plan.revision)
    messages.warning(
        request,
        _(
            "Noen har endret planen siden du åpnet denne siden. Se over den før du går videre. "
            "Det du skrev, står her fortsatt."
        ),
    )
    form = _form(request, plan, found, data)
    return _page(request, plan, found, form, status=409)


def _too_late(request: OrganisationRequest, plan: Plan, meant: Transition | None) -> HttpResponse:
    """Somebody else has moved the plan: say so, and keep what was written."""
    label = str(State(plan.state).label).lower()
    words = _(
        "Noen andre har flyttet planen i mellomtiden. Nå er den: %(state)s. Det du skrev, står her fortsatt."
    )
    messages.warning(request, words % {"state": label})
    kept = _form(request, plan, meant, request.POST).kept() if meant else []
    return _overview(request, plan, kept=kept, status=409)


def _overview(
    request: OrganisationRequest, plan: Plan, *, kept: list[tuple[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    names = {target: name for name, target in NAMES.items()}
    options = [
        Option(
            names[step.target] if may_take(request.viewer, plan, step) else "",
            step.verb,
            step.meaning,
            who_sees(step.target, request.organisation),
        )
        for step in steps_from(plan.state)
    ]
    context = {"options": options, "kept": kept or [], **_where(request, plan)}
    return page(request, "plans/edit_step.html", context, status=status)


def _page(
    request: OrganisationRequest, plan: Plan, found: Transition, form: StepForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "taking": found,
        "list": LIST,
        "teams": form.around.teams,
        "unanswered": form.around.unanswered,
        "unfinished": unfinished(plan) if found.target in (State.CLOSED, State.SUPERSEDED) else [],
        "held": held_back(plan) if found.target == State.APPROVED else 0,
        "stuck": found.target == State.SUPERSEDED and not form.around.successors,
        "readers_then": who_sees(found.target, request.organisation),
        **_where(request, plan),
    }
    return page(request, "plans/edit_step_take.html", context, status=status)


def _where(request: OrganisationRequest, plan: Plan) -> dict[str, Any]:
    """Where the plan is in its life, who reads it, and what is left to do in it."""
    early = plan.state in (State.DRAFT, State.HEARING)
    hearing = hearing_now(plan)
    open_to_all = hearing is not None and hearing.open_to_everybody
    return {
        "plan": plan,
        "heard_until": until_words(hearing, timezone.localdate()) if hearing else "",
        "readers": who_sees(plan.state, request.organisation, to_everybody=open_to_all),
        "left": left_to_do(outline(plan)) if early else [],
        "steps": steps_of(plan, timezone.localdate()),
        "step": step_of(plan),
    }
