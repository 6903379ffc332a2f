"""How Norwegian words bend: named patterns of bokmål and nynorsk, as data, with the forms they give.

>>> forms("rusmisbruker", "m-er", "nb")[:2]
[('rusmisbruker', 'sg'), ('rusmisbrukers', 'sg-gen')]
"""

from __future__ import annotations

from typing import NamedTuple

# tag and ending, separated by blanks; several endings of a tag stand behind one another with a slash.
Endings = str


class Paradigm(NamedTuple):
    """A way to bend. ``stem`` says what the endings are put to; see ``_stem``."""

    label: str  # for the menu of an editor, in plain words with an example
    kind: str  # noun, adjective or verb
    stem: str
    nb: Endings
    nn: Endings
    example: tuple[str, str]  # a word in bokmål and in nynorsk


PARADIGMS: dict[str, Paradigm] = {
    "m": Paradigm(
        "hankjønn: en gutt, gutten, gutter, guttene",
        "noun",
        "e",
        "sg - sg-def en pl er pl-def ene",
        "sg - sg-def en pl ar pl-def ane",
        ("klient", "klient"),
    ),
    "m-er": Paradigm(
        "hankjønn på -er/-ar: en lærer, læreren, lærere, lærerne",
        "noun",
        "er",
        "sg er sg-def eren pl ere pl-def erne",
        "sg ar sg-def aren pl arar pl-def arane",
        ("bruker", "brukar"),
    ),
    "m-0": Paradigm(
        "hankjønn uten flertall: snø, snøen",
        "noun",
        "e",
        "sg - sg-def en",
        "sg - sg-def en",
        ("rus", "rus"),
    ),
    "m-2": Paradigm(
        "hankjønn med dobbel medlyd: en dom, dommen, dommer, dommene",
        "noun",
        "double",
        "sg - sg-def en pl er pl-def ene",
        "sg - sg-def en pl ar pl-def ane",
        ("dom", "dom"),
    ),
    "f": Paradigm(
        "hunkjønn: ei prøve, prøva/prøven, prøver, prøvene",
        "noun",
        "e",
        "sg - sg-def en/a pl er pl-def ene",
        "sg - sg-def a pl er pl-def ene",
        ("prøve", "prøve"),
    ),
    "f-ing": Paradigm(
        "hunkjønn på -ing: ei behandling, behandlinga/behandlingen, behandlinger",
        "noun",
        "e",
        "sg - sg-def en/a pl er pl-def ene",
        "sg - sg-def a pl ar pl-def ane",
        ("behandling", "behandling"),
    ),
    "n": Paradigm(
        "intetkjønn: et hus, huset, hus, husene",
        "noun",
        "e",
        "sg - sg-def et pl - pl-def ene/a",
        "sg - sg-def et pl - pl-def a",
        ("misbruk", "misbruk"),
    ),
    "n-er": Paradigm(
        "intetkjønn med -er i flertall: et kontor, kontoret, kontorer, kontorene",
        "noun",
        "e",
        "sg - sg-def et pl er pl-def ene/a",
        "sg - sg-def et pl - pl-def a",
        ("kontor", "kontor"),
    ),
    "n-e": Paradigm(
        "intetkjønn på -e: et møte, møtet, møter, møtene",
        "noun",
        "e",
        "sg - sg-def et pl er pl-def ene/a",
        "sg - sg-def et pl e pl-def a",
        ("møte", "møte"),
    ),
    "n-2": Paradigm(
        "intetkjønn med dobbel medlyd: et program, programmet, programmer",
        "noun",
        "double",
        "sg - sg-def et pl -/er pl-def ene/a",
        "sg - sg-def et pl - pl-def a",
        ("program", "program"),
    ),
    "person": Paradigm(
        "bøyes ikke: en studerende, den studerende, de studerende",
        "noun",
        "",
        "sg -",
        "sg -",
        ("pårørende", "pårørande"),
    ),
    "a": Paradigm(
        "egenskapsord: fin, fint, fine",
        "adjective",
        "",
        "m - n t pl e",
        "m - n t pl e",
        ("schizofren", "schizofren"),
    ),
    "a-0": Paradigm(
        "egenskapsord uten -t: viktig, viktige",
        "adjective",
        "",
        "m - pl e",
        "m - pl e",
        ("farlig", "farleg"),
    ),
    "a-2": Paradigm(
        "egenskapsord med dobbel medlyd: dum, dumt, dumme",
        "adjective",
        "double-but-t",
        "m - n t pl e",
        "m - n t pl e",
        ("dum", "dum"),
    ),
    "a-en": Paradigm(
        "egenskapsord på -en: skitten, skittent, skitne",
        "adjective",
        "en",
        "m en n ent pl ~ne",
        "m en n e/ent pl ~ne",
        ("skitten", "skitten"),
    ),
    "a-et": Paradigm(
        "egenskapsord på -et/-a: mislykket, mislykkede",
        "adjective",
        "et",
        "m et/a n et/a pl ede/ete/a",
        "m a n a pl a",
        ("mislykket", "mislukka"),
    ),
    "a-ende": Paradigm(
        "egenskapsord på -ende/-ande, bøyes ikke: spennende",
        "adjective",
        "",
        "m - n - pl -",
        "m - n - pl -",
        ("utagerende", "utagerande"),
    ),
    "v-et": Paradigm(
        "handlingsord: å snakke, snakker, snakket, har snakket",
        "verb",
        "e",
        "inf e pres er past et/a perf et/a part ende imp - pass es",
        "inf e/a pres ar past a perf a part ande imp - pass ast",
        ("nekte", "nekte"),
    ),
    "v-te": Paradigm(
        "handlingsord: å lese, leser, leste, har lest",
        "verb",
        "e",
        "inf e pres er past te perf t part ende imp - pass es",
        "inf e/a pres er past te perf t part ande imp - pass ast",
        ("utagere", "utagere"),
    ),
    "v-de": Paradigm(
        "handlingsord: å leve, lever, levde, har levd",
        "verb",
        "e",
        "inf e pres er past de perf d part ende imp - pass es",
        "inf e/a pres er past de perf d part ande imp - pass ast",
        ("leve", "leve"),
    ),
    "v-dde": Paradigm(
        "handlingsord på trykksterk selvlyd: å tro, tror, trodde, har trodd",
        "verb",
        "",
        "inf - pres r past dde perf dd part ende imp - pass s",
        "inf - pres r past dde perf dd/tt part ande imp - pass ast",
        ("tro", "tru"),
    ),
    "v-bruke": Paradigm(
        "handlingsord: å bruke, bruker, brukte, har brukt (nynorsk brukar)",
        "verb",
        "e",
        "inf e pres er past te perf t part ende imp - pass es",
        "inf e/a pres ar/er past te/a perf t/a part ande imp - pass ast",
        ("misbruke", "misbruke"),
    ),
    "v-led": Paradigm(
        "handlingsord som å lide, lider, led, har lidd",
        "verb",
        "ide",
        "inf ide pres ider past ed perf idd part idende imp id pass ides",
        "inf ide pres id/ider past eid perf idd/ide/idt part idande imp id pass idast",
        ("lide", "lide"),
    ),
    "v-begå": Paradigm(
        "handlingsord som å begå, begår, begikk, har begått",
        "verb",
        "å",
        "inf å pres år past ikk perf ått part ående imp å pass ås",
        "inf å pres år past jekk/ikk perf ått part åande imp å pass åast",
        ("begå", "begå"),
    ),
    "v-står": Paradigm(
        "handlingsord som å forstå, forstår, forsto, har forstått",
        "verb",
        "å",
        "inf å pres år past o/od perf ått part ående imp å pass ås",
        "inf å pres år past o/od perf ått part åande imp å pass åast",
        ("påstå", "påstå"),
    ),
}


