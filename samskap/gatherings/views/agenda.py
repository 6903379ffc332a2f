"""The agenda before the meeting: anybody who is asked adds to it, and who holds it puts it in order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.gatherings.access.agenda import get_item_for, may_change_item
from samskap.gatherings.access.gatherings import get_gathering_for, require_holds, takes_part
from samskap.gatherings.actions import agenda as actions
from samskap.gatherings.actions.slots import lay_out
from samskap.gatherings.forms.agenda import ItemForm, initial_of
from samskap.gatherings.kinds import TEMPLATES
from samskap.gatherings.models import AgendaItem, Gathering
from samskap.gatherings.queries.meeting import meeting_url, names_known
from samskap.gatherings.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.gatherings.states import AHEAD
from samskap.gatherings.views.telling import attempt
from samskap.people.access import OrganisationRequest, roles_page

ASKED = "only those who are asked to the gathering get past the look-up"


def _back(request: OrganisationRequest, row: Gathering) -> HttpResponseRedirect:
    to = redirect("gatherings:gathering", request.organisation.slug, row.pk)
    return HttpResponseRedirect(f"{to.url}#saksliste")


def _form(
    request: OrganisationRequest,
    row: Gathering,
    item: AgendaItem | None,
    posted: Any = None,
    **initial: Any,
) -> ItemForm:
    """The form, bound when something was sent."""
    known = names_known(request.viewer, row) if posted is not None else ()
    return ItemForm(posted, kind=row.kind, item=item, initial=initial, known_names=known)


def _show(
    request: OrganisationRequest, row: Gathering, form: ItemForm, status: int = 0, **more: Any
) -> HttpResponse:
    context = {"form": form, "gathering": row, "item": form.item, **more}
    return page(request, "gatherings/item.html", context, status=status or (422 if form.is_bound else 200))


@roles_page(ASKED)
@require_http_methods(["GET", "HEAD", "POST"])
def item_create(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """A point of one's own."""
    row = get_gathering_for(request.viewer, gathering_id)
    if not takes_part(request.viewer, row):
        raise PermissionDenied
    if row.state not in AHEAD and request.method != "POST":
        messages.warning(request, _("Sakslisten er lukket. Det som ble sagt, står i referatet."))
        return _back(request, row)
    form = _form(request, row, None, request.POST if request.method == "POST" else None)
    during = meeting_url(request.viewer, row) if "mote" in request.GET else ""
    if request.method != "POST" or not form.is_valid():
        return _show(request, row, form, during=during)
    try:
        made = actions.add_item(by=request.viewer, gathering=row, point=form.point())
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, row, form, 409, during=during)
    if during:
        return HttpResponseRedirect(meeting_url(request.viewer, row, str(made.pk)))
    messages.success(request, _("Punktet står på sakslisten."))
    return _back(request, row)


@roles_page(ASKED)
@require_http_methods(["GET", "HEAD", "POST"])
def slot_write(request: OrganisationRequest, gathering_id: int, key: str) -> HttpResponse:
    """A point of the kind that nobody has written in yet."""
    row = get_gathering_for(request.viewer, gathering_id)
    slot = next((each for each in TEMPLATES[row.kind].slots if each.key == key), None)
    if slot is None:
        raise Http404
    require_holds(request.viewer, row)
    item = AgendaItem.objects.filter(gathering=row, slot=key).first()
    if item is None and request.method == "POST":
        lay_out([row], language=request.organisation.language)
        item = AgendaItem.objects.get(gathering=row, slot=key)
    if item is not None:
        item.gathering = row
        return _write(request, item)
    blank = AgendaItem(gathering=row, slot=key, title=str(slot.title), minutes=slot.minutes)
    form = _form(request, row, blank, **initial_of(blank))
    return _show(request, row, form, help=slot.help)


@roles_page(ASKED)
@require_http_methods(["GET", "HEAD", "POST"])
def item_edit(request: OrganisationRequest, item_id: int) -> HttpResponse:
    """Write what is prepared for a point."""
    item = get_item_for(request.viewer, item_id)
    if not may_change_item(request.viewer, item, item.gathering):
        raise PermissionDenied
    return _write(request, item)


def _write(request: OrganisationRequest, item: AgendaItem) -> HttpResponse:
    row = item.gathering
    slot = next((each for each in TEMPLATES[row.kind].slots if each.key == item.slot), None)
    more: dict[str, Any] = {"help": slot.help if slot else ""}
    if request.method != "POST":
        return _show(request, row, _form(request, row, item, **initial_of(item)), **more)
    form = _form(request, row, item, request.POST, **initial_of(item))
    if not form.is_valid():
        return _show(request, row, form, **more)
    try:
        seen = form.cleaned_data["seen"] or 0
        actions.write_item(by=request.viewer, item=item, point=form.point(), seen=seen)
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return _show(request, row, form, 409, **more)
    except ChangedMeanwhile:
        return _again(request, item, more)
    messages.success(request, _("Punktet er lagret."))
    return _back(request, row)


def _again(request: OrganisationRequest, item: AgendaItem, more: dict[str, Any]) -> HttpResponse:
    """Somebody else saved the point meanwhile: both texts stand on the page, and nothing is lost."""
    newest = get_item_for(request.viewer, item.pk)
    posted = request.POST.copy()
    posted["seen"] = str(newest.revision)
    form = _form(request, newest.gathering, newest, posted)
    form.is_valid()
    words = _(
        "Noen andre endret punktet mens du skrev. Det du skrev, står her. Lagre om det fortsatt er rett."
    )
    form.add_error(None, words)
    return _show(request, newest.gathering, form, 409, newest=newest, **more)


@roles_page(ASKED)
@require_POST
def item_remove(request: OrganisationRequest, item_id: int) -> HttpResponse:
    """Take a point off the agenda."""
    item = get_item_for(request.viewer, item_id)
    attempt(
        request,
        lambda: actions.remove_item(by=request.viewer, item=item),
        _("Punktet er tatt av sakslisten."),
    )
    return _back(request, item.gathering)


@roles_page(ASKED)
@require_POST
def item_shift(request: OrganisationRequest, item_id: int) -> HttpResponse:
    """One place up or down."""
    item = get_item_for(request.viewer, item_id)
    up = request.POST.get("where") == "up"
    attempt(request, lambda: actions.shift_item(by=request.viewer, item=item, up=up), "")
    return _back(request, item.gathering)
