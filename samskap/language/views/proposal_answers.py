"""Those who keep the dictionary answer proposals, and take them into the draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samskap.core.pages import page
from samskap.language.access.drafting import draft_of
from samskap.language.access.talk import get_proposal_to_answer, teams_to_answer_for
from samskap.language.actions import entries
from samskap.language.actions import proposals as actions
from samskap.language.forms.talk import ProposalAnswerForm
from samskap.language.models import Proposal
from samskap.language.queries.proposals import names_of_nobody, shown_one
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.people.access import OrganisationRequest, members_page


@members_page("those who keep the dictionary answer proposals")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: OrganisationRequest, proposal_id: int) -> HttpResponse:
    """Answer a proposal, or change the answer."""
    row = get_proposal_to_answer(request.viewer, proposal_id)
    form = _form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(
                by=request.viewer, proposal=row, reply=form.reply(), seen=form.cleaned_data["seen"]
            )
        except ChangedMeanwhile:
            row.refresh_from_db()
            form.data = {**request.POST.dict(), "seen": actions.mark_of(row)}
            return _show(request, row, form, changed=True, status=409)
        messages.success(request, _("Svaret er sendt."))
        return redirect(
            reverse("language:proposals", args=[request.organisation.slug]) + f"#forslag-{row.pk}"
        )
    return _show(request, row, form, status=422 if form.is_bound else 200)


@members_page("those who keep the dictionary take proposals into the draft")
@require_POST
def take_in(request: OrganisationRequest, proposal_id: int) -> HttpResponse:
    """«Ta inn i utkastet»: one press, and the word is there to write on."""
    row = get_proposal_to_answer(request.viewer, proposal_id)
    draft = draft_of(request.viewer)
    slug = request.organisation.slug
    if draft is None:
        messages.warning(request, _("Det er ikke noe utkast til en ny utgave ennå. Begynn på et først."))
        return redirect("language:proposal_answer", slug, row.pk)
    try:
        key = entries.take_in(by=request.viewer, proposal=row, edition=draft)
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return redirect("language:proposal_answer", slug, row.pk)
    if not draft.entries.filter(key=key).exists():
        messages.warning(request, _("Ordet står ikke i utkastet lenger. Forslaget er knyttet til utkastet."))
        return redirect("language:proposal_answer", slug, row.pk)
    messages.success(request, _("Ordet står i utkastet. Her kan du skrive det ferdig."))
    return redirect("language:entry_edit", slug, key)


def _form(request: OrganisationRequest, row: Proposal) -> ProposalAnswerForm:
    teams = teams_to_answer_for(request.viewer)
    own = next((team for team in teams if team.name == row.answered_for), None)
    initial: dict[str, Any] = {
        "seen": actions.mark_of(row),
        "outcome": row.outcome,
        "text": row.answer,
        "team": own or (None if row.answered_at else next(iter(teams), None)),
    }
    known = [*names_of_nobody(request.organisation), row.person.name if row.person else ""]
    return ProposalAnswerForm(request.POST or None, initial=initial, teams=teams, known_names=known)


def _show(
    request: OrganisationRequest, row: Proposal, form: ProposalAnswerForm, *, status: int, **shown: Any
) -> HttpResponse:
    context = {
        "one": shown_one(row, request.viewer, today=timezone.localdate()),
        "form": form,
        "draft": draft_of(request.viewer),
        **shown,
    }
    return page(request, "language/proposal_answer.html", context, status=status)
