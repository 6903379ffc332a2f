"""The words of Norwegian rhythms, bokmål and nynorsk, and what they mean. Data."""

from __future__ import annotations

from samskap.gatherings.rhythm.clock import ClockWords
from samskap.gatherings.rhythm.vocabulary import Vocabulary, numbered, plain

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


def _weekdays() -> dict[str, tuple[str, int]]:
    return {
        stem + ending: ("weekday", day)
        for day, stems in enumerate(WEEKDAY_STEMS)
        for stem in stems
        for ending in (("", "er", "en", "ar", "ane", "ene") if stem.endswith("dag") else ("",))
    }


NORWEGIAN = Vocabulary(
    words=_weekdays()
    | numbered("ordinal", ORDINALS)
    | numbered("number", NUMBERS)
    | numbered("month_name", dict(enumerate(MONTH_NAMES, 1)))
    | plain(UNITS)
    | plain(
        {
            "weekly": WEEKLY, "every": EVERY, "other": EVERY_OTHER, "and": AND, "to": TO, "except": EXCEPT,
            "even": EVEN, "odd": ODD, "times": TIMES, "filler": FILLERS,
        }
    ),
    phrases=PHRASES,
    join="og",
    clock=ClockWords(
        hours={word: number for number, words in NUMBERS.items() for word in words},
        clock=r"(?:klokka|klokken|kl\.?)",
        begins=r"(?:klokka|klokken|kl\.?)",
        to="til",
        spoken={"halv": -30, "kvart over": 15, "kvarter over": 15, "kvart på": -15, "kvarter på": -15},
        parts="om (?:morgenen|morgonen|formiddagen|føremiddagen|ettermiddagen|kvelden)",
        later=("om ettermiddagen", "om kvelden"),
    ),
    examples={
        "nb": (
            "første onsdag i måneden kl. 08.30, ikke juli",
            "annenhver tirsdag kl. 14",
            "hver 3. uke på torsdag",
            "siste torsdag i måneden unntatt juli og desember",
            "mars og oktober, andre mandag",
        ),
        "nn": (
            "første onsdag i månaden kl. 08.30, ikkje juli",
            "annankvar tysdag kl. 14",
            "kvar 3. veke på torsdag",
            "siste torsdag i månaden unnateke juli og desember",
            "mars og oktober, andre måndag",
        ),
    },
)  # fmt: skip
