"""What changed between two versions, drawn: words that came and went, and what happened to a measure or a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskap.plans.comparing import Field, MeasureChange, SectionChange
from samskap.plans.queries.version_words import LABELS
from samskap.core.word_changes import Piece, compare_words

register = template.Library()
LONG = 600  # characters that are as before: from here on the middle of them is folded away
SEEN = 160  # of which so many are left on each side


@register.simple_tag
def field_label(field: Field) -> str:
    """What the text of a field is called."""
    return str(LABELS.get(field.name, ""))


@register.simple_tag
def changed_title(change: MeasureChange) -> SafeString:
    """The title of a measure, word by word when it had another one."""
    if not change.renamed_from:
        return format_html("{}", change.title)
    return format_html_join(
        "", "{}", ((each,) for each in _drawn(compare_words(change.renamed_from, change.title)))
    )


@register.simple_tag
def changed_words(pieces: Iterable[Piece]) -> SafeString:
    """The text with what came in and what went out, also said in words for those who do not see the marks."""
    return format_html(
        '<div class="s-diff">{}</div>', format_html_join("", "{}", ((each,) for each in _drawn(pieces)))
    )


def _drawn(pieces: Iterable[Piece]) -> Iterator[SafeString]:
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


@register.simple_tag
def change_mark(change: MeasureChange | SectionChange) -> str:
    """What happened to it, in words: «Nytt», «Tatt ut», «Nytt navn», «Flyttet fra «Medvirkning»»."""
    words = [{"added": _("Nytt"), "removed": _("Tatt ut"), "changed": _("Endret"), "same": ""}[change.fate]]
    if change.renamed_from:
        before = _("Het før «%(title)s»") % {"title": change.renamed_from}
        words.append(_("Nytt navn") if isinstance(change, MeasureChange) else before)
    if isinstance(change, MeasureChange) and change.moved_from:
        words.append(_("Flyttet fra «%(section)s»") % {"section": change.moved_from})
    elif isinstance(change, MeasureChange) and change.reordered:
        words.append(_("Flyttet i rekkefølgen"))
    return " · ".join(word for word in words if word)
