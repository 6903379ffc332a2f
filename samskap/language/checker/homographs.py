"""Noun or verb? «En bruker» and «hun bruker» are written alike; the words around tell them apart most of the time."""

from __future__ import annotations

from samskap.language.checker.context import Around
from samskap.language.checker.grammar import words

NOUN, VERB, UNSURE = "noun", "verb", "unsure"


_DETERMINERS = words("homographs", "determiners")
_PREPOSITIONS = words("homographs", "prepositions")
_SUBJECTS = words("homographs", "subjects")
_SUBJECTS_AFTER = words("homographs", "subjects_after")
_ADVERBS = words("homographs", "adverbs")
_FINITE = words("homographs", "finite")
_WH = words("homographs", "wh")
_CONJUNCTIONS = words("homographs", "conjunctions")
_OBJECTS = words("homographs", "objects")
_ROLES = words("homographs", "roles")
_COPULAS = words("homographs", "copulas")
_PRONOUNS = words("homographs", "pronouns")
_POSSESSIVES = words("homographs", "possessives")
_COUNTED = words("homographs", "counted")
_MODALS = words("homographs", "modals")
_QUANTITIES = words("homographs", "quantities")
_TIMES = words("homographs", "times")
_ORDERS = words("homographs", "orders")
_NO_PAST = ("møte", "støtte", "rette", "nytte", "minutte", "dette")
_PLURALS = ("ste", "satte", "sette")
_WORKERS = ("er", "ar", "lege")
_ENDINGS_OF_ADVERBS = ("ig", "eg", "s", "en", "sk", "ne", "st", "je")
_ARTICLES = ("en", "ein", "ei", "hver", "kvar", "enhver", "ingen", "denne")
_ENDINGS_OF_ACTORS = ("en", "et", "ene", "ane")
_AFTER_NOUNS = ("og", "eller", "som", "med", "m", "av", "fra", "frå", "hos", "i", "på", "v")
_EACH = ("hver", "kvar")
_ENDINGS_OF_SUBJECTS = tuple(words("homographs", "subject_endings"))


def reading(around: Around) -> str:
    """Whether a form such as «bruker» or «misbrukar» is a noun or a verb where it stands; unsure when both fit."""
    left = [] if around.broken_before else around.before
    right = around.after
    if not left:
        return _at_start(around, right)
    return _after(left, right, around)


def _at_start(around: Around, right: list[str]) -> str:
    first = right[0] if right else ""
    if not first:
        return NOUN
    if first in _SUBJECTS_AFTER or (around.question and first not in _AFTER_NOUNS):
        return VERB if first not in _FINITE else NOUN
    if first in _FINITE or first in _AFTER_NOUNS:
        return NOUN
    if first.endswith(("es", "ast", "est")) and len(first) > 5:
        return NOUN
    next_word = right[1] if len(right) > 1 else ""
    if _looks_past(first) or next_word in ("at", "seg", "egen", "eigen", "eiga", "sin", "sitt"):
        return NOUN
    if next_word in _FINITE and (first in _ADVERBS or len(first) == 1):
        return NOUN  # «Bruker selv ønsker», «Bruker 2 ønsker»
    if around.broken_before:
        return VERB
    return NOUN if around.final else VERB


def _after(left: list[str], right: list[str], around: Around) -> str:
    last, first = left[0], right[0] if right else ""
    second = left[1] if len(left) > 1 else ""
    if last == "som":
        return _after_som(second, first, around)
    if last in _WH:
        goes_on = last == "når" and first in ("ikke", "ikkje", "og", "eller")
        return NOUN if first in _FINITE or goes_on else VERB
    if last in _CONJUNCTIONS:
        return VERB if first in _SUBJECTS_AFTER else NOUN
    if last in ("og", "eller", "samt", "men"):
        return _after_and(second, first, around)
    if last in _ADVERBS:
        if first == "eller" and not second:
            return NOUN  # «verken bruker eller mor»
        return NOUN if second in _FINITE and second not in ("har", "får") and first not in _OBJECTS else VERB
    return _after_small_word(last, second, first, around)


def _after_small_word(last: str, second: str, first: str, around: Around) -> str:
    if last in ("de", "dei"):
        return VERB
    if last in ("den", "det"):
        return NOUN if first in _FINITE or (second in _COPULAS and last == "det") else VERB
    if last in _SUBJECTS:
        told = second in _COPULAS or _is_past(second) or (second in _FINITE and not first)
        return NOUN if told and first not in _OBJECTS else VERB
    if last in _POSSESSIVES and second.endswith(("en", "a", "et", "ene", "ane", "mor", "far", "bror")):
        return VERB
    if last in _DETERMINERS or last in _PREPOSITIONS:
        asks = last in _PREPOSITIONS or (around.question and not second)
        return VERB if first in _PRONOUNS and asks else NOUN
    if last in _COUNTED:
        return NOUN if second in _ARTICLES or first in _FINITE or around.final else VERB
    if last in _QUANTITIES:
        return VERB
    if second in _PRONOUNS:
        return VERB if last.endswith(_ENDINGS_OF_ADVERBS) else NOUN
    if _is_told(last, second, first):
        return NOUN
    return _after_word(last, second, first, around)


def _is_told(last: str, second: str, first: str) -> bool:
    """Whether the word in front is a verb whose object this is: «må spørre bruker», «ring bruker»."""
    if second in _MODALS and last.endswith("e"):
        return True
    if last in _ORDERS and (not second or second in _MODALS):
        return True
    bare = not second and last.endswith("e") and not last.endswith(("ene", "ane", "ne", "de", "te"))
    return bare and first in _PREPOSITIONS


def _looks_past(word: str) -> bool:
    return len(word) > 3 and word.endswith(("te", "dde")) and word not in _NO_PAST


def _is_past(word: str) -> bool:
    return _looks_past(word) and not word.endswith(_PLURALS)


def _after_word(last: str, second: str, first: str, around: Around) -> str:
    is_past = _is_past(last) and first not in _OBJECTS
    is_verb = is_past or last in _FINITE or last in _COPULAS or last.endswith(("erer", "erar"))
    if is_verb or second == "å":
        return VERB if first in _SUBJECTS_AFTER and first != "noen" else NOUN
    if second in _ARTICLES and not last.endswith(("en", "ene", "ane", "a")):
        is_time = second in _EACH and last in _TIMES and first not in _FINITE
        if first in _SUBJECTS_AFTER or is_time or last.endswith(_WORKERS):
            return VERB
        return NOUN if first not in _OBJECTS or first in _PREPOSITIONS else VERB
    if second and second not in _FINITE and around.final and last.endswith(_ENDINGS_OF_ACTORS):
        return VERB  # «metoden kommunen bruker, er …»
    if first in _FINITE:
        return NOUN
    if last.endswith("s") and not last.endswith(("ss", "is", "us", "os")) and first not in _OBJECTS:
        return UNSURE if second else VERB
    if last.endswith(_ENDINGS_OF_SUBJECTS) or first in _OBJECTS:
        return VERB
    return VERB if first and not around.final else UNSURE


def _after_som(second: str, first: str, around: Around) -> str:
    if not second or not first or around.final or first in _FINITE:
        return NOUN
    if second in _QUANTITIES:
        return VERB  # «alle som bruker av fritiden»
    return NOUN if first in ("av", "i", "hos", "og", "eller", "på") else VERB


def _after_and(second: str, first: str, around: Around) -> str:
    if second in _ROLES or second.endswith("lege") or first in _FINITE:
        return NOUN
    return NOUN if not first or around.final else VERB
