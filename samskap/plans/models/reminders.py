"""What people have been reminded of, so that nobody hears of the same thing twice."""

from __future__ import annotations

from django.db import models

from samskap.people.models import Person


class Reminder(models.Model):
    """One thing one person was told once: ``key`` names the thing and its date («due:timing 12:2026-12-01»)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plan_reminders")
    key = models.CharField(max_length=120)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="reminded_once")]
