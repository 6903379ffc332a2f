"""The words of English rhythms and what they mean. Data."""

from __future__ import annotations

from samskap.gatherings.rhythm.clock import ClockWords
from samskap.gatherings.rhythm.vocabulary import Vocabulary, numbered, plain

WEEKDAYS = (
    ("monday", "mondays", "mon"),
    ("tuesday", "tuesdays", "tues", "tue"),
    ("wednesday", "wednesdays", "wed"),
    ("thursday", "thursdays", "thurs", "thur", "thu"),
    ("friday", "fridays", "fri"),
    ("saturday", "saturdays", "sat"),
    ("sunday", "sundays", "sun"),
)
MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
ORDINALS = {
    1: ("first",),
    2: ("second",),
    3: ("third",),
    4: ("fourth",),
    5: ("fifth",),
    6: ("sixth",),
    7: ("seventh",),
    8: ("eighth",),
    9: ("ninth",),
    10: ("tenth",),
    14: ("fourteenth",),
    15: ("fifteenth",),
    -1: ("last",),
    -2: ("penultimate",),
}
NUMBERS = {
    1: ("one",),
    2: ("two",),
    3: ("three",),
    4: ("four",),
    5: ("five",),
    6: ("six",),
    7: ("seven",),
    8: ("eight",),
    9: ("nine",),
    10: ("ten",),
    11: ("eleven",),
    12: ("twelve",),
}
KINDS = {
    "day": ("day", "days"),
    "workday": ("workday", "workdays", "weekday", "weekdays"),
    "week": ("week", "weeks"),
    "month": ("month", "months", "monthly"),
    "quarter": ("quarter", "quarters", "quarterly"),
    "year": ("year", "years", "yearly", "annually"),
    "weekly": ("weekly",),
    "every": ("every", "each"),
    "other": ("alternate",),
    "and": ("and", "plus"),
    "to": ("to", "until", "till", "through"),
    "except": ("not", "except", "excluding", "without"),
    "even": ("evenweeks",),
    "odd": ("oddweeks",),
    "times": ("time", "times"),
    "filler": ("in", "on", "of", "the", "a", "per", "from", "but", "for", "all", "at"),
}
# Whole phrases that are one word of the tables above.
PHRASES = (
    (r"(\d+)(?:st|nd|rd|th)", r"\1."),
    ("(?:last but one|second last|second to last)", "penultimate"),
    ("every other", "alternate"),
    ("(?:every )?fortnight(?:ly)?", "alternate week"),
    ("(?:working|business) day(s?)", r"workday\1"),
    (r"even(?:[- ]numbered)? weeks?", "evenweeks"),
    (r"odd(?:[- ]numbered)? weeks?", "oddweeks"),
    ("(?:apart from|other than)", "except"),
    ("once", "one time"),
    ("twice", "two times"),
)
ENGLISH = Vocabulary(
    words=numbered("weekday", dict(enumerate(WEEKDAYS)))
    | numbered("month_name", dict(enumerate(MONTH_NAMES, 1)))
    | numbered("ordinal", ORDINALS)
    | numbered("number", NUMBERS)
    | plain(KINDS),
    phrases=PHRASES,
    join="and",
    clock=ClockWords(
        hours={word: number for number, words in NUMBERS.items() for word in words},
        clock="at",
        begins="(?:at|from)",
        to="(?:to|until|till)",
        spoken={"half past": 30, "quarter past": 15, "a quarter past": 15, "quarter to": -15, "a quarter to": -15},
        parts="in the (?:morning|afternoon|evening)|am|pm",
        later=("in the afternoon", "in the evening", "pm"),
        rewritten=(
            (r"\b([ap])\.m\.?", r"\1m"),
            (r"\s*\bo['’]?clock\b", ""),
            (r"\b(?:at )?(?:12 ?)?noon\b", "at 12.00"),
            (r"\b(?:at )?12(?:[.:]00)? ?am\b", "at 00.00"),
            (r"\b(?:at )?(\d{1,2})(?:[.:](\d{2}))? ?([ap])m\b", r"at \1:\2 \3m"),
            (r"\bat (\d{1,2}):(?!\d)", r"at \1"),
        ),
    ),
    examples={
        "en": (
            "first Wednesday of the month at 08:30, not July",
            "every other Tuesday at 14:00",
            "every 3 weeks on Thursday",
            "last Thursday of the month except July and December",
            "March and October, second Monday",
        ),
    },
)  # fmt: skip
