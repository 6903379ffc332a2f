"""How the views answer: it is done, or it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from samskap.people.access import OrganisationRequest
from samskap.practice.refusals import NotAllowedNow


def attempt(request: HttpRequest, act: Callable[[], Any], done: str) -> bool:
    """Do it and say so, or say why it cannot be done now."""
    try:
        act()
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return False
    messages.success(request, done)
    return True


def to_change(request: OrganisationRequest, change_id: int) -> HttpResponseRedirect:
    """To the page of the change."""
    return redirect("practice:change", request.organisation.slug, change_id)


def number_in(sent: str) -> int:
    """The number a hidden field holds; 0 for anything else, signs that look like digits too."""
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
