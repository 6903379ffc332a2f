"""The pages that compose what the apps below know."""

from __future__ import annotations

from csp.constants import NONE
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from samskap.core import policy
from samskap.core.gate import open_to_all
from samskap.core.pages import comparable, page
from samskap.language.queries.swaps import word_of_week
from samskap.people.access import OrganisationRequest, open_page
from samskap.people.integrations.tokens import integration_of_code
from samskap.people.models import Organisation, Person
from samskap.people.queries import only_organisation
from samskap.people.todos import todos_for
from samskap.people.viewer import door_viewer
from samskap.plans.access import units_to_plan_for
from samskap.plans.queries.hearing_counts import open_hearing_cards
from samskap.portal import queries
from samskap.portal.greeting import date_in_words, greeting
from samskap.values.access import may_edit_values, units_to_write_for, values_of


@open_to_all("leads to an organisation's own front page, or lists their names")
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The address without an organisation."""
    if isinstance(request.user, Person):
        return redirect("portal:front", request.user.organisation.slug)
    if organisation := only_organisation():
        return redirect("portal:front", organisation.slug)
    return page(request, "portal/start.html", {"organisations": Organisation.objects.order_by("name")})


# As many things as a person takes in at a glance; the rest is folded away, nearest date first.
AT_ONCE = 7


@open_page("visitors see what the organisation has opened")
@require_safe
def front(request: OrganisationRequest) -> HttpResponse:
    """The front page: what waits for you, the plan right now, and the values."""
    viewer, now = request.viewer, timezone.localtime()
    todos = todos_for(viewer, now)
    glance = queries.plan_glance(viewer, now.date())
    name = viewer.person.first_name if viewer.person else ""
    context = {
        "greeting": greeting(now, name) if name else _("Velkommen"),
        "day": date_in_words(now),
        "todos": todos[:AT_ONCE],
        "later": todos[AT_ONCE:],
        "minutes": sum(todo.minutes for todo in todos[:AT_ONCE]),
        "glance": glance,
        "hearings": open_hearing_cards(viewer, now.date()),
        "may_import": glance is None and bool(units_to_plan_for(viewer)),
        "week_word": word_of_week(viewer, now.date()),
        "values": values_of(viewer),
    }
    return page(request, "portal/front.html", context)


@open_page("the values are open; the plan's measures follow visible_to")
@require_safe
def values(request: OrganisationRequest) -> HttpResponse:
    """The values side by side: what they mean, how the departments recognise them, what the plan does."""
    found = queries.values_page(request.viewer)
    context = {
        "found": found,
        "may_edit": may_edit_values(request.viewer),
        "may_write": request.viewer.belongs,
    }
    return page(request, "portal/values.html", context)


@open_page("the values are open; the plan's measures follow visible_to")
@require_safe
def value(request: OrganisationRequest, slug: str) -> HttpResponse:
    """One value with all that is said and done about it."""
    found = queries.values_page(request.viewer, slug=slug)
    if not found.values:
        raise Http404
    context = {
        "found": found,
        "one": found.values[0],
        "may_edit": may_edit_values(request.viewer),
        "may_write": bool(units_to_write_for(request.viewer)),
    }
    return page(request, "portal/value.html", context)


@open_to_all("says what is kept about people, and nothing of anybody")
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy page, made from the data policy."""
    context = {"about_people": policy.about_people(), "everything": policy.in_words()}
    return page(request, "portal/privacy.html", context)


@open_to_all("the address is signed for one organisation, can be withdrawn, and shows no names of persons")
@require_safe
def embed(request: HttpRequest, signed: str) -> HttpResponseBase:
    """The plan that runs, inside the intranet: without header, cookies and script, framed by the named sites alone."""
    integration = integration_of_code(signed)
    if integration is None:
        raise Http404
    asked = request.GET.get("sprak", "")
    language = asked if asked in dict(settings.LANGUAGES) else integration.organisation.language
    with override(language):
        framed = queries.framed_plan(door_viewer(integration.organisation), timezone.localdate())
        context = {"framed": framed, "organisation": integration.organisation, "site": settings.SITE_URL}
        shown = page(request, "portal/embed.html", context)
    shown.headers["Cache-Control"] = "private, max-age=300"
    response = comparable(request, shown)
    response.headers["Content-Language"] = language
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    # Read by django-csp and by Django's own X-Frame-Options, each under its name; a 304 must say the same as a page.
    response._csp_replace = {"frame-ancestors": integration.hosts or [NONE], "form-action": [NONE]}  # type: ignore[attr-defined]  # see above
    response.xframe_options_exempt = True  # type: ignore[attr-defined]  # see above
    return response