def forms(word: str, paradigm: str, lang: str) -> list[tuple[str, str]]:
    """The forms of ``word`` (as a dictionary writes it) with their tags, the word itself first; "" gives that alone.

    A form that is two things (``de schizofrene``) comes once, under the first. Raises KeyError for unknown paradigms.
    """
    if not paradigm:
        return [(word, "")]
    pattern = PARADIGMS[paradigm]
    stem, short = _stem(word, pattern.stem)
    parts = (pattern.nb if lang == "nb" else pattern.nn).split()
    found: dict[str, str] = {}
    for tag, endings in zip(parts[::2], parts[1::2], strict=True):
        for ending in endings.split("/"):
            form = _form(word, stem, short, ending, pattern)
            found.setdefault(form, tag)
            # After an s, x or z the genitive is but an apostrophe, which is no part of the word.
            owns = pattern.kind == "noun" or (pattern.kind == "adjective" and tag == "pl")
            if owns and not form.endswith(("s", "x", "z")):
                found.setdefault(f"{form}s", f"{tag}-gen")
    return list(found.items())


def _form(word: str, stem: str, short: str, ending: str, pattern: Paradigm) -> str:
    if ending == "-":
        return stem if pattern.kind == "verb" and pattern.stem else word
    if ending.startswith("~"):
        return short + ending[1:]
    if pattern.stem == "double-but-t" and ending == "t":
        return word + ending
    return stem + ending


def _stem(word: str, rule: str) -> tuple[str, str]:
    """What endings are put to, and the same with a single consonant at its end.

    ``e``, ``er``, ``en`` …: without these (or the -ar and -a of nynorsk); ``double``: the last letter twice.
    """
    if rule.startswith("double"):
        return word + word[-1], word
    stem = word
    for ending in (rule, *({"er": ("ar",), "et": ("a",)}.get(rule, ()))):
        if ending and word.endswith(ending):
            stem = word[: -len(ending)]
            break
    single = stem[:-1] if len(stem) > 1 and stem[-1] == stem[-2] else stem
    return stem, single
