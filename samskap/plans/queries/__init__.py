"""The questions the pages of plans ask."""
