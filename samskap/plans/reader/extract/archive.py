"""Zip packages (.docx, .xlsx) from strangers: counted, measured and read only part by part."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from samskap.plans.reader.errors import UnreadableDocument
from samskap.plans.reader.limits import Budget
from samskap.plans.reader.refusals import CORRUPT, ENCRYPTED, HOSTILE_XML, TOO_BIG_INSIDE

_CHUNK = 1 << 20
_SMALL = 1 << 20
_ENCRYPTED_FLAG = 0x1
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """The parts of a package. Every fault of the file is an ``UnreadableDocument``."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (*_FAULTS, IndexError, UnicodeError) as error:
            raise UnreadableDocument(CORRUPT) from error
        if len(infos) > budget.limits.zip_entries:
            raise UnreadableDocument(TOO_BIG_INSIDE)
        self._parts = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}
        if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
            raise UnreadableDocument(ENCRYPTED)
        if sum(info.file_size for info in infos) > budget.limits.unpacked_bytes:
            raise UnreadableDocument(TOO_BIG_INSIDE)

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
            raise UnreadableDocument(CORRUPT)
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._measure(len(chunk), size, info.compress_size)
                    chunks.append(chunk)
        except _FAULTS as error:
            raise UnreadableDocument(CORRUPT) from error
        return b"".join(chunks)

    def read_xml(self, name: str) -> bytes:
        """One XML part, refused when it declares entities or hides behind an encoding Office never writes."""
        data = self.read(name)
        head = data[:200]
        if b"\x00" in head or b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"utf-7" in head.lower():
            raise UnreadableDocument(HOSTILE_XML)
        return data

    def _measure(self, chunk: int, part: int, packed: int) -> None:
        self._unpacked += chunk
        self._budget.check_time()
        too_dense = part > _SMALL * 4 and part > max(packed, 1) * self._budget.limits.pack_ratio
        if self._unpacked > self._budget.limits.unpacked_bytes or too_dense:
            raise UnreadableDocument(TOO_BIG_INSIDE)
