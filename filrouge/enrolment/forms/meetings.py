from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.enrolment.actions.meetings import Talk
from filrouge.enrolment.models import FirstMeeting, Presence
from filrouge.pathways.models import Contact
from filrouge.reference.languages import CHOICES
from filrouge.shared.inputs import BigRadios, PastDay, offer

Presented = FirstMeeting.Presented


class FirstMeetingForm(forms.Form):
    on = PastDay(label=_("Tenu le"), error_messages={"required": _("Donnez le jour du rendez-vous.")})
    presented = forms.MultipleChoiceField(
        label=_("Ce qui a été présenté"),
        choices=Presented,
        initial=list(Presented),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Décochez ce qui reste à dire : ce sera pour le second rendez-vous."),
        error_messages={"required": _("Cochez au moins une ligne : de quoi avez-vous parlé ?")},
    )
    page_given = forms.BooleanField(
        label=_("La page à emporter a été remise et lue ensemble"), required=False
    )
    words = forms.CharField(
        label=_("Ce qui l’amène, avec ses mots"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Écrivez comme la personne le dit. Personne n’est noté sur sa motivation."),
    )
    place = forms.CharField(label=_("Où"), max_length=160, required=False)
    language = forms.ChoiceField(label=_("Langue de l’échange"), initial="fra")
    interpreter = forms.CharField(label=_("Interprète"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "language", CHOICES)

    @property
    def talk(self) -> Talk:
        names = ("on", "place", "language", "interpreter", "presented", "page_given")
        return Talk(**{name: self.cleaned_data[name] for name in names})


class FollowUpForm(forms.Form):
    on = PastDay(label=_("Le"), error_messages={"required": _("Donnez le jour.")})
    channel = forms.ChoiceField(
        label=_("Comment"),
        choices=[one for one in Contact.Channel.choices if one[0] != Contact.Channel.LIST],
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Dites comment vous avez essayé.")},
    )
    outcome = forms.ChoiceField(
        label=_("Résultat"), choices=Contact.Outcome, initial=Contact.Outcome.TALKED, widget=BigRadios()
    )
    words = forms.CharField(label=_("En quelques mots"), max_length=300, required=False)


class MotivationForm(forms.Form):
    words = forms.CharField(
        label=_("Avec ses mots"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=_("Écrivez comme la personne le dit, sans corriger ni juger."),
        error_messages={"required": _("Écrivez ce que la personne a dit.")},
    )
    on = PastDay(label=_("Dit le"), error_messages={"required": _("Donnez le jour.")})


class PresenceForm(forms.Form):
    what = forms.ChoiceField(
        label=_("Ce que la personne a fait d’elle-même"),
        choices=Presence.What,
        widget=BigRadios(attrs={"autofocus": True}),
        error_messages={"required": _("Choisissez ce qu’elle a fait.")},
    )
    on = PastDay(label=_("Le"), error_messages={"required": _("Donnez le jour.")})
    words = forms.CharField(label=_("En quelques mots"), max_length=200, required=False)
