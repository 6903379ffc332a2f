"""How files are received where a view says nothing else: in memory, and never more than one photo's worth.

Every address takes a form, also those nobody signs in to; whatever is sent to them must not fill the disk.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

ROOM: Final = 13 * 1024 * 1024  # bytes of all files in one request; photos may have 12 MB


class SmallUpload(FileUploadHandler):
    """Keeps the beginning of what is sent, until the room is used; the form sees a file too large and says so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._left = ROOM
        self._buffer = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._buffer = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep as much of the piece as there is room for."""
        kept = raw_data[: self._left]
        self._left -= len(kept)
        self._buffer.write(kept)

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """Hand over what was kept."""
        self._buffer.seek(0)
        return InMemoryUploadedFile(
            self._buffer,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            len(self._buffer.getbuffer()),
            self.charset,
        )
