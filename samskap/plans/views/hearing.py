"""The page of a hearing, what came of everything that was said, and the plan made easy to read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, open_page
from samskap.people.viewer import Viewer
from samskap.plans.access import get_hearing_for, reads_plan
from samskap.plans.papers.invitation import invitation_pdf
from samskap.plans.queries.easy import easy_plan
from samskap.plans.queries.hearing import hearing_page
from samskap.plans.queries.you_said import you_said_page

ASKED = "only those the hearing asks, and those who read the plan, get past the look-up"


def layout(viewer: Viewer) -> str:
    """The page around: with menu for those with an account, calm and with one way out for residents."""
    return "design/base.html" if viewer.person else "design/resident.html"


def unkept(response: HttpResponse) -> HttpResponse:
    """A page with a code on it, which the browser of a library must not find again."""
    response.headers["Cache-Control"] = "private, no-store"
    return response


@open_page(ASKED)
@require_safe
def hearing(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """The proposals, what was said about them, and what came of it."""
    found = get_hearing_for(request.viewer, plan_id)
    if not reads_plan(request.viewer, found):  # it was taken back, and is written on where only we read it
        return redirect("plans:you_said", request.organisation.slug, plan_id)
    shown = hearing_page(request.viewer, found, today=timezone.localdate())
    context: dict[str, Any] = {
        "shown": shown,
        "plan": shown.plan,
        "hearing": found,
        "layout": layout(request.viewer),
    }
    return page(request, "plans/hearing.html", context)


@open_page(ASKED)
@require_safe
def you_said(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """«Du sa – vi gjorde»: everything that was said, with the answers, for ever after."""
    found = get_hearing_for(request.viewer, plan_id)
    shown = you_said_page(request.viewer, found, request.GET, today=timezone.localdate())
    context: dict[str, Any] = {
        "shown": shown,
        "plan": found.plan,
        "hearing": found,
        "layout": layout(request.viewer),
    }
    return page(request, "plans/hearing_you_said.html", context)


@members_page("anybody of the unit may print it and hang it up")
@require_safe
def invitation(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """One page to hang on a wall: what it is about, how to take part, and a code that leads to the hearing."""
    found = get_hearing_for(request.viewer, plan_id)
    plan = found.plan
    with override(plan.language):
        on_phone = (
            _("På telefonen: Du trenger ikke logge inn, og ett ord er nok.")
            if found.open_to_everybody
            else ""
        )
    data = invitation_pdf(
        title=plan.title,
        unit=plan.unit.name,
        organisation=request.organisation.name,
        intro=found.invitation or plan.summary,
        closes=found.closes_on,
        say_it="\n".join(filter(None, [on_phone, found.say_it])),
        url=settings.SITE_URL + reverse("plans:hearing", args=[request.organisation.slug, plan.pk]),
        language=plan.language,
    )
    return document_answer(data, name=_("innbydelse.pdf"), content_type="application/pdf", inline=True)


@open_page("visitors get opened plans without persons' names, and only the unit's people get drafts")
@require_safe
def easy(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """The plan in one column and large letters: why, what, who and when."""
    shown = easy_plan(request.viewer, plan_id, today=timezone.localdate())
    return page(request, "plans/easy.html", {"shown": shown, "plan": shown.plan})
