"""The audit chain: nothing is changed without being seen, and two writers never stand in the same place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from samskap.core import audit
from samskap.core.models import AppendOnly, AuditEntry, AuditHead

TRIGGERS = {
    "sqlite": "DROP TRIGGER audit_no_update",
    "postgresql": "ALTER TABLE core_auditentry DISABLE TRIGGER audit_no_change",
}


HERE, NEXT_DOOR = 1, 2
pytestmark = pytest.mark.django_db


def write(tenant_id: int, count: int = 1, **details: Any) -> list[AuditEntry]:
    subject = AuditHead(pk=7)  # any row will do
    return [
        audit.record(tenant_id=tenant_id, actor_id=None, action="core.test", subject=subject, details=details)
        for _ in range(count)
    ]


@pytest.fixture
def unguarded(db: None) -> None:
    """Somebody with access to the database has taken the guard away."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])


def found(tenant_id: int = HERE) -> list[tuple[int, str]]:
    return [(broken.sequence, broken.problem) for broken in audit.verify(tenant_id)]


def test_an_untouched_chain_holds() -> None:
    write(HERE, 3)
    write(NEXT_DOOR)
    write(HERE)
    assert [entry.sequence for entry in AuditEntry.objects.filter(tenant_id=HERE)] == [1, 2, 3, 4]
    assert found(HERE) == found(NEXT_DOOR) == []
    assert audit.tenants() == [HERE, NEXT_DOOR]


def test_details_hold_whatever_the_database_makes_of_them() -> None:
    write(
        HERE,
        at=datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC),
        day=date(2026, 3, 1),
        fields=("title", "why"),
        share=0.1,
        large=1e22,
        exact=Decimal("1.50"),
        counts={1: 2},
    )
    assert found() == []


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(
    "change",
    [
        {"action": "core.other"},
        {"actor_id": 7},
        {"details": {"state": "active"}},
        {"at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"subject_id": "77"},
        {"hash": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_entry_is_found(change: dict[str, Any]) -> None:
    write(HERE, 3)
    AuditEntry.objects.filter(tenant_id=HERE, sequence=2).update(**change)
    assert (2, "was changed after it was written") in found()


@pytest.mark.usefixtures("unguarded")
def test_a_changed_entry_with_a_new_hash_is_found_by_the_next() -> None:
    entry = write(HERE, 3)[1]
    entry.action = "core.other"
    AuditEntry.objects.filter(pk=entry.pk).update(action=entry.action, hash=audit.digest(entry))
    assert found() == [(3, "does not follow the one before")]


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(("gone", "seen"), [(1, 1), (2, 2), (3, 3)])
def test_a_deleted_entry_is_found(gone: int, seen: int) -> None:
    write(HERE, 3)
    AuditEntry.objects.filter(tenant_id=HERE, sequence=gone).delete()
    assert found()[0][0] == seen


@pytest.mark.usefixtures("unguarded")
def test_a_chain_that_was_removed_whole_is_found() -> None:
    write(HERE, 2)
    AuditEntry.objects.filter(tenant_id=HERE).delete()
    assert found() == [(1, "the end of the chain is missing")]
    AuditHead.objects.all().delete()
    write(HERE, 1)
    assert found() == []


def test_an_entry_is_neither_saved_again_nor_deleted() -> None:
    entry = write(HERE)[0]
    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(AppendOnly):
        entry.delete()
    with pytest.raises(AppendOnly):
        AuditEntry(pk=entry.pk, action="core.other").save()


def test_the_database_refuses_a_change() -> None:
    write(HERE)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEntry.objects.update(action="core.other")


def test_postgresql_refuses_a_deletion() -> None:
    write(HERE)
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            AuditEntry.objects.all().delete()
    else:  # SQLite lets it happen, and the check tells
        AuditEntry.objects.all().delete()
        assert found()


def test_an_undone_change_leaves_no_entry() -> None:
    def fails_halfway() -> None:
        with transaction.atomic():
            write(HERE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_halfway()
    assert not AuditEntry.objects.exists()
    write(HERE)
    assert found() == []


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_keep_the_order() -> None:
    def writer(_number: int) -> None:
        try:
            write(HERE, 5)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(writer, range(4)))
    assert AuditEntry.objects.filter(tenant_id=HERE).count() == 20
    assert found() == []


def entry_of(**fields: Any) -> AuditEntry:
    plain: dict[str, Any] = {
        "tenant_id": 1,
        "sequence": 1,
        "at": datetime(2026, 1, 1, tzinfo=UTC),
        "action": "core.test",
        "subject_type": "core.AuditHead",
        "subject_id": "1",
        "previous_hash": "",
    }
    return AuditEntry(**{**plain, **fields})


DETAILS = st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text(max_size=8), max_size=3)
OTHERS: list[tuple[str, st.SearchStrategy[Any]]] = [
    ("tenant_id", st.integers(1, 2**31)),
    ("sequence", st.integers(1, 2**31)),
    ("actor_id", st.none() | st.integers(1, 2**31)),
    ("action", st.text(max_size=20)),
    ("subject_type", st.text(max_size=20)),
    ("subject_id", st.text(max_size=20)),
    ("previous_hash", st.text(max_size=20)),
    ("details", DETAILS),
]


@pytest.mark.parametrize(("name", "strategy"), OTHERS, ids=[name for name, _ in OTHERS])
def test_every_field_counts(name: str, strategy: st.SearchStrategy[Any]) -> None:
    @given(strategy, strategy)
    def differs(one: Any, other: Any) -> None:
        same = audit.digest(entry_of(**{name: one})) == audit.digest(entry_of(**{name: other}))
        assert same == (one == other)

    check: Callable[[], None] = differs
    check()
