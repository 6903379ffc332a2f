"""A line without end is read to its end. (Each of these once cost the square of its length.)"""

from __future__ import annotations

from datetime import date

import pytest

from samskap.plans.reader import read

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("piece", ["1. ", "1.", "Vi skal. ", "høst 2024 - ", "Ansvar: "])
def test_a_repeated_piece_is_read_to_its_end(piece: str) -> None:
    read(f"Plan\n\n{piece * 20_000}".encode(), file_name="plan.txt", today=TODAY)
