"""Each measure that has a status since a day gets the first update of its history from it."""

from __future__ import annotations

from datetime import datetime, time

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def begin(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Nobody knows the hour any longer, so it is noon; run again it makes nothing twice."""
    measures, updates = apps.get_model("plans", "Measure"), apps.get_model("plans", "StatusUpdate")
    told = measures.objects.filter(status_since__isnull=False, status_updates=None).order_by("pk")
    rows = (
        updates(
            measure=measure,
            status=measure.status,
            reason=measure.status_reason,
            replaced_by_id=measure.replaced_by_id,
            at=timezone.make_aware(datetime.combine(measure.status_since, time(12))),
        )
        for measure in told.iterator(chunk_size=1000)
    )
    updates.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_say_who_took_over")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
