from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('messaging', '0005_latest_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='enclosure',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
    ]
