"""The words of the example plan: an invented unit in an invented municipality."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """A measure as the document writes it; ``lead`` is set in bold."""

    lead: str
    text: str
    why: str
    who: str
    when: str


@dataclass(frozen=True)
class Chapter:
    """A heading, its introduction and its measures."""

    title: str
    intro: str
    items: tuple[Item, ...]


TITLE = "Sammen om hverdagen"
SUBTITLE = "Recoveryplan 2026–2029"
OWNER = "Fjordvik kommune"
UNIT = "Mestring Fjordvik"

OPENING = (
    (
        "Hvorfor vi har en plan",
        (
            (
                "Folk kommer seg. De gjør det på sin egen måte og i sin egen tid, og nesten alltid sammen med noen. "
                "Denne planen handler om hva vi som arbeider i Mestring Fjordvik, kan gjøre for at det blir lettere."
            ),
            (
                "Fem verdier viser vei: håp, identitet, samhørighet, mening i livet og empowerment. Ordene er store. "
                "Derfor er tiltakene små nok til å begynne med på mandag."
            ),
        ),
    ),
    (
        "Slik ble den til",
        (
            (
                "Erfaringsrådet skrev det første utkastet sammen med åtte ansatte, én fra hver avdeling: Bo Nord, "
                "Bo Sør, Jobb og hverdag, Møteplassen Brygga, Oppfølging rus, Oppsøkende team, Rask samtale og "
                "Ung voksen. Utkastet lå framme på Brygga en hel vinter, og 64 innbyggere skrev i margen."
            ),
        ),
    ),
)

CHAPTERS = (
    Chapter(
        "Verdiene inn i arbeidsdagen",
        "En verdi på veggen endrer ingenting før noen snakker om den. Her begynner vi med oss selv.",
        (
            Item(
                "Lage en startpakke om de fem verdiene for nyansatte og studenter.",
                "Pakken har korte filmer, en samtale med en erfaringskonsulent og en oppgave å prøve i egen avdeling.",
                "Den som er ny, skal få tro på at endring er mulig, og høre hvordan håp lyder i en vanlig samtale.",
                "Lag fagutvikling",
                "1. september",
            ),
            Item(
                "Holde fagkveld på nett med litt teori først og en historie fra praksis etterpå.",
                "Opptakene ligger åpent for alle ansatte.",
                "Vi husker det vi kan kjenne igjen, og vi får mot av å høre hvordan andre har fått det til.",
                "Lag fagutvikling",
                "Månedlig fra februar 2026",
            ),
            Item(
                "Velge én øvelse om verdiene i hver avdeling og gjøre den sammen med innbyggerne.",
                "Avdelingen skriver tre linjer etterpå om hva den tar med seg.",
                "Når ansatte og innbyggere øver side om side, hører vi mer sammen, og ingen er bare den som får hjelp.",
                "Alle avdelinger",
                "Høst 2026",
            ),
            Item(
                "Henge opp verdiplakaten der folk går forbi.",
                "Hver avdeling legger til en setning om hva verdiene betyr akkurat hos dem.",
                "Det som er synlig, blir det lettere å spørre om.",
                "Recoverykontaktene",
                "2. kvartal 2026",
            ),
        ),
    ),
    Chapter(
        "Ordene vi bruker",
        "Språk kan åpne en dør og lukke den. Gode ord gir plass til hele mennesket.",
        (
            Item(
                "Gjøre Ordboken kjent og ta den i bruk i møter, vedtak og journal.",
                "Hver avdeling velger ett ord om gangen som den øver på.",
                "Folk er mer enn vanskene sine, og ordene våre skal vise at vi ser hvem de er.",
                "Kvalitetsteamet er ansvarlig for evalueringen og avdelingslederne er ansvarlige for at Ordboken blir "
                "brukt i avdelingene",
                "Løpende, evalueres høst 2028",
            ),
            Item(
                "Samle forslag til nye ord fra innbyggere og ansatte.",
                "Hvert forslag får et svar, også når svaret er nei.",
                "Den som eier historien sin, bør også få velge ordene i den.",
                "Kvalitetsteamet",
                "To ganger i året",
            ),
            Item(
                "Skrive om brevene og nettsidene våre til et språk alle forstår.",
                "To innbyggere leser hver tekst før den sendes ut.",
                "Den som forstår hva som står der, kan ta egne valg.",
                "Recoverykontaktene og Erfaringsrådet",
                "Innen utgangen av 2027",
            ),
        ),
    ),
    Chapter(
        "Innbyggeren setter kursen",
        "Vi spør mer og antar mindre. Målene er innbyggerens egne, og de kan endre seg underveis.",
        (
            Item(
                "Spørre i hver samtale om hjelpen treffer, og endre den når den ikke gjør det.",
                "Svarene er innbyggerens, og det er innbyggeren som bestemmer hvem som får se dem.",
                "Å bli spurt og merke at svaret betyr noe, gir makt over egen hverdag.",
                "Avdelingslederne",
                "Oppstart januar 2027",
            ),
            Item(
                "La Erfaringsrådet få sakene tidlig når nye tilbud formes.",
                "Rådet får alltid vite hva som kom ut av rådene det ga.",
                "Tilbud blir bedre når de som har kjent på kroppen hva som hjelper, er med og bestemmer.",
                "Utvidet ledergruppe",
                "Senest to uker før hvert ledermøte",
            ),
            Item(
                "Prøve ut en mestringsplan som innbyggeren skriver selv.",
                "Planen begynner med hva som er viktig for meg, og slutter med hvem jeg vil ha med.",
                "En plan med egne ord gjør det lettere å se retning og mening i det som skjer.",
                "Ung voksen, Rask samtale",
                "31. mars 2027",
            ),
        ),
    ),
    Chapter(
        "Ut i nabolaget",
        "Livet leves sjelden på et kontor. Vi vil være brobyggere til steder der folk hører til.",
        (
            Item(
                "Finne et følge til den som vil være med i et lag eller en forening for første gang.",
                "Følget blir med så lenge det trengs, og ingen må fortelle hvorfor.",
                "Den første gangen er den vanskeligste, og fellesskap er noe av det som holder oss friske.",
                "Frivillighetsrådet og Møteplassen Brygga",
                "Uke 36 2026",
            ),
            Item(
                "Invitere naboer og foreninger til åpen dag på Møteplassen Brygga.",
                "Alle får en oppgave, enten det er å steke vafler eller å vise rundt.",
                "Å bety noe for andre gir mening, og naboer som kjenner hverandre, bryr seg om hverandre.",
                "Møteplassen Brygga",
                "Årlig i mai",
            ),
            Item(
                "Starte kurs der en fagperson og en med egen erfaring leder sammen.",
                "Kursene er åpne for alle i kommunen, og ingen spør hvorfor du kommer.",
                "Når kunnskap fra livet og kunnskap fra faget får like stor plass, lærer alle mer om hvem de kan bli.",
                "Jobb og hverdag, Recoverykontaktene",
                "Første halvår 2027",
            ),
        ),
    ),
    Chapter(
        "En arbeidsplass som lærer",
        "Vi kan ikke gi videre det vi ikke har selv. Derfor steller vi godt med hverandre.",
        (
            Item(
                "Sette av en halv time i personalmøtet til å fortelle om noe som gikk bra.",
                "Vi heier på hverandre og skriver ned hva vi vil gjøre mer av.",
                "Små framskritt som blir sagt høyt, gir håp til flere enn den som opplevde dem.",
                "Alle avdelinger",
                "Fra august 2026",
            ),
            Item(
                "Lage en oversikt over nettverkene vi er med i, og dele det vi lærer der.",
                "Den som har vært på samling, skriver fem linjer til de andre.",
                "Kunnskap som deles, blir til mestring i alle avdelinger.",
                "Lag fagutvikling",
                "Før sommeren 2026",
            ),
        ),
    ),
    Chapter(
        "Planen lever videre",
        "En plan er et løfte om å prøve, se etter og prøve på nytt.",
        (
            Item(
                "Legge planen fram for utvidet ledermøte og be om innspill fra alle avdelinger.",
                "Hvert innspill får et svar.",
                "Det vi har vært med på å forme, tar vi også ansvar for.",
                "Utvidet ledermøte",
                "15. april 2026",
            ),
            Item(
                "Se tilbake på planen sammen med Erfaringsrådet, ansatte og innbyggere.",
                "Vi spør hva vi gjorde, om det hjalp, og hva vi vil ta med oss i den neste planen.",
                "Vi vil vite om hverdagen ble litt bedre, og la dem det gjelder, si det med egne ord.",
                "Kvalitetsteamet, Erfaringsrådet og Utvidet ledergruppe",
                "Høsten 2029",
            ),
        ),
    ),
)

CLOSING = (
    "Ledere og ansatte i Mestring Fjordvik lover å sette av tid til å undre seg sammen med innbyggerne, "
    "to og to eller mange rundt samme bord."
)
