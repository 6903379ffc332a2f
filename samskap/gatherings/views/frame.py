"""The page around what gatherings show."""

from __future__ import annotations

from samskap.people.viewer import Viewer


def layout(viewer: Viewer) -> str:
    """With menu for those with an account, calm and with one way out for residents."""
    return "design/base.html" if viewer.person else "design/resident.html"
