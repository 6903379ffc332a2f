"""What Fjordvik does differently, in the words of the departments, and what those it was for say of it."""

from __future__ import annotations

from typing import NamedTuple

BRYGGA = "Møteplassen Brygga"


class Asked(NamedTuple):
    """A closed time of asking, some days ago: how many answered by the link and how many on cards, by answer.

    The answers are: helped, no difference, worse, don't know. ``words`` are what some wrote.
    """

    days: int
    own: tuple[int, int, int, int]
    cards: tuple[int, int, int, int] = (0, 0, 0, 0)
    words: tuple[str, ...] = ()


class Changed(NamedTuple):
    """A change: what, where, by whom, because of what (kind and label), whose wish, for which values, and since when.

    ``review`` is how many days after it began they look back, ``measure`` some words of a measure's title,
    ``conclusion`` what looking back came to (kind and words).
    """

    what: str
    unit: str
    who: str
    cause: tuple[str, str]
    wish: str
    values: tuple[str, ...]
    days: int
    before: str = ""
    how: str = ""
    review: int = 90
    asked: tuple[Asked, ...] = ()
    conclusion: tuple[str, str] = ("", "")
    open_for: int = 0
    follows: str = ""
    measure: str = ""


class Told(NamedTuple):
    """A story of a change: its author, its second reader ("" while it waits or is written), and when it was shared."""

    what: str
    who: str
    title: str
    text: str
    reader: str = ""
    days: int = 0
    waits: bool = False


