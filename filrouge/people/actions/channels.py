"""Ways to reach someone without putting her at risk."""

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.people.events import PersonChanged
from filrouge.people.models import ContactChannel, Person
from filrouge.people.policies import can_note
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.phones import normalise_phone
from filrouge.shared.rights import must_hit, require

REFUSED = _("Seule l’équipe en charge de ce dossier peut changer les moyens de la joindre.")
CALLED = (ContactChannel.Kind.PHONE, ContactChannel.Kind.WHATSAPP)


@dataclass(frozen=True, kw_only=True)
class NewChannel:
    """`value` as it was said: numbers are normalised when noted."""

    kind: str
    value: str
    preferred: bool = False
    when: str = ""
    shared_with: str = ""
    discreet: bool = False
    remark: str = ""
    holder: str = ""
    may_tell: str = ""


def add_channel(*, by: User, person: Person, project: Project | None, channel: NewChannel) -> ContactChannel:
    """Raises PermissionDenied, ValidationError."""
    require(can_note(by, person, project), REFUSED)
    added = new_channel(by, person, project, channel)
    _prefer_only(added)
    added.save()
    publish(PersonChanged(by=Actor.user(by.pk), person_id=person.pk))
    return added


def change_channel(*, by: User, channel: ContactChannel, to: NewChannel) -> ContactChannel:
    """Raises PermissionDenied, ValidationError."""
    require(can_note(by, channel.person, channel.project), REFUSED)
    values = {**asdict(to), "value": normalised(to.kind, to.value)}
    if values["value"] != channel.value:
        values["checked_on"] = values["wrong_on"] = None
    for name, value in values.items():
        setattr(channel, name, value)
    _prefer_only(channel)
    _write(by, channel, **values)
    return channel


def check_channel(*, by: User, channel: ContactChannel) -> None:
    """The number was checked with the person today (asked again at each meeting)."""
    require(can_note(by, channel.person, channel.project), REFUSED)
    _write(by, channel, checked_on=clock.today(), wrong_on=None)


def doubt_channel(*, by: User, channel: ContactChannel) -> None:
    """Nobody answers there any more, or someone else does: nothing is sent there until it is corrected."""
    require(can_note(by, channel.person, channel.project), REFUSED)
    _write(by, channel, wrong_on=clock.today(), preferred=False)


def stop_channel(*, by: User, channel: ContactChannel) -> None:
    """Not used any more; kept, so that nobody tries it again by mistake."""
    require(can_note(by, channel.person, channel.project), REFUSED)
    _write(by, channel, ended_on=clock.today(), preferred=False)


def new_channel(by: User, person: Person, project: Project | None, channel: NewChannel) -> ContactChannel:
    """Not saved. Raises ValidationError."""
    values = {**asdict(channel), "value": normalised(channel.kind, channel.value)}
    return ContactChannel(person=person, project=project, created_by=by, **values)


def normalised(kind: str, value: str) -> str:
    """Raises ValidationError for a number nobody can call or an address nobody can write to."""
    value = value.strip()
    if kind in CALLED:
        number = normalise_phone(value)
        if number is None:
            raise ValidationError(
                {"value": _("Ce numéro ne peut pas être appelé : vérifiez-le chiffre par chiffre.")}
            )
        return number
    if kind == ContactChannel.Kind.EMAIL:
        try:
            validate_email(value)
        except ValidationError as error:
            raise ValidationError({"value": _("Cette adresse e-mail n’est pas complète.")}) from error
        return value.lower()
    if not value:
        raise ValidationError({"value": _("Notez une adresse, ou par qui passer.")})
    if kind == ContactChannel.Kind.THIRD_PARTY:
        return normalise_phone(value) or value  # a number, or words: « à l’accueil du foyer »
    return value


def _prefer_only(channel: ContactChannel) -> None:
    """One way is tried first, not two."""
    if channel.preferred:
        others = ContactChannel.objects.filter(person=channel.person, project=channel.project, preferred=True)
        others.exclude(pk=channel.pk).update(preferred=False)


def _write(by: User, channel: ContactChannel, **values: object) -> None:
    must_hit(ContactChannel.objects.filter(pk=channel.pk).update(**values))
    publish(PersonChanged(by=Actor.user(by.pk), person_id=channel.person_id))
