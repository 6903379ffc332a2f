"""What the names of bodies and roles look like: enough to tell two names from one."""

from __future__ import annotations

import re
from functools import cache

_PEOPLE = (
    r"ledere?|lederne|lederen|leiare?|leiarar|leiarane|leiaren|sjefe?r?|sjefen|sjefene|direktør(?:en)?"
    r"|koordinator(?:er|ar|ene|ane|en)?"
    r"|kontakt(?:er|ar|ene|ane|en)?|rådgiver(?:e|en|ne)?|rådgjevar(?:ar|ane|en)?|konsulent(?:er|ar|ene|ane|en)?"
    r"|ansvarlige?|ansvarleg|ansvarlege|medarbeider(?:e|en|ne)?|medarbeidar(?:ar|ane|en)?|ansatte|tilsette"
    r"|terapeut(?:er|ar|ene)?"
    r"|sykepleier(?:e|en|ne)?|sjukepleiar(?:ar|en|ane)?|lege(?:n|r|ne)?|psykolog(?:er|ar|en|ene)?"
    r"|rektor(?:er|ar|en|ene)?"
    r"|lærer(?:e|ne|en)?|lærar(?:ar|ane|en)?|veileder(?:e|en|ne)?|rettleiar(?:ar|ane|en)?|arbeider(?:e"
    r"|ne)?|arbeidar(?:ar|ane)?"
    r"|representant(?:er|ar|en|ene)?|tillitsvalgte?|tillitsvalde|verneombud(?:et)?|ombud(?:et)?"
    r"|planlegger(?:e|en)?|planleggjar(?:en)?"
    r"|ordfører(?:en)?|ordførar(?:en)?|kommunalsjef(?:en|er)?|rådmann(?:en)?|kommunedirektør(?:en)?"
    r"|eier(?:e|en)?|eigar(?:en)?"
    r"|fagperson(?:er|ar)?|spesialist(?:er|ar|en)?|assistent(?:er|ar)?|frivillige?|studenter|innbyggere"
    r"|innbyggjarar|pårørende|foreldre"
)
_GROUPS = (
    r"grupp(?:e|en|a|er|ene|ane)|team(?:et|a|ene)?|råd(?:et|a|ene)?|utvalg(?:et)?|utval(?:et)?|møte(?:t)?"
    r"|nemnd(?:a|en)?|styre(?:t)?"
    r"|forum(?:et)?|nettverk(?:et|a)?|komit[eé](?:en|a)?|lag(?:et|a)?|lage?ne|ledelse(?:n|a)?|leiing(?:a"
    r"|en)?|ledergruppe[na]?|kollegium|panel(?:et)?"
    r"|senter(?:et)?|sentra|kontor(?:et)?|hjelp(?:a|en)?|stab(?:en)?|foresatte|verksted(?:et)?|kafe(?:en)?"
    r"|klubb(?:en)?|forening(?:en|a|er)?"
)
_UNITS = (
    r"avdeling(?:en|a|er|ar|ene|ane)?|enhet(?:en|a|er|ene)?|eining(?:a|ar|ane)?|tjeneste(?:n|r|ne)?"
    r"|teneste(?:n|r|ne)?|tenesta|seksjon(?:en|er|ar|ene)?"
    r"|virksomhet(?:en|er|ene)?|verksemd(?:a|er)?|kommune(?:n|ne)?|etat(?:en|er)?|skole(?:n|r|ne)?"
    r"|skule(?:n|r|ne)?|barnehage(?:n|r|ne)?|sektor(?:en|er)?"
    r"|helsestasjon(?:en)?|legevakt(?:a|en)?|sykehus(?:et)?|sjukehus(?:et)?|bibliotek(?:et)?"
    r"|kulturskole(?:n)?|område(?:t|ne)?|base(?:n)?|bolig(?:en|er)?|bustad(?:en)?|omsorg(?:en|a)?"
    r"|oppfølging(?:en|a)?"
    r"|barnevern(?:et)?|hjemmetjenesten|heimetenesta|brukerstyrte?|SLT|NAV|DPS|PPT|HR|IKT|KRON"
    r"|politi(?:et)?|fylkeskommune(?:n)?|statsforvalter(?:en)?|prosjekt(?:et)?"
)
_SUBJECTS = [
    "helse",
    "omsorg",
    "omsorgs",
    "velferd",
    "mestring",
    "rus",
    "psykisk",
    "barn",
    "unge",
    "ungdom",
    "ungdommar",
    "oppvekst",
    "kultur",
    "fritid",
    "idrett",
    "skole",
    "skule",
    "utdanning",
    "plan",
    "bygg",
    "miljø",
    "næring",
    "teknisk",
    "samfunn",
    "integrering",
    "inkludering",
    "aktivitet",
    "arbeid",
    "jobb",
    "mat",
    "bo",
    "språk",
    "migrasjon",
    "flyktninger",
    "flyktningar",
    "bolig",
    "bustad",
    "familie",
    "forebygging",
    "førebygging",
    "rehabilitering",
    "habilitering",
    "læring",
    "landbruk",
    "klima",
    "areal",
    "eiendom",
    "eigedom",
    "økonomi",
    "personal",
    "innovasjon",
    "utvikling",
    "kvalitet",
    "fag",
    "forskning",
    "forsking",
    "informasjon",
    "kommunikasjon",
    "sosial",
    "sosiale",
    "mangfold",
    "frivillighet",
    "frivilligheit",
    "frivilligheten",
    "deltakelse",
    "deltaking",
    "opplæring",
    "voksne",
    "vaksne",
    "eldre",
    "kropp",
    "sinn",
    "tro",
    "livssyn",
    "hjem",
    "heim",
    "levekår",
    "folkehelse",
    "beredskap",
    "service",
    "drift",
    "vedlikehold",
    "avhengighet",
    "rusmestring",
    "tjenester",
    "tenester",
    "hverdagsmestring",
    "støtte",
    "råd",
    "hverdag",
    "kvardag",
    "fysio",
    "ergo",
    "fysioterapi",
    "ergoterapi",
    "barnevern",
]
_OPENERS = (
    r"lag|team|avdeling|avd\.?|enhet|eining|seksjon|gruppe|prosjekt|alle|fagleder|leder|leiar|koordinator"
    r"|rådgiver|rådgjevar|konsulent|utvidet|utvida|faglig|fagleg|assisterende|kommunal\w*|nestleder"
)


