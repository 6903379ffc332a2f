"""Live figures: the registry that apps add their sources to, and the sources that plans bring themselves."""

from samskap.plans.indicators import language, own
from samskap.plans.sources import (
    Counted,
    Reading,
    Scope,
    Source,
    WrongParameters,
    indicator,
    registry,
    source_of,
)

__all__ = [
    "Counted",
    "Reading",
    "Scope",
    "Source",
    "WrongParameters",
    "indicator",
    "language",
    "own",
    "registry",
    "source_of",
]
