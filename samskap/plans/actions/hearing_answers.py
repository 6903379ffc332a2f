"""What came of an input, and why. Answering lets it through to the public, and its author is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samskap.core import outbox
from samskap.core.audit import why
from samskap.people.models import Person, Team
from samskap.people.viewer import Viewer
from samskap.plans.access import inputs_to_answer, teams_to_answer_for
from samskap.plans.actions.claim import note
from samskap.plans.models import HearingInput, InputAnswer, Plan
from samskap.plans.states import ChangedMeanwhile

Way = HearingInput.Way


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it was written; ``team`` None is in the name of whoever wrote it.

    ``overruled`` is the key of the reason for keeping words that looked like they identify somebody.
    """

    outcome: str
    text: str
    team: Team | None = None
    overruled: str = ""


@transaction.atomic
def answer_inputs(*, by: Viewer, plan: Plan, seen: Mapping[int, int], reply: Reply) -> int:
    """Give one answer to inputs that are alike; returns how many got a new or changed one.

    ``seen`` is the edition of the answer the person saw for each input, 0 for none. When somebody else has
    answered or changed one meanwhile, ChangedMeanwhile is raised and nothing is changed.
    """
    if reply.team and not teams_to_answer_for(by, plan).filter(pk=reply.team.pk).exists():
        raise PermissionDenied
    rows = list(
        inputs_to_answer(by, plan)
        .filter(pk__in=list(seen))
        .select_for_update(of=("self",))
        .select_related("author__organisation")
        .order_by("pk")
    )
    answers = InputAnswer.objects.in_bulk([row.pk for row in rows], field_name="input_id")
    changed = 0
    for row in rows:
        before = answers.get(row.pk)
        if (before.edition if before else 0) != seen[row.pk]:
            raise ChangedMeanwhile
        answer = _write(by, row, before, reply)
        if answer is not None:
            changed += 1
            _show(row)
            said = {"outcome": answer.outcome, "edition": answer.edition, **why(reply.overruled)}
            note(by, "answer_input", row, plan, **said)
            _tell_author(row, answer, plan)
    return changed


def _write(by: Viewer, row: HearingInput, before: InputAnswer | None, reply: Reply) -> InputAnswer | None:
    """The new answer or the changed one; None when it says the same as before."""
    if before is None:
        return InputAnswer.objects.create(
            input=row,
            outcome=reply.outcome,
            text=reply.text,
            team=reply.team,
            by=by.person,
            at=timezone.now(),
        )
    if (before.outcome, before.text, before.team) == (reply.outcome, reply.text, reply.team):
        return None
    before.outcome, before.text, before.team = reply.outcome, reply.text, reply.team
    before.by, before.at, before.edition = by.person, timezone.now(), before.edition + 1
    before.save(update_fields=["outcome", "text", "team", "by", "at", "edition"])
    return before


def _show(row: HearingInput) -> None:
    """What is answered is read by everybody who reads the hearing, unless it was hidden with a reason."""
    if row.shown_at is None or row.held:
        row.shown_at, row.held = row.shown_at or timezone.now(), False
        row.save(update_fields=["shown_at", "held"])


def _tell_author(row: HearingInput, answer: InputAnswer, plan: Plan) -> None:
    """By e-mail, in the author's language; those without a name read it with their code."""
    author = row.author
    if author is None or not author.email or not author.is_active:
        return
    with translation.override(author.language or author.organisation.language):
        subject, text = _letter(row, answer, plan, author)
    key = f"answer:{row.pk}:{answer.edition}"
    outbox.post(tenant_id=plan.organisation_id, key=key, to=author.email, subject=subject, text=text)


def _letter(row: HearingInput, answer: InputAnswer, plan: Plan, author: Person) -> tuple[str, str]:
    """Subject and words. They hold what we said and not what the author wrote."""
    address = reverse("plans:you_said", args=[plan.organisation.slug, plan.pk])
    opening = {
        Way.OWN: _("Du sa noe om «%(about)s» i høringen. Nå har du fått svar."),
        Way.ON_BEHALF: _(
            "Du skrev ned noe for andre om «%(about)s» i høringen. Nå er det svart, så du kan fortelle det videre."
        ),
        Way.MEETING: _(
            "Du skrev inn noe fra et møte eller et ark om «%(about)s» i høringen."
            " Nå er det svart, så du kan fortelle det videre til dem som var med."
        ),
    }[Way(row.way)] % {"about": row.about or plan.title}
    changed = _("Svaret er endret siden sist.") if answer.edition > 1 else ""
    parts = [
        _("Hei, %(name)s.") % {"name": author.first_name},
        " ".join(filter(None, [opening, changed])),
        f"{answer.get_outcome_display()}: {answer.text}",
        f"{settings.SITE_URL}{address}?innspill={row.pk}",
        _("Vennlig hilsen") + f"\n{plan.unit.name}",
    ]
    return _("Svar på innspillet: %(plan)s") % {"plan": plan.title}, "\n\n".join(parts)
