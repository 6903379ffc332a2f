"""Many measures on one page: what was chosen and written for each, kept whatever is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samskap.plans.actions import Said, Standing
from samskap.plans.actions.status import NEEDS_REASON
from samskap.plans.forms.fields import LINE, WordsField
from samskap.plans.forms.status import quick_choices
from samskap.plans.queries.follow_up import FollowedMeasure, FollowUp

LEAVE, SAME = "", "same"
REASON: Final = WordsField(longest=LINE * 5, rows=2, required=False)


@dataclass(slots=True)
class Line:
    """One measure in the form, with what this person has said of it so far."""

    facts: FollowedMeasure
    how: str = LEAVE
    why: str = ""
    how_error: str = ""
    why_error: str = ""
    conflict: bool = False

    @property
    def pk(self) -> int:
        return self.facts.measure.pk

    @property
    def touched(self) -> bool:
        """Whether anything has been said."""
        return bool(self.how or self.why.strip())

    @property
    def choices(self) -> list[tuple[str, Any, bool]]:
        """Key, words and whether it is chosen."""
        now = self.facts.measure.status
        rows = [(LEAVE, _("Ikke nå")), (SAME, _("Som før"))]
        rows += [row for row in quick_choices(now) if row[0] != now]
        return [(key, words, key == self.how) for key, words in rows]

    def check(self) -> None:
        """Look at what was said, and remember what is missing."""
        if self.how not in {key for key, _words, _chosen in self.choices}:
            self.how_error = _("Velg en av disse.")
        try:
            self.why = REASON.clean(self.why)
        except ValidationError as error:
            self.why_error = " ".join(error.messages)
        if self.how in NEEDS_REASON and not self.why and not self.why_error:
            self.why_error = _("Skriv hvorfor, så de som leser, forstår det. Én setning er nok.")

    def said(self, seen: int) -> Said:
        """What was said, as the verb takes it. Words alone tell more of the status that stands there."""
        measure = self.facts.measure
        standing = None
        if self.how not in (LEAVE, SAME):
            standing = Standing(self.how, self.why)
        elif self.why:
            standing = Standing(measure.status, self.why, measure.replaced_by, measure.taken_over_by)
        return Said(measure.pk, standing, seen)


@dataclass(slots=True)
class Sheet:
    """The whole form."""

    page: FollowUp
    lines: list[Line]
    seen: Mapping[int, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)  # what was written about measures that are no longer there

    @property
    def mine(self) -> list[Line]:
        return [line for line in self.lines if line.facts.mine]

    @property
    def others(self) -> list[Line]:
        return [line for line in self.lines if not line.facts.mine]

    @property
    def touched(self) -> list[Line]:
        return [line for line in self.lines if line.touched]

    @property
    def wrong(self) -> list[Line]:
        """The measures with something to put right."""
        return [line for line in self.lines if line.how_error or line.why_error]

    @property
    def conflicts(self) -> list[Line]:
        """The measures somebody else has updated meanwhile."""
        return [line for line in self.lines if line.conflict]

    @property
    def marks(self) -> str:
        """The latest update of each measure as the page shows it, for the hidden field."""
        return ",".join(f"{line.pk}:{line.facts.seen}" for line in self.lines)

    def is_valid(self) -> bool:
        """Whether everything that was said can be saved."""
        for line in self.touched:
            line.check()
        return not self.wrong and not self.lost

    def said(self) -> list[Said]:
        """What was said, with what the person had seen."""
        return [line.said(self.seen.get(line.pk, 0)) for line in self.touched]

    def mark_conflicts(self, measure_ids: Iterable[int]) -> None:
        """Remember which measures somebody else has updated."""
        ids = set(measure_ids)
        for line in self.lines:
            line.conflict = line.pk in ids
            if line.conflict and line.how == line.facts.measure.status:
                line.how = SAME


def sheet_of(page: FollowUp) -> Sheet:
    """The form as it is first shown."""
    return Sheet(page, [Line(facts) for facts in page.all])


def sheet_from(page: FollowUp, posted: Mapping[str, str]) -> Sheet:
    """The form as it was sent."""
    lines = [
        Line(facts, posted.get(f"how-{facts.measure.pk}", LEAVE), posted.get(f"why-{facts.measure.pk}", ""))
        for facts in page.all
    ]
    there = {line.pk for line in lines}
    lost = [posted.get(f"why-{pk}", "").strip() for pk in touched_ids(posted) if pk not in there]
    return Sheet(page, lines, _seen(posted.get("seen", "")), lost)


def touched_ids(posted: Mapping[str, str]) -> list[int]:
    """The measures somebody has said something about in what was sent."""
    names = (re.fullmatch(r"(?:how|why)-(\d{1,9})", name) for name in posted if posted[name].strip())
    return sorted({int(match[1]) for match in names if match})


def _seen(marks: str) -> dict[int, int]:
    return {int(pk): int(update) for pk, update in re.findall(r"(\d{1,9}):(\d{1,9})", marks)}
