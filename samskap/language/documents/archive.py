"""Zip packages (.docx) from strangers: counted, measured and unpacked part by part."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from samskap.language.documents import limits
from samskap.language.documents import refusals as says
from samskap.language.documents.limits import Budget
from samskap.language.documents.refusals import UnreadableDocument

_CHUNK = 1 << 20
_ENCRYPTED_FLAG = 0x1
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, IndexError,
)  # fmt: skip


class Archive:
    """The parts of a package. Every fault of the file is an ``UnreadableDocument``."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self.entries = self._zip.infolist()
        except _FAULTS as error:
            raise UnreadableDocument(says.CORRUPT) from error
        self._parts = {info.filename.replace("\\", "/").lstrip("/"): info for info in self.entries}
        if len(self.entries) > limits.ZIP_ENTRIES:
            raise UnreadableDocument(says.TOO_BIG_INSIDE)
        # Of two parts with one name programs choose differently: what we read would not be what Word shows.
        if len(self._parts) < len(self.entries):
            raise UnreadableDocument(says.CORRUPT)
        if any(info.flag_bits & _ENCRYPTED_FLAG for info in self.entries):
            raise UnreadableDocument(says.ENCRYPTED)

    @property
    def names(self) -> list[str]:
        """The names of the parts."""
        return list(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """One part unpacked; the sizes a zip states are not trusted."""
        info = self._parts.get(name)
        if info is None:
            raise UnreadableDocument(says.CORRUPT)
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._measure(len(chunk), size, info.compress_size)
                    chunks.append(chunk)
        except _FAULTS as error:
            raise UnreadableDocument(says.CORRUPT) from error
        return b"".join(chunks)

    def read_xml(self, name: str) -> bytes:
        """One XML part, refused when it declares entities or hides behind an encoding Office never writes."""
        data = self.read(name)
        head = data[:200]
        if b"\x00" in head or b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"utf-7" in head.lower():
            raise UnreadableDocument(says.HOSTILE_XML)
        return data

    def _measure(self, chunk: int, part: int, packed: int) -> None:
        self._unpacked += chunk
        self._budget.check_time()
        too_dense = part > 4 * limits.MEGABYTE and part > max(packed, 1) * limits.PACK_RATIO
        if self._unpacked > limits.UNPACKED_BYTES or too_dense:
            raise UnreadableDocument(says.TOO_BIG_INSIDE)
