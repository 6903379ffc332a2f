"""Whose words stand on the poster, and where it hangs."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from samskap.core.models import AuditEntry
from samskap.people.models import Membership, Organisation, Person, Unit
from samskap.values import actions
from samskap.values.models import Poster, PosterHanging, Value
from samskap.values.poster.content import PosterLine
from samskap.values.queries import departments_with_poster, poster_text, poster_walls
from tests.personas import ClientFor, ViewerOf, make_person

LINES = [PosterLine("Håp", "Vi tror på deg.", "Hva nå?"), PosterLine("Ute", "Vi går ut.")]
NEW: dict[str, Any] = {"heading": "Det vi holder i", "footer": "Åpent hver dag", "lines": LINES}


@pytest.fixture
def brygga(departments: tuple[Unit, Unit], values: list[Value]) -> Unit:
    return departments[0]


def form(revision: int = 0, **changes: Any) -> dict[str, Any]:
    """What the page sends for a poster with two themes."""
    return {
        "revision": revision,
        "heading": "Det vi holder i",
        "footer": "",
        "linje-0-theme": "Håp",
        "linje-0-text": "Vi tror på deg.",
        "linje-0-question": "",
        "linje-1-theme": "Ute",
        "linje-1-text": "",
        "linje-1-question": "Hvor?",
        **changes,
    }


def test_the_poster_is_that_of_the_values_until_the_department_has_its_own(
    brygga: Unit, dina: Person, viewer: ViewerOf, values: list[Value]
) -> None:
    assert [line.theme for line in poster_text(brygga, "nb").lines] == [value.name for value in values]
    lines = [PosterLine("Lys", "x", "", values[0].pk), PosterLine("Ute", "y", "", 999_999)]
    actions.save_poster(
        by=viewer(dina), unit=brygga, language="nb", revision=0, heading="Vårt", footer="", lines=lines
    )

    own = poster_text(brygga, "nb")
    assert (own.own, own.revision, own.heading) == (True, 1, "Vårt")
    assert [(line.theme, line.key, line.value_id) for line in own.lines] == [
        ("Lys", "hap", values[0].pk),
        ("Ute", "", None),
    ]
    assert not poster_text(brygga, "nn").own
    entry = AuditEntry.objects.get()
    assert entry.action == "values.save_poster"
    assert "Vårt" not in str(entry.details)
    assert actions.reset_poster(by=viewer(dina), unit=brygga, language="nb")
    assert not actions.reset_poster(by=viewer(dina), unit=brygga, language="nb")
    assert len(poster_text(brygga, "nb").lines) == 5


@pytest.mark.parametrize(
    "role", [Membership.Role.RECOVERY_CONTACT, Membership.Role.EDITOR, Membership.Role.LEADER]
)
def test_those_who_keep_the_department_write_its_poster_and_no_other(
    organisation: Organisation, departments: tuple[Unit, Unit], viewer: ViewerOf, role: str
) -> None:
    kari = viewer(make_person(organisation, "Kari", role=role, unit=departments[0]))
    actions.hang_poster(by=kari, unit=departments[0], on=timezone.localdate())
    with pytest.raises(PermissionDenied):
        actions.hang_poster(by=kari, unit=departments[1], on=timezone.localdate())


def test_others_write_no_poster(brygga: Unit, alma: Person, edvard: Person, viewer: ViewerOf) -> None:
    for person in (alma, edvard, None):
        with pytest.raises(PermissionDenied):
            actions.save_poster(by=viewer(person), unit=brygga, language="nb", revision=0, **NEW)


def test_two_at_once_lose_nothing(
    client_for: ClientFor, brygga: Unit, dina: Person, viewer: ViewerOf
) -> None:
    address = f"/fjordvik/verdiene/plakat/{brygga.pk}/rediger/"
    actions.save_poster(by=viewer(dina), unit=brygga, language="nb", revision=0, **NEW)
    answer = client_for(dina).post(address, form(heading="Min egen overskrift"))

    content = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Min egen overskrift"' in content
    assert "Åpent hver dag" in content
    assert client_for(dina).post(address, form(revision=1)).status_code == 302
    assert Poster.objects.get().revision == 2


@pytest.mark.parametrize(
    ("press", "themes"),
    [
        ("add", ["Håp", "Ute", ""]),
        ("remove-0", ["Ute"]),
        ("up-1", ["Ute", "Håp"]),
        ("down-0", ["Ute", "Håp"]),
        ("down-7", ["Håp", "Ute"]),
    ],
)
def test_rows_are_changed_without_script_and_nothing_is_saved(
    client_for: ClientFor, brygga: Unit, dina: Person, press: str, themes: list[str]
) -> None:
    answer = client_for(dina).post(f"/fjordvik/verdiene/plakat/{brygga.pk}/rediger/", form(press=press))
    assert answer.status_code == 200
    assert [line["theme"].value() or "" for line in answer.context["editor"].lines] == themes
    assert not Poster.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"linje-0-theme": ""}, "Tema"),
        ({"linje-1-text": "å" * 161}, "plass til 160 tegn"),
        ({"linje-1-text": "Ring Kari Nordmann på 912 34 567"}, "Hvorfor kan det stå?"),
        ({"heading": "Født 01010112345"}, "fødselsnummer"),
        ({"linje-1-text": " " * 400 + "01010112345"}, "fødselsnummer"),
        ({f"linje-{n}-theme": "x" for n in range(9)}, "fra ett til åtte"),
    ],
)
def test_what_cannot_be_printed_is_told_and_kept(
    client_for: ClientFor, brygga: Unit, dina: Person, changes: dict[str, Any], said: str
) -> None:
    answer = client_for(dina).post(f"/fjordvik/verdiene/plakat/{brygga.pk}/rediger/", form(**changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Poster.objects.exists()


def test_departments_are_counted_on_the_day(
    organisation: Organisation, departments: tuple[Unit, Unit], dina: Person, viewer: ViewerOf
) -> None:
    by, today = viewer(dina), timezone.localdate()
    assert departments_with_poster(organisation, today) == (0, 2)
    hanging = actions.hang_poster(by=by, unit=departments[0], on=today - timedelta(3), place="I gangen")
    again = actions.hang_poster(by=by, unit=departments[0], on=today - timedelta(3), place="I gangen")
    actions.hang_poster(by=by, unit=departments[0], on=today, place="På kjøkkenet")
    assert again == hanging
    assert departments_with_poster(organisation, today) == (1, 2)
    assert departments_with_poster(organisation, today - timedelta(4)) == (0, 2)
    assert poster_walls(by, today).hung == 1

    for up in PosterHanging.objects.all():
        assert actions.take_down_poster(by=by, hanging=up, on=today)
        assert not actions.take_down_poster(by=by, hanging=up, on=today)
    assert departments_with_poster(organisation, today) == (0, 2)
    with pytest.raises(actions.NotNow):
        actions.hang_poster(by=by, unit=departments[0], on=today + timedelta(1))


def test_the_list_costs_the_same_for_one_department_and_three(
    unit: Unit, dina: Person, viewer: ViewerOf, django_assert_num_queries: Any
) -> None:
    by = viewer(dina)
    for name in ("En", "To", "Tre"):
        department = Unit.objects.create(organisation=unit.organisation, parent=unit, name=name)
        PosterHanging.objects.create(unit=department, hung_on=date(2026, 1, 1))
        if name != "To":
            assert by.belongs  # the memberships are known
            with django_assert_num_queries(2):
                poster_walls(by, timezone.localdate())


def photo() -> bytes:
    out = BytesIO()
    picture = Image.new("RGB", (2400, 1200), "#C07A05")
    data = picture.getexif()
    data[0x010F] = "Kameraet"
    data.get_ifd(0x8825)[1] = "N"
    picture.save(out, "JPEG", exif=data)
    return out.getvalue()


def test_a_photo_is_made_small_and_forgets_where_it_was_taken(
    client_for: ClientFor, brygga: Unit, dina: Person, alma: Person, cato: Person
) -> None:
    address = f"/fjordvik/verdiene/plakat/{brygga.pk}"
    upload = SimpleUploadedFile("vegg.jpg", photo(), "image/jpeg")
    answer = client_for(dina).post(
        f"{address}/hengt-opp/", {"on": "2026-01-10", "place": "I gangen", "photo": upload}
    )
    assert answer.status_code == 302
    hanging = PosterHanging.objects.get()
    kept = Image.open(BytesIO(bytes(hanging.photo or b"")))
    assert (kept.format, kept.size) == ("JPEG", (1600, 800))
    assert not kept.getexif()
    assert b"Kameraet" not in bytes(hanging.photo or b"")

    picture = f"{address}/bilde/{hanging.pk}.jpg"
    assert client_for(alma).get(picture).headers["Content-Type"] == "image/jpeg"
    assert client_for(cato).get(picture).status_code == 404
    page = client_for(None).get(f"{address}/").content.decode()
    assert picture not in page
    assert "I gangen" not in page


def bomb() -> bytes:
    out = BytesIO()
    Image.new("1", (7000, 7000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 not a picture", "JPEG, PNG og WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "JPEG, PNG og WebP"),
        (photo()[:2000], "lot seg ikke lese"),
        (bomb(), "40 millioner"),
    ],
)
def test_a_file_that_is_no_photo_is_refused_in_words(
    client_for: ClientFor, brygga: Unit, dina: Person, data: bytes, said: str
) -> None:
    upload = SimpleUploadedFile("vegg.jpg", data, "image/jpeg")
    answer = client_for(dina).post(
        f"/fjordvik/verdiene/plakat/{brygga.pk}/hengt-opp/",
        {"on": "2026-01-10", "place": "Ved døra", "photo": upload},
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="Ved døra"' in answer.content.decode()
    assert not PosterHanging.objects.exists()


def test_files_are_named_by_their_sizes_and_fetched_once(client_for: ClientFor, brygga: Unit) -> None:
    address, client = f"/fjordvik/verdiene/plakat/{brygga.pk}/", client_for(None)
    answer = client.get(f"{address}a4.pdf?sprak=nn")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "plakat-m" in answer.headers["Content-Disposition"]
    again = client.get(f"{address}a4.pdf?sprak=nn", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    for wrong in ("a4.png", "a0.pdf", "skjerm.pdf", "..%2f..%2fa4.pdf", "a4.pdf.pdf"):
        assert client.get(address + wrong).status_code == 404
