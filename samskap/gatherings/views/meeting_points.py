"""What comes out of a meeting: a line by one press, or a form; and each point on a page of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.gatherings.access.meeting import get_action_for, get_decision_for, get_meeting_for, is_here
from samskap.gatherings.actions import meeting_points as actions
from samskap.gatherings.actions.meeting_points import Task, key_of, seen_in
from samskap.gatherings.due_words import find_due
from samskap.gatherings.forms.conflict import differences
from samskap.gatherings.forms.meeting import DecisionForm
from samskap.gatherings.forms.meeting_points import DropForm, PointForm, initial_of
from samskap.gatherings.models import ActionItem, AgendaItem, Gathering
from samskap.gatherings.queries.agreed import agreed
from samskap.gatherings.queries.meeting import (
    EARLIER,
    WHOLE,
    meeting_url,
    names_known,
    next_meeting_of,
    people_to_choose,
)
from samskap.gatherings.queries.open_points import line_of
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import DONE, DROPPED
from samskap.gatherings.views.meeting import ASKED, item_here, point_form, show
from samskap.gatherings.views.telling import attempt
from samskap.gatherings.written import lines_of, named_in
from samskap.people.access import OrganisationRequest, roles_page

LONGEST_NUMBER = 15
FOLLOWS = "only the owner and those who meet where it was made get past the look-up"


def _place(request: OrganisationRequest, row: Gathering) -> tuple[str, AgendaItem | None]:
    key = request.POST.get("sak", "")
    number = item_here(request, row, key)
    return key, row.items.get(pk=number) if number else None


def _back(request: OrganisationRequest, row: Gathering, key: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{meeting_url(request.viewer, row, key or WHOLE)}#ut-av-det")


@roles_page(ASKED)
@require_POST
def line(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """Make a line of the saved minutes into a point to follow up, or a decision, by one press."""
    row = get_meeting_for(request.viewer, gathering_id)
    key, item = _place(request, row)
    text = request.POST.get("point") or request.POST.get("decision", "")
    stands = item.notes if item else row.minutes.text if hasattr(row, "minutes") else ""
    if text not in lines_of(stands):
        messages.warning(request, _("Linjen er endret etter at du åpnet siden. Velg den på nytt."))
        return _back(request, row, key)
    kind = "point" if request.POST.get("point") else "decision"
    once = key_of(row, key, kind, text)
    try:
        if kind == "decision":
            actions.decide(by=request.viewer, gathering=row, item=item, text=text, key=once)
            return _back(request, row, key)
        task = _task_of(request, row, text)
        actions.follow_up(by=request.viewer, gathering=row, item=item, task=task, key=once)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return _back(request, row, key)
    return _back(request, row, key)


def _task_of(request: OrganisationRequest, row: Gathering, text: str) -> Task:
    """The line as a point: who is named first among those asked, and the day it says, are understood."""
    now = timezone.now()
    people = {person.pk: person for person in people_to_choose(request.viewer, row)}
    owner = named_in(text, {number: person.name for number, person in people.items()})
    due = find_due(text, timezone.localdate(now), next_meeting_of(row, now))
    return Task(text=text, owner=people.get(owner or 0), due=due.day if due else None)


@roles_page(ASKED)
@require_POST
def point_create(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """A point to follow up in words of its own."""
    row = get_meeting_for(request.viewer, gathering_id)
    key, item = _place(request, row)
    form = point_form(request, row, request.POST, known_names=names_known(request.viewer, row))
    if not form.is_valid():
        return show(request, row, key or WHOLE, follow=form, status=422)
    task = form.task()
    once = key_of(row, "form", form.cleaned_data["chance"], task.text, *_who_and_when(task))
    try:
        actions.follow_up(by=request.viewer, gathering=row, item=item, task=task, key=once)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return show(request, row, key or WHOLE, follow=form, status=409)
    return _back(request, row, key)


def _who_and_when(task: Task) -> tuple[object, ...]:
    """What tells a form that is sent twice from one that was gone back to and written anew."""
    return task.owner.pk if task.owner else "", task.owner_words, task.due


@roles_page(ASKED)
@require_POST
def decision_create(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """A decision in words of its own."""
    row = get_meeting_for(request.viewer, gathering_id)
    key, item = _place(request, row)
    form = DecisionForm(request.POST, kind=row.kind, known_names=names_known(request.viewer, row))
    if not form.is_valid():
        return show(request, row, key or WHOLE, decide=form, status=422)
    words = {name: form.cleaned_data[name] for name in ("text", "overruled")}
    once = key_of(row, "form", form.cleaned_data["chance"], words["text"])
    try:
        actions.decide(by=request.viewer, gathering=row, item=item, key=once, **words)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return show(request, row, key or WHOLE, decide=form, status=409)
    return _back(request, row, key)


@roles_page(ASKED)
@require_POST
def decision_remove(request: OrganisationRequest, decision_id: int) -> HttpResponse:
    """Take away a decision that was written by mistake."""
    decision = get_decision_for(request.viewer, decision_id)
    attempt(
        request,
        lambda: actions.take_back_decision(by=request.viewer, decision=decision),
        _("Vedtaket er tatt bort."),
    )
    return _back(request, decision.gathering, str(decision.item_id or ""))


@roles_page("the points and decisions of gatherings the viewer is asked to")
@require_safe
def agreed_on(request: OrganisationRequest) -> HttpResponse:
    """What is followed up, and what has been decided."""
    context = {"shown": agreed(request.viewer, request.GET.get("page", ""), timezone.now())}
    return page(request, "gatherings/meeting_agreed_list.html", context)


@roles_page(FOLLOWS)
@require_http_methods(["GET", "HEAD", "POST"])
def action(request: OrganisationRequest, action_id: int) -> HttpResponse:
    """A point to follow up: who, by when, how it has gone, and the form that changes it."""
    point = get_action_for(request.viewer, action_id)
    if request.method != "POST":
        return _show(request, point)
    form = _changing(request, point, request.POST)
    if not form.is_valid():
        return _show(request, point, form=form, status=422)
    try:
        seen = form.cleaned_data["seen"]
        actions.change_point(by=request.viewer, point=point, task=form.task(), seen=seen)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, point, form=form, status=409)
    except ChangedMeanwhile:
        newest = get_action_for(request.viewer, action_id)
        form = _changing(request, newest, {**request.POST.dict(), "seen": seen_in(newest)})
        conflict = differences(form, initial_of(newest))
        return _show(request, newest, form=form, conflict=conflict, status=409)
    messages.success(request, _("Punktet er lagret."))
    return _after(request, point)


def _changing(request: OrganisationRequest, point: ActionItem, posted: Any) -> PointForm:
    row = point.gathering
    return point_form(
        request,
        row,
        posted,
        point,
        known_names=names_known(request.viewer, row),
        before=f"{point.text}\n{point.owner_words}",
    )


def _show(
    request: OrganisationRequest, point: ActionItem, *, status: int = 200, **given: Any
) -> HttpResponse:
    here = point.owner is None or is_here(point.owner)
    line_ = line_of(request.viewer, point, point.carried.count(), timezone.now(), here=here)
    form = point_form(request, point.gathering, None, point)
    form.initial = {**form.initial, **initial_of(point)}
    context = {
        "point": point,
        "line": line_,
        "form": form,
        "drop": DropForm(kind=point.gathering.kind),
        "during": _number(request.POST.get("during") or request.GET.get("mote", "")),
        **given,
    }
    return page(request, "gatherings/meeting_action.html", context, status=status)


def _number(said: str) -> int | None:
    """The number of a meeting as an address or a form says it; None for anything else."""
    return int(said) if said.isdecimal() and len(said) < LONGEST_NUMBER else None


def _during(request: OrganisationRequest, point: ActionItem) -> Gathering | None:
    """The meeting the form was sent from, when it is one where the point stands."""
    number = _number(request.POST.get("during", ""))
    if number is None:
        return None
    row = get_meeting_for(request.viewer, number)
    if row.pk != point.gathering_id and (row.series_id is None or row.series_id != point.series_id):
        raise Http404
    return row


def _after(request: OrganisationRequest, point: ActionItem) -> HttpResponse:
    during = _during(request, point)
    if during is None:
        return redirect("gatherings:action", request.organisation.slug, point.pk)
    own = point.gathering_id == during.pk
    return HttpResponseRedirect(
        meeting_url(request.viewer, during, str(point.item_id or WHOLE) if own else EARLIER)
    )


@roles_page(FOLLOWS)
@require_POST
def action_done(request: OrganisationRequest, action_id: int) -> HttpResponse:
    """It is done."""
    point = get_action_for(request.viewer, action_id)
    during = _during(request, point)
    attempt(
        request,
        lambda: actions.close_point(
            by=request.viewer, point=point, state=DONE, during=during, now=timezone.now()
        ),
        _("Bra, da er det gjort."),
    )
    return _after(request, point)


@roles_page(FOLLOWS)
@require_POST
def action_drop(request: OrganisationRequest, action_id: int) -> HttpResponse:
    """It is dropped, with a reason."""
    point = get_action_for(request.viewer, action_id)
    during = _during(request, point)
    names = names_known(request.viewer, point.gathering)
    form = DropForm(request.POST, kind=point.gathering.kind, known_names=names)
    if not form.is_valid():
        return _show(request, point, drop=form, status=422)
    said = {"words": form.cleaned_data["because"], "overruled": form.cleaned_data["overruled"]}
    attempt(
        request,
        lambda: actions.close_point(
            by=request.viewer, point=point, state=DROPPED, during=during, now=timezone.now(), **said
        ),
        _("Punktet er lagt bort."),
    )
    return _after(request, point)


@roles_page(FOLLOWS)
@require_POST
def action_reopen(request: OrganisationRequest, action_id: int) -> HttpResponse:
    """It is open again."""
    point = get_action_for(request.viewer, action_id)
    attempt(
        request,
        lambda: actions.reopen_point(by=request.viewer, point=point),
        _("Punktet er åpent igjen."),
    )
    return _after(request, point)


@roles_page(FOLLOWS)
@require_POST
def action_remove(request: OrganisationRequest, action_id: int) -> HttpResponse:
    """It was made by mistake in the meeting that runs."""
    point = get_action_for(request.viewer, action_id)
    row, key = point.gathering, str(point.item_id or WHOLE)
    get_meeting_for(request.viewer, row.pk)
    attempt(
        request, lambda: actions.take_back_point(by=request.viewer, point=point), _("Punktet er tatt bort.")
    )
    return HttpResponseRedirect(meeting_url(request.viewer, row, key))
