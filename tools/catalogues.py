"""Message catalogues without GNU gettext: ``python -m tools.catalogues update | compile | check``.

The bokmål text is the message itself, so bokmål needs no catalogue. Each app keeps its own in
``samskap/<app>/locale/{nn,en}/LC_MESSAGES/django.po``. ``update`` writes new messages into them (with the translation
another app already has of the same words) and takes away those that are no longer used.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nn", "en")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# A cotton attribute that starts with a colon is an expression: :label="_('Navn')". Django's own finder passes it by.
IN_ATTRIBUTE = re.compile(r"""\s:[\w:.-]+=(?:"[^"]*?_\('([^'"]+)'\)|'[^']*?_\("([^'"]+)"\))""")
SENTENCE = re.compile(r"[A-ZÆØÅ][^\n]+ [^\n]+\.$")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
NOISE = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
    "Report-Msgid",
)
SHOWN = 20  # problems that are printed; the rest are counted
Key = tuple[str | None, tuple[str, ...]]


def apps() -> list[Path]:
    """The folders that have their own catalogue."""
    return sorted(file.parent for file in (ROOT / "samskap").glob("*/__init__.py"))


def key(message: Message) -> Key:
    """What tells messages apart: the context, and the text (and its plural)."""
    return message.context, _texts(message)


def _texts(message: Message) -> tuple[str, ...]:
    return tuple(str(text) for text in message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def messages_in_python(file: Path) -> Iterator[Message]:
    """Messages of a module. A call with anything but a literal is not found, and an f-string is an error."""
    source = file.read_bytes()
    for line, found, _comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS):
        yield Message(found, context=context, locations=[(str(file.relative_to(ROOT)), line)])


def sentences_in(file: Path) -> Iterator[Message]:
    """The sentences that a pure module holds as constants; who shows them translates them."""
    place = str(file.relative_to(ROOT))
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        value = node.value if isinstance(node, ast.Assign) else None
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            continue
        if file.match("checker/refusals.py") or SENTENCE.match(value.value):
            yield Message(value.value, locations=[(place, node.lineno)])


def messages_in_template(file: Path) -> Iterator[Message]:
    """Messages of a template, those in the attributes of components included."""
    source = file.read_text(encoding="utf-8")
    # Indentation means nothing in a template, but the finder reads Python.
    flat = "\n".join(line.lstrip() for line in templatize(source, origin=str(file)).splitlines())
    place = [(str(file.relative_to(ROOT)), 1)]
    for _line, found, _comments, context in extract("python", io.BytesIO(flat.encode()), keywords=KEYWORDS):
        yield Message(found, context=context, locations=place)
    for match in IN_ATTRIBUTE.finditer(source):
        yield Message(match[1] or match[2], locations=place)


def used_in(app: Path) -> dict[Key, Message]:
    """Every message of the app, in the order it is met."""
    found: dict[Key, Message] = {}
    modules = (
        file
        for file in sorted(app.rglob("*.py"))
        if not {"tests", "migrations", "reader", "checker", "documents"} & {*file.parts}
    )
    pure = sorted(
        file
        for room in ("reader", "checker", "documents")
        for file in app.glob(f"{room}/**/*.py")
        if "tests" not in file.parts
    )
    templates = sorted(file for kind in ("html", "txt") for file in app.glob(f"templates/**/*.{kind}"))
    streams: list[Iterable[Message]] = [
        *map(messages_in_python, modules),
        *map(sentences_in, pure),
        *map(messages_in_template, templates),
    ]
    for message in (message for stream in streams for message in stream):
        kept = found.setdefault(key(message), message)
        kept.locations = sorted({*kept.locations, *message.locations})
    return found


def po_file(app: Path, language: str) -> Path:
    """Where the app keeps its catalogue."""
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def load(file: Path, language: str) -> Catalog:
    """The catalogue as it is; an empty one where there is no file."""
    if not file.exists():
        return Catalog(locale=language, domain="django")
    with file.open("rb") as stream:
        return read_po(stream, locale=language, domain="django")


def translations(catalogue: Catalog) -> dict[Key, Message]:
    """The catalogue's messages without its header."""
    return {key(message): message for message in catalogue if message.id}


def is_translated(message: Message | None) -> bool:
    """Whether every form has words, and nobody marked them as a guess."""
    return message is not None and all(_forms(message)) and not message.fuzzy


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def update() -> int:
    """Write the catalogues anew; says how many messages wait for words."""
    waiting = 0
    for language in LANGUAGES:
        memory: dict[Key, Message] = {}
        kept = {app: translations(load(po_file(app, language), language)) for app in apps()}
        for known in kept.values():
            memory.update({at: message for at, message in known.items() if is_translated(message)})
        for app in apps():
            rows = [
                Message(
                    message.id,
                    _forms(known)
                    if isinstance(message.id, tuple) and known
                    else (known.string if known else ""),
                    locations=sorted({(path, 1) for path, _line in message.locations}),
                    flags=known.flags if known else (),
                    context=message.context,
                )
                for at, message in used_in(app).items()
                for known in [kept[app].get(at) if is_translated(kept[app].get(at)) else memory.get(at)]
            ]
            waiting += sum(not is_translated(row) for row in rows)
            _write(po_file(app, language), language, rows)
    print(f"{waiting} tekster venter på oversettelse." if waiting else "Alle tekster er oversatt.")
    return 0


def _write(file: Path, language: str, rows: list[Message]) -> None:
    if not rows:
        file.unlink(missing_ok=True)
        return
    catalogue = Catalog(locale=language, domain="django", fuzzy=False, header_comment="# Samskap")
    for row in rows:
        catalogue[row.id] = row
    stream = io.BytesIO()
    write_po(stream, catalogue, width=110, include_lineno=False, sort_by_file=True)
    lines = [
        line
        for line in stream.getvalue().decode().splitlines()
        if not line.startswith(tuple(f'"{n}' for n in NOISE))
    ]
    text = "\n".join(lines).rstrip() + "\n"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def compile_all() -> int:
    """Make the .mo files that the running site reads; they are not kept in the repository."""
    for file in (ROOT / "samskap").glob("*/locale/*/LC_MESSAGES/*.po"):
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, load(file, file.parts[-3]))
    return 0


def problems() -> Iterator[str]:
    """What is wrong with the catalogues, one sentence each."""
    for app in apps():
        used = used_in(app)
        for language in LANGUAGES:
            file = po_file(app, language)
            name, known = file.relative_to(ROOT), translations(load(file, language))
            for at, message in used.items():
                if not is_translated(known.get(at)):
                    yield f"{name}: mangler «{at[1][0]}» ({message.locations[0][0]})"
                elif wrong := _wrong_placeholders(known[at]):
                    yield f"{name}: «{at[1][0]}» har ikke de samme plassholderne: {wrong}"
            yield from (f"{name}: «{at[1][0]}» brukes ikke lenger" for at in known if at not in used)


def _wrong_placeholders(message: Message) -> str:
    """Placeholders that only one side has. A singular form may leave its number out: «ett tiltak»."""
    texts = _texts(message)
    wanted = {name for text in texts for name in PLACEHOLDER.findall(text)}
    for form, string in enumerate(_forms(message)):
        there = set(PLACEHOLDER.findall(string))
        missing = wanted - there if len(texts) == 1 or form else set()
        if there - wanted or missing:
            return " ".join(sorted((there - wanted) | missing))
    return ""


def check() -> int:
    """1 when a translation is missing, a guess, left over or broken."""
    found = list(problems())
    for problem in found[:SHOWN]:
        print(problem, file=sys.stderr)
    if len(found) > SHOWN:
        print(f"… og {len(found) - SHOWN} til", file=sys.stderr)
    return 1 if found else 0


COMMANDS = {"update": update, "compile": compile_all, "check": check}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in COMMANDS:
        sys.exit(COMMANDS[sys.argv[1]]())
    sys.exit(f"python -m tools.catalogues {' | '.join(COMMANDS)}")
