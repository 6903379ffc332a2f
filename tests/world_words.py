"""The dictionaries of the two municipalities: an edition in force, a draft, what was said and what was proposed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from samskap.language.models import Edition, Entry, Proposal, Remark
from samskap.people.models import Organisation, Person


def key_in(organisation: Organisation) -> str:
    """The word; each municipality has its own, so that one found under the other's address would show."""
    return f"ordet-i-{organisation.slug}"


def make_dictionary(
    organisation: Organisation, person: Person, *, draft_word: str
) -> dict[str, dict[str, Any]]:
    """A word in force and in the draft, a remark on it, and a proposal that waits; returns their parts of addresses."""
    key = key_in(organisation)
    words: dict[str, Any] = {"avoid_nb": key, "say_nb": ["vil noe annet"], "why_nb": "Fordi."}
    words["matching"] = {"terms": [{"lang": "nb", "word": key}]}
    number = organisation.pk * 10  # each municipality counts from its own
    first = Edition.objects.create(
        organisation=organisation, number=number, state=Edition.State.PUBLISHED, published_at=timezone.now()
    )
    second = Edition.objects.create(organisation=organisation, number=number + 1, predecessor=first)
    Entry.objects.create(edition=first, key=key, **words)
    Entry.objects.create(edition=second, key=key, **{**words, "why_nb": draft_word})
    text = f"Bra bytte, {draft_word}."
    remark = Remark.objects.create(organisation=organisation, entry_key=key, person=person, text=text)
    proposal = Proposal.objects.create(organisation=organisation, word="ord", why=text, person=person)
    return {
        "number": {"language:edition_changes": number + 1, "*": number},
        "older": {"*": number},
        "entry_key": {"*": key},
        "language": {"*": "nb"},
        "remark_id": {"*": remark.pk},
        "proposal_id": {"*": proposal.pk},
    }
