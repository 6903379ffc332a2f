"""Argument parsing that speaks Norwegian."""

from __future__ import annotations

import argparse
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Never


class Parser(argparse.ArgumentParser):
    """``argparse`` with Norwegian headings, and one Norwegian line for wrong use."""

    def __init__(self, program: str, summary: str) -> None:
        super().__init__(program, description=summary, add_help=False, formatter_class=_Formatter)
        self.inputs = self.add_argument_group("Argumenter")
        self.choices = self.add_argument_group("Valg")
        self.choices.add_argument("-h", "--help", action="help", help="vis denne hjelpen")

    def error(self, message: str) -> Never:
        """Wrong use: exit 2. Of argparse's own message, which is English, only what it is about is kept."""
        about = message.removeprefix("argument ").split(": ")[0 if message.startswith("argument ") else -1]
        shown = "".join(sign if sign.isprintable() else "?" for sign in about)[:80]
        print(
            f"Kommandoen er ikke skrevet riktig: {shown}. Skriv «{self.prog} --help» for å se hvordan.",
            file=sys.stderr,
        )
        sys.exit(2)


def version() -> str:
    """The version of Samskap that runs."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return version_of("samskap")
    except PackageNotFoundError:  # run from a folder that is not installed
        return "0"


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse leaves them open
        super().add_usage(usage, actions, groups, "Bruk: " if prefix is None else prefix)
