"""Live figures: the registry that apps add their sources to, and the sources that plans bring themselves."""

from samskap.plans.indicators.registry import Counted, Reading, Scope, Source, indicator, registry

__all__ = ["Counted", "Reading", "Scope", "Source", "indicator", "registry"]
