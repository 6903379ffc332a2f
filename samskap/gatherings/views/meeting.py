"""A meeting on a projector: one point at a time, and minutes that save themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samskap.core.pages import page
from samskap.core.receipts import chance
from samskap.gatherings.access.agenda import get_item_for
from samskap.gatherings.access.meeting import get_meeting_for, is_here
from samskap.gatherings.actions.meeting_notes import (
    AnotherText,
    MinutesClosed,
    Saved,
    write_minutes,
    write_notes,
)
from samskap.gatherings.forms.meeting import DecisionForm, NotesForm
from samskap.gatherings.forms.meeting_points import PointForm
from samskap.gatherings.models import ActionItem, Gathering
from samskap.gatherings.queries.meeting import (
    AT,
    WHOLE,
    meeting_page,
    meeting_url,
    names_known,
    next_meeting_of,
    people_to_choose,
)
from samskap.gatherings.states import CANCELLED
from samskap.gatherings.time_words import clock, local
from samskap.gatherings.written import joined
from samskap.people.access import OrganisationRequest, roles_page

ASKED = "only those who are asked to the gathering, and those who hold it, get past the look-up"
TRIES = 3
LONGEST_KEY = 15
Write = Callable[[str, str, str], Saved]


@roles_page(ASKED)
@require_safe
def meeting(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """The agenda, and the point people are at. Finished minutes are read on their own page."""
    row = get_meeting_for(request.viewer, gathering_id)
    if row.state == CANCELLED:
        return redirect("gatherings:gathering", request.organisation.slug, row.pk)
    if hasattr(row, "minutes") and row.minutes.finished_at:
        return redirect("gatherings:minutes", request.organisation.slug, row.pk)
    return show(request, row, request.GET.get(AT, ""))


def show(
    request: OrganisationRequest, row: Gathering, key: str, *, status: int = 200, **given: Any
) -> HttpResponse:
    """The page at a place of the agenda. ``given`` are forms that were sent and are shown again."""
    now = timezone.now()
    shown = meeting_page(request.viewer, row, key, now)
    context: dict[str, Any] = {
        "shown": shown,
        "gathering": row,
        "notes": NotesForm(initial={"notes": shown.notes, "mark": shown.mark}, kind=row.kind),
        "decide": DecisionForm(initial={"chance": chance()}, kind=row.kind),
        **given,
    }
    if "follow" not in context:
        context["follow"] = point_form(request, row, None)
    return page(request, "gatherings/meeting.html", context, status=status)


def point_form(
    request: OrganisationRequest, row: Gathering, posted: Any, point: ActionItem | None = None, **more: Any
) -> PointForm:
    """The form of a point to follow up, bound when something was sent. Who has ``point`` now may keep it."""
    people, owner = people_to_choose(request.viewer, row), point.owner if point else None
    if owner is not None and owner not in people and is_here(owner):
        people.append(owner)
    return PointForm(
        posted,
        initial={"chance": chance()},
        kind=row.kind,
        people=people,
        next_meeting=next_meeting_of(row, timezone.now()),
        kept=point.due if point else None,
        **more,
    )


@roles_page(ASKED)
@require_POST
def notes(request: OrganisationRequest, item_id: int) -> HttpResponse:
    """Save the minutes of a point: sent by the page itself while people write, or by the button."""
    item = get_item_for(request.viewer, item_id)
    row = get_meeting_for(request.viewer, item.gathering_id)

    def write(text: str, mark: str, overruled: str) -> Saved:
        words = {"text": text, "mark": mark, "overruled": overruled}
        return write_notes(by=request.viewer, item=item, now=timezone.now(), **words)

    return _save(request, row, str(item.pk), item.notes, write)


@roles_page(ASKED)
@require_POST
def whole(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """The same for the words about the meeting as a whole."""
    row = get_meeting_for(request.viewer, gathering_id)
    before = row.minutes.text if hasattr(row, "minutes") else ""

    def write(text: str, mark: str, overruled: str) -> Saved:
        words = {"text": text, "mark": mark, "overruled": overruled}
        return write_minutes(by=request.viewer, gathering=row, now=timezone.now(), **words)

    return _save(request, row, WHOLE, before, write)


def _save(request: OrganisationRequest, row: Gathering, key: str, before: str, write: Write) -> HttpResponse:
    known = names_known(request.viewer, row)
    form = NotesForm(request.POST, kind=row.kind, before=before, known_names=known)
    if not form.is_valid():
        return _refused(request, row, key, form, 422)
    try:
        saved = _written(request, form, write)
    except AnotherText as other:
        return _differs(request, row, key, form, other)
    except MinutesClosed as error:
        form.add_error(None, str(error))
        return _refused(request, row, key, form, 409)
    if not _by_script(request):
        return redirect(meeting_url(request.viewer, row, key))
    shown = meeting_page(request.viewer, row, key, timezone.now())
    lines = render_to_string("gatherings/meeting_lines.html", {"shown": shown, "gathering": row}, request)
    said = _("Lagret kl. %(at)s") % {"at": clock(local(saved.at, row))}
    return JsonResponse({"text": saved.text, "mark": saved.mark, "said": said, "lines": lines})


def _written(request: OrganisationRequest, form: NotesForm, write: Write) -> Saved:
    """Save it; after both texts were seen, as the writer chose: one's own text, or both."""
    text, mark, why = (form.cleaned_data[name] for name in ("notes", "mark", "overruled"))
    choice = request.POST.get("choice", "")
    if choice == "mine":
        return write(text, request.POST.get("over", ""), why)
    for _attempt in range(TRIES if choice == "both" else 0):
        try:
            return write(text, mark, why)
        except AnotherText as other:
            text, mark = joined(other.theirs, text), other.mark
    return write(text, mark, why)


def _by_script(request: OrganisationRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _refused(
    request: OrganisationRequest, row: Gathering, key: str, form: NotesForm, status: int
) -> HttpResponse:
    """Something in the text cannot be kept, or nothing can any more: said beside it, and the text stays."""
    if not _by_script(request):
        return show(request, row, key, notes=form, status=status)
    words = [str(error) for errors in form.errors.values() for error in errors]
    return JsonResponse({"words": words, "explain": form.must_explain}, status=status)


def _differs(
    request: OrganisationRequest, row: Gathering, key: str, form: NotesForm, other: AnotherText
) -> HttpResponse:
    """Somebody else has written here meanwhile: both texts side by side, and nothing is written."""
    context = {"other": other, "gathering": row, "place": key}
    if not _by_script(request):
        return show(request, row, key, notes=form, status=409, differs=True, other=other, place=key)
    html = render_to_string("gatherings/meeting_differs.html", context, request)
    return JsonResponse({"differs": html, "mark": other.mark}, status=409)


def item_here(request: OrganisationRequest, row: Gathering, key: str) -> int | None:
    """The number of the agenda point that a form was sent from; None for the whole meeting. 404 for another's."""
    if key in ("", WHOLE):
        return None
    if not key.isdecimal() or len(key) > LONGEST_KEY or not row.items.filter(pk=int(key)).exists():
        raise Http404
    return int(key)
