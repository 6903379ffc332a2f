"""Our typeface has the letters of the names it sets."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent.parent / "fonts"
NORWEGIAN = "æøåÆØÅéèêóòôàüöäáÉ"
SAMI = "áčđŋšŧžäöÁČĐŊŠŦŽ"


@pytest.mark.parametrize("weight", [300, 700])
def test_norwegian_and_sami_letters_are_drawn(weight: int) -> None:
    face = TTFont(FOLDER / f"traad-{weight}.ttf")
    assert face["OS/2"].usWeightClass == weight
    assert not [letter for letter in NORWEGIAN + SAMI if ord(letter) not in face.getBestCmap()]
