from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import User
from filrouge.pathways.actions.sensitive_barriers import Word
from filrouge.pathways.models import Pathway
from filrouge.pathways.queries import colleagues_of
from filrouge.reference.barriers import Secret, secret_ones
from filrouge.shared import clock
from filrouge.shared.inputs import offer

from .barriers import blocking_field, severity_field
from .inputs import BigRadios

SECRETS = {
    Secret.HEALTH: _("la santé"),
    Secret.JUSTICE: _("la justice"),
    Secret.ASYLUM: _("le statut, le séjour"),
}
# How to word it, by what it is about (mission S-14).
GUIDANCE = {
    Secret.HEALTH: _(
        "Ce que cela change, pas la maladie : « ne peut pas porter de charges », « pas de travail de nuit », "
        "« un rendez-vous fixe le mardi matin ». Ni diagnostic, ni traitement."
    ),
    Secret.JUSTICE: _(
        "La contrainte pratique : « doit se présenter chaque lundi », « ne peut pas quitter le département ». "
        "Jamais ce qui est reproché."
    ),
    Secret.ASYLUM: _(
        "Le droit au travail, une échéance, une démarche en cours. Jamais le récit d’exil, ni ce que contient "
        "le dossier de demande."
    ),
}


class EntrustForm(forms.Form):
    """To whom, and which part of the file this opens to them. What it is about is not written here."""

    to = forms.ModelChoiceField(
        label=_("À qui le confier"),
        queryset=User.objects.none(),
        empty_label=_("choisir une personne de l’équipe"),
        error_messages={"required": _("Dites à qui vous le confiez.")},
    )
    secret = forms.ChoiceField(
        label=_("Ce frein touche"),
        widget=BigRadios(),
        error_messages={"required": _("Dites quelle partie du dossier cela lui ouvre.")},
        help_text=_("Cette partie du dossier, et elle seule, s’ouvrira à cette personne."),
    )
    reason = forms.CharField(
        label=_("Pourquoi lui ouvrir cette partie"),
        max_length=200,
        help_text=_(
            "Lu par la personne si elle demande qui voit quoi. Sans rien dire de ce dont il s’agit : "
            "« psychologue de l’équipe »."
        ),
        error_messages={"required": _("Dites pourquoi, en quelques mots.")},
    )

    def __init__(
        self, *args: Any, pathway: Pathway, secrets: Sequence[Secret], by: User, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", colleagues_of(pathway.organisation_id).exclude(pk=by.pk))
        offer(self, "secret", [(one.value, SECRETS[one]) for one in secrets])

    def clean_secret(self) -> Secret:
        return Secret(self.cleaned_data["secret"])


class WordForm(forms.Form):
    """What some may read, said for work and for nothing else."""

    sub_theme = forms.ChoiceField(
        label=_("De quoi s’agit-il"), error_messages={"required": _("Choisissez dans la liste.")}
    )
    words = forms.CharField(
        label=_("Ce que cela change pour le travail"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Dites en une phrase ce que cela change, concrètement.")},
    )
    severity = severity_field()
    blocking = blocking_field()

    def __init__(self, *args: Any, secrets: Sequence[Secret], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sub_theme", [("", _("choisir dans la liste")), *_offered(secrets)])
        self.fields["words"].help_text = (
            " ".join(str(GUIDANCE[one]) for one in secrets) + " " + str(_("Chiffré."))
        )

    @property
    def word(self) -> Word:
        data = self.cleaned_data
        return Word(
            sub_theme=data["sub_theme"],
            words=data["words"],
            severity=data["severity"],
            blocking=data["blocking"] == "yes",
            on=clock.today(),
        )


def _offered(secrets: Sequence[Secret]) -> list[tuple[Any, Any]]:
    return [(SECRETS[one], [(sub.code, sub.label) for sub in secret_ones(one)]) for one in secrets]
