"""Takes an uploaded document into memory, never to disk, and turns one that is too large away before it is read."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MEGABYTE: Final = 1024 * 1024
LIMIT: Final = 25 * MEGABYTE  # the readers of documents have the same limit, and say so
# The form around the file, its boundaries and the pasted text.
ROOM: Final = 5 * MEGABYTE
# Beyond this we do not even listen to the end; below, the person gets the form back with a sentence beside the field.
LISTEN: Final = 120 * MEGABYTE


class DocumentUpload(FileUploadHandler):
    """Keeps one file of at most ``LIMIT`` bytes in memory. ``refused`` tells that a file was larger and was skipped."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.refused = False
        self._buffer = BytesIO()
        self._announced = 0

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 -- Django's own name for the argument
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Remember what the browser says it sends, so that nothing of a too large file is read into memory."""
        self._announced = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, unless it cannot fit."""
        super().new_file(*args, **kwargs)
        self._buffer = BytesIO()
        if self._announced > LIMIT + ROOM:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep the piece, or stop when it is one too many."""
        if start + len(raw_data) > LIMIT:
            self._refuse()
        self._buffer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """Hand the file over."""
        self._buffer.seek(0)
        return InMemoryUploadedFile(
            self._buffer,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            file_size,
            self.charset,
        )

    def _refuse(self) -> None:
        self.refused = True
        self._buffer = BytesIO()
        raise SkipFile


def announced_bytes(request: HttpRequest) -> int:
    """How much the browser says it sends; 0 when it does not say."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