CHANGES = [
    Changed(
        "Vi begynner hver samtale med det som har gått bra siden sist",
        "Rask samtale",
        "Oskar Hjelle",
        ("reflection", "Felles refleksjon om håp"),
        "together",
        ("hap",),
        80,
        "Samtalen begynte med det som var vanskeligst, og kom sjelden lenger.",
        "Først: Hva har gått bra, og hvem merket det? Så spør vi hva som er viktig i dag.",
        70,
        (Asked(9, (9, 4, 0, 1), words=("Jeg kom på noe jeg hadde glemt at jeg fikk til.",)),),
        measure="hver samtale",
    ),
    Changed(
        "Alle får høre om noen som har stått i det samme, hvis de vil",
        "Bo Nord",
        "Tuva Engen",
        ("feedback", "Svar på den halvårlige samtalen"),
        "resident",
        ("hap",),
        260,
        how="Erfaringskonsulenten kommer på besøk den første måneden. Den som bor her, velger om og når.",
        asked=(Asked(150, (8, 2, 0, 1), (7, 1, 0, 0), ("Det var første gang jeg trodde på det.",)),),
        conclusion=(
            "kept",
            "Flere sier at besøket var et vendepunkt. Vi fortsetter, og spør igjen om et år.",
        ),
    ),
    Changed(
        "Brev om avslag sier også hva du kan få i stedet",
        "Oppfølging rus",
        "Vilde Ask",
        ("language", "Ordboken: avslag"),
        "resident",
        ("hap", "mening-i-livet"),
        190,
        "Brevet sluttet med hvordan man klager.",
        "Brevet begynner med det vi kan tilby, og hvem du kan ringe.",
        asked=(Asked(70, (3, 2, 1, 0)),),
        measure="brevene",
    ),
    Changed(
        "Planen din ligger på kjøkkenbordet, ikke hos oss",
        "Oppsøkende team",
        "Kaja Myhre",
        ("own", ""),
        "staff",
        ("hap",),
        330,
        asked=(Asked(210, (6, 5, 0, 2), (5, 4, 0, 1)),),
        conclusion=("ended", "Papiret ble borte for mange. Nå ligger planen på telefonen i stedet."),
        measure="mestringsplan",
    ),
    Changed(
        "Planen din ligger på telefonen din",
        "Oppsøkende team",
        "Kaja Myhre",
        ("evaluation", "Vi så tilbake på planen på kjøkkenbordet"),
        "together",
        ("hap",),
        120,
        how="Vi skriver den sammen på telefonen til den det gjelder. Vi tar ingen kopi uten å spørre.",
        review=100,
        follows="Planen din ligger på kjøkkenbordet, ikke hos oss",
        open_for=10,
        measure="mestringsplan",
    ),
    Changed(
        "Oppsummeringen starter med personen, ikke med vanskene",
        "Ung voksen",
        "Selma Nygård",
        ("advice", "Råd fra Erfaringsrådet om hvordan vi skriver"),
        "resident",
        ("identitet",),
        100,
        "Først diagnose og grunn til henvisning.",
        "Først: hva du liker, hva du er god på, hva du vil bli kalt.",
        asked=(Asked(12, (11, 3, 0, 2), words=("Jeg kjente meg igjen.", "Mamma spurte om det var om meg.")),),
    ),
    Changed(
        "Du velger selv hva du blir presentert som",
        BRYGGA,
        "Amir Haddad",
        ("gathering", "Inspirasjonssamling i april"),
        "together",
        ("identitet", "samhorighet"),
        215,
        how="Navnelapp om du vil, med det du selv skriver. Ingen skriver for deg.",
        asked=(Asked(110, (6, 6, 0, 0), (9, 2, 0, 1)),),
        conclusion=("kept", "Det koster ingenting, og noen har begynt å spille sammen på grunn av det."),
    ),
    Changed(
        "Brygga er åpen også på søndager",
        BRYGGA,
        "Ingrid Solheim",
        ("advice", "Råd fra Erfaringsrådet om åpne dører i helga"),
        "resident",
        ("samhorighet",),
        45,
        "Stengt fra fredag klokka tre til mandag klokka ti.",
        "Åpent søndag fra tolv til fire. To frivillige og en ansatt.",
        open_for=16,
        measure="åpen dag",
    ),
    Changed(
        "Felles frokost på Brygga hver onsdag",
        BRYGGA,
        "Ingrid Solheim",
        ("feedback", "Fra postkassa på Brygga"),
        "resident",
        ("samhorighet", "mening-i-livet"),
        300,
        how="De som kommer, handler og lager. Det koster tjue kroner, og ingen spør om du har betalt.",
        asked=(
            Asked(190, (5, 1, 0, 0), (12, 2, 0, 1)),
            Asked(20, (9, 0, 0, 1), (14, 1, 0, 0), ("Onsdag er den dagen jeg står opp for.",)),
        ),
        conclusion=("kept", "Frokosten er blitt vår. Vi setter den opp fast, også i ferien."),
    ),
    Changed(
        "Vi går sammen inn døra de tre første gangene",
        "Oppsøkende team",
        "Ali Hosseini",
        ("reflection", "Felles refleksjon om å høre til"),
        "resident",
        ("samhorighet",),
        150,
        how="Vi avtaler hvem som går først, og når vi trekker oss unna.",
        review=75,
        asked=(Asked(40, (7, 1, 0, 0)),),
        measure="et følge",
    ),
    Changed(
        "Følgevennen ringer kvelden før, ikke samme morgen",
        "Jobb og hverdag",
        "Emma Løvdal",
        ("feedback", "Tre som sa det samme i samme uke"),
        "resident",
        ("samhorighet",),
        170,
        asked=(Asked(60, (8, 3, 0, 0)),),
        conclusion=("kept", "Færre avtaler blir glemt, og flere sier at de sover bedre."),
        measure="et følge",
    ),
    Changed(
        "Familie og venner er bedt med på den andre samtalen",
        "Oppfølging rus",
        "Yusuf Demir",
        ("own", ""),
        "together",
        ("samhorighet",),
        240,
        asked=(Asked(130, (2, 4, 5, 1)),),
        conclusion=(
            "again",
            "Flere ble utrygge av å ikke ha valgt selv. Nå spør vi først, og spør igjen til våren.",
        ),
    ),
    Changed(
        "De som bor her, bestemmer middagen og hvem som lager den",
        "Bo Sør",
        "Sander Krogh",
        ("gathering", "Beboermøtet i mars"),
        "resident",
        ("samhorighet", "identitet"),
        250,
        review=90,
    ),
    Changed(
        "Arbeidsprøving kan starte med to timer i uka",
        "Jobb og hverdag",
        "Thea Solbakken",
        ("network", "Notat fra nettverket for jobbspesialister"),
        "together",
        ("mening-i-livet",),
        160,
        "Vi begynte med tjue timer, og mange sluttet den første uka.",
        "To timer, ett sted, én oppgave. Så øker vi når den det gjelder, sier fra.",
        asked=(Asked(50, (10, 2, 0, 1)),),
    ),
    Changed(
        "Vi spør hva du hadde gjort i morgen hvis dagen var din",
        "Oppfølging rus",
        "Yusuf Demir",
        ("reflection", "Felles refleksjon om mening"),
        "staff",
        ("mening-i-livet",),
        20,
    ),
]
WORDS_FOR_STORIES = (
    "Det begynte med at noen sa det høyt. Vi skrev det ned, og prøvde i tre måneder.\n\n"
    "Det første vi la merke til, var at det ble stillere i starten, og mer latter på slutten. Det andre var at vi selv "
    "gledet oss mer.\n\nVi spurte dem det var for. Noen syntes det var uvant. De fleste ville fortsette."
)
STORIES = [
    Told(
        "Felles frokost på Brygga hver onsdag",
        "Ingrid Solheim",
        "Onsdag er dagen jeg står opp for",
        "En lapp i postkassa spurte om vi kunne spise sammen. Ingen hadde skrevet under.\n\nVi begynte med brød og "
        "brunost. Etter tre uker hadde noen tatt over handlelista, og etter to måneder var det ingen av oss ansatte "
        "som visste hva som sto på menyen.\n\nDa vi spurte om det hjalp, skrev noen: Onsdag "
        "er den dagen jeg står opp for.",
        "Tor Inge Bakke",
        160,
    ),
    Told(
        "Følgevennen ringer kvelden før, ikke samme morgen",
        "Emma Løvdal",
        "En telefon kvelden før",
        "Tre personer sa det samme i samme uke: Når dere ringer om morgenen, er det for sent å glede seg.\n\nNå ringer "
        "vi klokka sju kvelden før. Samtalen tar to minutter. Flere møter fram, og flere har sovet.\n\nDet kostet oss "
        "en endret vaktliste og ingenting mer.",
        "Aisha Rahimi",
        45,
    ),
    Told(
        "Du velger selv hva du blir presentert som",
        "Amir Haddad",
        "Gitarist, kokk eller tippekonge",
        "Navnelappene våre hadde et logo og et fornavn. Nå er de blanke.\n\nNoen skriver gitarist. En skriver kokk. En "
        "skriver bare «her». Det er den som bærer lappen, som bestemmer, og den kan være tom.\n\nTo av dem som skrev "
        "gitarist, fant hverandre.",
        "Jonas Ravn",
        95,
    ),
    Told(
        "Alle får høre om noen som har stått i det samme, hvis de vil",
        "Tuva Engen",
        "Besøket den første måneden",
        WORDS_FOR_STORIES,
        "Henrik Dahle",
        120,
    ),
    Told(
        "Planen din ligger på kjøkkenbordet, ikke hos oss",
        "Kaja Myhre",
        "Det vi sluttet med, og hva vi lærte",
        "Vi trodde papir på kjøkkenbordet var lettest. For noen var det det. For mange ble det borte under posten.\n\n"
        "Vi spurte, og så sluttet vi. Det var ikke bortkastet: Da vi la planen på telefonen, visste vi hvem som måtte "
        "eie den.",
        "Tor Inge Bakke",
        100,
    ),
    Told(
        "Arbeidsprøving kan starte med to timer i uka",
        "Thea Solbakken",
        "To timer er også en jobb",
        WORDS_FOR_STORIES,
        waits=True,
    ),
    Told(
        "Oppsummeringen starter med personen, ikke med vanskene",
        "Selma Nygård",
        "Hva du liker å bli kalt",
        WORDS_FOR_STORIES,
    ),
]
