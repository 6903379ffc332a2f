"""What people in Fjordvik say about the words of the dictionary, and what they have proposed for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.people.models import Person, Team
    from samskap.people.viewer import Viewer

WORD = "umotivert"


class Said(NamedTuple):
    """A remark on a word: by whom, how many days ago, and what the quality team answered, if it has."""

    word: str
    who: str
    days: int
    text: str
    answer: str = ""


class Proposed(NamedTuple):
    """A proposal: by whom ("" without a name), how many days ago, and what came of it, if it is answered."""

    kind: str
    word: str
    say: str
    why: str
    who: str
    voice: str
    days: int
    outcome: str = ""
    answer: str = ""


SAID = [
    Said(WORD, "Edvard Lien", 12, "Bra bytte. Jeg har lest det ordet om meg selv. Det stemte aldri."),
    Said(
        WORD,
        "Vilde Ask",
        15,
        "Enig, men i et kort notat blir det langt. Kan vi også godta «ønsker noe annet»?",
        "Ja. Vi legger «ønsker noe annet» til som kortform i neste utgave.",
    ),
    Said(WORD, "Amir Haddad", 20, "Spør heller hva folk vil. Da trenger vi ikke ordet."),
    Said("nekter", "Ingrid Solheim", 9, "«Takker nei» er kort nok, og det sier det samme."),
]
AGREE = [
    (WORD, ["Ingrid Solheim", "Amir Haddad", "Tuva Engen", "Yusuf Demir"]),
    ("nekter", ["Edvard Lien", "Selma Nygård"]),
]
PROPOSED = [
    Proposed(
        "new",
        "hjemmeboende",
        "bor hjemme",
        "Det står i brevene våre. De fleste av oss bor jo hjemme, så hva er det egentlig vi vil si?",
        "",
        "resident",
        8,
    ),
    Proposed(
        "change",
        "klient",
        "innbygger, eller navnet",
        "Vi trenger et ord også når vi ikke vet navnet. Kan det stå et forslag til?",
        "Maja Tveit",
        "",
        31,
        "taken",
        "Godt poeng. «Den det gjelder» kommer inn i neste utgave.",
    ),
    Proposed(
        "new",
        "komme seg",
        "få det bedre",
        "Noen av oss skal ikke komme oss. Vi skal ha det bra likevel.",
        "",
        "family",
        40,
        "later",
        "Vi er enige i tanken, og er ikke sikre på byttet. Vi tar det opp med Erfaringsrådet.",
    ),
]


def demo_word_talk(by: Viewer) -> None:
    """Remarks with an answer, people who agree, three proposals of which two are answered, and the draft with one."""
    from samskap.language.models import Proposal
    from samskap.language.queries.in_force import edition_in_force
    from samskap.people.models import Person, Team

    edition = edition_in_force(by.organisation)
    if edition is None or Proposal.objects.filter(organisation=by.organisation).exists():
        return
    people = {one.name: one for one in Person.objects.filter(organisation=by.organisation)}
    quality = Team.objects.filter(organisation=by.organisation, kind=Team.Kind.QUALITY).first()
    known = set(edition.entries.values_list("key", flat=True))
    for said in SAID:
        if said.word in known:
            _say(by, said, people, quality)
    _agree(by, people, known)
    for proposed in PROPOSED:
        _propose(by, proposed, people, quality)
    _take_in(by)


def _viewer(by: Viewer, person: Person | None) -> Viewer:
    from samskap.people.access import viewer_for

    return viewer_for(person, by.organisation)


def _ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days, hours=2)


def _say(by: Viewer, said: Said, people: dict[str, Person], quality: Team | None) -> None:
    from samskap.language.actions.conversation import answer, say
    from samskap.language.models import Remark

    row = say(by=_viewer(by, people[said.who]), entry_key=said.word, text=said.text)
    Remark.objects.filter(pk=row.pk).update(made_at=_ago(said.days))  # only a demonstration sets days back
    if said.answer:
        answer(by=by, remark=row, text=said.answer, team=quality, seen="")
        Remark.objects.filter(pk=row.pk).update(answered_at=_ago(said.days - 4))


def _agree(by: Viewer, people: dict[str, Person], known: set[str]) -> None:
    from samskap.language.actions.conversation import agree

    for word, names in AGREE:
        for name in names if word in known else []:
            agree(by=_viewer(by, people[name]), entry_key=word, agrees=True)


def _take_in(by: Viewer) -> None:
    """The next edition is begun, and what was taken in stands in it."""
    from samskap.language.access.drafting import draft_of
    from samskap.language.actions.editions import begin_edition
    from samskap.language.actions.entries import take_in
    from samskap.language.models import Proposal

    draft = draft_of(by) or begin_edition(by=by)
    for row in Proposal.objects.filter(organisation=by.organisation, outcome=Proposal.Outcome.TAKEN):
        take_in(by=by, proposal=row, edition=draft)


def _propose(by: Viewer, proposed: Proposed, people: dict[str, Person], quality: Team | None) -> None:
    from samskap.language.actions.proposals import Reply, Words, answer, propose
    from samskap.language.models import Proposal
    from samskap.language.proposal_receipts import open_form

    person = people[proposed.who] if proposed.who else None
    words = Words(
        proposed.kind, proposed.word, proposed.say, proposed.why, person=person, voice=proposed.voice
    )
    at = _ago(proposed.days)
    key = proposed.word if proposed.kind != "new" else ""
    opened = open_form(by.organisation.pk, at, key)
    row = propose(by=_viewer(by, person), opened=opened, words=words).proposal
    Proposal.objects.filter(pk=row.pk).update(made_at=at)
    if proposed.outcome:
        answer(by=by, proposal=row, reply=Reply(proposed.outcome, proposed.answer, quality), seen="")
        Proposal.objects.filter(pk=row.pk).update(answered_at=_ago(proposed.days - 9))
