from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_volunteers"), ("partners", "0008_papers")]

    operations = [
        migrations.RemoveConstraint(model_name="needfigure", name="need_figure_once"),
        migrations.AddField(
            model_name="needfigure",
            name="epci_code",
            field=models.CharField(blank=True, default="", max_length=9),
        ),
        migrations.AddConstraint(
            model_name="needfigure",
            constraint=models.UniqueConstraint(
                fields=("project", "public", "department", "epci_code", "commune_code", "theme"),
                name="need_figure_once",
            ),
        ),
    ]
