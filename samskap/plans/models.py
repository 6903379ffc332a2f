"""A plan with its sections, measures, responsibles and timings, and the documents plans are read from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.plans.states import State
from samskap.values.models import Value


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


class StateChange(models.Model):
    """When a plan came into a state: the steps above the plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="state_changes")
    state = models.CharField(max_length=12, choices=Plan.State)
    day = models.DateField()
    note = models.TextField(blank=True)


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


class LooseText(models.Model):
    """Text of the document that is no measure: a promise for a person to judge, or words that found no place."""

    class Kind(models.TextChoices):
        COMMITMENT = "commitment", _("Løfte")
        UNPLACED = "unplaced", _("Uten plass")

    class Decision(models.TextChoices):
        OPEN = "open", _("Ikke vurdert")
        MEASURE = "measure", _("Ble et tiltak")
        KEPT = "kept", _("Står som tekst")
        SET_ASIDE = "set_aside", _("Lagt bort")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="loose_texts")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField()
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_page = models.PositiveIntegerField(null=True, blank=True)
    decision = models.CharField(max_length=12, choices=Decision, default=Decision.OPEN)


class PlanImport(models.Model):
    """A document on its way to become a plan. The draft waits here until a person accepts it."""

    class State(models.TextChoices):
        READY = "ready", _("Klar til å ses gjennom")
        ACCEPTED = "accepted", _("Blitt en plan")
        DISCARDED = "discarded", _("Lagt bort")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="plan_imports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plan_imports")
    started_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    # [[line number, text, page], …] as the reader numbers them
    lines = models.JSONField(default=list)
    # samskap-draft/1: what was read, with what people have confirmed or changed so far; emptied when it is a plan
    draft = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.READY)
    revision = models.PositiveIntegerField(default=1)
    plan = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, blank=True, related_name="imports")
    # The earlier plan that this document is a new version of, when the person said so.
    version_of = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["organisation", "fingerprint"], name="import_by_fingerprint")]
