"""Taking part in an open gathering without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samskap.core import ratelimit
from samskap.gatherings.access.gatherings import get_gathering_for
from samskap.gatherings.actions import answers as actions
from samskap.gatherings.forms.guests import GuestForm
from samskap.gatherings.models import Gathering
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.views.gathering import show
from samskap.gatherings.views.guests import RECEIPTS, SENDING
from samskap.people.access import OrganisationRequest, open_page


@open_page("only gatherings that are open to everybody take this; a number is all that is kept")
@require_POST
def guests(request: OrganisationRequest, gathering_id: int) -> HttpResponse:
    """«Vi blir N»."""
    row = get_gathering_for(request.viewer, gathering_id)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return show(request, row, guests=form, status=422)
    mark = RECEIPTS.read_mark(form.cleaned_data["mark"])
    if mark is None or mark[0] != row.pk:
        messages.warning(request, _("Siden har stått åpen lenge. Prøv én gang til."))
    elif not ratelimit.within(SENDING, ratelimit.address_of(request)):
        form.add_error("people", _("Det er sendt svært mye herfra på kort tid. Prøv igjen om en stund."))
        return show(request, row, guests=form, status=429)
    elif not form.cleaned_data["homepage"]:
        _come(request, row, form.cleaned_data["people"], str(mark[1]))
    return redirect("gatherings:gathering", request.organisation.slug, row.pk)


def _come(request: OrganisationRequest, row: Gathering, people: int, chance: str) -> None:
    try:
        actions.say_we_come(
            by=request.viewer, gathering=row, people=people, chance=chance, now=timezone.now()
        )
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return
    words = ngettext(
        "Så fint. Vi venter én til. Vi lagrer bare tallet.",
        "Så fint. Vi venter %(n)d til. Vi lagrer bare tallet.",
        people,
    )
    messages.success(request, words % {"n": people})
