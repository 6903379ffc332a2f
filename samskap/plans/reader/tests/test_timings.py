"""Every row of the table of dates, in columns and in running text, in bokmål and nynorsk."""

from __future__ import annotations

from datetime import date

import pytest

from samskap.plans.reader.tests.documents_as_read import when
from samskap.plans.reader.timings import Frame, Role, read_timings

FRAME = Frame(date(2022, 1, 1), date(2025, 12, 31), None, date(2022, 1, 1))


def _read(text: str, role: Role, frame: Frame = FRAME) -> list[str]:
    return [when(timing) for timing in read_timings(text, role, frame)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31. mars 2022", "deadline …2022-03-31 day"),
        ("31.03.2022", "deadline …2022-03-31 day"),
        ("31.3.22", "deadline …2022-03-31 day"),
        ("2022-03-31", "deadline …2022-03-31 day"),
        ("1/9-24", "deadline …2024-09-01 day"),
        ("1. september", "deadline …2022-09-01 day ?"),
        ("1.10", "deadline …2022-10-01 day ?"),
        ("januar 2022", "period 2022-01-01…2022-01-31 month"),
        ("jan. 2023", "period 2023-01-01…2023-01-31 month"),
        ("03/2024", "period 2024-03-01…2024-03-31 month"),
        ("september", "period 2022-09-01…2022-09-30 month ?"),
        ("Medio februar 2021", "period 2021-02-01…2021-02-28 month"),
        ("Ultimo mai 2023", "period 2023-05-01…2023-05-31 month"),
        ("primo juni 2023", "period 2023-06-01…2023-06-30 month"),
        ("høst 2024", "period 2024-08-01…2024-11-30 season"),
        ("hausten 2024", "period 2024-08-01…2024-11-30 season"),
        ("våren 2023", "period 2023-03-01…2023-05-31 season"),
        ("Sommar 2023", "period 2023-06-01…2023-07-31 season"),
        ("vinteren 2023/2024", "period 2023-12-01…2024-02-29 season"),
        ("vinteren 2024", "period 2023-12-01…2024-02-29 season ?"),
        ("høst -24", "period 2024-08-01…2024-11-30 season"),
        ("September – desember 2021", "period 2021-09-01…2021-12-31 month"),
        ("september-desember 2021", "period 2021-09-01…2021-12-31 month"),
        ("september — desember 2021", "period 2021-09-01…2021-12-31 month"),
        ("oktober 2022 – mars 2023", "period 2022-10-01…2023-03-31 month"),
        ("oktober–mars 2023", "period 2022-10-01…2023-03-31 month"),
        ("2014–2017", "period 2014-01-01…2017-12-31 year"),
        ("2022 – 2025", "period 2022-01-01…2025-12-31 year"),
        ("2022-25", "period 2022-01-01…2025-12-31 year"),
        ("2024/2025", "period 2024-01-01…2025-12-31 year"),
        ("1.–15. mars 2024", "period 2024-03-01…2024-03-15 day"),
        ("01.01.2024 - 31.12.2024", "period 2024-01-01…2024-12-31 day"),
        ("2016→", "open 2016-01-01… year"),
        ("2023 -", "open 2023-01-01… year"),
        ("fra 2024", "open 2024-01-01… year"),
        ("frå og med hausten 2024", "open 2024-08-01… season"),
        ("2. kvartal 2024", "period 2024-04-01…2024-06-30 quarter"),
        ("2.–4. kvartal 2024", "period 2024-04-01…2024-12-31 quarter"),
        ("Q2", "period 2022-04-01…2022-06-30 quarter ?"),
        ("Q4 2023", "period 2023-10-01…2023-12-31 quarter"),
        ("andre halvår 2024", "period 2024-07-01…2024-12-31 half"),
        ("uke 36", "period 2022-09-05…2022-09-11 week ?"),
        ("veke 36 2023", "period 2023-09-04…2023-09-10 week"),
        ("1. tertial 2024", "period 2024-01-01…2024-04-30 month"),
        ("Skoleåret 2024/25", "period 2024-08-01…2025-06-30 month"),
        ("Årsskiftet 2024/2025", "deadline …2024-12-31 day"),
        ("før påske 2024", "deadline …2024-03-22 day ?"),
        ("Løpende", "recurring continuous"),
        ("løpande", "recurring continuous"),
        ("kontinuerlig", "recurring continuous"),
        ("Hele planperioden", "recurring continuous"),
        ("Årlig", "recurring yearly"),
        ("årleg", "recurring yearly"),
        ("månadleg", "recurring monthly"),
        ("en gang i måneden", "recurring monthly"),
        ("to ganger i året", "recurring half-yearly"),
        ("tre gonger i året", "recurring 3 per year"),
        ("fire årlige møter", "recurring quarterly"),
        ("to møter i halvåret", "recurring quarterly"),
        ("ukentlig", "recurring weekly"),
        ("hver tirsdag", "recurring weekly"),
        ("annenhver uke", "recurring biweekly"),
        ("annakvar månad", "recurring every 2 months"),
        ("hvert annet år", "recurring every 2 years"),
        ("hver høst", "recurring yearly"),
        ("kvart halvår", "recurring half-yearly"),
        ("Kvartalsvis", "recurring quarterly"),
        ("Ved behov", "recurring ?"),
        ("Månedlig fra januar 2023", "recurring 2023-01-01… month monthly"),
        ("Løpende 2022–2024", "recurring 2022-01-01…2024-12-31 year continuous"),
        ("Årlig i mars", "recurring 2022-03-01… month yearly ?"),
        ("senest to uker før", "deadline ?"),
        ("neste møte", "deadline ?"),
        ("1.10?", "deadline ?"),
        ("aug/sept", "deadline ?"),
        ("okt?", "deadline ?"),
        ("Umiddelbart", "deadline ?"),
    ],
)
def test_a_time_column(text: str, expected: str) -> None:
    assert _read(text, Role.WHEN) == [f"{text}: {expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("januar 2022", "deadline …2022-01-31 month"),
        ("høsten 2024", "deadline …2024-11-30 season"),
        ("innen første halvår 2002", "deadline …2002-06-30 half"),
        ("innen utgangen av 2009", "deadline …2009-12-31 year"),
        ("Innan utgangen av 2009", "deadline …2009-12-31 year"),
        ("før jul 2015", "deadline …2015-12-24 day ?"),
        ("før sommaren", "deadline …2022-06-20 day ?"),
        ("før sommerferien 2024", "deadline …2024-06-20 day ?"),
        ("innen 31. mai neste år", "deadline …2023-05-31 day ?"),
        ("2024", "deadline …2024-12-31 year"),
        ("2022 – 2025", "period 2022-01-01…2025-12-31 year"),
        ("uke 36 2024", "deadline …2024-09-08 week"),
        ("før høsten 2024", "deadline …2024-07-31 season ?"),
    ],
)
def test_a_deadline_column(text: str, expected: str) -> None:
    assert _read(text, Role.DEADLINE) == [f"{text}: {expected}"]


