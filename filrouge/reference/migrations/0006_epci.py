import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reference", "0005_points")]

    operations = [
        migrations.CreateModel(
            name="Epci",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=9, primary_key=True, serialize=False, verbose_name="numéro SIREN"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
            ],
            options={
                "verbose_name": "intercommunalité",
                "verbose_name_plural": "intercommunalités",
            },
        ),
        migrations.AddField(
            model_name="commune",
            name="epci",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="communes",
                to="reference.epci",
                verbose_name="intercommunalité",
            ),
        ),
    ]
