"""What Samskap suggests for a draft: who is meant by a name, and which values a measure serves."""

from __future__ import annotations

from dataclasses import dataclass, field

from samskap.people.viewer import Viewer
from samskap.plans.drafting.draft import DraftMeasure
from samskap.plans.drafting.fit import joined
from samskap.plans.matching import SURE, Body, Match, best, candidates
from samskap.plans.queries.bodies import bodies_of, reference
from samskap.values.models import Value
from samskap.values.suggest import suggest_values

# More would be a list to read, not a suggestion.
MOST = 3
LIKELY = 0.7


@dataclass(slots=True)
class Suggester:
    """Suggestions for one organisation. The same name is looked up once, however many measures hold it."""

    bodies: list[Body]
    values: list[Value]
    _matches: dict[str, list[Match]] = field(default_factory=dict)

    def bodies_for(self, name: str) -> list[Body]:
        """Whom the name may mean, the likeliest first."""
        return [match.body for match in self._matches_of(name)[:MOST]]

    def likeliest(self, name: str) -> str:
        """The reference of the likeliest body, or "" when none is likely enough to be taken among many in one click."""
        matches = self._matches_of(name)
        return reference(matches[0].body) if matches and matches[0].score >= LIKELY else ""

    def sure(self, name: str) -> str:
        """The reference of the one body that is surely meant, or ""."""
        match = best(self._matches_of(name))
        return reference(match.body) if match and match.score >= SURE else ""

    def values_for(self, measure: DraftMeasure) -> list[tuple[Value, str]]:
        """The values whose words stand in the measure, each with the word."""
        if not self.values:
            return []
        text = joined(measure.title, measure.text, measure.why)
        by_id = {value.pk: value for value in self.values}
        cues = [(value.pk, value.name, [str(cue) for cue in value.cues]) for value in self.values]
        return [(by_id[value_id], word) for value_id, word in suggest_values(text, cues)]

    def named(self, body: str) -> Body | None:
        """The body of a reference, or None when it is not one of this organisation's."""
        return next((each for each in self.bodies if reference(each) == body), None)

    def _matches_of(self, name: str) -> list[Match]:
        if name not in self._matches:
            # "every department" is found by the matching itself, whatever bodies it is given
            own = [body for body in self.bodies if body.kind != "every_department"]
            self._matches[name] = candidates(name, own)
        return self._matches[name]


def suggester_for(viewer: Viewer) -> Suggester:
    """The suggester of the viewer's organisation, in four queries."""
    return Suggester(bodies_of(viewer), list(Value.objects.filter(organisation=viewer.organisation)))
