"""What labels mean, and the words of every label in bokmål and nynorsk."""

from __future__ import annotations

from enum import Enum


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
        Meaning.RESPONSIBLE, Meaning.WHO_AND_WHEN, Meaning.PARTNERS, Meaning.TIME, Meaning.DEADLINE, Meaning.START,
        Meaning.END, Meaning.TIME_OR_STATUS,
        Meaning.STATUS, Meaning.MONEY,
    }
)  # fmt: skip


MEASURES = frozenset({Meaning.MEASURE, Meaning.NEW, Meaning.CONTINUED, Meaning.FINISHED})


TIMES = frozenset({Meaning.TIME, Meaning.DEADLINE, Meaning.START, Meaning.END})


WORDS: dict[Meaning, str] = {
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
    Meaning.CONTINUED: ""
    "videreførte tiltak|vidareførte tiltak|tiltak som videreføres|tiltak som vert vidareført|tiltak som "
"vidareførast|eksisterende tiltak|eksisterande tiltak"
    "|igangsatte tiltak|igangsette tiltak|pågående tiltak|pågåande tiltak|tiltak under arbeid|løpende "
"tiltak|løpande tiltak",
    Meaning.FINISHED: ""
    "gjennomførte tiltak|ferdige tiltak|fullførte tiltak|utførte tiltak|avsluttede tiltak|avslutta tiltak",
    Meaning.RESPONSIBLE: ""
    "ansvar|ansvaret|ansvarlig|ansvarlige|ansvarleg|ansvarlege|ansv|hvem|kven|hvem er ansvarlig|kven er "
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
    Meaning.TIME: "når|kva tid|hvilken tid|"
    "tid|tidspunkt|tidsbruk|periode|tidsperiode|gjennomføringsperiode|tidsramme|tidsplan|tidsrom"
"|framdrift|fremdrift|framdriftsplan|fremdriftsplan|utført når|når skal det gjøres|når skal det "
"gjerast|når skjer det"
    "|når skal det skje|gjennomføringstidspunkt|tid for gjennomføring|tidspunkt for gjennomføring"
"|hyppighet|frekvens|år|årstal|årstall|planlagt gjennomført|dato|måned|månad|tidshorisont|varighet"
"|hvor ofte|kor ofte|kvartal|gjennomføringstid",
    Meaning.DEADLINE: ""
    "frist|fristen|frister|fristar|tidsfrist|tidsfristar|frist for gjennomføring|frist for iverksetting"
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
SHY = frozenset(
    [
        "til",
        "fra",
        "frå",
        "hva",
        "kva",
        "id",
        "år",
        "sum",
        "kr",
        "kroner",
        "merk",
        "annet",
        "anna",
        "punkt",
        "område",
        "drift",
        "behov",
        "problem",
        "innsats",
        "ferdig",
        "innen",
        "innan",
        "gjort",
        "tjeneste",
        "teneste",
        "oppfølging",
    ]
)
