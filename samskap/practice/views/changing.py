"""The forms of a change: record it, and say it anew."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.core.receipts import chance
from samskap.people.access import OrganisationRequest, members_page
from samskap.practice import actions
from samskap.practice.access import get_change_to_edit, units_to_record_for
from samskap.practice.actions.recording import REVIEW_AFTER
from samskap.practice.forms.changes import ChangeForm, initial_of
from samskap.practice.forms.conflict import Difference, differences
from samskap.practice.forms.reviewing import EndedForm
from samskap.practice.models import ChangeRecord
from samskap.practice.origins import FROM, Suggested, read_origin
from samskap.practice.queries.choices import measures_to_choose, names_of_nobody
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.practice.states import ENDED
from samskap.practice.views.answers import to_change
from samskap.values.access import values_of

RECORDERS = "everybody who belongs to the unit or one of its bodies records what is done differently there"
EDITORS = "the author, and those who lead, edit or are recovery contacts in the unit"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@members_page(RECORDERS)
@form_page
def create(request: OrganisationRequest) -> HttpResponse:
    """Record a change; ``?fra=`` is the signed mark of what it came from, ``?etter=`` the change it takes over from."""
    units = units_to_record_for(request.viewer)
    if not units:
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    suggested = read_origin(request.organisation, sent.get(FROM, ""))
    before = _taken_over_from(request, sent.get("etter", ""))
    form = _form(request, units=units, initial=_initial(request, suggested, before, units), before=before)
    if request.method == "POST" and form.is_valid():
        try:
            change = actions.record_change(
                by=request.viewer,
                entry=form.entry(),
                sent_key=form.cleaned_data["key"] or chance(),
                origin=suggested.origin if suggested else None,
                succeeds=before,
            )
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Endringen er skrevet ned."))
            return to_change(request, change.pk)
    context = {"form": form, "origin": suggested.origin if suggested else None, "before": before}
    return page(request, "practice/change_edit.html", context, status=422 if form.errors else 200)


def _taken_over_from(request: OrganisationRequest, sent: str) -> ChangeRecord | None:
    if not (sent.isascii() and sent.isdigit() and len(sent) < 10):
        return None
    return get_change_to_edit(request.viewer, int(sent))


def _initial(
    request: OrganisationRequest, suggested: Suggested | None, before: ChangeRecord | None, units: list[Any]
) -> dict[str, Any]:
    """What a new form shows: what the link or the change before it says, and our suggestions."""
    today = timezone.localdate()
    own = {held.unit_id for held in request.viewer.memberships if held.unit_id}
    found: dict[str, Any] = {
        "key": chance(),
        "fra": request.GET.get(FROM, ""),
        "since": today,
        "review_on": today + REVIEW_AFTER,
        "unit": next((unit.pk for unit in units if unit.pk in own and len(own) == 1), None),
    }
    if before is not None:
        found |= {name: initial_of(before)[name] for name in ("wish", "unit", "measure", "values")}
        found |= {"before": before.how or before.what, "etter": before.pk}
    if suggested is not None:
        found |= {"unit": suggested.unit_id or found["unit"], "values": list(suggested.value_ids)}
        found["measure"] = suggested.measure_id
    return found


def _form(
    request: OrganisationRequest,
    *,
    units: list[Any],
    initial: dict[str, Any],
    before: ChangeRecord | None = None,
) -> ChangeForm:
    posted = request.POST if request.method == "POST" else None
    return ChangeForm(
        posted,
        initial=initial,
        units=units,
        values=values_of(request.viewer),
        measures=measures_to_choose(request.viewer, chosen=initial.get("measure")),
        known_names=names_of_nobody(request.organisation),
    )


@members_page(EDITORS)
@form_page
def edit(request: OrganisationRequest, change_id: int) -> HttpResponse:
    """Say anew what the change is; what two people wrote at the same time stands side by side."""
    change = get_change_to_edit(request.viewer, change_id)
    if change.state == ENDED:
        return _mend(request, change)
    units = [change.unit, *(unit for unit in units_to_record_for(request.viewer) if unit != change.unit)]
    form = _form(request, units=units, initial=initial_of(change))
    conflict: list[Difference] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_change(
                by=request.viewer,
                change=change,
                entry=form.entry(),
                revision=form.cleaned_data["revision"] or 0,
            )
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        except ChangedMeanwhile:
            conflict = differences(form, initial_of(change))
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
            form.data["revision"] = str(change.revision)  # type: ignore[index]  # same
        else:
            messages.success(request, _("Lagret."))
            return to_change(request, change.pk)
    context = {"form": form, "change": change, "conflict": conflict}
    status = 409 if conflict is not None else 422 if form.errors else 200
    return page(request, "practice/change_edit.html", context, status=status)


def _mend(request: OrganisationRequest, change: ChangeRecord) -> HttpResponse:
    """The words of a change that has ended."""
    initial = {name: getattr(change, name) for name in ("revision", *EndedForm.careful_fields)}
    posted = request.POST if request.method == "POST" else None
    form = EndedForm(posted, initial=initial, known_names=names_of_nobody(request.organisation))
    conflict: list[Difference] | None = None
    if posted is not None and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            actions.mend_words(by=request.viewer, change=change, words=form.words(), revision=revision)
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        except ChangedMeanwhile:
            conflict = differences(form, initial)
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
            form.data["revision"] = str(change.revision)  # type: ignore[index]  # same
        else:
            messages.success(request, _("Lagret."))
            return to_change(request, change.pk)
    context = {"form": form, "change": change, "conflict": conflict}
    status = 409 if conflict is not None else 422 if form.errors else 200
    return page(request, "practice/change_words.html", context, status=status)
