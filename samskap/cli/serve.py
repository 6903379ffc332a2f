"""``samskap serve``: the web site from one process with a few threads, and the day's work beside it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import socket
import sys
from pathlib import Path

from samskap.cli import worker
from samskap.cli.site import prepare, require_database
from samskap.cli.usage import Parser


def serve(arguments: list[str]) -> int:
    """Serve until somebody stops it with Ctrl-C; returns 1 when it cannot start."""
    parser = Parser("samskap serve", "Kjør nettstedet. Stopp det med Ctrl-C.")
    parser.choices.add_argument("--port", type=int, default=8000, metavar="TALL", help="porten (8000)")
    parser.choices.add_argument("--host", default="127.0.0.1", help="adressen det lyttes på (127.0.0.1)")
    parser.choices.add_argument("--threads", type=int, default=4, metavar="TALL", help="samtidige sider (4)")
    parser.choices.add_argument(
        "--no-jobs", action="store_true", help="ikke gjør det faste arbeidet her; «samskap jobs run» gjør det"
    )
    options = parser.parse_args(arguments)
    if problem := _port_problem(options.host, options.port):
        print(problem, file=sys.stderr)
        return 1
    prepare(SAMSKAP_COLLECTED_STATIC="1")
    require_database()
    collect_static()
    for warning in filter(None, [_demo_warning(options.host), mail_warning()]):
        print(warning, file=sys.stderr)
    with contextlib.nullcontext() if options.no_jobs else worker.beside():
        return _run(options.host, options.port, options.threads)


def _run(host: str, port: int, threads: int) -> int:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    shown = f"[{host}]" if ":" in host else host
    print(f"Samskap er på http://{shown}:{port}. Stopp med Ctrl-C.", flush=True)
    Granian(
        "samskap.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        log_level=LogLevels.warning,
        websockets=False,
        # A worker that dies of an error in one request is started again.
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()
    return 0


def _demo_warning(host: str) -> str:
    """A word to whoever shows the demonstration to more than their own machine; "" for others."""
    from django.conf import settings

    if settings.DEMO and host not in {"127.0.0.1", "localhost", "::1"}:
        return "Dette er prøvekommunen: Alle som når siden, kan logge inn. Ikke legg ekte opplysninger her."
    return ""


def mail_warning() -> str:
    """A word when codes for sign-in would be written to the log and not sent; "" otherwise."""
    from django.conf import settings

    if not settings.DEMO and settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return "E-post blir skrevet i loggen og ikke sendt, kodene for innlogging også. Sett SAMSKAP_EMAIL_BACKEND."
    return ""


def _port_problem(host: str, port: int) -> str:
    """Why nobody can listen there; "" when somebody can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            return f"Port {port} på {host} er opptatt eller stengt. Velg en annen med --port."
    return ""


def collect_static() -> None:
    """Gather the static files with their fingerprints, when any of them has changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / "samskap.stamp"
    now = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return
    print("Samler stiler og bilder …", flush=True)
    with contextlib.redirect_stdout(io.StringIO()):
        call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(now, encoding="ascii")


def _fingerprint() -> str:
    """Changes when a static file of any app does."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = Path(storage.path(name)).stat()
            digest.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()
