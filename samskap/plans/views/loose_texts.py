"""The promises and loose words of a plan, and what becomes of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.access import get_loose_text_to_edit, get_plan_to_edit
from samskap.plans.actions.loose_texts import judge_loose_text, make_measure_of_text
from samskap.plans.models import LooseText, Section
from samskap.plans.states import NotAllowedNow

EDITORS = "those who edit the plan judge the texts that came with its document"


@members_page(EDITORS)
@require_safe
def loose_texts(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """Promises first, then words without a place; those that are judged stand last, and can be judged again."""
    plan = get_plan_to_edit(request.viewer, plan_id)
    texts = list(LooseText.objects.filter(plan=plan).order_by("source_line", "pk"))
    context = {
        "plan": plan,
        "sections": list(plan.sections.all()),
        "waiting": [text for text in texts if text.decision == LooseText.Decision.OPEN],
        "judged": [text for text in texts if text.decision != LooseText.Decision.OPEN],
    }
    return page(request, "plans/loose_texts.html", context)


@members_page(EDITORS)
@require_POST
def loose_text(request: OrganisationRequest, text_id: int) -> HttpResponse:
    """One text is judged; the page comes back where the person was."""
    text = get_loose_text_to_edit(request.viewer, text_id)
    decision = request.POST.get("do", "")
    if decision not in LooseText.Decision.values:
        raise Http404
    try:
        if decision == LooseText.Decision.MEASURE:
            measure = make_measure_of_text(by=request.viewer, text=text, section=_section(request, text))
            messages.success(request, _("«%(title)s» er nå et tiltak i planen.") % {"title": measure.title})
        else:
            judge_loose_text(by=request.viewer, text=text, decision=decision)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
    url = reverse("plans:loose_texts", args=[request.organisation.slug, text.plan.pk])
    return HttpResponseRedirect(f"{url}#tekst-{text.pk}")


def _section(request: OrganisationRequest, text: LooseText) -> Section | None:
    """The section of this plan that was chosen, else the last one."""
    sections = Section.objects.filter(plan=text.plan)
    chosen = request.POST.get("section", "")
    if chosen.isdecimal():
        return sections.filter(pk=int(chosen)).first() or sections.last()
    return sections.last()
