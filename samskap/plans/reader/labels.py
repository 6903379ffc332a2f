"""The words that tell what a column or a line holds, in bokmål and nynorsk, however they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache


class Meaning(Enum):
    """What a label says about the words that follow it."""

    NUMBER = "number"
    MEASURE = "measure"
    NEW = "new measures"
    CONTINUED = "continued measures"
    FINISHED = "finished measures"
    RESPONSIBLE = "responsible"
    WHO_AND_WHEN = "responsible and time"
    PARTNERS = "partners"
    TIME = "time"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    TIME_OR_STATUS = "time or status"
    STATUS = "status"
    MONEY = "money"
    WHY = "why"
    GOAL = "goal"
    CHALLENGE = "challenge"
    AREA = "area"
    TARGET_GROUP = "target group"
    PRIORITY = "priority"
    SITUATION = "situation"
    HOW = "how"
    INDICATOR = "indicator"
    COMMENT = "comment"
    REFERENCE = "reference"


# What belongs to one measure when it stands below it; other labels may speak for a whole theme.
OF_A_MEASURE = frozenset(
    {
        Meaning.RESPONSIBLE, Meaning.WHO_AND_WHEN, Meaning.PARTNERS, Meaning.TIME, Meaning.DEADLINE, Meaning.START, Meaning.END, Meaning.TIME_OR_STATUS,
        Meaning.STATUS, Meaning.MONEY,
    }
)  # fmt: skip
MEASURES = frozenset({Meaning.MEASURE, Meaning.NEW, Meaning.CONTINUED, Meaning.FINISHED})
TIMES = frozenset({Meaning.TIME, Meaning.DEADLINE, Meaning.START, Meaning.END})

_WORDS: dict[Meaning, str] = {
    Meaning.NUMBER: "nr|nummer|#|tiltaksnummer|tiltak nr|tiltaksnr|nr tiltak|løpenr|pkt|punkt|id",
    Meaning.MEASURE: "tiltak|tiltaket|tiltaka|tiltakene|tiltakane|tiltaksbeskrivelse|tiltaksskildring|beskrivelse av "
"tiltak|beskrivelse av tiltaket|konkrete tiltak"
    "|tiltak og aktiviteter|tiltak og aktivitetar|tiltak/aktivitet|tiltak/aktiviteter|hva|kva|hva skal "
"gjøres|kva skal gjerast|hva skal vi gjøre|kva skal vi gjere"
    "|hva gjør vi|kva gjer vi|hva vil vi gjøre|kva vil vi gjere|dette skal vi gjøre|dette skal vi gjere"
"|slik gjør vi det|slik gjer vi det|dette gjør vi|dette gjer vi"
    "|oppgave|oppgaver|oppgåve|oppgåver|arbeidsoppgave|arbeidsoppgaver|milepæl|milepæler|milepælar"
"|leveranse|leveranser|leveransar|virkemiddel|virkemidler|verkemiddel|verkemidlar"
    "|aktivitet|aktiviteter|aktivitetar|handling|handlinger|handlingar|gjøremål|gjeremål|tiltaksliste"
"|forslag til tiltak|foreslåtte tiltak|foreslåtte tiltak|aktuelle tiltak"
    "|tiltak i planperioden|planlagte tiltak|prioriterte tiltak|hovedtiltak|hovudtiltak|våre tiltak"
"|tiltak fremover|tiltak framover|innsats|innsatser|innsatsar|tiltak som skal gjennomføres|tiltak "
"som skal gjennomførast",
    Meaning.NEW: "nye tiltak|nytt tiltak|nye satsinger|nye satsingar",
    Meaning.CONTINUED: "videreførte tiltak|vidareførte tiltak|tiltak som videreføres|tiltak som vert vidareført|tiltak som "
"vidareførast|eksisterende tiltak|eksisterande tiltak"
    "|igangsatte tiltak|igangsette tiltak|pågående tiltak|pågåande tiltak|tiltak under arbeid|løpende "
"tiltak|løpande tiltak",
    Meaning.FINISHED: "gjennomførte tiltak|ferdige tiltak|fullførte tiltak|utførte tiltak|avsluttede tiltak|avslutta tiltak",
    Meaning.RESPONSIBLE: "ansvar|ansvaret|ansvarlig|ansvarlige|ansvarleg|ansvarlege|ansv|hvem|kven|hvem er ansvarlig|kven er "
"ansvarleg|hvem har ansvar|hvem har ansvaret|kven har ansvar|kven har ansvaret"
    "|hvem gjør det|kven gjer det|hvem skal gjøre det|kven skal gjere det|hvem gjør hva|kontaktperson"
"|kontaktpersonar|kontaktpersoner|kommunens rolle|kommunen si rolle|ansvarlig enhet|ansvarlege "
"einingar|ansvarleg eining"
    "|ansvarlig avdeling|ansvarleg avdeling|ansvarlig person|ansvarleg person|ansvarlig instans"
"|ansvarleg instans|ansvarlig tjeneste|ansvarlig for gjennomføring|ansvarleg for gjennomføring"
"|ansvar for gjennomføring|ansvar for oppfølging"
    "|ansvarlig for oppfølging|ansvarlig virksomhet|ansvarleg verksemd|ansvarlig leder|ansvarleg leiar"
"|eier|eiar|eigar|tiltakseier|tiltakseigar|tiltakseiar|hovedansvar|hovudansvar|hovedansvarlig"
"|hovudansvarleg|medansvar|medansvarlig"
    "|ansvarsområde|ansvarshaver|ansvarshavar|ansvarsplassering|utføres av|vert utført av|utføres av hvem"
"|gjennomføres av|ansvarlig/deltakere|prosjektansvarlig|prosjektleder|prosjektleiar|tiltaksansvarlig"
"|tiltaksansvarleg|hvem følger opp|kven følgjer opp|følges opp av",
    Meaning.PARTNERS: "samarbeidspartner|samarbeidspartnere|samarbeidspartnarar|samarbeidspart|samarbeidsparter"
"|samarbeidspartar|samarbeid|samarbeid med|samarbeider med|i samarbeid med|sammen med|saman med"
"|deltakere|deltakarar|andre aktører"
    "|aktører|aktørar|medvirkende|medverkande|hvem samarbeider vi med|kven samarbeider vi med|involverte"
"|involverte parter|andre involverte",
    Meaning.TIME: "når|tid|tidspunkt|tidsbruk|periode|tidsperiode|gjennomføringsperiode|tidsramme|tidsplan|tidsrom"
"|framdrift|fremdrift|framdriftsplan|fremdriftsplan|utført når|når skal det gjøres|når skal det "
"gjerast|når skjer det"
    "|når skal det skje|gjennomføringstidspunkt|tid for gjennomføring|tidspunkt for gjennomføring"
"|hyppighet|frekvens|år|årstal|årstall|planlagt gjennomført|dato|måned|månad|tidshorisont|varighet"
"|hvor ofte|kor ofte|kvartal|gjennomføringstid",
    Meaning.DEADLINE: "frist|fristen|frister|fristar|tidsfrist|tidsfristar|frist for gjennomføring|frist for iverksetting"
"|frist for ferdigstilling|gjennomføringsfrist|innan|innen|innen når|innan når|fullført innen"
"|fullført innan|gjennomført innen|gjennomført innan|sluttfrist|frist/tid|frist og status"
"|ferdigstilles|skal være gjennomført"
    "|tid/frist|leveringsfrist|svarfrist",
    Meaning.START: (
"start|oppstart|startdato|startar|starter|oppstartsdato|oppstarttidspunkt|fra|frå|fra dato|frå dato"
"|start/oppstart|planlagt oppstart|iverksettes|settes i gang"
),
    Meaning.END: (
"slutt|sluttdato|ferdig|ferdigdato|til|til dato|ferdigstilt|ferdigstillelse|ferdigstilling|avsluttet"
"|avslutning"
),
    Meaning.TIME_OR_STATUS: "gjennomføring|gjennomføres|gjennomførast|iverksetting|iverksettelse",
    Meaning.STATUS: (
"status|gjennomført|utført|byrja/ferdig|byrja|påbegynt|status/kommentar|status pr|status per|tilstand"
"|framdrift/status|fremdrift/status|gjort|er gjort|ikke startet/pågår/ferdig|status i dag|status nå"
"|status no"
),
    Meaning.MONEY: (
"kostnad|kostnader|kostnadar|kostnadsoversikt|kostnadsoverslag|økonomi|økonomiske konsekvenser"
"|økonomiske konsekvensar|ressurs|ressurser|ressursar|ressursbruk|ressursbehov|finansiering|budsjett"
"|pris|midler|midlar|kroner|kr|sum|beløp|kostnadsramme|økonomi/ressurser|investering|drift"
),
    Meaning.WHY: (
"hvorfor|kvifor|begrunnelse|grunngiving|grunngjeving|hensikt|hensikten|formål|føremål|formålet"
"|føremålet|bakgrunn|bakgrunn for tiltaket|hvorfor gjør vi dette|kvifor gjer vi dette|hvorfor gjør "
"vi det|kvifor gjer vi det|hensikt/mål"
),
    Meaning.GOAL: (
"mål|målet|måla|målene|målsetting|målsettinger|målsetjing|målsettinga|hovedmål|hovudmål|delmål"
"|resultatmål|effektmål|hva vil vi oppnå|kva vil vi oppnå|hva ønsker vi å oppnå|kva ønskjer vi å "
"oppnå|ønsket effekt|ønska effekt|ønsket resultat|ønska resultat|forventet effekt|forventa effekt"
"|gevinst|dit vil vi|hvor vil vi|her vil vi"
),
    Meaning.CHALLENGE: (
"utfordring|utfordringa|utfordringen|utfordringer|utfordringar|utfordringsbilde|hovedutfordring"
"|hovedutfordringer|hovudutfordring|hovudutfordringar|problem|problemstilling|behov|risiko|hva er "
"utfordringen|kva er utfordringa|beskrivelse av utfordringen"
),
    Meaning.AREA: (
"satsingsområde|satsingsområder|satsningsområde|satsingsområda|innsatsområde|innsatsområder|tema"
"|område|fokusområde|tjeneste|teneste|tjenesteområde|tenesteområde|strategi|strategier|strategiar"
"|kategori|målområde|temaområde"
),
    Meaning.TARGET_GROUP: "målgruppe|målgruppa|målgruppen|målgrupper|hvem er det for|kven er det for|for hvem|for kven",
    Meaning.PRIORITY: "prioritet|prioritering|prioriteringer|prio|pri|prioritetsklasse",
    Meaning.SITUATION: (
"dagens situasjon|situasjonen i dag|situasjon|status i dag|slik er det i dag|nåsituasjon|no-situasjon"
"|nåværende situasjon|noverande situasjon"
),
    Meaning.HOW: (
"hvordan|korleis|metode|metoder|gjennomføringsmåte|framgangsmåte|fremgangsmåte|hvordan gjør vi det"
"|korleis gjer vi det|hvordan skal det gjøres|korleis skal det gjerast|hvordan gjennomføre|innhold"
"|innhald|beskrivelse|skildring|kort beskrivelse|omtale|detaljer|nærmere beskrivelse|forklaring"
),
    Meaning.INDICATOR: (
"indikator|indikatorer|indikatorar|måling|måleindikator|måleindikatorer|evaluering|måles ved"
"|suksesskriterier|suksesskriterium|resultatindikator|suksessfaktor|slik måler vi|slik måler vi det"
"|hvordan vet vi at vi lykkes|kjennetegn|oppfølging|rapportering"
),
    Meaning.COMMENT: (
"kommentar|kommentarer|kommentarar|merknad|merknader|merknadar|notat|notater|merk|anna|annet"
"|tilleggsinformasjon|vurdering"
),
    Meaning.REFERENCE: (
"referanse|referanser|referansar|kilde|kilder|kjelde|kjelder|lenke|forankring|hjemmel|heimel|se også"
"|sjå også|lovhjemmel|henvisning|tilvising"
),
}  # fmt: skip

# Labels that are so common as ordinary words that only a line of their own, or a column, makes them labels.
_SHY = frozenset({"til", "fra", "frå", "hva", "kva", "id", "år", "sum", "kr", "kroner", "merk", "annet", "anna", "punkt", "område", "drift", "behov", "problem", "innsats", "ferdig", "innen", "innan", "gjort", "tjeneste", "teneste", "oppfølging"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """A label as found: what it means, its own words, and the words that stand with it ("høsten 2015")."""

    meaning: Meaning
    words: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line taken apart: what stands before the first label, and each label with its value."""

    lead: str
    values: tuple[tuple[Label, str], ...]


