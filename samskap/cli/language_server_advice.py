"""Findings as an editor shows them: underlined words, what to write instead, and the text under the pointer."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from samskap.cli.language_places import Places
from samskap.cli.language_rows import LEVEL_WORDS, suggestion
from samskap.language.checker.findings import Finding

# The dictionary invites; nothing of it is an error.
_SEVERITIES = {
    "red": types.DiagnosticSeverity.Warning,
    "yellow": types.DiagnosticSeverity.Information,
    "info": types.DiagnosticSeverity.Hint,
}
SOURCE = "Ordboken"


def range_of(finding: Finding, places: Places) -> types.Range:
    """Where a finding stands, in the editor's unit."""
    start, end = places.at(finding.start), places.at(finding.end)
    return types.Range(start=types.Position(*start), end=types.Position(*end))


def diagnostic(finding: Finding, where: types.Range) -> types.Diagnostic:
    """The underlined word; its code leads to the entry in the dictionary."""
    say = suggestion(finding)
    message = " ".join(part for part in (f"Prøv heller «{say}»." if say else "", finding.why) if part)
    return types.Diagnostic(
        range=where,
        message=message or f"{LEVEL_WORDS[finding.level].capitalize()}: «{finding.text}»",
        severity=_SEVERITIES[finding.level],
        source=SOURCE,
        code=finding.entry,
        code_description=types.CodeDescription(href=finding.url) if finding.url else None,
    )


def actions(
    uri: str, findings: Iterable[tuple[Finding, types.Range]]
) -> list[types.CodeAction | types.Command]:
    """One action for each text that can stand in the place of a word as it is."""
    return [
        types.CodeAction(
            title=f"Skriv «{text}»",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, where)],
            is_preferred=number == 0,
            edit=types.WorkspaceEdit(changes={uri: [types.TextEdit(range=where, new_text=text)]}),
        )
        for finding, where in findings
        for number, text in enumerate(finding.suggestions)
    ]


def hover(finding: Finding, where: types.Range, *, markdown: bool) -> types.Hover:
    """Why, and what to say instead."""
    mark = _escaped if markdown else str
    bold = "**" if markdown else ""
    say = finding.suggestions or finding.advice
    parts = [f"{bold}{mark(finding.text)}{bold} · {LEVEL_WORDS[finding.level]}", mark(finding.why)]
    if say:
        parts.append(f"Prøv heller: {', '.join(f'«{mark(one)}»' for one in say)}")
    if finding.url:
        parts.append(f"[Se ordet i Ordboken]({finding.url})" if markdown else finding.url)
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    value = "\n\n".join(part for part in parts if part)
    return types.Hover(contents=types.MarkupContent(kind=kind, value=value), range=where)


def _escaped(text: str) -> str:
    """The text as it is, whatever Markdown would make of it."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+!|&~" else sign for sign in text)
