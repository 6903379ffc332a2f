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
from samskap.plans.word_changes import Piece

register = template.Library()
LONG = 600  # characters that are as before: from here on the middle of them is folded away
SEEN = 160  # of which so many are left on each side


@register.simple_tag
def field_label(field: Field) -> str:
    """What the text of a field is called."""
    return str(LABELS.get(field.name, ""))


@register.simple_tag
def changed_words(pieces: Iterable[Piece]) -> SafeString:
    """The text with what came in and what went out, also said in words for those who do not see the marks."""
    return format_html(
        '<div class="s-words">{}</div>', format_html_join("", "{}", ((each,) for each in _drawn(pieces)))
    )


def _drawn(pieces: Iterable[Piece]) -> Iterator[SafeString]:
    came, went, end = _("kommet til:"), _("tatt bort:"), _("slutt")
    mark = '<{0}><span class="ds-sr-only"> [{1} </span>{2}<span class="ds-sr-only"> {3}] </span></{0}>'
    for piece in pieces:
        if piece.kind == "same":
            yield _same(piece.text)
        elif piece.kind == "added":
            yield format_html(mark, "ins", came, piece.text, end)
        else:
            yield format_html(mark, "del", went, piece.text, end)


def _same(text: str) -> SafeString:
    if len(text) <= LONG:
        return format_html("{}", text)
    head, middle, tail = text[:SEEN], text[SEEN:-SEEN], text[-SEEN:]
    many = len(middle.split())
    summary = ngettext("%(n)d ord som før", "%(n)d ord som før", many) % {"n": many}
    return format_html(
        '{}<details class="s-words__same"><summary>{}</summary>{}</details>{}', head, summary, middle, tail
    )


@register.simple_tag
def change_mark(change: MeasureChange | SectionChange) -> str:
    """What happened to it, in words: «Nytt», «Tatt ut», «Flyttet fra «Medvirkning»», «Het før «Åpen kveld»»."""
    words = [{"added": _("Nytt"), "removed": _("Tatt ut"), "changed": _("Endret"), "same": ""}[change.fate]]
    if change.renamed_from:
        words = [_("Het før «%(title)s»") % {"title": change.renamed_from}]
    if isinstance(change, MeasureChange) and change.moved_from:
        words.append(_("Flyttet fra «%(section)s»") % {"section": change.moved_from})
    elif isinstance(change, MeasureChange) and change.reordered:
        words.append(_("Flyttet i rekkefølgen"))
    return " · ".join(word for word in words if word)
