"""What the page of downloads offers: every form with its size, as this viewer would get it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samskap.core.documents import DocumentError
from samskap.people.viewer import Viewer
from samskap.plans.exporting.export import export_of
from samskap.plans.exporting.formats import FORMATS, Format
from samskap.plans.models import Plan

# The sizes are told roughly; they are counted anew when the plan has changed, or after an hour.
_REMEMBERED = 60 * 60


@dataclass(frozen=True, slots=True)
class Offer:
    """One form, and about how big it is ("" when it cannot hold the plan)."""

    format: Format
    size: str


def offers_of(plan: Plan, viewer: Viewer, *, now: datetime) -> list[Offer]:
    """The forms of the plan; the same number of queries for every plan."""
    who = "own" if viewer.belongs else "visitor"
    key = f"plan-sizes:{plan.pk}:{plan.revision}:{who}:{translation.get_language()}"
    sizes: dict[str, int] | None = cache.get(key)
    if sizes is None:
        data = export_of(plan, viewer)
        sizes = {each.key: _size(each, data, now) for each in FORMATS.values()}
        cache.set(key, sizes, _REMEMBERED)
    return [Offer(each, size_words(sizes[each.key])) for each in FORMATS.values()]


def _size(form: Format, data: Mapping[str, Any], now: datetime) -> int:
    try:
        return len(form.make(data, now))
    except DocumentError:
        return 0


def size_words(size: int) -> str:
    """«ca. 140 kB», «ca. 1,2 MB»; "" for nothing."""
    if not size:
        return ""
    if size < 1_000_000:
        return _("ca. %(n)s kB") % {"n": max(1, round(size / 1000))}
    return _("ca. %(n)s MB") % {"n": number_format(size / 1_000_000, decimal_pos=1)}
