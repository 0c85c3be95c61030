"""A commission, who comes to it, and when it meets."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.commissions.actions.commissions import Founding, Sitting
from filrouge.commissions.models import LONGEST_RHYTHM, WHERE_PEOPLE_ARE_NAMED, Function, Kind
from filrouge.directory.models import Structure
from filrouge.reference.inputs import CommunesField
from filrouge.shared import clock
from filrouge.shared.inputs import DayInput, HourInput, offer


class ChangeForm(forms.Form):
    name = forms.CharField(
        label=_("Nom"),
        max_length=120,
        error_messages={"required": _("Donnez un nom que chaque membre reconnaîtra.")},
    )
    territory = forms.CharField(
        label=_("Territoire"),
        max_length=120,
        help_text=_("Comment on l’appelle : « Béziers et alentours »."),
        error_messages={"required": _("Dites pour quel territoire.")},
    )
    communes = CommunesField(
        label=_("Ses communes"),
        help_text=_(
            "Une par ligne, par son nom ou son code postal ; ou le nom de l’intercommunalité, en entier. L’ordre du "
            "jour propose les personnes qui y habitent, et celles dont la commune n’est pas notée. Vide : où qu’elles "
            "habitent."
        ),
    )
    rhythm_days = forms.IntegerField(
        label=_("Une réunion tous les … jours, au plus"),
        min_value=7,
        max_value=LONGEST_RHYTHM,
        initial=LONGEST_RHYTHM,
        help_text=_("Deux mois au plus : au-delà, ce qui est décidé n’est plus revu."),
    )


class FoundingForm(ChangeForm):
    field_order = ("kind",)
    kind = forms.ChoiceField(
        label=_("Pour quoi"), choices=Kind, initial=Kind.REVIEW, widget=forms.RadioSelect
    )

    @property
    def founding(self) -> Founding:
        return Founding(**self.cleaned_data)


class SeatForm(forms.Form):
    """Someone of an organisation of the project; or of a structure of the directory, found before by its name."""

    user = forms.ModelChoiceField(
        label=_("Son compte"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("sans compte : un lien part à son adresse"),
    )
    organisation = forms.ModelChoiceField(
        label=_("Pour quelle organisation"),
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Dites pour quelle organisation.")},
    )
    name = forms.CharField(label=_("Nom de la personne qui vient"), max_length=120, required=False)
    function = forms.ChoiceField(
        label=_("À quel titre"),
        choices=Function,
        initial=Function.OPERATIONAL,
        widget=forms.RadioSelect,
        help_text=_(
            "Celles et ceux qui accompagnent d’abord : une réunion de seuls responsables est signalée."
        ),
    )
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)
    field_order = ("organisation", "user", "name", "email", "function")

    def __init__(
        self,
        *args: Any,
        organisations: Any,
        users: Any,
        structure: Structure | None,
        named: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.structure = structure
        if structure:
            del self.fields["organisation"], self.fields["user"]
        else:
            offer(self, "organisation", organisations)
            offer(self, "user", users)
        if named:
            offer(self, "function", [(one.value, one.label) for one in WHERE_PEOPLE_ARE_NAMED])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("name") and not cleaned.get("user"):
            self.add_error("name", _("Dites qui vient : on n’invite pas une organisation sans personne."))
        return cleaned

    @property
    def of(self) -> Organisation | Structure:
        found: Organisation | Structure = self.structure or self.cleaned_data["organisation"]
        return found

    @property
    def who(self) -> Sitting:
        user = self.cleaned_data.get("user")
        return Sitting(
            name=self.cleaned_data["name"] or (user.get_full_name() if user else ""),
            function=self.cleaned_data["function"],
            email=self.cleaned_data["email"],
            user=user,
        )


class MeetingForm(forms.Form):
    day = forms.DateField(
        label=_("Jour"), widget=DayInput(), error_messages={"required": _("Choisissez un jour.")}
    )
    hour = forms.TimeField(
        label=_("Heure"), widget=HourInput(), error_messages={"required": _("Choisissez une heure.")}
    )
    place = forms.CharField(label=_("Lieu"), max_length=160, required=False)

    @property
    def at(self) -> datetime:
        """In Paris."""
        said = self.cleaned_data
        return datetime.combine(said["day"], said["hour"], tzinfo=clock.PARIS)
