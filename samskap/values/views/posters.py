"""The posters of the departments: look, download, write, and say that they hang."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, open_page, teams_of, units_of
from samskap.people.models import Unit
from samskap.values import actions
from samskap.values.access import (
    get_hanging_photo,
    get_poster_unit,
    get_poster_unit_to_edit,
    hangings_of,
    may_edit_poster,
    values_of,
)
from samskap.values.forms.posters import (
    Difference,
    HangingForm,
    PosterEditor,
    differences,
    posted_rows,
    pressed,
    rows_of,
)
from samskap.values.poster.content import PosterText, Sender
from samskap.values.poster.printing import SIZES, poster_bytes, poster_data
from samskap.values.poster.words import LANGUAGES
from samskap.values.queries.posters import hangings_in, poster_text, poster_walls, unit_words

OPEN = "the values and the posters of the departments are open"
WRITERS = "those who write the department's poster"
CONTENT_TYPES = {"pdf": "application/pdf", "png": "image/png"}


def language_of(request: OrganisationRequest) -> str:
    """The poster's language: the one asked for, or the organisation's."""
    asked = request.GET.get("sprak", "")
    return asked if asked in LANGUAGES else request.organisation.language


def sender_of(request: OrganisationRequest, unit: Unit) -> Sender:
    """Who hangs it up, with the address that the QR code holds."""
    path = reverse("values:poster", args=[request.organisation.slug, unit.pk])
    return Sender(unit.name, request.organisation.name, settings.SITE_URL + path)


@open_page(OPEN)
@require_safe
def posters(request: OrganisationRequest) -> HttpResponse:
    """Choose a department, and see where the poster hangs."""
    walls = poster_walls(request.viewer, timezone.localdate())
    return page(request, "values/posters.html", {"walls": walls})


@open_page(OPEN)
@require_safe
def poster(request: OrganisationRequest, unit_id: int) -> HttpResponse:
    """One department's poster: preview, downloads, and where it hangs."""
    return _poster_page(request, get_poster_unit(request.viewer, unit_id), None)


def _poster_page(request: OrganisationRequest, unit: Unit, form: HangingForm | None) -> HttpResponse:
    language, today = language_of(request), timezone.localdate()
    text = poster_text(unit, language)
    context = {
        "unit": unit,
        "poster": text,
        "version": poster_mark(request, unit, text, "visning"),
        "languages": LANGUAGES,
        "sizes": _sizes(),
        "member": request.viewer.belongs,
        "hangings": hangings_in(request.viewer, unit, today),
        "words": unit_words(request.viewer, unit),
        "may_edit": may_edit_poster(request.viewer, unit),
        "form": form or HangingForm(initial={"on": today}),
    }
    return page(request, "values/poster.html", context, status=422 if form else 200)


def _sizes() -> list[tuple[str, str]]:
    """The files beside A3, with what they are called."""
    return [
        ("a4.pdf", _("A4 som PDF")),
        ("a2.pdf", _("A2 som PDF")),
        ("a1.pdf", _("A1 som PDF")),
        ("skjerm.png", _("Liggende bilde til skjerm, 1920 × 1080")),
        ("skjerm-staende.png", _("Stående bilde til skjerm, 1080 × 1920")),
    ]


def poster_mark(request: OrganisationRequest, unit: Unit, text: PosterText, size: str) -> str:
    """The same as long as the file is the same."""
    data = poster_data(text, sender_of(request, unit), SIZES[size])
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:20]


