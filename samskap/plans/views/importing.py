"""The pages on the way from a document to a plan: send it in, see it beside the draft, accept."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.document_uploads import LISTEN, DocumentUpload, announced_bytes
from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.access import get_import_for, units_to_plan_for
from samskap.plans.actions.importing import accept_import, discard_import, set_version_of, start_import
from samskap.plans.forms.importing import StartForm
from samskap.plans.intake import read_document
from samskap.plans.models import Plan, PlanImport
from samskap.plans.queries.importing import review_of, same_document, unfinished
from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader_words import in_page_language
from samskap.plans.states import NotAllowedNow

EDITORS = "those who edit plans of the unit read documents into plans"
UNSEEN = -1  # no draft has this revision


@members_page(EDITORS)
@csrf_exempt  # the token is checked in _send_in, once the upload has its own way of being received
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: OrganisationRequest) -> HttpResponseBase:
    """Send in a document or paste its text; below stands what somebody began earlier."""
    if not units_to_plan_for(request.viewer):
        raise PermissionDenied
    if announced_bytes(request) > LISTEN:
        return render(request, "design/errors/413.html", status=413)
    upload = DocumentUpload(request)
    request.upload_handlers = [upload]
    try:
        request.POST  # noqa: B018 -- parses the body, which the lines below need done
    except RequestDataTooBig:
        return render(request, "design/errors/413.html", status=413)
    return _send_in(request, upload)


@csrf_protect
def _send_in(request: OrganisationRequest, upload: DocumentUpload) -> HttpResponse:
    viewer = request.viewer
    units = units_to_plan_for(viewer)
    if request.method != "POST":
        return _start_page(request, StartForm(units=units))
    form = StartForm(request.POST, request.FILES, units=units, refused=upload.refused)
    if not form.is_valid():
        return _start_page(request, form, status=413 if upload.refused else 422)
    data, file_name = form.content()
    try:
        intake = read_document(data, file_name=file_name, today=timezone.localdate())
    except UnreadableDocument as error:
        form.add_error(
            "text" if form.cleaned_data["text"].strip() else "document", in_page_language(str(error))
        )
        return _start_page(request, form, status=422)
    begun = start_import(by=viewer, unit=form.cleaned_data["unit"], intake=intake)
    known_already = same_document(viewer, begun)
    return _to("plans:import_same" if known_already else "plans:import_review", begun)


def _start_page(request: OrganisationRequest, form: StartForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "unfinished": unfinished(request.viewer)}
    return page(request, "plans/import_start.html", context, status=status)


@members_page(EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def same(request: OrganisationRequest, import_id: int) -> HttpResponse:
    """The same document was read before: a new version of its plan, the reading begun earlier, or a plan of its own."""
    plan_import = get_import_for(request.viewer, import_id)
    others = same_document(request.viewer, plan_import)
    if plan_import.state != PlanImport.State.READY or not others:
        return _to("plans:import_review", plan_import)
    if request.method == "POST":
        plans = {str(other.plan_id): other.plan for other in others if other.plan}
        earlier = plans.get(request.POST.get("version_of", ""))
        set_version_of(by=request.viewer, plan_import=plan_import, version_of=earlier)
        return _to("plans:import_review", plan_import)
    context = {"plan_import": plan_import, "others": others}
    return page(request, "plans/import_same.html", context)


@members_page(EDITORS)
@require_safe
def review(request: OrganisationRequest, import_id: int) -> HttpResponse:
    """The document and the draft side by side."""
    plan_import = get_import_for(request.viewer, import_id)
    if plan_import.state != PlanImport.State.READY:
        return page(request, "plans/import_over.html", {"plan_import": plan_import})
    context = {
        "plan_import": plan_import,
        "review": review_of(request.viewer, plan_import),
    }
    return page(request, "plans/import_review.html", context)


@members_page(EDITORS)
@require_POST
def accept(request: OrganisationRequest, import_id: int) -> HttpResponse:
    """Make the plan, once; whoever comes second is led to the plan the first one made."""
    plan_import = get_import_for(request.viewer, import_id)
    seen = _number(request.POST.get("revision"))
    try:
        # without a number nobody has seen the draft as it is
        plan = accept_import(
            by=request.viewer, plan_import=plan_import, revision=UNSEEN if seen is None else seen
        )
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        plan_import.refresh_from_db(fields=["plan"])
        return _to_plan(plan_import.plan) if plan_import.plan else _to("plans:import_review", plan_import)
    messages.success(request, _welcome(plan))
    return _to_plan(plan)


@members_page(EDITORS)
@require_POST
def discard(request: OrganisationRequest, import_id: int) -> HttpResponse:
    """Throw the reading away; leads back to ``import_start``, or to the earlier reading the person goes on with."""
    plan_import = get_import_for(request.viewer, import_id)
    try:
        discard_import(by=request.viewer, plan_import=plan_import)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return _to("plans:import_review", plan_import)
    instead = _number(request.POST.get("instead"))
    if instead is not None:
        return _to("plans:import_review", get_import_for(request.viewer, instead))
    messages.info(request, _("Innlesingen er lagt bort. Dokumentet ditt ligger trygt der du har det."))
    return HttpResponseRedirect(reverse("plans:import_start", args=[request.organisation.slug]))


def _welcome(plan: Plan) -> str:
    """What waits in the new plan, said warmly."""
    loose = plan.loose_texts.filter(decision="open").count()
    words = _("Planen er her, som utkast. Bare de som er med i virksomheten, ser den ennå.")
    if loose:
        more = ngettext(
            "%(n)s tekst venter på at noen sier hvor den hører hjemme.",
            "%(n)s tekster venter på at noen sier hvor de hører hjemme.",
            loose,
        )
        words = f"{words} {more % {'n': loose}}"
    return words


def _to(name: str, plan_import: PlanImport) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, args=[plan_import.organisation.slug, plan_import.pk]))


def _to_plan(plan: Plan) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("plans:plan", args=[plan.organisation.slug, plan.pk]))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
