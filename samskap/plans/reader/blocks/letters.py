"""Words that a layout pulled apart: spaced letters and hyphens at the end of a line."""

from __future__ import annotations

import re

from samskap.plans.reader.characters import SOFT_HYPHEN

# Three or more single letters with one space between them; two spaces part the words ("V å r e  m å l").
_SPACED = re.compile(r"(?<![^\s(«\"])(?:[^\W\d_] ){2,}[^\W\d_](?![^\s.,:;!?)»\"])")
_BROKEN = re.compile(r"[a-zæøå]{2}[-\u2010]$")
_CUT_SPAN = re.compile(r"\d[-–/]$")
# "lærings- og mestringssenter" keeps its hyphen, "kommu-" + "nen" loses it.
_AND = re.compile(r"(?:og|eller|samt|/)\b")


def close_up(text: str) -> str:
    """``m å l`` as ``mål``; ordinary text is returned as it is."""
    if not _SPACED.search(text):
        return text
    return re.sub(r"  +", " ", _SPACED.sub(lambda found: found.group().replace(" ", ""), text))


def is_cut(line: str) -> bool:
    """Whether the line ends in the middle of a word."""
    return line.endswith(SOFT_HYPHEN) or bool(_BROKEN.search(line.rstrip()))


def join(first: str, second: str) -> str:
    """Two physical lines of one paragraph as one."""
    if first.endswith(SOFT_HYPHEN):
        return first[:-1] + second
    if _BROKEN.search(first) and second[:1].islower() and not _AND.match(second):
        return first[:-1] + second
    if _CUT_SPAN.search(first) and second[:1].isdigit():
        return first + second
    return f"{first} {second}"
