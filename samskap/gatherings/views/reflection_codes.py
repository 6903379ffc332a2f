"""A reflection for whoever has its code, without an account: on a phone, and one question at a time on a shared screen.

These pages know nobody. The person who may be signed in is asked about for one thing alone: whether it is an employee
here who may say «jeg var med».
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samskap.core import ratelimit
from samskap.core.pages import page, wants_part
from samskap.core.receipts import chance, tidy
from samskap.gatherings.actions import reflection_lines
from samskap.gatherings.actions.reflections import say_present
from samskap.gatherings.forms.reflections import CodeForm, LineForm
from samskap.gatherings.models import Reflection
from samskap.gatherings.queries.reflection_cards import deck, draw_one
from samskap.gatherings.queries.reflection_sheets import by_code, open_sheet
from samskap.gatherings.reflection_codes import address_for, chance_in, line_mark, place_to_join, qr_for
from samskap.gatherings.refusals import NotAllowedNow
from samskap.people.access import OrganisationRequest, open_page
from samskap.plans.queries.hearing import names_of_nobody

CODE = "whoever has the code of the reflection gets past the look-up, and nobody is known here"
# Wrong codes from one address; the right ones do not count, so that a room of people shares it in peace.
GUESSING = ratelimit.Limit("reflection-code", most=100, seconds=900)
# A room of sixty people writes less than this.
WRITING = ratelimit.Limit("reflection-line", most=1200, seconds=3600)
SCREEN: Final = "skjerm"


@open_page("asks for the code of a reflection")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: OrganisationRequest) -> HttpResponse:
    """Write the code that stands on the screen or the sheet."""
    if request.method != "POST":
        return _ask(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    code = tidy(form.cleaned_data["code"])
    row = opened(request, code)
    if row is None:
        return not_opened(request, form, status=422)
    return redirect("gatherings:reflection_sheet", request.organisation.slug, code)


@open_page(CODE)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: OrganisationRequest, reflection_code: str) -> HttpResponse:
    """The sheet on a phone: the questions, what we take with us, and a line more."""
    code = tidy(reflection_code)
    row = opened(request, code)
    if row is None:
        return not_opened(request)
    if request.method != "POST":
        return _sheet(request, row, code, _new_line(row), said=request.GET.get("lagt", "")[:1])
    form = LineForm(request.POST, known_names=names_of_nobody(request.organisation))
    if not form.is_valid():
        return _sheet(request, row, code, form, status=422)
    if not ratelimit.within(WRITING, ratelimit.address_of(request)):
        form.add_error(
            "text", _("Det er sendt svært mye herfra på kort tid. Ordene dine står her. Vent litt.")
        )
        return _sheet(request, row, code, form, status=429)
    return _take_line(request, row, code, form)


def _take_line(request: OrganisationRequest, row: Reflection, code: str, form: LineForm) -> HttpResponse:
    number = chance_in(form.cleaned_data["mark"], "line", row.pk) or chance()
    text = form.cleaned_data["text"]
    try:
        reflection_lines.add_line(by=request.viewer, reflection=row, number=number, text=text, code=code)
    except reflection_lines.Closed:
        row.refresh_from_db()
        return _sheet(request, row, code, _new_line(row), kept=text, status=409)
    except NotAllowedNow as error:
        form.add_error("text", str(error))
        return _sheet(request, row, code, form, status=409)
    if wants_part(request):
        return _sheet(request, row, code, _new_line(row), said="1")
    if request.POST.get("fra") == SCREEN:
        last = len(row.questions) + 1
        return redirect(f"{_url('reflection_screen', request, code)}?side={last}")
    return redirect(f"{_url('reflection_sheet', request, code)}?lagt=1#linjer")


@open_page(CODE)
@require_POST
def line_away(request: OrganisationRequest, reflection_code: str, line_id: int) -> HttpResponse:
    """Take a line away; they belong to all who are there."""
    code = tidy(reflection_code)
    row = opened(request, code)
    if row is None:
        return not_opened(request)
    reflection_lines.remove_line(by=request.viewer, reflection=row, line_id=line_id, code=code)
    return redirect(f"{_url('reflection_sheet', request, code)}#linjer")


@open_page("employees who are signed in here and have the code; nobody else is ever written down")
@require_POST
def present(request: OrganisationRequest, reflection_code: str) -> HttpResponse:
    """«Jeg var med»."""
    code = tidy(reflection_code)
    row = opened(request, code)
    if row is None:
        return not_opened(request)
    say_present(by=request.viewer, reflection=row)
    return redirect(f"{_url('reflection_sheet', request, code)}#jeg-var-med")


@open_page(CODE)
@require_safe
def screen(request: OrganisationRequest, reflection_code: str) -> HttpResponse:
    """The shared screen: how to join, one question at a time, and at last what we take with us."""
    code = tidy(reflection_code)
    row = opened(request, code)
    if row is None:
        return not_opened(request)
    shown = open_sheet(request.viewer, row)
    last = len(shown.questions) + 1
    asked = request.GET.get("side", "")
    at = min(int(asked), last) if asked.isdecimal() and len(asked) < 4 else 0
    context: dict[str, Any] = {
        "shown": shown,
        "code": code,
        "at": at,
        "last": last,
        "question": shown.questions[at - 1] if 0 < at < last else "",
        "form": _new_line(row),
    }
    if "trekk" in request.GET:
        chosen = {value.pk for value in shown.values}
        context["card"] = draw_one(deck(request.viewer), value_ids=chosen, but=request.GET.get("ikke", ""))
    if at == 0:
        address = address_for(request.organisation.slug, code)
        context |= {"qr": qr_for(address), "join_place": place_to_join(request.organisation.slug)}
    return unkept(page(request, "gatherings/reflection_screen.html", context))


def opened(request: OrganisationRequest, code: str) -> Reflection | None:
    """The reflection of the code; None for a wrong one, which is counted, and after too many wrong ones."""
    address = ratelimit.address_of(request)
    if ratelimit.used_up(GUESSING, address):
        return None
    row = by_code(request.organisation, code, timezone.now())
    if row is None:
        ratelimit.within(GUESSING, address)
    return row


def not_opened(
    request: OrganisationRequest, form: CodeForm | None = None, *, status: int = 404
) -> HttpResponse:
    """The code opens nothing: say so, ask again, and give back what was typed."""
    form = form or CodeForm({"code": ""})
    form.errors.clear()
    if ratelimit.used_up(GUESSING, ratelimit.address_of(request)):
        status = 429
        form.add_error("code", _("Det ble mange forsøk herfra. Vent et kvarter, så kan du prøve igjen."))
    else:
        form.add_error(
            "code", _("Koden åpner ikke noe. Se om alle bokstavene er med. En kode varer i fjorten dager.")
        )
    return _ask(request, form, kept=request.POST.get("text", ""), status=status)


def unkept(response: HttpResponse) -> HttpResponse:
    """A page with the code in its address: kept by no browser, found by no search, told to no other site.

    ``same-origin`` and not ``no-referrer``, with which browsers send our own forms as if from nowhere.
    """
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _ask(request: OrganisationRequest, form: CodeForm, *, kept: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, **_kept(kept)}
    return unkept(page(request, "gatherings/reflection_join.html", context, status=status))


def _sheet(
    request: OrganisationRequest,
    row: Reflection,
    code: str,
    form: LineForm,
    *,
    said: str = "",
    kept: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "shown": open_sheet(request.viewer, row),
        "row": row,
        "code": code,
        "form": form,
        "said": said,
        **_kept(kept),
    }
    # htmx puts nothing in place of an answer that says it went wrong, and this one has the words in it
    status = 200 if wants_part(request) else status
    return unkept(page(request, "gatherings/reflection_sheet.html", context, part="lines", status=status))


def _kept(text: str) -> dict[str, str]:
    """What was typed, to be copied or downloaded without passing through us again."""
    return {"kept": text, "download": "data:text/plain;charset=utf-8," + quote(text)} if text else {}


def _new_line(row: Reflection) -> LineForm:
    return LineForm(initial={"mark": line_mark(row.pk)})


def _url(name: str, request: OrganisationRequest, *more: str) -> str:
    return reverse(f"gatherings:{name}", args=[request.organisation.slug, *more])
