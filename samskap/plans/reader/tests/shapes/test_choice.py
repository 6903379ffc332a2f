"""Which shape a region goes to, and that a document may mix them."""

from __future__ import annotations

import pytest

from samskap.plans.reader.extract import extract
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.outline import Region
from samskap.plans.reader.prepare import clean_blocks, prepare
from samskap.plans.reader.regions import regions_of
from samskap.plans.reader.shapes import SHAPES, best_shape
from samskap.plans.reader.structure.build import build_blocks


def _regions(text: str) -> tuple[Region, ...]:
    budget = Budget()
    extracted = extract(f"# Plan for gode dager\n\n{text}".encode(), file_name="plan.md", budget=budget)
    kept, _ = clean_blocks(build_blocks(extracted, budget))
    return regions_of(prepare(kept[1:]))


def _shapes(text: str) -> list[str]:
    return [getattr(best_shape(region), "__name__").rsplit(".", 1)[-1] for region in _regions(text)]  # noqa: B009 - a module


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("## Møter\n1. Lage frokost.\n\nAnsvar: Fagteamet", "numbered"),
        ("## Møter\nVi lager frokost sammen.\n\nAnsvar: Fagteamet", "numbered"),
        ("## Møter\n| Tiltak | Ansvar |\n|---|---|\n| Frokost | Alle |", "tables"),
        ("## Delmål 1.1 Gode møter\n- Lage frokost\n- Lage middag", "hierarchy"),
        ("## Tiltak\n- Lage frokost", "hierarchy"),
        ("## Møter\nNye tiltak 2027:\n- Lage frokost", "services"),
        ("## Møter\nUtfordring: Mange er alene.\n\nForslag til tiltak:\n- Lage frokost", "challenges"),
        ("## Prioritet A (må)\n- Lage frokost", "priorities"),
        ("## Møter\nMålgruppe: Alle\n\nTiltak:\n- Lage frokost", "label_blocks"),
        ("## Møter\n- [ ] Lage frokost", "checklists"),
        ("## Gjennom året\n- Januar: Frokost\n- Mars: Middag\n- Mai: Fest", "wheel"),
        ("## Tiltak 1: Frokost\nAnsvar: Alle\n## Tiltak 2: Middag\nAnsvar: Alle", "measure_headings"),
        ("## Møter\nVi skal spise sammen oftere.", "prose"),
    ],
)
def test_the_surest_shape(text: str, shape: str) -> None:
    assert shape in _shapes(text)


def test_regions_go_to_shapes_of_their_own() -> None:
    text = (
        "## Møter\n1. Lage frokost.\n\nAnsvar: Fagteamet\n\n"
        "| Tiltak | Ansvar |\n|---|---|\n| Middag | Alle |\n\n"
        "## Huskeliste\n- [x] Kjøpe brød\n\n## Til slutt\nTakk for nå."
    )
    assert _shapes(text) == ["numbered", "tables", "checklists", "prose"]


def test_every_shape_leaves_a_foreign_region_alone() -> None:
    (region,) = _regions("## Takk\nTil alle som var med.")
    sure = [shape for shape in SHAPES if shape.matches(region) > 0.05]
    assert sure == []