@cache
def _lookup() -> dict[str, Meaning]:
    return {word: meaning for meaning, words in _WORDS.items() for word in words.split("|")}


def meaning_of(text: str) -> Meaning | None:
    """What a text means when all of it is a label; None for other texts. Tolerates case, colon, spacing, one lost letter."""
    word = _plain(text)
    if not word or len(word) > 60:
        return None
    known = _lookup()
    if word in known:
        return known[word]
    squeezed = word.replace(" ", "")
    if _spaced(text) and squeezed in known:
        return known[squeezed]
    halves = [part.strip() for part in re.split(r"\s*(?:/|\bog\b|,|\()\s*", word) if part.strip(" )")]
    if len(halves) > 1:
        meanings = [known.get(half.strip(" )")) for half in halves]
        if all(meanings):
            return _joined([meaning for meaning in meanings if meaning])
    return _nearly(word)


def _plain(text: str) -> str:
    word = " ".join(text.replace("\u00ad", "").split()).lower().strip(" *_.:;?–—-|")
    return re.sub(r"\s*/\s*", "/", re.sub(r"\bnr\.", "nr", word))


def _spaced(text: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:\w\s){2,}\w\s*[:.]?\s*", text))


def _joined(meanings: list[Meaning]) -> Meaning:
    if Meaning.MEASURE in meanings:
        return Meaning.MEASURE
    if Meaning.STATUS in meanings and any(meaning in TIMES for meaning in meanings):
        return Meaning.TIME_OR_STATUS
    if Meaning.RESPONSIBLE in meanings and any(meaning in TIMES for meaning in meanings):
        return Meaning.WHO_AND_WHEN
    return meanings[0]


