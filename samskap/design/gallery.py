"""What the gallery shows: made-up content for every component, and the palette with its measured contrast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskap.design.curves import Goal, Point
from samskap.design.draw import STATUSES, Step
from samskap.design.drawings import Axis


@dataclass(frozen=True, slots=True)
class SampleValue:
    """A value as components know it."""

    key: str
    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour with its use; ``light`` and ``dark`` are the contrasts on white and on linen (WCAG 2)."""

    key: str
    name: str
    hex: str
    use: str

    @property
    def on_white(self) -> str:
        return f"{contrast(self.hex, '#FFFFFF'):.1f}"

    @property
    def on_linen(self) -> str:
        return f"{contrast(self.hex, '#FBF8F2'):.1f}"


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast between two hex colours, 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def values() -> list[SampleValue]:
    """The five values, with a meaning in a line each."""
    return [
        SampleValue(
            "hap", _("Håp"), _("Å tro at noe kan bli bedre, og låne litt tro av andre når en selv er tom.")
        ),
        SampleValue("identitet", _("Identitet"), _("Å bli møtt som et helt menneske med mange sider.")),
        SampleValue(
            "samhorighet", _("Samhørighet"), _("Å ha noen å høre til hos, og et sted der en er ventet.")
        ),
        SampleValue("mening", _("Mening i livet"), _("Å ha noe som gjør dagene verdt bryet.")),
        SampleValue(
            "empowerment", _("Empowerment"), _("Å styre i eget liv, med den støtten en selv vil ha.")
        ),
    ]


def swatches() -> list[Swatch]:
    """The palette."""
    return [
        Swatch("linen", _("Lin"), "#FBF8F2", _("siden")),
        Swatch("paper", _("Papir"), "#FFFFFF", _("kort")),
        Swatch("sand", _("Sand"), "#F5EFE4", _("stille flater")),
        Swatch("edge", _("Kant"), "#857A6C", _("kanter som må ses")),
        Swatch("ink", _("Blekk"), "#2A251F", _("tekst, fokusring")),
        Swatch("ink-soft", _("Blekk dempet"), "#5E554A", _("tekst om sted og tid")),
        Swatch("fjord", _("Fjord"), "#175A63", _("handling, lenke, måler")),
        Swatch("fjord-deep", _("Dyp fjord"), "#10353B", _("bunnen av siden")),
        Swatch("fjord-light", _("Lys fjord"), "#EAF2F0", _("neste steg, svar")),
        Swatch("hap", _("Håp"), "#C07A05", _("bare verdien håp, aldri tekst")),
        Swatch("identitet", _("Identitet"), "#7C4A97", _("bare verdien identitet")),
        Swatch("samhorighet", _("Samhørighet"), "#B9482F", _("bare verdien samhørighet")),
        Swatch("mening", _("Mening"), "#2A6BA6", _("bare verdien mening i livet")),
        Swatch("empowerment", _("Empowerment"), "#397A48", _("bare verdien empowerment")),
        Swatch("error", _("Feil"), "#A31D2A", _("bare feil i et skjema")),
    ]


_ICON_NAMES = (
    "house list-checks calendar-days layers book-open message-circle-heart clipboard-check arrow-left arrow-right check"
    " x plus pencil square-pen trash-2 printer download file-up upload history search menu user-round users-round"
    " log-in log-out calendar clock flag life-buoy lightbulb info lock eye-off phone mail map-pin coffee inbox list"
    " chart-no-axes-gantt filter-x refresh-cw sparkles quote link send settings undo-2 arrow-up arrow-down"
    " s-not-started s-in-progress s-done circle-pause s-ended s-replaced"
    " v-hap v-identitet v-samhorighet v-mening v-empowerment v-ring"
)
ICONS = _ICON_NAMES.split()


def steps() -> list[Step]:
    """The course of a plan."""
    return [
        Step(_("Utkast"), _("vår 2025")),
        Step(_("Høring"), _("sept.–okt. 2025")),
        Step(_("Vedtatt"), _("4. des. 2025")),
        Step(_("I arbeid"), _("siden jan. 2026")),
        Step(_("Evalueres"), _("høsten 2028")),
        Step(_("Avløst"), _("av neste plan")),
    ]


