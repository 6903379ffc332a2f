"""`samskap plan import`: a plan without questions, and all that was unsure."""

from __future__ import annotations

from pathlib import Path

import pytest

from samskap.cli import main
from samskap.people.models import Organisation, Team, Unit
from samskap.plans.models import Plan
from samskap.values.models import Value

DOCUMENT = """Plan for Mestring 2026–2029

Møteplasser

1. Åpen kveld på Brygga for fellesskap.
Ansvar: Kvalitetsgruppa og Brannvesenet
Frist: 1. september

Alle ansatte utfordres til å finne rom for felles refleksjon med innbyggere.
"""


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "plan.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return str(path)


def test_it_makes_the_plan_and_tells_what_it_was_unsure_of(
    document: str,
    unit: Unit,
    teams: dict[str, Team],
    values: list[Value],
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["plan", "import", document, "--organisation", "fjordvik"]) == 0
    plan = Plan.objects.get()
    said = capfdbinary.readouterr().out.decode()
    assert f"/fjordvik/planer/{plan.pk}/" in said
    assert "1 Åpen kveld på Brygga for fellesskap" in said
    assert "Brannvesenet" in said.split("hvem er:")[1]
    assert "«1. september»" in said.split("usikre på:")[1]
    assert "Alle ansatte utfordres" in said.split("få en plass:")[1]
    assert (plan.unit, plan.state, plan.owner) == (unit, Plan.State.DRAFT, None)


def test_the_same_document_becomes_a_new_version(
    document: str, unit: Unit, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for _time in range(2):
        main(["plan", "import", document, "--organisation", "fjordvik"])
    assert "ny versjon" in capfdbinary.readouterr().out.decode()
    assert Plan.objects.filter(version_of__isnull=False).count() == 1


def test_the_unit_may_be_named(document: str, departments: tuple[Unit, Unit]) -> None:
    assert main(["plan", "import", document, "--organisation", "fjordvik", "--unit", "bo nord"]) == 0
    assert Plan.objects.get().unit == departments[1]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--organisation", "nabovik"], "første leddet i adressen"),
        (["--organisation", "fjordvik", "--unit", "Finnes ikke"], "Finnes ikke"),
    ],
)
def test_a_place_that_is_not_there_is_one_line(
    more: list[str], words: str, document: str, unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "import", document, *more]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert words in err
    assert not Plan.objects.exists()


def test_other_municipalities_are_not_listed(
    document: str, unit: Unit, nabovik: Organisation, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["plan", "import", document, "--organisation", "finnes-ikke"])
    assert nabovik.slug not in capsys.readouterr().err


def test_a_document_that_cannot_be_read_is_one_line(
    tmp_path: Path, unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "tom.docx"
    empty.touch()
    for path in (empty, tmp_path / "finnes-ikke.txt", tmp_path):
        assert main(["plan", "import", str(path), "--organisation", "fjordvik"]) == 2
        out, err = capsys.readouterr()
        assert (out, len(err.splitlines())) == ("", 1)
    assert not Plan.objects.exists()


def test_two_units_ask_for_a_name(document: str, unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    Unit.objects.create(organisation=unit.organisation, name="Bibliotek", kind=Unit.Kind.UNIT)
    assert main(["plan", "import", document, "--organisation", "fjordvik"]) == 2
    assert "--unit" in capsys.readouterr().err
