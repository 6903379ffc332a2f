"""The words that Samskap brings along find what they are meant to find, and leave the rest alone."""

from __future__ import annotations

from bench.language_quality import DATA, MET, Sentence, measured, read
from samskap.language.checker import load_starter, starter_data


def test_the_sentences_we_tune_on_are_understood() -> None:
    score = measured(load_starter(), read(MET["tune"]))
    assert score.recall >= 0.98, score.missed
    assert score.precision >= 0.95, score.wrong


def test_the_sentences_that_rules_have_met_are_understood() -> None:
    edition = load_starter()
    scores = [measured(edition, read(path)) for path in MET.values()]
    missed = [miss for score in scores for miss in score.missed]
    wrong = [miss for score in scores for miss in score.wrong]
    assert len(missed) + len(wrong) <= sum(score.found for score in scores) / 100, (missed, wrong)


def test_every_example_of_the_starter_passes() -> None:
    edition = load_starter()
    wrong = []
    for entry in starter_data()["entries"]:
        key, examples = entry["entry"], entry["examples"]
        for kind, wanted in (("match", True), ("no_match", False)):
            assert len(examples[kind]) >= 4, key
            wrong += [
                (key, kind, text)
                for text in examples[kind]
                if any(finding.word == key for finding in edition.check(text)) is not wanted
            ]
        for sentence in entry["sentences"]:
            if not any(finding.word == key for finding in edition.check(sentence["before"])):
                wrong.append((key, "before", sentence["before"]))
            if any(finding.level != "info" for finding in edition.check(sentence["after"])):
                wrong.append((key, "after", sentence["after"]))
    assert not wrong


def test_what_the_starter_says_passes_its_own_check() -> None:
    edition = load_starter()
    for entry in starter_data()["entries"]:
        for lang in ("nb", "nn"):
            for text in (entry["why"][lang], entry["fits"][lang], *entry["say"][lang]):
                assert text or text is entry["fits"][lang], entry["entry"]
                assert not [f for f in edition.check(text, lang) if f.level != "info"], entry["entry"]


def test_the_sets_do_not_share_sentences_and_mark_real_places() -> None:
    entries = {entry["entry"] for entry in starter_data()["entries"]}
    sets = [read(path) for path in sorted(DATA.glob("*.jsonl"))]
    texts = [{(sentence["lang"], sentence["text"]) for sentence in sentences} for sentences in sets]
    assert sum(map(len, texts)) == len(set[tuple[str, str]]().union(*texts))
    for sentences in sets:
        assert len(sentences) >= 100
        for sentence in sentences:
            _assert_sound(sentence, entries)


def _assert_sound(sentence: Sentence, entries: set[str]) -> None:
    span = sentence["span"]
    if sentence["entry"] is None:
        assert span is None
        return
    assert sentence["entry"] in entries
    assert span is not None
    assert 0 <= span[0] < span[1] <= len(sentence["text"])
