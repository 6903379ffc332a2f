"""How much a document may ask of us, so that a hostile or runaway file ends in a sentence, not in a full machine."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from samskap.plans.reader.errors import UnreadableDocument

MEGABYTE = 1024 * 1024
TOO_SLOW = "Dokumentet tok for lang tid å lese. Del det i mindre deler, eller lagre det som ren tekst, og prøv igjen."


@dataclass(frozen=True, slots=True)
class Limits:
    """The ceilings. A real plan stays far below every one of them."""

    file_bytes: int = 25 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    # Plain XML packs about 1:20 and very repetitive tables 1:60; bombs start in the hundreds.
    pack_ratio: int = 150
    zip_entries: int = 5_000
    xml_depth: int = 200
    pages: int = 2_000
    columns: int = 60
    cells: int = 200_000
    lines: int = 200_000
    characters: int = 8_000_000
    seconds: float = 60.0


@dataclass(slots=True)
class Budget:
    """What is left for one document; every method raises ``UnreadableDocument`` when it is spent."""

    limits: Limits = field(default_factory=Limits)
    _started: float = field(default_factory=time.monotonic)
    _characters: int = 0
    _cells: int = 0
    _lines: int = 0
    _pages: int = 0

    def check_time(self) -> None:
        """Stop when the reading has taken too long."""
        if time.monotonic() - self._started > self.limits.seconds:
            raise UnreadableDocument(TOO_SLOW)

    def file_size(self, size: int) -> None:
        """Refuse a file of more bytes than we take."""
        if size > self.limits.file_bytes:
            most = self.limits.file_bytes // MEGABYTE
            raise UnreadableDocument(
                f"Filen er større enn {most} MB. Ta bort bilder eller vedlegg, og prøv igjen med bare planteksten."
            )

    def line(self, text: str) -> None:
        """Count one line of text."""
        self._lines += 1
        self._characters += len(text)
        if self._characters > self.limits.characters or self._lines > self.limits.lines:
            raise UnreadableDocument(
                "Dokumentet inneholder mer tekst enn en plan kan ha. Send bare delen med planen, og prøv igjen."
            )
        if self._lines % 256 == 0:
            self.check_time()

    def row(self, columns: int) -> None:
        """Count one table row of so many columns."""
        if columns > self.limits.columns:
            raise UnreadableDocument(
                f"En tabell i dokumentet har mer enn {self.limits.columns} kolonner. "
                "Behold bare kolonnene som gjelder tiltakene, og prøv igjen."
            )
        self._cells += columns
        if self._cells > self.limits.cells:
            raise UnreadableDocument(
                "Tabellene i dokumentet er større enn en plan kan ha. Send bare delen med tiltakene, og prøv igjen."
            )
        if self._cells % 256 < columns:
            self.check_time()

    def page(self) -> None:
        """Count one page."""
        self._pages += 1
        self.pages(self._pages)
        self.check_time()

    def pages(self, count: int) -> None:
        """Refuse a document of more pages than we take."""
        if count > self.limits.pages:
            raise UnreadableDocument(
                f"Dokumentet har mer enn {self.limits.pages} sider. Send bare sidene med planen, og prøv igjen."
            )
