"""Daily work for people and sign-in."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailConfirmation
from django.contrib.sessions.models import Session

from samskap.core.jobs import job

CONFIRMATIONS = timedelta(days=30)


@job("people.forget_sign_ins", label="Glemmer innlogginger og bekreftelser som er gått ut")
def forget_sign_ins(now: datetime) -> int:
    """Keep what ``policy/data.yaml`` says of open sessions and confirmations; returns how many rows went."""
    sessions, _each = Session.objects.filter(expire_date__lt=now).delete()
    confirmations, _each = EmailConfirmation.objects.filter(created__lt=now - CONFIRMATIONS).delete()
    return int(sessions) + int(confirmations)
