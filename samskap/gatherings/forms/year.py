"""The plan of a year: ready kinds with a rhythm that is sensible to begin with, several series on one page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samskap.core.fields import WordsField, let_choose
from samskap.gatherings.actions.series import SeriesEntry, require_some_day
from samskap.gatherings.forms.opp import refuse_sick_leave
from samskap.gatherings.forms.series import LookedAtForm, RhythmFields, day_field
from samskap.gatherings.forms.shared_fields import home_key
from samskap.gatherings.kinds import TEMPLATES, Template
from samskap.gatherings.models import Kind, Series
from samskap.gatherings.queries.series_page import SeriesLine
from samskap.gatherings.queries.series_use import Plan
from samskap.gatherings.queries.surroundings import Around
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.rhythm import in_words, understand
from samskap.people.models import Person, Team, Unit

# kind -> a rhythm to begin with, and whether most departments want it
READY: Final[dict[str, tuple[str, bool]]] = {
    Kind.INSPIRATION: ("første onsdag i måneden kl. 08.30, ikke juli", True),
    Kind.TEACHING: ("tredje torsdag i måneden kl. 13.00, ikke juli og desember", True),
    Kind.REFLECTION: ("siste tirsdag i måneden kl. 14.00, ikke juli og desember", True),
    Kind.EXERCISE: ("andre mandag i februar, mai, september og november kl. 12.30", False),
    Kind.OPP: ("første mandag i mars, juni, september og desember kl. 09.00", False),
}


class KindForm(RhythmFields):
    """One ready kind: whether it is wanted, its name and its rhythm. The days come from the form around.

    ``going`` are series of the kind that go on already, so that nobody makes another one unasked.
    """

    chosen = forms.BooleanField(required=False)
    title = WordsField(label=gettext_lazy("Navn"), longest=120, missing=gettext_lazy("Gi samlingen et navn."))

    def __init__(self, data: Any, *, kind: str, going: list[SeriesLine]) -> None:
        self.kind, self.template, self.going = Kind(kind), TEMPLATES[kind], going
        words, wanted = READY[kind]
        said = understand(words)
        language = (get_language() or "nb")[:2]
        initial = {
            "chosen": wanted and not going,
            "title": self.kind.label,
            "rhythm": in_words(said.rule, language=language, at=said.at),
            "minutes": self.template.minutes,
        }
        super().__init__(data, prefix=kind, initial=initial)
        del self.fields["starts_on"], self.fields["at"]
        self.fields["chosen"].label = str(self.kind.label)
        self.fields["minutes"].label = _("Minutter")

    template: Template

    @property
    def purpose(self) -> str | Promise:
        """What the kind is for."""
        return self.template.purpose

    @property
    def wanted(self) -> bool:
        """Whether it is ticked."""
        return bool(self["chosen"].value())

    def clean_title(self) -> str:
        """The name, which for an OPP gathering is not about sick leave."""
        title = str(self.cleaned_data["title"])
        refuse_sick_leave(self.kind, title)
        return title

    def _settle_time(self, cleaned: dict[str, Any]) -> None:
        """The time stands in the words."""
        at: time | None = self.understood.at if self.understood else None
        if at is None:
            self.add_error("rhythm", _("Skriv også når den begynner, for eksempel «kl. 08.30»."))
        cleaned["at"] = at


class YearForm(LookedAtForm):
    """Whose year it is, from and through which day, where, and the ready kinds."""

    home = forms.ChoiceField(
        label=gettext_lazy("Hvem er planen for?"),
        error_messages={"required": gettext_lazy("Velg hvem som holder samlingene.")},
    )
    starts_on = day_field(gettext_lazy("Fra og med"))
    ends_on = day_field(gettext_lazy("Til og med"))
    place = WordsField(label=gettext_lazy("Vanlig møtested"), longest=200, required=False)
    holidays = forms.ChoiceField(
        label=gettext_lazy("Når dagen er en helligdag"),
        choices=Series.Holidays.choices,
        initial=Series.Holidays.NEXT,
    )

    def __init__(
        self,
        data: Any,
        *,
        around: Around,
        host: Person | None,
        series: list[SeriesLine],
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, initial=initial)
        self.host, self.series = host, series
        self.homes: dict[str, Unit | Team] = {home_key(each): each for each in around.homes}
        let_choose(self, "home", [(key, each.name) for key, each in self.homes.items()])
        going = [] if self.is_bound else self.going(initial["home"], initial["starts_on"])
        self.kinds = [
            KindForm(data, kind=kind, going=[line for line in going if line.series.kind == kind])
            for kind in READY
        ]

    def going(self, home: str, since: date) -> list[SeriesLine]:
        """The series of that unit or team that still go on that day."""
        found = []
        for line in self.series:
            own, last = line.series.unit or line.series.team, line.series.ends_on
            if own is not None and home_key(own) == home and (last is None or last >= since):
                found.append(line)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last:
            self._check_days(first, last)
        if not any(kind.wanted for kind in self.kinds):
            raise ValidationError(_("Velg minst én samling."))
        return cleaned

    def _check_days(self, first: date, last: date) -> None:
        today = timezone.localdate()
        if not date(today.year - 1, 1, 1) <= first <= date(today.year + 3, 1, 1):
            self.add_error("starts_on", _("Velg en dag i løpet av de neste tre årene."))
        elif not first <= last <= first.replace(year=first.year + 2, day=min(first.day, 28)):
            self.add_error("ends_on", _("Velg en dag etter den første, og høyst to år fram."))

    def is_valid(self) -> bool:
        """All that is ticked must be right; what is not is left alone."""
        inside = [kind.is_valid() for kind in self.kinds if kind.wanted]
        if not (super().is_valid() and all(inside)):
            return False
        for kind, entry in self.entries():
            try:
                require_some_day(entry.plan(), timezone.now())
            except NotAllowedNow as error:
                kind.add_error("rhythm", str(error))
        return not any(kind.errors for kind in self.kinds if kind.wanted)

    def plans(self) -> list[Plan]:
        return [entry.plan() for _kind, entry in self.entries()]

    def entries(self) -> Iterator[tuple[KindForm, SeriesEntry]]:
        """The series that are ticked, as the verb takes them, led by whoever plans."""
        cleaned = self.cleaned_data
        home = self.homes[cleaned["home"]]
        for kind in self.kinds:
            if kind.wanted:
                yield (
                    kind,
                    SeriesEntry(
                        kind=kind.kind,
                        purpose=str(kind.purpose),
                        **{name: kind.cleaned_data[name] for name in ("title", "rhythm", "at", "minutes")},
                        **{name: cleaned[name] for name in ("starts_on", "ends_on", "place", "holidays")},
                        unit=home if isinstance(home, Unit) else None,
                        team=home if isinstance(home, Team) else None,
                        host=self.host,
                    ),
                )
