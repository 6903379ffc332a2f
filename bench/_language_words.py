"""The words of which the language benchmark composes its text: our own lists, in bokmål and nynorsk."""

from __future__ import annotations

from typing import Final, NamedTuple

# Gender and the indefinite singular; ``composed`` makes the four forms of it.
_NOUNS_NB = """
m:avdeling m:avtale m:brosjyre m:by m:dag m:deltakelse m:dialog m:evaluering m:familie m:fastlege
m:forskrift m:frist m:fysioterapeut m:gruppe m:hage m:handlingsplan m:helg m:helsestasjon m:hverdag m:høring
m:idé m:innbygger m:jobb m:kaffe m:kafé m:klagesak m:kollega m:kommune m:koordinator m:kultur m:kveld
m:leder m:leilighet m:lege m:metode m:måned m:nabo m:oppgave m:oppfølging m:ordning m:organisasjon m:pakke
m:permisjon m:person m:plan m:praksis m:prosess m:rapport m:rettighet m:rutine m:samtale m:sone m:stilling
m:søknad m:tanke m:telefon m:tillit m:time m:tjeneste m:turgruppe m:uke m:utfordring m:vaktordning m:vei
m:veileder m:venn m:virksomhet m:økonomi n:ansvar n:arbeid n:barn n:behov n:besøk n:bidrag n:bord n:budsjett
n:bygg n:dokument n:fellesskap n:forslag n:grunnlag n:hjem n:hus n:innhold n:kjøkken n:kontor n:kurs n:lag
n:liv n:lokale n:marked n:medlem n:miljø n:møte n:mål n:nettverk n:nummer n:område n:opphold n:program
n:prosjekt n:punkt n:råd n:rom n:samarbeid n:senter n:skjema n:språk n:spørsmål n:steg n:sykehus n:tall
n:teater n:tema n:tilbud n:tiltak n:tre n:treff n:tun n:utvalg n:valg n:vedtak n:verksted n:vindu n:år
"""
_NOUNS_NN = """
m:arbeidsdag m:avtale m:by m:dag m:deltakar m:dialog m:familie m:fastlege m:frist m:hage m:handlingsplan
m:innbyggjar m:jobb m:kafé m:kollega m:kommune m:koordinator m:kultur m:kveld m:leiar m:lege m:metode
m:månad m:nabo m:pakke m:person m:plan m:praksis m:prosess m:rapport m:rutine m:samtale m:søknad m:tanke
m:telefon m:time m:veg m:ven m:økonomi f:avdeling f:bygd f:evaluering f:gruppe f:helg f:heim f:helseteneste
f:høyring f:oppgåve f:ordning f:rettleiing f:sone f:stilling f:teneste f:utfordring f:veke f:verksemd
n:ansvar n:arbeid n:barn n:behov n:besøk n:bord n:budsjett n:bygg n:dokument n:fellesskap n:framlegg
n:grunnlag n:hus n:innhald n:kjøken n:kontor n:kurs n:lag n:liv n:lokale n:medlem n:miljø n:møte n:mål
n:nettverk n:nummer n:område n:opphald n:program n:prosjekt n:punkt n:råd n:rom n:samarbeid n:senter
n:skjema n:språk n:spørsmål n:steg n:sjukehus n:tal n:tema n:tilbod n:tiltak n:treff n:utval n:val n:vedtak
n:verkstad n:år
"""
_FIRST_PARTS = """
kommune helse bolig kultur kvalitets ungdoms familie rådgivnings arbeids aktivitets frivillighets folkehelse nærmiljø
erfarings opplærings samarbeids utviklings tjeneste omsorgs innbygger hjemme dag kvelds helge sommer høst vinter vår
møte plan budsjett forsknings rekrutterings introduksjons mestrings recovery kompetanse likestillings digitaliserings
"""
_VERBS_NB = """
har får gir tar ser møter følger skriver leser bruker hjelper støtter inviterer ønsker trenger spør svarer deler viser
prøver endrer bygger lærer forstår planlegger utvikler evaluerer drøfter vedtar sender henter lager åpner stenger finner
kjenner husker forteller snakker jobber arbeider samarbeider veileder ordner betaler dekker foreslår vurderer anbefaler
prioriterer rekrutterer sikrer styrker beholder fordeler bestiller leier eier setter legger holder tilbyr ivaretar
"""
_VERBS_NN = """
har får gir tek ser møter følgjer skriv les brukar hjelper støttar inviterer ønskjer treng spør svarar deler viser
prøver endrar byggjer lærer forstår planlegg utviklar evaluerer drøftar vedtek sender hentar lagar opnar stengjer finn
kjenner hugsar fortel snakkar jobbar arbeider samarbeider rettleier ordnar betaler dekkjer vurderer rår prioriterer
rekrutterer sikrar styrkjer held fordeler bestiller leiger eig set legg tilbyr varetek
"""
_ADJECTIVES_NB = """
god ny tydelig trygg enkel åpen felles viktig rolig nær stor liten lokal faglig varm lang kort fast fri tilgjengelig
helhetlig individuell nyttig modig stille hyggelig grundig praktisk årlig månedlig ukentlig midlertidig varig
"""
_ADJECTIVES_NN = """
god ny tydeleg trygg enkel open felles viktig roleg nær stor liten lokal fagleg varm lang kort fast fri tilgjengeleg
heilskapleg individuell nyttig modig stille hyggeleg grundig praktisk årleg månadleg vekentleg mellombels varig
"""
_PLACES_NB = """
i kommunen|på huset|ved sykehuset|i nærmiljøet|hver uke|denne våren|etter sommeren|i løpet av året|sammen med naboene
uten ventetid|på kveldstid|i helgene|etter avtale|så snart som mulig|fra første dag|over tid|hjemme|på telefon
før jul|til høsten|på tvers av avdelingene|i samråd med familien|ute i distriktet|når noen spør|som oftest|i praksis
"""
_PLACES_NN = """
i kommunen|på huset|ved sjukehuset|i nærmiljøet|kvar veke|denne våren|etter sommaren|i løpet av året|saman med naboane
utan ventetid|på kveldstid|i helgane|etter avtale|så snart som råd|frå fyrste dag|over tid|heime|på telefon
før jul|til hausten|på tvers av avdelingane|i samråd med familien|ute i distriktet|når nokon spør|som oftast|i praksis
"""
# Words of the dictionary as people write them, by what they can stand in for in a sentence: who (more of them, or one),
# and what. Never first-person, quoted or exempted: what a checker does with those is a matter of quality, not of speed.
_WHO_NB = """
rusmisbrukere rusmisbrukerne rusmisbrukeren misbrukere misbrukerne misbrukeren tungmisbrukere narkomane narkomanen
alkoholikere alkoholikerne alkoholikeren brukere brukerne brukeren pasienter pasientene pasienten klienter klientene
klienten schizofrene pårørende uføre psykisk|syke hjemløse rusavhengige tunge|brukere
"""
_WHO_NN = """
rusmisbrukarar rusmisbrukarane rusmisbrukaren misbrukarar misbrukarane narkomane narkomanen alkoholikarar
alkoholikarane alkoholikaren brukarar brukarane brukaren pasientar pasientane klientar klientane klienten schizofrene
pårørande uføre psykisk|sjuke heimlause rusavhengige
"""
_WHAT_NB = """
rusmisbruk rusmisbruket misbruk misbruket rusproblem rusproblemet ruslidelser ruskarriere brukermedvirkning
brukerperspektivet brukermøter pasientforløp rusmiljøet rusomsorgen compliance
"""
_WHAT_NN = """
rusmisbruk rusmisbruket misbruk misbruket rusproblem rusproblemet ruskarriere brukarmedverknad brukarperspektivet
brukarmøte pasientforløp rusmiljøet rusomsorga compliance
"""


