"""What becomes of a promise, or of words without a place, that came with a document."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from samskap.people.viewer import Viewer
from samskap.plans.actions.claim import claim, note
from samskap.plans.actions.measures import append_measure
from samskap.plans.drafting.edits import title_and_text
from samskap.plans.drafting.fit import TITLE, joined, shortened_line
from samskap.plans.models import LooseText, Measure, Section
from samskap.plans.states import NotAllowedNow

Decision = LooseText.Decision


@transaction.atomic
def judge_loose_text(*, by: Viewer, text: LooseText, decision: str) -> None:
    """Let it stand as text, put it aside, or open the question again. What became a measure is one, and stays so."""
    if decision not in (Decision.OPEN, Decision.KEPT, Decision.SET_ASIDE):
        raise ValueError(decision)
    claim(by, text.plan)
    _decide(text, decision)
    note(by, "judge_loose_text", text, text.plan, decision=decision)


@transaction.atomic
def make_measure_of_text(*, by: Viewer, text: LooseText, section: Section | None) -> Measure:
    """Add the text as a measure at the end of the section; a plan without sections gets one."""
    claim(by, text.plan)
    _decide(text, Decision.MEASURE)
    if section is None:
        section = Section.objects.create(plan=text.plan, title=_("Tiltak"))
    title, rest = title_and_text(text.text)
    if len(title) > TITLE:
        title, rest = shortened_line(title, TITLE), joined(title, rest)
    measure = append_measure(section, {"title": title, "text": rest})
    measure.source_line, measure.source_page = text.source_line, text.source_page
    measure.save(update_fields=["source_line", "source_page"])
    note(by, "make_measure_of_text", measure, text.plan, text=text.pk)
    return measure


def _decide(text: LooseText, decision: str) -> None:
    changed = LooseText.objects.filter(pk=text.pk).exclude(decision=Decision.MEASURE)
    if not changed.update(decision=decision):
        raise NotAllowedNow(_("Denne teksten er allerede blitt et tiltak."))
    text.decision = decision
