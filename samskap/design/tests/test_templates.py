"""Templates keep the house rules: nothing inline, nothing from elsewhere, icons that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import samskap
from samskap.design import gallery

ROOT = Path(samskap.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
DESIGN = ROOT / "design"
ICONS = set((DESIGN / "frontend" / "icons.mjs").read_text().replace('"', " ").replace(":", " ").split())


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_nothing_inline_and_nothing_from_elsewhere(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"<style\b", source)
    assert not re.search(r"""\son[a-z]+\s*=\s*["']""", source)
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", source))
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_a_template_is_at_most_150_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 150


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_icons_exist(path: Path) -> None:
    source = path.read_text()
    names = re.findall(r"""\{% icon ["']([a-z0-9-]+)["']""", source)
    names += re.findall(r"""<c-icon\s[^>]*name="([a-z0-9-]+)\"""", source)
    names += re.findall(r"""<c-[a-z-]+\s[^>]*\bicon(?:-after|_after)?="([a-z0-9-]+)\"""", source)
    assert set(names) <= ICONS


def test_the_gallery_shows_icons_that_exist() -> None:
    assert set(gallery.ICONS) <= ICONS


@pytest.mark.parametrize(
    "path", sorted((DESIGN / "frontend" / "css").glob("*.css")), ids=lambda path: path.name
)
def test_style_sheets_are_short_and_local(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) <= 400
    assert not re.search(r"url\(\s*[\"']?(/|https?:)", source)  # hashed names need relative addresses
    assert "@import" not in source


def test_every_style_is_used() -> None:
    used = "".join(
        path.read_text() for path in (*TEMPLATES, *ROOT.rglob("*.py"), *ROOT.glob("*/static/**/*.js"))
    )
    words = set(re.findall(r"[\w-]+", used))
    for path in (DESIGN / "frontend" / "css").glob("*.css"):
        source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        classes = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r'url\("[^"]*"\)', "", source)))
        assert {name for name in classes if not name.startswith("ds-")} - words == set(), path.name
