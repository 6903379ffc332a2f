"""Codes with which somebody without a name reads the answer later, and signed marks of the forms they send.

A form carries a chance number in a signed mark. From that number and the words come the key that makes a form sent
twice one input, and the code. The number itself is kept nowhere, so that neither the key nor the hash in the database
leads back to the code.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

# No vowels, so that no word arises by chance, and nothing that looks like a digit. 19^12 is more than 2^50.
LETTERS = "BCDFGHJKLMNPRSTVWXZ"
LENGTH = 12


@dataclass(frozen=True, slots=True)
class Receipts:
    """The receipts of one purpose; ``salt`` names it, so that a code or a mark of one opens nothing of another."""

    salt: str

    def write_mark(self, content: list[Any]) -> str:
        """The mark for a form's hidden field."""
        return signing.dumps(content, salt=self.salt, compress=True)

    def read_mark(self, mark: str) -> list[Any] | None:
        """What the form was opened with; None for a mark that is not ours."""
        try:
            content = signing.loads(mark, salt=self.salt)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return content if isinstance(content, list) else None

    def code_for(self, content: str) -> str:
        """The code of what was sent: «BCDF-GHJK-LMNP»; the same when the form is sent again."""
        number = int(salted_hmac(f"{self.salt}.code", content, algorithm="sha256").hexdigest(), 16)
        letters = []
        for _at in range(LENGTH):
            number, rest = divmod(number, len(LETTERS))
            letters.append(LETTERS[rest])
        return spaced("".join(letters))

    def code_hash(self, code: str) -> str:
        """What is kept of a code: an HMAC under the installation's secret, so that a copied database opens nothing."""
        return salted_hmac(f"{self.salt}.receipt", code, algorithm="sha256").hexdigest()

    def possible_hashes(self, code: str) -> list[str]:
        """The hashes of a code under this secret and those before it (``SECRET_KEY_FALLBACKS``)."""
        secrets_: list[str] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]  # type: ignore[list-item]  # we only use text
        return [
            salted_hmac(f"{self.salt}.receipt", code, secret=secret, algorithm="sha256").hexdigest()
            for secret in secrets_
        ]


def chance() -> str:
    """A new number for a form that is opened now."""
    return secrets.token_urlsafe(16)


def spaced(code: str) -> str:
    """The code in groups of four."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def tidy(written: str) -> str:
    """The code as somebody wrote it, small letters and odd gaps and all; "" when it cannot be one."""
    code = "".join(each for each in written.upper() if each.isalnum())
    return spaced(code) if len(code) == LENGTH and set(code) <= set(LETTERS) else ""
