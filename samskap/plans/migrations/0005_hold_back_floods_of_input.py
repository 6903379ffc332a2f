from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_readings_about_few_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="hearinginput",
            name="held",
            field=models.BooleanField(default=False),
        ),
    ]