def test_several_times_in_a_column_share_its_words() -> None:
    assert _read("Oppstart høst 2023, ferdig vår 2024", Role.WHEN) == [
        "Oppstart høst 2023: start 2023-08-01… season",
        "ferdig vår 2024: deadline …2024-05-31 season",
    ]
    assert _read("1.3.2024, 1.10.2024", Role.WHEN) == [
        "1.3.2024: deadline …2024-03-01 day",
        "1.10.2024: deadline …2024-10-01 day",
    ]
    assert _read("vår og høst 2024", Role.WHEN) == [
        "vår: period 2024-03-01…2024-05-31 season",
        "høst 2024: period 2024-08-01…2024-11-30 season",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heftet leses før jul 2015. Sett av tid.", ["før jul 2015: deadline …2015-12-24 day ?"]),
        ("Kurset er klart til bruk 1. september.", ["1. september: deadline …2022-09-01 day ?"]),
        (
            "Månedlig fagkveld på nett med oppstart januar 2022. Alle kan bli med.",
            ["Månedlig fagkveld på nett med oppstart januar 2022: recurring 2022-01-01… month monthly"],
        ),
        (
            "Lista evalueres høst 2024 og ny liste er klar januar 2025.",
            ["høst 2024: period 2024-08-01…2024-11-30 season", "januar 2025: deadline …2025-01-31 month"],
        ),
        (
            "Neste plan for perioden 2025-2028 ligger klar innen mai 2025.",
            ["innen mai 2025: deadline …2025-05-31 month"],
        ),
        ("Godkjennes i neste møte i ledergruppa.", ["neste møte: deadline ?"]),
        ("Innkalling sendes senest to uker før møtet.", ["senest to uker før møtet: deadline ?"]),
        ("Nye planer 2016→", ["2016→: open 2016-01-01… year"]),
        ("Rådet møtest to gonger i året.", ["to gonger i året: recurring half-yearly"]),
        (
            "Prosjektet varer fra mars til juni 2023.",
            ["fra mars til juni 2023: period 2023-03-01…2023-06-30 month"],
        ),
    ],
)
def test_running_text(text: str, expected: list[str]) -> None:
    assert _read(text, Role.PROSE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jf. lov av 24. juni 2011 nr. 30 om kommunale tjenester § 3-2.",
        "Se Meld. St. 23 (2022–2023) og NOU 2011: 11.",
        "Ring tlf. 51 97 00 00 eller 912 34 567.",
        "Kostnaden er 2 500 000 kr, av dette 2024 kr til kaffe.",
        "2015-planen er avløst av handlingsplan 2019–2023.",
        "Gruppa 10-12 år og Ungdom 2024-gruppa.",
        "Møtet begynner kl. 10.00–11.30.",
        "Forskning (Dal, 2014) og Lund (2021) viser dette.",
        "Agenda 2030 ligger til grunn.",
        "Tilbudet startet i 2019.",
        "Vår enhet vil gjøre vår del.",
        "Jobb og hverdag hjelper med kvardagen.",
        "Side 2022 av 2023.",
        "Vi følger LOV-2011-06-24-30 og IS-2076.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert _read(text, Role.PROSE) == []


def test_a_date_without_a_year_needs_a_period() -> None:
    assert _read("1. september", Role.WHEN, Frame()) == ["1. september: deadline ?"]


def test_next_year_is_counted_from_the_document() -> None:
    frame = Frame(date(2002, 1, 1), date(2005, 12, 31), None, date(2001, 11, 5))
    assert _read("innen 31. mai neste år", Role.DEADLINE, frame) == [
        "innen 31. mai neste år: deadline …2002-05-31 day ?"
    ]


@pytest.mark.parametrize("text", ["31. februar 2024", "uke 60", "13.13.2024", "0. mars 2024", "5. kvartal"])
def test_impossible_dates_keep_their_words(text: str) -> None:
    timings = read_timings(text, Role.WHEN, FRAME)
    assert text in " ".join(timing.text for timing in timings)
    assert not any(timing.certain and timing.precision == "day" for timing in timings)
