"""A small mail server on this machine, to be switched off, to refuse, and to fall silent at the worst moment."""

from __future__ import annotations

import socket
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class SmtpServer:
    """What it answers to RCPT and to the words is set by the test; what it took is in ``taken``."""

    rcpt: str = "250 ok"
    after_data: str | None = "250 ok"  # None: the line goes dead
    most: int = 1000  # letters in one conversation; then it is 421
    taken: list[EmailMessage] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Nobody is answered any more."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _address = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with line, line.makefile("rb") as said:
            line.sendall(b"220 brev.example\r\n")
            letters = 0
            while command := said.readline():
                verb = command[:4].upper()
                if verb == b"MAIL" and (letters := letters + 1) > self.most:
                    line.sendall(b"421 enough for now\r\n")
                    return
                if verb == b"DATA":
                    line.sendall(b"354 go on\r\n")
                    words = b"".join(iter(said.readline, b".\r\n"))
                    self.taken.append(message_from_bytes(words, policy=policy.default))
                    if self.after_data is None:
                        return
                answer = {b"RCPT": self.rcpt, b"DATA": self.after_data, b"QUIT": "221 bye"}.get(
                    verb, "250 ok"
                )
                line.sendall(f"{answer}\r\n".encode())
