"""Photos from the wall: made small, and without the place, time and camera they carry. Pure but for Pillow."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import IO, Final

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES: Final = 12 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 1600
FORMATS: Final = ("JPEG", "PNG", "WEBP")


class PhotoRefused(Exception):
    """Carries words for the person about what to do instead."""


def small_photo(upload: IO[bytes]) -> bytes:
    """The photo as a JPEG of at most 1600 pixels on its longest side, nothing else kept. Raises PhotoRefused."""
    data = upload.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise PhotoRefused(
            _("Bildet er større enn 12 MB. Velg et mindre, eller ta et nytt med lavere oppløsning.")
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _redrawn(data)
    except PhotoRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoRefused(_too_many_pixels()) from error
    except UnidentifiedImageError as error:
        raise PhotoRefused(
            _(
                "Vi leser JPEG, PNG og WebP. Er bildet fra en iPhone, velg «Mest kompatibel» og ta det på nytt."
            )
        ) from error
    except Exception as error:  # a broken file can fail in as many ways as there are decoders
        raise PhotoRefused(_("Bildet lot seg ikke lese. Prøv å ta det på nytt.")) from error


def _too_many_pixels() -> str:
    return _("Bildet har flere enn 40 millioner bildepunkter. Ta det på nytt med lavere oppløsning.")


def _redrawn(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:  # known from the head, before anything is unpacked
            raise PhotoRefused(_too_many_pixels())
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        rgba = upright.convert("RGBA")
    # drawn on a fresh sheet, so that nothing beside the pixels comes along
    sheet = Image.new("RGB", rgba.size, "white")
    sheet.paste(rgba, mask=rgba.getchannel("A"))
    out = BytesIO()
    sheet.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
