import django.db.models.deletion
import filrouge.shared.encrypted_field
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_volunteers'),
        ('partners', '0007_referral_state'),
        ('people', '0003_first_name_of_volunteers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='referral',
            name='state',
            field=models.CharField(blank=True, choices=[('sent', 'envoyée par e-mail'), ('handed', 'remise en main propre'), ('reminded', 'rappelée au partenaire'), ('sheet', 'fiche navette préparée'), ('mailed', 'fiche navette envoyée par e-mail'), ('returned', 'fiche navette revenue'), ('accepted', 'acceptée'), ('refused', 'refusée'), ('full', 'complet pour l’instant'), ('wrong_public', 'pas le bon public'), ('taken_over', 'reprise par un·e collègue'), ('started', 'commencée'), ('stopped', 'interrompue'), ('ended', 'terminée'), ('recalled', 'annulée par l’équipe'), ('withdrawn', 'arrêtée par la personne')], default='', max_length=12, verbose_name='où cela en est'),
        ),
        migrations.AlterField(
            model_name='referralfact',
            name='kind',
            field=models.CharField(choices=[('sent', 'envoyée par e-mail'), ('handed', 'remise en main propre'), ('reminded', 'rappelée au partenaire'), ('sheet', 'fiche navette préparée'), ('mailed', 'fiche navette envoyée par e-mail'), ('returned', 'fiche navette revenue'), ('accepted', 'acceptée'), ('refused', 'refusée'), ('full', 'complet pour l’instant'), ('wrong_public', 'pas le bon public'), ('taken_over', 'reprise par un·e collègue'), ('started', 'commencée'), ('stopped', 'interrompue'), ('ended', 'terminée'), ('recalled', 'annulée par l’équipe'), ('withdrawn', 'arrêtée par la personne')], max_length=12, verbose_name='quoi'),
        ),
        migrations.AlterField(
            model_name='sheetreturn',
            name='via',
            field=models.CharField(choices=[('dropped', 'fichier déposé par l’équipe'), ('sent', 'fichier envoyé par le lien'), ('page', 'page remplie par le lien'), ('mail', 'fichier reçu par e-mail')], max_length=8, verbose_name='comment'),
        ),
        migrations.AddField(
            model_name='sheetround',
            name='kind',
            field=models.CharField(blank=True, choices=[('pdf', 'PDF'), ('docx', 'DOCX')], default='', max_length=4),
        ),
        migrations.AddField(
            model_name='sheetround',
            name='whose',
            field=models.CharField(choices=[('mine', 'les miennes'), ('team', 'toutes celles de mon équipe')], default='mine', max_length=4),
        ),
        migrations.CreateModel(
            name='SheetPaper',
            fields=[
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('content', filrouge.shared.encrypted_field.EncryptedTextField()),
                ('created_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='people.person')),
                ('project', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.project')),
                ('round', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='partners.sheetround')),
                ('sheet', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='paper', to='partners.sheet')),
            ],
            options={
                'verbose_name': 'fichier d’une fiche navette',
                'verbose_name_plural': 'fichiers de fiches navettes',
                'indexes': [models.Index(fields=['person'], name='sheet_paper_person'), models.Index(fields=['round'], name='sheet_paper_round'), models.Index(fields=['created_at'], name='sheet_paper_age')],
            },
        ),
    ]
