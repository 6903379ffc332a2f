"""Blocks of labels (P13): "Målgruppe: …", "Tiltak:" and bullets, or "Tiltak: …" with its own labels below."""

from __future__ import annotations

from samskap.plans.reader.labels import MEASURES
from samskap.plans.reader.outline import Outline, Region
from samskap.plans.reader.shapes.items import has_label, opens_with_theme
from samskap.plans.reader.shapes.walk import Ways, walk


def matches(region: Region) -> float:
    """Sure when a line is labelled as a measure."""
    return 0.92 if not region.is_table and has_label(region.blocks, MEASURES) else 0.0


def parse(region: Region) -> Outline:
    """What stands behind or below the label are the measures; other labels speak for the theme or the measure."""
    return walk(region, Ways(sure=0.93, themes=opens_with_theme(region.blocks)))
