"""What the two municipalities do together: a gathering with its minutes, a reflection, a council's advice, a change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from samskap.gatherings.models import (
    ActionItem,
    Advice,
    AgendaItem,
    Council,
    Decision,
    Gathering,
    Invitation,
    Kind,
    Minutes,
    Paper,
    QuestionCard,
    Reflection,
    Seat,
    Series,
    TakenWithUs,
)
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.plans.models import Measure
from samskap.practice.models import ChangeRecord, ReviewRound, Story
from samskap.values.models import Value


def make_practice(
    organisation: Organisation, unit: Unit, person: Person, measure: Measure, *, word: str
) -> dict[str, dict[str, Any]]:
    """One of each, all marked with ``word`` (which only the unit's own people may read); returns their numbers."""
    key = f"{organisation.slug}-{{}}".format
    parts: dict[str, Any] = _gathering(organisation, unit, person, word, key)
    parts |= _reflection(organisation, unit, person, word, key)
    parts |= _council(organisation, unit, person, word, key)
    parts |= _change(organisation, unit, person, measure, word, key)
    return {name: {"*": number} for name, number in parts.items()}


def _gathering(organisation: Organisation, unit: Unit, person: Person, word: str, key: Any) -> dict[str, int]:
    now = timezone.now()
    day = timezone.localdate() + timedelta(days=7)
    common: dict[str, Any] = {
        "organisation": organisation,
        "unit": unit,
        "kind": Kind.MEETING,
        "host": person,
    }
    series = Series.objects.create(
        **common,
        title=f"Morgenmøte {word}",
        rhythm="hver uke",
        rrule="FREQ=WEEKLY",
        starts_on=day,
        at="08:30",
        materialised_until=day,
    )
    gathering = Gathering.objects.create(
        **common,
        series=series,
        title=f"Morgenmøte {word}",
        planned_on=day,
        starts_at=now + timedelta(days=7),
        ends_at=now + timedelta(days=7, hours=1),
        uid=key("gathering"),
    )
    Invitation.objects.create(gathering=gathering, person=person, nonce=key("invitation"))
    return {
        "series_id": series.pk,
        "gathering_id": gathering.pk,
        **_minutes(gathering, person, word, key),
    }


def _minutes(gathering: Gathering, person: Person, word: str, key: Any) -> dict[str, int]:
    item = AgendaItem.objects.create(gathering=gathering, title=f"Sak {word}", notes=word)
    Minutes.objects.create(gathering=gathering, text=word)
    decision = Decision.objects.create(gathering=gathering, item=item, text=word, sent_key=key("decision"))
    action = ActionItem.objects.create(
        organisation=gathering.organisation,
        gathering=gathering,
        series=gathering.series,
        text=f"Ringe {word}",
        owner=person,
        sent_key=key("action"),
    )
    return {"item_id": item.pk, "decision_id": decision.pk, "action_id": action.pk}


def _reflection(
    organisation: Organisation, unit: Unit, person: Person, word: str, key: Any
) -> dict[str, Any]:
    reflection = Reflection.objects.create(
        organisation=organisation,
        unit=unit,
        form=Reflection.Form.SMALL,
        day=timezone.localdate(),
        theme=word,
        roles={"resident": 3, "employee": 2},
        opened_by=person,
        code_until=timezone.now() + timedelta(days=14),
        sent_key=key("reflection"),
    )
    line = TakenWithUs.objects.create(reflection=reflection, text=word, sent_key=key("line"))
    card = QuestionCard.objects.create(organisation=organisation, unit=unit, text=f"Hva ga {word}?")
    numbers = {"reflection_id": reflection.pk, "line_id": line.pk, "card_id": card.pk}
    return {**numbers, "reflection_code": "BBBB-BBBB-BBBB"}  # one that somebody guessed


def _council(organisation: Organisation, unit: Unit, person: Person, word: str, key: Any) -> dict[str, int]:
    team = Team.objects.get(organisation=organisation, kind=Team.Kind.LIVED_EXPERIENCE)
    council = Council.objects.create(team=team, about="Vi møtes hver måned.")
    seat = Seat.objects.create(council=council, kind=Seat.Kind.LIVED_EXPERIENCE)
    now = timezone.now()
    meeting = Gathering.objects.create(
        organisation=organisation,
        team=team,
        kind=Kind.COUNCIL,
        title=f"Rådsmøte {word}",
        planned_on=timezone.localdate() + timedelta(days=20),
        starts_at=now + timedelta(days=20),
        ends_at=now + timedelta(days=20, hours=2),
        uid=key("council"),
    )
    paper = Paper.objects.create(gathering=meeting, title=f"Sak {word}", about=word, question=word)
    advice = Advice.objects.create(
        organisation=organisation,
        council=council,
        number=1,
        title=f"Åpent på søndager {word}",
        text=word,
        to_unit=unit,
        state=Advice.State.GIVEN,
        given_on=timezone.localdate(),
        answer_by=timezone.localdate() + timedelta(days=30),
        written_by=person,
        sent_key=key("advice"),
    )
    return {
        "council_id": council.pk,
        "team_id": team.pk,
        "seat_id": seat.pk,
        "paper_id": paper.pk,
        "advice_id": advice.pk,
    }


def _change(
    organisation: Organisation, unit: Unit, person: Person, measure: Measure, word: str, key: Any
) -> dict[str, int]:
    today = timezone.localdate()
    change = ChangeRecord.objects.create(
        organisation=organisation,
        unit=unit,
        measure=measure,
        what=f"Vi åpner på søndager {word}",
        wish=ChangeRecord.Wish.RESIDENT,
        since=today,
        review_on=today + timedelta(days=90),
        made_by=person,
        sent_key=key("change"),
    )
    change.values.add(Value.objects.filter(organisation=organisation)[0])
    asked = ReviewRound.objects.create(
        change=change, nonce=key("round"), opened_on=today, closes_on=today + timedelta(days=14)
    )
    story = Story.objects.create(change=change, title=f"Søndag {word}", text=word, written_by=person)
    return {"change_id": change.pk, "round_id": asked.pk, "story_id": story.pk}
