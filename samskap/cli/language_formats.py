"""How findings are written: for people, for scripts and for GitHub. SARIF has its own file."""

from __future__ import annotations

import os
import sys

from samskap.cli.language_rows import LEVEL_WORDS, Outcome, Row, as_record, suggestion
from samskap.cli.language_texts import printable, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from samskap.cli.language_sarif import Sarif
    from samskap.language.checker.findings import Finding

_SHAPES = {"red": "■", "yellow": "▲", "info": "●"}
_WIDEST = 96
_INDENT = "    "
# Weight and underline can be read on every background, and say nothing of good and bad.
_BOLD, _UNDERLINE, _OFF = "\033[1m", "\033[4m", "\033[0m"


def format_named(name: str) -> Readable | Json | GitHub | Sarif:
    """The format a person asked for: takes the findings file by file with ``add``, and then what the run did."""
    if name == "sarif":
        from samskap.cli.language_sarif import Sarif

        return Sarif(write)
    return Json() if name == "json" else GitHub() if name == "github" else Readable()


def write(text: str) -> None:
    """UTF-8 whatever the terminal's locale says."""
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "replace"))


class Readable:
    """For people: what to say instead, and why, once for each word and file."""

    def __init__(self) -> None:
        self.files = 0
        self.terminal = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._width = _width() - len(_INDENT)
        self._name = self._file = ""  # the one that rows came from last, and how it is shown
        self._told: set[str] = set()  # words whose why has been told in it
        self._says: dict[tuple[str, ...], str] = {}  # an entry's advice is folded once

    def add(self, rows: list[Row]) -> None:
        if not rows:
            return
        if not self._told or self._name != rows[0].file:
            self.files += 1
            self._name, self._file = rows[0].file, _shown(rows[0].file)
            self._told = set()
        lines: list[str] = []
        for row in rows:
            lines.append(self._head(row))
            finding = row.finding
            if say := finding.suggestions or finding.advice:
                lines.append(self._say(say))
            if finding.word not in self._told:
                self._told.add(finding.word)
                lines += self._why(finding)
        write("\n".join(lines))

    def _head(self, row: Row) -> str:
        finding = row.finding
        place = f"{self._file}, {row.where}" if row.where else f"{self._file}:{row.line}:{row.column}"
        level = f"{_SHAPES[finding.level]} {LEVEL_WORDS[finding.level]}"
        return f"{place}  {level}: {self._in(_BOLD, f'«{printable(finding.text)}»')}"

    def _say(self, say: tuple[str, ...]) -> str:
        said = self._says.get(say)
        if said is None:
            words = f"Prøv heller: {', '.join(f'«{one}»' for one in say)}"
            said = self._says[say] = "\n".join(_folded(words, self._width))
        return said

    def _why(self, finding: Finding) -> list[str]:
        lines = _folded(finding.why, self._width) if finding.why else []
        return [*lines, f"{_INDENT}{self._in(_UNDERLINE, printable(finding.url))}"] if finding.url else lines

    def _in(self, style: str, text: str) -> str:
        return f"{style}{text}{_OFF}" if self.terminal else text

    def end(self, outcome: Outcome) -> None:
        if outcome.levels:
            write("")
        write(summary(outcome, self.files))


def summary(outcome: Outcome, with_findings: int) -> str:
    """The last line: how many, of which level, in how many files."""
    files = "1 fil" if outcome.files == 1 else f"{outcome.files} filer"
    total = outcome.levels.total()
    if not outcome.files:
        return "Det var ingenting å sjekke."
    if not total:
        return f"Det er alt. Ingen ord å se på i {files}."
    levels = ", ".join(f"{n} {word}" for key, word in LEVEL_WORDS.items() if (n := outcome.levels[key]))
    inside = files if with_findings == outcome.files else f"{with_findings} av {files}"
    return f"{total} ord å se på i {inside}: {levels}."


def _shown(name: str) -> str:
    """A file's name at the beginning of a line, where GitHub would take «::» and «##[» for orders to itself."""
    line = printable(name)
    return f"./{line}" if line.startswith((":", "#")) else line


def _folded(text: str, width: int) -> list[str]:
    """Indented, and folded to the width of the screen."""
    lines = [""]
    for word in printable(text).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return [_INDENT + line for line in lines]


def _width() -> int:
    """The width of the screen. shutil and textwrap would know, but take longer to load than a text to check."""
    try:
        return max(30, min(os.get_terminal_size(sys.stdout.fileno()).columns, _WIDEST))
    except (OSError, ValueError):
        return _WIDEST


class Json:
    """One JSON list of findings, for any script."""

    def __init__(self) -> None:
        self.written = False

    def add(self, rows: list[Row]) -> None:
        from json.encoder import encode_basestring

        if not rows:
            return
        quoted: dict[str | int, str | int] = {}  # most strings of an entry come again and again

        def shown(value: str | int) -> str | int:
            if isinstance(value, int):
                return value
            known = quoted.get(value)
            if known is None:
                known = quoted[value] = encode_basestring(value)
            return known

        lines = (", ".join([f'"{name}": {shown(of)}' for name, of in as_record(row).items()]) for row in rows)
        write(("," if self.written else "[") + "\n,".join([f"{{{line}}}" for line in lines]))
        self.written = True

    def end(self, outcome: Outcome) -> None:
        write("]" if self.written else "[]")


class GitHub:
    """Workflow commands that put findings beside the lines of a pull request."""

    def add(self, rows: list[Row]) -> None:
        if rows:
            write("\n".join(map(self._line, rows)))

    def _line(self, row: Row) -> str:
        finding = row.finding
        command = "notice" if finding.level == "info" else "warning"
        places = [] if row.file == "-" else [f"file={_property(row.file)}"]
        if row.direct:
            places += [f"line={row.line}", f"col={row.column}"]
            places += [f"endColumn={row.end_column}"] if row.end_line == row.line else []
        title = _property(f"{LEVEL_WORDS[finding.level].capitalize()}: {printable(finding.text)}")
        where = ",".join([*places, f"title={title}"])
        say = suggestion(finding)
        said = f"Prøv heller: «{say}». " if say else ""
        message = _data(f"{said}{finding.why} {finding.url}".strip())
        return f"::{command} {where}::{message}"

    def end(self, outcome: Outcome) -> None:
        """A summary would be one more annotation."""


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
