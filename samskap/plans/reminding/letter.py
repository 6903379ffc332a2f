"""The words of the digest: plain text, grouped by what it is about, in the language that is active."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samskap.plans import wording
from samskap.plans.reminding.gather import Item
from samskap.plans.reminding.rules import Kind
from samskap.plans.rhythm import number
from samskap.plans.wording import capital

WIDTH: Final = 72
SHOWN: Final = 8  # of each kind; the rest stands where the links lead
HEADINGS: Final = {
    Kind.OVERDUE: gettext_lazy("Fristen har gått ut"),
    Kind.DUE: gettext_lazy("Fristen nærmer seg"),
    Kind.MILESTONE: gettext_lazy("Milepæler"),
    Kind.HEARING: gettext_lazy("Høringen stenger snart"),
    Kind.INPUTS: gettext_lazy("Innspill som venter på svar"),
    Kind.OWNERLESS: gettext_lazy("Tiltak uten noen som svarer for dem"),
    Kind.QUIET: gettext_lazy("Lenge siden noen har sagt hvordan det går"),
}
ASKS: Final = {
    Kind.OVERDUE: gettext_lazy("Si gjerne hvordan det går. To klikk er nok."),
    Kind.DUE: gettext_lazy("Si fra om dere trenger en hånd."),
    Kind.MILESTONE: gettext_lazy("Kryss av når den er nådd, eller flytt datoen."),
    Kind.HEARING: gettext_lazy("Har du noe å si om planen, er det nå."),
    Kind.INPUTS: gettext_lazy("De som har sagt noe, skal få høre hva det ble til."),
    Kind.OWNERLESS: gettext_lazy("Finn noen som kan ta over, så tiltaket ikke blir liggende."),
    Kind.QUIET: gettext_lazy("«Det går som før» er også et svar."),
}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and where the links lead: the site's address, the front page and my page."""

    organisation: str
    site: str
    front: str
    me: str


def subject(items: Sequence[Item]) -> str:
    """What the letter is about in one line; never more than the titles of measures and plans say."""
    if len(items) == 1:
        (item,) = items
        heading = str(HEADINGS[item.told.kind])
        return _("%(heading)s: %(about)s") % {"heading": heading, "about": wording.shortened(item.about, 90)}
    words = ngettext("%(n)s ting venter på deg i planen", "%(n)s ting venter på deg i planen", len(items))
    return capital(words % {"n": number(len(items))})


def text(items: Sequence[Item], *, first_name: str, sender: Sender, today: date) -> str:
    """The whole letter."""
    plans = {item.plan for item in items}
    ordered = sorted(items, key=lambda item: (item.told.kind, item.told.day, item.about))
    parts = [_("Hei, %(name)s") % {"name": flat(first_name)}, _opening(plans)]
    for kind, group in groupby(ordered, key=lambda item: item.told.kind):
        parts.append(_group(kind, list(group), sender, today, name_plan=len(plans) > 1))
    parts.append(_("Vennlig hilsen\nSamskap i %(organisation)s") % {"organisation": sender.organisation})
    return "\n\n".join([*parts, _foot(sender)]) + "\n"


def _opening(plans: set[str]) -> str:
    if len(plans) == 1:
        words = _("Dette venter på deg i «%(plan)s». Ta det når det passer.") % {"plan": flat(*plans)}
    else:
        words = _("Dette venter på deg i planene. Ta det når det passer.")
    return textwrap.fill(words, WIDTH)


def _group(kind: Kind, items: list[Item], sender: Sender, today: date, *, name_plan: bool) -> str:
    heading = str(HEADINGS[kind]).upper()
    lines = [heading, textwrap.fill(str(ASKS[kind]), WIDTH)]
    lines += ["\n" + _entry(item, sender, today, name_plan=name_plan) for item in items[:SHOWN]]
    more = len(items) - SHOWN
    if more > 0:
        words = ngettext("Og ett til. Du finner det her:", "Og %(n)s til. Du finner dem her:", more)
        lines.append(f"\n* {words % {'n': number(more)}}\n  {sender.site}{sender.front}")
    pages = sorted({item.together for item in items if item.together})
    if len(items) > 1 and len(pages) == 1:
        lines.append("\n" + _("Du kan svare for alle på én side:") + f"\n{sender.site}{pages[0]}")
    return "\n".join(lines)


def _entry(item: Item, sender: Sender, today: date, *, name_plan: bool) -> str:
    about = flat(item.about)
    said = sentence(item, today)
    if name_plan and item.plan != item.about:
        said = f"{said} ({flat(item.plan)})"
    indent = {"width": WIDTH, "subsequent_indent": "  ", "break_long_words": False}
    return "\n".join(
        [
            textwrap.fill(about, initial_indent="* ", **indent),  # type: ignore[arg-type]  # width and the rest
            textwrap.fill(said, initial_indent="  ", **indent),  # type: ignore[arg-type]  # same
            f"  {sender.site}{item.path}",
        ]
    )


def sentence(item: Item, today: date) -> str:
    """What there is to say of it: «18. desember, om fire uker», «Sist oppdatert for 71 dager siden»."""
    told = item.told
    if told.kind is Kind.OVERDUE:
        return wording.overdue_words(told.day, told.precision, today)
    if told.kind is Kind.MILESTONE:
        when = _due_words(told.day, told.precision, today)
        if told.day < today:
            when = wording.overdue_words(told.day, told.precision, today)
        return _("%(title)s. %(when)s") % {"title": flat(told.title), "when": when}
    if told.kind is Kind.INPUTS:
        return _inputs(item, today)
    if told.kind is Kind.OWNERLESS:
        return _("Den siste som svarte for tiltaket, er ikke her lenger.")
    if told.kind is Kind.QUIET:
        return wording.updated_words(told.day, today)
    return _due_words(told.day, told.precision, today)


def _due_words(day: date, precision: str, today: date) -> str:
    words = wording.point(day, precision, today)
    if precision not in wording.COARSE:
        words = _("%(point)s, %(distance)s") % {"point": words, "distance": wording.distance(day, today)}
    return capital(words)


def _inputs(item: Item, today: date) -> str:
    words = ngettext(
        "Ett innspill har ventet siden %(day)s.",
        "%(n)s innspill har ventet. Det første kom %(day)s.",
        item.count,
    )
    day = wording.day_words(item.told.day, today)
    return capital(words % {"n": number(item.count), "day": day})


def _foot(sender: Sender) -> str:
    words = _(
        "Du får høyst ett slikt brev om dagen, og aldri i helger og på helligdager. Det samme står på forsiden når du"
        " har logget inn. Vil du heller bare lese det der, kan du slå av brevene på Min side:"
    )
    return "-- \n" + textwrap.fill(words, WIDTH) + f"\n{sender.site}{sender.me}"


def flat(title: str) -> str:
    """A title on one line, whatever somebody has typed into it."""
    return " ".join("".join(each if each.isprintable() else " " for each in title).split())
