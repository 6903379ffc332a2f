"""Structured logs that hold no personal data: fields are chosen, and what looks like a person is blotted out."""

from __future__ import annotations

import logging.config
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

_PERSONAL = [
    # addresses that are keys: Django names them in the log when a page fails
    (re.compile(r"(?<=/kalender/)[^\s/?\"']+|(?<=/innbygging/)[^\s/?\"']+"), "[nøkkel]"),
    (re.compile(r"(?<=/samlinger/svar/)[^\s/?\"']+"), "[nøkkel]"),
    (re.compile(r"(?<=/hjalp-det/)[^\s/?\"']+"), "[nøkkel]"),
    (re.compile(r"(?<=/refleksjon/med/)[^\s/?\"']+"), "[kode]"),
    (re.compile(r"\bsamskap_[A-Za-z0-9_-]{20,}"), "[nøkkel]"),
    (re.compile(r"""[^\s@"<>(),;:]{1,64}@[\w.-]+\.[\w-]+"""), "[e-post]"),
    (re.compile(r"(?<!\d)\d{6}[ -]?\d{5}(?!\d)"), "[fødselsnummer]"),
    (
        re.compile(r"(?<![\d.:-])(?:(?:\+|00)47 ?)?[2-9]\d(?:(?: ?\d{2}){3}|\d \d{2} \d{3})(?![\d.:-])"),
        "[telefon]",
    ),
    (re.compile(r"(?<=[?&])[^\s=&\"']+=[^\s&\"']+"), "[…]"),
]
_NEVER = {"password", "email", "name", "text", "body", "query", "cookie", "token", "code", "ip"}


def scrub_text(text: str) -> str:
    """The text with e-mail addresses, identity and telephone numbers and query strings blotted out."""
    for pattern, instead in _PERSONAL:
        text = pattern.sub(instead, text)
    return text


def scrub(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: drops fields that hold what people wrote or who they are."""
    for key in [key for key in event if key.lower() in _NEVER]:
        del event[key]
    for key, value in event.items():
        if not key.startswith("_"):
            event[key] = _scrub_value(value)
    return event


def _scrub_value(value: Any) -> Any:
    """The value with every text inside it scrubbed."""
    if isinstance(value, str):
        return scrub_text(value)
    if isinstance(value, dict):
        return {key: _scrub_value(inner) for key, inner in value.items() if str(key).lower() not in _NEVER}
    if isinstance(value, (list, tuple, set)):
        return [_scrub_value(inner) for inner in value]
    return value


def logging_settings(*, level: str, readable: bool) -> dict[str, Any]:
    """Django's LOGGING: JSON lines for machines, or short lines for a person at a terminal."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        scrub,
    ]
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=False)
        if readable
        else structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True)
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*shared[:-1], structlog.stdlib.ExtraAdder(allow=set()), scrub],
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "django.server": {"level": "WARNING"},
            "_granian": {"level": "WARNING"},
        },
        "samskap_processors": shared,
    }


def configure(settings: dict[str, Any]) -> None:
    """Set up standard logging and structlog with the same processors."""
    # A log that cannot be written (a full disk, a closed stream) says nothing instead of printing what it was about:
    # Python would print the whole chain of faults, and one of them may hold what somebody wrote.
    logging.raiseExceptions = False
    processors = settings.pop("samskap_processors")
    logging.config.dictConfig(settings)
    settings["samskap_processors"] = processors
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *processors,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
