"""Joint reflection: its form, roles as numbers, about what, and what we take with us. Never who a resident was."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samskap.gatherings.models.series import Gathering
from samskap.people.models import Organisation, Person, Unit
from samskap.values.models import Value


class QuestionCard(models.Model):
    """A card of the organisation's own. The shipped ones stand in ``cards.py``."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="question_cards")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="question_cards"
    )
    value = models.ForeignKey(
        Value, on_delete=models.SET_NULL, null=True, blank=True, related_name="question_cards"
    )
    text = models.CharField(max_length=200)
    language = models.CharField(
        max_length=2, default="nb", choices=[("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English")]
    )
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["text", "pk"]


class Reflection(models.Model):
    """A reflection by residents and professionals together. Holds no person but the employee who opened it."""

    class Form(models.TextChoices):
        ONE_TO_ONE = "one_to_one", _("To og to")
        SMALL = "small", _("Liten gruppe")
        LARGE = "large", _("Stor gruppe")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reflections")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reflections")
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="reflections"
    )
    form = models.CharField(max_length=10, choices=Form)
    # Of one to one only the first day of its month.
    day = models.DateField()
    theme = models.CharField(max_length=120, blank=True)
    # How many of each role were there: {"resident": 1, "family": 0, "employee": 1, …} (``roles.py``).
    roles = models.JSONField(default=dict)
    values: models.ManyToManyField[Value, models.Model] = models.ManyToManyField(
        Value, related_name="reflections", blank=True
    )
    # The questions that lay on the table, in their words.
    questions = models.JSONField(default=list, blank=True)
    # What the group chose to share with the unit; the rest is read by those present alone.
    shared = models.TextField(blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    # HMAC of the code with which those present read and write; "" when it is closed for good.
    code_hash = models.CharField(max_length=64, blank=True, db_index=True)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    # After this moment nobody writes; the code reads until ``code_until``.
    closed_at = models.DateTimeField(null=True, blank=True)
    code_until = models.DateTimeField()
    sent_key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["-day", "-pk"]
        indexes = [models.Index(fields=["organisation", "day"], name="reflection_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(shared="") | Q(shared_at__isnull=False), name="reflection_shared_on_purpose"
            ),
            # A gathering tells the day and the hour, and those two together could tell who it was.
            models.CheckConstraint(
                condition=~Q(form="one_to_one") | Q(gathering=None), name="one_to_one_has_no_gathering"
            ),
        ]


class TakenWithUs(models.Model):
    """A line of what we take with us. No author and no time: nothing tells who of those present wrote it."""

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="lines")
    text = models.TextField()
    position = models.PositiveIntegerField(default=0)
    sent_key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]


class Present(models.Model):
    """An employee who took part and may read the lines later. Never a resident, a relative or a council member."""

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="present")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reflection", "person"], name="present_once")]
