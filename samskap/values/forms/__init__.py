"""Forms about values and their posters."""

from samskap.values.forms.posters import HangingForm, PosterEditor
from samskap.values.forms.statements import MeaningForm, StatementForm

__all__ = ["HangingForm", "MeaningForm", "PosterEditor", "StatementForm"]
