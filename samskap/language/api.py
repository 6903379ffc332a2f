"""The language check for other programs, and the edition they may check with by themselves.

``request.auth`` is the viewer that the token is (``portal/api``). A text is read, answered and forgotten: it is neither
stored nor logged, and an error says nothing of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from samskap.language import models
from samskap.language.actions.counting import count_check
from samskap.language.checker import Finding, starter_data
from samskap.language.exchange import edition_data
from samskap.language.queries.checking import count_words
from samskap.language.queries.in_force import compiled_for, edition_in_force
from samskap.people.access import units_of
from samskap.people.viewer import Viewer

MOST_CHARACTERS = 100_000
Id = Annotated[int, Field(ge=1, le=2**63 - 1, strict=True)]  # true and "1" are no departments
# Editors end a line here and nowhere else.
_LINE_BREAK = re.compile(r"\r\n|\n|\r")

router = Router()


class ApiRequest(HttpRequest):
    """A request with a token."""

    auth: Viewer


class Refused(Exception):
    """What was sent cannot be used; the words are for the one who sent it, and say nothing of what it was."""

    def __init__(self, status: int, title: str | Promise, title_en: str, detail: str | Promise = "") -> None:
        super().__init__(title_en)
        self.status, self.title, self.title_en, self.detail = status, title, title_en, detail


class TextToCheck(Schema):
    """A text, the language of the advice, and the department it is counted for."""

    model_config = ConfigDict(extra="forbid")
    text: str
    lang: Literal["auto", "nb", "nn"] = "auto"
    unit: Id | None = None


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A finding. Lines and columns count from 1, ``start`` and ``end`` from 0, all in characters (code points)."""

    line: int
    column: int
    start: int
    end: int
    text: str
    entry: str
    level: Literal["red", "yellow", "info"]
    suggestion: str
    suggestions: list[str]
    advice: list[str]
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class EditionLine:
    """Which dictionary it was; number 0 is the one that comes with Samskap."""

    organisation: str
    number: int


@dataclass(frozen=True, slots=True)
class CheckedText:
    """The findings in the order of the text; ``counted`` says whether they were counted for the department."""

    findings: list[FoundWord]
    edition: EditionLine
    counted: bool


@router.post("/check", response=CheckedText, operation_id="language-check", url_name="language-check")
def check(request: ApiRequest, body: TextToCheck) -> CheckedText:
    """Check one text. Nothing of it is kept; with ``unit`` the findings are counted where the department has agreed."""
    if len(body.text) > MOST_CHARACTERS:
        raise too_long()
    organisation = request.auth.organisation
    edition = edition_in_force(organisation)
    findings = compiled_for(organisation).check(body.text, body.lang)
    counted = _count(request.auth, edition, body, findings)
    number = edition.number if edition else 0
    return CheckedText(_found(body.text, findings), EditionLine(organisation.name, number), counted)


@router.get("/edition", response=dict[str, Any], operation_id="language-edition", url_name="language-edition")
def edition(request: ApiRequest) -> dict[str, Any]:
    """The edition in force as one ``samskap-edition/1`` file."""
    found = edition_in_force(request.auth.organisation)
    return edition_data(found) if found else starter_data()


def too_long() -> Refused:
    """More than one text may be."""
    return Refused(
        413,
        _("Teksten er for lang. Send høyst 100 000 tegn om gangen."),
        "The text is too long. Send at most 100,000 characters at a time.",
        _("Del den ved et avsnitt, og send delene hver for seg."),
    )


def _count(
    viewer: Viewer, edition: models.Edition | None, body: TextToCheck, findings: list[Finding]
) -> bool:
    if body.unit is None:
        return False
    unit = units_of(viewer).filter(pk=body.unit).select_related("organisation").first()
    if unit is None:
        raise Refused(
            422,
            _("Avdelingen i «unit» finnes ikke her."),
            "There is no such unit here.",
            _("Spør administratoren om nummeret, eller la «unit» være ute. Da telles ingenting."),
        )
    if edition is None:
        return False
    words = count_words(body.text)
    return count_check(unit=unit, edition=edition, findings=findings, words=words, on=timezone.localdate())


def _found(text: str, findings: list[Finding]) -> list[FoundWord]:
    starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))] if findings else [0]
    return [_found_word(starts, finding) for finding in findings]


def _found_word(starts: list[int], finding: Finding) -> FoundWord:
    line = bisect_right(starts, finding.start)
    return FoundWord(
        line=line,
        column=finding.start - starts[line - 1] + 1,
        start=finding.start,
        end=finding.end,
        text=finding.text,
        entry=finding.entry,
        level=finding.level,  # type: ignore[arg-type]  # one of the three, says the checker
        suggestion=next(iter(finding.suggestions or finding.advice), ""),
        suggestions=list(finding.suggestions),
        advice=list(finding.advice),
        why=finding.why,
        url=finding.url,
    )
