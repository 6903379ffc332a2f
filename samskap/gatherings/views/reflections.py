"""«Refleksjon»: what we have reflected on together, a new sheet, and one read afterwards by those who were there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.core.receipts import chance
from samskap.gatherings.access.gatherings import visible_to
from samskap.gatherings.access.reflection import (
    get_own_reflection,
    may_open,
    require_may_open,
)
from samskap.gatherings.actions import reflection_lines
from samskap.gatherings.actions import reflections as actions
from samskap.gatherings.forms.reflections import LineForm, OpenForm
from samskap.gatherings.halves import half_of, read_half
from samskap.gatherings.models import Gathering, Reflection
from samskap.gatherings.queries.reflection_cards import Suit, deck, suits
from samskap.gatherings.queries.reflection_sheets import ReadSheet, read_sheet
from samskap.gatherings.queries.reflections import reflections_page
from samskap.gatherings.reflection_codes import chance_in, line_mark, opening_mark
from samskap.gatherings.refusals import NotAllowedNow
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.queries.hearing import names_of_nobody
from samskap.practice.models import ChangeRecord
from samskap.practice.origins import change_from_url
from samskap.practice.queries import changes_of

LATELY = timedelta(days=60)
THERE = "only those who opened it or were there by name get past the look-up"


@members_page("numbers, what groups have shared, and the viewer's own sheets")
@require_safe
def overview(request: OrganisationRequest) -> HttpResponse:
    """The viewer's own sheets, numbers per department in a half-year, and what was shared."""
    today = timezone.localdate()
    half = read_half(request.GET.get("halvaar", ""), today)
    context = {
        "shown": reflections_page(request.viewer, half, request.GET.get("page", "")),
        "may_open": may_open(request.viewer),
        "later": half.after if half.since < half_of(today).since else None,
    }
    return page(request, "gatherings/reflection_list.html", context)


@members_page("those who work in a unit may open a sheet, others are refused")
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: OrganisationRequest) -> HttpResponse:
    """Open a sheet: for people who meet now, or for one that was filled in on paper."""
    require_may_open(request.viewer)
    form = _open_form(request)
    if request.method == "POST" and form.is_valid():
        number = chance_in(form.cleaned_data["mark"], "open", request.organisation.pk) or chance()
        paper = bool(request.POST.get("papir"))
        sheet = form.sheet(draw=not paper)  # what lay on the table is not for us to say afterwards
        opened = actions.open_reflection(by=request.viewer, number=number, sheet=sheet)
        if paper:
            return redirect("gatherings:reflection", request.organisation.slug, opened.reflection.pk)
        return redirect("gatherings:reflection_screen", request.organisation.slug, opened.code)
    context = {
        "form": form,
        "suits": _laid_out(request, form),
        "paper": request.POST.get("papir") or request.GET.get("papir"),
    }
    return page(request, "gatherings/reflection_new.html", context, status=422 if form.errors else 200)


def _open_form(request: OrganisationRequest) -> OpenForm:
    viewer, today = request.viewer, timezone.localdate()
    around: dict[str, Any] = {
        "viewer": viewer,
        "deck": deck(viewer),
        "gatherings": _lately(request),
        "today": today,
    }
    if request.method == "POST":
        return OpenForm(request.POST, known_names=names_of_nobody(viewer.organisation), **around)
    initial: dict[str, Any] = {"mark": opening_mark(viewer.organisation.pk)}
    form = OpenForm(initial=initial, **around)
    values = form["values"].field.queryset.filter(slug__in=request.GET.getlist("verdi"))  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
    initial["values"] = [value.pk for value in values]
    meeting = request.GET.get("samling", "")
    if meeting.isdecimal() and len(meeting) < 10:
        initial["gathering"] = int(meeting)
    return form


def _laid_out(request: OrganisationRequest, form: OpenForm) -> list[tuple[Suit, bool]]:
    """The deck by value, and whether the cards of that value lie open: those of chosen values and chosen cards."""
    values = {str(pk) for pk in form["values"].value() or []}
    return [
        (
            suit,
            (suit.value is not None and str(suit.value.pk) in values)
            or any(card.key in form.picked for card in suit.cards),
        )
        for suit in suits(request.viewer)
    ]


