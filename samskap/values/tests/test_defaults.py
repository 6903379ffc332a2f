"""The five values a municipality starts with."""

from __future__ import annotations

import pytest

from samskap.core.identifying import find
from samskap.people.models import Organisation
from samskap.values.actions import create_default_values
from samskap.values.defaults import DEFAULTS
from samskap.values.models import Value


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "name"), [("nb", "Samhørighet"), ("nn", "Samhøyrsle")])
def test_the_values_are_made_once_in_the_municipalitys_language(language: str, name: str) -> None:
    organisation = Organisation.objects.create(name="Fjordvik", slug="fjordvik", language=language)
    first = create_default_values(organisation)
    Value.objects.filter(pk=first[0].pk).update(meaning="Våre egne ord")
    assert [value.pk for value in create_default_values(organisation)] == [value.pk for value in first]
    assert Value.objects.count() == 5
    assert Value.objects.first().meaning == "Våre egne ord"  # type: ignore[union-attr]  # there are five
    assert name in {value.name for value in first}
    assert [value.slug for value in first] == [
        "hap",
        "identitet",
        "samhorighet",
        "mening-i-livet",
        "empowerment",
    ]


def test_every_value_has_words_in_both_languages_and_a_colour_of_its_own() -> None:
    assert len({default.key for default in DEFAULTS}) == 5
    for default in DEFAULTS:
        assert set(default.name) == set(default.meaning) == {"nb", "nn"}
        assert default.cues
        assert not [words for text in default.meaning.values() for words in find(text)]