class Nouns(NamedTuple):
    """The four forms, each a list: en avdeling (with its article), avdelingen, avdelinger, avdelingene."""

    indefinite: list[str]
    definite: list[str]
    plural: list[str]
    definite_plural: list[str]


class Words(NamedTuple):
    """All lists of one language."""

    nouns: Nouns
    verbs: list[str]
    adjectives: list[str]
    places: list[str]
    who: list[str]
    what: list[str]


_ARTICLES: Final = {"nb": {"m": "en", "n": "et"}, "nn": {"m": "ein", "f": "ei", "n": "eit"}}
_ENDINGS: Final = {
    "nb": {"m": ("en", "er", "ene"), "n": ("et", "", "ene")},
    "nn": {"m": ("en", "ar", "ane"), "f": ("a", "er", "ene"), "n": ("et", "", "a")},
}


def words_of(lang: str) -> Words:
    """The lists of nb or nn; a quarter of the nouns are compounds, most of them in no dictionary."""
    if lang == "nb":
        texts = (_VERBS_NB, _ADJECTIVES_NB, _PLACES_NB, _WHO_NB, _WHAT_NB)
    else:
        texts = (_VERBS_NN, _ADJECTIVES_NN, _PLACES_NN, _WHO_NN, _WHAT_NN)
    verbs, adjectives, places, who, what = texts
    return Words(
        nouns=_nouns(lang),
        verbs=verbs.split(),
        adjectives=adjectives.split(),
        places=[place.strip() for line in places.split("\n") for place in line.split("|") if place.strip()],
        who=[each.replace("|", " ") for each in who.split()],
        what=what.split(),
    )


def _nouns(lang: str) -> Nouns:
    simple = [row.split(":") for row in (_NOUNS_NB if lang == "nb" else _NOUNS_NN).split()]
    firsts = _FIRST_PARTS.split()
    composed = [
        [gender, firsts[(at * 7 + turn * 11) % len(firsts)] + noun]
        for at, (gender, noun) in enumerate(simple)
        for turn in range(6)
    ]
    found = Nouns([], [], [], [])
    for gender, noun in [*simple * 18, *composed]:  # one noun in four is a compound
        definite, plural, definite_plural = _ENDINGS[lang][gender]
        stem = noun.removesuffix("e") if len(noun) > 3 else noun
        found.indefinite.append(f"{_ARTICLES[lang][gender]} {noun}")
        found.definite.append(stem + definite)
        found.plural.append(stem + plural if plural else noun)
        found.definite_plural.append(stem + definite_plural)
    return found
