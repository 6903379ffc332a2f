"""«Forslag og svar»: what was proposed for the dictionary, how long it has waited, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samskap.language.access.roles import may_edit_drafts
from samskap.language.access.talk import proposals_of
from samskap.language.models import Entry, Proposal
from samskap.language.proposal_receipts import RECEIPTS
from samskap.language.queries.in_force import edition_in_force
from samskap.people.models import Organisation, Team, Unit
from samskap.people.viewer import Viewer

PER_PAGE, MOST_OPEN = 25, 200
VOICES = {
    "resident": gettext_lazy("Innbygger"),
    "family": gettext_lazy("Familie eller venn"),
    "volunteer": gettext_lazy("Frivillig"),
    "employee": gettext_lazy("Ansatt"),
    "other": gettext_lazy("Noen andre"),
}
ICONS = {"taken": "s-done", "partly": "s-in-progress", "later": "clock", "not_taken": "s-ended"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as the list shows it; ``who`` is a name for members only."""

    row: Proposal
    who: str
    waited: str
    answered: str
    icon: str


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """Open ones, the one that has waited longest first, and those that are answered, the newest first."""

    open: tuple[Shown, ...]
    open_count: int
    answered: tuple[Shown, ...]
    page: Page[Proposal]
    may_answer: bool


def proposals_page(viewer: Viewer, number: str, *, today: date) -> ProposalsPage:
    """What the page shows; four queries however many there are."""
    rows = proposals_of(viewer).select_related("person", "edition", "answered_by")
    answered = Paginator(rows.exclude(outcome="").order_by(F("answered_at").desc(), "-pk"), PER_PAGE)
    shown = answered.get_page(number)
    waiting = list(rows.filter(outcome="").order_by("made_at", "pk")[:MOST_OPEN]) if viewer.belongs else []
    count = len(waiting) if len(waiting) < MOST_OPEN else rows.filter(outcome="").count()
    return ProposalsPage(
        open=tuple(_shown(waiting, viewer, today)),
        open_count=count,
        answered=tuple(_shown(shown, viewer, today)),
        page=shown,
        may_answer=may_edit_drafts(viewer),
    )


def shown_one(row: Proposal, viewer: Viewer, *, today: date) -> Shown:
    """One proposal as the list would show it."""
    return next(iter(_shown([row], viewer, today)))


def _shown(rows: Iterable[Proposal], viewer: Viewer, today: date) -> Iterable[Shown]:
    for row in rows:
        mine = row.person_id is not None and row.person_id == viewer.person_id
        yield Shown(
            row=row,
            who=_who(row, named=viewer.belongs or mine),
            waited=waited_words(row.made_at, today),
            answered=_answered(row, named=viewer.belongs),
            icon=ICONS.get(row.outcome, "clock"),
        )


def _who(row: Proposal, *, named: bool) -> str:
    if row.person:
        return row.person.name if named else _("En av oss")
    return str(VOICES.get(row.voice, _("Uten navn")))


def _answered(row: Proposal, *, named: bool) -> str:
    """«Tatt inn. Kvalitetsteamet»: a team is named to all, a person who answered in their own name to members only."""
    in_own_name = row.answered_by_id is not None and row.answered_for == getattr(row.answered_by, "name", "")
    if not row.answered_for or (in_own_name and not named):
        return str(row.get_outcome_display())
    return f"{row.get_outcome_display()} · {row.answered_for}"


def waited_words(since: datetime, today: date) -> str:
    """How long something has waited, as people say it."""
    days = (today - timezone.localdate(since)).days
    if days < 1:
        return _("Kom i dag")
    return ngettext("Har ventet siden i går", "Har ventet i %(n)d dager", days) % {"n": days}


def by_code(organisation: Organisation, code: str) -> Proposal | None:
    """The proposal that the code opens in this organisation; what was made by name needs none."""
    rows = Proposal.objects.filter(organisation=organisation, person=None)
    return rows.filter(receipt__in=RECEIPTS.possible_hashes(code)).select_related("edition").first()


def entry_to_change(organisation: Organisation, key: str) -> Entry | None:
    """The entry of the edition in force that somebody wants to change."""
    edition = edition_in_force(organisation) if key else None
    return edition.entries.filter(key=key).first() if edition else None


def names_of_nobody(organisation: Organisation) -> list[str]:
    """Names of places and bodies, which identify nobody."""
    units = Unit.objects.filter(organisation=organisation).values_list("name", flat=True)
    teams = Team.objects.filter(organisation=organisation).values_list("name", flat=True)
    return [organisation.name, *units, *teams]
