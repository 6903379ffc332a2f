"""«Gi ansvaret videre»: somebody who is here takes over from those who are not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans import actions
from samskap.plans.access import get_measure_to_edit
from samskap.plans.forms.hand_over import HandOverForm
from samskap.plans.forms.who_rows import Bodies
from samskap.plans.models import Measure
from samskap.plans.queries.bodies import bodies_of
from samskap.plans.queries.measure_page import responsible_lines
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow
from samskap.plans.views.answers import is_open, to_measure


@members_page("only those who may change the plan get past the look-up")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Choose who takes over; those who are gone are marked already."""
    measure = get_measure_to_edit(request.viewer, measure_id)
    if not is_open(request, measure.section.plan):
        return to_measure(request, measure)
    form = _form(request, measure)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        to = form.body()
        try:
            actions.hand_over(
                by=request.viewer,
                measure=measure,
                leaving=form.leaving_ids(),
                name=str(_(to.name)) if to.kind in ("role", "every_department") else to.name,
                to=form.meant(),
            )
        except (NotAllowedNow, ChangedMeanwhile) as error:
            form.add_error("to", str(error) or _("Ansvaret er endret i mellomtiden. Se over valget."))
            status = 409
        else:
            messages.success(request, _("%(name)s har ansvaret nå.") % {"name": to.name})
            return to_measure(request, measure)
    context = {"form": form, "measure": measure, "plan": measure.section.plan}
    return page(request, "plans/hand_over.html", context, status=status)


def _form(request: OrganisationRequest, measure: Measure) -> HandOverForm:
    lines = responsible_lines(request.viewer, measure, timezone.localdate())
    names = [
        (str(pk), f"{line.name} ({line.gone.lower()})" if line.gone else line.name) for pk, line in lines
    ]
    return HandOverForm(
        request.POST if request.method == "POST" else None,
        initial={"leaving": [str(pk) for pk, line in lines if line.gone]},
        bodies=Bodies(bodies_of(request.viewer)),
        responsibles=names,
    )
