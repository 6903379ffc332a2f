"""Whom a plan means by a name: "Recoverykontaktene", "ledere i avdelingene", "Fagteamet", "Alle avdelinger".

Suggestions for a person to confirm. A score of ``SURE`` or more may be offered as the ready choice (``best``);
what is below is only listed. A person is never suggested from a first name alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["team", "unit", "role", "person", "every_department"]
How = Literal["name", "alias", "inflection", "part", "similar"]

SURE = 0.9
_LIKE = 0.86
# Own bodies before the general words: a team called Recoverykontaktene is meant before the role.
_ORDER: dict[str, int] = {"team": 0, "unit": 1, "every_department": 2, "role": 3, "person": 4}
_ENDINGS = sorted(
    {
        "s", "a", "e", "n", "en", "et", "ei", "er", "ar", "ens", "ets", "ers", "ars", "as", "ene", "ane",
        "enes", "anes", "ere", "arar", "erne", "eren", "aren", "arane", "erens", "arens", "ernes", "eres",
    },
    key=len,
    reverse=True,
)  # fmt: skip
_SMALL = frozenset(
    {
        "i", "ved", "på", "av", "for", "og", "&", "samt", "eller", "til", "fra", "frå", "med", "den", "det", "dei",
        "de", "en", "et", "ei", "ein", "hver", "kvar", "alle", "ulike", "enkelte", "egen", "eigen",
    }
)  # fmt: skip
_PLACES = frozenset({"avdeling", "enhet", "eining"})
_EVERY = re.compile(
    r"^(?:(?:alle|samtlige|samtlege|hver|kvar|den enkelte|dei einskilde|de enkelte|de ulike|dei ulike)\s+"
    r"(?:av\s+)?)?"
    r"(?:de\s+|dei\s+)?(?:\w{2,6}\s+)?(?P<what>avdeling(?:en|er|ene|ar|ane|a)?)(?:\s+(?:i|ved|på)\s+.+)?$"
)


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody or something that may answer for a measure; ``id`` is a row's number, or a role's key."""

    kind: Kind
    id: int | str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A body that a name may mean. ``score`` runs from 0 to 1."""

    body: Body
    score: float
    how: How


EVERY_DEPARTMENT = Body("every_department", "", "Alle avdelinger")
# The words plans use for the roles; keys as in ``Membership.Role``.
ROLES: tuple[Body, ...] = (
    Body(
        "role",
        "leader",
        "Leder",
        (
            "avdelingsleder", "fagleder", "enhetsleder", "virksomhetsleder", "seksjonsleder", "teamleder",
            "linjeleder", "nærmeste leder", "leiar", "avdelingsleiar", "fagleiar", "einingsleiar",
        ),
    ),
    Body("role", "recovery_contact", "Recoverykontakt", ("recoveryansvarlig", "recoveryansvarleg")),
    Body("role", "employee", "Ansatt", ("medarbeider", "tilsett", "personale", "medarbeidar")),
    Body("role", "council_member", "Rådsmedlem", ("medlem av rådet", "rådsrepresentant")),
    Body("role", "secretary", "Sekretær", ("referent",)),
    Body("role", "volunteer", "Frivillig", ("frivillige", "friviljug")),
    Body("role", "student", "Student", ("praksisstudent",)),
    Body("role", "partner", "Samarbeidspartner", ("partner", "samarbeidspart")),
)  # fmt: skip


def candidates(name: str, bodies: Sequence[Body]) -> list[Match]:
    """The bodies a responsible's name may mean, the likeliest first ("every department" is one)."""
    words = _words(name)
    if not words:
        return []
    others = (
        body for body in bodies if body.kind != "every_department"
    )  # known by its own rule, listed or not
    found = [match for body in others if (match := _match(words, name, body)) is not None]
    every = _every_department(words)
    if every is not None:
        found.append(every)
    return sorted(found, key=lambda match: (-match.score, _ORDER[match.body.kind], match.body.name))


