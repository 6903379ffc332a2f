"""Encrypts the few secrets that must be readable again, so that a copied database alone gives nothing away."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Undecipherable(Exception):
    """The text was encrypted with a key this installation does not have."""


def _ciphers() -> MultiFernet:
    """The installation's key first, then those it had before (``SECRET_KEY_FALLBACKS``)."""
    secrets: list[str] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]  # type: ignore[list-item]  # we only use text
    keys = [hashlib.sha256(b"samskap.encryption:" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def encrypt(text: str) -> str:
    """The text under the installation's key (Fernet: AES-128-CBC with HMAC); different each time."""
    return _ciphers().encrypt(text.encode()).decode("ascii")


def decrypt(encrypted: str) -> str:
    """The text that ``encrypt`` was given; raises ``Undecipherable`` when the key or the text is another."""
    try:
        return _ciphers().decrypt(encrypted.encode("ascii", "replace")).decode()
    except InvalidToken as error:
        raise Undecipherable from error
