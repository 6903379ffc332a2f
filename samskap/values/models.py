"""The recovery values of an organisation and what they mean in its units."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samskap.people.models import Organisation, Person, Unit


class Value(models.Model):
    """A recovery value. Its name is the organisation's own; ``key`` picks colour and icon of the design."""

    class Key(models.TextChoices):
        HOPE = "hap", _("Håp")
        IDENTITY = "identitet", _("Identitet")
        CONNECTEDNESS = "samhorighet", _("Samhørighet")
        MEANING = "mening", _("Mening i livet")
        EMPOWERMENT = "empowerment", _("Empowerment")
        OTHER = "fjord", _("En annen verdi")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="values")
    name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)
    key = models.CharField(max_length=20, choices=Key, default=Key.OTHER)
    meaning = models.TextField(blank=True)
    # Words that suggest this value when a plan is read ("tilhørighet", "fellesskap"); compared in lower case.
    cues = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="value_slug_once")]
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class ValueStatement(models.Model):
    """How we recognise the value in this unit, in the unit's own words."""

    value = models.ForeignKey(Value, on_delete=models.CASCADE, related_name="statements")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="value_statements")
    text = models.TextField()
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