def best(matches: Sequence[Match]) -> Match | None:
    """The one to offer as chosen: sure, and with no other of its kind as likely."""
    if not matches or matches[0].score < SURE:
        return None
    first = matches[0]
    rivals = [
        match for match in matches[1:] if match.score >= first.score and match.body.kind == first.body.kind
    ]
    return None if rivals else first


def stem(word: str) -> str:
    """A word without its ending: "kontaktene" and "kontakter" become "kontakt"; three letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _words(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "").lower()
    return tuple(re.findall(r"[^\W_]+|&", plain))


def _match(words: tuple[str, ...], raw: str, body: Body) -> Match | None:
    if body.kind == "person":
        return _person(words, body)
    scores = [
        _score(words, raw, body.name, "name"),
        *(_score(words, raw, alias, "alias") for alias in body.aliases),
    ]
    if body.kind == "role":
        scores = [(score - 0.01, how) for score, how in scores]
        scores.append(_role(words, body))
    score, how = max(scores)
    return Match(body, round(score, 2), how) if score > 0 else None


def _score(words: tuple[str, ...], raw: str, name: str, how: How) -> tuple[float, How]:
    own = _words(name)
    if not own:
        return 0, how
    if own == words:
        return (1.0 if how == "name" else 0.98), how
    stems, own_stems = _stems(words), _stems(own)
    if own_stems == stems:
        return 0.95, "inflection"
    if (core := _core(own)) and core == _core(words):
        return 0.92, "inflection"
    if _inside(own_stems, stems) and _telling(own, name, raw):
        return 0.7, "part"
    if _inside(stems, own_stems) and max(map(len, words)) >= 4 and not set(words) <= _SMALL:
        return 0.75, "part"
    if min(len("".join(stems)), len("".join(own_stems))) >= 6:
        ratio = SequenceMatcher(None, " ".join(stems), " ".join(own_stems)).ratio()
        if ratio >= _LIKE:
            return 0.6, "similar"
    return 0, how


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in words)


def _core(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of the words that say something: "lag for fagutvikling" as "lag fagutvikling"."""
    return tuple(stem(word) for word in words if word not in _SMALL and stem(word) not in _PLACES)


def _inside(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def _telling(own: tuple[str, ...], name: str, raw: str) -> bool:
    """Whether a body's name found within other words says enough: two words, a long one, an abbreviation."""
    if len(own) > 1 or len(own[0]) >= 5:
        return True
    return name.isupper() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", raw) is not None


def _role(words: tuple[str, ...], body: Body) -> tuple[float, How]:
    """As in "Ledere og fagledere i avdelingene": every word that says something is a word for the role."""
    known = {stem(word) for text in (body.name, *body.aliases) for word in _words(text) if word not in _SMALL}
    telling = _core(words)
    if telling and all(each in known for each in telling):
        return 0.91, "inflection"
    return 0, "inflection"


def _person(words: tuple[str, ...], body: Body) -> Match | None:
    """A person needs the first and the last name, side by side or with a middle name between."""
    own = _words(body.name)
    if len(own) < 2:
        return None
    if own == words:
        return Match(body, 1.0, "name")
    if _inside(own, words):
        return Match(body, 0.9, "part")
    if own[0] in words and own[-1] in words and words.index(own[0]) < words.index(own[-1]):
        return Match(body, 0.8, "part")
    return None


def _every_department(words: tuple[str, ...]) -> Match | None:
    text = " ".join(words)
    if text in ("alle", "samtlige", "samtlege"):
        return Match(EVERY_DEPARTMENT, 0.9, "name")
    found = _EVERY.match(text)
    if found is None:
        return None
    named = text != found["what"]
    if not named and found["what"] in ("avdeling", "avdelingen", "avdelinga"):
        return Match(EVERY_DEPARTMENT, 0.5, "similar")
    return Match(EVERY_DEPARTMENT, 1.0 if named else 0.92, "name" if named else "inflection")
