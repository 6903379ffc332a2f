"""Figures: what they are computed from, which of them follow a measure, and numbers written in by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, open_page
from samskap.plans.access import get_indicator_for, get_indicator_to_edit, get_measure_for, require_may_report
from samskap.plans.actions.figures import (
    add_figure,
    answer_suggestion,
    edit_figure,
    enter_figure,
    remove_entry,
    remove_figure,
)
from samskap.plans.exporting.sheets import csv_text
from samskap.plans.forms.figures import EntryForm, FigureForm, figure_initial
from samskap.plans.models import Indicator, Measure
from samskap.plans.queries.figure_history import COLUMNS, as_days, days_of
from samskap.plans.queries.figure_page import day_words_of, every_day, figure_page, plan_figures
from samskap.plans.queries.figures import label_of
from samskap.plans.sources import registry, source_of
from samskap.plans.states import NotAllowedNow
from samskap.plans.suggested_sources import suggest_sources
from samskap.plans.views.answers import attempt, is_open, to_measure

REPORTERS = (
    "those who edit the plan and those who answer for the measure choose its figures and write numbers in"
)
OPEN = "visitors get the figures of opened plans, without persons' names and with small groups hidden"


@open_page(OPEN)
@require_safe
def figures(request: OrganisationRequest, plan_id: int) -> HttpResponse:
    """All figures of a plan."""
    shown = plan_figures(request.viewer, plan_id, today=timezone.localdate())
    return page(request, "plans/figures.html", {"shown": shown, "plan": shown.plan})


@open_page(OPEN)
@require_safe
def indicator(request: OrganisationRequest, indicator_id: int) -> HttpResponse:
    """One figure; ``?dag=2026-05-31`` is what it was computed from that day."""
    shown = figure_page(request.viewer, indicator_id, on=_asked(request), today=timezone.localdate())
    context = {"shown": shown, "plan": shown.plan, "measure": shown.measure, "day_words": day_words_of(shown)}
    return page(request, "plans/figure.html", context)


@open_page(OPEN)
@require_safe
def indicator_csv(request: OrganisationRequest, indicator_id: int) -> HttpResponse:
    """Every day of a figure, for a spreadsheet; a day that is not shown has no number."""
    row = get_indicator_for(request.viewer, indicator_id)
    too_few = _("For få til å vise")
    lines = (
        (
            day.day.isoformat(),
            _cell(day.numerator),
            _cell(day.denominator),
            too_few if day.numerator is None else day.note,
        )
        for day in every_day(row)
    )
    data = csv_text([_("dag"), _("tall"), _("av"), _("merknad")], lines)
    return document_answer(data, name=f"tall-{row.pk}.csv", content_type="text/csv; charset=utf-8")


def _cell(number: Any) -> str:
    return "" if number is None else f"{number:f}".rstrip("0").rstrip(".").replace(".", ",")


@members_page(REPORTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def figure_add(request: OrganisationRequest, measure_id: int) -> HttpResponse:
    """Choose a figure that shall follow the measure; those its words speak of stand first."""
    measure = get_measure_for(request.viewer, measure_id)
    require_may_report(request.viewer, measure)
    if not is_open(request, measure.section.plan):
        return to_measure(request, measure)
    form = FigureForm(request.POST if request.method == "POST" else None)
    form.let_follow(_sources_for(measure), measure.section.plan.sections.all())
    if request.method == "POST" and form.is_valid():
        try:
            row = add_figure(by=request.viewer, measure=measure, wanted=form.wanted())
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Tallet følger tiltaket nå."))
            return redirect("plans:indicator", request.organisation.slug, row.pk)
    return _form_page(request, "plans/figure_form.html", form, measure)


def _sources_for(measure: Measure) -> list[Any]:
    """The sources the measure does not have yet, those its words speak of first."""
    used = set(measure.indicators.filter(suggested=False).values_list("source", flat=True))
    free = [source for source in registry if source.key not in used]
    fitting = suggest_sources(f"{measure.title}\n{measure.text}", free)
    return [*fitting, *(source for source in free if source not in fitting)]


@members_page(REPORTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def figure_edit(request: OrganisationRequest, indicator_id: int) -> HttpResponse:
    """Change what a figure is called, counts or aims at."""
    row = get_indicator_to_edit(request.viewer, indicator_id)
    if row.suggested or not is_open(request, row.measure.section.plan):
        return to_measure(request, row.measure)
    form = FigureForm(request.POST if request.method == "POST" else None, initial=figure_initial(row))
    form.let_follow((), row.measure.section.plan.sections.all(), row)
    if request.method == "POST" and form.is_valid():
        attempt(
            request,
            lambda: edit_figure(by=request.viewer, indicator=row, wanted=form.wanted()),
            _("Lagret."),
            as_before=_("Alt var som før."),
        )
        return _to_figure(request, row)
    return _form_page(request, "plans/figure_form.html", form, row.measure, row)


@members_page(REPORTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def figure_remove(request: OrganisationRequest, indicator_id: int) -> HttpResponse:
    """Take a figure away, once more asked."""
    row = get_indicator_to_edit(request.viewer, indicator_id)
    if row.suggested or not is_open(request, row.measure.section.plan):
        return to_measure(request, row.measure)
    if request.method == "POST":
        attempt(request, lambda: remove_figure(by=request.viewer, indicator=row), _("Tallet er tatt bort."))
        return to_measure(request, row.measure)
    context = {"row": row, "measure": row.measure, "label": _label(row), "days": row.readings.count()}
    return page(request, "plans/figure_remove.html", context)


@members_page(REPORTERS)
@require_POST
def figure_answer(request: OrganisationRequest, indicator_id: int) -> HttpResponse:
    """Yes or no to a figure that was suggested."""
    row = get_indicator_to_edit(request.viewer, indicator_id)
    yes = request.POST.get("do") == "yes"
    attempt(
        request,
        lambda: answer_suggestion(by=request.viewer, indicator=row, yes=yes),
        _("Tallet følger tiltaket nå.") if yes else _("Forslaget er lagt bort."),
        as_before=_("Noen har svart på forslaget allerede."),
    )
    return HttpResponseRedirect(f"{to_measure(request, row.measure).url}#tall")


@members_page(REPORTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def figure_enter(request: OrganisationRequest, indicator_id: int) -> HttpResponse:
    """Write in a number; with ``?dag=`` one that stands there is put right or taken away."""
    row = get_indicator_to_edit(request.viewer, indicator_id)
    if row.source or row.suggested or not is_open(request, row.measure.section.plan):
        return to_measure(request, row.measure)
    on = _asked(request)
    found = as_days(days_of(row.pk).filter(day=on).values_list(*COLUMNS)) if on else []
    before = found[0] if found else None
    if request.method == "POST" and before and request.POST.get("do") == "remove":
        attempt(
            request,
            lambda: remove_entry(by=request.viewer, indicator=row, day=before.day),
            _("Tallet for den dagen er tatt bort."),
        )
        return _to_figure(request, row)
    form = EntryForm(request.POST if request.method == "POST" else None, initial=_entry_initial(before))
    if request.method == "POST" and form.is_valid():
        entry = form.entry()
        correct = before is not None and entry.day == before.day
        try:
            enter_figure(by=request.viewer, indicator=row, entry=entry, correct=correct)
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Tallet er skrevet inn."))
            return _to_figure(request, row)
    return _form_page(request, "plans/figure_enter.html", form, row.measure, row, before=before)


def _entry_initial(before: Any) -> dict[str, Any]:
    """What stands there; a number about too few people is not told to the next who opens the form."""
    if before is None:
        return {"day": timezone.localdate()}
    return {
        "day": before.day,
        "numerator": before.numerator,
        "denominator": before.denominator,
        "note": before.note,
    }


def _form_page(
    request: OrganisationRequest,
    template: str,
    form: Any,
    measure: Measure,
    row: Indicator | None = None,
    **more: Any,
) -> HttpResponse:
    context = {"form": form, "measure": measure, "plan": measure.section.plan, "row": row}
    return page(request, template, {**context, "label": _label(row) if row else "", **more})


def _label(row: Indicator) -> str:
    return label_of(row, source_of(row.source))


def _asked(request: OrganisationRequest) -> date | None:
    """The day in the address; a day that is none is not found."""
    asked = request.GET.get("dag", "")
    if not asked:
        return None
    try:
        return date.fromisoformat(asked)
    except ValueError:
        raise Http404 from None


def _to_figure(request: OrganisationRequest, row: Indicator) -> HttpResponseRedirect:
    return redirect("plans:indicator", request.organisation.slug, row.pk)
