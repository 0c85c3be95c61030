"""Those who open doors: who they are, who took their place, when we last spoke. And elected officials."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.directory import policies
from filrouge.directory.events import KeyContactReplaced
from filrouge.directory.models import KeyContact, Official, Structure
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require


@dataclass(frozen=True, kw_only=True)
class Someone:
    name: str
    function: str = ""
    phone: str = ""
    email: str = ""
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class Elected:
    name: str
    mandate: str
    territory: str
    commune_code: str = ""
    charge: str = ""
    phone: str = ""
    email: str = ""
    term_ends_on: date | None = None


def add_contact(*, by: User, project: Project, structure: Structure, who: Someone) -> KeyContact:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_keep(by, project), refusal())
    contact = KeyContact(project=project, structure=structure, added_by=by, **asdict(who))
    contact.full_clean()
    contact.save(force_insert=True)
    return contact


def change_contact(*, by: User, contact: KeyContact, who: Someone) -> None:
    require(policies.can_keep(by, contact.project), refusal())
    for name, value in asdict(who).items():
        setattr(contact, name, value)
    contact.full_clean()
    contact.save()


@transaction.atomic
def replace_contact(
    *, by: User, contact: KeyContact, left_on: date, successor: Someone | None
) -> KeyContact | None:
    """She has left; `successor` None while nobody is known. Raises PermissionDenied, ValidationError."""
    require(policies.can_keep(by, contact.project), refusal())
    if contact.since and left_on < contact.since:
        raise ValidationError({"left_on": _("Ce jour est avant son arrivée.")})
    follows = None
    if successor:
        follows = add_contact(by=by, project=contact.project, structure=contact.structure, who=successor)
    left = KeyContact.objects.filter(pk=contact.pk, replaced_by=None)
    must_hit(left.update(until=left_on, replaced_by=follows))
    publish(
        KeyContactReplaced(
            by=Actor.user(by.pk),
            project_id=contact.project_id,
            structure_id=contact.structure_id,
            contact_id=contact.pk,
            successor_id=follows.pk if follows else None,
        )
    )
    return follows


def speak_today(*, by: User, contact: KeyContact) -> None:
    """We spoke today. Raises PermissionDenied."""
    require(policies.can_keep(by, contact.project), refusal())
    must_hit(KeyContact.objects.filter(pk=contact.pk).update(last_spoken_on=clock.today(), last_spoken_by=by))


def note_official(*, by: User, project: Project, who: Elected, former: Official | None = None) -> Official:
    """Add, or change what is known. Raises PermissionDenied, ValidationError."""
    require(policies.can_keep(by, project), refusal())
    official = former or Official(project=project, added_by=by)
    for name, value in asdict(who).items():
        setattr(official, name, value)
    official.full_clean()
    official.save()
    return official


def refusal() -> str:
    return _("Les contacts sont tenus par les équipes du projet.")
