"""The edition that texts are checked against now."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from samskap.language import states
from samskap.language.checker import Edition as Compiled
from samskap.language.checker import compile_edition, load_starter
from samskap.language.exchange import edition_data
from samskap.language.models import Edition
from samskap.people.models import Organisation


def edition_in_force(organisation: Organisation) -> Edition | None:
    """The organisation's edition that is published or under evaluation; one query."""
    return (
        Edition.objects.filter(organisation=organisation, state__in=states.IN_FORCE)
        .select_related("organisation")
        .first()
    )


def compiled_for(organisation: Organisation) -> Compiled:
    """That edition ready to check texts with, kept in memory; the starter where the organisation has none."""
    edition = edition_in_force(organisation)
    return load_starter() if edition is None else _compiled(edition.pk, edition.revision, edition.started_at)


@lru_cache(maxsize=64)
def _compiled(edition_id: int, revision: int, _started_at: datetime) -> Compiled:
    """By revision, which every change of a word counts up; the time tells databases apart that were made anew."""
    return compile_edition(edition_data(Edition.objects.select_related("organisation").get(pk=edition_id)))
