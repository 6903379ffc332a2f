"""The question cards: the whole deck, one drawn by chance, and those of our own written and put away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.gatherings.access.reflection import get_card_for, may_open, may_write_cards
from samskap.gatherings.actions.reflection_cards import retire_card, write_card
from samskap.gatherings.cards import LANGUAGES
from samskap.gatherings.forms.reflections import CardForm
from samskap.gatherings.queries import reflection_cards
from samskap.people.access import OrganisationRequest, members_page
from samskap.plans.queries.hearing import names_of_nobody
from samskap.values.access import values_of


@members_page("the unit's people read the deck; who may write cards is asked by the verb")
@require_http_methods(["GET", "HEAD", "POST"])
def deck(request: OrganisationRequest) -> HttpResponse:
    """All cards by value, and a form for one of our own."""
    viewer = request.viewer
    if request.method != "POST":
        return _deck(request, CardForm(viewer=viewer))
    form = CardForm(request.POST, viewer=viewer, known_names=names_of_nobody(viewer.organisation))
    if not form.is_valid():
        return _deck(request, form, status=422)
    cleaned, spoken = form.cleaned_data, get_language() or "nb"
    language = spoken if spoken in LANGUAGES else "nb"
    words = {name: cleaned[name] for name in ("text", "value", "overruled")}
    write_card(by=viewer, language=language, **words)
    messages.success(request, _("Kortet ligger i bunken."))
    return redirect("gatherings:reflection_cards", request.organisation.slug)


@members_page("the unit's people draw from the deck")
@require_safe
def draw(request: OrganisationRequest) -> HttpResponse:
    """«Trekk et kort»: one question by chance, from one value or from all."""
    values = list(values_of(request.viewer))
    chosen = [value for value in values if value.slug == request.GET.get("verdi", "")]
    card = reflection_cards.draw_one(
        reflection_cards.deck(request.viewer),
        value_ids={value.pk for value in chosen},
        but=request.GET.get("ikke", ""),
    )
    context = {
        "card": card,
        "values": values,
        "chosen": chosen[0] if chosen else None,
        "may_open": may_open(request.viewer),
    }
    response = page(request, "gatherings/reflection_draw.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@members_page("who may put a card away is asked by the verb")
@require_POST
def retire(request: OrganisationRequest, card_id: int) -> HttpResponse:
    """Put one of our own cards away."""
    card = get_card_for(request.viewer, card_id)
    retire_card(by=request.viewer, card=card)
    messages.success(request, _("Kortet er lagt bort."))
    return redirect("gatherings:reflection_cards", request.organisation.slug)


def _deck(request: OrganisationRequest, form: CardForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "suits": reflection_cards.suits(request.viewer),
        "may_write": may_write_cards(request.viewer),
    }
    return page(request, "gatherings/reflection_cards.html", context, status=status)
