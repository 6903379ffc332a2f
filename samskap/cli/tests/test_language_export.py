"""`samskap language export`: one file that checks as the pages do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samskap.cli import main
from samskap.cli.tests.language_samples import small_edition
from samskap.language.checker import load_edition, load_starter
from samskap.language.exchange import fill_edition
from samskap.language.models import Edition
from samskap.language.queries.in_force import compiled_for
from samskap.people.models import Organisation

TEXT = "Rusmisbrukerne og pasienten får tilbud, og en narkoman venter."


@pytest.fixture
def edition(organisation: Organisation) -> Edition:
    made = Edition.objects.create(organisation=organisation, number=3, state=Edition.State.PUBLISHED)
    fill_edition(made, small_edition())
    return made


@pytest.mark.parametrize("words", [[], ["--edition", "3"]], ids=["in force", "by number"])
def test_the_file_finds_what_the_pages_find(edition: Edition, tmp_path: Path, words: list[str]) -> None:
    file = tmp_path / "ordboken.json"
    slug = edition.organisation.slug
    assert main(["language", "export", "--organisation", slug, "--out", str(file), *words]) == 0
    found = load_edition(file).check(TEXT)
    assert found == compiled_for(edition.organisation).check(TEXT)
    assert [one.entry for one in found] == ["rusmisbruker", "pasient", "tilbud"]
    assert f"/{slug}/ordboken/" in found[0].url


def test_without_an_organisation_it_is_the_dictionary_that_comes_along(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    assert main(["language", "export"]) == 0
    out = capsysbinary.readouterr().out
    assert json.loads(out)["format"] == "samskap-edition/1"
    file = tmp_path / "ordboken.json"
    file.write_bytes(out)
    assert load_edition(file).check(TEXT) == load_starter().check(TEXT)


def test_it_says_why_not(
    edition: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str], organisation: Organisation
) -> None:
    slug = ["--organisation", organisation.slug]
    assert main(["language", "export", "--organisation", "finnes-ikke"]) == 2
    assert main(["language", "export", *slug, "--edition", "9"]) == 2
    assert main(["language", "export", "--edition", "9"]) == 2
    assert main(["language", "export", *slug, "--out", str(tmp_path / "ingen" / "o.json")]) == 2
    edition.delete()
    assert main(["language", "export", *slug]) == 2
    lines = capsys.readouterr().err.splitlines()
    told = [
        "Fant ingen kommune",
        "har ingen utgave 9",
        "--organisation",
        "Får ikke skrevet",
        "Uten --organisation",
    ]
    assert len(lines) == 5
    assert all(part in line for part, line in zip(told, lines, strict=True))