def _nearly(word: str) -> Meaning | None:
    """The label with one letter lost or wrong; only long ones, and only when just one meaning is that near."""
    if len(word) < 5 or " " in word:
        return None
    near = {
        meaning
        for known, meaning in _lookup().items()
        if len(known) >= 6 and known not in _SHY and _one_off(word, known)
    }
    return near.pop() if len(near) == 1 else None


def _one_off(word: str, known: str) -> bool:
    """Whether at most one letter was lost (or exchanged, in words long enough)."""
    if len(known) - len(word) == 1:
        return any(known[:i] + known[i + 1 :] == word for i in range(len(known)))
    return len(known) == len(word) >= 8 and sum(a != b for a, b in zip(word, known, strict=True)) == 1


def header_label(text: str) -> Label | None:
    """The label a header cell holds, with the words glued to it: "TILTAK høsten 2015", "Status pr. 1.3.2024"."""
    text = " ".join(text.replace("\u00ad", "").split())
    meaning = meaning_of(text)
    if meaning:
        return Label(meaning, text)
    words = text.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        meaning = _lookup().get(_plain(head))
        if meaning and _glued(rest):
            return Label(meaning, head, rest.strip(" :–-()"))
    return None


def _glued(rest: str) -> bool:
    """Whether words behind a label only say when or which: a period, a bracket, an account of units."""
    return (
        bool(
            re.match(
                (
                    r"[(:–-]|(?:i|for|pr\.?|per|høst\w*|haust\w*|vår\w*|våren|sommer\w*|vinter\w*)\b.*|(?:19|20)\d\d"
                    r"|\d{1,2}\.|i |nr"
                ),
                rest,
                re.IGNORECASE,
            )
        )
        and len(rest) <= 60
    )


