"""The form of one step: exactly the fields that ``states.TRANSITIONS`` says it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samskap.people.models import Organisation, Team
from samskap.plans.actions.hearing_terms import HearingTerms
from samskap.plans.actions.step_words import Ruling, StepWords
from samskap.plans.day_words import day_in_field
from samskap.plans.forms.fields import NAME, TEXT, DayField, WordsField
from samskap.plans.models import Plan
from samskap.plans.states import Ask, Need, State, Transition

ASKING: Final = timedelta(days=21)  # how long a hearing is open when nobody says otherwise
ANSWERING: Final = timedelta(days=14)
LIST: Final = "bodies-to-choose"
Field = Callable[[Need, "Around"], forms.Field]


@dataclass(frozen=True, slots=True)
class Around:
    """What the form knows of the plan: the day, the bodies there are, and what waits for an answer."""

    plan: Plan
    organisation: Organisation
    today: date
    teams: Sequence[Team] = ()
    successors: Sequence[Plan] = ()
    unanswered: int = 0
    # How the plan was heard the last time, for one that goes out again.
    before: HearingTerms | None = None


def _day(need: Need, around: Around) -> forms.Field:
    return _day_of(need, around.today, gettext_lazy("For eksempel 1. september 2026."))


def _closing(need: Need, around: Around) -> forms.Field:
    hint = gettext_lazy("Gi folk tid: tre uker er vanlig.")
    return _day_of(need, around.today + ASKING, hint)


def _answers(need: Need, around: Around) -> forms.Field:
    hint = gettext_lazy("Alle som svarer, får vite hva det ble til. Si når, så slipper de å lure.")
    return _day_of(need, around.today + ASKING + ANSWERING, hint)


def _day_of(need: Need, day: date, hint: str | Promise) -> forms.Field:
    return DayField(
        label=str(need.label),
        help_text=hint,
        required=need.required,
        initial=day_in_field(day),
        error_messages={"required": need.missing} if need.required else {},
    )


def _words(longest: int, rows: int, hint: str | Promise, first: str | Promise = "") -> Field:
    def make(need: Need, _around: Around) -> forms.Field:
        return WordsField(
            label=str(need.label),
            help_text=hint,
            longest=longest,
            rows=rows,
            required=need.required,
            missing=need.missing or None,
            initial=first,
        )

    return make


def _body(need: Need, around: Around) -> forms.Field:
    """A name to write, with the bodies there are as suggestions."""
    leaders = [team for team in around.teams if team.kind == Team.Kind.LEADERSHIP]
    field = WordsField(
        label=str(need.label),
        help_text=gettext_lazy("For eksempel en ledergruppe, et styre eller et utvalg."),
        longest=NAME,
        required=need.required,
        missing=need.missing or None,
        initial=leaders[0].name if need.required and len(leaders) == 1 else "",
    )
    field.widget.attrs |= {"list": LIST, "autocomplete": "off"}
    return field


def _audience(need: Need, around: Around) -> forms.Field:
    return forms.ChoiceField(
        label=str(need.label),
        help_text=_("Virksomhetens egne folk blir alltid spurt."),
        widget=forms.RadioSelect,
        choices=[
            ("own", _("Virksomhetens egne folk, og rådene dere velger under")),
            ("everybody", _("Alle, også de som ikke har noen konto her")),
        ],
        initial="everybody" if around.organisation.opens_plans else "own",
        error_messages={"required": str(need.missing), "invalid_choice": str(need.missing)},
    )


def _successor(need: Need, around: Around) -> forms.Field:
    own = [plan for plan in around.successors if plan.version_of_id == around.plan.pk]
    first = own or (around.successors if len(around.successors) == 1 else ())
    return forms.ChoiceField(
        label=str(need.label),
        choices=[
            ("", _("Velg en plan")),
            *((str(plan.pk), plan.title) for plan in around.successors),
        ],
        initial=str(first[0].pk) if first else "",
        error_messages={
            "required": str(need.missing),
            "invalid_choice": _("Den planen kan ikke ta over. Velg en av dem som står her."),
        },
    )


NO_NAMES: Final = gettext_lazy("Vises sammen med planen. Skriv ikke navn på innbyggere.")
FIELDS: Final[Mapping[Ask, Field]] = {
    Ask.AUDIENCE: _audience,
    Ask.OPENING: _day,
    Ask.CLOSING: _closing,
    Ask.ANSWERS: _answers,
    Ask.INVITATION: _words(
        TEXT, 4, gettext_lazy("Det dere helst vil ha hjelp til å se. Noen få setninger holder.")
    ),
    Ask.SAY_IT: _words(
        TEXT,
        2,
        gettext_lazy("For dem som heller vil si det enn å skrive det: et sted, en tid, et telefonnummer."),
    ),
    Ask.DAY: _day,
    Ask.NOTE: _words(TEXT, 4, NO_NAMES),
    Ask.BODY: _body,
    Ask.MEETING: _words(NAME, 0, gettext_lazy("For eksempel møte 4/2026.")),
    Ask.RULING: _words(TEXT, 4, NO_NAMES, gettext_lazy("Planen vedtas.")),
    Ask.CASE: _words(60, 0, gettext_lazy("For eksempel 14/26.")),
    Ask.SUCCESSOR: _successor,
}


class StepForm(forms.Form):
    """What one step needs. ``state`` and ``revision`` are what the person saw of the plan."""

    state = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)
    told = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, step: Transition, around: Around) -> None:
        super().__init__(data)
        self.step, self.around = step, around
        for need in step.needs:
            self.fields[need.ask.value] = FIELDS[need.ask](need, around)
            if need.ask == Ask.AUDIENCE:
                self.fields["bodies"] = self._bodies()
        if around.unanswered:
            self.fields["despite"] = self._despite()
        self.initial = {
            "state": step.source.value,
            "revision": around.plan.revision,
            "told": around.unanswered,
        }
        if around.before is not None:
            self.initial |= {
                Ask.AUDIENCE.value: "everybody" if around.before.open_to_everybody else "own",
                "bodies": list(around.before.body_ids),
                Ask.INVITATION.value: around.before.invitation,
                Ask.SAY_IT.value: around.before.say_it,
            }

    def _bodies(self) -> forms.Field:
        councils = (Team.Kind.LIVED_EXPERIENCE, Team.Kind.VOLUNTEERS)
        return forms.TypedMultipleChoiceField(
            label=_("Råd og grupper som blir spurt"),
            choices=[(team.pk, team.name) for team in self.around.teams],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=[team.pk for team in self.around.teams if team.kind in councils],
            error_messages={"invalid_choice": _("En av dem du valgte, finnes ikke lenger. Velg på nytt.")},
        )

    def _despite(self) -> forms.Field:
        words = ngettext(
            "Vedta likevel. Ett innspill blir stående uten svar.",
            "Vedta likevel. %(n)d innspill blir stående uten svar.",
            self.around.unanswered,
        )
        return forms.BooleanField(label=words % {"n": self.around.unanswered}, required=False)

    def clean_despite(self) -> bool:
        """«Vedta likevel» is said of a number: when more have come since, it is asked again."""
        despite: bool = self.cleaned_data["despite"]
        if not despite or _number(self.cleaned_data["told"]) < self.around.unanswered:
            raise ValidationError(still_unanswered(self.around.unanswered))
        return despite

    @property
    def team(self) -> Team | None:
        """The team that the body is, when its name or another name of it was written."""
        written = str(self.cleaned_data.get("body", "")).casefold()
        return next(
            (
                team
                for team in self.around.teams
                if written and written in {name.casefold() for name in (team.name, *team.aliases)}
            ),
            None,
        )

    def words(self) -> StepWords:
        """What was said, as the verb takes it."""
        given = self.cleaned_data
        day = given.get("day")
        words = StepWords(
            day=day.start if day else None,
            note=given.get("note", ""),
            despite=self.around.unanswered if given.get("despite") else 0,
        )
        if self.step.need(Ask.AUDIENCE):
            words["hearing"] = self._hearing()
        if self.step.need(Ask.BODY):
            words["ruling"] = self._ruling()
        if self.step.need(Ask.SUCCESSOR):
            words["successor"] = next(
                plan for plan in self.around.successors if str(plan.pk) == given["successor"]
            )
        if self.step.target == State.APPROVED:  # what is approved is what was read
            words["revision"] = _number(given["revision"])
        return words

    def _hearing(self) -> HearingTerms:
        given = self.cleaned_data
        opens, answers = given["opens_on"], given["answers_by"]
        return HearingTerms(
            closes_on=given["closes_on"].end,
            opens_on=opens.start if opens else None,
            open_to_everybody=given["audience"] == "everybody",
            body_ids=tuple(given["bodies"]),
            invitation=given["invitation"],
            say_it=given["say_it"],
            answers_by=answers.end if answers else None,
        )

    def _ruling(self) -> Ruling:
        given = self.cleaned_data
        return Ruling(
            body=self.team.name if self.team else given["body"],
            text=given.get("ruling", ""),
            meeting=given["meeting"],
            case_number=given["case_number"],
            team=self.team,
        )

    def kept(self) -> list[tuple[str, str]]:
        """What was written, by the names of the fields: for somebody who came too late to send it."""
        rows = []
        for bound in self.visible_fields():
            value = bound.value()
            chosen = {str(each) for each in (value if isinstance(value, list) else [value])}
            if isinstance(bound.field, forms.ChoiceField):
                pairs: Any = bound.field.choices
                text = ", ".join(str(label) for key, label in pairs if str(key) in chosen and key != "")
            else:
                text = "" if isinstance(bound.field, forms.BooleanField) else str(value or "")
            if text.strip():
                rows.append((str(bound.label), text))
        return rows


def _number(written: str) -> int:
    """A number that the page carried; 0 when somebody has made it something else."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def still_unanswered(count: int) -> str:
    """How many inputs wait for an answer, and what can be done about it."""
    return ngettext(
        "Ett innspill har ikke fått svar ennå. Svar på det først, eller kryss av for at dere vedtar likevel.",
        "%(n)d innspill har ikke fått svar ennå. Svar på dem først, eller kryss av for at dere vedtar likevel.",
        count,
    ) % {"n": count}
