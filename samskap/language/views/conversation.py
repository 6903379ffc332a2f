"""The conversation on the page of an entry. What was typed is never lost: it comes back in the form or in a field."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.language.access.talk import get_remark_for, get_remark_to_answer, teams_to_answer_for
from samskap.language.actions import conversation as actions
from samskap.language.forms.talk import RemarkAnswerForm, RemarkForm
from samskap.language.models import Entry, Remark
from samskap.language.queries.conversation import conversation_of
from samskap.language.queries.proposals import entry_to_change, names_of_nobody
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.people.access import OrganisationRequest, members_page


@members_page("the unit's people talk about the words")
@require_POST
def remark(request: OrganisationRequest, entry_key: str) -> HttpResponse:
    """«Send innspill»."""
    entry = _entry(request, entry_key)
    form = RemarkForm(request.POST, known_names=names_of_nobody(request.organisation))
    if not form.is_valid():
        return _again(request, entry, form=form, status=422)
    words = {"text": form.cleaned_data["text"], "overruled": form.cleaned_data.get("overruled", "")}
    try:
        actions.say(by=request.viewer, entry_key=entry.key, **words)
    except NotAllowedNow as error:
        return _again(request, entry, said=str(error), text=words["text"], status=409)
    messages.success(request, _("Takk. Innspillet ditt står i samtalen."))
    return _to_entry(request, entry.key)


@members_page("the unit's people say that they agree")
@require_POST
def agree(request: OrganisationRequest, entry_key: str) -> HttpResponse:
    """«Jeg er enig i byttet», and taking it back."""
    entry = _entry(request, entry_key)
    agrees = request.POST.get("agree") != "no"
    try:
        actions.agree(by=request.viewer, entry_key=entry.key, agrees=agrees)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Takk. Da vet vi det.") if agrees else _("Det er tatt tilbake."))
    return _to_entry(request, entry.key)


@members_page("the author takes the words back")
@require_POST
def withdraw(request: OrganisationRequest, remark_id: int) -> HttpResponse:
    """«Trekk innspillet»."""
    row = get_remark_for(request.viewer, remark_id)
    try:
        actions.withdraw(by=request.viewer, remark=row)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Innspillet er trukket, og borte herfra."))
    return _to_entry(request, row.entry_key)


@members_page("those who keep the dictionary answer")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: OrganisationRequest, remark_id: int) -> HttpResponse:
    """Answer a remark, or change the answer."""
    row = get_remark_to_answer(request.viewer, remark_id)
    entry = _entry(request, row.entry_key)
    teams = teams_to_answer_for(request.viewer)
    own = next((team for team in teams if team.name == row.answered_for), teams.first())
    form = RemarkAnswerForm(
        request.POST or None,
        initial={"text": row.answer, "seen": actions.mark_of(row), "team": own},
        teams=teams,
        known_names=[*names_of_nobody(request.organisation), row.person.name if row.person else ""],
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            words = {name: said[name] for name in ("text", "team", "seen", "overruled")}
            actions.answer(by=request.viewer, remark=row, **words)
        except ChangedMeanwhile:
            row.refresh_from_db()
            form.data = {**request.POST.dict(), "seen": actions.mark_of(row)}
            return _again(request, entry, form=form, remark=row, changed=True, status=409)
        messages.success(request, _("Svaret er sendt."))
        return _to_entry(request, row.entry_key)
    return _again(request, entry, form=form, remark=row, status=422 if form.is_bound else 200)


def _entry(request: OrganisationRequest, key: str) -> Entry:
    """The word in the edition in force, or 404."""
    entry = entry_to_change(request.organisation, key)
    if entry is None:
        raise Http404
    return entry


def _to_entry(request: OrganisationRequest, key: str) -> HttpResponse:
    return redirect(reverse("language:entry", args=[request.organisation.slug, key]) + "#samtalen")


def _again(
    request: OrganisationRequest,
    entry: Entry,
    *,
    status: int,
    form: RemarkForm | RemarkAnswerForm | None = None,
    remark: Remark | None = None,
    **shown: Any,
) -> HttpResponse:
    context: dict[str, Any] = {"entry": entry, "form": form, "remark": remark, **shown}
    if remark is None:
        context["conversation"] = conversation_of(request.viewer, entry.key)
    return page(request, "language/remark.html", context, status=status)
