"""An edition between the database and ``samskap-edition/1`` (docs/ordbok-format.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from samskap.language.checker.schema import FORMAT, require_valid
from samskap.language.models import Edition, Entry

Plain = dict[str, Any]


def edition_data(edition: Edition) -> Plain:
    """The edition as data that compiles; costs one query for its words and one for its organisation if not fetched."""
    entries = list(edition.entries.all())
    groups: Plain = {}
    for entry in entries:
        groups |= entry.matching.get("groups", {})
    organisation = edition.organisation
    return {
        "format": FORMAT,
        "organisation": organisation.name,
        "edition": edition.number,
        "title": f"{organisation.name}, {edition.number}",
        "url": f"{settings.SITE_URL}{reverse('language:dictionary', args=[organisation.slug])}ord/{{entry}}/",
        "entries": [_entry_data(entry) for entry in entries],
        "groups": groups,
    }


def _entry_data(entry: Entry) -> Plain:
    return {
        "entry": entry.key,
        "part_of": entry.part_of,
        "level": entry.level,
        "theme": entry.theme,
        "value": entry.value_key,
        "avoid": _by_language(entry.avoid_nb, entry.avoid_nn),
        "say": _by_language(entry.say_nb, entry.say_nn),
        "why": _by_language(entry.why_nb, entry.why_nn),
        "fits": _by_language(entry.fits_nb, entry.fits_nn),
        "sentences": entry.sentences,
        "sources": entry.sources,
        "strength": entry.strength,
        "terms": entry.matching.get("terms", []),
        "exceptions": entry.matching.get("exceptions", []),
        "examples": entry.examples,
    }


def _by_language(nb: Any, nn: Any) -> Plain:
    return {lang: words for lang, words in (("nb", nb), ("nn", nn)) if words}


def fill_edition(edition: Edition, data: Mapping[str, Any]) -> None:
    """Put the words of ``samskap-edition/1`` data into an edition without words; raises EditionError."""
    require_valid(data)
    groups = data.get("groups", {})
    Entry.objects.bulk_create(entry_of(edition, entry, groups) for entry in data["entries"])


def entry_of(edition: Edition, data: Mapping[str, Any], groups: Mapping[str, Any]) -> Entry:
    """One word of the data as a row that is not saved yet; it brings the groups along that its rules name."""
    matching: Plain = {name: data[name] for name in ("terms", "exceptions") if data.get(name)}
    named = {name: words for name, words in groups.items() if f'"@{name}"' in _text_of(matching)}
    if named:
        matching["groups"] = named
    both = {name: data.get(name, {}) for name in ("avoid", "say", "why", "fits")}
    return Entry(
        edition=edition,
        key=data["entry"],
        level=data["level"],
        theme=data.get("theme") or Entry.Theme.PEOPLE,
        value_key=data.get("value", ""),
        part_of=data.get("part_of", ""),
        avoid_nb=both["avoid"].get("nb", data["entry"]),
        avoid_nn=both["avoid"].get("nn", ""),
        say_nb=both["say"].get("nb", []),
        say_nn=both["say"].get("nn", []),
        why_nb=both["why"].get("nb", ""),
        why_nn=both["why"].get("nn", ""),
        fits_nb=both["fits"].get("nb", ""),
        fits_nn=both["fits"].get("nn", ""),
        sentences=data.get("sentences", []),
        sources=data.get("sources", []),
        strength=data.get("strength", ""),
        matching=matching,
        examples=data.get("examples", {}),
    )


def _text_of(matching: Plain) -> str:
    return json.dumps(matching, ensure_ascii=False)
