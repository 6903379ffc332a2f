"""The small drawings and marks of every page, as safe HTML from plain Python.

Long lists call these directly or through the tags in ``templatetags/draw.py``: a plan with 170 measures draws some
thousand marks, and a template per mark would be most of the page's time. Everything that comes from data is escaped
here. Drawings are silent (``aria-hidden``); the words beside them carry the meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.templatetags.static import static
from django.utils.dateformat import format as format_date
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

VALUE_KEYS = ("hap", "identitet", "samhorighet", "mening", "empowerment")
OTHER_VALUE = "fjord"  # colour of a value the municipality has added itself; its icon is a ring

# key -> (icon, words); only «Trenger en hånd» is dark, because it asks for people
STATUSES = {
    "not_started": ("s-not-started", gettext_lazy("Ikke startet")),
    "in_progress": ("s-in-progress", gettext_lazy("I gang")),
    "done": ("s-done", gettext_lazy("Gjennomført")),
    "needs_hand": ("life-buoy", gettext_lazy("Trenger en hånd")),
    "on_hold": ("circle-pause", gettext_lazy("På vent")),
    "ended": ("s-ended", gettext_lazy("Avsluttet")),
    "replaced": ("s-replaced", gettext_lazy("Erstattet")),
}
MOST_STITCHES = 12  # more than this is no longer countable at a glance, so it becomes one thread


class ValueLike(Protocol):
    """A recovery value: its own name, and the key that picks colour and icon."""

    @property
    def name(self) -> str: ...
    @property
    def key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a course: its name, and when in words."""

    name: str
    when: str = ""


@lru_cache(maxsize=4)
def _sprite(_static_url: str) -> str:
    # looking up the hashed name costs more than the rest of an icon
    return escape(static("design/icons.svg"))


@lru_cache(maxsize=1024)
def _icon(name: str, css: str, sprite: str) -> SafeString:
    classes = f"ds-icon {escape(css)}" if css else "ds-icon"
    return mark_safe(  # noqa: S308  # name and class are escaped
        f'<svg class="{classes}" aria-hidden="true" focusable="false"><use href="{sprite}#i-{escape(name)}"/></svg>'
    )


def icon(name: str, css: str = "") -> SafeString:
    """An icon from the sprite; ``name`` is a Lucide name listed in ``frontend/icons.mjs`` or one of our own."""
    return _icon(name, css, _sprite(settings.STATIC_URL))


def value_colour(key: str) -> str:
    """The ``data-color`` of a value: its own colour, or fjord for a value we have no colour for."""
    return key if key in VALUE_KEYS else OTHER_VALUE


@lru_cache(maxsize=128)
def _disc(key: str, size: str, sprite: str) -> SafeString:
    colour = value_colour(key)
    mark = _icon(f"v-{colour}" if colour in VALUE_KEYS else "v-ring", "", sprite)
    large = f' data-large="{escape(size)}"' if size else ""
    return mark_safe(f'<span class="s-disc" data-color="{colour}"{large}>{mark}</span>')  # noqa: S308  # escaped


def value_disc(key: str, size: str = "") -> SafeString:
    """The value's disc, sizes "", md, lg, xl. Only where the value's name stands beside it."""
    return _disc(key, size, _sprite(settings.STATIC_URL))


@lru_cache(maxsize=512)
def _chip(name: str, key: str, url: str, sprite: str) -> SafeString:
    inside = f"{_disc(key, '', sprite)}{escape(name)}"
    colour = value_colour(key)
    if url:
        html = f'<a class="s-chip" data-color="{colour}" href="{escape(url)}">{inside}</a>'
    else:
        html = f'<span class="s-chip" data-color="{colour}">{inside}</span>'
    return mark_safe(html)  # noqa: S308  # every part is escaped


def value_chip(value: ValueLike, url: str = "") -> SafeString:
    """A value as colour, icon and word; a link when ``url`` is given."""
    return _chip(str(value.name), value.key, url, _sprite(settings.STATIC_URL))


def value_list(values: Sequence[ValueLike], total: int = len(VALUE_KEYS)) -> SafeString:
    """The values of something; one joined chip when it carries all ``total`` of the organisation's values."""
    values = list(values)
    if not values:
        return SafeString("")
    if len(values) == total and total > 2:
        discs = "".join(value_disc(value.key) for value in values)
        words = gettext("Alle fem verdiene") if total == 5 else gettext("Alle %(n)d verdiene") % {"n": total}
        items = f'<li><span class="s-chip s-chip--all">{discs}{escape(words)}</span></li>'
    else:
        items = "".join(f"<li>{value_chip(value)}</li>" for value in values)
    spoken = gettext("Verdier")
    return mark_safe(  # noqa: S308  # items are escaped above
        f'<ul class="s-chips" aria-label="{escape(spoken)}">{items}</ul>'
    )


def status_words(key: str) -> str:
    """The status in words; an unknown key is shown as it is."""
    return str(STATUSES[key][1]) if key in STATUSES else key


@lru_cache(maxsize=256)
def _status(key: str, words: str, sprite: str) -> SafeString:
    mark = _icon(STATUSES[key][0] if key in STATUSES else "circle", "", sprite)
    return mark_safe(  # noqa: S308  # words are escaped
        f'<span class="s-status" data-status="{escape(key)}">{mark}{escape(words)}</span>'
    )


