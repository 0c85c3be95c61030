from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.copies import MOST, Copy, copy_of
from filrouge.enrolment.models import Evidence
from filrouge.shared.inputs import DayInput

NOT_PAPERS = (Evidence.SAID, Evidence.OBSERVED, Evidence.PARTNER)


class SafeForm(forms.Form):
    funder = forms.CharField(
        label=_("Qui l’exige"),
        max_length=160,
        help_text=_("Par exemple : la DREETS, l’autorité de gestion du FSE+."),
        error_messages={"required": _("Nommez le financeur : sans exigence, aucune copie n’est gardée.")},
    )
    because = forms.CharField(
        label=_("Dans quel texte"),
        max_length=300,
        help_text=_("La convention, son article, le guide du porteur : ce qu’un contrôle demandera."),
        error_messages={"required": _("Citez le texte qui demande ces copies.")},
    )
    purge_on = forms.DateField(
        label=_("Destruction des copies le"),
        widget=DayInput(),
        help_text=_(
            "Le dernier jour où un contrôle peut les demander. Elles sont détruites ce jour-là, seules."
        ),
        error_messages={"required": _("Une copie a toujours un jour de destruction : dites lequel.")},
    )


class DepositForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Quel document"),
        choices=[("", _("choisir")), *(one for one in Evidence.choices if one[0] not in NOT_PAPERS)],
        error_messages={"required": _("Dites de quel document il s’agit.")},
    )
    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_("PDF, JPEG ou PNG, 5 Mo au plus. Une seule pièce à la fois."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={
            "required": _("Choisissez le fichier."),
            "empty": _("Ce fichier est vide. Vérifiez que vous avez choisi le bon."),
        },
    )

    def clean_file(self) -> Copy:
        """Its bytes, looked at: the name it bears is forgotten."""
        file: UploadedFile = self.cleaned_data["file"]
        return copy_of(file.read(MOST + 1))


class TakeForm(forms.Form):
    reason = forms.CharField(
        label=_("Pourquoi ouvrir cette copie"),
        max_length=200,
        help_text=_(
            "Par exemple : contrôle de service fait, dossier tiré au sort. La personne peut le lire."
        ),
        error_messages={"required": _("Dites pourquoi : chaque lecture est inscrite avec sa raison.")},
    )
