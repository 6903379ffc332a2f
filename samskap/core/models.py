"""The audit chain and the record of jobs that have run. No domain words: a tenant is a number here."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(Exception):
    """Somebody tried to change or delete an audit entry."""


class AuditHead(models.Model):
    """The end of a tenant's chain; its row is the lock that keeps two writers in order."""

    tenant_id = models.PositiveBigIntegerField(unique=True)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="", blank=True)


class AuditEntry(models.Model):
    """One change of state. ``details`` holds names of fields and numbers of rows, never what somebody wrote."""

    tenant_id = models.PositiveBigIntegerField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_id = models.PositiveBigIntegerField(null=True)
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "sequence"], name="audit_one_entry_per_link")
        ]
        indexes = [models.Index(fields=["tenant_id", "subject_type", "subject_id"], name="audit_by_subject")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk or not self._state.adding:
            raise AppendOnly("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly("An audit entry is never deleted.")


class JobRun(models.Model):
    """A job that was started for a period; the unique key lets only one machine do it."""

    key = models.CharField(max_length=80)
    period = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "period"], name="job_once_per_period")]


class OutgoingMail(models.Model):
    """A letter on its way. ``key`` makes it once; address, subject and words are encrypted and forgotten in 30 days."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Venter")
        SENDING = "sending", _("Sendes")
        SENT = "sent", _("Sendt")
        UNSURE = "unsure", _("Usikkert om den kom fram")
        REFUSED = "refused", _("Ble ikke tatt imot")

    key = models.CharField(max_length=160, unique=True)
    tenant_id = models.PositiveBigIntegerField()
    # {"to", "subject", "text"} encrypted by core.encryption; emptied when it is sent
    letter = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    # Waits over weekends, holidays and nights (core.workdays); for letters that disturb and do not hurry.
    only_workdays = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["state", "not_before"], name="mail_waiting")]
