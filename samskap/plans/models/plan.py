"""A plan and its sections."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskap.people.models import Organisation, Person, Unit
from samskap.plans.states import State


class Plan(models.Model):
    """A recovery plan. What may happen to it in which state stands in ``states.py``."""

    State = State

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="plans")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="owned_plans")
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="nb", choices=[("nb", "bokmål"), ("nn", "nynorsk")])
    period_text = models.CharField(max_length=120, blank=True)
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    state_since = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)
    # Raised by every change, so that two people editing at once do not overwrite each other.
    revision = models.PositiveIntegerField(default=1)
    version_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="versions"
    )

    # The plan that took over, when this one was superseded.
    successor = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(period_start=None) | Q(period_end=None) | Q(period_end__gte=F("period_start")),
                name="plan_period_runs_forward",
            )
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="plan_by_state")]

    def __str__(self) -> str:
        return self.title


class Section(models.Model):
    """A part of the plan with its measures."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(max_length=300)
    intro = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title
