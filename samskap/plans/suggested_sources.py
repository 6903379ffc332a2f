"""Which figures the words of a measure speak of. Knows no database; bokmål and nynorsk words both stand as cues."""

from __future__ import annotations

from collections.abc import Iterable

from samskap.plans.sources import Source
from samskap.values.suggest import suggest_values

MOST = 2  # of one measure: more would be a list to work through


def suggest_sources(text: str, sources: Iterable[Source]) -> list[Source]:
    """The sources whose cues the text holds, in any inflection, the one that is spoken of first first."""
    with_cues = [source for source in sources if source.cues]
    cues = [(at, source.cues[0], list(source.cues[1:])) for at, source in enumerate(with_cues)]
    folded = text.casefold()
    found = [(folded.find(word.casefold()), at) for at, word in suggest_values(text, cues)]
    return [with_cues[at] for _place, at in sorted(found)][:MOST]
