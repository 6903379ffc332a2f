"""A plan's introduction as a page begins with it: a few sentences first, the rest for those who want it."""

from __future__ import annotations

_LONGEST = 420
_ENDS = (".", "!", "?", "…", ":", "»", '"', ")")


def split_ingress(summary: str) -> tuple[str, str]:
    """The opening paragraph, and the rest; where the opening is a heading or long, the rest is the whole of it."""
    whole = "\n".join(line.rstrip() for line in summary.strip().splitlines())
    paragraphs = [paragraph.strip() for paragraph in whole.split("\n\n") if paragraph.strip()]
    if not paragraphs:
        return "", ""
    at = next((place for place, words in enumerate(paragraphs) if _is_text(words)), 0)
    opening = paragraphs[at]
    if len(opening) <= _LONGEST:
        return opening, whole if at else "\n\n".join(paragraphs[1:])
    return _shortened(opening), whole


def _is_text(paragraph: str) -> bool:
    """Whether a paragraph is more than a heading or a list item."""
    return (paragraph.endswith(_ENDS) or len(paragraph) > 120) and not paragraph.startswith(
        ("- ", "– ", "• ")
    )


def _shortened(paragraph: str) -> str:
    """The sentences that there is room for, else the words."""
    head = paragraph[:_LONGEST]
    stop = max(head.rfind(f"{end} ") for end in ".!?")
    if stop > 80:
        return head[: stop + 1]
    return f"{head.rsplit(None, 1)[0]} …"
