"""One's own calendar for other programs, and the buttons on my page that open and close it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samskap.core.gate import open_to_all, signed_in
from samskap.people.access import own_viewer
from samskap.people.calendar import actions, ics, keys
from samskap.people.calendar.entries import entries_for


@open_to_all("the address is the key: nobody can guess it, and its owner can close it")
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has the address reads this person's calendar; calendar programs cannot sign in."""
    viewer = keys.viewer_of(token)
    if viewer is None or viewer.person is None:
        raise Http404
    now = timezone.now()
    with translation.override(viewer.person.language or viewer.organisation.language):
        entries = entries_for(viewer, now)
        name = _("Samskap i %(organisation)s") % {"organisation": viewer.organisation.name}
        return ics.answer(ics.write(entries, name=name, now=now), file_name="samskap.ics")


@signed_in("opens and closes the person's own calendar")
@require_POST
def calendar_key(request: HttpRequest) -> HttpResponse:
    """Make, renew or close the address."""
    viewer = own_viewer(request)
    do = request.POST.get("do")
    if do == "open":
        actions.open_calendar(by=viewer)
        messages.success(request, _("Kalenderen din har fått en adresse."))
    elif do == "renew":
        actions.renew_calendar(by=viewer)
        messages.success(request, _("Adressen er byttet. Den gamle virker ikke lenger."))
    elif do == "close":
        actions.close_calendar(by=viewer)
        messages.success(request, _("Kalenderen er stengt. Adressen virker ikke lenger."))
    return redirect(reverse("people:me") + "#kalender")