@open_page(OPEN)
@require_safe
def poster_file(request: OrganisationRequest, unit_id: int, name: str) -> HttpResponseBase:
    """The poster as a paper or a picture."""
    key, _dot, ending = name.partition(".")
    if key not in SIZES or SIZES[key].format != ending:
        raise Http404
    unit = get_poster_unit(request.viewer, unit_id)
    text = poster_text(unit, language_of(request))
    if not text.lines:
        raise Http404
    mark = f'"{poster_mark(request, unit, text, key)}"'
    if unchanged := get_conditional_response(request, etag=mark):
        return unchanged
    answer = document_answer(
        poster_bytes(text, sender_of(request, unit), key),
        name=f"plakat-{unit.name.lower()}-{key}.{ending}",
        content_type=CONTENT_TYPES[ending],
        inline=key == "visning",
    )
    answer.headers["ETag"] = mark
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@members_page(WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def poster_edit(request: OrganisationRequest, unit_id: int) -> HttpResponse:
    """The department's own words; what was typed is kept whatever is pressed."""
    unit = get_poster_unit_to_edit(request.viewer, unit_id)
    text = poster_text(unit, language_of(request))
    if request.method != "POST":
        head: dict[str, Any] = {"revision": text.revision, "heading": text.heading, "footer": text.footer}
        return _edit_page(request, unit, text, _editor(request, head, rows_of(text), bound=False))
    head, rows = dict[str, Any](request.POST.items()), posted_rows(request.POST)
    if (changed := pressed(rows, request.POST.get("press", ""))) is not None:
        return _edit_page(request, unit, text, _editor(request, head, changed, bound=False))
    editor = _editor(request, head, rows, bound=True)
    if not editor.is_valid():
        return _edit_page(request, unit, text, editor, status=422)
    return _save(request, unit, text, editor)


def _save(request: OrganisationRequest, unit: Unit, text: PosterText, editor: PosterEditor) -> HttpResponse:
    try:
        actions.save_poster(
            by=request.viewer,
            unit=unit,
            language=text.language,
            lines=editor.poster_lines(),
            **editor.form.cleaned_data,
        )
    except actions.ChangedMeanwhile:
        now = poster_text(unit, text.language)
        head = {**request.POST.dict(), "revision": str(now.revision)}
        again = _editor(request, head, editor.rows, bound=True)
        conflict = differences(now, request.POST, editor.rows)
        return _edit_page(request, unit, now, again, status=409, conflict=conflict)
    messages.success(request, _("Plakaten er lagret. Slik ser den ut nå."))
    return _to_poster(request, unit, text.language)


def _editor(
    request: OrganisationRequest, head: Any, rows: list[dict[str, str]], *, bound: bool
) -> PosterEditor:
    names = [*units_of(request.viewer).values_list("name", flat=True)]
    names += [*teams_of(request.viewer).values_list("name", flat=True), request.organisation.name]
    return PosterEditor(head, rows, values=[*values_of(request.viewer)], bound=bound, known_names=names)


def _edit_page(
    request: OrganisationRequest,
    unit: Unit,
    text: PosterText,
    editor: PosterEditor,
    *,
    status: int = 200,
    conflict: list[Difference] | None = None,
) -> HttpResponse:
    context = {"unit": unit, "poster": text, "editor": editor, "conflict": conflict}
    return page(request, "values/poster_edit.html", context, status=status)


def _to_poster(request: OrganisationRequest, unit: Unit, language: str = "") -> HttpResponse:
    address = reverse("values:poster", args=[request.organisation.slug, unit.pk])
    return redirect(f"{address}?sprak={language}" if language else address)


@members_page(WRITERS)
@require_POST
def poster_reset(request: OrganisationRequest, unit_id: int) -> HttpResponse:
    """Back to the poster of the values as they are."""
    unit = get_poster_unit_to_edit(request.viewer, unit_id)
    language = language_of(request)
    if actions.reset_poster(by=request.viewer, unit=unit, language=language):
        messages.success(request, _("Plakaten har igjen ordene som følger med."))
    return _to_poster(request, unit, language)


@members_page(WRITERS)
@require_POST
def poster_hung(request: OrganisationRequest, unit_id: int) -> HttpResponse:
    """Say that the poster hangs."""
    unit = get_poster_unit_to_edit(request.viewer, unit_id)
    form = HangingForm(request.POST, request.FILES)
    if not form.is_valid():
        return _poster_page(request, unit, form)
    actions.hang_poster(by=request.viewer, unit=unit, **form.cleaned_data)
    messages.success(request, _("Fint. Nå ser alle at plakaten henger hos dere."))
    return _to_poster(request, unit)


@members_page(WRITERS)
@require_POST
def poster_taken_down(request: OrganisationRequest, unit_id: int, hanging_id: int) -> HttpResponse:
    """Say that the poster hangs there no more."""
    unit = get_poster_unit_to_edit(request.viewer, unit_id)
    hanging = get_object_or_404(hangings_of(request.viewer).select_related("unit"), unit=unit, pk=hanging_id)
    if actions.take_down_poster(by=request.viewer, hanging=hanging, on=timezone.localdate()):
        messages.success(request, _("Notert. Plakaten er tatt ned."))
    return _to_poster(request, unit)


@members_page("photos from the walls")
@require_safe
def poster_photo(request: OrganisationRequest, unit_id: int, hanging_id: int) -> HttpResponse:
    """The photo from the wall."""
    photo = get_hanging_photo(request.viewer, unit_id, hanging_id)
    return document_answer(photo, name="plakat.jpg", content_type="image/jpeg", inline=True)
