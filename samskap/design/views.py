"""The living gallery: every component on one page, made by the same code as the product."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samskap.core.gate import open_to_all
from samskap.core.pages import page
from samskap.design.gallery import gallery_context


@open_to_all("shows the components with made-up words, nothing of any organisation")
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return page(request, "design/gallery.html", gallery_context())
