"""Planning what is said, changing it, noting what it brought."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.events import EffectNoted, MessageChanged, MessagePlanned
from filrouge.outreach.models import Effect, PlannedMessage
from filrouge.outreach.models.communication import French
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What, to whom, in which French, by what, when. `ends_on` None: one day."""

    audience: str
    title: str
    words: str
    medium: str
    starts_on: date
    in_charge: User
    french: str = French.PLAIN
    other_medium: str = ""
    channel: str = ""
    ends_on: date | None = None

    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def plan_message(*, by: User, organisation: Organisation, project: Project, saying: Saying) -> PlannedMessage:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_go_out(by, organisation, project), _("Cette équipe ne participe pas à ce projet."))
    message = PlannedMessage(organisation=organisation, project=project, created_by=by, **saying.columns())
    message.full_clean()
    message.save(force_insert=True)
    publish(MessagePlanned(message_id=message.pk, **_about(by, message)))
    return message


def change_message(*, by: User, message: PlannedMessage, saying: Saying) -> None:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_change_message(by, message), refusal())
    for name, value in saying.columns().items():
        setattr(message, name, value)
    message.full_clean()
    must_hit(PlannedMessage.objects.filter(pk=message.pk).update(**saying.columns()))
    publish(MessageChanged(message_id=message.pk, **_about(by, message)))


def note_effect(
    *, by: User, message: PlannedMessage, on: date, words: str, people: int | None = None
) -> Effect:
    """Whoever goes out in the project may have seen it. Raises PermissionDenied."""
    require(policies.can_note_effect(by, message), _("Cette équipe ne participe pas à ce projet."))
    effect = Effect.objects.create(message=message, on=on, words=words, people=people, noted_by=by)
    publish(EffectNoted(message_id=message.pk, effect_id=effect.pk, **_about(by, message)))
    return effect


def refusal() -> str:
    return _("Seules l’équipe qui a prévu ce message et la coordination du projet peuvent le changer.")


def _about(by: User, message: PlannedMessage) -> dict[str, Any]:
    return {
        "by": Actor.user(by.pk),
        "project_id": message.project_id,
        "organisation_id": message.organisation_id,
    }
