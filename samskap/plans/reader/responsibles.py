"""Who: from the words of a responsible column or label to names, each with its part of the measure.

Names stand apart by comma, slash, semicolon, "og", "&", "samt", line breaks and runs of spaces or tabs.
Kept together is what one name holds: a field of work ("Helse og omsorg"), people of one place ("Ledere og fagledere i
avdelingene"), a role and its unit, everything after "Alle", and what stands in brackets. A clause ("X er ansvarlig
for A og Y for B") gives each name its scope. Whom they work with ("i samarbeid med …") is scope, not a further
responsible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from samskap.plans.reader import bodies
from samskap.plans.reader.document import Responsible

_HAS = r"(?:er|har|står|tar|tek|får|blir)"
_DUTY = (
    r"(?:hovedansvarlige?|hovudansvarlege?|ansvarlige?|ansvarlege?|ansvarleg|hovedansvaret|hovedansvar"
    r"|hovudansvaret|hovudansvar|ansvaret|ansvar)"
)
_CLAUSE = re.compile(rf"\s+{_HAS}\s+{_DUTY}\s+for\s+|\s+{_DUTY}\s+for\s+", re.IGNORECASE)
_DUTY_ALONE = re.compile(rf"\s+{_HAS}\s+{_DUTY}\s*\.?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;.]\s*(?:og|mens|medan)?|\s(?:og|mens|medan))\s+", re.IGNORECASE)
_WITH = re.compile(
    r"[\s,]+(?=(?:i (?:nært )?(?:samarbeid|dialog|samråd) med|sammen med|saman med|i lag med|med støtte "
r"fra|med stønad frå|med hjelp av"
    r"|med bistand fra|med bidrag fra|etter innspill fra)\b)", re.IGNORECASE,
)  # fmt: skip
_NOBODY = re.compile(
    r"[\s\-–—.?/*]*$|(?:ikke |ikkje )?(?:avklart|avklares|avklarast|bestemt|fastsatt|fastsett)\.?$|n/?a$",
    re.IGNORECASE,
)
_ROLE_COLON = re.compile(
    r"(?P<part>[A-ZÆØÅa-zæøå][\wæøåÆØÅ ,/-]{2,45}?)\s*:\s*(?P<names>[^:]+?)(?=$"
    r"|[.;\n]\s*[A-ZÆØÅa-zæøå][\w ,/-]{2,45}?:)"
)
_ALL = re.compile(r"(?:alle|samtlige|samtlege|heile|hele)\b", re.IGNORECASE)
_PLACE = r"(?:i|på|ved|for|innen|innan|fra|frå|hos)"


@dataclass(frozen=True, slots=True)
class Names:
    """Responsibles as read; ``sure`` is how sure we are of where one name ends and the next begins."""

    found: tuple[Responsible, ...]
    sure: float = 1.0


def read_responsibles(text: str) -> Names:
    """The responsibles of a text in its order; none for an empty text or one that says that nobody is chosen."""
    text = re.sub(r"[ \u00a0]*\n[ \u00a0]*", "\n", text).strip().strip("|").strip()
    if not text or _NOBODY.match(text):
        return Names(())
    clauses = _by_clause(text)
    if clauses:
        return Names(clauses, 0.95)
    parts = _by_part(text)
    if parts:
        return Names(parts, 0.9)
    pieces, sure = _split(_without_duty(text))
    found = tuple(responsible for piece in pieces if (responsible := _with_scope(piece)) is not None)
    return Names(_once(found), sure)


def _without_duty(text: str) -> str:
    return _DUTY_ALONE.sub("", text)


def _by_clause(text: str) -> tuple[Responsible, ...]:
    """«X er ansvarlig for A og Y er ansvarlig for B»: each with its scope."""
    anchors = list(_CLAUSE.finditer(text))
    if not anchors:
        return ()
    found: list[Responsible] = []
    name = text[: anchors[0].start()].strip(" ,;.")
    for index, anchor in enumerate(anchors):
        last = index + 1 == len(anchors)
        tail = text[anchor.end() :] if last else text[anchor.end() : anchors[index + 1].start()]
        scope, following = (tail, "") if last else _scope_and_name(tail)
        if last:
            scope, following = _trailing_for(tail)
        found += _named(name, scope)
        name = following
        if last and following:
            found += _named(*_split_for(following))
    return tuple(found)


def _named(name: str, scope: str) -> list[Responsible]:
    pieces, _ = _split(name)
    scope = " ".join(scope.split()).strip(" .;,")
    return [Responsible(_tidy(piece), scope) for piece in pieces if _tidy(piece)]


def _scope_and_name(text: str) -> tuple[str, str]:
    """Where one scope ends and the next name begins: the first break after which a body is named."""
    breaks = list(_BETWEEN.finditer(text))
    for found in breaks:
        if bodies.names_a_body(text[found.end() :]) and text[: found.start()].strip():
            return text[: found.start()], text[found.end() :]
    if breaks:
        return text[: breaks[-1].start()], text[breaks[-1].end() :]
    return text, ""


def _trailing_for(text: str) -> tuple[str, str]:
    """«… A og Y for B»: the duty is left out the second time."""
    for found in _BETWEEN.finditer(text):
        rest = text[found.end() :]
        name, scope = _split_for(rest)
        if (
            scope
            and bodies.names_a_body(name)
            and (bodies.is_body_word(name.split()[-1]) or name.lower().startswith(("lag ", "team ")))
        ):
            return text[: found.start()], rest
    return text, ""


def _split_for(text: str) -> tuple[str, str]:
    name, _, scope = text.partition(" for ")
    return name, scope


def _by_part(text: str) -> tuple[Responsible, ...]:
    """«Evaluering: Lag kvalitet. Oppfølging: lederne»: what stands before the colon is the scope."""
    if ":" not in text:
        return ()
    matches = list(_ROLE_COLON.finditer(text))
    if not matches:
        return ()
    lead = text[: matches[0].start()].strip(" .;,\n")
    found: list[Responsible] = list(read_responsibles(lead).found) if lead else []
    for match in matches:
        names = match["names"]
        part = match["part"].strip()
        if bodies.names_a_body(part) and not bodies.names_a_body(names):
            part, names = names, part
        found += _named(names, part)
    return tuple(found)


def _split(text: str) -> tuple[list[str], float]:
    """Names by their separators. Brackets are never cut."""
    text, brackets = _hide_brackets(text)
    sure = 1.0
    pieces: list[str] = []
    for line in re.split(r"\s*(?:\n|\t|;|•|·| {2,}|\s\|\s|\s\+\s)\s*", text):
        with_company = _WITH.split(line, maxsplit=1)
        names, line_sure = _split_line(with_company[0])
        if len(with_company) > 1 and names:
            names[-1] = f"{names[-1]} {with_company[1]}"
        pieces += names
        sure = min(sure, line_sure)
    names = [_show_brackets(piece, brackets) for piece in pieces if piece.strip()]
    return [name for name in names if name.lower() not in ("og", "samt", "eller", "&")], sure


def _hide_brackets(text: str) -> tuple[str, list[str]]:
    brackets: list[str] = []

    def hide(found: re.Match[str]) -> str:
        brackets.append(found.group())
        return f"\x00{len(brackets) - 1}\x00"

    return re.sub(r"\([^()]*\)", hide, text), brackets


def _show_brackets(text: str, brackets: list[str]) -> str:
    return re.sub(r"\x00(\d+)\x00", lambda found: brackets[int(found.group(1))], text)


def _split_line(text: str) -> tuple[list[str], float]:
    commas = _split_commas(text)
    names: list[str] = []
    sure = 1.0
    for index, piece in enumerate(commas):
        after_comma = len(commas) > 1 and index > 0
        for part in _split_and(piece, after_comma):
            for name in _split_slash(part):
                single, name_sure = _split_single_spaces(name)
                names += single
                sure = min(sure, name_sure)
    return names, sure


def _split_commas(text: str) -> list[str]:
    pieces = [piece.strip() for piece in re.split(r",(?!\d)\s*", text) if piece.strip()]
    joined: list[str] = []
    for piece in pieces:
        if (
            (re.match(r"(?:m\.?\s?fl|o\.?l|mfl|mv|etc)\b", piece, re.IGNORECASE) and joined)
            or (
                joined
                and bodies.is_personal_name(joined[-1])
                and piece[:1].islower()
                and bodies.is_person_word(piece.split()[0])
            )
            or (joined and _is_list_of_subjects(joined[-1], piece))
        ):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def _is_list_of_subjects(before: str, after: str) -> bool:
    """«Barn, unge og familie» is one unit; "Psykisk helse, rus og avhengighet" too."""
    words = [word for word in re.split(r"\s+(?:og\s+)?", after) if word]
    return (
        bodies.is_subject_word(before.rsplit(maxsplit=1)[-1])
        and all(bodies.is_subject_word(word) for word in words)
        and after[:1].islower()
    )


_AND = re.compile(r"\s+(?:og/eller|samt|og|&|eller)\s+(?:også\s+)?", re.IGNORECASE)


def _split_and(text: str, after_comma: bool) -> list[str]:
    pieces: list[str] = []
    start = position = 0
    while found := _AND.search(text, position):
        position = found.end()
        before, after = text[start : found.start()].strip(), text[found.end() :].strip()
        if before and after and not _belong_together(before, after, after_comma or bool(pieces)):
            pieces.append(before)
            start = found.end()
    pieces.append(text[start:].strip())
    return [re.sub(r"^(?:både|og|samt)\s+", "", piece, flags=re.IGNORECASE) for piece in pieces if piece]


def _belong_together(before: str, after: str, in_list: bool) -> bool:
    """Whether "before og after" is the name of one group."""
    following = re.split(r"\s+(?:og|samt|&)\s+", after, maxsplit=1)[0]  # a list may be very long
    last, first = before.rsplit(maxsplit=1)[-1], following.split()[0]
    if last.endswith("-"):
        return True
    if bodies.is_subject_word(last) and bodies.is_subject_word(first):
        return not (first[:1].isupper() and re.search(r"\s(?:og|&)\s", before))
    if _ALL.match(before) and following[:1].islower() and bodies.is_plural(first):
        return True
    if not in_list and len(before.split()) == 1 and bodies.is_plural(before) and following[:1].islower():
        return bodies.is_plural(first) and bool(re.match(rf"\S+\s+{_PLACE}\s+\S+", following))
    plain = not bodies.is_body_word(last) and not bodies.is_body_word(first) and following[:1].islower()
    if plain and len(before.split()) == 1 and len(following.split()) == 1 and before[:1].isupper():
        return True
    return bodies.is_subject_word(last) and following[:1].islower() and not bodies.names_a_body(following)


def _split_slash(text: str) -> list[str]:
    pieces = [text]
    for found in reversed(list(re.finditer(r"\s*/\s*", text))):
        before, after = text[: found.start()], text[found.end() :]
        if re.search(r"(?:^|\s|\W)(?:v|m|c|a|og)$", before, re.IGNORECASE) or not before or not after:
            continue
        word_before, word_after = before.split()[-1], after.split()[0]
        both_small = word_before[:1].islower() and word_after[:1].islower()
        if (both_small and not bodies.is_body_word(word_before)) or (word_before + word_after).isdigit():
            continue
        head = pieces[0]
        pieces[:1] = [head[: found.start()].strip(), head[found.end() :].strip()]
    return pieces


def _split_single_spaces(text: str) -> tuple[list[str], float]:
    """«Verdikontakt Arbeidsgruppa»: names that a lost column break left side by side."""
    words = text.split()
    if len(words) < 2 or not all(
        word[:1].isupper() and bodies.is_body_word(word) and len(word) > 6 for word in words
    ):
        return [text], 1.0
    if any(bodies.is_unit_word(word) and not bodies.is_group_word(word) for word in words[1:]):
        return [text], 0.8
    if words[0].lower() in ("leder", "koordinator", "rådgiver", "konsulent", "representant", "prosjekt"):
        return [text], 0.8
    return words, 0.6


def _with_scope(piece: str) -> Responsible | None:
    """A name with what belongs to it: company and brackets in small letters are scope."""
    name, scope = _tidy(piece), ""
    company = _WITH.split(name, maxsplit=1)
    if len(company) > 1:
        name, scope = company[0].strip(" ,"), company[1].strip()
    bracket = re.search(r"\s*\(([^()]+)\)$", name)
    if bracket and bracket.group(1)[:1].islower() and not bodies.names_a_body(bracket.group(1)):
        name, scope = (
            name[: bracket.start()],
            "; ".join(part for part in (bracket.group(1).strip(), scope) if part),
        )
    return Responsible(name, scope) if name else None


def _tidy(name: str) -> str:
    name = " ".join(name.split()).strip(" ,;:–—|")
    if name.endswith(".") and not re.search(r"\b(?:[a-zæøå]{1,3}|[A-ZÆØÅ])\.$", name):
        name = name.rstrip(".")
    return name.lstrip("-•*· ").strip() if re.search(r"\w", name) else ""


def _once(found: tuple[Responsible, ...]) -> tuple[Responsible, ...]:
    return tuple(dict.fromkeys(found))


_TOLD = (
    (
        r"\b(?:[Hh]ovedansvarlig|[Aa]nsvarlige?|[Aa]nsvarleg|[Aa]nsvarlege)"
        r"(?: for (?:tiltaket|gjennomføringen|gjennomføringa|dette))? er (?P<names>[^.;:!?]{2,90})"
    ),
    (
        r"(?:^|[.!?]\s+)(?P<names>[A-ZÆØÅ][^.;:!?]{1,60}?) (?:er|har|står|får|tar|tek) "
        r"(?:hovedansvar|hovudansvar|ansvar)(?:et|lige?|leg|lege)?\b"
    ),
)


def responsibles_told(text: str) -> Names:
    """Responsibles named in running text: "Ansvarlig er Biblioteket", "Kvalitetsteamet har ansvaret". Never certain."""
    for pattern in _TOLD:
        found = re.search(pattern, text)
        if found and bodies.names_a_body(found["names"]):
            return Names(read_responsibles(found["names"]).found, 0.5)
    return Names(())
