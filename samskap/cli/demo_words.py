"""What was said and answered in Fjordvik's hearings, and the small plan that is on hearing now. All made up."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """An input and its answer. ``who`` is the name of one of the people, "" for somebody without name."""

    measure: int  # place in the plan, from 0; -1 is the whole plan
    voice: str
    who: str
    text: str
    outcome: str = ""  # "" waits for an answer
    answer: str = ""
    way: str = "own"
    heard_at: str = ""
    people: int | None = None


AUTUMN: list[Said] = [
    Said(
        2,
        "resident",
        "",
        "Spør oss om å bli med på øvelsen. Ellers øver dere på noe dere bare har lest om.",
        "taken_in",
        "Ja, det gjør vi. Øvelsen gjøres sammen med innbyggere, og dere er med på å velge den.",
    ),
    Said(
        3,
        "employee",
        "Henrik Dahle",
        "Plakaten blir fort tapet. Kan hver avdeling skrive sin egen setning på den?",
        "taken_in",
        "Ja. Avdelingene kan lage sin egen plakat med egne ord, på bokmål eller nynorsk.",
    ),
    Said(
        6,
        "council",
        "Edvard Lien",
        "Begynn med brevet om timeavtale. Det er det flest av oss har grudd oss til å åpne.",
        "taken_in",
        "Det brevet tar vi først. Rådet får lese det før det tas i bruk.",
    ),
    Said(
        8,
        "council",
        "Edvard Lien",
        "Tidlig må bety før noe er bestemt. Skriv hvor mange uker.",
        "partly",
        "Vi skriver «før første utkast». Antall uker er ulikt fra sak til sak, så det står ikke i planen.",
    ),
    Said(
        10,
        "family",
        "",
        "Broren min hadde aldri gått alene. Det hjalp at noen sto i døra sammen med ham.",
        "taken_in",
        "Takk for at du fortalte det. Følget skal være med de første gangene, ikke bare til døra.",
    ),
    Said(
        11,
        "volunteer",
        "",
        "Laget vårt vil gjerne komme, men ikke i skoleferiene.",
        "taken_in",
        "Åpen dag legges utenom skoleferiene.",
        way="on_behalf",
    ),
    Said(
        9,
        "resident",
        "",
        "Jeg vil ikke ha enda et skjema.",
        "not",
        "Det forstår vi. Planen er bare for den som vil ha en, og ingen får mindre hjelp uten.",
    ),
    Said(
        -1,
        "resident",
        "",
        "Det er fint at planen er kort. Kan den også henge på Brygga, så slipper jeg å lete på nett?",
        "taken_in",
        "Ja, den ligger framme på Brygga, og invitasjonen til høringen hang på døra.",
        way="meeting",
        heard_at="Åpen kveld på Brygga",
        people=14,
    ),
]


class Proposed(NamedTuple):
    """A measure of the plan that is on hearing now."""

    title: str
    text: str
    why: str
    who: str  # name of a team or department
    values: tuple[str, ...]


NEARER_TITLE = "Nærmere folk – forslag til tillegg for neste år"
NEARER_SUMMARY = (
    "Fire ting vi har lyst til å prøve neste år. Ingenting er bestemt, og alle som sier noe, får svar."
)
NEARER_INVITATION = (
    "Vi spør deg som får hjelp hos oss, deg som er glad i noen som får det, og alle andre i Fjordvik."
)
NEARER_SAY_IT = (
    "Kom innom Møteplassen Brygga en onsdag mellom klokka 17 og 19, så skriver vi ned det du sier."
)
NEARER: dict[str, list[Proposed]] = {
    "Der folk er": [
        Proposed(
            "Åpne Brygga på søndager",
            "Møteplassen holder åpent fra klokka 13 til 17, med middag som lages sammen.",
            "Søndagen er den lengste dagen i uka når ingen venter på deg.",
            "Møteplassen Brygga",
            ("samhorighet", "hap"),
        ),
        Proposed(
            "Ha en fast tur i uka som alle kan bli med på",
            "Turen starter ved biblioteket, går sakte, og ender med kaffe.",
            "Det er lettere å snakke når man går ved siden av hverandre.",
            "Oppsøkende team",
            ("samhorighet", "mening-i-livet"),
        ),
    ],
    "På egne bein": [
        Proposed(
            "La innbyggere lede ett møte i måneden",
            "Den som leder, bestemmer temaet og får hjelp til å forberede seg.",
            "Den som har ordet, blir også hørt.",
            "Erfaringsrådet",
            ("empowerment", "identitet"),
        ),
        Proposed(
            "Gi nye leieboere en nabo å spørre",
            "I hvert bofellesskap er det én som kjenner huset og sier ja til å være den man spør.",
            "Et hjem blir til når noen vet hva du heter.",
            "Bo Nord",
            ("samhorighet", "identitet"),
        ),
    ],
}
NOW: list[Said] = [
    Said(
        0,
        "resident",
        "",
        "Ja, søndager. Da er det stille i hele byen.",
        "taken_in",
        "Takk. Vi begynner med annenhver søndag og ser hvor mange som kommer.",
    ),
    Said(
        0,
        "employee",
        "Amir Haddad",
        "Hvem har vakt? Jeg kan ta den første, men ikke alle.",
        "partly",
        "Vi setter opp en turnus med to og to, og spør Frivillighetsrådet om de vil være med.",
    ),
    Said(
        1,
        "family",
        "",
        "Er turen også for oss som går med stokk?",
        "taken_in",
        "Ja. Nå står det at turen går sakte, og at det er benker på veien.",
    ),
    Said(
        1,
        "resident",
        "",
        "Kaffe er bra. Kan hunden være med?",
    ),
    Said(
        2,
        "council",
        "Edvard Lien",
        "Erfaringsrådet støtter dette. Den som leder, bør få betalt for forberedelsen.",
    ),
    Said(
        3,
        "resident",
        "",
        "Jeg vil ikke bli bundet til å være den man spør. Kan man si nei etter en stund?",
    ),
]

# place of the measure in the plan from 0, what shall be there, and how many days after the plan began
MILESTONES: list[tuple[int, str, int]] = [
    (0, "Filmene er tatt opp", 96),
    (0, "Pakken er prøvd med tre nyansatte", 240),
    (6, "Brevet om timeavtale er skrevet om", 60),
    (6, "De ti mest brukte brevene er skrevet om", 420),
    (10, "Fem lag har en fast kontakt hos oss", 150),
    (10, "Tjue lag har en fast kontakt hos oss", 540),
]
