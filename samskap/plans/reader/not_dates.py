"""Numbers that look like dates and are not: laws, reports, money, telephones, times of day, names of plans."""

from __future__ import annotations

import re
from functools import cache

_YEAR = r"(?:19|20)\d\d"
_SPAN = rf"{_YEAR}(?:\s*[-–—/]\s*(?:{_YEAR}|\d\d))?"
_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_PLAN_WORD = (
    r"\w*(?:plan|planen|program|programmet|strategi|strategien|melding|meldingen|reform|reformen|rapport|rapporten"
    r"|undersøkelse|undersøkelsen|undersøking|undersøkinga|veileder|veilederen|rettleiar|budsjett"
    r"|budsjettet|avtale|avtalen"
    r"|utgave|utgåve|utredning|utgreiing)"
)
_ALTERNATIVES = (
    r"\b(?:LOV|FOR|lov|for)-\d{4}-\d\d-\d\d(?:-\d+)*",
    (
        r"\b(?:\w*lov(?:en|a)?|forskrift(?:en|a)?|lov og forskrift|vedtak|vedtatt|vedteke|vedtatt av "
        rf"\w+)\b[^.;\n]{{0,60}}?\bav\s+\d{{1,2}}\.\s*{_MONTH}\s+{_YEAR}(?:\s+nr\.?\s*\d+)?"
    ),
    rf"\b(?:\w*lov(?:en|a)?|forskrift)\s+(?:av\s+)?{_YEAR}(?:-\d\d-\d\d)?",
    r"§+\s*[\d\s,.–-]*\d(?:\s*[a-z]\b)?",
    rf"\b(?:St\.?\s?)?(?:Meld|Prop|Innst|Dok)\.?\s?(?:St\.?)?\s*(?:nr\.?\s*)?\d+\s*[A-Z]?\s*(?:\({_SPAN}\))?",
    rf"\bSt\.?\s?meld\.?\s*(?:nr\.?\s*)?\d+\s*(?:\({_SPAN}\))?",
    rf"\b(?:NOU|Ot\.?\s?prp\.?)\s*(?:nr\.?\s*)?{_YEAR}?\s*:?\s*\d*",
    r"\b(?:IS|I|Q)-\d{1,4}(?:/\d{2,4})?\b",
    (
        r"\b(?:ISBN|ISSN|org\.?\s?nr\.?|saksnr\.?|sak(?:snummer)?|arkivsak|jnr\.?|journalpost|PS|gnr\.?"
        r"|bnr\.?)\s*:?\s*[\d/ -]*\d"
    ),
    r"\b(?:tlf|telefon|mobil|mob)\.?\s*:?\s*(?:\+?\d[\d ]{6,14}\d)",
    r"(?<!\d)(?:\+47\s?)?\d{2} \d{2} \d{2} \d{2}(?!\d)",
    r"\b(?:kr|NOK)\.?\s*\d[\d .]*\d(?:,\d+|,-)?(?:\s*(?:mill\w*|mrd\w*|tusen))?",
    (
        r"(?<![\d.])\d[\d .]*(?:,\d+)?\s*(?:,-|kr\b|kroner\b|mill\b|mill\.|millioner\b|millionar\b|mrd\b"
        r"|tusen\b|mnok\b|%|prosent\b)"
    ),
    r"\bkl(?:okka|okken)?\.?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[-–—]\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]\d\d)?)?",
    r"(?<![\d.])\d{1,2}[.:](?:00|15|30|45)\s*[-–—]\s*\d{1,2}[.:](?:00|15|30|45)(?![.\d])",
    rf"\((?![^()]*\b(?:vår|våren|høst|høsten|haust|hausten|sommer|sommaren|vinter|frist|innen|innan|fra|frå|kvartal|halvår|uke|veke|{_MONTH})\b)[A-ZÆØÅ][^()]*?,?\s{_YEAR}[a-z]?(?:\s*[;,][^()]*)?\)",
    rf"\b[A-ZÆØÅ]\w+(?: (?:et al\.?|m\.\s?fl\.?|mfl\.?|(?:og|&) [A-ZÆØÅ]\w+))?\s\({_YEAR}[a-z]?\)",
    (
        rf"\b{_PLAN_WORD}(?:\s+\d{{1,2}})?(?:\s+(?:for|frå|fra|om|av|i"
        rf"|mot))?(?:\s+[A-ZÆØÅ]?\w+)?(?:\s+(?:kommune\w*|perioden|åra|årene))?\s*[,:(]?\s*{_SPAN}\)?(?![.\d])"
    ),
    rf"\b{_SPAN}-(?:plan|tall|tal|modell|under|rapport|utgave|utgåve|budsjett|nivå|kroner|mål|program)\w*",
    (
        r"\b(?:Agenda|Visjon|Ungdata|HUNT|Folkehelse|Omsorg|Leve hele livet|Mot|Hamar"
        rf"|Kommune-Norge)\s+(?:mot\s+)?{_SPAN}"
    ),
    (
        r"\b(?:tall|tal|data|statistikk|erfaringer|erfaringar|kull|årskull|klasse|født|fødd|utgitt|utgave"
        r"|revidert|vedtatt)\s+"
        rf"(?:fra|frå|i|for|av|etter)?\s*{_YEAR}"
    ),
    r"\b(?:https?://|www\.)\S+",
    r"\b[\w.+-]+@[\w-]+\.\w+\b",
    (
        r"\b\d{1,3}\s*(?:[-–—]\s*\d{1,3}\s*)?(?:år\b(?!lig|leg)(?!\s*(?:senere|etter|før))|åringer\b|åringar\b"
        r"|-åringer\b|personer\b|personar\b"
        r"|innbyggere\b|innbyggjarar\b|ansatte\b|tilsette\b|timer\b|timar\b|minutter\b|minutt\b|stillinger\b|årsverk\b)"
    ),
    r"(?<![\w.])\d{6}\s?\d{5}(?!\d)",
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in _ALTERNATIVES))


def without_false_dates(text: str) -> str:
    """The text with the digits of everything that is no date replaced by "#"; the length stays the same."""
    if not any(character.isdigit() for character in text):
        return text
    return _pattern().sub(lambda found: re.sub(r"[\w]", "#", found.group()), text)
