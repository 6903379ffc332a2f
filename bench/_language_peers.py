"""The checkers the language benchmark runs against, each told to look for the same forms and as little else as it can.

They are installed into ``.cache/peers`` from the registries this machine is set up for. What each is given:

* alex: its engine with its own (English) list taken out and the forms in; no setting of its own can do that.
* textlint: only the rule ``terminology``, without its own terms.
* cspell: the forms as ``flagWords``; every other word of the text in a dictionary, as if it had a Norwegian one.
* write-good: all of its checks off, and an extension with one regular expression, made as its own are.
* proselint: all of its checks off, and one of its own kind (``PreferredFormsSimple``) with the forms.
* codespell: the forms as its only dictionary.
* typos: the forms as ``extend-words``; its English list cannot be left out, so what that says of the text is allowed.

cspell, codespell and typos know single words only and get the forms without the phrases.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache" / "peers"
LIMIT = 120  # seconds for one run
_INSTALLING = 600
FILE = "{file}"  # stands in a command for the file to check; without it that comes last
Forms = Mapping[str, str]  # what to look for, and what to say instead


class LeftOutError(Exception):
    """A peer cannot be measured here; the message says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """``configure`` writes what the peer reads into a folder and gives the command."""

    name: str
    registry: str  # npm or pip
    packages: tuple[str, ...]
    configure: Callable[[Path, Forms, str], list[str]]


