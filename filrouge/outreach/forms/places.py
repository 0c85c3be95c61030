from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from filrouge.outreach.actions.places import Spot
from filrouge.outreach.models import Place, Zone
from filrouge.reference.inputs import CommuneField
from filrouge.shared.inputs import BigRadios, offer

from .inputs import TeamForm

NAMES = ("name", "latitude", "longitude", "zone", "neutral", "exposure", "second_place", "access")


class SpotForm(forms.Form):
    name = forms.CharField(
        label=_("Nom du lieu"),
        max_length=120,
        help_text=_("Comme tout le monde l’appelle : « le city-stade », « la place du marché »."),
        error_messages={"required": _("Donnez un nom à ce lieu.")},
    )
    commune = CommuneField()
    exposure = forms.ChoiceField(
        label=_("Est-on vu en y venant ?"),
        choices=Place.Exposure,
        initial=Place.Exposure.ORDINARY,
        widget=BigRadios,
        help_text=_("Un bus sur la place est vu de tout le village : qui s’en approche aussi."),
    )
    second_place = forms.ModelChoiceField(
        label=_("Lieu discret proposé ensuite"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("pas encore trouvé"),
        help_text=_("Là où l’on se revoit pour parler sans être vu."),
    )
    neutral = forms.BooleanField(
        label=_("Lieu neutre : il n’appartient à aucune institution"), required=False
    )
    zone = forms.ChoiceField(label=_("Zone"), choices=Zone, required=False)
    access = forms.CharField(
        label=_("Comment y venir, à qui demander la clé"), max_length=300, required=False
    )
    latitude = forms.DecimalField(
        label=_("Latitude"), min_value=-90, max_value=90, max_digits=8, decimal_places=5, required=False
    )
    longitude = forms.DecimalField(
        label=_("Longitude"),
        min_value=-180,
        max_value=180,
        max_digits=8,
        decimal_places=5,
        required=False,
        help_text=_("Pour placer ce lieu sur la carte : 43,34400 et 3,21500 pour Béziers."),
    )

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "second_place", places)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and (data["latitude"] is None) != (data["longitude"] is None):
            self.add_error("longitude", _("Donnez la latitude et la longitude, ou aucune des deux."))
        return data

    @property
    def spot(self) -> Spot:
        data = self.cleaned_data
        return Spot(commune_code=data["commune"], **{name: data[name] for name in NAMES})


class PlaceForm(TeamForm, SpotForm):
    field_order = ("team",)

    def __init__(self, *args: Any, teams: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, teams=teams, places=places, **kwargs)


def as_described(place: Place) -> dict[str, Any]:
    return {name: getattr(place, name) for name in NAMES} | {"commune": place.commune_code}
