"""Whatever people do to a draft with its buttons, no word of the document is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samskap.plans.drafting import edits
from samskap.plans.drafting.draft import Draft, DraftLoose, DraftResponsible, as_json, from_json
from samskap.plans.tests.test_import_accept import DRAFTS, said_by, words

Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["exclude", "restore", "merge", "split", "move", "measure", "kept", "set_aside", "settle"]
        ),
        st.integers(0, 20),
        st.integers(0, 3),
    ),
    max_size=12,
)


def named_anew(draft: Draft) -> Draft:
    """Give every part a name of its own, as a reading does."""
    for section in draft.sections:
        section.key = draft.new_key("d")
        for measure in section.measures:
            measure.key = draft.new_key("m")
    for loose in draft.loose:
        loose.key = draft.new_key("t")
    return draft


def take(draft: Draft, step: Step) -> None:
    """Do one thing to the part at the place, if there is one."""
    name, place, more = step
    measures = [measure.key for _section, measure in draft.measures()]
    loose = [each.key for each in draft.loose]
    if name in ("exclude", "merge", "split", "move", "settle") and measures:
        key = measures[place % len(measures)]
        _section, measure = edits.measure_of(draft, key)
        if name == "exclude":
            edits.exclude(draft, key)
        elif name == "merge":
            edits.merge_up(draft, key)
        elif name == "split":
            edits.split(draft, key, more)
        elif name == "move":
            edits.move(draft, key, draft.sections[more % len(draft.sections)].key)
        else:
            edits.settle_responsible(measure, more, "role:leader")
    elif loose and name in ("restore", "measure", "kept", "set_aside"):
        key = loose[place % len(loose)]
        if name == "restore":
            edits.restore(draft, key)
        elif name == "measure":
            edits.become_measure(draft, key, "")
        else:
            edits.decide(draft, key, name)


@given(draft=DRAFTS, steps=STEPS)
def test_no_word_is_lost_by_any_row_of_clicks(draft: Draft, steps: list[Step]) -> None:
    draft = named_anew(from_json(as_json(draft)))
    before = words(said_by(draft))
    for step in steps:
        try:
            take(draft, step)
        except edits.Gone:
            continue
        keys = [measure.key for _section, measure in draft.measures()] + [each.key for each in draft.loose]
        assert len(keys) == len(set(keys))
    assert before <= words(said_by(draft))
    assert from_json(as_json(draft)) == draft


def test_a_long_line_becomes_a_title_and_a_text() -> None:
    first = "Vi lover å møtes to ganger i året."
    rest = "Da går vi gjennom det som er gjort, og det som gjenstår. " * 4
    assert edits.title_and_text(f"{first} {rest}\nSammen.") == (first, f"{rest.strip()}\n\nSammen.")
    assert edits.title_and_text("Kort\nLang") == ("Kort", "Lang")


def test_all_suggestions_leave_what_a_person_has_decided() -> None:
    draft = Draft("Plan")
    loose = DraftLoose("t1", "unplaced", "Noe om håp")
    draft.loose.append(loose)
    measure = edits.become_measure(draft, "t1", "")
    measure.responsibles = [DraftResponsible("Lederne", settled=True), DraftResponsible("Rådet")]
    measure.values_declined = [7]
    taken = edits.accept_suggestions(
        draft, bodies=lambda name: f"team:{len(name)}", values=lambda _measure: [7, 8]
    )
    assert taken == 2
    assert [who.body for who in measure.responsibles] == ["", "team:5"]
    assert measure.values == [8]
    assert measure.revision == 2
