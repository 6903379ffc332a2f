"""Who works, sits and helps in the invented municipality Fjordvik. Every name is made up."""

from __future__ import annotations

UNIT = "Mestring Fjordvik"
DEPARTMENTS: dict[str, list[str]] = {
    "Bo Nord": ["Bofellesskapet nord"],
    "Bo Sør": ["Bofellesskapet sør"],
    "Jobb og hverdag": ["Arbeid og aktivitet"],
    "Møteplassen Brygga": ["Brygga", "Møteplassen"],
    "Oppfølging rus": ["Oppfølgingstjenesten", "Rusoppfølging"],
    "Oppsøkende team": ["Oppsøkerne", "Uteteamet"],
    "Rask samtale": ["Rask psykisk helsehjelp", "Lavterskel samtale"],
    "Ung voksen": ["Unge voksne", "Ungteamet"],
}
# each team by its name, with its kind, what else people call it, and what it is for
TEAMS: dict[str, tuple[str, list[str], str]] = {
    "Lag fagutvikling": (
        "development",
        ["Fagutvikling", "Fagutviklingslaget", "Fagteamet"],
        "Henter kunnskap hjem og gjør den til øvelser og opplæring.",
    ),
    "Kvalitetsteamet": ("quality", ["Kvalitet", "Kvalitetsgruppen"], "Holder i språk, skjemaer og rutiner."),
    "Recoverykontaktene": (
        "project",
        ["Recoverykontakter", "Recoverykontakt", "Recoverykontaktane"],
        "Én i hver avdeling, som holder verdiene varme der.",
    ),
    "Erfaringsrådet": (
        "lived_experience",
        ["Erfaringsråd", "Erfaringspanelet", "Rådet"],
        "Spørres tidlig, og får svar på hva som ble av rådene.",
    ),
    "Frivillighetsrådet": (
        "volunteers",
        ["Frivillighetsråd", "Frivilligrådet", "Frivilligråd"],
        "Lag og foreninger som hjelper oss å åpne dører.",
    ),
    "Utvidet ledergruppe": (
        "leadership",
        ["Utvidet ledermøte", "Utvida leiargruppe", "Ledergruppen", "Lederteamet", "Ledergruppa"],
        "Lederne av avdelingene sammen med fag, tillitsvalgte og Erfaringsrådet.",
    ),
    "Erfaringskonsulentene": (
        "other",
        ["Erfaringskonsulenter", "Erfaringskonsulent"],
        "Ansatte med egen erfaring som kompetanse.",
    ),
}
BRYGGA = "Møteplassen Brygga"
# (name, title, [(role, unit or team), …]); the four one may try the product as stand first
PEOPLE: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "Ingrid Solheim",
        "Miljøterapeut",
        [("employee", BRYGGA), ("recovery_contact", BRYGGA), ("employee", "Recoverykontaktene")],
    ),
    (
        "Sunniva Aas",
        "Virksomhetsleder",
        [("leader", UNIT), ("administrator", UNIT), ("leader", "Utvidet ledergruppe")],
    ),
    ("Edvard Lien", "", [("council_member", "Erfaringsrådet")]),
    ("Cato Nilsen", "", []),
    ("Amir Haddad", "Erfaringskonsulent", [("employee", BRYGGA), ("employee", "Erfaringskonsulentene")]),
    ("Maja Tveit", "Erfaringskonsulent", [("employee", "Ung voksen"), ("employee", "Erfaringskonsulentene")]),
    ("Ragnhild Moe", "Avdelingsleder", [("leader", "Bo Nord"), ("employee", "Utvidet ledergruppe")]),
    ("Petter Lunde", "Avdelingsleder", [("leader", "Bo Sør"), ("employee", "Utvidet ledergruppe")]),
    ("Hege Stokke", "Avdelingsleder", [("leader", "Jobb og hverdag"), ("employee", "Utvidet ledergruppe")]),
    ("Jonas Ravn", "Avdelingsleder", [("leader", BRYGGA), ("employee", "Utvidet ledergruppe")]),
    ("Siri Haugen", "Avdelingsleder", [("leader", "Oppfølging rus"), ("employee", "Utvidet ledergruppe")]),
    (
        "Kristoffer Vik",
        "Avdelingsleder",
        [("leader", "Oppsøkende team"), ("employee", "Utvidet ledergruppe")],
    ),
    ("Liv Eidsvåg", "Avdelingsleder", [("leader", "Rask samtale"), ("employee", "Utvidet ledergruppe")]),
    ("Nora Fjeld", "Avdelingsleder", [("leader", "Ung voksen"), ("employee", "Utvidet ledergruppe")]),
    ("Tor Inge Bakke", "Fagutvikler", [("editor", UNIT), ("employee", "Lag fagutvikling")]),
    ("Marte Sørli", "Psykologspesialist", [("employee", "Rask samtale"), ("employee", "Lag fagutvikling")]),
    ("Henrik Dahle", "Sykepleier", [("employee", "Bo Nord"), ("employee", "Lag fagutvikling")]),
    ("Aisha Rahimi", "Kvalitetsrådgiver", [("secretary", UNIT), ("employee", "Kvalitetsteamet")]),
    ("Bjørn Tangen", "Vernepleier", [("employee", "Bo Sør"), ("employee", "Kvalitetsteamet")]),
    (
        "Tuva Engen",
        "Vernepleier",
        [("employee", "Bo Nord"), ("recovery_contact", "Bo Nord"), ("employee", "Recoverykontaktene")],
    ),
    (
        "Sander Krogh",
        "Helsefagarbeider",
        [("employee", "Bo Sør"), ("recovery_contact", "Bo Sør"), ("employee", "Recoverykontaktene")],
    ),
    (
        "Emma Løvdal",
        "Jobbspesialist",
        [
            ("employee", "Jobb og hverdag"),
            ("recovery_contact", "Jobb og hverdag"),
            ("employee", "Recoverykontaktene"),
        ],
    ),
    (
        "Yusuf Demir",
        "Sosionom",
        [
            ("employee", "Oppfølging rus"),
            ("recovery_contact", "Oppfølging rus"),
            ("employee", "Recoverykontaktene"),
        ],
    ),
    (
        "Kaja Myhre",
        "Sosionom",
        [
            ("employee", "Oppsøkende team"),
            ("recovery_contact", "Oppsøkende team"),
            ("employee", "Recoverykontaktene"),
        ],
    ),
    (
        "Oskar Hjelle",
        "Samtaleterapeut",
        [
            ("employee", "Rask samtale"),
            ("recovery_contact", "Rask samtale"),
            ("employee", "Recoverykontaktene"),
        ],
    ),
    (
        "Selma Nygård",
        "Ergoterapeut",
        [("employee", "Ung voksen"), ("recovery_contact", "Ung voksen"), ("employee", "Recoverykontaktene")],
    ),
    ("Lars Erik Holt", "Aktivitør", [("employee", BRYGGA)]),
    ("Grete Sandvik", "Frivilligkoordinator", [("employee", BRYGGA), ("secretary", "Frivillighetsrådet")]),
    ("Ali Hosseini", "Miljøarbeider", [("employee", "Oppsøkende team")]),
    ("Vilde Ask", "Sykepleier", [("employee", "Oppfølging rus")]),
    ("Ole Martin Berge", "Helsefagarbeider", [("employee", "Bo Nord")]),
    ("Thea Solbakken", "Jobbspesialist", [("employee", "Jobb og hverdag")]),
    ("Iben Strand", "Student", [("student", "Ung voksen")]),
    ("Marius Kleiven", "Student", [("student", BRYGGA)]),
    ("Berit Aune", "", [("council_member", "Erfaringsrådet")]),
    ("Jamal Osman", "", [("council_member", "Erfaringsrådet")]),
    ("Sofie Brattli", "", [("council_member", "Erfaringsrådet")]),
    ("Gunnar Øvrebø", "", [("volunteer", "Frivillighetsrådet")]),
    ("Anita Skår", "", [("volunteer", "Frivillighetsrådet")]),
    ("Rolf Heggen", "Fastlege", [("partner", UNIT)]),
    ("Elin Furuseth", "Tillitsvalgt", [("employee", "Oppfølging rus"), ("employee", "Utvidet ledergruppe")]),
]
# (slug of the value, department, words)
STATEMENTS: list[tuple[str, str, str]] = [
    (
        "hap",
        "Rask samtale",
        "Vi begynner hver samtale med det som har gått bra siden sist, og spør hvem som merket det.",
    ),
    ("hap", "Bo Nord", "Når noen har en tung uke, forteller vi om en annen uke vi har stått i sammen."),
    (
        "identitet",
        "Ung voksen",
        "Vi spør hva du liker å bli kalt, og hva du er god på, før vi spør hva som er vanskelig.",
    ),
    (
        "identitet",
        BRYGGA,
        "Her er du gitarist, kokk eller tippekonge. Ingen spør hvilken avdeling du kommer fra.",
    ),
    ("samhorighet", BRYGGA, "Kaffen står klar klokka ti, og noen sier navnet ditt når du kommer inn."),
    ("samhorighet", "Bo Sør", "Vi spiser sammen på onsdager, og de som bor her, bestemmer maten."),
    (
        "samhorighet",
        "Oppsøkende team",
        "Vi går sammen inn døra de første gangene, og trekker oss unna når det ikke trengs mer.",
    ),
    ("mening-i-livet", "Jobb og hverdag", "To timer i uka er en jobb. Vi feirer den første lønnsslippen."),
    ("mening-i-livet", "Oppfølging rus", "Vi spør hva du hadde gjort i morgen hvis dagen var din."),
]
