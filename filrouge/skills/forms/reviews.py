from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.pathways.models import Who
from filrouge.reference.models import FrameworkSkill
from filrouge.shared import clock
from filrouge.shared.inputs import BigRadios, DayInput
from filrouge.skills.actions.reviews import Noted, Planned
from filrouge.skills.models import Among, Review, Voice

DAY = {"required": _("Choisissez un jour."), "invalid": _("Écrivez un jour, par exemple 12/03/2027.")}
WITH_A_COMPANY = (Who.PERSON, Who.TOGETHER, Who.PARTNER, Who.REFERENT)
ALONE = (Who.PERSON, Who.TOGETHER, Who.REFERENT)


class PlanForm(forms.Form):
    among = forms.ChoiceField(
        label=_("Entre qui"),
        choices=Among,
        widget=BigRadios,
        error_messages={"required": _("Choisissez qui sera là.")},
    )
    on = forms.DateField(label=_("Quel jour"), widget=DayInput, error_messages=DAY)
    company = forms.CharField(
        label=_("Quelle entreprise"),
        max_length=160,
        required=False,
        help_text=_("Pour un entretien à trois."),
    )
    stands_for_it = forms.CharField(
        label=_("Qui vient pour elle"),
        max_length=160,
        required=False,
        help_text=_("Un nom et un rôle : « Mme Roux, tutrice ». Vous seuls le lisez."),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("among") == Among.THREE and not said.get("company", "").strip():
            self.add_error("company", _("Dites quelle entreprise vient."))
        return said

    @property
    def planned(self) -> Planned:
        return Planned(**self.cleaned_data)


class MoveForm(forms.Form):
    on = forms.DateField(label=_("Nouveau jour"), widget=DayInput, error_messages=DAY)


class NoteForm(forms.Form):
    held_on = forms.DateField(label=_("Tenu le"), widget=DayInput, error_messages=DAY)
    hers = forms.CharField(
        label=_("Ce qu’elle dit"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Avec ses mots. Relisez-le-lui."),
        error_messages={"required": _("Notez d’abord ce qu’elle dit, même une phrase.")},
    )
    theirs = forms.CharField(
        label=_("Ce que dit l’entreprise"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    ours = forms.CharField(
        label=_("Ce que nous disons"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next_on = forms.DateField(
        label=_("Le prochain"),
        required=False,
        widget=DayInput,
        help_text=_("Entre les mêmes personnes. Laissez vide si rien n’est décidé."),
        error_messages=DAY,
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        initial = {
            "held_on": review.held_on or min(review.planned_on, clock.today()),
            "hers": review.hers,
            "theirs": review.theirs,
            "ours": review.ours,
        }
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        if review.among == Among.TWO:
            del self.fields["theirs"]
        if review.held_on:
            del self.fields["next_on"]

    @property
    def noted(self) -> Noted:
        return Noted(**self.cleaned_data)


class SeenForm(forms.Form):
    """One skill, by one voice. `offered`: those looked at with her before come first."""

    skill = forms.ModelChoiceField(
        label=_("Quelle compétence"),
        queryset=FrameworkSkill.objects.none(),
        error_messages={"required": _("Choisissez une compétence.")},
    )
    voice = forms.ChoiceField(
        label=_("Qui l’a vu"),
        widget=BigRadios,
        error_messages={"required": _("Dites qui l’a vu.")},
    )
    seen = forms.CharField(
        label=_("Ce qui a été vu"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une fois précise : quand, où, quoi. Pas un jugement."),
        error_messages={"required": _("Dites ce qui a été vu, une fois précise.")},
    )

    def __init__(self, *args: Any, review: Review, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].queryset = offered  # type: ignore[attr-defined]
        voices = [one for one in Voice if one != Voice.THEIRS or review.among == Among.THREE]
        self.fields["voice"].choices = [(one.value, one.label) for one in voices]  # type: ignore[attr-defined]


class DecidedForm(forms.Form):
    title = forms.CharField(
        label=_("Ce qui est décidé"),
        max_length=160,
        help_text=_("Ce sera une étape de son parcours : « deux semaines en cuisine, en mai »."),
        error_messages={"required": _("Écrivez ce qui est décidé.")},
    )
    who = forms.ChoiceField(label=_("Qui s’en charge"), widget=BigRadios, initial=Who.TOGETHER)
    planned_on = forms.DateField(label=_("Pour le"), required=False, widget=DayInput, error_messages=DAY)

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = WITH_A_COMPANY if review.among == Among.THREE else ALONE
        company = {Who.PARTNER: review.company}
        self.fields["who"].choices = [(one.value, company.get(one, one.label)) for one in open_to]  # type: ignore[attr-defined]
