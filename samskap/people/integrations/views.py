"""The page of the connections: what is open, opening a new door, and closing one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page
from samskap.people.integrations import actions
from samskap.people.integrations.access import get_integration_to_manage, integrations_of
from samskap.people.integrations.forms import EmbedForm, LanguageTokenForm, TokenForm
from samskap.people.integrations.tokens import embed_code, example_of, language_example_of
from samskap.people.models import Integration

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _open_names(request: OrganisationRequest, kind: str) -> set[str]:
    rows = integrations_of(request.viewer).filter(kind=kind, revoked_at=None)
    return set(rows.values_list("name", flat=True))


def _code_to_paste(integration: Integration) -> str:
    """The element that shows the plan inside another page."""
    address = settings.SITE_URL + reverse("portal:embed", args=[embed_code(integration)])
    title = _("%(who)s: planen") % {"who": integration.organisation.name}
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="900" loading="lazy"></iframe>', address, title
    )


@members_page("administrators of the whole unit")
@require_safe
def integrations(request: OrganisationRequest) -> HttpResponse:
    """What other systems can read, with what to put into the intranet."""
    found = list(
        integrations_of(request.viewer).select_related("created_by", "organisation").order_by("name", "pk")
    )
    now = [row for row in found if row.revoked_at is None]
    context: dict[str, Any] = {
        "tokens": [row for row in now if row.kind == Integration.Kind.API],
        "checks": [row for row in now if row.kind == Integration.Kind.LANGUAGE],
        "embeds": [(row, _code_to_paste(row)) for row in now if row.kind == Integration.Kind.EMBED],
        "closed": [row for row in found if row.revoked_at is not None],
    }
    return page(request, "people/integrations.html", context)


@members_page("administrators of the whole unit")
@form_page
@never_cache
def token_add(request: OrganisationRequest) -> HttpResponse:
    """Make a token and show it, this once."""
    form = TokenForm(request.POST or None, taken=_open_names(request, Integration.Kind.API))
    if request.method == "POST" and form.is_valid():
        made, token = actions.add_token(by=request.viewer, name=form.cleaned_data["name"])
        example = example_of(token)
        return page(request, "people/token_shown.html", {"made": made, "token": token, "example": example})
    return page(request, "people/integration_add.html", {"form": form, "kind": Integration.Kind.API})


@members_page("administrators of the whole unit")
@form_page
@never_cache
def language_token_add(request: OrganisationRequest) -> HttpResponse:
    """Make a token that opens the language check and nothing else, and show it, this once."""
    form = LanguageTokenForm(request.POST or None, taken=_open_names(request, Integration.Kind.LANGUAGE))
    if request.method == "POST" and form.is_valid():
        made, token = actions.add_language_token(by=request.viewer, **form.cleaned_data)
        example = language_example_of(token)
        return page(request, "people/token_shown.html", {"made": made, "token": token, "example": example})
    return page(request, "people/integration_add.html", {"form": form, "kind": Integration.Kind.LANGUAGE})


@members_page("administrators of the whole unit")
@form_page
def embed_add(request: OrganisationRequest) -> HttpResponse:
    """Make a page for the intranet."""
    form = EmbedForm(request.POST or None, taken=_open_names(request, Integration.Kind.EMBED))
    if request.method == "POST" and form.is_valid():
        made = actions.add_embed(by=request.viewer, **form.cleaned_data)
        messages.success(request, _("Siden er klar. Kopier koden under og lim den inn i intranettet."))
        address = reverse("people:integrations", args=[request.organisation.slug])
        return redirect(f"{address}#kobling-{made.pk}")
    return page(request, "people/integration_add.html", {"form": form, "kind": Integration.Kind.EMBED})


@members_page("administrators of the whole unit")
@require_POST
def integration_revoke(request: OrganisationRequest, integration_id: int) -> HttpResponse:
    """Close a door."""
    found = get_integration_to_manage(request.viewer, integration_id)
    actions.revoke_integration(by=request.viewer, integration=found)
    messages.success(request, _("Koblingen er trukket tilbake. Ingen kommer inn den veien lenger."))
    return redirect("people:integrations", request.organisation.slug)
