from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation


class AskingForm(forms.Form):
    recipient = forms.EmailField(
        label=_("Adresse e-mail de qui peut engager la structure"),
        error_messages={
            "required": _("Donnez une adresse : la question part par e-mail."),
            "invalid": _("Cette adresse n’est pas complète."),
        },
    )


class SayingForm(forms.Form):
    capacity = forms.CharField(
        label=_("À quel titre"),
        max_length=120,
        help_text=_("« Directrice », « responsable du recrutement ». Cela se lit avec le badge."),
        error_messages={"required": _("Dites à quel titre.")},
    )
    words = forms.CharField(
        label=_("Ce que ce badge vaut chez vous"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("« Nous recevons en entretien toute personne qui l’a. » Cela se lit avec le badge."),
    )


class EndorsingForm(SayingForm):
    """On screen, on behalf of an organisation that one manages."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation qui le reconnaît"), queryset=Organisation.objects.none(), empty_label=None
    )
    field_order = ("organisation",)

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class SigningForm(SayingForm):
    """By the link: someone without an account says who they are."""

    signer = forms.CharField(
        label=_("Votre nom"),
        max_length=120,
        help_text=_("Gardé par l’organisation qui donne le badge ; il n’est pas publié."),
        error_messages={"required": _("Dites qui vous êtes.")},
    )
    field_order = ("signer",)
