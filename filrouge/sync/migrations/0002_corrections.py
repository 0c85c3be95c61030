import django.db.models.deletion
import filrouge.shared.encrypted_field
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sync', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='conflict',
            name='joined',
            field=filrouge.shared.encrypted_field.EncryptedTextField(default='', verbose_name='les deux valeurs ensemble'),
        ),
        migrations.AddField(
            model_name='conflict',
            name='theirs_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='conflict',
            name='theirs_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='conflict',
            name='choice',
            field=models.CharField(blank=True, choices=[('mine', 'celle du téléphone'), ('theirs', 'celle déjà enregistrée'), ('both', 'les deux')], max_length=6),
        ),
    ]
