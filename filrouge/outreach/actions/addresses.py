from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Address
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require


@dataclass(frozen=True, kw_only=True)
class Door:
    """An address as one gives it. `themes`: data·inclusion codes."""

    name: str
    themes: Sequence[str] = ()
    street: str = ""
    commune_code: str = ""
    phone: str = ""
    hours: str = ""
    advice: str = ""


def add_address(*, by: User, organisation: Organisation, project: Project, door: Door) -> Address:
    require(policies.can_go_out(by, organisation, project), refusal())
    return Address.objects.create(organisation=organisation, project=project, **asdict(door))


def change_address(*, by: User, address: Address, door: Door) -> None:
    """Whoever goes out in the project keeps the list right: a wrong door costs someone a day."""
    require(policies.can_change_address(by, address), refusal())
    must_hit(Address.objects.filter(pk=address.pk).update(**asdict(door)))


def end_address(*, by: User, address: Address) -> None:
    require(policies.can_change_address(by, address), refusal())
    must_hit(Address.objects.in_use().filter(pk=address.pk).update(ended_on=clock.today()))


def refusal() -> str:
    return _("La liste d’adresses est tenue par les équipes qui vont hors les murs dans ce projet.")
