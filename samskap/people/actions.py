"""Changes to organisations, units, teams, people and roles. Every one leaves an audit entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samskap.core import audit
from samskap.people.access import require_may_manage, teams_of, units_of
from samskap.people.claims import ClaimedRole
from samskap.people.models import Membership, Organisation, Person, Team, Unit
from samskap.people.viewer import Viewer

PROVIDER = Membership.Source.PROVIDER


@transaction.atomic
def create_organisation(
    *, name: str, slug: str, municipality_number: str = "", language: str = "nb", opens_plans: bool = False
) -> Organisation:
    """A new tenant, made from the command line; ValidationError when the slug is taken or reserved."""
    organisation = Organisation(
        name=name,
        slug=slug,
        municipality_number=municipality_number,
        language=language,
        opens_plans=opens_plans,
    )
    organisation.full_clean()
    organisation.save(force_insert=True)
    audit.record(
        tenant_id=organisation.pk, actor_id=None, action="people.create_organisation", subject=organisation
    )
    return organisation


SMALL_GROUP = range(3, 101)  # the database refuses what is below three as well


class Chosen(TypedDict, total=False):
    """What an organisation has chosen for itself; what is not named stays as it is."""

    language: str
    opens_plans: bool
    accessibility_url: str
    small_group: int


@transaction.atomic
def change_organisation(*, by: Viewer, **chosen: Unpack[Chosen]) -> list[str]:
    """Change what the organisation has chosen; returns the names of what became another. ValidationError.

    Whoever changes ``small_group`` has the figures judged anew afterwards (``plans.actions.readings.judge_anew``).
    """
    require_may_manage(by)
    row = Organisation.objects.select_for_update().get(pk=by.organisation.pk)
    changed = [name for name, value in chosen.items() if getattr(row, name) != value]
    if not changed:
        return []
    for name in changed:
        setattr(row, name, chosen[name])  # type: ignore[literal-required]  # a name of Chosen
    if row.small_group not in SMALL_GROUP:
        raise ValidationError(
            _("Den minste gruppen er fra %(least)d til %(most)d mennesker."),
            params={"least": SMALL_GROUP[0], "most": SMALL_GROUP[-1]},
        )
    row.full_clean()
    row.save(update_fields=changed)
    told = {name: getattr(row, name) for name in changed if name != "accessibility_url"}
    audit.record(
        tenant_id=row.pk,
        actor_id=by.person_id,
        action="people.change_organisation",
        subject=row,
        details={"changed": changed, **told},
    )
    return changed


@transaction.atomic
def add_unit(
    *,
    by: Viewer,
    name: str,
    kind: str = Unit.Kind.DEPARTMENT,
    parent: Unit | None = None,
    aliases: Iterable[str] = (),
) -> Unit:
    """A unit or department; ValidationError when the name is taken."""
    require_may_manage(by)
    _own(by, parent)
    unit = Unit(organisation=by.organisation, parent=parent, name=name, kind=kind, aliases=list(aliases))
    unit.full_clean()
    unit.save(force_insert=True)
    _record(by, "people.add_unit", unit, {"kind": kind, "parent": parent.pk if parent else None})
    return unit


@transaction.atomic
def add_team(
    *,
    by: Viewer,
    name: str,
    kind: str = Team.Kind.OTHER,
    unit: Unit | None = None,
    aliases: Iterable[str] = (),
    mandate: str = "",
    seats: int | None = None,
) -> Team:
    """A team or council; ValidationError when the name is taken."""
    require_may_manage(by)
    _own(by, unit)
    team = Team(
        organisation=by.organisation,
        unit=unit,
        name=name,
        kind=kind,
        aliases=list(aliases),
        mandate=mandate,
        seats=seats,
    )
    team.full_clean()
    team.save(force_insert=True)
    _record(by, "people.add_team", team, {"kind": kind, "unit": unit.pk if unit else None})
    return team


@transaction.atomic
def add_person(
    *, by: Viewer, name: str, email: str | None = None, title: str = "", language: str = ""
) -> Person:
    """Somebody who takes part; without an e-mail address they have no login. ValidationError when it is taken."""
    require_may_manage(by)
    person = Person(
        organisation=by.organisation, name=name, email=email or None, title=title, language=language
    )
    person.full_clean()
    person.save(force_insert=True)
    _record(by, "people.add_person", person, {"has_login": bool(email)})
    return person


@transaction.atomic
def give_role(
    *,
    by: Viewer,
    person: Person,
    role: str,
    unit: Unit | None = None,
    team: Team | None = None,
    since: date | None = None,
    source: str = Membership.Source.HAND,
) -> Membership:
    """A role in a unit or a team. Given twice it is the same: the current membership is returned."""
    require_may_manage(by)
    _own(by, person, unit, team)
    if team is not None and team.ended_on is not None:
        raise ValidationError(_("«%(name)s» finnes ikke lenger."), params={"name": team.name})
    current = Membership.objects.current().filter(person=person, role=role, unit=unit, team=team).first()
    if isinstance(current, Membership):
        return current
    membership = Membership(person=person, role=role, unit=unit, team=team, since=since, source=source)
    membership.full_clean()
    membership.save(force_insert=True)
    where = {"unit": unit.pk if unit else None, "team": team.pk if team else None}
    _record(by, "people.give_role", membership, {"person": person.pk, "role": role, **where})
    return membership


@transaction.atomic
def end_role(*, by: Viewer, membership: Membership, until: date | None = None) -> Membership:
    """The role ends (yesterday, so that it is gone today); the row stays as history."""
    require_may_manage(by)
    _own(by, membership.person)
    last = until or timezone.localdate() - timedelta(days=1)
    if membership.since and membership.since > last:
        last = membership.since
    membership.until = last
    membership.save(update_fields=["until"])
    _record(by, "people.end_role", membership, {"person": membership.person_id, "role": membership.role})
    return membership


@transaction.atomic
def end_team(*, by: Viewer, team: Team, on: date | None = None) -> Team:
    """From this day (today at the latest) the team is no more: its roles end, and the row with all it did stays.

    Ended twice it keeps its first day. A team is never deleted; where it was responsible, that is said.
    """
    require_may_manage(by)
    _own(by, team)
    day = on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError(_("Den dagen har ikke kommet ennå. Velg i dag eller en dag som har vært."))
    if not Team.objects.filter(pk=team.pk, ended_on=None).update(ended_on=day):
        team.refresh_from_db(fields=["ended_on"])
        return team
    team.ended_on = day
    for membership in _not_over(day).filter(team=team):
        end_role(by=by, membership=membership, until=day - timedelta(days=1))
    _record(by, "people.end_team", team, {"on": day.isoformat()})
    return team


@transaction.atomic
def deactivate_person(*, by: Viewer, person: Person) -> Person:
    """The person has left: all roles end and signing in is closed; what they did and wrote keeps its author."""
    require_may_manage(by)
    _own(by, person)
    for membership in _not_over(timezone.localdate()).filter(person=person):
        end_role(by=by, membership=membership)
    if Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        person.is_active = False
        _record(by, "people.deactivate_person", person, {})
    return person


@transaction.atomic
def record_arrival(*, person: Person) -> None:
    """Somebody came in through the municipality's own login; allauth has made the row."""
    audit.record(
        tenant_id=person.organisation_id,
        actor_id=person.pk,
        action="people.arrive_by_provider",
        subject=person,
    )


