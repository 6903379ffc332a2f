"""The posters of Fjordvik: most departments have theirs up, and two have written their own words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer

# department -> (days since it was hung up, where)
WALLS = {
    "Bo Nord": (210, "I gangen ved postkassene"),
    "Bo Sør": (204, "På kjøkkenet"),
    "Jobb og hverdag": (41, "Over kaffemaskinen"),
    "Møteplassen Brygga": (230, "Ved inngangen"),
    "Oppfølging rus": (97, "På venterommet"),
    "Oppsøkende team": (12, "På kontoret"),
}
# department -> (language, heading, footer, [(key of the value or the drawing, theme, text, question)])
OWN = {
    "Møteplassen Brygga": (
        "nb",
        "Her på Brygga holder vi i",
        "Åpent tirsdag og torsdag fra 11 til 20",
        [
            (
                "hap",
                "Håp",
                "Noen har kaffen klar, også på de grå dagene.",
                "Hva gleder du deg til denne uka?",
            ),
            (
                "samhorighet",
                "Samhørighet",
                "Vi hilser ved navn og spør hvordan det går.",
                "Hvem vil du sitte med?",
            ),
            (
                "mening",
                "Mening i livet",
                "Her kan du lage mat, spille, snekre eller bare være.",
                "Hva vil du gjøre i dag?",
            ),
            (
                "empowerment",
                "Empowerment",
                "Husmøtet bestemmer, og du er husmøtet.",
                "Hva skal vi ta opp på mandag?",
            ),
            ("bat", "Sjøen", "Båten går hver onsdag når det ikke blåser.", "Har du vært med ut?"),
        ],
    ),
    "Ung voksen": (
        "nn",
        "Tre ting vi held i",
        "",
        [
            (
                "identitet",
                "Identitet",
                "Du er meir enn det som er vanskeleg akkurat no.",
                "Kven er du når du har det bra?",
            ),
            ("samhorighet", "Samhøyrsle", "Du treng ikkje klare det åleine.", "Kven kan du ringe?"),
            ("empowerment", "Empowerment", "Vi går i ditt tempo.", "Kva er det neste vesle steget?"),
        ],
    ),
}


def demo_posters(by: Viewer) -> None:
    """Hang posters up and write words of their own for two of them."""
    from samskap.people.models import Unit
    from samskap.values.actions import hang_poster, save_poster
    from samskap.values.models import PosterHanging, Value
    from samskap.values.poster.content import PosterLine

    units = {unit.name: unit for unit in Unit.objects.filter(organisation=by.organisation)}
    values = {value.key: value.pk for value in Value.objects.filter(organisation=by.organisation)}
    today = timezone.localdate()
    for name, (days, place) in WALLS.items():
        if not PosterHanging.objects.filter(unit=units[name]).update(
            place=place
        ):  # the figures may have hung it up
            hang_poster(by=by, unit=units[name], on=today - timedelta(days=days), place=place)
    for name, (language, heading, footer, rows) in OWN.items():
        lines = [
            PosterLine(theme, text, question, values.get(key), motif="" if key in values else key)
            for key, theme, text, question in rows
        ]
        save_poster(
            by=by,
            unit=units[name],
            language=language,
            revision=0,
            heading=heading,
            footer=footer,
            lines=lines,
        )
