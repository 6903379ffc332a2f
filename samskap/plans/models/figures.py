"""Live figures: what is read from real use, day by day, and what it was computed from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Person
from samskap.plans.models.measure import Measure


class Indicator(models.Model):
    """A figure that tells how it goes with a measure: read from a source, or written by hand (``source`` "")."""

    class Way(models.TextChoices):
        UP = "up", _("Skal opp")
        DOWN = "down", _("Skal ned")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="indicators")
    source = models.CharField(max_length=80, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    # Own words; "" takes the source's.
    label = models.CharField(max_length=200, blank=True)
    unit_word = models.CharField(max_length=40, blank=True)
    way = models.CharField(max_length=4, choices=Way, default=Way.UP)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    about_people = models.BooleanField(default=False)
    # Suggested from the measure's words; a person says yes or no.
    suggested = models.BooleanField(default=False)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    added_on = models.DateField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "source"], condition=~Q(source=""), name="source_once_per_measure"
            )
        ]


class ReadingBasis(models.Model):
    """What a reading was computed from: [[label, address or "", counted], …]; shared by the days it stayed the same."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="bases")
    digest = models.CharField(max_length=64)
    rows = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "digest"], name="basis_once")]


class IndicatorReading(models.Model):
    """One day's figure: ``numerator`` of ``denominator`` (None: a plain number); by hand it says who and when."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    day = models.DateField()
    numerator = models.DecimalField(max_digits=12, decimal_places=2)
    denominator = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    basis = models.ForeignKey(ReadingBasis, on_delete=models.RESTRICT, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    # False for a day whose figure is about so few people that it is not shown (``plans/small_groups.py``).
    shown = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["day"]
        constraints = [models.UniqueConstraint(fields=["indicator", "day"], name="one_reading_a_day")]
