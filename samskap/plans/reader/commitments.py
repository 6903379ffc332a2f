"""Promises outside the list of measures: somebody shall do something. A person judges them."""

from __future__ import annotations

import re
from functools import cache

from samskap.plans.reader.recurrences import find_rhythms
from samskap.plans.reader.wording import sentences

_ACTORS = (
    r"vi|me|ledelsen|leiinga|administrasjonen|politikerne|politikarane|styrene|styra|\w*sentralen|\w*skolen|\w*skulen"
    r"|\w*senteret|\w*kontoret|biblioteket|\w*hjelpa|nav|kommunen|kommuna|\w*enheten|\w*eininga|\w*enhet|virksomheten|verksemda|avdelinge?n?e?"
    r"|avdelingane?|alle avdelinger|alle avdelingar|alle ansatte|alle tilsette|ansatte|tilsette"
    r"|de ansatte|dei tilsette|\w*ledere?n?e?|\w*leiar\w*|\w*gruppe[na]?|\w*gruppa|\w*gruppene|\w*råd(?:et)?"
    r"|\w*team(?:et|ene)?|\w*utvalget|\w*utvalet|\w*nemnda|lag \w+|\w*tjenesten?e?|\w*tenesten?e?"
    r"|\w*tenesta|\w*kontaktene?|\w*koordinatorene?|\w*rådgiverne?"
    r"|kommunestyret|kommunedirektøren|rådmannen|ordføreren|innbyggerne|innbyggjarane|organisasjonene?|organisasjonane|foreningene|foreiningane|samarbeidspartnerne"
    r"|partene|partane|\w*styret|hver avdeling|kvar avdeling|hver enhet|kvar eining|medarbeiderne"
    r"|medarbeidarane|etaten|fylkeskommunen|helsetjenesten"
)
_PROMISES = (
    r"skal|vil|forplikter seg(?: til)?|forpliktar seg(?: til)?|lover|lovar|utfordres|blir utfordra"
    r"|utfordrast|møtes|møtest|møtast|møter|oppfordres|oppmodast|inviteres|inviterast|inviterer|inviterar"
    r"|garanterer|sørger for|sørgjer for|tar ansvar for|tek ansvar for|rapporterer|rapporterar|rullerer"
    r"|evaluerer|evaluerar|samles|samlest|samlast|setter av|set av"
)
# "Vi vil ha fokus på …" tells what the plan is about; "målet skal være" is nobody's promise.
_NO_PROMISE = re.compile(
    r"^(?:vi|me) vil ha\b|"
    r"\b(?:ha|legge|leggje|sette|setje|rette) (?:\w+ ){0,3}(?:fokus|søkelys|vekt|oppmerksomhet|merksemd)\b"
r"|\bvil (?:si|være|vere|kunne|trenge|trengje|oppleve|ofte|alltid)\b|\bskal (?:vi|me) ha (?:et|eit) "
r"særlig fokus"
    r"|\b(?:hvis|dersom|når|om) (?:vi|me|kommunen) (?:skal|vil)\b", re.IGNORECASE,
)  # fmt: skip


_CALLS = re.compile(
    r"\b(?:utfordres|utfordrast|oppfordres|oppmodast|forplikter seg|forpliktar seg|lover å|lovar å)\b",
    re.IGNORECASE,
)


@cache
def _promise() -> re.Pattern[str]:
    # A clause that begins with one of these tells of something else than what somebody promises.
    inner = r"(?:det|som|at|hva|kva|dit|hvor|kor|hvordan|korleis|når|dersom|hvis|planen|tiltaket|målet|dette|denne)"
    opening = rf"[«–•\s-]*(?:(?!{inner}\b)[\w«»/-]+,?\s+){{0,6}}?"
    inverted = (
        r"[«–•\s-]*(?!(?:hvor|kor|hva|kva|dit|hvordan|korleis|dersom|hvis"
        rf"|om)\b)(?:[\w«»/-]+,?\s+){{0,12}}?(?:skal|vil)\s+(?:alle\s+)?(?:{_ACTORS})\b"
    )
    between = r"(?:\s+(?!(?:som|at)\b)[\w,/-]+){0,6}?"
    return re.compile(rf"(?:{opening}(?:{_ACTORS})\b{between}\s+(?:{_PROMISES})\b|{inverted})", re.IGNORECASE)


@cache
def _actor_first() -> re.Pattern[str]:
    return re.compile(rf"(?:alle |hver |kvar )?(?:{_ACTORS})\b", re.IGNORECASE)


@cache
def _meets() -> re.Pattern[str]:
    return re.compile(
        (
            r"\b(?:møtes|møtest|møtast|møter|møter|samles|samlest|samlast|arrangerer|inviterer|rapporterer|evaluerer|gjennomfører"
            r"|evalueres|rapporteres|gjennomgås|orienteres|rulleres|revideres|gjennomføres|avholdes|arrangeres"
            r"|haldast|blir halde)\b"
        ),
        re.IGNORECASE,
    )


def promises_in(text: str) -> list[str]:
    """The sentences of a text in which somebody promises something."""
    return [sentence for sentence in sentences(text) if is_promise(sentence)]


def is_promise(sentence: str) -> bool:
    """Whether a sentence has an actor and a promise, or says how often something is done."""
    if sentence.rstrip().endswith(("?", ":")) or len(sentence.split()) < 4:
        return False
    if _NO_PROMISE.search(sentence):
        return False
    if _promise().match(sentence) or _CALLS.search(sentence):
        return True
    says_who = _meets().search(sentence) or _actor_first().match(sentence)
    return bool(says_who) and bool(find_rhythms(sentence, in_value=False))
