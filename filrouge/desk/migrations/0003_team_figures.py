import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('desk', '0002_rule_figures'),
    ]

    operations = [
        migrations.CreateModel(
            name='TeamFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted_at', models.DateTimeField()),
                ('people', models.PositiveIntegerField()),
                ('referents', models.PositiveIntegerField()),
                ('alone', models.PositiveIntegerField(help_text='sans référent·e')),
                ('silent', models.PositiveIntegerField(help_text='sans échange au-delà du rythme convenu')),
                ('without_next', models.PositiveIntegerField(help_text='sans étape ni rendez-vous prévu')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.organisation')),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.project')),
            ],
            options={
                'verbose_name': 'files actives d’une équipe, comptées',
                'indexes': [models.Index(fields=['project', 'organisation'], name='team_figure')],
            },
        ),
    ]
