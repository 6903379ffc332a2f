"""The words of Fjordvik's own editions. All made up."""

from __future__ import annotations

from typing import Any

FIRST = {
    "introduction": (
        "Ord gjør noe med oss, både når vi sier dem og når vi får dem sagt om oss. Her er det første vi ble enige om."
    ),
    "made_by": "Kvalitetsteamet",
}
SECOND = {
    "introduction": (
        "Dette er ord vi lar ligge, og ord vi heller bruker. Det er ikke et forbud, men en hjelp til å skrive slik at "
        "folk kjenner seg igjen. Erfaringsrådet har lest hvert ord."
    ),
    "made_by": "Kvalitetsteamet og Erfaringsrådet",
}
# Words that the first edition did not have, and what it said of some that have changed since.
CAME_LATER = ("uteligger", "ressurssvak", "svingdørspasient", "oppmerksomhetssyk")
CHANGED_LATER: dict[str, dict[str, Any]] = {
    "umotivert": {
        "say_nb": ["lite motivert"],
        "say_nn": ["lite motivert"],
        "why_nb": "Ordet høres ut som en egenskap ved personen.",
        "why_nn": "Ordet høyrest ut som ein eigenskap ved personen.",
    },
    "klient": {"say_nb": ["tjenestemottaker", "personen"], "say_nn": ["tenestemottakar", "personen"]},
}
OWN: list[dict[str, Any]] = [
    {
        "entry": "møtte ikke",
        "part_of": "",
        "level": "yellow",
        "theme": "meetings",
        "value": "samhorighet",
        "avoid": {"nb": "møtte ikke", "nn": "møtte ikkje"},
        "say": {
            "nb": ["vi fikk ikke til å møtes", "timen passet ikke"],
            "nn": ["vi fekk ikkje til å møtast", "timen passa ikkje"],
        },
        "why": {
            "nb": (
                "To parter skal få en avtale til. Når noen ikke kommer, kan det være tida, stedet eller brevet som "
                "ikke passet."
            ),
            "nn": (
                "To partar skal få ein avtale til. Når nokon ikkje kjem, kan det vere tida, staden eller brevet som "
                "ikkje passa."
            ),
        },
        "fits": {
            "nb": "Når det er en rett eller et utvalg noen er innkalt til å møte for.",
            "nn": "Når det er ein rett eller eit utval nokon er innkalla til å møte for.",
        },
        "sentences": [
            {
                "lang": "nb",
                "before": "Hun møtte ikke til timen.",
                "after": "Vi fikk ikke til å møtes. Klokka åtte er for tidlig for henne.",
            },
            {
                "lang": "nn",
                "before": "Han møtte ikkje til avtalen.",
                "after": "Vi fekk ikkje til å møtast. Bussen går ikkje på laurdagar.",
            },
        ],
        "sources": ["Erfaringsrådet i Fjordvik"],
        "strength": "C",
        "terms": [
            {
                "lang": "nb",
                "phrase": [{"word": "møtte"}, {"word": "ikke", "gap": 1}],
                "context": {"unless_after": ["motstand", "forståelse", "noen", "hverandre"], "after": 2},
            },
            {
                "lang": "nn",
                "phrase": [{"word": "møtte"}, {"word": "ikkje", "gap": 1}],
                "context": {"unless_after": ["motstand", "forståing", "nokon", "kvarandre"], "after": 2},
            },
        ],
        "exceptions": [],
        "examples": {
            "match": [
                "Hun møtte ikke til timen.",
                "Han møtte dessverre ikke opp.",
                "Ho møtte ikkje på måndag.",
            ],
            "no_match": [
                "Vi møtte ikke motstand.",
                "Vi møtte naboen på turen.",
                "Vi skriver ikke «møtte ikke».",
            ],
        },
    }
]
