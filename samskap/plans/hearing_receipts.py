"""The mark a form of the hearing carries, and the code an author without a name reads the answer with.

The mark is signed: what the form is about, when it was opened, and a chance number. From that number and the words come
the key that makes a form sent twice one input, and the code. The number itself is kept nowhere, so that neither
the key nor the hash in the database leads back to the code.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "samskap.plans.hearing"
# No vowels, so that no word arises by chance, and nothing that looks like a digit. 19^12 is more than 2^50.
LETTERS = "BCDFGHJKLMNPRSTVWXZ"
LENGTH = 12


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it was opened. ``about`` is what the measure or part was called then."""

    hearing: int
    at: datetime
    chance: str
    measure: int | None = None
    section: int | None = None
    about: str = ""


def open_form(
    hearing: int, now: datetime, *, measure: int | None = None, section: int | None = None, about: str = ""
) -> Opened:
    """A form opened now."""
    return Opened(hearing, now, secrets.token_urlsafe(16), measure, section, about)


def write_mark(opened: Opened) -> str:
    """The mark for the form's hidden field."""
    content = [
        opened.hearing,
        opened.at.timestamp(),
        opened.chance,
        opened.measure,
        opened.section,
        opened.about,
    ]
    return signing.dumps(content, salt=SALT, compress=True)


def read_mark(mark: str) -> Opened | None:
    """What the form was opened with; None for a mark that is not ours."""
    try:
        hearing, at, chance, measure, section, about = signing.loads(mark, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Opened(hearing, datetime.fromtimestamp(at, UTC), chance, measure, section, about)


def sent_key(opened: Opened, text: str) -> str:
    """The same for the same words from the same form, so that a double click is one input."""
    return hashlib.sha256(f"{opened.chance}:{opened.measure}:{opened.section}:{text}".encode()).hexdigest()


def code_for(opened: Opened, text: str) -> str:
    """The code of what was sent: «BCDF-GHJK-LMNP»; the same when the form is sent again."""
    content = f"{opened.chance}:{opened.measure}:{opened.section}:{text}"
    number = int(salted_hmac(f"{SALT}.code", content, algorithm="sha256").hexdigest(), 16)
    letters = []
    for _at in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return spaced("".join(letters))


def spaced(code: str) -> str:
    """The code in groups of four."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def tidy(written: str) -> str:
    """The code as somebody wrote it, small letters and odd gaps and all; "" when it cannot be one."""
    code = "".join(each for each in written.upper() if each.isalnum())
    return spaced(code) if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def code_hash(code: str) -> str:
    """What is kept of a code: an HMAC under the installation's secret, so that a copied database opens nothing."""
    return salted_hmac(f"{SALT}.receipt", code, algorithm="sha256").hexdigest()


def possible_hashes(code: str) -> list[str]:
    """The hashes of a code under this secret and those before it (``SECRET_KEY_FALLBACKS``)."""
    secrets_: list[str] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]  # type: ignore[list-item]  # we only use text
    return [
        salted_hmac(f"{SALT}.receipt", code, secret=secret, algorithm="sha256").hexdigest()
        for secret in secrets_
    ]
