"""The pages of the site by part: each has its ``PLACES`` and finds the numbers in their addresses."""

from tests.browser.parts import councils, gatherings, meetings, mirror, practice, reflections, series

PARTS = (series, gatherings, meetings, reflections, councils, practice, mirror)
