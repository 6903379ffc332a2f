"""The little of Mozilla's remote protocol that we need: run a script inside the program and hear what it answers."""

from __future__ import annotations

import json
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 60.0  # seconds for the program to start, and for each answer


class MarionetteError(Exception):
    """The program refused a command or did not answer."""


@dataclass
class Marionette:
    """A conversation with one program; scripts run with all its rights."""

    line: socket.socket
    number: int = field(default=0)

    @classmethod
    def of_profile(cls, profile: Path) -> Marionette:
        """Wait until the program with this profile listens, and begin."""
        told, until = profile / "MarionetteActivePort", time.monotonic() + PATIENCE
        while not (told.exists() and told.read_text().strip()):
            if time.monotonic() > until:
                raise MarionetteError("the program does not listen")
            time.sleep(0.2)
        line = socket.create_connection(("127.0.0.1", int(told.read_text())), timeout=PATIENCE)
        talk = cls(line)
        talk._read()
        talk._ask("WebDriver:NewSession", {})
        talk._ask("Marionette:SetContext", {"value": "chrome"})
        return talk

    def run(self, script: str, *arguments: object) -> Any:
        """What the script returns."""
        return self._script("WebDriver:ExecuteScript", script, arguments)

    def wait_for(self, script: str, *arguments: object) -> Any:
        """What the script gives to its last argument, a function."""
        return self._script("WebDriver:ExecuteAsyncScript", script, arguments)

    def _script(self, command: str, script: str, arguments: tuple[object, ...]) -> Any:
        return self._ask(command, {"script": script, "args": list(arguments), "sandbox": "system"})["value"]

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self.number += 1
        said = json.dumps([0, self.number, command, parameters]).encode()
        self.line.sendall(f"{len(said)}:".encode() + said)
        _kind, _number, error, found = self._read()
        if error:
            raise MarionetteError(f"{error.get('error')}: {error.get('message')}")
        return found

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._bytes(1)
        return json.loads(self._bytes(int(length[:-1])))

    def _bytes(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            more = self.line.recv(count - len(found))
            if not more:
                raise MarionetteError("the program has ended")
            found += more
        return found
