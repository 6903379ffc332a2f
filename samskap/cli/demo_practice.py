"""Fjordvik's year together: gatherings, reflections, councils and what changed; each part in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samskap.cli.demo_councils import demo_councils
from samskap.cli.demo_gatherings import demo_gatherings
from samskap.cli.demo_meetings import demo_meetings
from samskap.cli.demo_practice_changes import demo_changes
from samskap.cli.demo_reflections import demo_reflections
from samskap.cli.demo_series import demo_series
from samskap.cli.demo_year import demo_year

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer
    from samskap.plans.models import Plan


def demo_practice(by: Viewer, plan: Plan) -> None:
    """Make them in the order in which they refer to each other."""
    demo_series(by, plan)
    demo_gatherings(by)
    demo_meetings(by)
    demo_reflections(by)
    demo_councils(by)
    demo_changes(by, plan)
    # last: it holds what the others have planned and is over by now
    demo_year(by, plan)
