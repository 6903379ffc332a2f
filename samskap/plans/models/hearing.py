"""The hearing: who is asked, what they say, and what they are answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Person, Team
from samskap.plans.models.measure import Measure
from samskap.plans.models.plan import Plan, Section


class Hearing(models.Model):
    """A round of asking about a plan. Those who belong to the unit are always asked."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="hearings")
    open_to_everybody = models.BooleanField(default=False)
    bodies: models.ManyToManyField[Team, models.Model] = models.ManyToManyField(
        Team, related_name="hearings", blank=True
    )
    invitation = models.TextField(blank=True)
    # Where those who would rather say it than write it can do so.
    say_it = models.TextField(blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    # The last day that was told at first, when it has been moved since.
    first_closing = models.DateField(null=True, blank=True)
    answers_by = models.DateField(null=True, blank=True)
    # Set when the plan left the hearing; the closing date alone closes it for new words.
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="hearing_runs_forward"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(ended_at=None), name="one_hearing_at_a_time"
            ),
        ]


class HearingInput(models.Model):
    """What somebody said. The words are kept as they were written; nothing tells who an anonymous author is."""

    class Voice(models.TextChoices):
        RESIDENT = "resident", _("Innbygger")
        FAMILY = "family", _("Pårørende")
        EMPLOYEE = "employee", _("Ansatt")
        COUNCIL = "council", _("Råd eller utvalg")
        VOLUNTEER = "volunteer", _("Frivillig lag")
        PARTNER = "partner", _("Samarbeidspartner")

    class Way(models.TextChoices):
        OWN = "own", _("Sagt selv")
        ON_BEHALF = "on_behalf", _("Skrevet ned for noen")
        MEETING = "meeting", _("Fra et møte eller et ark")

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="inputs")
    section = models.ForeignKey(
        Section, on_delete=models.SET_NULL, null=True, blank=True, related_name="inputs"
    )
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="inputs"
    )
    # What it was about, in the plan's words of that day; it stands when the measure is gone.
    about = models.CharField(max_length=320, blank=True)
    voice = models.CharField(max_length=12, choices=Voice)
    way = models.CharField(max_length=10, choices=Way, default=Way.OWN)
    # For a meeting or a sheet: where the words come from, and how many took part.
    heard_at = models.CharField(max_length=200, blank=True)
    people = models.PositiveSmallIntegerField(null=True, blank=True)
    author = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="inputs"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="inputs")
    text = models.TextField()
    at = models.DateTimeField()
    late = models.BooleanField(default=False)
    # A form sent twice is one input: the key the form carried.
    sent_key = models.CharField(max_length=64, unique=True)
    # Opens the answer for its author without an account; only a hash of the code is kept.
    code_hash = models.CharField(max_length=64, blank=True, db_index=True)
    # The public reads an anonymous input first when somebody in the unit has let it through.
    shown_at = models.DateTimeField(null=True, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True)
    # Came in a flood, or the way a machine writes: kept, and looked through before it counts.
    held = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes = [models.Index(fields=["hearing", "at"], name="input_by_hearing")]


class InputAnswer(models.Model):
    """What came of an input, and why; its author is told."""

    class Outcome(models.TextChoices):
        TAKEN_IN = "taken_in", _("Tatt inn")
        PARTLY = "partly", _("Delvis tatt inn")
        NOT = "not", _("Ikke tatt inn")

    input = models.OneToOneField(HearingInput, on_delete=models.CASCADE, related_name="answer")
    outcome = models.CharField(max_length=10, choices=Outcome)
    text = models.TextField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # Raised when the answer is changed; the author is told again.
    edition = models.PositiveSmallIntegerField(default=1)
