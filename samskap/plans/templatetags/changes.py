"""What changed between two versions, drawn: words that came and went, and what happened to a measure or a section."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samskap.core.word_changes import compare_words
from samskap.design.templatetags.text_changes import changed_words, drawn
from samskap.plans.comparing import Field, MeasureChange, SectionChange
from samskap.plans.queries.version_words import LABELS

register = template.Library()
register.simple_tag(changed_words)


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
        "", "{}", ((each,) for each in drawn(compare_words(change.renamed_from, change.title)))
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
