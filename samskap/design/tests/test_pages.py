"""The gallery shows every component, and error pages can be shown when all else has failed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

import samskap.design
from samskap.design import draw
from samskap.design.gallery import contrast, swatches

TEMPLATES = Path(samskap.design.__file__).parent / "templates"
COMPONENTS = sorted(path.stem for path in (TEMPLATES / "cotton").glob("*.html"))
GALLERY = "".join(path.read_text() for path in (TEMPLATES / "design" / "gallery").glob("*.html"))
# shown by the page around the gallery, or by other components of it
AROUND = {"icon": "{% icon", "logo": "design/base.html", "date_tile": "{% date_tile", "pagination": ""}


@pytest.fixture
def page(client: Client, db: None) -> str:
    response = client.get("/komponenter/", headers={"accept-language": "nb"})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_gallery_shows_each_component(name: str) -> None:
    assert f"<c-{name.replace('_', '-')}" in GALLERY or AROUND[name] in GALLERY + "design/base.html"


def test_the_gallery_shows_every_status_and_value(page: str) -> None:
    for key in draw.STATUSES:
        assert f'data-status="{key}"' in page
        assert draw.status_words(key) in page
    for key in draw.VALUE_KEYS:
        assert f"#i-v-{key}" in page


def test_components_were_compiled(page: str) -> None:
    assert "<c-" not in page
    assert "{%" not in page


def test_ids_are_used_once(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_colours_for_text_can_be_read() -> None:
    colours = {swatch.key: swatch.hex for swatch in swatches()}
    for text in ("ink", "ink-soft", "fjord", "error"):
        for ground in ("paper", "linen", "sand"):
            assert contrast(colours[text], colours[ground]) >= 4.5
    for mark in draw.VALUE_KEYS:  # drawings need 3 to 1
        assert contrast(colours[mark], colours["paper"]) >= 3
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("code", ["400", "403", "csrf", "404", "405", "413", "429"])
def test_error_pages_say_what_to_do(code: str, rf: RequestFactory, db: None) -> None:
    html = render_to_string(f"design/errors/{code}.html", {}, rf.get("/"))
    assert "<h1" in html
    assert "Til forsiden" in html
    assert "116 123" in html


@pytest.mark.parametrize("code", ["500", "503"])
def test_the_last_pages_need_nothing(
    code: str, django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    with django_assert_num_queries(0):
        html = render_to_string(f"design/errors/{code}.html")
    assert "<h1" in html
    assert "116 123" in html
