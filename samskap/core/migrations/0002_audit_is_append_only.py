"""The database itself refuses to change an audit entry.

SQLite guards against changes; a deleted entry is found by `samskap audit verify` (the test runner empties tables by
DELETE there, which a trigger would stop). PostgreSQL guards against both.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE_NO_UPDATE = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON core_auditentry "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are append-only'); END"
)
POSTGRES_REFUSE = (
    "CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$"
)
POSTGRES_NO_CHANGE = (
    "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON core_auditentry "
    "FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
)
UP = {"sqlite": [SQLITE_NO_UPDATE], "postgresql": [POSTGRES_REFUSE, POSTGRES_NO_CHANGE]}
DOWN = {
    "sqlite": ["DROP TRIGGER audit_no_update"],
    "postgresql": ["DROP TRIGGER audit_no_change ON core_auditentry", "DROP FUNCTION audit_append_only()"],
}


def up(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def down(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DOWN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(up, down)]
