"""The municipality's own values: who writes what, and that departments stand side by side in the alphabet's order."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samskap.core.models import AuditEntry
from samskap.people.models import Person, Unit
from samskap.values.actions import municipal as actions
from samskap.values.models import MunicipalValue, Value, ValueLink
from samskap.values.queries.municipal import municipal_page
from tests.personas import ClientFor, ViewerOf


@pytest.fixture
def near(dina: Person, viewer: ViewerOf) -> MunicipalValue:
    """«Nær», one of Fjordvik's own."""
    return actions.add_municipal_value(by=viewer(dina), name="Nær", meaning="Vi møter folk der de er.")


def test_those_who_edit_the_values_keep_the_list_and_departments_write_for_themselves(
    near: MunicipalValue,
    alma: Person,
    edvard: Person,
    departments: tuple[Unit, Unit],
    values: list[Value],
    viewer: ViewerOf,
) -> None:
    brygga, nord = departments
    for other in (alma, edvard, None):
        with pytest.raises(PermissionDenied):
            actions.add_municipal_value(by=viewer(other), name="Modig")
        with pytest.raises(PermissionDenied):
            actions.delete_municipal_value(by=viewer(other), municipal=near)
    own = actions.link_values(
        by=viewer(alma), municipal=near, unit=brygga, value=values[2], reflection="Kaffen"
    )
    with pytest.raises(PermissionDenied):
        actions.link_values(by=viewer(alma), municipal=near, unit=nord, value=values[2])
    with pytest.raises(PermissionDenied):
        actions.change_link(by=viewer(edvard), link=own, reflection="Noe annet")
    with pytest.raises(actions.AlreadyThere):
        actions.link_values(by=viewer(alma), municipal=near, unit=brygga, value=values[2])
    told = AuditEntry.objects.filter(action="values.link_values").values_list("details", flat=True)
    assert list(told) == [{"unit": brygga.pk, "municipal": near.pk, "value": values[2].pk}]


def test_a_name_is_there_once(near: MunicipalValue, dina: Person, viewer: ViewerOf) -> None:
    with pytest.raises(actions.AlreadyThere):
        actions.add_municipal_value(by=viewer(dina), name="NÆR" if connection.vendor != "sqlite" else "Nær")
    assert MunicipalValue.objects.count() == 1


def test_departments_stand_in_the_order_of_the_alphabet(
    near: MunicipalValue,
    dina: Person,
    alma: Person,
    departments: tuple[Unit, Unit],
    values: list[Value],
    viewer: ViewerOf,
) -> None:
    for unit in departments:
        actions.link_values(by=viewer(dina), municipal=near, unit=unit, value=values[0], reflection="Ja")
    Unit.objects.create(organisation=near.organisation, parent=departments[0].parent, name="Ung voksen")
    page = municipal_page(viewer(alma))
    assert [seen.unit for seen in page.values[0].seen] == ["Bo Nord", "Møteplassen Brygga"]
    assert page.values[0].not_yet == ("Ung voksen",)
    assert [kin.mine for seen in page.values[0].seen for kin in seen.kin] == [False, True]


def test_the_page_asks_the_database_as_often_for_many_as_for_few(
    near: MunicipalValue, dina: Person, departments: tuple[Unit, Unit], values: list[Value], viewer: ViewerOf
) -> None:
    counts = []
    for n in range(2):
        for value in values[: 1 + 2 * n]:
            ValueLink.objects.get_or_create(unit=departments[n], municipal_value=near, value=value)
        with CaptureQueriesContext(connection) as asked:
            municipal_page(viewer(dina))
        counts.append(len(asked))
        actions.add_municipal_value(by=viewer(dina), name=f"Modig {n}")
    assert counts[0] == counts[1] <= 6


def test_words_that_name_somebody_are_asked_about_and_kept(
    near: MunicipalValue,
    alma: Person,
    departments: tuple[Unit, Unit],
    values: list[Value],
    client_for: ClientFor,
) -> None:
    address = f"/fjordvik/verdiene/kommunens/{near.pk}/koble/"
    words = {
        "unit": departments[0].pk,
        "value": values[0].pk,
        "reflection": "Ring Kari Nordmann på 912 34 567",
    }
    shown = client_for(alma).post(address, words)
    assert shown.context["form"].must_explain
    assert "Kari Nordmann" in shown.content.decode()
    assert not ValueLink.objects.exists()
    client_for(alma).post(address, {**words, "overruled": "agreed"})
    assert ValueLink.objects.get().reflection == words["reflection"]


def test_a_department_matches_no_other_municipalitys_values(
    near: MunicipalValue, dina: Person, unit: Unit, nabovik_values: list[Value], viewer: ViewerOf
) -> None:
    with pytest.raises(PermissionDenied):
        actions.link_values(by=viewer(dina), municipal=near, unit=unit, value=nabovik_values[0])
