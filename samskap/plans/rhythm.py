"""How often, in words: the recurrences of samskap-plan/1 («3 per year») as people say them."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KNOWN = {
    "daily": gettext_lazy("hver dag"),
    "weekly": gettext_lazy("hver uke"),
    "biweekly": gettext_lazy("annenhver uke"),
    "monthly": gettext_lazy("hver måned"),
    "quarterly": gettext_lazy("hvert kvartal"),
    "half-yearly": gettext_lazy("hvert halvår"),
    "yearly": gettext_lazy("hvert år"),
    "continuous": gettext_lazy("fast praksis"),
    "every 2 years": gettext_lazy("annethvert år"),
    "every 2 months": gettext_lazy("annenhver måned"),
    "every 2 weeks": gettext_lazy("annenhver uke"),
    "every 2 days": gettext_lazy("annenhver dag"),
}
TIMES = {
    "year": gettext_lazy("%(n)s ganger i året"),
    "month": gettext_lazy("%(n)s ganger i måneden"),
    "week": gettext_lazy("%(n)s ganger i uka"),
    "day": gettext_lazy("%(n)s ganger om dagen"),
}
EVERY = {
    "year": gettext_lazy("hvert %(nth)s år"),
    "half": gettext_lazy("hvert %(nth)s halvår"),
    "quarter": gettext_lazy("hvert %(nth)s kvartal"),
    "month": gettext_lazy("hver %(nth)s måned"),
    "week": gettext_lazy("hver %(nth)s uke"),
    "day": gettext_lazy("hver %(nth)s dag"),
}
NTH = {
    3: gettext_lazy("tredje"),
    4: gettext_lazy("fjerde"),
    5: gettext_lazy("femte"),
    6: gettext_lazy("sjette"),
}
COUNT = {
    2: gettext_lazy("to"), 3: gettext_lazy("tre"), 4: gettext_lazy("fire"), 5: gettext_lazy("fem"),
    6: gettext_lazy("seks"), 7: gettext_lazy("sju"), 8: gettext_lazy("åtte"), 9: gettext_lazy("ni"),
    10: gettext_lazy("ti"), 11: gettext_lazy("elleve"), 12: gettext_lazy("tolv"),
}  # fmt: skip
# Words that say more than the rate we understood: «siste tirsdag hver måned».
SAYS_MORE = re.compile(
    r"(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag|\b(?:første|siste|fyrste)\b", re.IGNORECASE
)
LONGEST_OWN_WORDS = 60


def number(n: int) -> str:
    """A number as a word up to twelve, as digits above."""
    return str(COUNT[n]) if n in COUNT else str(n)


def words(recurrence: str, text: str) -> str:
    """A recurrence in words; the plan's own when they say more, or when the rate is not known."""
    own = " ".join(text.split())
    if own and len(own) <= LONGEST_OWN_WORDS and SAYS_MORE.search(own):
        return own
    if recurrence in KNOWN:
        return str(KNOWN[recurrence])
    times = re.fullmatch(r"(\d+) per (year|month|week|day)", recurrence)
    if times:
        n = int(times[1])
        return str(TIMES[times[2]]) % {"n": number(n)}
    every = re.fullmatch(r"every (\d+) (year|half|quarter|month|week|day)s", recurrence)
    if every:
        n = int(every[1])
        return str(EVERY[every[2]]) % {"nth": NTH.get(n, f"{n}.")}
    return own or _("fast")
