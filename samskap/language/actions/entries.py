"""Words are written into the draft edition, changed and taken out. An edition that has been published never changes."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import Http404
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.language.access.drafting import require_may_edit_drafts
from samskap.language.actions.proposals import link_to_draft
from samskap.language.checker import EditionError, compile_edition
from samskap.language.checker.schema import FORMAT, LEGAL_WORDS, require_valid
from samskap.language.exchange import edition_data, entry_of
from samskap.language.models import Edition, Entry, Proposal
from samskap.language.plain_terms import Data
from samskap.language.queries.entry_preview import with_entry
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.people.viewer import Viewer

MOST_ENTRIES = 1000
FIELDS = sorted(
    field.name for field in Entry._meta.concrete_fields if field.name not in {"id", "edition", "key"}
)


@transaction.atomic
def write_entry(*, by: Viewer, edition: Edition, data: Data, seen: str = "") -> Entry:
    """Write a word of the draft as ``samskap-edition/1`` data says it; ``seen`` is ``mark_of`` what the person saw.

    A new word has ``seen`` "". Raises PermissionDenied, NotAllowedNow, ChangedMeanwhile, or EditionError with what the
    checker has against it.
    """
    _hold(by, edition)
    key = data["entry"]
    row = Entry.objects.filter(edition=edition, key=key).first()
    if (mark_of(row) if row else "") != seen:
        raise ChangedMeanwhile
    if row is None:
        _require_room(edition)
    whole = edition_data(edition)
    compile_edition(with_entry(whole, data))
    wanted = entry_of(edition, data, whole["groups"])
    is_new = row is None
    row = row or Entry(edition=edition, key=key)
    changed = [name for name in FIELDS if getattr(row, name) != getattr(wanted, name)]
    if not is_new and not changed:
        return row
    for name in changed:
        setattr(row, name, getattr(wanted, name))
    row.save()
    _count_up(edition)
    _note(by, "add_entry" if is_new else "change_entry", row, fields=changed)
    return row


@transaction.atomic
def remove_entry(*, by: Viewer, entry: Entry) -> None:
    """Take a word out of the draft. Raises NotAllowedNow when other words are counted under it."""
    edition = entry.edition
    _hold(by, edition)
    if edition.entries.filter(part_of=entry.key).exists():
        raise NotAllowedNow(_("Andre ord telles sammen med dette. Flytt dem først."))
    _note(by, "remove_entry", entry)
    entry.delete()
    _count_up(edition)


@transaction.atomic
def take_in(*, by: Viewer, proposal: Proposal, edition: Edition) -> str:
    """Let the draft take a proposal in; a new word becomes an entry to write on. Returns the key of the entry.

    Taken in twice it is still one entry. The proposal is answered apart from this.
    """
    _hold(by, edition)
    row = link_to_draft(by=by, proposal=proposal, edition=edition)
    word = _as_written(row.word)
    key = row.entry_key or key_for(word)
    if row.kind == Proposal.Kind.NEW and not edition.entries.filter(key=key).exists():
        _require_room(edition)
        entry = Entry.objects.create(
            edition=edition,
            key=key,
            avoid_nb=word,
            say_nb=[row.say] if row.say else [],
            why_nb=row.why,
            level="info" if key in LEGAL_WORDS else "yellow",
            matching={"terms": first_terms(key, word), "exceptions": []},
            examples={"match": [], "no_match": []},
        )
        _count_up(edition)
        _note(by, "add_entry", entry, proposal=row.pk)
    return key


def first_terms(key: str, word: str) -> list[Data]:
    """What to look for in a word nobody has worked on yet: itself, in no other form; nothing if that cannot be."""
    parts = word.lower().split()
    slots = [{"word": part} for part in parts[:8]]
    term: Data = {"lang": "nb", "phrase": slots} if len(parts) > 1 else {"lang": "nb", "word": word.lower()}
    alone = {"entry": key, "level": "info", "terms": [term]}
    try:
        require_valid({"format": FORMAT, "entries": [alone]})
    except EditionError:
        return []
    return [term]


def key_for(word: str) -> str:
    """The id of a new word: the word itself in small letters, with strokes for what cannot stand in an address."""
    bare = "".join(each if each.isalnum() else "-" for each in word.lower())
    return "-".join(part for part in bare.split("-") if part)[:80] or "ord"


def mark_of(row: Entry) -> str:
    """A mark of what the word says now, so that nobody writes over what they have not seen."""
    content = json.dumps([getattr(row, name) for name in FIELDS], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:32]


def _hold(by: Viewer, edition: Edition) -> None:
    """Lock the edition's row and see that it is still a draft of the viewer's organisation."""
    require_may_edit_drafts(by)
    row = Edition.objects.select_for_update().filter(pk=edition.pk, organisation=by.organisation).first()
    if row is None:
        raise Http404
    if row.state != Edition.State.DRAFT:
        raise NotAllowedNow(_("Utgaven er publisert, og ordene i den endres ikke. Begynn på en ny utgave."))


def _require_room(edition: Edition) -> None:
    if edition.entries.count() >= MOST_ENTRIES:
        raise NotAllowedNow(_("Utgaven har så mange ord det er plass til."))


def _as_written(word: str) -> str:
    """The word in whole letters and without the hyphens of lines, which what is copied may bring along."""
    return unicodedata.normalize("NFC", word).replace("\u00ad", "").strip()[:120]


def _count_up(edition: Edition) -> None:
    Edition.objects.filter(pk=edition.pk).update(revision=F("revision") + 1)


def _note(by: Viewer, verb: str, row: Entry, **details: Any) -> None:
    audit.record(
        tenant_id=by.organisation.pk,
        actor_id=by.person_id,
        action=f"language.{verb}",
        subject=row,
        details={"edition": row.edition_id, **details},
    )
