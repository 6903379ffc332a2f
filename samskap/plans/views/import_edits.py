"""What is corrected on the review page. With htmx one card is put in place; without, the page comes back there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.access import get_import_for
from samskap.plans.actions import import_edits
from samskap.plans.drafting import edits
from samskap.plans.drafting.draft import Draft, from_json
from samskap.plans.forms.importing import HeadForm, MeasureForm, SectionForm
from samskap.plans.models import PlanImport
from samskap.plans.queries.importing import card_of, lines_of, review_of
from samskap.plans.queries.suggestions import suggester_for
from samskap.plans.states import ChangedMeanwhile, NotAllowedNow
from samskap.plans.views.importing import EDITORS

T = TypeVar("T")


@members_page(EDITORS)
@require_POST
def measure(request: OrganisationRequest, import_id: int, key: str) -> HttpResponse:
    """A button on a measure's card was pressed."""
    plan_import = get_import_for(request.viewer, import_id)
    asked, seen = request.POST.get("do", ""), _number(request.POST.get("seen", ""))
    stale, left = False, key
    try:
        left = _found(
            lambda: import_edits.edit_measure(
                by=request.viewer, plan_import=plan_import, key=key, seen=seen, asked=asked
            )
        )
    except ChangedMeanwhile:
        stale = True
    except NotAllowedNow as error:
        messages.warning(request, str(error))
    if not request.htmx or plan_import.state != PlanImport.State.READY:  # type: ignore[attr-defined]  # django-htmx
        if stale:
            messages.warning(request, _stale())
        return _back(plan_import, f"tiltak-{left}" if left else "uten-plass")
    return _answer(request, plan_import, key, stale=_stale() if stale else "")


@members_page(EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def measure_words(request: OrganisationRequest, import_id: int, key: str) -> HttpResponse:
    """The whole measure to be corrected, with the lines it comes from beside it."""
    plan_import, draft = _open(request, import_id)
    section, own = _found(lambda: edits.measure_of(draft, key))
    known = suggester_for(request.viewer)
    parts: dict[str, Any] = {"draft": draft, "measure": own, "bodies": known.bodies, "values": known.values}
    form = MeasureForm(request.POST or None, initial=MeasureForm.of(section, own), **parts)
    if request.method == "POST" and form.is_valid():
        saved = _saved(
            request,
            lambda: import_edits.rewrite_measure(
                by=request.viewer,
                plan_import=plan_import,
                key=key,
                seen=form.cleaned_data["seen"],
                words=form.words(),
            ),
        )
        if saved:
            return _back(plan_import, f"tiltak-{key}")
    context = {
        "plan_import": plan_import, "form": form, "measure": own, "paragraphs": edits.paragraphs(own),
        "first": section.measures[0] is own, "lines": lines_of(plan_import, own),
    }  # fmt: skip
    return page(request, "plans/import_measure.html", context, status=422 if form.errors else 200)


@members_page(EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def head(request: OrganisationRequest, import_id: int) -> HttpResponse:
    """The plan's title, language and period."""
    plan_import, draft = _open(request, import_id)
    form = HeadForm(request.POST) if request.method == "POST" else HeadForm.of(draft)
    if form.is_bound and form.is_valid():
        saved = _saved(
            request,
            lambda: import_edits.edit_head(
                by=request.viewer, plan_import=plan_import, seen=form.cleaned_data["seen"], head=form.head()
            ),
        )
        if saved:
            return _back(plan_import, "planen")
    return _words_page(request, plan_import, form, _("Planens navn og periode"), "planen")


@members_page(EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: OrganisationRequest, import_id: int, key: str) -> HttpResponse:
    """A heading and the text under it."""
    plan_import, draft = _open(request, import_id)
    own = _found(lambda: edits.section_of(draft, key))
    form = SectionForm(request.POST) if request.method == "POST" else SectionForm.of(own)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data
        saved = _saved(
            request,
            lambda: import_edits.edit_section(
                by=request.viewer, plan_import=plan_import, key=key,
                seen=words["seen"], title=words["title"], intro=words["intro"],
            ),
        )  # fmt: skip
        if saved:
            return _back(plan_import, f"del-{key}")
    return _words_page(request, plan_import, form, _("Overskriften"), f"del-{key}")


@members_page(EDITORS)
@require_POST
def loose(request: OrganisationRequest, import_id: int, key: str) -> HttpResponse:
    """What becomes of a promise or a text without a place."""
    plan_import, _draft = _open(request, import_id)
    decision, into = request.POST.get("do", ""), request.POST.get("section", "")
    made = _found(
        lambda: import_edits.decide_loose(
            by=request.viewer, plan_import=plan_import, key=key, decision=decision, section=into
        )
    )
    if made:
        return _back(plan_import, f"tiltak-{made}")
    return _back(plan_import, f"tekst-{key}")


@members_page(EDITORS)
@require_POST
def suggestions(request: OrganisationRequest, import_id: int) -> HttpResponse:
    """Every suggestion of a kind is taken in one click."""
    plan_import, _draft = _open(request, import_id)
    kind = request.POST.get("kind", "")
    if kind not in ("bodies", "values"):
        raise Http404
    taken = import_edits.accept_all(by=request.viewer, plan_import=plan_import, kind=kind)
    words = ngettext("Ett forslag er tatt inn.", "%(n)s forslag er tatt inn.", taken) % {"n": taken}
    messages.success(request, words)
    return _back(plan_import, "planen")


def _answer(request: OrganisationRequest, plan_import: PlanImport, key: str, stale: str) -> HttpResponse:
    """One card, and the counts at the top, for htmx to put in place."""
    shown = review_of(request.viewer, plan_import)
    context = {
        "plan_import": plan_import, "review": shown, "card": card_of(shown, key), "stale": stale, "swapped": True,
        "excluded": next((each for each in shown.unplaced if each.was and each.was.key == key), None),
    }  # fmt: skip
    return page(request, "plans/import_review.html", context, part="answer")


def _words_page(
    request: OrganisationRequest,
    plan_import: PlanImport,
    form: HeadForm | SectionForm,
    title: str,
    anchor: str,
) -> HttpResponse:
    context = {
        "plan_import": plan_import,
        "form": form,
        "title": title,
        "anchor": anchor,
    }
    return page(request, "plans/import_words.html", context, status=422 if form.errors else 200)


def _open(request: OrganisationRequest, import_id: int) -> tuple[PlanImport, Draft]:
    """The import with its draft; 404 when it is no longer being worked on."""
    plan_import = get_import_for(request.viewer, import_id)
    if plan_import.state != PlanImport.State.READY:
        raise Http404
    return plan_import, from_json(plan_import.draft)


def _found(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except edits.Gone:
        raise Http404 from None


def _saved(request: OrganisationRequest, save: Callable[[], None]) -> bool:
    """Whether it was saved; when somebody else came first the person is told, and keeps what was written."""
    try:
        _found(save)
    except ChangedMeanwhile:
        messages.warning(request, _stale())
        return False
    return True


def _stale() -> str:
    return _("Noen andre har endret dette i mellomtiden, så det du valgte, er ikke lagret. Slik er det nå.")


def _back(plan_import: PlanImport, anchor: str) -> HttpResponseRedirect:
    url = reverse("plans:import_review", args=[plan_import.organisation.slug, plan_import.pk])
    return HttpResponseRedirect(f"{url}#{anchor}")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
