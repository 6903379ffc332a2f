"""How the views of gatherings answer: it is done, or it cannot be done now and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict

from samskap.gatherings.refusals import NotAllowedNow


def attempt(request: HttpRequest, act: Callable[[], Any], done: str) -> bool:
    """Do it and say so (unless ``done`` is empty), or say why it cannot be done now."""
    try:
        act()
    except NotAllowedNow as error:
        messages.warning(request, str(error))
        return False
    if done:
        messages.success(request, done)
    return True


def with_seen(request: HttpRequest, revision: int) -> QueryDict:
    """What was sent, as if the newest revision had been seen."""
    data = request.POST.copy()
    data["seen"] = str(revision)
    return data