@cache
def _inner() -> re.Pattern[str]:
    """Labels with a colon inside a line, after a stop, a bracket, a tab or two spaces."""
    wanted = OF_A_MEASURE | {
        Meaning.WHY,
        Meaning.COMMENT,
        Meaning.GOAL,
        Meaning.PRIORITY,
        Meaning.INDICATOR,
        Meaning.TARGET_GROUP,
    }
    words = sorted(
        (
            word
            for word, meaning in _lookup().items()
            if meaning in wanted and word not in _SHY and len(word) > 2
        ),
        key=len,
        reverse=True,
    )
    either = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"(?:(?<=[.;,|(\n\t–—!?»\"])|(?<=  )|(?<=- ))[\s*_]*(?P<label>{either})\s*[*_]*:(?!\d\d\b)[*_]*",
        re.IGNORECASE,
    )


_OPENING = re.compile(
    r"\s*[*_]*(?P<label>[^\W_][^:\n\t|]{0,58}?)\s*[*_]*(?::(?!//)[*_]*|\t+| {3,}|\s[–—-]\s)\s*"
)


def split_labels(text: str) -> Labelled:
    """A line or paragraph taken apart at its labels. No label: everything is lead."""
    first = _opening(text)
    lead, rest = ("", text) if first else (text, "")
    values: list[tuple[Label, str]] = []
    if first:
        label, value_at = first
        rest = text[value_at:]
        inner = list(_inner().finditer(rest))
        values.append((label, _clean(rest[: inner[0].start()] if inner else rest)))
    else:
        inner = list(_inner().finditer(text))
        rest = text
        if inner:
            lead = text[: inner[0].start()]
    for index, found in enumerate(inner):
        end = inner[index + 1].start() if index + 1 < len(inner) else len(rest)
        meaning = meaning_of(found["label"])
        if meaning:
            values.append((Label(meaning, found["label"].strip()), _clean(rest[found.end() : end])))
    closes = lead.rstrip().endswith("(")
    return Labelled(
        lead.rstrip(" (–—-\t|;") if inner and not first else lead.strip(),
        tuple(_unbracketed(values) if closes else values),
    )


