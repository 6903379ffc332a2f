"""Letters as one person would type them: composed, with plain spaces, without the invisible."""

from __future__ import annotations

import re
import unicodedata

# Symbol and Wingdings put their marks in the private use area; Word and PDF hand them on as they are.
_PRIVATE_MARKS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF076: "❖", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0A8: "☐", 0xF06F: "☐",
    0xF071: "☐", 0xF078: "☒", 0xF0E0: "→", 0xF0E8: "→", 0xF02D: "-",
}  # fmt: skip
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F),
                            *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC)])  # fmt: skip
_BREAKS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_CONTROLS = dict.fromkeys(
    [
        *range(9),
        *range(0x0E, 0x20),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        *range(0xD800, 0xE000),
    ]
)
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_TABLE: dict[int, str | None] = {
    **_CONTROLS, **_SPACES, **_INVISIBLE, **_BREAKS, **_LIGATURES, **_PRIVATE_MARKS,
}  # fmt: skip
SOFT_HYPHEN = "\u00ad"
_RETURNS = re.compile(r"\r\n?")


def clean(text: str) -> str:
    """Text with composed letters, plain spaces and one kind of break.

    A soft hyphen survives only at the end of a line, where it tells that the word goes on in the next.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", _RETURNS.sub("\n", text).translate(_TABLE))
    if SOFT_HYPHEN in text:
        text = re.sub(SOFT_HYPHEN + r"(?=[^\S\n]*[^\s\u00ad])", "", text)
    return text
