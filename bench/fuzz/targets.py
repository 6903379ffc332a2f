"""What is fuzzed, and what must hold for whatever comes in. Run by ``bench.fuzz`` with Atheris on the path."""

from __future__ import annotations

import json
import random
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

# Installed by bench.fuzz, on purpose nowhere else; so it has no types.
atheris: Any = import_module("atheris")

with atheris.instrument_imports(include=["samskap.language"]):
    from samskap.language.checker import EditionError, compile_edition, load_starter, starter_data
    from samskap.language.documents import UnreadableDocument, read_document
    from samskap.language.documents.checking import commented_copy
    from samskap.language.documents.limits import Budget

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 1, 1)  # noqa: DTZ001 -- any moment will do
WHERE = ("header", "footer", "footnote", "endnote", "text_box", "red", "yellow", "info")
WORDS = {"author": "Ordboken", "instead": "Si heller: %s", "more": "%s", **dict.fromkeys(WHERE, "Her")}
FORMS = [
    form
    for entry in starter_data()["entries"]
    for form in (*entry["examples"]["match"], *entry["examples"]["no_match"], entry["avoid"]["nb"])
]
SIGNS = [
    "\u00ad", "\u200b", "\u200f", "\u202e", "\u00a0", "a\u030a", "o\u0308", "\u0130", "ß", "ﬁ", "\ud800", "\U0001f44b",
    "«", "»", '"', "”", "`", "```\n", "> ", "\n", "\r\n", "\n\n", "\x00", "https://", "@", ".", "-", "_", "’",
]  # fmt: skip


def text_from(data: bytes) -> str:
    """Text in which words of the edition, odd signs and anything at all stand side by side."""
    provider = atheris.FuzzedDataProvider(data)
    parts: list[str] = []
    while provider.remaining_bytes() and len(parts) < 200:
        match provider.ConsumeIntInRange(0, 3):
            case 0:
                parts.append(FORMS[provider.ConsumeIntInRange(0, len(FORMS) - 1)])
            case 1:
                parts.append(SIGNS[provider.ConsumeIntInRange(0, len(SIGNS) - 1)])
            case 2:
                parts.append(provider.ConsumeUnicode(provider.ConsumeIntInRange(0, 12)))
            case _:
                parts.append(" ")
    return "".join(parts)


def checker(data: bytes) -> None:
    """Findings lie inside the text, are what stands there, come in order and do not overlap."""
    text = text_from(data)
    require_sound(text, load_starter().check(text))


def require_sound(text: str, findings: Any) -> None:
    """Raises AssertionError for a finding that is not sound."""
    end = 0
    for finding in findings:
        sound = end <= finding.start < finding.end <= len(text)
        if not sound or text[finding.start : finding.end] != finding.text:
            raise AssertionError((text, finding))
        end = finding.end


def compiler(data: bytes) -> None:
    """An edition that was tampered with is refused with EditionError, or compiles and checks."""
    provider = atheris.FuzzedDataProvider(data)
    whole = starter_data()
    entry = json.loads(json.dumps(whole["entries"][provider.ConsumeIntInRange(0, len(whole["entries"]) - 1)]))
    for _change in range(provider.ConsumeIntInRange(1, 4)):
        _tamper(entry, provider)
    try:
        edition = compile_edition({**whole, "entries": [entry]})
    except EditionError:
        return
    text = text_from(provider.ConsumeBytes(4096))
    require_sound(text, edition.check(text))


def _tamper(data: Any, provider: Any) -> None:
    """Put something else in one place of the data."""
    holder: Any = data
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return
        key = keys[provider.ConsumeIntInRange(0, len(keys) - 1)]
        if isinstance(holder[key], dict | list) and holder[key] and provider.ConsumeBool():
            holder = holder[key]
            continue
        others: list[Any] = [
            "a",
            "",
            "*",
            "**",
            "@",
            "@x",
            "(a+)+$",
            None,
            0,
            -1,
            13,
            10**9,
            [],
            {},
            True,
            ["*a*"],
            [None],
        ]
        others.append(provider.ConsumeUnicode(20))
        holder[key] = others[provider.ConsumeIntInRange(0, len(others) - 1)]
        return


def readers(data: bytes) -> None:
    """Whatever the bytes, a document or ``UnreadableDocument``; and each place of the text can be asked for."""
    name = ("a.docx", "a.pdf", "a.html", "a.md", "a.txt")[data[0] % 5] if data else "a.txt"
    for mutated in (data[1:], _in_a_package(data[1:])) if name == "a.docx" else (data[1:],):
        try:
            document = read_document(mutated, name, budget=Budget(seconds=10))
        except UnreadableDocument:
            continue
        document.place_of(0)
        document.place_of(len(document.text))


def comments(data: bytes) -> None:
    """A Word document with comments has the same words as before, and one that cannot have them is refused."""
    package = _in_a_package(data)
    try:
        copy = commented_copy(package, load_starter(), WORDS, at=AT, budget=Budget(seconds=10))
        before, after = read_document(package, "a.docx").text, read_document(copy, "a.docx").text
    except UnreadableDocument:
        return
    if before != after:
        raise AssertionError((before, after))


EXAMPLE = (ROOT / "examples" / "recoveryplan-2026-2029.docx").read_bytes()
BODY = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>Til en rus</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>misbruker</w:t>"
    b"<w:tab/><w:t> her</w:t></w:r></w:p>"
    b"<w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:t>narkoman</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>"
    b"</w:body></w:document>"
)


def _in_a_package(body: bytes) -> bytes:
    """The example document with another main part: the compression would keep a fuzzer out of it."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(EXAMPLE)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return stream.getvalue()


def seed(folder: Path, target: str) -> None:
    """Real inputs to begin with."""
    if target == "comments":
        (folder / "body").write_bytes(BODY)
    if target == "readers":
        html = b"<!doctype html><h1>Hei</h1><p>En <q>rusmisbruker</q> &oslash; <script>x</script>"
        pdf = next(iter(sorted((ROOT / "bench").rglob("*.pdf"))), None)
        for number, data in enumerate(
            [BODY, pdf.read_bytes() if pdf else b"%PDF-1.4\n", html, b"# Hei", b"Hei"]
        ):
            (folder / f"seed-{number}").write_bytes(bytes([number]) + data)
        (folder / "seed-package").write_bytes(b"\x00" + EXAMPLE[:60_000])
        (folder / "seed-pdf").write_bytes(b"\x01" + _pdf())
    if target in ("checker", "compiler"):
        chance = random.Random(1)
        for number in range(20):
            (folder / f"seed-{number}").write_bytes(chance.randbytes(400))


def _pdf() -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_compression(False)
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    pdf.multi_cell(0, 6, "Til alle rus-\nmisbrukere paa Brygga.")
    return bytes(pdf.output())


def main() -> None:
    """Hand over to libFuzzer."""
    target: Callable[[bytes], None] = {
        "checker": checker, "compiler": compiler, "readers": readers, "comments": comments,
    }[sys.argv[1]]  # fmt: skip
    seed(Path(sys.argv[2]), sys.argv[1])
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
