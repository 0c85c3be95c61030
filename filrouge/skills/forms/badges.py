from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.shared.inputs import BigRadios
from filrouge.skills.models import BadgeClass, Evidence, RevokedBecause


class ProposalForm(forms.Form):
    badge_class = forms.ModelChoiceField(
        label=_("Quel badge"),
        queryset=BadgeClass.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez le badge.")},
    )
    facts = forms.CharField(
        label=_("Les faits"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Ce que vous avez vu, où et quand. La personne les lit avant d’accepter ; ils ne sont pas dans le badge."
        ),
        error_messages={"required": _("Dites sur quels faits il repose : elle les lira avant d’accepter.")},
    )
    evidence = forms.MultipleChoiceField(
        label=_("De quelle nature"),
        choices=Evidence,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Cela seul est dans le badge, avec les mêmes mots pour tout le monde."),
        error_messages={"required": _("Dites de quelle nature sont ces faits.")},
    )

    def __init__(self, *args: Any, classes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["badge_class"].queryset = classes  # type: ignore[attr-defined]


class RevocationForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=RevokedBecause,
        widget=BigRadios,
        error_messages={"required": _("Dites pourquoi.")},
    )
    words = forms.CharField(
        label=_("En quelques mots, pour l’équipe"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ShowingForm(forms.Form):
    name = forms.CharField(
        label=_("Son nom, comme elle veut qu’on le lise"),
        max_length=120,
        help_text=_("Prénom seul, prénom et initiale, nom entier : c’est elle qui choisit."),
        error_messages={"required": _("Écrivez le nom qu’elle veut montrer.")},
    )


class FileForm(forms.Form):
    """Its bytes, never kept."""

    file = forms.FileField(
        label=_("Le badge"),
        help_text=_("Une image PNG ou SVG, ou un fichier JSON, tel que la personne l’a reçu. 2 Mo au plus."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg,.json"}),
        error_messages={
            "required": _("Choisissez le fichier."),
            "empty": _("Ce fichier est vide. Vérifiez que vous avez choisi le bon."),
        },
    )