def status(key: str, words: str = "") -> SafeString:
    """A status as shape and word; ``words`` says it in more detail."""
    return _status(key, words or status_words(key), _sprite(settings.STATIC_URL))


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


@lru_cache(maxsize=512)
def stitches(done: int, total: int) -> SafeString:
    """``done`` of ``total`` as filled stitches, or as one thread above ``MOST_STITCHES``. Says nothing by itself."""
    total = max(total, 1)
    done = min(max(done, 0), total)
    shape = '<rect class="s-stitches__{}" x="{}" y="10%" width="{}" height="80%" rx="5"/>'
    if total > MOST_STITCHES:
        parts = [shape.format("open", "0.3%", "99.4%")]
        if done:
            parts.append(shape.format("full", "0.3%", _percent(max(99.4 * done / total, 2))))
    else:
        gap = 2.2 if total > 1 else 0.0
        width = (99.4 - gap * (total - 1)) / total
        parts = [
            shape.format("full" if i < done else "open", _percent(0.3 + i * (width + gap)), _percent(width))
            for i in range(total)
        ]
    return mark_safe(  # noqa: S308  # numbers only
        f'<svg class="s-stitches" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def meter(done: int, total: int, words: str, *, large: bool = False) -> SafeString:
    """«6 av 8 avdelinger har …»: the words carry the number, the stitches repeat it for the eye."""
    number = gettext("%(n)s av %(total)s") % {"n": done, "total": total}
    classes = "s-meter s-meter--large" if large else "s-meter"
    return mark_safe(  # noqa: S308  # words are escaped
        f'<div class="{classes}"><p class="s-meter__words"><strong>{escape(number)}</strong> {escape(words)}</p>'
        f"{stitches(done, total)}</div>"
    )


def _step(step: Step, state: str) -> str:
    now = ' aria-current="step"' if state == "now" else ""
    tick = icon("check") if state == "done" else ""
    spoken = {"done": gettext("(ferdig)"), "now": gettext("(her er vi nå)"), "later": ""}[state]
    after = f'<span class="ds-sr-only"> {escape(spoken)}</span>' if spoken else ""
    when = f'<span class="s-stepper__when">{escape(step.when)}</span>' if step.when else ""
    return (
        f'<li class="s-stepper__step" data-state="{state}"{now}><span class="s-stepper__knot">{tick}</span>'
        f'<span class="s-stepper__name">{escape(step.name)}{after}</span>{when}</li>'
    )


def stepper(steps: Sequence[Step], active: int, label: str = "", *, small: bool = False) -> SafeString:
    """A course with the step we are at; ``active`` counts from 0, and ``len(steps)`` means that all are done."""
    states = ("done" if i < active else "now" if i == active else "later" for i in range(len(steps)))
    items = "".join(_step(step, state) for step, state in zip(steps, states, strict=True))
    classes = "s-stepper s-stepper--small" if small else "s-stepper"
    spoken = label or gettext("Hvor planen er")
    return mark_safe(  # noqa: S308  # steps are escaped
        f'<ol class="{classes}" aria-label="{escape(spoken)}">{items}</ol>'
    )


def initials(name: str) -> str:
    """Two letters for an avatar: first and last word, or the start of a single one."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return ""
    return (words[0][:2] if len(words) == 1 else words[0][0] + words[-1][0]).upper()


def who(name: str, role: str = "") -> SafeString:
    """A person or a body: initials, name, and what they do here."""
    below = f'<span class="s-who__role">{escape(role)}</span>' if role else ""
    return mark_safe(  # noqa: S308  # name and role are escaped
        '<span class="s-who"><span class="ds-avatar" data-size="xs" data-variant="circle" data-color="fjord"'
        f' data-initials="{escape(initials(name))}" aria-hidden="true"></span>'
        f'<span class="s-who__text"><span class="s-who__name">{escape(name)}</span>{below}</span></span>'
    )


def date_tile(day: date) -> SafeString:
    """A date for the eye; the full date must stand in words beside it."""
    month = format_date(day, pgettext("short month", "b"))
    return mark_safe(  # noqa: S308  # a formatted date
        f'<span class="s-date" aria-hidden="true"><span class="s-date__week">{escape(format_date(day, "D"))}'
        f'</span><span class="s-date__day">{day.day}</span>'
        f'<span class="s-date__month">{escape(month)}</span></span>'
    )


def tally(key: str, number: int, url: str = "") -> SafeString:
    """One line of «2 gjennomført · 7 i gang»: the number, the word, and a bead for each up to twelve.

    ``url`` is the page that lists them by status; the line then leads to those it counts.
    """
    mark = icon(STATUSES[key][0] if key in STATUSES else "circle")
    beads = mark * number if number <= MOST_STITCHES else ""
    words = f"<strong>{number}</strong> {escape(status_words(key).lower())}"
    if url:
        words = f'<a href="{escape(url)}?status={escape(key)}">{words}</a>'
    return mark_safe(  # noqa: S308  # words are escaped
        f'<li><span>{words}</span><span class="s-tally__beads" aria-hidden="true">{beads}</span></li>'
    )


def hits(shown: int, total: int) -> str:
    """How many measures a filter left, in words."""
    if shown == total:
        return ngettext("Viser %(n)d tiltak", "Viser alle %(n)d tiltak", total) % {"n": total}
    return gettext("Viser %(shown)d av %(total)d tiltak") % {"shown": shown, "total": total}
