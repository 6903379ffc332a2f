"""What the checker promises, on a small dictionary of its own: the words of the starter may change, this may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samskap.language.checker import Edition, EditionError, compile_edition
from samskap.language.checker.compiling import address_of
from samskap.language.checker.editions import read_edition

AGENT = {"paradigm": "m-er", "head": True}
TERMS: list[dict[str, Any]] = [
    {
        "entry": "rusmisbruker",
        "level": "red",
        "say": {"nb": ["person med rusavhengighet"], "nn": ["person med rusavhengnad"]},
        "why": {"nb": "Et menneske er mer enn det hen tar."},
        "terms": [
            {
                **AGENT,
                "lang": "nb",
                "word": "rusmisbruker",
                "modifier": ["rusmisbruker"],
                "replace": {
                    "sg": "person med rusavhengighet",
                    "pl-def": "personene med rusavhengighet",
                    "not_after": ["tidligere"],
                },
            },
            {**AGENT, "lang": "nn", "word": "rusmisbrukar"},
        ],
    },
    {
        "entry": "misbruker",
        "level": "red",
        "terms": [
            {**AGENT, "lang": "nb", "word": "misbruker", "homograph": "noun", "both": ["misbruker"]},
        ],
    },
    {
        "entry": "sprøytemisbruker",
        "part_of": "misbruker",
        "level": "red",
        "terms": [{**AGENT, "lang": "nb", "word": "sprøytemisbruker"}],
    },
    {
        "entry": "bruker",
        "level": "info",
        "terms": [
            {
                **AGENT,
                "lang": "nb",
                "word": "bruker",
                "homograph": "noun",
                "both": ["bruker"],
                "modifier": ["bruker"],
            }
        ],
        "exceptions": ["brukernavn*", "*forbruker*", "bruker id"],
    },
    {
        "entry": "misbruk",
        "level": "yellow",
        "terms": [
            {
                "lang": "nb",
                "word": "misbruk",
                "forms": {"sg-def": ["misbruket"]},
                "head": True,
                "context": {"unless_near": ["makt*"]},
            }
        ],
        "exceptions": ["misbruk* av personopplysning*", "tillitsmisbruk*"],
    },
    {
        "entry": "lider av",
        "level": "yellow",
        "terms": [
            {"lang": "nb", "phrase": [{"forms": {"": ["lider", "led"]}}, {"forms": {"": ["av"]}, "gap": 2}]},
        ],
    },
    {
        "entry": "de",
        "level": "info",
        "terms": [
            {
                "phrase": [
                    {"forms": {"": ["de", "dei"]}},
                    {"forms": {"": ["syke", "sjuke"]}, "gap": 1, "aside": True, "anchor": True},
                ]
            }
        ],
    },
]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return compile_edition(
        {"format": "samskap-edition/1", "entries": TERMS, "url": "https://example.no/{entry}/"}
    )


def found(edition: Edition, text: str) -> list[tuple[str, str]]:
    return [(finding.text, finding.entry) for finding in edition.check(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rusmisbrukerne venter.", [("Rusmisbrukerne", "rusmisbruker")]),
        ("TILTAK FOR RUSMISBRUKERE", [("RUSMISBRUKERE", "rusmisbruker")]),
        ("Fleire rusmisbrukarar kom.", [("rusmisbrukarar", "rusmisbruker")]),
        # Compounds: the term last, first, and both; the whole word is the finding.
        ("Noen eksrusmisbrukere kom.", [("eksrusmisbrukere", "rusmisbruker")]),
        ("Han forlot rusmisbrukermiljøet.", [("rusmisbrukermiljøet", "rusmisbruker")]),
        ("Alkohol- og rusmisbrukernes hus.", [("rusmisbrukernes", "rusmisbruker")]),
        # A word of another: advice of its own, counted under the wider one.
        ("En sprøytemisbruker kom.", [("sprøytemisbruker", "misbruker")]),
        # Exceptions lie in the same automaton.
        ("Skriv brukernavnet og bruker-ID.", []),
        ("Storforbrukere betaler.", []),
        ("Misbruk av personopplysninger er straffbart.", []),
        ("Saken gjelder tillitsmisbruk.", []),
        # Context, in the same sentence.
        ("Det er misbruk av makt.", []),
        ("Hun har makt. Han har et misbruk.", [("misbruk", "misbruk")]),
        # Phrases with words between, within a sentence.
        ("Mange lider ofte av søvnløshet.", [("lider ofte av", "lider av")]),
        ("Det led mot kveld. Av og til.", []),
        ("De psykisk syke blir hørt.", [("De", "de")]),
        # Noun or verb.
        ("Hun bruker rullator, og en bruker kom.", [("bruker", "bruker")]),
        ("Han misbruker makten sin.", []),
    ],
)  # fmt: skip
def test_words_are_found_as_they_are_meant(
    edition: Edition, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(edition, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ordet «rusmisbruker» bør vi la ligge.",
        'Vi skriver ikke "rusmisbruker" lenger.',
        "Vi skriver ikke “rusmisbruker” eller ‘rusmisbruker’.",
        "> rusmisbrukere, sa han.",
        "Feltet `rusmisbruker` er påkrevd.",
        "```\nrusmisbruker\n```",
        "Se https://example.no/rusmisbruker og rusmisbruker@example.no eller C:\\rusmisbruker.",
        "Jeg er rusmisbruker og edru i ti år.",
        "Eg har vore rusmisbrukar.",
        "Rusmisbrukernes Interesseorganisasjon holdt foredrag.",
    ],
)
def test_other_peoples_words_code_addresses_and_names_are_left_alone(edition: Edition, text: str) -> None:
    assert found(edition, text) == []


def test_an_open_quotation_mark_hides_nothing(edition: Edition) -> None:
    assert found(edition, "Han sa «nei. Rusmisbrukere kom.") == [("Rusmisbrukere", "rusmisbruker")]


def test_suggestions_have_the_form_and_the_capitals_of_the_word(edition: Edition) -> None:
    [first, second] = edition.check("Rusmisbrukerne møtte en RUSMISBRUKER.")
    assert first.suggestions == ("Personene med rusavhengighet",)
    assert second.suggestions == ("PERSON MED RUSAVHENGIGHET",)
    assert first.url == "https://example.no/rusmisbruker/"


@pytest.mark.parametrize("text", ["En tidligere rusmisbruker kom.", "Rusmisbrukermiljøet vokser."])
def test_where_no_form_fits_there_is_advice(edition: Edition, text: str) -> None:
    [finding] = edition.check(text)
    assert finding.suggestions == ()
    assert finding.advice == ("person med rusavhengighet",)


def test_advice_comes_in_the_language_of_the_word(edition: Edition) -> None:
    [finding] = edition.check("Rusmisbrukaren fekk hjelp.")
    assert (finding.lang, finding.advice) == ("nn", ("person med rusavhengnad",))


@pytest.mark.parametrize(
    "text",
    ["En rus\u00admis\u00adbruker\u200b kom", "En\u00a0rusmisbruker kom", "\u202eEn rusmisbruker\u202c kom"],
)
def test_offsets_are_those_of_the_text_as_it_was_given(edition: Edition, text: str) -> None:
    [finding] = edition.check(text)
    assert text[finding.start : finding.end] == finding.text
    assert finding.text.replace("\u00ad", "").startswith("rusmisbruker")


def test_letters_with_loose_accents_are_the_same_letters(edition: Edition) -> None:
    text = "Et sprøytemisbruker-miljø på gården. Pa\u030a en sprøytemisbruker."
    assert [finding.text for finding in edition.check(text)] == ["sprøytemisbruker", "sprøytemisbruker"]
    assert all(text[f.start : f.end] == f.text for f in edition.check(text))


PIECES = ["rusmisbruker", "misbruk", "bruker", "lider", "av", "forbruker", "brukernavn", "personopplysninger"]
NOISE = st.sampled_from(
    [*" .,!?\n«»\"'`>-_/@:;", "\u00ad", "\u200d", "a\u030a", "ø", "😀", "\ud800", "É", "\x00"]
)


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(PIECES), NOISE, st.text(max_size=4)), max_size=40))
def test_every_finding_lies_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    findings = _SMALL.check(text)
    assert all(text[finding.start : finding.end] == finding.text for finding in findings)
    edges = [edge for finding in findings for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)


_SMALL = compile_edition({"format": "samskap-edition/1", "entries": TERMS})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"entries": "alt"}, "liste"),
        ({"format": "noe annet"}, "ikke en utgave"),
        ({"entries": [{"entry": "a", "level": "red", "terms": [{"lang": "nb", "word": "a"}]}]}, "for kort"),
        ({"entries": [{"entry": "bruker", "level": "red", "terms": []}]}, "lovord"),
        ({"entries": [{"entry": "noe", "level": "red", "terms": [{"word": "Pasient"}]}]}, "lovord"),
        ({"entries": [{"entry": "noe", "level": "red", "terms": [{"forms": {"": ["pasient"]}}]}]}, "lovord"),
        ({"url": 5}, "url"),
        ({"entries": [{"entry": "ord", "level": "gul", "terms": []}]}, "Nivået"),
        ({"entries": [{"entry": "ord", "level": "red", "part_of": [1]}]}, "hører under"),
        ({"entries": [{"entry": "ord", "level": "red", "why": {"nb": {"a": 1}}}]}, "why"),
        (
            {
                "entries": [
                    {"entry": "ord", "level": "red", "terms": [{"lang": "nb", "word": "ord", "paradigm": {}}]},
                    {"entry": "to", "level": "red", "terms": [{"lang": "nb", "word": "to", "paradigm": {"a": 1}}]},
                ]
            },
            "Bøyningen",
        ),
        (
            {
                "entries": [
                    {
                        "entry": "ord",
                        "level": "red",
                        "terms": [{"lang": "nb", "word": "ord", "context": {"only_near": ["(a+)+$"]}}],
                    }
                ]
            },
            "ikke et ord",
        ),
        (
            {"entries": [{"entry": "ord", "level": "red", "terms": [{"lang": "nb", "word": "ord", "paradigm": "å"}]}]},
            "Bøyningen",
        ),
    ],
)  # fmt: skip
def test_an_edition_that_cannot_be_used_says_why(change: dict[str, Any], told: str) -> None:
    data = {"format": "samskap-edition/1", "entries": [], **change}
    with pytest.raises(EditionError, match=told):
        compile_edition(data)


def test_the_address_of_a_word_is_one_whatever_its_id_holds() -> None:
    assert address_of("https://x.no/{entry}/", "gal, syk/lider av") == "https://x.no/gal%2C%20syk/lider%20av/"


def test_a_quotation_does_not_reach_over_an_empty_line_of_windows(edition: Edition) -> None:
    text = "Han sa «nei.\r\n\r\nRusmisbrukere kom.\r\n\r\nHun sa ja».\r\n"
    assert found(edition, text) == [("Rusmisbrukere", "rusmisbruker")]


def test_what_has_no_end_is_no_edition() -> None:
    with pytest.raises(EditionError, match="større enn 20 MB"):
        read_edition(Path("/dev/zero"))
