"""Organisations, units, teams and the people in them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

# The first part of an address belongs to the product itself or to an organisation; these are the product's.
RESERVED_SLUGS = frozenset(
    [
        "admin",
        "api",
        "healthz",
        "innbygging",
        "kalender",
        "komponenter",
        "konto",
        "media",
        "personvern",
        "sprak",
        "static",
        "www",
    ]
)


def not_reserved(slug: str) -> None:
    """Refuse a slug that would hide one of the product's own pages."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(
            _("«%(slug)s» er opptatt av Samskap selv. Velg et annet kortnavn."), params={"slug": slug}
        )


class Organisation(models.Model):
    """The tenant: a municipality. Nothing is ever shown across organisations."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=40, unique=True, validators=[not_reserved])
    municipality_number = models.CharField(max_length=4, blank=True)
    language = models.CharField(max_length=2, default="nb", choices=[("nb", "bokmål"), ("nn", "nynorsk")])
    opens_plans = models.BooleanField(default=False)
    accessibility_url = models.URLField(blank=True)
    # A figure about fewer people than this is «for få til å vise».
    small_group = models.PositiveSmallIntegerField(default=5)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(small_group__gte=3), name="small_group_never_below_three")
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit (virksomhet) or one of its departments (avdeling); a tree by ``parent``."""

    class Kind(models.TextChoices):
        UNIT = "unit", _("Virksomhet")
        DEPARTMENT = "department", _("Avdeling")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DEPARTMENT)
    aliases = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", Lower("name"), name="unit_name_once")]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A body that carries or advises: its name is data, never code."""

    class Kind(models.TextChoices):
        LEADERSHIP = "leadership", _("Ledelse")
        DEVELOPMENT = "development", _("Fagutvikling")
        QUALITY = "quality", _("Kvalitet")
        LIVED_EXPERIENCE = "lived_experience", _("Erfaringsråd")
        VOLUNTEERS = "volunteers", _("Frivillighetsråd")
        PROJECT = "project", _("Prosjekt")
        OTHER = "other", _("Annet")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="teams")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    aliases = models.JSONField(default=list, blank=True)
    mandate = models.TextField(blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    # A team is never deleted: what it carried and said stays. From this day it is no more.
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", Lower("name"), name="team_name_once")]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds a person by e-mail address without minding the case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who takes part. May lack a login (no e-mail address); belongs to one organisation.

    There is no field for lived experience, and none shall be added: it is the person's own. Nor is there a password:
    one signs in by a code, a passkey or the municipality's own login.
    """

    password = None  # type: ignore[assignment]  # takes away the column of Django's base class
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(max_length=120)
    email = models.EmailField(null=True, blank=True, unique=True)
    title = models.CharField(max_length=80, blank=True)
    language = models.CharField(
        max_length=2, blank=True, choices=[("nb", "bokmål"), ("nn", "nynorsk"), ("en", "English")]
    )
    is_active = models.BooleanField(default=True)
    # Whether reminders come by e-mail; the same things stand on «Dette venter på deg».
    digest = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def has_usable_password(self) -> bool:
        """Never: allauth asks before it offers a form for one."""
        return False

    def check_password(self, raw_password: str | None) -> bool:
        """Nothing is the right password."""
        return False

    def set_password(self, raw_password: str | None) -> None:
        """Keeps nothing."""

    def set_unusable_password(self) -> None:
        """Is always so."""

    def get_session_auth_hash(self) -> str:
        """Ends the person's open sessions when the e-mail address is changed, as a password would otherwise do."""
        return salted_hmac(
            "samskap.people.session", f"{self.pk}:{self.email}", algorithm="sha256"
        ).hexdigest()

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower() if self.email else None

    @property
    def first_name(self) -> str:
        """What we call the person in a greeting."""
        return self.name.split(" ")[0]

    @property
    def initials(self) -> str:
        """Two letters for the round mark beside the name."""
        parts = self.name.split()
        return "".join(part[0] for part in (parts[0], parts[-1])[: len(parts)]).upper() if parts else ""


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships by time."""

    def current(self, on: Any = None) -> MembershipQuerySet:
        """Those that hold on the day (today); a team that has ended has no members."""
        day = on or timezone.localdate()
        return self.not_over(day).filter(Q(since=None) | Q(since__lte=day))

    def not_over(self, on: Any = None) -> MembershipQuerySet:
        """Those that hold on the day (today) or begin later."""
        day = on or timezone.localdate()
        return self.filter(
            Q(until=None) | Q(until__gte=day), Q(team__ended_on=None) | Q(team__ended_on__gt=day)
        )


class Membership(models.Model):
    """A person's role in a unit or a team, for a time."""

    class Role(models.TextChoices):
        EMPLOYEE = "employee", _("Ansatt")
        LEADER = "leader", _("Leder")
        RECOVERY_CONTACT = "recovery_contact", _("Recoverykontakt")
        EDITOR = "editor", _("Redaktør")
        COUNCIL_MEMBER = "council_member", _("Rådsmedlem")
        SECRETARY = "secretary", _("Sekretær")
        VOLUNTEER = "volunteer", _("Frivillig")
        STUDENT = "student", _("Student")
        PARTNER = "partner", _("Samarbeidspartner")
        ADMINISTRATOR = "administrator", _("Administrator")

    class Source(models.TextChoices):
        HAND = "hand", _("Gitt for hånd")
        PROVIDER = "provider", _("Fra kommunens egen innlogging")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    # A role that the municipality's own login gave ends when the login no longer names it.
    source = models.CharField(max_length=8, choices=Source, default=Source.HAND)

    objects: ClassVar[models.Manager[Membership]] = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, team__isnull=False) | Q(unit__isnull=False, team=None),
                name="membership_in_unit_or_team",
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="membership_ends_after_start",
            ),
        ]


class Integration(models.Model):
    """A door for another system into one organisation: plans to read, a page in the intranet, or the language check."""

    class Kind(models.TextChoices):
        API = "api", _("Maskiner som henter tall (API)")
        EMBED = "embed", _("Side i intranettet")
        LANGUAGE = "language", _("Språksjekk i andre programmer (API)")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="integrations")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=80)
    # SHA-256 of the token, which is shown once. A page in the intranet is signed and needs none.
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    # The sites that may frame the page, or ask the language check from a browser: ["https://intranett.fjordvik.example"].
    hosts = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="token_once")
        ]


class CalendarKey(models.Model):
    """A person's secret calendar address. A new ``nonce`` closes the old address; the address itself is not stored."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_key")
    nonce = models.CharField(max_length=32)
    created_at = models.DateTimeField(default=timezone.now)
