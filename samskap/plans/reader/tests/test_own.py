"""Whether a document is one of ours, and what happens when it only says so."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document

from samskap.plans.reader import UnreadableDocument, read
from samskap.plans.reader.document import Period, Timing
from samskap.plans.reader.own import read_own
from samskap.plans.reader.own.meaning import meaning_words, period_words, read_meaning, read_period
from samskap.plans.reader.own.names import label_key, status_key

TODAY = date(2026, 11, 21)
SAYS_SO = (
    '<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{1}" pid="2" '
    'name="Samskap"><vt:lpwstr>samskap-plan/1</vt:lpwstr></property></Properties>'
)


def says_so(data: bytes, **parts: str) -> bytes:
    """The document with our property, and with these parts in place of its own."""
    changed = {"docProps/custom.xml": SAYS_SO, **{f"word/{name}.xml": text for name, text in parts.items()}}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            if name not in changed:
                after.writestr(name, before.read(name))
        for name, text in changed.items():
            after.writestr(name, text)
    return out.getvalue()


def foreign() -> bytes:
    """A plan that somebody wrote in Word."""
    document = Document()
    document.add_heading("Plan for Mestring 2026–2029", 0)
    document.add_heading("Møteplasser", 1)
    for line in ("1. Åpen kveld hver uke", "Ansvarlig: Brygga", "Frist: 1. juni 2027"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_who_only_says_so_is_read_as_any_other() -> None:
    assert read_own(says_so(foreign())) is None
    expected = read(foreign(), file_name="a.docx", today=TODAY).document
    assert read(says_so(foreign()), file_name="a.docx", today=TODAY).document == expected


@pytest.mark.parametrize("broken", ["", "<a", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a/>"])
def test_a_broken_one_gets_the_sentence_of_any_other(broken: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(says_so(foreign(), document=broken), file_name="a.docx", today=TODAY)


def test_a_time_is_told_in_both_languages_and_understood() -> None:
    timing = Timing("neste møte", "deadline", None, date(2027, 9, 1), "month", "monthly", certain=False)
    assert meaning_words(timing, "nb") == "frist innen 01.09.2027, på måneden, hver måned, usikkert"
    for language in ("nb", "nn"):
        assert read_meaning("neste møte", meaning_words(timing, language)) == timing
    assert read_meaning("neste møte", "frist innen 31.02.2027") is None
    assert read_meaning("neste møte", "vi får se") is None


def test_a_period_tells_its_dates_where_its_words_do_not() -> None:
    told = Period("2026–2029", date(2026, 1, 1), date(2029, 12, 31))
    assert period_words(told, "nb") == ""
    for period in (Period("2026–2029", None, None), Period("fire år", date(2026, 1, 1), None)):
        assert read_period(period.text, period_words(period, "nn")) == period


def test_our_labels_are_known_and_no_others() -> None:
    assert [label_key(words) for words in ("Ansvarleg: ", " – slik merkes det: ", " (", "Annet: ")] == [
        "lead", "shows", "meaning", "",
    ]  # fmt: skip
    assert (status_key("Treng ei hand"), status_key("Ferdig")) == ("needs_hand", "")
