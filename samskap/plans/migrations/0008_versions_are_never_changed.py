"""The database itself refuses to change what was frozen. Who froze it may be forgotten, when that person is deleted."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FROZEN = "number, content, checksum, made_at, plan_id, step_id"
SQLITE_NO_CHANGE = (
    f"CREATE TRIGGER version_no_change BEFORE UPDATE OF {FROZEN} ON plans_planversion "
    "BEGIN SELECT RAISE(ABORT, 'a frozen version is never changed'); END"
)
POSTGRES_REFUSE = (
    "CREATE FUNCTION version_never_changed() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'a frozen version is never changed'; END $$"
)
POSTGRES_NO_CHANGE = (
    f"CREATE TRIGGER version_no_change BEFORE UPDATE OF {FROZEN} ON plans_planversion "
    "FOR EACH ROW EXECUTE FUNCTION version_never_changed()"
)
UP = {"sqlite": [SQLITE_NO_CHANGE], "postgresql": [POSTGRES_REFUSE, POSTGRES_NO_CHANGE]}
DOWN = {
    "sqlite": ["DROP TRIGGER version_no_change"],
    "postgresql": [
        "DROP TRIGGER version_no_change ON plans_planversion",
        "DROP FUNCTION version_never_changed()",
    ],
}


def up(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def down(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DOWN[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_begin_the_history_of_statuses")]
    operations = [migrations.RunPython(up, down)]
