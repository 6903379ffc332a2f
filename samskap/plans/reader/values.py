"""Which of the five recovery values a plan names, in the plan's order and in its own spelling of the standard names."""

from __future__ import annotations

import re

_VALUES: tuple[tuple[str, str], ...] = (
    ("håp", r"håp(?:et)?"),
    ("identitet", r"identitet(?:en)?"),
    ("samhørighet", (
r"samhørighet(?:en)?|samhøyrsle?|samhøyrigheit|samhøyr|tilhørighet(?:en)?|tilhøyrsle|tilknytning"
r"|connectedness"
)),
    ("mening i livet", (
r"mening(?:en)? i (?:livet|tilværelsen|tilveret)|meining(?:a)? i (?:livet|tilveret)|mening og hensikt"
r"|meining(?=\s*(?:,|og))|mening(?=\s*(?:,|\bog\b))"
)),
    ("empowerment", r"empowerment|myndiggjøring(?:en)?|myndiggjering|eigenmakt|egenmakt|medborgerskap(?=\s*(?:,|og))"),
)  # fmt: skip
# Values are named together; a word by itself ("vi håper", "tilknytning") is not the naming of a value.
_NEAR = 160


def values_of(text: str) -> tuple[str, ...]:
    """The values named in one breath somewhere in the text, at least two of them within a few lines."""
    found = sorted(
        (match.start(), name)
        for name, pattern in _VALUES
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    )
    best: list[str] = []
    for start in range(len(found)):
        group: list[str] = []
        last = found[start][0]
        for position, name in found[start:]:
            if position - last > _NEAR:
                break
            last = position
            if name not in group:
                group.append(name)
        if len(group) > len(best):
            best = group
    return tuple(best) if len(best) >= 2 else ()
