"""What we do differently, because of what and whose wish, and whether it helped those it was for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Organisation, Person, Unit
from samskap.plans.models import Measure
from samskap.practice import states
from samskap.values.models import Value


class ChangeRecord(models.Model):
    """A change in practice. It names no resident: ``wish`` says only whose kind of wish it was."""

    class Cause(models.TextChoices):
        FEEDBACK = "feedback", _("Tilbakemelding")
        REFLECTION = "reflection", _("Refleksjon")
        ADVICE = "advice", _("Råd fra et råd")
        GATHERING = "gathering", _("Samling")
        NETWORK = "network", _("Notat fra et nettverk")
        EVALUATION = "evaluation", _("Evaluering")
        LANGUAGE = "language", _("Ordboken")
        OWN = "own", _("Noe vi så selv")

    class Wish(models.TextChoices):
        RESIDENT = "resident", _("Ønske fra innbyggere")
        TOGETHER = "together", _("Et felles ønske")
        STAFF = "staff", _("Ønske fra ansatte")

    class State(models.TextChoices):
        TRYING = states.TRYING, _("Prøves ut")
        KEPT = states.KEPT, _("Blitt fast")
        ENDED = states.ENDED, _("Sluttet med")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="changes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="changes")
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes"
    )
    what = models.CharField(max_length=300)
    # How it was before, and how it is done now, in the department's own words.
    before = models.TextField(blank=True)
    how = models.TextField(blank=True)
    cause = models.CharField(max_length=12, choices=Cause, default=Cause.OWN)
    cause_label = models.CharField(max_length=200, blank=True)
    # A path of ours, and the row above this app that it came from: «gatherings.advice:12».
    cause_url = models.CharField(max_length=300, blank=True)
    cause_key = models.CharField(max_length=60, blank=True, db_index=True)
    wish = models.CharField(max_length=10, choices=Wish)
    values: models.ManyToManyField[Value, models.Model] = models.ManyToManyField(
        Value, related_name="changes", blank=True
    )
    since = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.TRYING)
    # What the review came to, in words, and the change that took over, if one did.
    conclusion = models.TextField(blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    concluded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    succeeds = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="successor"
    )
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    # A form sent twice is one change: the key the form carried.
    sent_key = models.CharField(max_length=64, unique=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "since"], name="change_by_day"),
            models.Index(fields=["organisation", "review_on"], name="change_by_review"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(review_on__gte=F("since")), name="change_reviewed_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.what


class ReviewRound(models.Model):
    """A time of asking those a change was for. The link and the card carry a token computed from ``nonce``."""

    change = models.ForeignKey(ChangeRecord, on_delete=models.CASCADE, related_name="rounds")
    nonce = models.CharField(max_length=32)
    # The question as those who answer read it; "" is the ordinary one.
    question = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField()
    closes_on = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opened_on")), name="round_runs_forward"),
            models.UniqueConstraint(
                fields=["change"], condition=Q(closed_at=None), name="one_round_at_a_time"
            ),
        ]


class Verdict(models.Model):
    """What one person said, or what cards and a show of hands came to (``people`` of them). Nothing tells who."""

    class Answer(models.TextChoices):
        HELPED = "helped", _("Det hjalp")
        NO_DIFFERENCE = "no_difference", _("Ingen forskjell")
        WORSE = "worse", _("Det ble verre")
        DONT_KNOW = "dont_know", _("Vet ikke")

    class Way(models.TextChoices):
        LINK = "link", _("Svart selv")
        CARD = "card", _("Fra kort")
        MEETING = "meeting", _("Fra et møte")

    round = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="verdicts")
    answer = models.CharField(max_length=14, choices=Answer)
    way = models.CharField(max_length=8, choices=Way, default=Way.LINK)
    people = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(blank=True)
    # The day and no more: a time could tell who.
    day = models.DateField()
    # For cards and meetings: who counted them. Always empty for those who answered themselves.
    counted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Came in a flood, or as a machine writes: kept, and looked through before it counts.
    held = models.BooleanField(default=False)
    sent_key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=1), name="verdict_of_somebody"),
            models.CheckConstraint(
                condition=~Q(way="link") | Q(people=1, counted_by=None), name="verdict_by_link_is_of_nobody"
            ),
        ]


class Story(models.Model):
    """A change told for others to learn from, without names. Somebody else than its author lets it out."""

    class State(models.TextChoices):
        DRAFT = states.DRAFT, _("Skrives")
        WAITING = states.WAITING, _("Venter på et blikk til")
        PUBLISHED = states.PUBLISHED, _("Delt")
        WITHDRAWN = states.WITHDRAWN, _("Trukket tilbake")

    change = models.OneToOneField(ChangeRecord, on_delete=models.CASCADE, related_name="story")
    title = models.CharField(max_length=120)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    # What the second pair of eyes said when it was sent back.
    remark = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(seen_at__isnull=False, published_at__isnull=False),
                name="story_published_was_seen",
            ),
            models.CheckConstraint(
                condition=Q(seen_by=None) | Q(written_by=None) | ~Q(seen_by=F("written_by")),
                name="story_seen_by_another",
            ),
        ]
