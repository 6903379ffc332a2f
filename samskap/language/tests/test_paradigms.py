"""The patterns of inflection give the forms that dictionaries of Norwegian give."""

from __future__ import annotations

import pytest

from samskap.language.checker.paradigms import PARADIGMS, forms

# word, paradigm, language, and forms that must be among its forms
REAL = [
    ("misbruker", "m-er", "nb", "misbruker misbrukeren misbrukere misbrukerne misbrukernes"),
    ("misbrukar", "m-er", "nn", "misbrukar misbrukaren misbrukarar misbrukarane misbrukarens"),
    ("alkoholiker", "m-er", "nb", "alkoholikeren alkoholikere alkoholikerne alkoholikers"),
    ("alkoholikar", "m-er", "nn", "alkoholikaren alkoholikarar alkoholikarane"),
    ("klient", "m", "nb", "klienten klienter klientene klientenes"),
    ("kunde", "m", "nb", "kunden kunder kundene"),
    ("kunde", "m", "nn", "kunden kundar kundane"),
    ("rus", "m-0", "nb", "rus rusen rusens"),
    ("prøve", "f", "nb", "prøva prøven prøver prøvene"),
    ("utagering", "f-ing", "nn", "utageringa utageringar utageringane"),
    ("misbruk", "n", "nb", "misbruket misbrukets misbrukene"),
    ("program", "n-2", "nb", "programmet programmene"),
    ("møte", "n-e", "nn", "møtet møte møta"),
    ("pårørende", "person", "nb", "pårørende pårørendes"),
    ("schizofren", "a", "nb", "schizofrent schizofrene schizofrenes"),
    ("farlig", "a-0", "nb", "farlige"),
    ("dum", "a-2", "nb", "dumt dumme"),
    ("skitten", "a-en", "nb", "skittent skitne"),
    ("galen", "a-en", "nn", "gale galne"),
    ("mislykket", "a-et", "nb", "mislykka mislykkede"),
    ("utagerende", "a-ende", "nb", "utagerende utagerendes"),
    ("nekte", "v-et", "nb", "nekter nektet nekta nekt"),
    ("nekte", "v-et", "nn", "nektar nekta"),
    ("utagere", "v-te", "nb", "utagerer utagerte utagert utagerende"),
    ("tro", "v-dde", "nb", "tror trodde trodd"),
    ("misbruke", "v-bruke", "nn", "misbrukar misbrukte"),
    ("lide", "v-led", "nb", "lider led lidd"),
    ("lide", "v-led", "nn", "lid leid"),
    ("begå", "v-begå", "nb", "begår begikk begått"),
    ("påstå", "v-står", "nb", "påstår påsto påstod påstått"),
]


@pytest.mark.parametrize(("word", "paradigm", "lang", "expected"), REAL)
def test_words_bend_as_they_do(word: str, paradigm: str, lang: str, expected: str) -> None:
    found = {form for form, _ in forms(word, paradigm, lang)}
    assert set(expected.split()) <= found


def test_forms_carry_their_tags_and_come_once() -> None:
    assert forms("bruker", "m-er", "nb") == [
        ("bruker", "sg"),
        ("brukers", "sg-gen"),
        ("brukeren", "sg-def"),
        ("brukerens", "sg-def-gen"),
        ("brukere", "pl"),
        ("brukeres", "pl-gen"),
        ("brukerne", "pl-def"),
        ("brukernes", "pl-def-gen"),
    ]
    assert ("schizofrene", "pl") in forms("schizofren", "a", "nb")
    assert forms("prøve", "", "nb") == [("prøve", "")]


@pytest.mark.parametrize("name", PARADIGMS)
def test_every_paradigm_bends_its_own_examples(name: str) -> None:
    for lang, word in zip(("nb", "nn"), PARADIGMS[name].example, strict=True):
        found = forms(word, name, lang)
        assert found[0][0] == word
        assert len({form for form, _ in found}) == len(found) > 1
