"""The profile of a volunteer, the charter, what the team checked."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import connections
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways.events import CharterSigned
from filrouge.pathways.models import CharterSignature, Honorability, Volunteer
from filrouge.pathways.volunteering import policies
from filrouge.pathways.volunteering.charter import charter_in_force
from filrouge.privacy.roles import current_alias
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require


class CharterChanged(Exception):
    """The words in force are no longer those that were shown."""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """`places`: how many people at once."""

    kinds: list[str]
    languages: list[str]
    communes: str
    availability: str
    places: int


def enrol(*, user_id: int, organisation_id: int) -> None:
    """The profile begins with the role, which an invitation gives before anyone is signed in."""
    with connections[current_alias()].cursor() as cursor:
        cursor.execute("SELECT enrol_volunteer(%s, %s)", [user_id, organisation_id])


def describe(*, by: User, volunteer: Volunteer, profile: Profile) -> None:
    require(policies.can_describe(by, volunteer), refusal())
    mine = Volunteer.objects.filter(pk=volunteer.pk)
    must_hit(mine.update(**asdict(profile), described_at=clock.now()))


def sign_charter(*, by: User, volunteer: Volunteer, text_digest: str) -> CharterSignature:
    """Raises CharterChanged when a new version came between reading and signing."""
    require(policies.can_sign_charter(by, volunteer), _("Chacun signe pour soi."))
    charter = charter_in_force()
    if text_digest != charter.digest:
        raise CharterChanged
    signature, new = CharterSignature.objects.get_or_create(
        volunteer=volunteer,
        version=charter.version,
        defaults={"text_digest": charter.digest, "signed_at": clock.now()},
    )
    if new:
        publish(CharterSigned(by=Actor.user(by.pk), volunteer_id=volunteer.pk, version=charter.version))
    return signature


def state_honorability(*, by: User, volunteer: Volunteer, on: date, how: str) -> Honorability:
    require(policies.can_state_honorability(by, volunteer), refusal())
    return Honorability.objects.create(volunteer=volunteer, on=on, how=how, stated_by=by)


def refusal() -> str:
    return _("Le profil d’un ou une bénévole se remplit par elle-même ou par l’équipe qui l’accueille.")
