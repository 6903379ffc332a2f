"""What has happened to the plans: a page to read, and the same as Atom and RSS."""

from __future__ import annotations

import re
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskap.core.pages import comparable, page
from samskap.people.access import OrganisationRequest, open_page
from samskap.people.viewer import door_viewer
from samskap.plans.queries.changes import ChangeLine, changes

AT_ONCE = 50
LAST_PAGE = 100
# What XML cannot hold, and what would hide words.
_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _require_open(request: OrganisationRequest) -> None:
    if not (request.organisation.opens_plans or request.viewer.belongs):
        raise Http404


@open_page("what has happened to plans the viewer may see, without names of those who did it")
@require_safe
def changes_page(request: OrganisationRequest) -> HttpResponse:
    """The latest first, day by day."""
    _require_open(request)
    asked = request.GET.get("side", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1
    number = min(max(number, 1), LAST_PAGE)
    found = changes(request.viewer, most=AT_ONCE + 1, skip=(number - 1) * AT_ONCE)
    days = groupby(found[:AT_ONCE], key=lambda line: timezone.localdate(line.at))
    context = {
        "days": [(day, list(lines)) for day, lines in days],
        "older": number + 1 if len(found) > AT_ONCE and number < LAST_PAGE else None,
        "newer": number - 1 or None,
    }
    return page(request, "plans/changes.html", context)


@open_page("as the page, and never more than visitors may see")
@require_safe
def changes_atom(request: OrganisationRequest) -> HttpResponseBase:
    """For feed readers."""
    return _feed(request, Atom1Feed, "plans:changes_atom")


@open_page("as the page, and never more than visitors may see")
@require_safe
def changes_rss(request: OrganisationRequest) -> HttpResponseBase:
    """For feed readers that know no Atom."""
    return _feed(request, Rss201rev2Feed, "plans:changes_rss")


def _feed(
    request: OrganisationRequest, form: type[Atom1Feed | Rss201rev2Feed], name: str
) -> HttpResponseBase:
    _require_open(request)
    slug = [request.organisation.slug]
    feed = form(
        title=_spoken(_("%(who)s: endringer i planene") % {"who": request.organisation.name}),
        link=settings.SITE_URL + reverse("plans:changes", args=slug),
        feed_url=settings.SITE_URL + reverse(name, args=slug),
        description=_("Det siste som har skjedd i planene."),
        language=get_language(),
        author_name=_spoken(request.organisation.name),  # Atom asks for one
    )
    for line in changes(door_viewer(request.organisation), most=AT_ONCE):
        feed.add_item(
            title=_spoken(title_of(line)),
            link=line.url,
            description=escape(_spoken(line.reason or line.words)),  # readers take it for HTML
            unique_id=line.id,
            unique_id_is_permalink=False,
            pubdate=line.at,
            updateddate=line.at,
        )
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return comparable(request, response)


def title_of(line: ChangeLine) -> str:
    """«Åpen kveld på Brygga. Tiltaket er nå: i gang»."""
    return f"{line.measure or line.plan}. {line.words}"


def _spoken(words: str) -> str:
    return _UNSPEAKABLE.sub("", words)
