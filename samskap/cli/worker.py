"""The work beside the web site: a process that asks every minute for jobs that are due and letters that wait.

A process of its own, so that heavy work does not slow the pages and nothing it does can take the site with it. It ends
when its standard input does, and so with the server, however that one ends.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

log = structlog.get_logger("samskap.worker")
EVERY = 60.0  # seconds
FIRST = 5.0  # the site answers first
PATIENCE = (
    10.0  # how long the server waits for work under way when it stops; what is cut short is taken over later
)


@contextmanager
def beside(*command: str, first: float = FIRST) -> Iterator[None]:
    """Keep the worker running for as long as the block runs; one that dies is started again."""
    stop = threading.Event()
    keeper = threading.Thread(
        target=_keep, args=(command or (sys.executable, "-m", __name__), stop, first), daemon=True
    )
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(PATIENCE + 2)


def _keep(command: tuple[str, ...], stop: threading.Event, first: float) -> None:
    while not stop.wait(first):
        with subprocess.Popen(command, stdin=subprocess.PIPE) as child:  # noqa: S603  # our own program
            while child.poll() is None and not stop.wait(0.5):
                pass
            if child.poll() is None:
                _end(child)
            elif not stop.is_set():
                log.warning("the worker died and is started again", code=child.returncode)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ask it to stop after what it is doing, and not wait for ever."""
    if child.stdin:
        child.stdin.close()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


def main() -> int:
    """Work every minute until standard input ends."""
    from samskap.cli.site import prepare

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches us, too; the server says when
    over = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(over,), daemon=True).start()
    prepare()
    while not over.is_set():
        began = time.monotonic()
        once()
        over.wait(max(EVERY - (time.monotonic() - began), EVERY / 10))
    return 0


def _wait_for_the_end(over: threading.Event) -> None:
    while sys.stdin.buffer.read(1024):
        pass
    over.set()


def once() -> None:
    """One round of work, on a fresh connection when the last one has died; an error waits for the next round."""
    from django.db import close_old_connections

    from samskap.core import jobs

    close_old_connections()
    try:
        jobs.work()
    except Exception as error:  # the database may be away for a while
        log.warning("the work beside the site failed", exception=type(error).__name__)
    finally:
        close_old_connections()


if __name__ == "__main__":
    sys.exit(main())
