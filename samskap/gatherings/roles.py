"""Who takes part in a reflection, as roles that are counted. A role is never a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RESIDENT: Final = "resident"
EMPLOYEE: Final = "employee"
MOST: Final = 500  # of one role
ROLES: Final[Mapping[str, str | Promise]] = {
    RESIDENT: _("Innbyggere"),
    "family": _("Familie og venner"),
    EMPLOYEE: _("Ansatte"),
    "leader": _("Ledere"),
    "peer_worker": _("Erfaringskonsulenter"),
    "council": _("Rådsmedlemmer"),
    "volunteer": _("Frivillige"),
    "student": _("Studenter"),
    "other": _("Andre"),
}


def tidy_roles(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts that may be kept: known roles, in their order, without those nobody had."""
    return {role: counts[role] for role in ROLES if 0 < counts.get(role, 0) <= MOST}
