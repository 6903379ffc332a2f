"""Whoever sends a large file to any address fills neither the disk nor the memory."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from samskap.core import uploads


def test_files_are_kept_in_memory_and_only_as_far_as_there_is_room() -> None:
    many = [SimpleUploadedFile(f"{n}.bin", b"x" * (uploads.ROOM // 2)) for n in range(4)]
    request = RequestFactory().post("/", {"photo": many, "code": "ABC"})
    received = request.FILES.getlist("photo")
    assert sum(file.size or 0 for file in received) == uploads.ROOM
    assert not any(hasattr(file, "temporary_file_path") for file in received)
    assert request.POST["code"] == "ABC"
