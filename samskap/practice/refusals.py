"""Why something cannot be done with a change or a story now, in words for the person who asked."""

from __future__ import annotations


class NotAllowedNow(Exception):
    """It cannot be done as things stand; the message says why."""


class ChangedMeanwhile(Exception):
    """Somebody else changed it after the form was opened."""
