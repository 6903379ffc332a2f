"""My page shows what is mine, to me alone."""

from __future__ import annotations

from django.test import Client

from samskap.people.models import Person
from tests.personas import ClientFor


def test_my_page_says_who_i_am_and_what_is_kept(client_for: ClientFor, alma: Person, bo: Person) -> None:
    page = client_for(alma).get("/konto/").content.decode()
    for words in (
        "Alma Berg",
        "alma@fjordvik.example",
        "Ansatt, Møteplassen Brygga",
        "Dette vet Samskap om deg",
        "Lag en passnøkkel",
    ):
        assert words in page
    assert "Bo Nabo" not in page


def test_it_says_so_when_i_have_no_roles(client_for: ClientFor, cato: Person) -> None:
    assert "Ingen roller nå" in client_for(cato).get("/konto/").content.decode()


def test_visitors_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/konto/")["Location"] == "/konto/logg-inn/?next=/konto/"
    assert client.post("/konto/sprak/", {"language": "nn"}).status_code == 302


def test_my_language_is_remembered_in_the_cookie_and_on_me(client_for: ClientFor, alma: Person) -> None:
    client = client_for(alma)
    answer = client.post("/konto/sprak/", {"language": "nn"})
    assert answer.cookies["sprak"].value == "nn"
    alma.refresh_from_db()
    assert alma.language == "nn"
    assert client.post("/konto/sprak/", {"language": "kommune"}).cookies["sprak"].value == "nb"
    client.post("/konto/sprak/", {"language": "tull"})
    alma.refresh_from_db()
    assert alma.language == ""


def test_the_overviews_of_the_library_lead_here(client_for: ClientFor, alma: Person) -> None:
    for address in ("/konto/sikkerhet/", "/konto/sikkerhet/passnokler/", "/konto/sikkerhet/jobbkonto/"):
        assert client_for(alma).get(address)["Location"] == "/konto/"
