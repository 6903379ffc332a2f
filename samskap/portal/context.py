"""What every page knows: whose site this is, and which pages there are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    return {"navigation": []}
