"""Doors for other systems: who opens them, which sites are sites, and that a token is shown once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from samskap.core.models import AuditEntry
from samskap.people.integrations import actions
from samskap.people.integrations.origins import NotAnOrigin, read_origins
from samskap.people.integrations.tokens import embed_code, integration_of_code
from samskap.people.models import Integration, Membership, Person
from tests.personas import ClientFor, ViewerOf


@pytest.fixture
def keeper(dina: Person) -> Person:
    """Dina as the administrator of the whole unit."""
    unit = dina.memberships.get().unit
    Membership.objects.create(person=dina, unit=unit, role=Membership.Role.ADMINISTRATOR)
    return dina


def test_only_administrators_of_the_whole_unit_open_and_close_doors(
    keeper: Person, alma: Person, edvard: Person, viewer: ViewerOf
) -> None:
    made, _token = actions.add_token(by=viewer(keeper), name="Styring")
    for other in (alma, edvard, None):
        with pytest.raises(PermissionDenied):
            actions.add_token(by=viewer(other), name="Mer")
        with pytest.raises(PermissionDenied):
            actions.add_embed(by=viewer(other), name="Mer", hosts=["https://x.example"])
        with pytest.raises(PermissionDenied):
            actions.revoke_integration(by=viewer(other), integration=made)
    assert actions.revoke_integration(by=viewer(keeper), integration=made)
    assert not actions.revoke_integration(by=viewer(keeper), integration=made)
    told = AuditEntry.objects.filter(action__contains="integration").values_list("action", "details")
    assert dict(told) == {
        "people.add_integration": {"kind": "api"}, "people.revoke_integration": {"kind": "api"}
    }  # fmt: skip


def test_nobody_closes_the_doors_of_another_municipality(
    keeper: Person, bo: Person, viewer: ViewerOf
) -> None:
    made, _token = actions.add_token(by=viewer(keeper), name="Styring")
    Membership.objects.create(person=bo, unit=bo.memberships.get().unit, role="administrator")
    assert not actions.revoke_integration(by=viewer(bo, organisation=bo.organisation), integration=made)
    made.refresh_from_db()
    assert made.revoked_at is None


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("https://intranett.fjordvik.example", ["https://intranett.fjordvik.example"]),
        ("HTTPS://Intranett.Fjordvik.example/ \n\nhttps://b.example:8443", ["https://intranett.fjordvik.example", "https://b.example:8443"]),
        ("https://a.example, https://a.example:443", ["https://a.example"]),
        ("https://blåbær.example", ["https://xn--blbr-roah.example"]),
    ],
)  # fmt: skip
def test_sites_are_read_as_browsers_write_them(text: str, origins: list[str]) -> None:
    assert read_origins(text) == origins


@pytest.mark.parametrize(
    "line",
    [
        "http://a.example", "a.example", "https://", "https://*", "https://*.a.example", "https://a.example/side",
        "https://a.example?x=1", "https://a.example#x", "https://ola@a.example", "https://a.example; script-src *",
        "https://a.example 'self'", "https://a.example:99999", "https://[::1", "https://localhost", "data:text/html",
        "https://a..example", "https://" + "a" * 300 + ".example", "https://-a.example",
    ],
)  # fmt: skip
def test_what_is_no_site_is_refused(line: str) -> None:
    with pytest.raises(NotAnOrigin):
        read_origins(line)


def test_the_token_is_shown_once_and_then_never(keeper: Person, client_for: ClientFor) -> None:
    client = client_for(keeper)
    shown = client.post("/fjordvik/koblinger/api/ny/", {"name": "Styring"})
    token = shown.context["token"]
    assert token in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    page = client.get("/fjordvik/koblinger/").content.decode()
    assert "Styring" in page
    assert token not in page
    assert Integration.objects.get().token_hash not in page
    again = client.post("/fjordvik/koblinger/api/ny/", {"name": "styring"})
    assert again.context["form"].errors
    assert Integration.objects.count() == 1


def test_the_page_gives_the_code_for_the_intranet(keeper: Person, client_for: ClientFor) -> None:
    client = client_for(keeper)
    wrong = client.post(
        "/fjordvik/koblinger/innbygging/ny/", {"name": "Intranettet", "hosts": "http://x.example"}
    )
    assert "x.example" in str(wrong.context["form"].errors["hosts"])
    client.post("/fjordvik/koblinger/innbygging/ny/", {"name": "Intranettet", "hosts": "https://x.example"})
    made = Integration.objects.get()
    page = client.get("/fjordvik/koblinger/").content.decode()
    assert f"/innbygging/{embed_code(made)}/" in page
    assert "&lt;iframe" in page
    assert "<iframe" not in page
    client.post(f"/fjordvik/koblinger/{made.pk}/trekk-tilbake/")
    assert integration_of_code(embed_code(made)) is None
