"""The documents plans are read from, and the texts of them that became no measure."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Organisation, Person, Unit
from samskap.plans.models.plan import Plan


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
