"""The signed mark that says because of what a change is made, so that a link can carry it and nobody can forge it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from samskap.core.receipts import Receipts
from samskap.people.models import Organisation
from samskap.practice.models import ChangeRecord

MARKS = Receipts("samskap.practice.origin")
# The name of the mark in addresses and forms.
FROM = "fra"
Cause = ChangeRecord.Cause


@dataclass(frozen=True, slots=True)
class Origin:
    """Because of what: a kind, what it is called, its page (a path of ours or ""), and the row it came from."""

    cause: str = Cause.OWN
    label: str = ""
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An origin and what the form may be filled in with."""

    origin: Origin
    unit_id: int | None = None
    measure_id: int | None = None
    value_ids: tuple[int, ...] = ()


def change_from_url(
    organisation: Organisation,
    *,
    cause: str,
    label: str,
    url: str,
    key: str,
    unit_id: int | None = None,
    measure_id: int | None = None,
    value_ids: Iterable[int] = (),
) -> str:
    """The page where a change is recorded because of this, filled in; costs no query.

    ``cause`` is one of ``ChangeRecord.Cause``, ``url`` a path of ours, ``key`` names the row («gatherings.advice:12»).
    ``label`` is read by every member and stands in the address: nothing in it may tell who a resident is.
    """
    content = [organisation.pk, cause, label[:200], url[:300], key[:60], unit_id, measure_id, list(value_ids)]
    mark = MARKS.write_mark(content)
    return f"{reverse('practice:create', args=[organisation.slug])}?{FROM}={mark}"


def read_origin(organisation: Organisation, mark: str) -> Suggested | None:
    """What a mark of this organisation says; None for one that is not ours or is another municipality's."""
    content = MARKS.read_mark(mark) if mark else None
    if content is None or len(content) != 8 or content[0] != organisation.pk:
        return None
    _organisation, cause, label, url, key, unit_id, measure_id, value_ids = content
    if cause not in Cause.values:
        return None
    return Suggested(Origin(cause, label, url, key), unit_id, measure_id, tuple(value_ids))
