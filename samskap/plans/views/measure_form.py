"""Writing, changing, moving and deleting a measure."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.people.viewer import Viewer
from samskap.plans import actions, time_order
from samskap.plans.access import get_measure_to_edit, get_section_to_edit
from samskap.plans.forms.conflict import Difference, differences
from samskap.plans.forms.measure import (
    MeasureEditor,
    Surroundings,
    editor_for,
    editor_from,
    fingerprint,
)
from samskap.plans.forms.status import status_initial
from samskap.plans.forms.when_rows import Frame
from samskap.plans.forms.who_rows import Bodies
from samskap.plans.models import Measure, Plan, Section
from samskap.plans.order import WHERES
from samskap.plans.queries.bodies import bodies_of, former_bodies
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow
from samskap.plans.views.answers import (
    attempt,
    is_open,
    number_in,
    revision_to_claim,
    to_measure,
    to_outline,
    to_plan,
)
from samskap.values.models import Value

MEMBERS = "only those who may change the plan get past the look-up"


def surroundings(viewer: Viewer, plan: Plan, measure: Measure | None) -> Surroundings:
    """What the form of a measure in this plan may choose from."""
    others = Measure.objects.filter(section__plan=plan)
    if measure is not None:
        others = others.exclude(pk=measure.pk)
    bodies = bodies_of(viewer)
    return Surroundings(
        sections=Section.objects.filter(plan=plan),
        others=list(others.order_by("section__position", "section_id", "position", "pk")),
        values=list(Value.objects.filter(organisation=plan.organisation_id)),
        bodies=Bodies(bodies, former_bodies(measure, bodies) if measure else ()),
        frame=Frame(plan.period_start, plan.period_end, timezone.localdate()),
        standing=status_initial(measure) if measure else {},
    )


@members_page(MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_create(request: OrganisationRequest, section_id: int) -> HttpResponse:
    """A new measure in the section."""
    return _answer(request, get_section_to_edit(request.viewer, section_id), None)


@members_page(MEMBERS)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_edit(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Change a measure."""
    try:
        measure = get_measure_to_edit(request.viewer, measure_id)
    except Http404:
        return _gone(request)
    return _answer(request, measure.section, measure)


def _gone(request: OrganisationRequest) -> HttpResponse:
    """Somebody deleted the measure while this person wrote: what was written may become a new one."""
    section_id = number_in(request.POST, "section")
    if section_id is None:
        raise Http404
    section = get_section_to_edit(request.viewer, section_id)
    editor = editor_from(surroundings(request.viewer, section.plan, None), request.POST)
    messages.warning(
        request,
        _("Noen andre har slettet tiltaket. Det du skrev, står her. Lagrer du, blir det et nytt tiltak."),
    )
    return _form(request, Written(editor), section, None)


def _answer(request: OrganisationRequest, section: Section, measure: Measure | None) -> HttpResponse:
    plan = section.plan
    if not is_open(request, plan):
        return to_plan(request, plan)
    around = surroundings(request.viewer, plan, measure)
    if request.method != "POST":
        return _form(request, Written(editor_for(around, measure, section)), section, measure)
    written = _write(request, around, section, measure)
    if written.saved is None:
        return _form(request, written, section, measure)
    messages.success(request, _("Tiltaket er lagret."))
    if doubt := time_order.doubt(written.saved.timings.all(), timezone.localdate()):
        messages.warning(request, doubt)
    if "save_and_new" in request.POST:
        return to_outline(request, plan.pk, f"#tiltak-{written.saved.pk}")
    return to_measure(request, written.saved)


@dataclass
class Written:
    """What became of a form: saved, or shown again with what somebody else wrote meanwhile."""

    editor: MeasureEditor
    saved: Measure | None = None
    conflict: list[Difference] | None = None

    @property
    def status(self) -> int:
        if self.conflict is not None:
            return 409
        return 200 if self.editor.asks or not self.editor.bound else 422


def _write(
    request: OrganisationRequest, around: Surroundings, section: Section, measure: Measure | None
) -> Written:
    """Save the form, unless a person has to look at something first."""
    editor = editor_from(around, request.POST)
    if editor.asks or not editor.is_valid():
        return Written(editor)
    now = fingerprint(measure, section)
    try:
        saved = actions.save_measure(
            by=request.viewer,
            section=editor.form.cleaned_data["section"],
            measure=measure,
            entry=editor.entry(),
            revision=revision_to_claim(request.POST, section.plan, now),
        )
    except NotAllowedNow as error:
        editor.form.add_error(None, str(error))
        return Written(editor)
    except ChangedMeanwhile:
        posted = request.POST.copy()
        posted["revision"], posted["seen"] = str(section.plan.revision), now
        again = editor_from(around, posted)
        return Written(again, conflict=differences(again, measure, section))
    return Written(editor, saved)


def _address(request: OrganisationRequest, section: Section, measure: Measure | None) -> str:
    """Where the form is sent: to its measure, or to the section that gets a new one."""
    name, pk = ("plans:measure_edit", measure.pk) if measure else ("plans:measure_create", section.pk)
    return reverse(name, args=[request.organisation.slug, pk])


def _form(
    request: OrganisationRequest, written: Written, section: Section, measure: Measure | None
) -> HttpResponse:
    context = {
        "editor": written.editor,
        "conflict": written.conflict,
        "section": section,
        "plan": section.plan,
        "measure": measure,
        "action": _address(request, section, measure),
    }
    # htmx swaps only what came with success; a part asked for by a button always is one
    status = 200 if request.htmx else written.status  # type: ignore[attr-defined]  # django-htmx
    return page(request, "plans/edit_measure.html", context, status=status)


@members_page(MEMBERS)
@require_POST
def measure_move(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Up, down, first, last, or to another section."""
    measure = get_measure_to_edit(request.viewer, measure_id)
    plan_id, where = measure.section.plan_id, request.POST.get("where", "")
    if where in WHERES:
        words = {
            "up": _("«%(title)s» er flyttet opp."),
            "down": _("«%(title)s» er flyttet ned."),
            "first": _("«%(title)s» står nå øverst."),
            "last": _("«%(title)s» står nå nederst."),
        }[where]
        attempt(
            request,
            lambda: actions.move_measure(by=request.viewer, measure=measure, where=where),
            words % {"title": measure.title},
            as_before=_("«%(title)s» står der allerede.") % {"title": measure.title},
        )
    elif (section_id := number_in(request.POST, "section")) is not None:
        section = get_object_or_404(Section, pk=section_id, plan=plan_id)
        attempt(
            request,
            lambda: actions.move_measure_to(by=request.viewer, measure=measure, section=section),
            _("«%(title)s» står nå i «%(section)s».") % {"title": measure.title, "section": section.title},
        )
    return to_outline(request, plan_id, f"#tiltak-{measure.pk}")


@members_page(MEMBERS)
@require_POST
def measure_delete(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Delete a measure of a draft; the page before has asked."""
    measure = get_measure_to_edit(request.viewer, measure_id)
    attempt(
        request,
        lambda: actions.delete_measure(by=request.viewer, measure=measure),
        _("«%(title)s» er slettet.") % {"title": measure.title},
    )
    return to_outline(request, measure.section.plan_id)
