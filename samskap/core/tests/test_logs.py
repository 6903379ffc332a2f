"""Logs keep what happened, and nothing about who."""

from __future__ import annotations

import io
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskap.core.logs import scrub, scrub_text

DIGITS = st.text("0123456789", min_size=11, max_size=11)
EIGHT = st.text("0123456789", min_size=7, max_size=7).map(lambda rest: "4" + rest)
AROUND = st.sampled_from(["", " ", "(", ": ", "«"])


@given(st.emails(), AROUND)
def test_no_email_address_is_left(address: str, before: str) -> None:
    clean = scrub_text(f"sendt til{before or ' '}{address} nå")
    assert address not in clean
    assert "@" not in clean


@given(DIGITS, st.sampled_from(["", " ", "-"]))
def test_no_identity_number_is_left(digits: str, between: str) -> None:
    number = f"{digits[:6]}{between}{digits[6:]}"
    assert number not in scrub_text(f"fnr {number}, ja")


@given(EIGHT, st.sampled_from(["", "+47", "+47 ", "0047 "]), st.sampled_from(["8", "2222", "323"]))
def test_no_telephone_number_is_left(digits: str, country: str, groups: str) -> None:
    parts, at = [], 0
    for size in map(int, groups):
        parts.append(digits[at : at + size])
        at += size
    assert " ".join(parts) not in scrub_text(f"ring {country}{' '.join(parts)} nå")


def test_a_query_is_not_kept() -> None:
    assert scrub_text("/fjordvik/planen/?sok=Kari+Nordmann&side=2") == "/fjordvik/planen/?[…]&[…]"


def test_an_address_that_is_a_key_is_not_kept() -> None:
    key = (
        "Internal Server Error: /kalender/12-Xy_9zQ3kHh7tq.ics and /innbygging/7.aB-c_D/ for samskap_"
        + "a1_-" * 9
    )
    assert scrub_text(key) == (
        "Internal Server Error: /kalender/[nøkkel] and /innbygging/[nøkkel]/ for [nøkkel]"
    )
    assert scrub_text("/fjordvik/samlinger/svar/12-Xy_9zQ3k/") == "/fjordvik/samlinger/svar/[nøkkel]/"


def test_numbers_that_are_nobody_stay() -> None:
    for text in ("2026-03-02T06:00:00Z", "ms=12.5", "status 404", "port 8000", "17 tiltak, 170 i alt"):
        assert scrub_text(text) == text


def test_fields_that_hold_words_of_people_are_dropped_at_any_depth() -> None:
    event = {
        "event": "saved",
        "name": "Kari",
        "row": {"email": "a@b.no", "id": 7},
        "list": ["kari@fjordvik.no"],
    }
    assert scrub(None, "info", event) == {"event": "saved", "row": {"id": 7}, "list": ["[e-post]"]}


def test_what_libraries_log_is_scrubbed_too(capsys: pytest.CaptureFixture[str]) -> None:
    handler = logging.getLogger().handlers
    formatter = next(item.formatter for item in handler if type(item) is logging.StreamHandler)
    assert formatter is not None
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "fant ikke %s", ("kari@fjordvik.no",), None)
    line = formatter.format(record)
    assert "[e-post]" in line
    assert "kari" not in line


def test_a_log_that_cannot_be_written_prints_nothing_of_what_it_was_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    stream.close()  # as a pipe that is gone, or a full disk
    logger = logging.getLogger("samskap.core.tests.closed")
    logger.addHandler(handler)
    try:
        raise ValueError("Kvitrebekken")
    except ValueError:
        logger.error("it failed")
    finally:
        logger.removeHandler(handler)
    assert "Kvitrebekken" not in capsys.readouterr().err
