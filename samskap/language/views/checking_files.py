"""The page where a document is checked: its findings in context, or a Word copy with comments. Nothing is kept."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from samskap.core.document_uploads import LISTEN, DocumentUpload, announced_bytes
from samskap.core.documents import document_answer
from samskap.core.pages import page
from samskap.core.ratelimit import Limit, address_of, within
from samskap.language.document_words import in_page_language, place_words
from samskap.language.documents import UnreadableDocument
from samskap.language.documents.checking import CheckedDocument
from samskap.language.forms.checking_files import FileForm
from samskap.language.queries.checking_files import check_file, commented_file
from samskap.language.queries.in_force import edition_in_force
from samskap.language.queries.trend import units_that_count
from samskap.people.access import OrganisationRequest, open_page

SENDING: Final = Limit("check-file", most=60, seconds=3600)
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@open_page("the words in force are open to everybody, and a checked document is kept by nobody")
@csrf_exempt  # the token is checked in _send_in, once the upload has its own way of being received
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check_document(request: OrganisationRequest) -> HttpResponseBase:
    """A document and what the dictionary says of it, or the same document with comments."""
    if announced_bytes(request) > LISTEN:
        return render(request, "design/errors/413.html", status=413)
    upload = DocumentUpload(request)
    request.upload_handlers = [upload]
    try:
        request.POST  # noqa: B018 -- parses the body, which the lines below need done
    except RequestDataTooBig:
        return render(request, "design/errors/413.html", status=413)
    return _send_in(request, upload)


@csrf_protect
def _send_in(request: OrganisationRequest, upload: DocumentUpload) -> HttpResponse:
    if request.method != "POST":
        return _page(request, FileForm())
    form = FileForm(request.POST, request.FILES, refused=upload.refused)
    if not form.is_valid():
        return _page(request, form, status=413 if upload.refused else 422)
    if not within(SENDING, address_of(request)):
        form.add_error(
            "document", _("Her har det kommet mange dokumenter på kort tid. Prøv igjen om en time.")
        )
        return _page(request, form, status=429)
    document = form.cleaned_data["document"]
    data, name = document.read(), document.name or ""
    try:
        if request.POST.get("do") == "copy":
            copy = commented_file(data, name, request.organisation)
            return document_answer(copy, name=_copy_name(name), content_type=WORD)
        return _page(request, form, found=check_file(data, name, request.organisation), name=name)
    except UnreadableDocument as error:
        form.add_error("document", in_page_language(str(error)))
        return _page(request, form, status=422)


def _page(
    request: OrganisationRequest,
    form: FileForm,
    *,
    found: CheckedDocument | None = None,
    name: str = "",
    status: int = 200,
) -> HttpResponse:
    here = request.organisation.slug
    context = {
        "crumbs": [
            (_("Ordboken"), reverse("language:dictionary", args=[here])),
            (_("Sjekk en tekst"), reverse("language:check", args=[here])),
        ],
        "form": form,
        "found": found,
        "hints": [(each, place_words(each.place)) for each in found.found] if found else [],
        "left": found.total - len(found.found) if found else 0,
        "name": name,
        "edition": edition_in_force(request.organisation),
        "count_units": units_that_count(request.viewer),
        "count_found": json.dumps(found.counts) if found else "",
    }
    return page(request, "language/check_file.html", context, status=status)


def _copy_name(name: str) -> str:
    """The file's own name, told apart from the original."""
    stem = PurePath(name).stem[:120] or _("dokument")
    return _("%(name)s med kommentarer.docx") % {"name": stem}
