from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.people.actions.channels import NewChannel
from filrouge.people.models import ContactChannel


class ChannelForm(forms.Form):
    """One way to reach someone, and what would put her at risk."""

    kind = forms.ChoiceField(label=_("Moyen"), choices=ContactChannel.Kind, initial=ContactChannel.Kind.PHONE)
    value = forms.CharField(
        label=_("Numéro ou adresse"),
        max_length=254,
        help_text=_("Un numéro s’écrit comme on le dit : il est remis en forme."),
        error_messages={"required": _("Notez le numéro, l’adresse, ou par qui passer.")},
    )
    preferred = forms.BooleanField(label=_("À essayer en premier"), required=False)
    when = forms.ChoiceField(label=_("Quand"), choices=ContactChannel.When, required=False)
    shared_with = forms.CharField(
        label=_("Qui d’autre voit ou entend"),
        max_length=120,
        required=False,
        help_text=_("Par exemple : le téléphone est celui de son frère."),
    )
    discreet = forms.BooleanField(
        label=_("Rester discret : ni nom du projet, ni lien dans les messages"), required=False
    )
    holder = forms.CharField(
        label=_("Si c’est quelqu’un d’autre : son prénom, son lien avec la personne"),
        max_length=120,
        required=False,
        help_text=_("Un second contact, à joindre quand elle ne répond pas. Avec son accord."),
    )
    may_tell = forms.ChoiceField(
        label=_("Ce qu’on peut lui dire"), choices=ContactChannel.MayTell, required=False
    )
    remark = forms.CharField(label=_("Remarque"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == ContactChannel.Kind.THIRD_PARTY and not data.get("holder"):
            self.add_error("holder", _("Dites qui est cette personne, pour savoir à qui l’on parle."))
        return data

    @property
    def channel(self) -> NewChannel:
        return NewChannel(**self.cleaned_data)
