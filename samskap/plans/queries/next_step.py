"""What a measure asks for next: one thing at a time, the one that people wait for first. Knows no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samskap.plans import wording
from samskap.plans.models import Measure
from samskap.plans.wording import TimingLike

Status = Measure.Status
OVER = frozenset({Status.DONE, Status.ENDED, Status.REPLACED})


@dataclass(frozen=True, slots=True)
class Ask:
    """A next step: what, why, which part of the form it leads to ("" is none), and what else waits."""

    title: str
    why: str
    field: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to see of a measure."""

    status: str
    reason: str
    has_why: bool
    has_values: bool
    responsibles: int
    gone: int  # of them, persons who are no longer here
    unmatched: Sequence[str]
    timings: Sequence[TimingLike]


def next_step(facts: Facts, today: date) -> Ask | None:
    """The first thing that is asked for, with the others behind it; None when nothing is."""
    if facts.status in OVER:
        return None
    asks = [ask for ask in (_overdue(facts, today), _hand(facts), *_missing(facts)) if ask is not None]
    if not asks:
        return None
    first, *rest = asks
    return Ask(first.title, first.why, first.field, tuple(ask.title for ask in rest))


def _overdue(facts: Facts, today: date) -> Ask | None:
    late = [timing for timing in facts.timings if wording.is_overdue(timing, today)]
    if not late or any(not wording.is_overdue(each, today) and each.end for each in facts.timings):
        return None
    last = max(late, key=lambda timing: timing.end or today)
    words = wording.overdue_words(last.end or today, last.precision, today)
    return Ask(
        _("Si hvordan det gikk"),
        _("%(overdue)s. Er det gjort, eller trengs det mer tid?") % {"overdue": words},
    )


def _hand(facts: Facts) -> Ask | None:
    if facts.status != Status.NEEDS_HAND:
        return None
    return Ask(_("Finn noen som kan gi en hånd"), facts.reason or _("Tiltaket trenger en hånd."))


def _missing(facts: Facts) -> list[Ask]:
    asks: list[Ask] = []
    if not facts.responsibles:
        asks.append(Ask(_("Finn ut hvem som har ansvaret"), _("Ingen står som ansvarlig ennå."), "ansvar"))
    elif facts.gone == facts.responsibles:
        why = _("Den som hadde ansvaret, er ikke her lenger.")
        asks.append(Ask(_("Finn en ny ansvarlig"), why, "ansvar"))
    elif facts.unmatched:
        why = _("Planen sier «%(name)s». Vi vet ikke hvilket lag eller hvilken avdeling det er.")
        asks.append(Ask(_("Si hvem planen mener"), why % {"name": facts.unmatched[0]}, "ansvar"))
    doubtful = [timing for timing in facts.timings if not timing.certain]
    if not facts.timings:
        asks.append(Ask(_("Bestem når"), _("Tiltaket har ingen frist eller rytme ennå."), "nar"))
    elif doubtful:
        why = _("Planen sier «%(text)s», og vi er ikke sikre på hva det betyr.")
        asks.append(Ask(_("Se over tidspunktet"), why % {"text": doubtful[0].text}, "nar"))
    if not facts.has_why:
        asks.append(
            Ask(_("Skriv hvorfor"), _("To linjer er nok, så alle skjønner hva det er godt for."), "hvorfor")
        )
    if not facts.has_values:
        asks.append(Ask(_("Velg verdiene"), _("Hvilke verdier bærer dette tiltaket?"), "verdier"))
    return asks
