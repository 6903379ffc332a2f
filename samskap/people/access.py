"""Whose pages these are: an organisation's address opens for its own people, and for others only where it says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import translation

from samskap.core.gate import View, ViewPolicy, mark
from samskap.core.middleware import chosen_language
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer


class OrganisationRequest(HttpRequest):
    """A request to an organisation's page: who looks is known."""

    organisation: Organisation
    viewer: Viewer


def viewer_for(user: Person | AnonymousUser | None, organisation: Organisation) -> Viewer:
    """The viewer that a signed-in person, or nobody, is in this organisation."""
    own = isinstance(user, Person) and user.is_active and user.organisation_id == organisation.pk
    return Viewer(organisation, user if own and isinstance(user, Person) else None)


def own_viewer(request: HttpRequest) -> Viewer:
    """The signed-in person in their own organisation, for pages about themselves; 404 for anybody else."""
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    return viewer_for(person, person.organisation)


def get_organisation(slug: str, user: Person | AnonymousUser | None) -> Organisation:
    """The organisation of the address; the signed-in person's own costs no query."""
    if isinstance(user, Person) and user.organisation.slug == slug:
        return user.organisation
    try:
        return Organisation.objects.get(slug=slug)
    except Organisation.DoesNotExist:
        raise Http404 from None


def _speak(request: HttpRequest, organisation: Organisation) -> None:
    """An organisation's pages are in its own language for those who have not chosen one."""
    language = chosen_language(request, home=organisation.language)
    if language != translation.get_language():
        translation.activate(language)
        request.LANGUAGE_CODE = language


def _organisation_view(view: View, policy: ViewPolicy, allowed: Callable[[Viewer], bool]) -> View:
    @wraps(view)
    def wrapper(request: HttpRequest, organisation: str, **kwargs: Any) -> HttpResponseBase:
        found = get_organisation(organisation, request.user)
        _speak(request, found)
        request.organisation = found  # type: ignore[attr-defined]  # OrganisationRequest from here on
        request.viewer = viewer_for(request.user, found)  # type: ignore[attr-defined]  # same
        if not allowed(request.viewer):  # type: ignore[attr-defined]  # same
            raise Http404
        return view(request, **kwargs)

    return mark(wrapper, policy)


def open_page(reason: str) -> Callable[[View], View]:
    """An organisation's page that anybody may ask for; what it shows is decided by ``visible_to``."""
    return lambda view: _organisation_view(
        view, ViewPolicy("everybody", reason, open=True), lambda _viewer: True
    )


def members_page(reason: str) -> Callable[[View], View]:
    """For the unit's own people: others are asked to sign in, and a stranger who has is told it is not there."""
    return lambda view: _organisation_view(
        view, ViewPolicy("the unit's people", reason, open=False), lambda viewer: viewer.belongs
    )


def roles_page(reason: str) -> Callable[[View], View]:
    """For whoever has a role here, volunteers of a council too; what it shows is decided by the look-up."""
    return lambda view: _organisation_view(
        view,
        ViewPolicy("those with a role here", reason, open=False),
        lambda viewer: viewer.system or bool(viewer.memberships),
    )


def units_of(viewer: Viewer) -> QuerySet[Unit]:
    """The organisation's units; their names are open."""
    return Unit.objects.filter(organisation=viewer.organisation)


def teams_of(viewer: Viewer) -> QuerySet[Team]:
    """The organisation's teams and councils; their names are open."""
    return Team.objects.filter(organisation=viewer.organisation)


def people_of(viewer: Viewer) -> QuerySet[Person]:
    """Those who have a role in the organisation, for its own people only; residents with an account are not named."""
    if not viewer.belongs:
        return Person.objects.none()
    held = Membership.objects.current().filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(held), organisation=viewer.organisation, is_active=True)


def may_manage(viewer: Viewer) -> bool:
    """Whether the viewer keeps the list of units, teams and people, and the doors: administrators do."""
    return viewer.has_role_at_top({Membership.Role.ADMINISTRATOR})


def require_may_manage(viewer: Viewer) -> None:
    """Raise PermissionDenied unless the viewer does."""
    if not may_manage(viewer):
        raise PermissionDenied
