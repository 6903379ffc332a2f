"""The plan through its life: the steps it took, the frozen text of each, and who decided."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from samskap.people.models import Person, Team
from samskap.plans.models.plan import Plan


class Frozen(Exception):
    """Somebody tried to change a version that was frozen."""


class StateChange(models.Model):
    """When a plan came into a state: the steps above the plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="state_changes")
    state = models.CharField(max_length=12, choices=Plan.State)
    day = models.DateField()
    note = models.TextField(blank=True)


class PlanVersion(models.Model):
    """The whole text of the plan at a step, as it was read then. Never changed afterwards.

    ``content`` is samskap-version/1 (see ``plans/freezing.py``); ``checksum`` is SHA-256 over its canonical JSON.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="frozen_versions")
    number = models.PositiveIntegerField()
    step = models.OneToOneField(StateChange, on_delete=models.CASCADE, null=True, related_name="version")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    content = models.JSONField(encoder=DjangoJSONEncoder)
    checksum = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_number_once")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk or not self._state.adding:
            raise Frozen("A frozen version is never changed.")
        super().save(*args, **kwargs)


class Decision(models.Model):
    """Who decided on the plan, when and with which words."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="decisions")
    step = models.OneToOneField(StateChange, on_delete=models.CASCADE, related_name="decision")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    body = models.CharField(max_length=200)
    day = models.DateField()
    meeting = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    case_number = models.CharField(max_length=60, blank=True)
    # How many inputs had no answer when it was decided: the warning that was given.
    unanswered = models.PositiveIntegerField(default=0)
