from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.actions.volunteer_meetings import Meeting, Signal
from filrouge.pathways.actions.volunteers import Profile
from filrouge.pathways.models import (
    Help,
    Honorability,
    Match,
    Pathway,
    Volunteer,
    VolunteerMeeting,
    VolunteerSignal,
)
from filrouge.pathways.volunteering.queries import Sort, volunteers_for
from filrouge.people.models import ContactChannel
from filrouge.reference.languages import CHOICES
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, PastDay, offer

NO_WAY = ""


class SortForm(forms.Form):
    """Filters of the list, all optional."""

    voir = forms.ChoiceField(
        label=_("Voir"), choices=[(one.value, one.label) for one in Sort], required=False
    )
    pour = forms.ChoiceField(label=_("Pour"), choices=[("", _("tout")), *Help.choices], required=False)
    langue = forms.ChoiceField(label=_("Langue"), choices=[("", _("toutes")), *CHOICES], required=False)


class ProfileForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=_("Ce que je propose"),
        choices=Help,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins une ligne.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("Langues que je parle"),
        choices=CHOICES,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Plusieurs choix : touche Ctrl, ou Cmd sur un Mac."),
        error_messages={"required": _("Choisissez au moins une langue.")},
    )
    communes = forms.CharField(
        label=_("Où"),
        max_length=200,
        help_text=_("Les villes ou quartiers où se retrouver est facile."),
        error_messages={"required": _("Dites dans quelles villes.")},
    )
    availability = forms.CharField(
        label=_("Quand"),
        max_length=200,
        help_text=_("Par exemple : le mardi soir et le samedi matin."),
        error_messages={"required": _("Dites quand c’est possible.")},
    )
    places = forms.IntegerField(
        label=_("Combien de personnes à la fois"),
        min_value=1,
        max_value=9,
        initial=1,
        error_messages={"required": _("Donnez un nombre, de 1 à 9.")},
    )

    @property
    def profile(self) -> Profile:
        return Profile(**self.cleaned_data)


class HonorabilityForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Ce qui a été vu"),
        choices=Honorability.How,
        widget=BigRadios(),
        error_messages={"required": _("Dites ce que vous avez vu.")},
    )
    on = PastDay(label=_("Vu le"), error_messages={"required": _("Donnez le jour.")})


class VolunteerChoice(forms.ModelChoiceField):
    """« Jeanne Roux : tutorat de français · français, dari · Béziers · le mardi soir »."""

    def label_from_instance(self, obj: Any) -> str:
        parts = [obj.kinds_said, obj.languages_said, obj.communes, obj.availability]
        return f"{obj.user} : {' · '.join(part for part in parts if part)}"


class ProposalForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Pour quoi"),
        choices=Help,
        widget=BigRadios(),
        error_messages={"required": _("Dites pour quoi vous cherchez quelqu’un.")},
    )
    volunteer = VolunteerChoice(
        label=_("À qui le demander"),
        queryset=Volunteer.objects.none(),
        empty_label=_("choisir"),
        error_messages={"required": _("Choisissez un ou une bénévole.")},
    )
    purpose = forms.CharField(
        label=_("Ce qui est cherché, sans nommer personne"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Lu avant de répondre. Par exemple : « une jeune femme, langue dari, à Béziers ; parler français une heure "
            "par semaine, plutôt le soir »."
        ),
        error_messages={"required": _("Quelques mots, pour que la réponse soit possible.")},
    )

    def __init__(self, *args: Any, pathway: Pathway, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [name for name in (pathway.person.given_name, pathway.person.family_name) if name]
        offer(self, "volunteer", volunteers_for(pathway))

    def clean_purpose(self) -> str:
        purpose: str = self.cleaned_data["purpose"]
        words = purpose.casefold()
        if any(name.casefold() in words for name in self.names):
            raise forms.ValidationError(
                _("Le nom ou le prénom est dans le texte : enlevez-le, personne n’a encore dit oui.")
            )
        return purpose


class AnswerForm(forms.Form):
    accepted = forms.TypedChoiceField(
        label=_("Votre réponse"),
        choices=(("yes", _("Oui, je peux")), ("no", _("Non, pas cette fois"))),
        coerce=lambda said: said == "yes",
        widget=BigRadios(),
        error_messages={"required": _("Dites oui ou non : les deux réponses aident.")},
    )
    words = forms.CharField(label=_("Un mot pour l’équipe"), max_length=240, required=False)


class ReachForm(forms.Form):
    """Beside the person's agreement: how the volunteer may reach her is her choice."""

    channel = forms.ChoiceField(label=_("Comment le ou la bénévole pourra la joindre"), required=False)

    def __init__(self, *args: Any, match: Match, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = ContactChannel.objects.in_use().filter(person=match.person_id, project=match.project_id)
        self.channels = {str(one.pk): one for one in found.order_by("-preferred", "created_at")}
        choices = [(key, f"{one.get_kind_display()} : {one.display}") for key, one in self.channels.items()]
        nobody = (NO_WAY, _("ne pas donner son numéro : la référente ou le référent met en contact"))
        offer(self, "channel", [nobody, *choices])

    @property
    def way(self) -> ContactChannel | None:
        return self.channels.get(self.cleaned_data["channel"])


class EndForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=[one for one in Match.Reason.choices if one[0] not in ("left", "closed")],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites pourquoi, même simplement.")},
    )
    note = forms.CharField(label=_("En quelques mots"), max_length=240, required=False)


class SignalForm(forms.Form):
    about = forms.ChoiceField(
        label=_("De quoi s’agit-il"),
        choices=VolunteerSignal.About,
        widget=BigRadios(),
        error_messages={"required": _("Choisissez une ligne.")},
    )
    words = forms.CharField(
        label=_("En quelques mots"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Quelques mots, pour que l’équipe sache quoi faire.")},
    )

    @property
    def signal(self) -> Signal:
        return Signal(**self.cleaned_data)


class MeetingForm(forms.Form):
    on = PastDay(label=_("Le"), initial=clock.today, error_messages={"required": _("Donnez le jour.")})
    minutes = forms.TypedChoiceField(
        label=_("Combien de temps"),
        choices=((30, _("30 min")), (60, _("1 h")), (90, _("1 h 30")), (120, _("2 h")), (180, _("3 h"))),
        coerce=int,
        initial=60,
        widget=BigRadios(),
        error_messages={"required": _("Dites combien de temps, à peu près.")},
    )
    practised = forms.MultipleChoiceField(
        label=_("Ce que nous avons fait"),
        choices=VolunteerMeeting.Practised,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins une ligne.")},
    )
    note = forms.CharField(
        label=_("En quelques mots"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("La personne peut le lire. Sans jugement, et rien d’intime."),
    )
    about = forms.ChoiceField(
        label=_("À signaler au référent"),
        choices=[("", _("rien de particulier")), *VolunteerSignal.About.choices],
        required=False,
    )
    words = forms.CharField(
        label=_("Ce qu’il faut lui dire"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("about") and not data.get("words"):
            self.add_error(
                "words", _("Quelques mots, pour que la référente ou le référent sache quoi faire.")
            )
        if data.get("words") and not data.get("about"):
            self.add_error(
                "about", _("Dites de quoi il s’agit : sans cela, le message n’arriverait à personne.")
            )
        return data

    @property
    def meeting(self) -> Meeting:
        return Meeting(**{name: self.cleaned_data[name] for name in ("on", "minutes", "practised", "note")})

    @property
    def signal(self) -> Signal | None:
        about = self.cleaned_data["about"]
        return Signal(about=about, words=self.cleaned_data["words"]) if about else None


class ReplyForm(forms.Form):
    reply = forms.CharField(
        label=_("Votre réponse"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=_("Le ou la bénévole la lit. Rien qui vienne du dossier."),
        error_messages={"required": _("Un mot suffit : « merci, je l’appelle demain ».")},
    )
