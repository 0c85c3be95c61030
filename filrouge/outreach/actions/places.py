from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Place
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place as described. `second_place`: where one may speak without being seen, offered after."""

    name: str
    commune_code: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    zone: str = ""
    neutral: bool = False
    exposure: str = Place.Exposure.ORDINARY
    second_place: Place | None = None
    access: str = ""

    def columns(self) -> dict[str, object]:
        names = (
            *("name", "commune_code", "latitude", "longitude", "zone"),
            *("neutral", "exposure", "second_place", "access"),
        )
        return {name: getattr(self, name) for name in names}


def add_place(*, by: User, organisation: Organisation, project: Project, spot: Spot) -> Place:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_go_out(by, organisation, project), _("Cette équipe ne participe pas à ce projet."))
    _check(spot, project.pk)
    return Place.objects.create(organisation=organisation, project=project, **spot.columns())


def change_place(*, by: User, place: Place, spot: Spot) -> None:
    require(policies.can_change_place(by, place), refusal())
    _check(spot, place.project_id)
    if spot.second_place == place:
        raise ValidationError({"second_place": _("Le second lieu est un autre lieu.")})
    must_hit(Place.objects.filter(pk=place.pk).update(**spot.columns()))


def end_place(*, by: User, place: Place) -> None:
    """Nobody goes there any more; what was done there keeps its place."""
    require(policies.can_change_place(by, place), refusal())
    must_hit(Place.objects.in_use().filter(pk=place.pk).update(ended_on=clock.today()))


def refusal() -> str:
    return _("Seules l’équipe qui a ajouté ce lieu et la coordination du projet peuvent le changer.")


def _check(spot: Spot, project_id: int) -> None:
    if (spot.latitude is None) != (spot.longitude is None):
        raise ValidationError({"longitude": _("Donnez la latitude et la longitude, ou aucune des deux.")})
    if spot.second_place and spot.second_place.project_id != project_id:
        raise ValidationError({"second_place": _("Ce lieu est celui d’un autre projet.")})
