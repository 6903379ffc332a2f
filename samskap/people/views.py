"""One's own page, and the doors of sign-in that allauth does not have."""

from __future__ import annotations

from typing import cast

import requests
import structlog
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samskap.core import policy
from samskap.core.gate import open_to_all, signed_in
from samskap.core.languages import remember_language
from samskap.core.pages import page
from samskap.people import actions, queries
from samskap.people.access import may_manage, own_viewer
from samskap.people.calendar import keys
from samskap.people.forms import LanguageForm
from samskap.people.models import Person
from samskap.people.sign_in.demo import SLUG, persona

log = structlog.get_logger("samskap.sign_in")


@signed_in("shows a person what is kept about them, and nobody else")
@require_safe
@never_cache
def my_page(request: HttpRequest) -> HttpResponse:
    """My page: who I am here, my language, how I sign in, and what Samskap knows about me."""
    viewer = own_viewer(request)
    person = viewer.person
    assert person is not None  # noqa: S101  # own_viewer has made sure
    context = {
        "person": person,
        "roles": queries.roles_in_words(viewer),
        "means": queries.sign_in_means(person),
        "language_form": LanguageForm(
            initial={"language": person.language or LanguageForm.LIKE_THE_MUNICIPALITY}
        ),
        "known": policy.about_people(),
        "calendar": keys.shown_to(person),
        "may_manage": may_manage(viewer),
    }
    return page(request, "people/me.html", context)


@signed_in("changes the person's own language")
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language for pages and e-mails."""
    viewer, form = own_viewer(request), LanguageForm(request.POST)
    response = redirect("people:me")
    if form.is_valid():
        person = actions.choose_language(by=viewer, language=form.cleaned_data["language"])
        language = person.language or person.organisation.language
        remember_language(response, language)
        with override(language):  # it is read on the next page
            messages.success(request, _("Språket er valgt."))
    return response


@signed_in("turns the person's own letters on and off")
@require_POST
def choose_digest(request: HttpRequest) -> HttpResponse:
    """Whether reminders come by e-mail."""
    wanted = request.POST.get("digest")
    if wanted in ("on", "off"):
        actions.choose_digest(by=own_viewer(request), wanted=wanted == "on")
        said = (
            _("Nå får du påminnelser på e-post.") if wanted == "on" else _("Nå får du ikke flere slike brev.")
        )
        messages.success(request, said)
    return redirect(reverse("people:me") + "#paminnelser")


@open_to_all("says how one is added; shows nothing of anybody")
@require_safe
def how_to_join(request: HttpRequest) -> HttpResponse:
    """Nobody signs up by themselves; this page says whom to ask."""
    return page(request, "account/signup_closed.html")


@signed_in("leads on to the person's own page")
def to_my_page(request: HttpRequest) -> HttpResponse:
    """Allauth's own overviews stand on my page."""
    return redirect("people:me")


@open_to_all("leads on to the municipality's own sign-in")
def go_to_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """As allauth's own view, but a provider that does not answer is told in words."""
    try:
        return cast("HttpResponseBase", oidc.login(request, provider_id))
    except (requests.RequestException, KeyError, ValueError) as error:
        log.warning("the provider does not answer", exception=type(error).__name__)
        return redirect("socialaccount_login_error")


@open_to_all("only in the demonstration municipality, where every person is invented")
@require_POST
def try_as(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of the invented people; not there unless this is a demonstration."""
    wanted = persona(key) if settings.DEMO else None
    person = (
        Person.objects.filter(email=wanted.email, organisation__slug=SLUG, is_active=True).first()
        if wanted
        else None
    )
    if person is None:
        raise Http404
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("portal:start")
