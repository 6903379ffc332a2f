"""``samskap language check``: the words of the dictionary in files, without a database and without Django."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Iterator

from samskap.cli.language_files import named_files
from samskap.cli.language_formats import format_named, write
from samskap.cli.language_pieces import pieces_of_file, pieces_of_text
from samskap.cli.language_rows import BaselineError, Outcome, Row, rows_of
from samskap.cli.language_texts import Text, Unreadable, printable, read_text
from samskap.language.checker import LEVELS, EditionError
from samskap.language.checker.editions import language_of_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from samskap.cli.language_baseline import Baseline
    from samskap.language.checker import Edition

NO_EDITION = "Finner ikke utgaven «{name}». Sjekk navnet, og prøv igjen."
BAD_EDITION = "Kan ikke bruke utgaven «{name}»: {why}"
NOT_CHECKED = "«{name}» kunne ikke sjekkes ({kind}). Si gjerne fra om det."
NO_BASELINE = "Skriv hvor listen skal ligge: --baseline FIL --write-baseline."
NO_ROOM = "Får ikke skrevet det som ble funnet. Sjekk at det er plass der det skal stå."
_LARGE = 24 * 2**20  # bytes; more than any block that a text within the limits needs often

WRITTEN = "{count} funn står nå i «{name}» og blir ikke nevnt igjen."


def check(arguments: list[str]) -> int:
    """Exit code 0: nothing at or above the level; 1: findings; 2: something could not be read."""
    options = _options(arguments)
    if options.write_baseline and not options.baseline:
        return _failed(NO_BASELINE)
    _keep_large_blocks()
    collecting = gc.isenabled()
    gc.disable()  # nothing here refers to itself: looking for such things among the findings only takes time
    try:
        run = Run(edition_of(options.edition), options)
        return run.write_baseline() if options.write_baseline else run.report()
    except (EditionError, BaselineError) as error:
        return _failed(str(error))
    except BrokenPipeError:  # whoever read along has seen enough, as with «| head»
        _stop_writing()
        return 1
    except OSError:
        _stop_writing()
        return _failed(NO_ROOM)
    finally:
        if collecting:
            gc.enable()


def _keep_large_blocks() -> None:
    """Have the C library of Linux keep memory it is given back, up to the size of the largest block it ever got back.

    Each page of a new block costs about a microsecond, and a text is copied a few times. None of this one is touched.
    """
    bytes(_LARGE)


class Options:
    """What is asked for; argparse leaves what it is not told as it is."""

    files: list[str]
    edition = ""
    lang = "auto"
    format = "text"
    baseline = ""
    write_baseline = False
    fail_on = "red"

    def __init__(self, **given: list[str]) -> None:
        vars(self).update(given)


class Run:
    """One run over the files that were asked for."""

    def __init__(self, edition: Edition, options: Options) -> None:
        self.edition, self.options = edition, options
        self.problems: list[str] = []
        self.files = 0
        self.digests = options.format == "sarif" or bool(options.baseline)

    def report(self) -> int:
        """Write what was found; returns the exit code."""
        output = format_named(self.options.format)
        levels: Counter[str] = Counter()
        baseline = self._baseline()
        for rows in self.rows():
            new = baseline.without_known(rows) if baseline else rows
            levels.update(row.finding.level for row in new)
            output.add(new)
        output.end(Outcome(self.files, levels, self.problems))
        sys.stdout.flush()
        if self.problems:
            return 2
        least = LEVELS.index(self.options.fail_on)
        return 1 if any(levels[level] for level in LEVELS[least:]) else 0

    def write_baseline(self) -> int:
        """Write what was found as known from now on; returns the exit code."""
        from samskap.cli.language_baseline import write_baseline

        count = write_baseline(self.options.baseline, self.rows())
        write(WRITTEN.format(count=count, name=printable(self.options.baseline)))
        return 2 if self.problems else 0

    def _baseline(self) -> Baseline | None:
        if not self.options.baseline:
            return None
        from samskap.cli.language_baseline import read_baseline

        return read_baseline(self.options.baseline)

    def rows(self) -> Iterator[list[Row]]:
        """The findings, a piece of a file at a time; a file that cannot be read is named on standard error."""
        for name in named_files(self.options.files):
            try:
                yield from self._rows_of(name)
            except Exception as error:  # one odd file must not stop the others
                self.problems.append(_told(name, error))
                _tell(self.problems[-1])

    def _rows_of(self, name: str) -> Iterator[list[Row]]:
        pieces = pieces_of_file(name)
        text = Text("") if pieces else read_text(name)
        lang = self.options.lang
        for number, piece in enumerate(pieces or pieces_of_text(text.text)):
            if lang == "auto" and piece.end < len(piece.text):  # the beginning speaks for the pieces to come
                lang = language_of_text(piece.text)
            found = self.edition.check(piece.text, lang)
            if number == 0:
                self.files += 1
                if text.notice:
                    _tell(text.notice)
            yield rows_of(name, text, piece, found, digests=self.digests)


def _told(name: str, error: Exception) -> str:
    """Why a file was not checked, without anything of what it says."""
    if isinstance(error, Unreadable):
        return str(error)
    return NOT_CHECKED.format(name=printable(name), kind=type(error).__name__)


def edition_of(name: str) -> Edition:
    """The edition in a file, else the one Samskap brings along; raises EditionError."""
    from samskap.language.checker import load_edition, load_starter

    if not name:
        return load_starter()
    try:
        return load_edition(name)
    except EditionError as error:
        shown, why = printable(name), printable(str(error))
        if isinstance(error.__cause__, FileNotFoundError):
            raise EditionError(NO_EDITION.format(name=shown), error.entry) from error
        message = why if os.path.basename(name) in why else BAD_EDITION.format(name=shown, why=why)
        raise EditionError(message, error.entry) from error


def _options(arguments: list[str]) -> Options:
    # Files and nothing else, as most runs: loading argparse is a twentieth of such a run.
    if arguments and not any(one.startswith("-") and one != "-" for one in arguments):
        return Options(files=arguments)
    from samskap.cli.usage import Parser

    # Told here, for argparse would look up the width of the screen at every start to fold what few ask for.
    parser = Parser("samskap language check", "Se etter ord fra Ordboken i filer.")
    parser.usage = "%(prog)s [valg] FIL [FIL ...]"
    parser.inputs.add_argument(
        "files", metavar="FIL", nargs="+", help="filer og mapper; «-» leser fra standard inn"
    )
    add = parser.choices.add_argument
    add("--edition", metavar="FIL", help="utgaven av Ordboken; ellers brukes Samskaps egen")
    add("--lang", choices=("auto", "nb", "nn"), help="språket rådene gis på")
    add("--format", choices=("text", "json", "sarif", "github"), help="hvordan funn vises")
    add("--baseline", metavar="FIL", help="utelat funnene i denne listen")
    add("--write-baseline", action="store_true", help="skriv listen med alt som finnes nå")
    add(
        "--fail-on",
        choices=("red", "yellow", "info"),
        help="fra dette nivået er koden 1; ellers fra red",
    )
    return parser.parse_intermixed_args(arguments, Options())


def _failed(message: str) -> int:
    _tell(message)
    return 2


def _stop_writing() -> None:
    """What is left to write goes nowhere, so that Python does not stumble over it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(message: str) -> None:
    sys.stderr.buffer.write(f"{message}\n".encode("utf-8", "replace"))
    sys.stderr.flush()
