from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_digest_by_choice"),
    ]

    operations = [
        migrations.AlterField(
            model_name="integration",
            name="kind",
            field=models.CharField(
                choices=[
                    ("api", "Maskiner som henter tall (API)"),
                    ("embed", "Side i intranettet"),
                    ("language", "Språksjekk i andre programmer (API)"),
                ],
                max_length=8,
            ),
        ),
    ]