@transaction.atomic
def follow_provider(*, by: Viewer, person: Person, wanted: set[ClaimedRole]) -> None:
    """Give the roles the provider names; those it gave before and no longer names end, and stay as history.

    Roles given by hand are left alone, and a place that is not found here gives none.
    """
    require_may_manage(by)
    _own(by, person)
    kept = set()
    for claimed in sorted(wanted):
        unit, team = _place(by, claimed.place)
        if unit or team:
            membership = give_role(
                by=by, person=person, role=claimed.role, unit=unit, team=team, source=PROVIDER
            )
            kept.add(membership.pk)
    earlier = Membership.objects.current().filter(person=person, source=PROVIDER).exclude(pk__in=kept)
    for membership in earlier:
        end_role(by=by, membership=membership)


def _place(by: Viewer, name: str) -> tuple[Unit | None, Team | None]:
    """The unit or else the team with this name or alias."""
    wanted = name.casefold()
    for unit in units_of(by):
        if wanted in {unit.name.casefold(), *(alias.casefold() for alias in unit.aliases)}:
            return unit, None
    for team in teams_of(by).filter(ended_on=None):
        if wanted in {team.name.casefold(), *(alias.casefold() for alias in team.aliases)}:
            return None, team
    return None, None


@transaction.atomic
def choose_language(*, by: Viewer, language: str) -> Person:
    """The person's own choice of language; "" follows the municipality."""
    if by.person is None:
        raise PermissionDenied
    by.person.language = language
    by.person.clean_fields(exclude=["organisation", "name", "email", "title"])
    by.person.save(update_fields=["language"])
    _record(by, "people.choose_language", by.person, {"language": language})
    return by.person


@transaction.atomic
def choose_digest(*, by: Viewer, wanted: bool) -> Person:
    """Whether reminders come to the person by e-mail; said twice it is the same."""
    if by.person is None:
        raise PermissionDenied
    if Person.objects.filter(pk=by.person.pk, digest=not wanted).update(digest=wanted):
        by.person.digest = wanted
        _record(by, "people.choose_digest", by.person, {"wanted": wanted})
    return by.person


def _not_over(day: date) -> QuerySet[Membership]:
    """The roles that hold on the day or later."""
    return Membership.objects.filter(Q(until=None) | Q(until__gte=day)).select_related("person")


def _own(by: Viewer, *rows: Unit | Team | Person | None) -> None:
    """Refuse what belongs to another organisation."""
    for row in rows:
        if row is not None and row.organisation_id != by.organisation.pk:
            raise ValidationError(_("Dette hører til en annen kommune."))


def _record(
    by: Viewer, action: str, subject: Unit | Team | Person | Membership, details: dict[str, object]
) -> None:
    audit.record(
        tenant_id=by.organisation.pk, actor_id=by.person_id, action=action, subject=subject, details=details
    )
