"""A measure with who answers for it, when, which values it serves, and how it has gone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Membership, Person, Team, Unit
from samskap.plans.models.plan import Section
from samskap.values.models import Value


class Measure(models.Model):
    """Something the plan promises to do. «Løpende» is a kind of timing, not a status."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Ikke startet")
        IN_PROGRESS = "in_progress", _("I gang")
        NEEDS_HAND = "needs_hand", _("Trenger en hånd")
        ON_HOLD = "on_hold", _("På vent")
        DONE = "done", _("Gjennomført")
        ENDED = "ended", _("Avsluttet")
        REPLACED = "replaced", _("Erstattet")

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="measures")
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    why = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.NOT_STARTED)
    status_reason = models.TextField(blank=True)
    status_since = models.DateField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )
    # Who does it now, when it moved to somebody outside the plan: a team, a partner, in words.
    taken_over_by = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField(default=0)
    # Where it stood in the document it was read from, and how sure the reader was.
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_page = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    values: models.ManyToManyField[Value, MeasureValue] = models.ManyToManyField(
        Value, through="MeasureValue", related_name="measures"
    )

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class MeasureValue(models.Model):
    """That a measure serves a value, and how it shows («slik merkes det»)."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="measure_values")
    value = models.ForeignKey(Value, on_delete=models.CASCADE, related_name="measure_values")
    shows_as = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "value"], name="measure_serves_value_once")]


class Responsibility(models.Model):
    """Who answers for a measure. ``name`` keeps the plan's own words beside the team, unit, role or person meant."""

    class Part(models.TextChoices):
        LEAD = "lead", _("Leder arbeidet")
        CONTRIBUTING = "contributing", _("Bidrar")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="responsibilities")
    name = models.CharField(max_length=200)
    scope = models.CharField(max_length=300, blank=True)
    part = models.CharField(max_length=12, choices=Part, default=Part.LEAD)
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="responsibilities"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="responsibilities"
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="responsibilities"
    )
    role = models.CharField(max_length=20, choices=Membership.Role, blank=True)
    every_department = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        verbose_name_plural = "responsibilities"


class Timing(models.Model):
    """When. ``text`` keeps the plan's own words; the rest is what we understood, and ``certain`` how sure."""

    class Kind(models.TextChoices):
        DEADLINE = "deadline", _("Frist")
        START = "start", _("Oppstart")
        PERIOD = "period", _("Periode")
        RECURRING = "recurring", _("Gjentas")
        OPEN = "open", _("Uten sluttdato")

    class Precision(models.TextChoices):
        DAY = "day", _("dag")
        WEEK = "week", _("uke")
        MONTH = "month", _("måned")
        QUARTER = "quarter", _("kvartal")
        HALF = "half", _("halvår")
        SEASON = "season", _("årstid")
        YEAR = "year", _("år")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="timings")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision, blank=True)
    recurrence = models.CharField(max_length=40, blank=True)
    certain = models.BooleanField(default=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")), name="timing_runs_forward"
            )
        ]


class StatusUpdate(models.Model):
    """How it went with a measure on a day, and why; the newest is what the measure says itself."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="status_updates")
    status = models.CharField(max_length=12, choices=Measure.Status)
    reason = models.TextField(blank=True)
    replaced_by = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_over_by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes = [models.Index(fields=["measure", "at"], name="status_by_measure")]


class Milestone(models.Model):
    """A step on the way: what shall be there by when."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due = models.DateField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
