"""What somebody wrote in a form that cannot be taken now, handed back to them; it is kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def written_in(request: HttpRequest) -> str:
    """The texts of the form, those of more than one word; never a password."""
    texts = [
        text.strip()
        for name, values in request.POST.lists()
        if "password" not in name
        for text in values
        if " " in text.strip()
    ]
    return "\n\n".join(dict.fromkeys(texts))


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Closed pages lead to the sign-in. Whoever was signed out while writing sees their words there, and loses none.

    Only a form that a person sent: a script that saves by itself keeps the words and learns that it was sent on.
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> Any:
        by_person = "text/html" in request.headers.get("Accept", "") and "HX-Request" not in request.headers
        if request.method == "POST" and by_person and (kept := written_in(request)):
            return _signed_out(request, kept)
        return super().handle_no_permission(request, view_func)


def _signed_out(request: HttpRequest, kept: str) -> HttpResponse:
    """The words, and the sign-in that leads back to the page with the form."""
    here = urlsplit(request.headers.get("Referer", ""))
    back = here.path if here.netloc == request.get_host() else ""
    query = urlencode({"next": f"{back}?{here.query}" if here.query else back}) if back else ""
    return render(request, "design/errors/signed_out.html", {"kept": kept, "query": query}, status=403)
