"""What the sign-in page offers beside the code by e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from samskap.people.models import Person
from samskap.people.sign_in.demo import PERSONAS, SLUG, Persona

register = template.Library()


@dataclass(frozen=True, slots=True)
class Provider:
    """The municipality's own login: its name and where it begins."""

    name: str
    url: str


@register.simple_tag
def providers() -> list[Provider]:
    """The providers the settings name; none or one."""
    known: dict[str, dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS
    apps = known.get("openid_connect", {}).get("APPS", [])
    return [Provider(app["name"], reverse("openid_connect_login", args=[app["provider_id"]])) for app in apps]


@register.simple_tag
def demo_personas() -> list[Persona]:
    """The invented people one may try the product as, as far as they are there; none on a real installation."""
    if not settings.DEMO:
        return []
    there = set(
        Person.objects.filter(
            organisation__slug=SLUG, email__in=[one.email for one in PERSONAS], is_active=True
        ).values_list("email", flat=True)
    )
    return [one for one in PERSONAS if one.email in there]
