"""The words of Norwegian rhythms, bokmål and nynorsk, and what they mean. Data."""

from __future__ import annotations

WEEKDAY_STEMS = (
    ("mandag", "måndag", "man", "mån"),
    ("tirsdag", "tysdag", "tirs", "tys"),
    ("onsdag", "ons"),
    ("torsdag", "tors"),
    ("fredag", "fre"),
    ("lørdag", "laurdag", "lør", "lau"),
    ("søndag", "sundag", "søn", "sun"),
)
MONTH_NAMES = (
    ("januar", "jan"),
    ("februar", "feb"),
    ("mars",),
    ("april", "apr"),
    ("mai",),
    ("juni", "jun"),
    ("juli",),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("desember", "des"),
)
ORDINALS = {
    1: ("første", "fyrste"),
    2: ("andre", "annen", "anna"),
    3: ("tredje",),
    4: ("fjerde",),
    5: ("femte",),
    6: ("sjette",),
    7: ("sjuende", "syvende", "sjuande"),
    8: ("åttende", "åttande"),
    9: ("niende", "niande"),
    10: ("tiende", "tiande"),
    14: ("fjortende", "fjortande"),
    15: ("femtende", "femtande"),
    -1: ("siste",),
    -2: ("nestsiste",),
}
NUMBERS = {
    1: ("en", "én", "ein", "ett", "eitt", "éin"),
    2: ("to",),
    3: ("tre",),
    4: ("fire",),
    5: ("fem",),
    6: ("seks",),
    7: ("sju", "syv"),
    8: ("åtte",),
    9: ("ni",),
    10: ("ti",),
    11: ("elleve",),
    12: ("tolv",),
}
# unit -> its words
UNITS = {
    "day": ("dag", "dagen", "dager", "dagar"),
    "workday": ("arbeidsdag", "arbeidsdagen", "arbeidsdager", "arbeidsdagar", "virkedag", "virkedagen",
                "virkedager", "verkedag", "verkedagen", "verkedagar", "hverdag", "hverdager", "kvardag",
                "kvardagar", "ukedag", "ukedager", "vekedag", "vekedagar"),
    "week": ("uke", "uka", "uken", "uker", "veke", "veka", "veker"),
    "month": ("måned", "måneden", "måneder", "månad", "månaden", "månader", "mnd", "månedlig", "månadleg"),
    "quarter": ("kvartal", "kvartalet", "kvartalsvis"),
    "half": ("halvår", "halvåret", "halvårlig", "halvårleg"),
    "year": ("år", "året", "årlig", "årleg"),
}  # fmt: skip
WEEKLY = ("ukentlig", "vekentleg", "ukesvis")
EVERY = ("hver", "hvert", "kvar", "kvart")
EVERY_OTHER = ("annenhver", "annenhvert", "annethvert", "annethver", "annakvar", "annakvart", "annankvar", "annankvart",
               "annahver", "annhver")  # fmt: skip
AND = ("og", "samt", "pluss")
TO = ("til", "–")
EXCEPT = (
    "ikke",
    "ikkje",
    "unntatt",
    "untatt",
    "unnateke",
    "unntak",
    "utenom",
    "utanom",
    "bortsett",
    "uten",
    "utan",
)
EVEN = ("partallsuker", "partallsuke", "partalsveker", "partalsveke")
ODD = ("oddetallsuker", "oddetallsuke", "oddetalsveker", "oddetalsveke")
TIMES = ("gang", "ganger", "gonger", "gong")
FILLERS = ("i", "på", "den", "det", "av", "om", "fra", "frå", "med", "men", "hos", "ved", "alle")
# Whole phrases that are one word of the table above.
PHRASES = (
    ("nest siste", "nestsiste"),
    ("hver annen", "annenhver"),
    ("hvert annet", "annenhver"),
    ("hver andre", "annenhver"),
    ("hvert andre", "annenhver"),
    ("kvar andre", "annankvar"),
    ("kvart andre", "annankvart"),
    ("annen hver", "annenhver"),
    ("annet hvert", "annethvert"),
    ("anna kvar", "annankvar"),
    ("annan kvar", "annankvar"),
    ("partalls uker", "partallsuker"),
    ("oddetalls uker", "oddetallsuker"),
)


def table() -> dict[str, tuple[str, int]]:
    """Every word with its kind and its number: «onsdag» → ("weekday", 2)."""
    words: dict[str, tuple[str, int]] = {}
    for day, stems in enumerate(WEEKDAY_STEMS):
        for stem in stems:
            endings = ("", "er", "en", "ar", "ane", "ene") if stem.endswith("dag") else ("",)
            words |= {stem + ending: ("weekday", day) for ending in endings}
    for kind, named in (("ordinal", ORDINALS), ("number", NUMBERS)):
        words |= {word: (kind, number) for number, names in named.items() for word in names}
    words |= {word: (("month_name", at + 1)) for at, names in enumerate(MONTH_NAMES) for word in names}
    for unit, names in UNITS.items():
        words |= dict.fromkeys(names, (unit, 0))
    plain = {
        "weekly": WEEKLY, "every": EVERY, "other": EVERY_OTHER, "and": AND, "to": TO, "except": EXCEPT,
        "even": EVEN, "odd": ODD, "times": TIMES, "filler": FILLERS,
    }  # fmt: skip
    for kind, names in plain.items():
        words |= dict.fromkeys(names, (kind, 0))
    return words
