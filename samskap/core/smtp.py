"""Django's SMTP, which also tells a letter that was certainly not taken from one that may have been."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as DjangoBackend


class MaybeTaken(Exception):
    """The server fell silent after it was given the words: it may have the letter, and nobody can know."""


class _Watched(smtplib.SMTP):
    def data(self, msg: Any) -> Any:
        """As always, but a connection lost from here on is told apart: before this, nothing can have been taken."""
        try:
            return super().data(msg)
        except smtplib.SMTPResponseException:
            raise
        except OSError as error:  # smtplib's own «disconnected» is one, too
            raise MaybeTaken from error


class _WatchedSSL(_Watched, smtplib.SMTP_SSL):
    pass


class EmailBackend(DjangoBackend):
    """Used by ``core.outbox`` in place of Django's own SMTP backend."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _WatchedSSL if self.use_ssl else _Watched
