"""Ordboken: editions of the dictionary, their entries, what people propose and say, and counts without texts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samskap.language import states
from samskap.people.models import Organisation, Person, Unit


class Edition(models.Model):
    """One edition of an organisation's dictionary. Entries of an edition in force or superseded never change."""

    class State(models.TextChoices):
        DRAFT = states.DRAFT, _("Utkast")
        PUBLISHED = states.PUBLISHED, _("Gjelder nå")
        EVALUATING = states.EVALUATING, _("Under evaluering")
        SUPERSEDED = states.SUPERSEDED, _("Avløst")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    introduction = models.TextField(blank=True)
    # Who made it, in the unit's own words: «Kvalitetsteamet og Erfaringsrådet».
    made_by = models.CharField(max_length=200, blank=True)
    predecessor = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successor"
    )
    # Until this day the words are open for discussion, and from that day on they are to be evaluated.
    discuss_until = models.DateField(null=True, blank=True)
    evaluate_on = models.DateField(null=True, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    evaluating_since = models.DateTimeField(null=True, blank=True)
    # What the evaluation came to, in words.
    evaluation = models.TextField(blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    # Counts up with every change of an entry, so that the compiled edition can be kept and browsers know it is new.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state__in=states.IN_FORCE), name="one_edition_in_force"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state=states.DRAFT), name="one_draft_edition"
            ),
        ]


class Entry(models.Model):
    """One word of an edition. ``key`` is stable across editions; ``matching`` holds what the checker needs."""

    class Level(models.TextChoices):
        RED = "red", _("Unngå")
        YELLOW = "yellow", _("Tenk over")
        INFO = "info", _("Til ettertanke")

    class Theme(models.TextChoices):
        PEOPLE = "people", _("Om mennesker")
        SUBSTANCES = "substances", _("Om rus")
        MENTAL_HEALTH = "mental-health", _("Om psykisk helse")
        HELP = "help", _("Om hjelpen vi gir")
        MEETINGS = "meetings", _("Om møter og avtaler")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=80)
    level = models.CharField(max_length=6, choices=Level, default=Level.YELLOW)
    theme = models.CharField(max_length=14, choices=Theme, default=Theme.PEOPLE)
    # The key of a recovery value (hap, identitet, …) or empty; the values themselves stand above this app.
    value_key = models.CharField(max_length=20, blank=True)
    # A word whose findings are counted under another entry (sprøytenarkoman under narkoman).
    part_of = models.CharField(max_length=80, blank=True)
    avoid_nb = models.CharField(max_length=120)
    avoid_nn = models.CharField(max_length=120, blank=True)
    # Lists of what to say instead, the first one first: ["person med rusavhengighet", …]
    say_nb = models.JSONField(default=list)
    say_nn = models.JSONField(default=list, blank=True)
    why_nb = models.TextField()
    why_nn = models.TextField(blank=True)
    # When the word fits all the same.
    fits_nb = models.TextField(blank=True)
    fits_nn = models.TextField(blank=True)
    # [{"lang": "nb", "before": "…", "after": "…"}, …]
    sentences = models.JSONField(default=list, blank=True)
    sources = models.JSONField(default=list, blank=True)
    strength = models.CharField(max_length=10, blank=True)
    # Patterns, exceptions, context and replacements, in the form of samskap.language.checker (docs/ordbok-format.md).
    matching = models.JSONField(default=dict)
    # {"match": ["…"], "no_match": ["…"]}; run when the edition is published.
    examples = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["key"]
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="entry_key_once")]


class Proposal(models.Model):
    """What somebody proposes for the dictionary: a new word, or a change to one. Every proposal is answered."""

    class Kind(models.TextChoices):
        NEW = "new", _("Et nytt ord")
        CHANGE = "change", _("En endring")
        REMOVE = "remove", _("Ta bort et ord")

    class Outcome(models.TextChoices):
        TAKEN = "taken", _("Tatt inn")
        PARTLY = "partly", _("Delvis tatt inn")
        LATER = "later", _("Tas opp i neste utgave")
        NOT_TAKEN = "not_taken", _("Ikke tatt inn")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="word_proposals")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.NEW)
    entry_key = models.CharField(max_length=80, blank=True)
    word = models.CharField(max_length=120)
    say = models.CharField(max_length=300, blank=True)
    why = models.TextField()
    # Empty for residents: no account, no address, nothing that tells who.
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    voice = models.CharField(max_length=40, blank=True)
    # Digest of the code with which a resident reads the answer.
    receipt = models.CharField(max_length=64, blank=True, db_index=True)
    # Came in a flood: kept, and looked through before it is shown.
    held = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_for = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    # The edition that took it in, so that whoever proposed it can see what came of it.
    edition = models.ForeignKey(
        Edition, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals"
    )

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None) | (~Q(outcome="") & Q(answered_at__isnull=False)),
                name="proposal_answered_whole",
            ),
            # The same words from the same form are one proposal, however often it is sent.
            models.UniqueConstraint(
                fields=["receipt"], condition=~Q(receipt=""), name="proposal_receipt_once"
            ),
        ]


class Remark(models.Model):
    """A contribution to the conversation about a word, kept across editions by the key of the entry."""

    class Kind(models.TextChoices):
        SAYS = "says", _("Innspill")
        AGREES = "agrees", _("Enig i byttet")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="word_remarks")
    entry_key = models.CharField(max_length=80)
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.SAYS)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_for = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "entry_key"], name="remark_by_entry")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "entry_key", "person"],
                condition=Q(kind="agrees", withdrawn_at=None),
                name="agrees_once",
            )
        ]


class EditionDiscussed(models.Model):
    """That a department has talked the edition through, once per department."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="discussed")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    discussed_on = models.DateField()
    took_with_us = models.TextField(blank=True)
    said_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "unit"], name="edition_discussed_once")]


class CountingConsent(models.Model):
    """That a unit has agreed to count findings (never texts). No open row: nothing is counted."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="counting_consents")
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(withdrawn_at=None), name="one_open_counting_consent"
            )
        ]


class CheckCount(models.Model):
    """How often a word was found in a unit's texts on a day. The row without an entry counts texts and words."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="check_counts")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    entry_key = models.CharField(max_length=80, blank=True)
    day = models.DateField()
    found = models.PositiveIntegerField(default=0)
    texts = models.PositiveIntegerField(default=0)
    words = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "edition", "entry_key", "day"], name="check_count_once")
        ]


class WrongHere(models.Model):
    """How often somebody said «feil her» about a word on a day: it rises in the evaluation. Nobody is named."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="wrong_here")
    entry_key = models.CharField(max_length=80)
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "entry_key", "day"], name="wrong_here_once_per_day")
        ]


class EntryVerdict(models.Model):
    """What the evaluation of an edition decides for a word: keep, change or take it out of the next one."""

    class Verdict(models.TextChoices):
        KEEP = "keep", _("Beholdes")
        CHANGE = "change", _("Endres")
        REMOVE = "remove", _("Tas ut")

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="verdict")
    verdict = models.CharField(max_length=6, choices=Verdict)
    why = models.TextField(blank=True)
    said_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(auto_now=True)