def _json(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _npm_program(path: str) -> list[str]:
    return [_node(), str(FOLDER / "node_modules" / path)]


def _pip_program(name: str) -> str:
    return str(FOLDER / "venv" / ("Scripts" if os.name == "nt" else "bin") / name)


def _single(forms: Forms) -> dict[str, str]:
    return {form: instead for form, instead in forms.items() if " " not in form}


def _alternatives(forms: Iterable[str]) -> str:
    """One regular expression of JavaScript that matches any of the forms, the longest first."""
    special = re.compile(r"[\\^$.*+?()\[\]{}|/]")
    return "|".join(special.sub(r"\\\g<0>", form) for form in sorted(forms, key=len, reverse=True))


def _alex(folder: Path, forms: Forms, _text: str) -> list[str]:
    """There is no setting for words of one's own, so the engine is loaded with another list."""
    patterns = [
        {
            "id": f"word-{at}",
            "type": "basic",
            "categories": ["a"],
            "considerate": {instead: "a"},
            "inconsiderate": {form: "a"},
        }
        for at, (form, instead) in enumerate(forms.items())
    ]
    modules = FOLDER / "node_modules"
    _json(folder / "patterns.json", patterns)
    loader = folder / "load.mjs"
    loader.write_text(
        "import fs from 'node:fs'\n"
        f"import {{patterns}} from {json.dumps((modules / 'retext-equality/lib/en.js').as_uri())}\n"
        f"const own = JSON.parse(fs.readFileSync({json.dumps(str(folder / 'patterns.json'))}, 'utf8'))\n"
        "patterns.length = 0\nfor (const each of own) patterns.push(each)\n"
        f"await import({json.dumps((modules / 'alex/cli.js').as_uri())})\n",
        encoding="utf-8",
    )
    return [_node(), str(loader), "--text"]


def _textlint(folder: Path, forms: Forms, _text: str) -> list[str]:
    by_instead: dict[str, list[str]] = {}
    for form, instead in forms.items():
        by_instead.setdefault(instead, []).append(form)
    terms = [[f"(?:{_alternatives(each)})", instead] for instead, each in by_instead.items()]
    options = {"defaultTerms": False, "terms": terms}
    path = _json(folder / ".textlintrc.json", {"rules": {"terminology": options}})
    return [*_npm_program("textlint/bin/textlint.js"), "--config", str(path), "--format", "unix"]


def _cspell(folder: Path, forms: Forms, text: str) -> list[str]:
    flagged = list(_single(forms))
    known = sorted({word.lower() for word in re.findall(r"[^\W\d_]+", text)} - set(flagged))
    (folder / "known.txt").write_text("\n".join(known), encoding="utf-8")
    settings = {
        "version": "0.2",
        "loadDefaultConfiguration": False,
        "dictionaryDefinitions": [{"name": "known", "path": "./known.txt"}],
        "dictionaries": ["known"],
        "flagWords": flagged,
        "maxNumberOfProblems": 1_000_000,
        "maxDuplicateProblems": 1_000_000,
        "minWordLength": 2,
    }
    path = _json(folder / "cspell.json", settings)
    return [
        *_npm_program("cspell/bin.mjs"),
        *("lint", "--config", str(path), "--language-id", "plaintext"),
        *("--no-progress", "--no-summary", "--no-show-suggestions", "--no-cache", "--no-gitignore", "--dot"),
    ]


def _write_good(folder: Path, forms: Forms, _text: str) -> list[str]:
    module = folder / "dictionary.js"
    module.write_text(
        f"const words = {json.dumps(_alternatives(forms))}\n"
        "const re = new RegExp('(?<![\\\\p{L}\\\\d])(' + words + ')(?![\\\\p{L}\\\\d])', 'giu')\n"
        "module.exports = {dictionary: {explanation: 'is in the dictionary', fn: text => {\n"
        "  const found = []\n  for (const match of text.matchAll(re))"
        " found.push({index: match.index, offset: match[0].length})\n  return found\n}}}\n",
        encoding="utf-8",
    )
    # It takes everything after the file's name for an option, and checks none before it.
    return [*_npm_program("write-good/bin/write-good.js"), FILE, f"--checks={module}", "--parse"]


def _proselint(folder: Path, forms: Forms, _text: str) -> list[str]:
    _json(folder / "forms.json", dict(forms))
    script = folder / "run.py"
    script.write_text(
        "import json, sys\nfrom pathlib import Path\n"
        "from proselint.registry import CheckRegistry\n"
        "from proselint.registry.checks import Check, types\n"
        "from proselint.tools import LintFile\n"
        f"forms = json.loads(Path({str(folder / 'forms.json')!r}).read_text('utf-8'))\n"
        "CheckRegistry().register(Check(check_type=types.PreferredFormsSimple(items=forms),"
        " path='own.words', message='Say {} instead of {}.'))\n"
        "config = {'max_errors': 10**6, 'checks': {'own': True}}\n"
        "for found in LintFile(Path(sys.argv[1])).lint(config):\n"
        "    print(found.pos, found.check_result.message)\n",
        encoding="utf-8",
    )
    return [_pip_program("python"), str(script)]


def _codespell(folder: Path, forms: Forms, _text: str) -> list[str]:
    path = folder / "dictionary.txt"
    # Two words to say instead need a comma at the end, or codespell takes the line for a mistake.
    lines = [f"{form}->{instead.replace(',', '')}," for form, instead in _single(forms).items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return [_pip_program("codespell"), "--dictionary", str(path), "--config", os.devnull]


def _typos(folder: Path, forms: Forms, text: str) -> list[str]:
    path = folder / "typos.toml"
    words = _single(forms)
    command = [_pip_program("typos"), "--isolated", "--config", str(path), "--no-check-filenames"]
    command += ["--color", "never", "--format", "brief"]
    _write_typos(path, words)
    sample = folder / "sample.txt"
    sample.write_text(text, encoding="utf-8")
    said = subprocess.run([*command, sample], capture_output=True, text=True, check=False, timeout=LIMIT)
    english = {word.lower() for word in re.findall(r"`([^`]+)` should be", said.stdout)} - set(words)
    _write_typos(path, words | {word: word for word in sorted(english)})
    return command


def _write_typos(path: Path, words: Mapping[str, str]) -> None:
    lines = [
        f"{json.dumps(word, ensure_ascii=False)} = {json.dumps(instead, ensure_ascii=False)}"
        for word, instead in words.items()
    ]
    path.write_text("\n".join(["[default.extend-words]", *lines, ""]), encoding="utf-8")


PEERS = [
    Peer("alex", "npm", ("alex@11.0.1",), _alex),
    Peer("textlint", "npm", ("textlint@15.8.0", "textlint-rule-terminology@5.2.16"), _textlint),
    Peer("cspell", "npm", ("cspell@9.8.0",), _cspell),
    Peer("write_good", "npm", ("write-good@1.0.8",), _write_good),
    Peer("proselint", "pip", ("proselint==0.16.0",), _proselint),
    Peer("codespell", "pip", ("codespell==2.4.3",), _codespell),
    Peer("typos", "pip", ("typos==1.52.0",), _typos),
]


def prepared(peer: Peer, forms: Forms, text: str) -> list[str]:
    """Install the peer where it is not yet there, write its settings, and give the command; raises LeftOutError."""
    _install(peer)
    folder = FOLDER / "settings" / peer.name
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return peer.configure(folder, forms, text)
    except (OSError, subprocess.SubprocessError) as error:
        raise LeftOutError(str(error)) from error


def _install(peer: Peer) -> None:
    stamp = FOLDER / "installed" / peer.name
    wanted = " ".join(peer.packages)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    stamp.parent.mkdir(parents=True, exist_ok=True)
    if peer.registry == "npm":
        (FOLDER / "package.json").touch()
        if not (FOLDER / "package.json").read_text(encoding="utf-8"):
            _json(FOLDER / "package.json", {"private": True})
        _quietly([_npm(), "install", "--ignore-scripts", "--loglevel=error", "--no-audit", *peer.packages])
    else:
        if not (FOLDER / "venv").exists():
            _quietly([sys.executable, "-m", "venv", str(FOLDER / "venv")])
        _quietly([_pip_program("python"), "-m", "pip", "install", "--quiet", *peer.packages])
    stamp.write_text(wanted, encoding="utf-8")


def _quietly(command: list[str]) -> None:
    try:
        done = subprocess.run(
            command, cwd=FOLDER, capture_output=True, text=True, timeout=_INSTALLING, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise LeftOutError(f"not installed: {error}") from error
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        # npm tells first what is wrong and last where its log is; pip the other way round.
        raise LeftOutError(f"not installed: {' '.join(lines[-4:])[:200] or done.returncode}")


def with_file(command: list[str], path: Path) -> list[str]:
    """The command for this file."""
    if FILE in command:
        return [str(path) if part == FILE else part for part in command]
    return [*command, str(path)]


def _npm() -> str:
    """The npm that `make setup` found or fetched."""
    stamp = ROOT / ".venv" / "stamps" / "npm"
    named = stamp.read_text(encoding="utf-8").strip() if stamp.exists() else ""
    return named or shutil.which("npm") or "npm"


def _node() -> str:
    beside = Path(_npm()).with_name("node")
    return str(beside) if beside.exists() else shutil.which("node") or "node"