def _opening(text: str) -> tuple[Label, int] | None:
    found = _OPENING.match(text)
    if not found:
        meaning = meaning_of(text) if len(text) < 60 and "\n" not in text else None
        return (
            (Label(meaning, text.strip()), len(text))
            if meaning and text.strip().lower() not in _SHY
            else None
        )
    colon = ":" in found.group()
    label = header_label(found["label"]) if colon else None
    if not colon:
        meaning = _lookup().get(_plain(found["label"]))
        dash = bool(re.search(r"\s[–—-]\s", found.group()[len(found["label"]) :]))
        if (
            meaning in OF_A_MEASURE
            and found["label"].lower() not in _SHY
            and not (dash and meaning is Meaning.TIME)
        ):
            label = Label(meaning, found["label"])
    return (label, found.end()) if label else None


def _clean(value: str) -> str:
    return value.strip().rstrip("|;,–—-\t ").strip()


def _unbracketed(values: list[tuple[Label, str]]) -> list[tuple[Label, str]]:
    if not values:
        return values
    label, value = values[-1]
    if value.count(")") > value.count("("):
        position = value.rfind(")")
        values[-1] = (label, (value[:position] + value[position + 1 :]).strip())
    return values


def vocabulary() -> frozenset[str]:
    """All labels, in small letters."""
    return frozenset(_lookup())
