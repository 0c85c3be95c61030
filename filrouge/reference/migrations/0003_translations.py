import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reference', '0002_zones'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Translation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('language', models.CharField(max_length=3, verbose_name='langue')),
                ('text', models.CharField(max_length=500, verbose_name='traduction')),
                ('status', models.CharField(choices=[('machine', 'proposée par le logiciel'), ('human', 'corrigée'), ('validated', 'relue par quelqu’un qui parle la langue')], default='machine', max_length=9)),
                ('of', models.CharField(max_length=16)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'traduction',
                'indexes': [models.Index(fields=['language', 'key', '-id'], name='translation_current')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='translation_says_something')],
            },
        ),
    ]
