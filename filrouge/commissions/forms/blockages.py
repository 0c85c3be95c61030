from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.commissions.actions.blockages import Raising
from filrouge.commissions.models import Blockage
from filrouge.shared.inputs import DayInput


class RaisingForm(forms.Form):
    words = forms.CharField(
        label=_("Ce qui bloque, sans nommer personne"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "« Un titre de séjour attendu depuis huit mois empêche de signer un contrat d’apprentissage »."
        ),
        error_messages={"required": _("Dites ce qui bloque.")},
    )
    asked_of = forms.ChoiceField(
        label=_("À qui"), choices=Blockage.AskedOf, initial=Blockage.AskedOf.STATE, widget=forms.RadioSelect
    )
    answer_by = forms.DateField(
        label=_("Réponse demandée pour le"),
        widget=DayInput(),
        error_messages={"required": _("Donnez une date : sans elle, personne ne relance.")},
    )

    @property
    def raising(self) -> Raising:
        return Raising(**self.cleaned_data)


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Ce qui est répondu"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Jamais le nom de quelqu’un."),
        error_messages={"required": _("Écrivez la réponse, même si c’est non.")},
    )
