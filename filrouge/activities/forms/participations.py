from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.activities.models import Leaving, Mood, Role
from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, PastDay, offer

HOW = (("write", _("Les inviter")), ("enrol", _("Elles ont déjà dit oui : les inscrire")))


class InviteForm(forms.Form):
    people = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        error_messages={
            "required": _("Cochez au moins une personne."),
            "invalid_choice": _(
                "Une de ces personnes n’est plus parmi celles que vous suivez : rouvrez la page."
            ),
        },
    )
    how = forms.ChoiceField(label=_("Que faire"), choices=HOW, initial="write", widget=BigRadios)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "people", people)


class LeaveForm(forms.Form):
    on = PastDay(label=_("Depuis le"), initial=clock.today)
    because = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=Leaving,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui se rapproche le plus.")},
    )


class PartForm(forms.Form):
    role = forms.ChoiceField(
        label=_("Elle"),
        choices=Role,
        widget=BigRadios,
        error_messages={"required": _("Dites ce qu’elle prend en main.")},
    )
    task = forms.CharField(
        label=_("En quelques mots"),
        max_length=240,
        required=False,
        help_text=_("Par exemple : fait les courses avec le groupe, accueille les nouveaux."),
    )


class OpinionForm(forms.Form):
    """Read aloud if need be: a face, two questions, her own words if she wishes."""

    YES_NO = (("", _("ne sait pas")), ("yes", _("oui")), ("no", _("non")))

    mood = forms.ChoiceField(
        label=_("C’était comment ?"),
        choices=Mood,
        widget=BigRadios,
        error_messages={"required": _("Choisissez un visage.")},
    )
    useful = forms.ChoiceField(
        label=_("Est-ce que cela sert pour la suite ?"), choices=YES_NO, required=False, widget=BigRadios
    )
    again = forms.ChoiceField(
        label=_("Est-ce qu’elle reviendrait ?"), choices=YES_NO, required=False, widget=BigRadios
    )
    words = forms.CharField(
        label=_("Ses mots, si elle veut"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        answers = {"yes": True, "no": False}
        return {
            "mood": data["mood"],
            "useful": answers.get(data["useful"]),
            "again": answers.get(data["again"]),
            "words": data["words"],
        }
