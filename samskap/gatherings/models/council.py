"""Councils: how they are set, what they read beforehand, what they advise, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samskap.gatherings import states
from samskap.gatherings.models.series import Gathering
from samskap.people.models import Organisation, Person, Team, Unit
from samskap.plans.models import Measure
from samskap.values.models import Value


class Council(models.Model):
    """How a team works as a council. Its name, mandate and number of seats are the team's."""

    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="council")
    # Whether what it advises, and what came of it, is for everybody to read.
    public = models.BooleanField(default=False)
    answer_days = models.PositiveSmallIntegerField(default=30)
    papers_days = models.PositiveSmallIntegerField(default=10)
    # How to reach it and how to become a member, in its own words.
    about = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_days__gte=1) & Q(answer_days__lte=365) & Q(papers_days__lte=60),
                name="council_days_sensible",
            )
        ]


class Seat(models.Model):
    """A seat of a council and who has it for a term; without a person it is free."""

    class Kind(models.TextChoices):
        LIVED_EXPERIENCE = "lived_experience", _("Egen erfaring")
        FAMILY = "family", _("Pårørende")
        VOLUNTEER = "volunteer", _("Frivillig lag")
        EMPLOYEE = "employee", _("Ansatt")
        LEADER = "leader", _("Leder")
        PARTNER = "partner", _("Samarbeidspartner")
        OTHER = "other", _("Annet")

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="seats")
    kind = models.CharField(max_length=16, choices=Kind)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="council_seats"
    )
    chairs = models.BooleanField(default=False)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="term_runs_forward"
            )
        ]


class Paper(models.Model):
    """A case for a council's meeting, in plain language: what it is about, what it means, and what is asked."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    about = models.TextField()
    means = models.TextField(blank=True)
    question = models.TextField()
    link = models.URLField(max_length=500, blank=True)
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="papers"
    )
    position = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    # From now on the members have it; «ten days ahead» is counted from here.
    published_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["position", "pk"]


class Advice(models.Model):
    """What a council advises somebody to do. It is answered by a date, and then it is seen whether it was done."""

    class State(models.TextChoices):
        DRAFT = states.DRAFT, pgettext_lazy("advice", "Skrives")
        GIVEN = states.GIVEN, _("Venter på svar")
        ANSWERED = states.ANSWERED, _("Har fått svar")
        FULFILLED = states.FULFILLED, _("Gjort")
        NOT_FULFILLED = states.NOT_FULFILLED, _("Ikke gjort")
        WITHDRAWN = states.WITHDRAWN, pgettext_lazy("advice", "Trukket tilbake")

    class Outcome(models.TextChoices):
        FOLLOWED = "followed", _("Vi følger rådet")
        PARTLY = "partly", _("Vi følger noe av rådet")
        NOT_FOLLOWED = "not_followed", _("Vi følger ikke rådet")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="advice")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="advice")
    number = models.PositiveIntegerField()
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="advice"
    )
    title = models.CharField(max_length=200)
    text = models.TextField()
    values: models.ManyToManyField[Value, models.Model] = models.ManyToManyField(
        Value, related_name="advice", blank=True
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="advice"
    )
    # The body it is addressed to: a team or a unit (its leaders answer).
    to_team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="advice_received"
    )
    to_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="advice_received"
    )
    state = models.CharField(max_length=14, choices=State, default=State.DRAFT)
    # What the council decided about openness, for this advice; follows ``Council.public`` when it is written.
    public = models.BooleanField(default=False)
    given_on = models.DateField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=14, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_for = models.CharField(max_length=120, blank=True)
    # Done or not done, and why.
    closed_on = models.DateField(null=True, blank=True)
    closing = models.TextField(blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_key = models.CharField(max_length=64, unique=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-given_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "state"], name="advice_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["council", "number"], name="advice_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(given_on__isnull=False, answer_by__isnull=False),
                name="advice_given_with_date",
            ),
            models.CheckConstraint(condition=Q(to_team=None) | Q(to_unit=None), name="advice_to_one_body"),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "fulfilled", "not_fulfilled"])
                | (~Q(outcome="") & ~Q(answer="") & Q(answered_on__isnull=False)),
                name="advice_answered_whole",
            ),
        ]
