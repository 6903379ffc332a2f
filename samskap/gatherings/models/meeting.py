"""What is on the agenda, what was said and decided, who follows it up, and that people were there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samskap.gatherings import states
from samskap.gatherings.models.series import Gathering, Series
from samskap.people.models import Organisation, Person


class AgendaItem(models.Model):
    """A point of the agenda with its preparation and its minutes. ``slot`` names a field of a ready kind («theory»)."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="items")
    slot = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    # What is prepared, who brings it (in words), and about how many minutes it takes.
    text = models.TextField(blank=True)
    brought_by = models.CharField(max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    # The minutes of this point, saved while they are written; ``revision`` tells two writers apart.
    notes = models.TextField(blank=True)
    notes_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    notes_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "slot"], condition=~Q(slot=""), name="agenda_slot_once"
            )
        ]


class Minutes(models.Model):
    """The minutes of a gathering as a whole: the words beside the points, and when they were sent."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="minutes")
    text = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)


class Correction(models.Model):
    """That finished minutes were opened again, and why, as those who read them are told."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="corrections")
    words = models.CharField(max_length=300)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]


class Decision(models.Model):
    """Something that was decided in a gathering, as it stands in the minutes."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions"
    )
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]


class ActionItem(models.Model):
    """A point to follow up, with one owner. It comes first on the next agenda of the series until it is closed."""

    class State(models.TextChoices):
        OPEN = states.OPEN, _("Åpent")
        DONE = states.DONE, _("Gjort")
        DROPPED = states.DROPPED, _("Lagt bort")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="action_items")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="action_items")
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="action_items"
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    text = models.CharField(max_length=300)
    # One owner; in words for somebody who has no login here (a role or a body, not a resident).
    owner = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    owner_words = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # The gathering it was closed in, and what was said: the reason, when it was dropped.
    closed_in = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="closed_items"
    )
    closing_words = models.CharField(max_length=300, blank=True)
    sent_key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]
        indexes = [models.Index(fields=["series", "state"], name="open_points_of_series")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="action_item_closed_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(closing_words=""), name="action_item_dropped_with_reason"
            ),
        ]


class Carried(models.Model):
    """That an open point stood on the agenda of a later gathering which was held, and was still open after it."""

    action_item = models.ForeignKey(ActionItem, on_delete=models.CASCADE, related_name="carried")
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="carried")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action_item", "gathering"], name="carried_once")]


class Attendance(models.Model):
    """«Jeg er her», said by the person. Nobody is shown who was there but themselves; others see a number."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attendances")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="attended_once")]


class Invitation(models.Model):
    """That somebody was asked, with what they were told last, and their answer. The link is computed from ``nonce``."""

    class Answer(models.TextChoices):
        YES = "yes", _("Kommer")
        MAYBE = "maybe", _("Kanskje")
        NO = "no", _("Kommer ikke")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    nonce = models.CharField(max_length=32)
    # The sequence of the gathering that the newest letter told of, and the key of that letter in the outbox.
    told = models.IntegerField(default=-1)
    letter_key = models.CharField(max_length=160, blank=True)
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # Answered before the gathering was moved: asked again.
    answered_sequence = models.PositiveIntegerField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="invited_once")]


class GuestSignUp(models.Model):
    """That somebody without account means to come to an open gathering: a number, no name. Once per form."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="guests")
    people = models.PositiveSmallIntegerField(default=1)
    day = models.DateField()
    sent_key = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=1) & Q(people__lte=20), name="guests_some_not_many"
            )
        ]
