"""What every page knows: whose site this is, and which pages there are. Costs no query on an organisation's pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samskap.language.browser import field_check
from samskap.people.access import viewer_for
from samskap.people.models import Organisation, Person
from samskap.people.viewer import Viewer

# address of the page -> the entry of the menu that is marked as the current one
ACTIVE = {
    "portal:front": "front",
    "portal:mirror": "practice",
    "portal:mirror_value": "practice",
    "portal:mirror_numbers": "practice",
    "plans": "plan",
    "gatherings": "practice",
    "practice": "practice",
    "values": "values",
    "language": "language",
}


def site(request: HttpRequest) -> dict[str, Any]:
    """For every template, those of error pages included, where little of the request may be there."""
    viewer = _viewer(request)
    if viewer is None:
        return {"navigation": [], "account_links": [], "home_url": "/", "active_nav": ""}
    return {
        "organisation": viewer.organisation,
        "viewer": viewer,
        "site_name": viewer.organisation.name,
        "home_url": reverse("portal:front", args=[viewer.organisation.slug]),
        "navigation": navigation(viewer),
        "account_links": [(_("Min side"), reverse("people:me"), "user-round")],
        "active_nav": _active(request),
        # Those who write for the unit may have their words checked; residents' own words are left alone.
        "late_scripts": [field_check(viewer.organisation)] if viewer.person else [],
    }


def navigation(viewer: Viewer) -> list[tuple[str, str, str, str]]:
    """The menu as (key, words, address, icon): only pages that exist, and that this viewer may open."""
    organisation = viewer.organisation
    entries = [("front", _("Forside"), "portal:front", "house")]
    if organisation.opens_plans or viewer.belongs:
        entries.append(("plan", _("Planen"), "plans:current", "list-checks"))
    entries.append(("practice", _("Praksis"), "gatherings:list", "users-round"))
    entries.append(("values", _("Verdiene"), "values:list", "layers"))
    entries.append(("language", _("Ordboken"), "language:dictionary", "book-open"))
    return [
        (key, words, url, icon)
        for key, words, name, icon in entries
        if (url := _address(name, organisation)) is not None
    ]


def _viewer(request: HttpRequest) -> Viewer | None:
    """The viewer of the page's organisation, else of the signed-in person's own."""
    viewer = getattr(request, "viewer", None)
    if isinstance(viewer, Viewer):
        return viewer
    user = getattr(request, "user", None)
    return viewer_for(user, user.organisation) if isinstance(user, Person) else None


def _address(name: str, organisation: Organisation) -> str | None:
    try:
        return reverse(name, args=[organisation.slug])
    except NoReverseMatch:
        return None


def _active(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None:
        return ""
    return ACTIVE.get(match.view_name) or ACTIVE.get(match.namespace) or ""
