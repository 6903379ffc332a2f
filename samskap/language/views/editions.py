"""Making editions: begun, described, published, evaluated."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page
from samskap.language import states
from samskap.language.access.drafting import draft_of
from samskap.language.access.reading import get_edition_to_publish, get_entry_to_judge
from samskap.language.access.roles import may_edit_drafts
from samskap.language.actions import editions as actions
from samskap.language.forms.editions import EditionForm, EvaluationForm, VerdictForm
from samskap.language.models import Edition, EntryVerdict
from samskap.language.queries.evaluation import evaluation_of, not_followed
from samskap.language.queries.in_force import edition_in_force
from samskap.language.queries.readiness import problems_of
from samskap.language.refusals import NotAllowedNow
from samskap.people.access import OrganisationRequest, members_page

form_page = require_http_methods(["GET", "HEAD", "POST"])


@members_page("those who keep the dictionary begin its editions")
@form_page
def begin(request: OrganisationRequest) -> HttpResponse:
    """Begin the draft of the next edition."""
    if not may_edit_drafts(request.viewer):
        raise PermissionDenied
    if request.method == "POST":
        try:
            made = actions.begin_edition(by=request.viewer, from_starter=request.POST.get("fra") != "tom")
        except NotAllowedNow as error:
            messages.warning(request, str(error))
            return redirect("language:editions", request.organisation.slug)
        messages.success(request, _("Utkastet er begynt. Her kan dere skrive på ordene."))
        return _to(request, made)
    context = {"draft": draft_of(request.viewer), "in_force": edition_in_force(request.organisation)}
    return page(request, "language/edition_begin.html", context)


@members_page("those who put editions in force describe them")
@form_page
def describe(request: OrganisationRequest, number: int) -> HttpResponse:
    """What the edition is, who made it, and its days."""
    edition = get_edition_to_publish(request.viewer, number)
    form = EditionForm(request.POST if request.method == "POST" else None, initial=_as_initial(edition))
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe_edition(by=request.viewer, edition=edition, **form.cleaned_data)
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Lagret."))
            return _to(request, edition)
    context = {"edition": edition, "form": form}
    return page(request, "language/edition_describe.html", context, status=422 if form.errors else 200)


@members_page("those who put editions in force")
@form_page
def publish(request: OrganisationRequest, number: int) -> HttpResponse:
    """What stands in the way of publishing, and the button when nothing does."""
    edition = get_edition_to_publish(request.viewer, number)
    if edition.state != states.DRAFT:
        return _to(request, edition)
    if request.method == "POST":
        try:
            actions.publish(by=request.viewer, edition=edition)
        except actions.NotReady as error:
            context = {"edition": edition, "problems": error.problems, "open": not_followed(edition)}
            return page(request, "language/edition_publish.html", context, status=422)
        except NotAllowedNow as error:
            messages.warning(request, str(error))
            return _to(request, edition)
        messages.success(request, _("Utgave %(number)s gjelder nå.") % {"number": number})
        return _to(request, edition)
    context = {"edition": edition, "problems": problems_of(edition), "open": not_followed(edition)}
    return page(request, "language/edition_publish.html", context)


@members_page("those who put editions in force evaluate them")
@form_page
def evaluate(request: OrganisationRequest, number: int) -> HttpResponse:
    """The evaluation: what came in about each word, what is decided for it, and what it all came to."""
    edition = get_edition_to_publish(request.viewer, number)
    if edition.state not in states.IN_FORCE:
        raise Http404
    form = EvaluationForm(request.POST if request.method == "POST" and "avslutt" in request.POST else None)
    if request.method == "POST":
        try:
            if edition.state == states.PUBLISHED and "begynn" in request.POST:
                actions.begin_evaluation(by=request.viewer, edition=edition)
                return redirect("language:edition_evaluate", request.organisation.slug, number)
            if form.is_valid():
                actions.end_evaluation(by=request.viewer, edition=edition, **form.cleaned_data)
                messages.success(
                    request, _("Evalueringen er avsluttet. Utgaven gjelder til den neste kommer.")
                )
                return _to(request, edition)
        except NotAllowedNow as error:
            messages.warning(request, str(error))
            return _to(request, edition)
    found, draft = evaluation_of(edition), draft_of(request.viewer)
    context = {"edition": edition, "found": found, "draft": draft, "form": form}
    return page(request, "language/edition_evaluate.html", context, status=422 if form.errors else 200)


@members_page("those who put editions in force evaluate them")
@form_page
def judge(request: OrganisationRequest, number: int, entry_key: str) -> HttpResponse:
    """Keep, change or take out a word."""
    entry = get_entry_to_judge(request.viewer, number, entry_key)
    verdict = EntryVerdict.objects.filter(entry=entry).first()
    initial = {"verdict": verdict.verdict, "why": verdict.why} if verdict else None
    form = VerdictForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.judge_entry(by=request.viewer, entry=entry, **form.cleaned_data)
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        else:
            return redirect("language:edition_evaluate", request.organisation.slug, number)
    context = {"edition": entry.edition, "entry": entry, "form": form}
    return page(request, "language/entry_judge.html", context, status=422 if form.errors else 200)


def _as_initial(edition: Edition) -> dict[str, object]:
    return {
        name: getattr(edition, name) for name in ("introduction", "made_by", "discuss_until", "evaluate_on")
    }


def _to(request: OrganisationRequest, edition: Edition) -> HttpResponse:
    return redirect("language:edition", request.organisation.slug, edition.number)
