"""How much a document may ask of us, so that a hostile or runaway file ends in a sentence, not in a full machine."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

from samskap.language.documents import refusals as says

MEGABYTE: Final = 1024 * 1024
FILE_BYTES: Final = 25 * MEGABYTE
UNPACKED_BYTES: Final = 200 * MEGABYTE
# Plain XML packs about 1:20 and very repetitive tables 1:60; bombs start in the hundreds.
PACK_RATIO: Final = 150
ZIP_ENTRIES: Final = 5_000
PAGES: Final = 2_000
CHARACTERS: Final = 5_000_000
SECONDS: Final = 40.0


@dataclass(slots=True)
class Budget:
    """What is left for one document; every method raises ``UnreadableDocument`` when it is spent."""

    seconds: float = SECONDS
    _started: float = field(default_factory=time.monotonic)
    _characters: int = 0

    def check_time(self) -> None:
        """Stop when the reading has taken too long."""
        if time.monotonic() - self._started > self.seconds:
            raise says.UnreadableDocument(says.TOO_SLOW)

    def text(self, characters: int) -> None:
        """Count so many characters more."""
        self._characters += characters
        if self._characters > CHARACTERS:
            raise says.UnreadableDocument(says.TOO_LONG)
        self.check_time()
