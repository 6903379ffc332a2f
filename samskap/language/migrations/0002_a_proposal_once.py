from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("language", "0001_the_dictionary")]

    operations = [
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("receipt", ""), _negated=True),
                fields=("receipt",),
                name="proposal_receipt_once",
            ),
        ),
    ]