def _lately(request: OrganisationRequest) -> QuerySet[Gathering]:
    """Gatherings that a reflection of these days may belong to."""
    now = timezone.now()
    rows = visible_to(request.viewer).exclude(state=Gathering.State.CANCELLED)
    return rows.filter(starts_at__gte=now - LATELY, starts_at__lte=now + timedelta(days=1)).order_by(
        "-starts_at"
    )


@members_page(THERE)
@require_safe
def one(request: OrganisationRequest, reflection_id: int) -> HttpResponse:
    """One reflection afterwards."""
    row = get_own_reflection(request.viewer, reflection_id)
    return _one(request, row, LineForm(initial={"mark": line_mark(row.pk)}))


@members_page(THERE)
@require_POST
def line(request: OrganisationRequest, reflection_id: int) -> HttpResponse:
    """Write a line, from paper or from memory."""
    row = get_own_reflection(request.viewer, reflection_id)
    form = LineForm(request.POST, known_names=names_of_nobody(request.organisation))
    if not form.is_valid():
        return _one(request, row, form, status=422)
    number = chance_in(form.cleaned_data["mark"], "line", row.pk) or chance()
    try:
        reflection_lines.add_line(
            by=request.viewer, reflection=row, number=number, text=form.cleaned_data["text"]
        )
    except NotAllowedNow as error:
        form.add_error("text", str(error))
        row.refresh_from_db()
        return _one(request, row, form, status=409)
    return _back(request, row, "#linjer")


@members_page(THERE)
@require_POST
def line_away(request: OrganisationRequest, reflection_id: int, line_id: int) -> HttpResponse:
    """Take a line away."""
    row = get_own_reflection(request.viewer, reflection_id)
    reflection_lines.remove_line(by=request.viewer, reflection=row, line_id=line_id)
    return _back(request, row, "#linjer")


@members_page(THERE)
@require_POST
def absent(request: OrganisationRequest, reflection_id: int) -> HttpResponse:
    """Take back «jeg var med»."""
    row = get_own_reflection(request.viewer, reflection_id)
    actions.take_back_present(by=request.viewer, reflection=row)
    messages.success(request, _("Navnet ditt står ikke ved refleksjonen lenger."))
    return redirect("gatherings:reflections", request.organisation.slug)


@members_page(THERE)
@require_POST
def renew(request: OrganisationRequest, reflection_id: int) -> HttpResponse:
    """A new code, for whoever has lost the old one."""
    row = get_own_reflection(request.viewer, reflection_id)
    try:
        code = actions.renew_code(by=request.viewer, reflection=row, number=chance())
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return _back(request, row)
    return redirect("gatherings:reflection_screen", request.organisation.slug, code)


def _one(request: OrganisationRequest, row: Reflection, form: LineForm, *, status: int = 200) -> HttpResponse:
    shown = read_sheet(request.viewer, row, now=timezone.now())
    context = {
        "shown": shown,
        "row": row,
        "form": form,
        "change_url": _change_url(request, shown),
        "changes": changes_of(request.viewer, _key(row)),
    }
    response = page(request, "gatherings/reflection.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _change_url(request: OrganisationRequest, shown: ReadSheet) -> str:
    """«Dette førte til en endring». A change names who recorded it, so none points at its reflection from there.

    Not those of groups either: the one that points at the list would be known as one to one.
    """
    if shown.row.closed_at is None:
        return ""
    row = shown.row
    return change_from_url(
        request.organisation,
        cause=ChangeRecord.Cause.REFLECTION,
        label=_("Refleksjon sammen"),
        url=reverse("gatherings:reflections", args=[request.organisation.slug]),
        key=_key(row),
        unit_id=row.unit_id,
        value_ids=[value.pk for value in shown.values],
    )


def _key(row: Reflection) -> str:
    """What changes remember it by; "" for one to one, which no change points at."""
    return "" if row.form == Reflection.Form.ONE_TO_ONE else f"gatherings.reflection:{row.pk}"


def _back(request: OrganisationRequest, row: Reflection, anchor: str = "") -> HttpResponse:
    return redirect(reverse("gatherings:reflection", args=[request.organisation.slug, row.pk]) + anchor)
