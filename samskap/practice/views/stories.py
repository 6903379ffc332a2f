"""Stories: read, write, send for a second pair of eyes, share, and take back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core.pages import page
from samskap.people.access import OrganisationRequest, members_page, open_page
from samskap.practice import actions
from samskap.practice.access import get_change_for, get_story_for, may_edit, may_let_out, may_write
from samskap.practice.actions.stories import StoryWords, details_in
from samskap.practice.forms.conflict import Difference, differences
from samskap.practice.forms.stories import EyesForm, StoryForm
from samskap.practice.models import Story
from samskap.practice.queries.choices import names_of_nobody
from samskap.practice.queries.stories import story_list, story_page
from samskap.practice.refusals import ChangedMeanwhile, NotAllowedNow
from samskap.practice.views.answers import number_in

OPEN = "shared stories are read by everybody where the plans are open, and by the municipality's own people elsewhere"
WRITERS = "the author of the story, or who may edit the change when there is none"
EYES = "somebody else than the author: who cares for the unit, a development or quality team, editors of the whole"
form_page = require_http_methods(["GET", "HEAD", "POST"])


def _to_story(request: OrganisationRequest, story: Story) -> HttpResponse:
    return redirect("practice:story", request.organisation.slug, story.pk)


@open_page(OPEN)
@require_safe
def stories(request: OrganisationRequest) -> HttpResponse:
    """The shared stories, the newest first."""
    return page(
        request, "practice/stories.html", {"shown": story_list(request.viewer, request.GET.get("side", ""))}
    )


@open_page(OPEN)
@require_safe
def story(request: OrganisationRequest, story_id: int) -> HttpResponse:
    """One story."""
    shown = story_page(request.viewer, story_id)
    return page(request, "practice/story.html", {"shown": shown, "story": shown.story})


@members_page(WRITERS)
@form_page
def story_write(request: OrganisationRequest, change_id: int) -> HttpResponse:
    """Write the story of a change, or write on."""
    change = get_change_for(request.viewer, change_id)
    found = Story.objects.filter(change=change).select_related("written_by").first()
    if found is not None:
        found.change = change
    if not (may_write(request.viewer, found) if found else may_edit(request.viewer, change)):
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = StoryForm(posted, initial=_initial(found), known_names=names_of_nobody(request.organisation))
    conflict: list[Difference] | None = None
    if posted is not None and form.is_valid():
        try:
            saved = actions.write_story(
                by=request.viewer,
                change=change,
                words=form.words(),
                revision=form.cleaned_data["revision"] or 0,
            )
        except NotAllowedNow as error:
            form.add_error(None, str(error))
        except ChangedMeanwhile:
            found = Story.objects.get(change=change)
            conflict = differences(form, _initial(found))
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict here
            form.data["revision"] = str(found.revision)  # type: ignore[index]  # same
        else:
            messages.success(request, _("Lagret. Når den er ferdig, ber du om et blikk til."))
            return _to_story(request, saved)
    status = 409 if conflict is not None else 422 if form.errors else 200
    context = {"form": form, "change": change, "story": found, "conflict": conflict}
    return page(request, "practice/story_edit.html", context, status=status)


def _initial(found: Story | None) -> dict[str, object]:
    return {"title": found.title, "text": found.text, "revision": found.revision} if found else {}


@members_page(EYES)
@form_page
def story_eyes(request: OrganisationRequest, story_id: int) -> HttpResponse:
    """The second pair of eyes shares the story, or sends it back."""
    found = get_story_for(request.viewer, story_id)
    if not may_let_out(request.viewer, found):
        raise PermissionDenied
    if found.state != Story.State.WAITING:
        messages.info(request, _("Fortellingen venter ikke på noen nå."))
        return _to_story(request, found)
    details = details_in(StoryWords(found.title, found.text), names_of_nobody(request.organisation))
    posted = request.POST if request.method == "POST" else None
    form = EyesForm(posted, initial={"revision": found.revision}, found=details)
    if posted is not None and form.is_valid() and _answered(request, found, form):
        return _to_story(request, found)
    context = {"form": form, "story": found, "change": found.change, "details": details}
    return page(request, "practice/story_eyes.html", context, status=422 if form.errors else 200)


def _answered(request: OrganisationRequest, found: Story, form: EyesForm) -> bool:
    """Share it or send it back, and say so; False with the reason in the form when that cannot be done."""
    revision = form.cleaned_data["revision"] or 0
    try:
        if "back" in request.POST:
            remark = form.cleaned_data["remark"]
            actions.send_back(by=request.viewer, story=found, revision=revision, remark=remark)
            messages.success(request, _("Sendt tilbake med det du skrev."))
        else:
            reason = form.cleaned_data["overruled"]
            actions.publish_story(by=request.viewer, story=found, revision=revision, overruled=reason)
            messages.success(request, _("Fortellingen er delt."))
    except NotAllowedNow as error:
        form.add_error(None, str(error))
        return False
    except ChangedMeanwhile:
        messages.warning(request, _("Fortellingen er skrevet om siden du åpnet den. Les den en gang til."))
    return True


@members_page(WRITERS)
@require_POST
def story_step(request: OrganisationRequest, story_id: int, what: str) -> HttpResponse:
    """Ask for a second pair of eyes, take the story back to write on, or take a shared one back."""
    found = get_story_for(request.viewer, story_id)
    verbs: dict[str, tuple[Callable[..., None], str]] = {
        "send": (actions.send_story, _("Sendt. Nå ser noen andre på den før den deles.")),
        "ta-tilbake": (actions.recall_story, _("Fortellingen er din igjen.")),
        "trekk": (actions.withdraw_story, _("Fortellingen er trukket tilbake. Ingen utenfor leser den nå.")),
    }
    act, done = verbs[what]
    sent = request.POST.get("revision", "")
    try:
        act(by=request.viewer, story=found, revision=number_in(sent))
    except NotAllowedNow as error:
        messages.warning(request, str(error))
    except ChangedMeanwhile:
        messages.warning(request, _("Fortellingen er endret siden du åpnet siden. Se på den en gang til."))
    else:
        messages.success(request, done)
    return _to_story(request, found)
