"""The dictionary in force on paper: a booklet with all of it, and a poster with some of its swaps."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from samskap.core.documents import document_answer
from samskap.language.models import Edition
from samskap.language.papers.printing import LANGUAGES, booklet_pdf, word_poster_pdf
from samskap.language.queries.dictionary import Word, words_of
from samskap.language.queries.in_force import edition_in_force
from samskap.language.queries.swaps import sentences_of, swaps_for_poster
from samskap.people.access import OrganisationRequest, open_page

OPEN = "the dictionary in force is open to everybody"


def _words(request: OrganisationRequest, language: str) -> tuple[Edition, list[Word]]:
    """The words that hold now, in the language of the paper; those Samskap brings along stand in edition 0."""
    if language not in LANGUAGES:
        raise Http404
    edition = edition_in_force(request.organisation)
    with override(language):
        words = words_of(request.viewer, edition)
    return edition or Edition(organisation=request.organisation, number=0), words


def _front(request: OrganisationRequest) -> str:
    return settings.SITE_URL + reverse("language:dictionary", args=[request.organisation.slug])


@open_page(OPEN)
@require_safe
def booklet(request: OrganisationRequest, language: str) -> HttpResponse:
    """All words as a booklet."""
    edition, words = _words(request, language)
    sentences = sentences_of(edition, language)
    paper = booklet_pdf(edition, words, sentences, language=language, url=_front(request))
    return document_answer(paper, name=f"ordboken-{language}.pdf", content_type="application/pdf")


@open_page(OPEN)
@require_safe
def words_poster(request: OrganisationRequest, language: str) -> HttpResponse:
    """Some of the swaps as a poster."""
    edition, words = _words(request, language)
    chosen = swaps_for_poster(words, edition)
    if not chosen:
        raise Http404
    paper = word_poster_pdf(edition, chosen, language=language, url=_front(request))
    return document_answer(paper, name=f"ordplakat-{language}.pdf", content_type="application/pdf")
