"""Which figures the words of a measure suggest, and that the import offers them."""

from __future__ import annotations

import pytest

from samskap.people.models import Unit
from samskap.people.viewer import system_viewer
from samskap.plans.actions.importing import accept_import, start_import
from samskap.plans.drafting.draft import Draft, DraftMeasure, DraftSection
from samskap.plans.indicators import registry
from samskap.plans.intake import Intake
from samskap.plans.models import Indicator
from samskap.plans.queries.figures import latest_of
from samskap.plans.suggested_sources import suggest_sources


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Henge opp plakater med verdiene i alle avdelingene", ["values.poster_hung"]),
        ("Verdiplakaten skal henge på alle avdelingar", ["values.poster_hung"]),
        ("Alle høyringsinnspel skal få svar", ["plans.hearing_answered"]),
        ("Innspillene fra høringen besvares", ["plans.hearing_answered"]),
        ("Sikre eierskap og forankring i avdelingene", ["plans.living_owner"]),
        ("Årlig rapportering til ledergruppa", ["plans.fresh_status"]),
        ("Åpen kveld hver uke med mat og noen å prate med", []),
        ("", []),
    ],
)
def test_words_of_a_measure_suggest_a_figure(text: str, keys: list[str]) -> None:
    assert [source.key for source in suggest_sources(text, registry)] == keys


def test_an_import_offers_figures_and_shows_none(unit: Unit) -> None:
    by = system_viewer(unit.organisation)
    draft = Draft(
        title="Plan",
        sections=[
            DraftSection(
                key="d1",
                title="Del",
                measures=[
                    DraftMeasure(key="m1", title="Henge opp plakaten", line=1),
                    DraftMeasure(key="m2", title="Åpen kveld", line=2),
                ],
            )
        ],
    )
    lines = [[1, "Henge opp plakaten", None], [2, "Åpen kveld", None]]
    plan_import = start_import(by=by, unit=unit, intake=Intake("plan.txt", "f" * 64, lines, draft))
    accept_import(by=by, plan_import=plan_import)
    (row,) = Indicator.objects.all()
    assert (row.measure.title, row.source, row.suggested) == (
        "Henge opp plakaten", "values.poster_hung", True,
    )  # fmt: skip
    assert latest_of([row.measure_id]) == {}
