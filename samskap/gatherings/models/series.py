"""Series and the gatherings in them: when people meet, where, about what, and who is asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samskap.gatherings import states
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.plans.models import Measure
from samskap.values.models import Value


class Kind(models.TextChoices):
    """The ready kinds of gatherings; each has an agenda of its own (``kinds.py``)."""

    INSPIRATION = "inspiration", _("Inspirasjonssamling")
    TEACHING = "teaching", _("Undervisning")
    OPP = "opp", _("OPP-samling")
    COUNCIL = "council", _("Rådsmøte")
    REFLECTION = "reflection", _("Refleksjon sammen")
    EXERCISE = "exercise", _("Avdelingsøvelse")
    MEETING = "meeting", _("Møte")


class Series(models.Model):
    """A rhythm of gatherings. Occurrences are rows of their own; changing the rule never takes one that was used."""

    class Holidays(models.TextChoices):
        SKIP = "skip", _("Faller bort")
        NEXT = "next", _("Neste arbeidsdag")
        KEEP = "keep", _("Holdes likevel")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="gathering_series")
    # Whose series it is: a unit, a team or council of it, or (both empty) the whole organisation.
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="gathering_series"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="gathering_series"
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.MEETING)
    title = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    # The rhythm in people's own words, and what was understood (RFC 5545, without DTSTART).
    rhythm = models.CharField(max_length=200)
    rrule = models.CharField(max_length=200)
    holidays = models.CharField(max_length=4, choices=Holidays, default=Holidays.NEXT)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    # By the clock on the wall in ``timezone``: 08.30 stays 08.30 through summer time.
    at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    timezone = models.CharField(max_length=40, default="Europe/Oslo")
    place = models.CharField(max_length=200, blank=True)
    join_url = models.URLField(max_length=500, blank=True)
    # Who is asked: {"units": [ids], "teams": [ids], "roles": ["leader", …]}; nothing: all of the unit or team.
    audience = models.JSONField(default=dict, blank=True)
    open_to_residents = models.BooleanField(default=False)
    values: models.ManyToManyField[Value, models.Model] = models.ManyToManyField(
        Value, related_name="gathering_series", blank=True
    )
    measures: models.ManyToManyField[Measure, models.Model] = models.ManyToManyField(
        Measure, related_name="gathering_series", blank=True
    )
    host = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    # Occurrences are rows through this day.
    materialised_until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="series_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=5) & Q(minutes__lte=1440), name="gathering_of_sensible_length"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Gathering(models.Model):
    """One meeting of people. ``planned_on`` is the day the rule gave it, and stays when it is moved."""

    class State(models.TextChoices):
        PLANNED = states.PLANNED, _("Planlagt")
        ANNOUNCED = states.ANNOUNCED, _("Innkalt")
        HELD = states.HELD, pgettext_lazy("gathering", "Gjennomført")
        CANCELLED = states.CANCELLED, _("Avlyst")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="gatherings")
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="gatherings"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="gatherings")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="gatherings")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.MEETING)
    title = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    planned_on = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    timezone = models.CharField(max_length=40, default="Europe/Oslo")
    place = models.CharField(max_length=200, blank=True)
    join_url = models.URLField(max_length=500, blank=True)
    audience = models.JSONField(default=dict, blank=True)
    open_to_residents = models.BooleanField(default=False)
    values: models.ManyToManyField[Value, models.Model] = models.ManyToManyField(
        Value, related_name="gatherings", blank=True
    )
    measures: models.ManyToManyField[Measure, models.Model] = models.ManyToManyField(
        Measure, related_name="gatherings", blank=True
    )
    # Names of methods (FIT, MI …), and addresses of what is shown and seen again.
    methods = models.JSONField(default=list, blank=True)
    slides_url = models.URLField(max_length=500, blank=True)
    film_url = models.URLField(max_length=500, blank=True)
    recording_url = models.URLField(max_length=500, blank=True)
    host = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    # Somebody changed this one by hand: a new rule leaves it alone.
    by_hand = models.BooleanField(default=False)
    # RFC 5545: the same for ever, and one higher with every message about a change.
    uid = models.CharField(max_length=80, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    announced_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # Why it was cancelled or moved, as those who were asked are told.
    change_note = models.CharField(max_length=300, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    # How many were there; a number, never a list of who was not.
    attended = models.PositiveSmallIntegerField(null=True, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["organisation", "starts_at"], name="gathering_by_time"),
            models.Index(fields=["series", "starts_at"], name="gathering_in_series"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "planned_on"], name="occurrence_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gathering_runs_forward"),
        ]

    def __str__(self) -> str:
        return self.title
