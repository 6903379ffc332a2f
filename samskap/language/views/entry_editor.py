"""The editor of a word in the draft edition. What it will match stands beside the form, with scripts and without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samskap.core.pages import page, wants_part
from samskap.language.access.drafting import get_draft_to_edit, get_entry_to_edit
from samskap.language.actions import entries as actions
from samskap.language.checker import EditionError
from samskap.language.exchange import edition_data
from samskap.language.forms.entry import Editor, with_room
from samskap.language.models import Edition, Entry
from samskap.language.plain_terms import Data
from samskap.language.queries.entry_preview import Preview, preview, told
from samskap.language.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.language.value_names import value_names
from samskap.people.access import OrganisationRequest, members_page

form_page = require_http_methods(["GET", "HEAD", "POST"])


@members_page("those who keep the dictionary write in the draft")
@form_page
def new(request: OrganisationRequest) -> HttpResponse:
    """Write a new word into the draft."""
    return _edit(request, get_draft_to_edit(request.viewer), None)


@members_page("those who keep the dictionary write in the draft")
@form_page
def edit(request: OrganisationRequest, entry_key: str) -> HttpResponse:
    """Change a word of the draft."""
    entry = get_entry_to_edit(request.viewer, entry_key)
    return _edit(request, entry.edition, entry)


@members_page("those who keep the dictionary write in the draft")
@form_page
def remove(request: OrganisationRequest, entry_key: str) -> HttpResponse:
    """Take a word out of the draft."""
    entry = get_entry_to_edit(request.viewer, entry_key)
    if request.method == "POST":
        try:
            actions.remove_entry(by=request.viewer, entry=entry)
        except NotAllowedNow as error:
            messages.warning(request, str(error))
            return redirect("language:entry_edit", request.organisation.slug, entry_key)
        messages.success(request, _("Ordet er tatt ut av utkastet."))
        return redirect("language:edition", request.organisation.slug, entry.edition.number)
    return page(request, "language/entry_remove.html", {"entry": entry, "edition": entry.edition})


@dataclass(frozen=True)
class Writing:
    """One writing of a word: in which draft, over which word (None: a new one), and what the draft says now."""

    request: OrganisationRequest
    edition: Edition
    entry: Entry | None
    whole: Data

    @property
    def start(self) -> dict[str, Any]:
        """What the form begins with."""
        entry, entries = self.entry, self.whole["entries"]
        before: Data = next((each for each in entries if entry and each["entry"] == entry.key), {})
        others = [
            (each["entry"], each["avoid"].get("nb") or each["entry"])
            for each in entries
            if each is not before and not each.get("part_of")
        ]
        names = {key: value.name for key, value in value_names(self.request.organisation).items()}
        if before.get(
            "value"
        ):  # one that is no longer among the organisation's is kept until another is chosen
            names.setdefault(before["value"], before["value"])
        seen = actions.mark_of(entry) if entry else ""
        return {"before": before, "others": others, "values": list(names.items()), "seen": seen}

    def show(self, editor: Editor, shown: Preview | None = None, *, status: int = 200) -> HttpResponse:
        """The page, or the preview alone for htmx."""
        context = {"editor": editor, "edition": self.edition, "entry": self.entry, "preview": shown}
        return page(self.request, "language/entry_edit.html", context, part="preview", status=status)


def _edit(request: OrganisationRequest, edition: Edition, entry: Entry | None) -> HttpResponse:
    writing = Writing(request, edition, entry, edition_data(edition))
    start = writing.start
    if request.method != "POST":
        return writing.show(Editor(**start), preview(writing.whole, start["before"]) if entry else None)
    if request.POST.get("more"):
        return writing.show(Editor(with_room(request.POST), **start))
    editor = Editor(request.POST, **start)
    if not editor.is_valid():
        return writing.show(editor, status=200 if wants_part(request) else 422)
    data = editor.data(entry.key if entry else actions.key_for(editor.entry.cleaned_data["avoid_nb"]))
    if wants_part(request) or "look" in request.POST:
        return writing.show(editor, preview(writing.whole, data, editor.entry.cleaned_data["try_it"]))
    return _save(writing, editor, data)


def _save(writing: Writing, editor: Editor, data: Data) -> HttpResponse:
    """Save it, or show the form again with what stands in the way; nothing that was typed is lost."""
    request, edition = writing.request, writing.edition
    seen = editor.entry.cleaned_data["seen"]
    try:
        row = actions.write_entry(by=request.viewer, edition=edition, data=data, seen=seen)
    except (EditionError, NotAllowedNow) as error:
        words = told(error) if isinstance(error, EditionError) else str(error)
        editor.entry.add_error(None, words)
        return writing.show(editor, status=422 if isinstance(error, EditionError) else 409)
    except ChangedMeanwhile:
        return _conflict(writing, editor, data)
    slug = request.organisation.slug
    if preview(writing.whole, data).wrong:
        words = _("Ordet er lagret. Noen av setningene gjør ikke som de skal ennå; se ved siden av.")
        messages.warning(request, words)
        return redirect("language:entry_edit", slug, row.key)
    messages.success(request, _("Ordet er lagret i utkastet."))
    return redirect("language:edition", slug, edition.number)


def _conflict(writing: Writing, editor: Editor, data: Data) -> HttpResponse:
    """Somebody else wrote the same word: what was typed stays, and can be saved over it once that is seen."""
    now = Entry.objects.filter(edition=writing.edition, key=data["entry"]).first()
    if writing.entry is None and now is not None:
        words = _("Ordet står i utkastet fra før. Åpne det der, eller skriv et annet.")
        editor.entry.add_error("avoid_nb", words)
        return writing.show(editor, status=409)
    typed = writing.request.POST.copy()
    typed["seen"] = actions.mark_of(now) if now else ""
    again = Editor(typed, **writing.start)
    again.is_valid()
    words = _("Noen andre endret ordet mens du skrev. Det du skrev, står her. Lagre om det fortsatt er rett.")
    again.entry.add_error(None, words)
    return writing.show(again, status=409)
