"""Why a verb was not done, in words for the person."""

from __future__ import annotations


class NotAllowedNow(Exception):
    """The state does not allow this; ``str(error)`` says so in words for the person."""


class ChangedMeanwhile(Exception):
    """Somebody else saved after this person opened the form."""
