"""The language checker: finds the words of an edition of the dictionary in a text. Pure Python, no Django.

>>> edition = load_starter()
>>> [finding.text for finding in edition.check("Rusmisbrukerne i kommunen venter.")]
['Rusmisbrukerne']
"""

from __future__ import annotations

from samskap.language.checker.editions import (
    Edition,
    EditionError,
    compile_edition,
    load_edition,
    load_starter,
    starter_data,
)
from samskap.language.checker.findings import LEVELS, Finding

__all__ = [
    "LEVELS",
    "Edition",
    "EditionError",
    "Finding",
    "compile_edition",
    "load_edition",
    "load_starter",
    "starter_data",
]
