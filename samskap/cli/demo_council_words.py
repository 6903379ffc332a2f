"""What Fjordvik's councils say, and what they are told. Everything is made up."""

from __future__ import annotations

from typing import NamedTuple

BRYGGA = "Møteplassen Brygga"
ABOUT = {
    "Erfaringsrådet": (
        "Kom innom på Møteplassen Brygga første mandag i måneden, eller skriv til erfaringsradet@fjordvik.example."
        "\n\nVil du være med? Du trenger ikke å ha gjort noe slikt før. Vi betaler for møtene, og du kan ta med noen"
        " du er trygg på den første gangen."
    ),
    "Frivillighetsrådet": (
        "Lag og foreninger som vil åpne døra si, er velkomne. Ring Frivilligsentralen, så setter de deg over."
    ),
}
# kind, who has it, whether they chair, and for how many days they have sat and have left
SEATS = [
    ("lived_experience", "Edvard Lien", True, 400, 330),
    ("lived_experience", "Berit Aune", False, 700, 41),
    ("lived_experience", "Jamal Osman", False, 120, 610),
    ("lived_experience", "", False, 0, 0),
    ("family", "Sofie Brattli", False, 300, 430),
    ("volunteer", "", False, 0, 0),
]


class Given(NamedTuple):
    """A piece of advice: who wrote it, how many days ago it was given (0: not yet), and what came of it."""

    title: str
    text: str
    to: str
    values: tuple[str, ...]
    who: str
    days: int
    answered: tuple[str, int, str, str] | None = None
    closed: tuple[bool, int, str] | None = None
    public: bool = True


ADVICE = [
    Given(
        "Åpent på Brygga på søndager",
        (
            "Søndagen er lengst for dem som er mye alene. Vi ber dere holde åpent noen timer, også om"
            " det bare er kaffe"
            " og en radio på.\n\nVi tror at frivillige vil være med når to ansatte er der."
        ),
        BRYGGA,
        ("samhorighet", "hap"),
        "Berit Aune",
        214,
        (
            "Jonas Ravn",
            19,
            "followed",
            (
                "Ja. Vi flytter timer fra tirsdag formiddag, da det nesten aldri kommer noen."
                " Frivilligsentralen stiller"
                " med to."
            ),
        ),
        (True, 71, "Brygga har vært åpen hver søndag fra 12 til 15. Det er alltid kaffe, og ofte vafler."),
    ),
    Given(
        "Ingen skjema den første gangen",
        "Mange snur i døra når det første de får, er et skjema. La den første samtalen være bare en samtale.",
        "Mestring Fjordvik",
        ("identitet", "empowerment"),
        "Jamal Osman",
        148,
        (
            "Sunniva Aas",
            26,
            "partly",
            (
                "Vi følger det i alle avdelinger utenom Rask samtale. Der må vi vite litt før vi kan sette"
                " av en time, men"
                " vi korter skjemaet ned til tre spørsmål."
            ),
        ),
    ),
    Given(
        "Si hva som skjer hvis svaret er nei",
        "Når vi blir spurt om noe, vet vi ikke hva som skjer om vi sier nei. Si det først. Da er"
        " det lettere å si ja.",
        "Mestring Fjordvik",
        ("empowerment",),
        "Edvard Lien",
        96,
        (
            "Sunniva Aas",
            38,
            "not_followed",
            (
                "Vi er enige i tanken, men vi skriver det ikke inn i rutinene nå. Vi prøver det først i"
                " Ung voksen, og tar"
                " det opp igjen med dere til våren."
            ),
        ),
        public=False,
    ),
    Given(
        "La oss lese planen før den er ferdig",
        "Vi får planen når alt er bestemt. Send den mens det ennå går an å endre noe, og sett av"
        " et helt møte til den.",
        "Utvidet ledergruppe",
        ("empowerment",),
        "Edvard Lien",
        41,
    ),
    Given(
        "Turgruppa trenger busskort",
        "De som bor lengst unna, kan ikke bli med på tur. Et busskort som gruppa låner, koster lite.",
        "Jobb og hverdag",
        ("mening",),
        "Sofie Brattli",
        17,
    ),
    Given(
        "Noen å ringe til på kvelden",
        (
            "Vi har snakket om at kveldene er lange. Utkast: et nummer der en fra"
            " Erfaringskonsulentene svarer to kvelder"
            " i uka."
        ),
        "Mestring Fjordvik",
        ("hap", "samhorighet"),
        "Berit Aune",
        0,
    ),
]
# title, what it is about, what we ask, what it means
SENT = [
    (
        "Nye åpningstider på Møteplassen Brygga",
        (
            "Brygga er åpen fra ti til fire på hverdager. Vi har telt i tre måneder. Det kommer nesten"
            " ingen før elleve,"
            " og mange vil gjerne bli lenger.\n\nVi kan åpne en time senere og holde åpent til fem."
            " Det koster ikke noe"
            " mer."
        ),
        "Passer det bedre for dere?\nEr det noen som da ikke kan komme?",
        (
            "De som kommer rett fra jobb eller aktivitet, rekker innom. Frokosten blir borte for dem"
            " som bruker den i dag."
        ),
    ),
    (
        "Hva skal stå i brevet når noen får plass hos oss?",
        "I dag er brevet på to sider, med mange ord fra loven. Vi vil skrive det på nytt, så det er til å forstå.",
        "Hva var viktigst for deg å vite den første uka?\nHva kan vi ta bort?",
        "Brevet er det første mange får fra oss. Er det vanskelig, blir det første møtet vanskeligere.",
    ),
]
TOLD = (
    "Hvem skal lære opp nye ansatte?",
    (
        "Nye ansatte har to dager med opplæring. Vi vil at noen med egen erfaring holder en av"
        " dem, og får betalt for det."
    ),
    "Hva må de nye høre av dere?",
    "Nye ansatte møter rådet før de møter rutinene.",
)
CASES = [
    (
        "Året som var: det rådet sa, og det som skjedde",
        "Vi går gjennom rådene fra i år ett for ett.",
        "Hvilket råd er dere mest fornøyd med, og hvilket vil dere ta opp igjen?",
        "",
    )
]
