"""Every number on a page leads to what it was computed from: it is a link there, or what was counted stands beside."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from samskap.people.integrations import actions as doors
from samskap.people.integrations.tokens import embed_code
from samskap.people.models import Organisation, Person
from samskap.people.viewer import system_viewer
from samskap.plans.actions.figures import Wanted, add_figure
from samskap.plans.models import Measure, Plan
from tests.personas import ClientFor, ViewerOf

# Each kind of number on our pages by the class it wears.
NUMBERS = "s-meter", "s-framed__figure", "s-tally__beads"
# Where everything that was counted stands, each row with its link.
COUNTED = ("s-counted", "s-walls")


def having(element: html.HtmlElement, css: str) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {css} ')]")
    return found


def leads_on(number: html.HtmlElement) -> bool:
    """A link in it, a link to a figure's page in its card or row, or the list of what was counted on the page."""
    around = next(number.iterancestors("li", "section", "article", "main"))
    within = number.xpath(".//a/@href") + (around.xpath(".//a/@href") if around.tag == "li" else [])
    beside = [href for href in around.xpath(".//a/@href") if "/tall/" in href]
    return bool(within or beside or any(having(number.getroottree().getroot(), css) for css in COUNTED))


@pytest.fixture
def pages(opened: Organisation, plan: Plan, viewer: ViewerOf, dina: Person) -> list[str]:
    """The pages that show how the plan goes, with a figure that is counted and one that people write in."""
    measure = Measure.objects.filter(section__plan=plan).order_by("section__position", "position")[0]
    for wanted in (Wanted(source="values.poster_hung"), Wanted(source="plans.living_owner")):
        figure = add_figure(by=viewer(dina), measure=measure, wanted=wanted)
    door = doors.add_embed(by=system_viewer(opened), name="Intranettet", hosts=["https://a.example"])
    return [
        "/fjordvik/",
        f"/fjordvik/planer/{plan.pk}/",
        f"/fjordvik/planer/{plan.pk}/tall/",
        f"/fjordvik/tiltak/{measure.pk}/",
        f"/fjordvik/tall/{figure.pk}/",
        "/fjordvik/verdiene/plakat/",
        f"/innbygging/{embed_code(door)}/",
    ]


@pytest.mark.parametrize("inside", [True, False])
def test_every_number_can_be_followed_to_what_it_was_computed_from(
    pages: list[str], client_for: ClientFor, dina: Person, inside: bool
) -> None:
    client = client_for(dina) if inside else Client()
    for page in pages:
        content = html.fromstring(client.get(page).content)
        numbers = [found for css in NUMBERS for found in having(content, css)]
        assert numbers, page
        assert all(leads_on(number) for number in numbers), page
