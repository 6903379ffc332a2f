"""A text with what came in and what went out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.core.word_changes import Piece

register = template.Library()
LONG = 600  # characters that are as before: from here on the middle of them is folded away
SEEN = 160  # of which so many are left on each side


@register.simple_tag
def changed_words(pieces: Iterable[Piece]) -> SafeString:
    """The text with what came in and what went out, also said in words for those who do not see the marks."""
    return format_html(
        '<div class="s-diff">{}</div>', format_html_join("", "{}", ((each,) for each in drawn(pieces)))
    )


def drawn(pieces: Iterable[Piece]) -> Iterator[SafeString]:
    """The pieces one by one, marked."""
    came, went, end = _("kommet til:"), _("tatt bort:"), _("slutt")
    mark = '<{0}><span class="ds-sr-only"> [{1} </span>{2}<span class="ds-sr-only"> {3}] </span></{0}>{4}'
    for piece in pieces:
        if piece.kind == "same":
            yield _same(piece.text)
            continue
        words = piece.text.rstrip(" ") or piece.text  # the space after the last word is no part of the mark
        after = piece.text[len(words) :]
        tag, said = ("ins", came) if piece.kind == "added" else ("del", went)
        yield format_html(mark, tag, said, words, end, after)


def _same(text: str) -> SafeString:
    if len(text) <= LONG:
        return format_html("{}", text)
    head, middle, tail = text[:SEEN], text[SEEN:-SEEN], text[-SEEN:]
    many = len(middle.split())
    summary = ngettext("%(n)d ord som før", "%(n)d ord som før", many) % {"n": many}
    return format_html(
        '{}<details class="s-diff__same"><summary>{}</summary>{}</details>{}', head, summary, middle, tail
    )