class SampleForm(forms.Form):
    """One field of each kind; shown with its errors."""

    name = forms.CharField(
        label=gettext_lazy("Hva heter tiltaket?"), initial="Felles frokost på Brygga", max_length=120
    )
    when = forms.DateField(
        label=gettext_lazy("Når skal det være på plass?"),
        help_text=gettext_lazy("For eksempel 24. november 2026"),
        error_messages={
            "invalid": gettext_lazy("November har 30 dager. Mente du 30. november eller 1. desember?")
        },
    )
    why = forms.CharField(
        label=gettext_lazy("Hvorfor gjør vi dette?"),
        help_text=gettext_lazy("To linjer er nok. Skriv slik at ingen kan kjennes igjen."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=[(key, words) for key, (_icon, words) in STATUSES.items()]
    )
    look = forms.ChoiceField(
        label=gettext_lazy("Hvem kan se det?"),
        choices=[("open", gettext_lazy("Alle som har lenken")), ("unit", gettext_lazy("De som jobber her"))],
        widget=forms.RadioSelect,
        initial="unit",
    )
    who = forms.MultipleChoiceField(
        label=gettext_lazy("Hvem er med?"),
        choices=[
            ("staff", gettext_lazy("Ansatte")),
            ("residents", gettext_lazy("Innbyggere")),
            ("family", gettext_lazy("Pårørende")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Velg minst én.")},
    )
    document = forms.FileField(
        label=gettext_lazy("Dokument"),
        help_text=gettext_lazy("Word, PDF, tekst eller regneark"),
        required=False,
    )
    remind = forms.BooleanField(label=gettext_lazy("Minn meg på det en uke før"), required=False)


class SampleFilter(forms.Form):
    """One choice of a filter bar."""

    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=[("", gettext_lazy("Alle"))], required=False
    )


def sample_form() -> SampleForm:
    """The form as it looks after somebody has sent it with two mistakes."""
    data = {
        "name": "Felles frokost på Brygga",
        "when": "31. november",
        "status": "in_progress",
        "look": "unit",
    }
    return SampleForm(data, auto_id="eks_%s")


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A measure on the sample timeline."""

    title: str
    when: str
    start: date
    end: date | None
    keys: tuple[str, ...]
    status: str
    milestones: tuple[date, ...] = ()


def rows() -> list[SampleRow]:
    """Measures of every kind on the timeline."""
    begin = date(2026, 1, 1)
    both = ("samhorighet", "mening")
    guide, breakfast = _("Vi leser veilederen i hver avdeling"), _("Felles frokost på Brygga")
    home, monthly = _("Det vi lærer ute, kommer hjem"), _("Månedens samling")
    return [
        SampleRow(guide, _("Ferdig i mars 2026"), begin, date(2026, 3, 1), ("hap", "identitet"), "done"),
        SampleRow(
            breakfast, _("Innen jul"), begin, date(2026, 12, 18), both[:1], "in_progress", (date(2026, 6, 1),)
        ),
        SampleRow(
            home, _("Gikk ut for en uke siden"), date(2026, 3, 1), date(2026, 11, 7), both, "needs_hand"
        ),
        SampleRow(monthly, _("Siste tirsdag hver måned"), begin, None, ("hap", "mening"), "in_progress"),
        SampleRow(
            _("Kafé med naboene"), _("I 2027"), date(2026, 9, 1), date(2027, 5, 1), both[1:], "replaced"
        ),
    ]


def tone() -> list[tuple[str, str, str]]:
    """When, what to write, and what not to."""
    return [
        (_("Listen er tom"), _("Det er alt. Resten kan vente."), _("Du har ingen flere oppgaver")),
        (_("En frist har gått"), _("Gikk ut for seks dager siden. Trenger en hånd."), _("FORFALT")),
        (
            _("Noen venter på svar"),
            _("De har ventet i åtte dager. Svar gjerne innen i morgen."),
            _("Påminnelse: ubesvart"),
        ),
        (_("Få har svart"), _("For få svar til å vises."), _("Ingen tilgang")),
        (_("En dato finnes ikke"), _("November har 30 dager. Mente du 30. november?"), _("Ugyldig dato")),
        (
            _("Noe ble endret"),
            _("Sunniva endret fristen i går. Se over før du lagrer."),
            _("Konflikt: versjon 4 og 5"),
        ),
    ]


def palette_rules() -> list[str]:
    """The three colour rules."""
    return [
        _("Verdifargene betyr verdiene, og ingenting annet."),
        _("Fjord betyr handling og tilstand: knapper, lenker, målere og det som er valgt."),
        _("Rødt kommer bare når noe i et skjema må rettes."),
    ]


def history() -> list[Point]:
    """A figure month by month, with some days that are not shown."""
    values = (0, 1, 2, 2, 3, 4, None, None, 4, 5, 6)
    return [
        Point(date(2026, month, 28), value, "" if value is None else str(value))
        for month, value in enumerate(values, start=1)
    ]


def gallery_context() -> dict[str, Any]:
    """Everything the gallery template needs."""
    form = sample_form()
    form.is_valid()
    return {
        "values": values(),
        "own_value": SampleValue("fjord", _("Trygghet")),
        "two_values": values()[:2],
        "swatches": swatches(),
        "palette_rules": palette_rules(),
        "statuses": list(STATUSES),
        "icons": ICONS,
        "steps": steps(),
        "history": history(),
        "goal": Goal(8, "8"),
        "form": form,
        "filter_form": SampleFilter(auto_id="filter_%s"),
        "axis": Axis.of_years(2026, 2028, date(2026, 11, 14)),
        "rows": rows(),
        "tone": tone(),
        "answers": [_("Ikke i det hele tatt"), _("Litt"), _("En del"), _("Mye"), _("Veldig mye")],
        "day": date(2026, 11, 24),
        "links": [(_("Nær folk 2026–2028"), "#knapper")],
        "trail": [(_("Planen"), "#knapper"), (_("Vi gjør verdiene kjent"), "#knapper")],
    }
