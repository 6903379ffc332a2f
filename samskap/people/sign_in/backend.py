"""How a signed-in person is found again at each request."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from samskap.people.models import Person


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's sign-in; the person comes with the organisation, in one query."""

    def get_user(self, user_id: Any) -> Person | None:
        return Person.objects.select_related("organisation").filter(pk=user_id, is_active=True).first()
