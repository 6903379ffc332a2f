"""What is kept about signing in goes when its time is over."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from samskap.people.jobs import forget_sign_ins
from samskap.people.models import Person
from tests.personas import ClientFor


def test_sessions_that_have_run_out_are_forgotten(
    client_for: ClientFor, alma: Person, edvard: Person
) -> None:
    client_for(alma)
    kept = client_for(edvard)
    now = timezone.now()
    Session.objects.exclude(pk=kept.session.session_key).update(expire_date=now - timedelta(hours=1))
    assert forget_sign_ins.run(now) == 1
    assert forget_sign_ins.run(now) == 0
    assert Session.objects.get().pk == kept.session.session_key
