"""Answers to an invitation, and that somebody without account means to come.

An answer is one guarded update and nothing more: two hundred in the same minute wait for nothing but one another's
write. It is not written to the audit chain, which never forgets: who came or did not come is nobody's record.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import OuterRef, Subquery, Sum
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from samskap.gatherings.access.gatherings import takes_part
from samskap.gatherings.access.invitations import of_those_here
from samskap.gatherings.models import Gathering, GuestSignUp, Invitation
from samskap.gatherings.refusals import NotAllowedNow
from samskap.gatherings.states import ANNOUNCED
from samskap.people.viewer import Viewer

MOST_GUESTS: Final = 500


def answer(*, invitation: Invitation, answer: str, now: datetime) -> None:
    """Keep what the person answered; the newest answer holds. Raises NotAllowedNow when it is off or over.

    Whoever calls has made sure that it is the person: by their login or by the link in their letter.
    """
    if answer not in Invitation.Answer.values:
        raise ValueError(answer)
    ahead = Gathering.objects.filter(pk=OuterRef("gathering_id"), state=ANNOUNCED, ends_at__gt=now)
    mine = of_those_here(Invitation.objects.filter(pk=invitation.pk))
    kept = mine.filter(gathering__state=ANNOUNCED, gathering__ends_at__gt=now).update(
        answer=answer, answered_at=now, answered_sequence=Subquery(ahead.values("sequence")[:1])
    )
    if not kept:
        raise NotAllowedNow(_("Samlingen tar ikke imot svar lenger."))


@transaction.atomic
def answer_as_member(*, by: Viewer, gathering: Gathering, answer_: str, now: datetime) -> None:
    """The same from the gathering's page. Raises PermissionDenied for those who are not asked.

    An answer that is refused leaves no invitation behind, which would make a planned gathering one that is in use.
    """
    if by.person is None:
        raise PermissionDenied
    found = Invitation.objects.filter(gathering=gathering, person=by.person).first()
    if found is None:
        if not takes_part(by, gathering):
            raise PermissionDenied
        found, _made = Invitation.objects.get_or_create(
            gathering=gathering, person=by.person, defaults={"nonce": get_random_string(32)}
        )
    answer(invitation=found, answer=answer_, now=now)


@transaction.atomic
def say_we_come(*, by: Viewer, gathering: Gathering, people: int, chance: str, now: datetime) -> bool:
    """«Vi blir N» to an open gathering: a number, once per form; False when the form was sent before."""
    open_now = gathering.open_to_residents and gathering.state == ANNOUNCED and gathering.ends_at > now
    if not open_now or gathering.organisation_id != by.organisation.pk:
        raise NotAllowedNow(_("Samlingen tar ikke imot påmelding nå."))
    if guests_of(gathering) + people > MOST_GUESTS:
        raise NotAllowedNow(
            _("Det er ikke plass til flere påmeldte her. Kom gjerne likevel, eller ring oss.")
        )
    key = hashlib.sha256(f"{gathering.pk}:{chance}".encode()).hexdigest()
    _row, new = GuestSignUp.objects.get_or_create(
        sent_key=key, defaults={"gathering": gathering, "people": people, "day": timezone.localdate(now)}
    )
    return new


def guests_of(gathering: Gathering) -> int:
    """How many have said that they come without an account."""
    found = GuestSignUp.objects.filter(gathering=gathering).aggregate(all=Sum("people"))["all"]
    return int(found or 0)
