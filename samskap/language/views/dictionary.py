"""Reading the dictionary: the words, a word, the editions and what is different between them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from samskap.core.pages import page
from samskap.language import states
from samskap.language.access.reading import editions_of, get_edition_for
from samskap.language.access.roles import may_edit_drafts, may_publish
from samskap.language.models import Entry
from samskap.language.queries.conversation import conversation_of
from samskap.language.queries.dictionary import dictionary as dictionary_of
from samskap.language.queries.dictionary import entry_page, words_of
from samskap.language.queries.discussed import discussed
from samskap.language.queries.edition_changes import edition_changes
from samskap.language.queries.swaps import fits_poster
from samskap.people.access import OrganisationRequest, open_page

LONGEST_SEARCH = 200


@open_page("the dictionary in force is open to everybody")
@require_safe
def dictionary(request: OrganisationRequest) -> HttpResponse:
    """All words in force by letter; a search and a theme narrow them."""
    theme = request.GET.get("tema", "")
    found = dictionary_of(
        request.viewer,
        search=request.GET.get("q", "")[:LONGEST_SEARCH].strip(),
        theme=theme if theme in Entry.Theme.values else "",
    )
    context = {"found": found, "has_poster": any(map(fits_poster, found.words))}
    return page(request, "language/dictionary.html", context)


@open_page("the words in force are open to everybody")
@require_safe
def entry(request: OrganisationRequest, entry_key: str) -> HttpResponse:
    """One word: what to say instead, why, when it fits, and the conversation; ``?utgave=`` as an edition had it."""
    asked = request.GET.get("utgave", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else None
    found = entry_page(request.viewer, entry_key, number)
    talk = (
        conversation_of(request.viewer, entry_key, found.edition) if found.edition and found.latest else None
    )
    return page(request, "language/entry.html", {"found": found, "conversation": talk})


@open_page("editions that are or were in force are open; drafts are shown to members")
@require_safe
def editions(request: OrganisationRequest) -> HttpResponse:
    """All editions, the newest first."""
    rows = list(editions_of(request.viewer))
    drafting = any(row.state == states.DRAFT for row in rows)
    return page(
        request,
        "language/editions.html",
        {
            "editions": rows,
            "may_begin": may_edit_drafts(request.viewer) and not drafting,
            "has_edition": any(row.state in states.IN_FORCE for row in rows),
        },
    )


@open_page("editions that are or were in force are open; drafts are shown to members")
@require_safe
def edition(request: OrganisationRequest, number: int) -> HttpResponse:
    """One edition: its words, its life, and what its makers may do with it."""
    shown = get_edition_for(request.viewer, number)
    return page(
        request,
        "language/edition.html",
        {
            "edition": shown,
            "words": words_of(request.viewer, shown),
            "older": editions_of(request.viewer).filter(number__lt=number).first(),
            "discussed": discussed(request.viewer, shown),
            "may_write": may_edit_drafts(request.viewer),
            "may_publish": may_publish(request.viewer),
        },
    )


@open_page("editions that are or were in force are open; drafts are shown to members")
@require_safe
def changes(request: OrganisationRequest, number: int, older: int) -> HttpResponse:
    """What is different between two editions."""
    if older >= number:
        raise Http404
    new, old = get_edition_for(request.viewer, number), get_edition_for(request.viewer, older)
    return page(
        request,
        "language/edition_changes.html",
        {
            "found": edition_changes(old, new),
            "others": editions_of(request.viewer).filter(number__lt=number).exclude(number=older),
        },
    )