@cache
def _ending(kind: str) -> re.Pattern[str]:
    words = {"people": _PEOPLE, "groups": _GROUPS, "units": _UNITS}[kind]
    return re.compile(rf"\b\w*-?(?:{words})$", re.IGNORECASE)


@cache
def _subjects() -> frozenset[str]:
    return frozenset(_SUBJECTS)


def is_person_word(word: str) -> bool:
    """Whether the word names people by what they do ("fagledere", "Recoverykontakt")."""
    return bool(_ending("people").search(word.strip(".,;:()")))


def is_group_word(word: str) -> bool:
    """Whether the word names a group that meets ("Arbeidsgruppa", "Erfaringsrådet")."""
    return bool(_ending("groups").search(word.strip(".,;:()")))


def is_unit_word(word: str) -> bool:
    """Whether the word names a unit people work in ("Integreringsenheten", "NAV")."""
    return bool(_ending("units").search(word.strip(".,;:()")))


def is_body_word(word: str) -> bool:
    """Whether the word alone can name somebody who answers for something."""
    return is_person_word(word) or is_group_word(word) or is_unit_word(word)


def is_subject_word(word: str) -> bool:
    """Whether the word names a field of work, as in "helse og omsorg"."""
    return word.strip(".,;:()").lower().rstrip("-") in _subjects()


def is_plural(word: str) -> bool:
    """Whether a word for people is in the plural ("ledere", "fagledere", "tilsette")."""
    return is_person_word(word) and bool(
        re.search(
            r"(?:ere|erne|arar|arane|er|ar|ene|ane|satte|tilsette|lige|lege)$",
            word.strip(".,"),
            re.IGNORECASE,
        )
    )


def names_a_body(text: str) -> bool:
    """Whether the text reads as the name of somebody: by an opening or any of its words, or as a proper name."""
    text = text.strip()
    if re.match(rf"(?:{_OPENERS})\b", text, re.IGNORECASE):
        return True
    head = re.split(r"\s(?:i|på|ved|for|av|v/|fra|frå|med)\s|\s\(", text)[0]
    words = head.split()
    return any(is_body_word(word) for word in words) or bool(
        words and words[0][:1].isupper() and len(words) <= 4
    )


def is_personal_name(text: str) -> bool:
    """Two or three capitalised words, none of them a body: "Kari Nordmann"."""
    words = text.split()
    capitalised = all(re.fullmatch(r"[A-ZÆØÅ][\w.'-]*", word) for word in words)
    return (
        2 <= len(words) <= 3
        and capitalised
        and not any(is_body_word(word) for word in words)
        and not re.match(_OPENERS, text, re.IGNORECASE)
    )
