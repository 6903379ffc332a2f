"""For those who hold a gathering: make it, write it, announce it, move it, cancel it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.gatherings.access.gatherings import get_gathering_for, require_holds
from samskap.gatherings.actions import gatherings as actions
from samskap.gatherings.forms.gathering import GatheringForm, initial_of
from samskap.gatherings.forms.shared_fields import own_home
from samskap.gatherings.forms.when import CancelForm, MoveForm
from samskap.gatherings.models import Gathering, Kind
from samskap.gatherings.queries.surroundings import around_of
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import AHEAD, ANNOUNCED
from samskap.gatherings.time_words import when_words
from samskap.gatherings.views.telling import attempt, with_seen
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.queries.hearing import names_of_nobody

ELSEWHERE = gettext_lazy(
    "Noen andre endret samlingen mens du skrev. Det du skrev, står her. Lagre om det fortsatt er rett."
)
HOLDERS = "only those who hold gatherings of the unit or team get past the look-up"


def to_gathering(request: OrganisationRequest, row: Gathering) -> HttpResponseRedirect:
    """To the gathering's own page."""
    return redirect("gatherings:gathering", request.organisation.slug, row.pk)


def _held_by(request: OrganisationRequest, gathering_id: int) -> Gathering:
    row = get_gathering_for(request.viewer, gathering_id)
    require_holds(request.viewer, row)
    return row


def _known(request: OrganisationRequest) -> list[str]:
    """Names that identify nobody, for a form that was sent."""
    return names_of_nobody(request.organisation) if request.method == "POST" else []


@members_page(HOLDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def gathering_create(request: OrganisationRequest) -> HttpResponse:
    """A gathering outside any series."""
    around = around_of(request.viewer)
    if not around.homes:
        raise PermissionDenied
    initial = {
        "home": request.GET.get("hos") or own_home(request.viewer, around),
        "kind": request.GET.get("slag") or Kind.INSPIRATION,
    }
    form = GatheringForm(request.POST or None, row=None, around=around, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, None)
    unit, team = form.where()
    when = form.when()
    assert when is not None  # noqa: S101  # a new one always has its time in the form
    row = actions.make_gathering(by=request.viewer, unit=unit, team=team, when=when, written=form.written())
    messages.success(request, _("Samlingen er planlagt. Ingen får vite om den før du kaller inn."))
    return to_gathering(request, row)


@members_page(HOLDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def gathering_edit(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """What it is called, where it is, who is asked, and what it is tied to."""
    row = _held_by(request, gathering_id)
    around = around_of(request.viewer, row)
    if request.method != "POST":
        return _form(request, GatheringForm(initial=initial_of(row), row=row, around=around), row)
    form = GatheringForm(request.POST, initial=initial_of(row), row=row, around=around)
    if not form.is_valid():
        return _form(request, form, row)
    try:
        told = actions.write_gathering(
            by=request.viewer,
            gathering=row,
            written=form.written(),
            seen=form.cleaned_data["seen"] or 0,
            when=form.when(),
            now=timezone.now(),
        )
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _form(request, form, row, status=409)
    except ChangedMeanwhile:
        return _again(request, row, around)
    done = _("Samlingen er lagret, og de som er kalt inn, får vite om endringen.") if told else ""
    messages.success(request, done or _("Samlingen er lagret."))
    return to_gathering(request, row)


def _again(request: OrganisationRequest, row: Gathering, around: Any) -> HttpResponse:
    """Somebody else saved it meanwhile: what was typed stays, and can be saved over it once that is seen."""
    newest = _held_by(request, row.pk)
    posted = with_seen(request, newest.revision)
    form = GatheringForm(posted, initial=initial_of(newest), row=newest, around=around)
    form.is_valid()
    form.add_error(None, ELSEWHERE)
    return _form(request, form, newest, status=409)


def _form(
    request: OrganisationRequest, form: GatheringForm, row: Gathering | None, *, status: int = 0
) -> HttpResponse:
    context = {"form": form, "gathering": row}
    return page(request, "gatherings/edit.html", context, status=status or (422 if form.is_bound else 200))


@members_page(HOLDERS)
@require_POST
def gathering_announce(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """Ask everybody in the audience."""
    row = _held_by(request, gathering_id)
    try:
        letters = actions.announce(by=request.viewer, gathering=row, now=timezone.now())
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return to_gathering(request, row)
    if letters:
        words = ngettext("Innkallingen er på vei til én.", "Innkallingen er på vei til %(n)d.", letters)
        messages.success(request, words % {"n": letters})
    else:
        messages.warning(request, _("Det er kalt inn, men ingen får brev. Se over hvem dere vil spørre."))
    return to_gathering(request, row)


@members_page(HOLDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def gathering_move(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """Another day or another time."""
    row = _held_by(request, gathering_id)
    if row.state not in AHEAD:
        messages.warning(request, _("Bare en samling som skal holdes, kan flyttes."))
        return to_gathering(request, row)
    initial = {**MoveForm.initial_of(row), "place": row.place, "seen": row.revision}
    form = MoveForm(request.POST or None, kind=row.kind, initial=initial, known_names=_known(request))
    if request.method != "POST" or not form.is_valid():
        return _move(request, form, row)
    when, cleaned = form.when(), form.cleaned_data
    try:
        moved = when is not None and actions.move(
            by=request.viewer,
            gathering=row,
            when=when,
            because=cleaned["because"],
            place=cleaned["place"],
            seen=cleaned["seen"],
            overruled=cleaned["overruled"],
            now=timezone.now(),
        )
    except NotAllowedNow as error:
        form.add_error("day", str(error))
        return _move(request, form, row)
    except ChangedMeanwhile:
        newest = _held_by(request, row.pk)
        form.data = with_seen(request, newest.revision)
        form.add_error(None, ELSEWHERE)
        return _move(request, form, newest)
    told = _("Samlingen er flyttet, og de som er kalt inn, får vite det.")
    done = told if row.state == ANNOUNCED else _("Samlingen er flyttet.")
    messages.success(request, done if moved else _("Samlingen står der den sto."))
    return to_gathering(request, row)


def _move(request: OrganisationRequest, form: MoveForm, row: Gathering) -> HttpResponse:
    context = {"form": form, "gathering": row, "when": when_words(row, timezone.now())}
    return page(request, "gatherings/move.html", context, status=422 if form.is_bound else 200)


@members_page(HOLDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def gathering_cancel(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """It is off."""
    row = _held_by(request, gathering_id)
    form = CancelForm(request.POST or None, kind=row.kind, known_names=_known(request))
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "gathering": row, "when": when_words(row, timezone.now())}
        return page(request, "gatherings/cancel.html", context, status=422 if form.is_bound else 200)
    words = {name: form.cleaned_data[name] for name in ("because", "overruled")}
    told = _("Samlingen er avlyst, og de som var kalt inn, får vite det.")
    attempt(
        request,
        lambda: actions.cancel(by=request.viewer, gathering=row, now=timezone.now(), **words),
        told if row.announced_at else _("Samlingen er avlyst."),
    )
    return to_gathering(request, row)


@members_page(HOLDERS)
@require_POST
def gathering_reinstate(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """It may come to something after all."""
    row = _held_by(request, gathering_id)
    attempt(
        request,
        lambda: actions.reinstate(by=request.viewer, gathering=row),
        _("Samlingen er planlagt igjen. Kall inn på nytt når tidspunktet passer."),
    )
    return to_gathering(request, row)
