"""The demonstration's own values of the municipality, and a page for its intranet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samskap.people.viewer import Viewer

INTRANET = "https://intranett.fjordvik.example"
# the municipality's value: what it means, and (department, recovery value, what they think of it)
MUNICIPAL: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "Nær": (
        "Vi er til stede der folk er, og svarer når noen spør.",
        [
            ("Bo Nord", "samhorighet", "Nær betyr at vi drikker kaffen sammen, ikke at vi passer på."),
            ("Møteplassen Brygga", "samhorighet", "Døra er åpen. Den som kommer, blir hilst på ved navn."),
            (
                "Oppsøkende team",
                "hap",
                "Vi kommer tilbake, også når det gikk dårlig sist. Det er håp i praksis.",
            ),
        ],
    ),
    "Modig": (
        "Vi prøver nye måter, sier fra og tåler at noe ikke går.",
        [
            ("Møteplassen Brygga", "empowerment", "Vi lar folk lede kvelden selv, også når vi er usikre."),
            (
                "Rask samtale",
                "identitet",
                "Det er modigst å spørre hvem du er når du ikke er i vanskeligheter.",
            ),
        ],
    ),
    "Skapende": (
        "Vi finner løsninger sammen med dem det gjelder.",
        [("Ung voksen", "mening", "Det som betyr noe, blir til når vi gjør noe sammen.")],
    ),
}


def demo_doors(by: Viewer) -> None:
    """Values of Fjordvik's own, some of them matched, and a page for an intranet that does not exist."""
    from samskap.people.access import units_of
    from samskap.people.integrations.actions import add_embed
    from samskap.values.access import values_of
    from samskap.values.actions.municipal import add_municipal_value, link_values

    units = {unit.name: unit for unit in units_of(by)}
    values = {value.key: value for value in values_of(by)}
    for name, (meaning, links) in MUNICIPAL.items():
        made = add_municipal_value(by=by, name=name, meaning=meaning)
        for unit, key, reflection in links:
            link_values(by=by, municipal=made, unit=units[unit], value=values[key], reflection=reflection)
    add_embed(by=by, name="Intranettet", hosts=[INTRANET])
