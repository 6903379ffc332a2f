"""SARIF 2.1.0, the form in which code hosts and editors take findings from any checker."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from samskap.cli.language_rows import Outcome, Row, suggestion
from samskap.language.checker.findings import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The dictionary invites; nothing of it is an error.
_LEVELS = {"red": "warning", "yellow": "note", "info": "note"}
_AT_A_TIME = 100  # results that are put together before they are written: each takes about 1 kB


class Sarif:
    """One log with one run. Results are written some at a time, so that a million of them need no memory."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self.write = write
        self.rules: list[dict[str, Any]] = []
        self.numbers: dict[str, int] = {}
        self.write(f'{{"$schema": {json.dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{"results": [')
        self.written = False

    def add(self, rows: list[Row]) -> None:
        for at in range(0, len(rows), _AT_A_TIME):
            results = [self._result(row) for row in rows[at : at + _AT_A_TIME]]
            self.write(("," if self.written else "") + "\n,".join(results))
            self.written = True

    def _result(self, row: Row) -> str:
        number = self.numbers.setdefault(row.finding.entry, len(self.rules))
        if number == len(self.rules):
            self.rules.append(_rule(row.finding))
        return _json(_result(row, number))

    def end(self, outcome: Outcome) -> None:
        from samskap.cli.usage import version

        notes = [{"level": "error", "message": {"text": problem}} for problem in outcome.problems]
        run = {
            "columnKind": "unicodeCodePoints",
            "tool": {"driver": {"name": "Samskap", "version": version(), "rules": self.rules}},
            "invocations": [{"executionSuccessful": not notes, "toolExecutionNotifications": notes}],
        }
        self.write(f"], {_json(run)[1:]}]}}")


_json = json.JSONEncoder(ensure_ascii=False).encode


def _rule(finding: Finding) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": finding.entry,
        "shortDescription": {"text": f"«{finding.entry}»"},
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
    }
    if finding.why:
        rule["fullDescription"] = rule["help"] = {"text": finding.why}
    return rule | ({"helpUri": finding.url} if finding.url else {})


def _result(row: Row, rule: int) -> dict[str, Any]:
    finding = row.finding
    say = suggestion(finding)
    text = f"«{finding.text}»: " + (f"prøv heller «{say}». {finding.why}" if say else finding.why)
    artifact: dict[str, Any] = (
        {"uri": quote(row.file, safe="/", errors="surrogateescape")} if row.file != "-" else {}
    )
    region = {
        "startLine": row.line,
        "startColumn": row.column,
        "endLine": row.end_line,
        "endColumn": row.end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
    place: dict[str, Any] = {"artifactLocation": artifact or {"description": {"text": "standard inn"}}}
    if row.direct:  # a Word file has no lines
        place["region"] = region
    result: dict[str, Any] = {
        "ruleId": finding.entry,
        "ruleIndex": rule,
        "level": _LEVELS[finding.level],
        "message": {"text": text.strip()},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"wordsAround/v1": row.around},
        "properties": {"level": finding.level},
    }
    if finding.suggestions and row.direct and artifact:
        result["fixes"] = [_fix(one, artifact, region) for one in finding.suggestions]
    return result


def _fix(text: str, artifact: dict[str, Any], region: dict[str, int]) -> dict[str, Any]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    return {
        "description": {"text": f"Skriv «{text}»"},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }
