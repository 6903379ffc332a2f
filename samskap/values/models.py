"""The recovery values of an organisation and what they mean in its units."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
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


class MunicipalValue(models.Model):
    """One of the municipality's own values, which its units match with the recovery values."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="municipal_values")
    name = models.CharField(max_length=60)
    meaning = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", Lower("name"), name="municipal_value_once")]
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class ValueLink(models.Model):
    """That a department sees a municipal value and a recovery value as kin, with the reflection behind it."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="value_links")
    municipal_value = models.ForeignKey(MunicipalValue, on_delete=models.CASCADE, related_name="links")
    value = models.ForeignKey(Value, on_delete=models.CASCADE, related_name="links")
    reflection = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "municipal_value", "value"], name="values_linked_once")
        ]


class Poster(models.Model):
    """A unit's own poster of the values; a unit without one has the poster of the values as they are."""

    class Language(models.TextChoices):
        NB = "nb", _("bokmål")
        NN = "nn", _("nynorsk")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="posters")
    language = models.CharField(max_length=2, choices=Language, default=Language.NB)
    heading = models.CharField(max_length=80)
    footer = models.CharField(max_length=120, blank=True)
    # [{"value": id or null, "theme": "Håp", "text": "…", "question": "…"}, …] in the order of the wall
    lines = models.JSONField(default=list)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "language"], name="poster_once_per_language")]


class PosterHanging(models.Model):
    """That the poster hangs in a department. The photo is stored small, without place and time of its own."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="poster_hangings")
    hung_on = models.DateField()
    taken_down_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    photo = models.BinaryField(null=True, blank=True)
    said_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-hung_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_down_on=None) | Q(taken_down_on__gte=F("hung_on")), name="hangs_forward"
            )
        ]
