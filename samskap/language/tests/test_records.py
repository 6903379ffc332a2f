"""Our `NamedTuple` is that of `typing`, only sooner there."""

from __future__ import annotations

import pickle
import subprocess
import sys
import typing

from samskap.language.checker.records import NamedTuple


class Ours(NamedTuple):
    """A word and how often it was said."""

    word: str
    times: int = 1


class Theirs(typing.NamedTuple):
    """A word and how often it was said."""

    word: str
    times: int = 1


def test_it_does_what_that_of_typing_does() -> None:
    ours, theirs = Ours("samhørighet"), Theirs("samhørighet")
    assert tuple(ours) == tuple(theirs) == ("samhørighet", 1)
    assert (ours.word, ours.times, ours._replace(times=2).times) == ("samhørighet", 1, 2)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (Ours._fields, Ours._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    assert (Ours.__doc__, Ours.__module__) == (Theirs.__doc__, __name__)
    assert pickle.loads(pickle.dumps(ours)) == ours


def test_the_command_starts_without_what_is_slow_to_load() -> None:
    program = (
        "import sys; from samskap.cli import main; main(['language', 'check', '-']); "
        "print(*sorted({'typing', 'pathlib', 'shutil', 'argparse', 'django'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", program], input=b"", capture_output=True, check=True, env=_environment()
    )
    assert done.stdout.decode().splitlines()[-1] == ""


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONUTF8": "1"}
