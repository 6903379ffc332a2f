"""Files and documents of a package, and the ZIP they become: the same content gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape

from samskap.plans.exporting.wordml import possible
from samskap.plans.person_names import names_a_person

SYSTEM = "Samskap"
# Far more than a plan with all its versions comes to; a package is not to fill a disk.
MOST_BYTES = 250_000_000
# All files bear this day: when a package was made is no part of what it holds.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES = {
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv",
    "xml": "application/xml",
    "txt": "text/plain",
}


class ArchiveTooBig(Exception):
    """The package would be larger than we make one."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its files (name: bytes) in a folder, and what an archive wants to know about it."""

    folder: str
    title: str
    kind: str
    day: str
    files: Mapping[str, bytes]
    number: int = 1
    body: str = ""
    case_number: str = ""
    has_names: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the package is: ``key`` is what makes its identifiers its own."""

    key: str
    organisation: str
    unit: str
    plan: str


def identifier(owner: Owner, kind: str, number: int) -> UUID:
    """The document's identifier: the same every time it is taken out."""
    return uuid5(NAMESPACE_URL, f"samskap:{owner.key}:{kind}:{number}")


def packed(owner: Owner, documents: Sequence[Document], readme: str) -> bytes:
    """The package as ZIP with README.txt, manifest.json and SHA256SUMS. Raises ``ArchiveTooBig``."""
    files: dict[str, bytes] = {"README.txt": readme.encode()}
    entries = []
    for document in documents:
        described = _metadata(owner, document)
        for name, data in document.files.items():
            files[f"{document.folder}/{name}"] = data
        files[f"{document.folder}/metadata.json"] = _json(described)
        files[f"{document.folder}/metadata.xml"] = _xml(described)
        entries.append({"mappe": document.folder, **described})
    manifest = {
        "format": "samskap-archive/1",
        "arkivskaper": owner.organisation,
        "administrativEnhet": owner.unit,
        "tittel": owner.plan,
        "system": _system(),
        "dokumenter": entries,
        "filer": [_file(name, data) for name, data in sorted(files.items())],
    }
    files["manifest.json"] = _json(manifest)
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    ).encode()
    return _zipped(files)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    if sum(map(len, files.values())) > MOST_BYTES:
        raise ArchiveTooBig
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                0o644 << 16,
                3,
            )
            package.writestr(entry, data)
    return out.getvalue()


def _metadata(owner: Owner, document: Document) -> dict[str, Any]:
    """What the document is, in words close to Noark's."""
    return {
        "systemID": str(identifier(owner, document.kind, document.number)),
        "tittel": document.title,
        "offentligTittel": _public(owner, document),
        "dokumenttype": document.kind,
        "dokumentdato": document.day,
        "arkivskaper": owner.organisation,
        "administrativEnhet": owner.unit,
        "vedtaksorgan": document.body,
        "saksnummer": document.case_number,
        "utgavenummer": document.number,
        "inneholderPersonnavn": document.has_names,
        **document.more,
        "system": _system(),
        "dokumentobjekter": [_file(name, data) for name, data in sorted(document.files.items())],
    }


def _public(owner: Owner, document: Document) -> str:
    """The title as everybody may read it; one that seems to name a person is screened, as archives do it."""
    known = [owner.organisation, owner.unit]
    return f"{document.kind.capitalize()} *****" if names_a_person(document.title, known) else document.title


def _system() -> dict[str, str]:
    return {"systemnavn": SYSTEM, "systemversjon": version("samskap")}


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {
        "referanseDokumentfil": name,
        "format": _TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream"),
        "filstoerrelse": len(data),
        "sjekksumAlgoritme": "SHA-256",
        "sjekksum": hashlib.sha256(data).hexdigest(),
    }


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace")


def _xml(described: Mapping[str, Any]) -> bytes:
    lines = "\n".join(_elements(described, 1))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<dokument>\n{lines}\n</dokument>\n'
    return text.encode("utf-8", errors="replace")


def _elements(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for name, value in data.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping):
                yield f"{indent}<{name}>"
                yield from _elements(each, depth + 1)
                yield f"{indent}</{name}>"
            else:
                text = str(each).lower() if isinstance(each, bool) else str(each)
                yield f"{indent}<{name}>{escape(possible(text))}</{name}>"
