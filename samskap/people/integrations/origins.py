"""Sites that may frame a page, as origins: https, a host, perhaps a port, and nothing else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

MOST = 10
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")


class NotAnOrigin(ValueError):
    """The words are no origin; the first argument is the line."""


def read_origins(text: str) -> list[str]:
    """One origin a line, each once and as browsers write it; NotAnOrigin names the first line that is none."""
    lines = [line.strip() for line in text.replace(",", "\n").splitlines()]
    return list(dict.fromkeys(_origin(line) for line in lines if line))


def _origin(line: str) -> str:
    try:
        parts = urlsplit(line)
        host = (parts.hostname or "").encode("idna").decode().lower()
        port = parts.port
    except ValueError:  # a port that is none, a broken IPv6 address, a name that cannot be written in ASCII
        raise NotAnOrigin(line) from None
    alone = parts.path in {"", "/"} and not (parts.query or parts.fragment or "@" in parts.netloc)
    if parts.scheme != "https" or not alone or len(host) > 253 or not _HOST.fullmatch(host):
        raise NotAnOrigin(line)
    return f"https://{host}" if port in {None, 443} else f"https://{host}:{port}"
