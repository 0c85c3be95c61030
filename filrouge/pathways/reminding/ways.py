"""By which way someone is reminded, and what must not be said there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _

from filrouge.messaging.phrases import spoken_by
from filrouge.messaging.providers import can_carry
from filrouge.pathways.models import Reminder
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.shared.nested import nested
from filrouge.shared.phones import can_be_texted

Kind, Way = ContactChannel.Kind, Reminder.Way
CHANNEL = ("kind", "value", "preferred", "when", "discreet")
LANGUAGE = ("code", "preferred", "reads")


@dataclass(frozen=True)
class Reach:
    """`trouble`: why somebody must find another way, when there is none. `reads`: None when nobody asked."""

    way: str
    to: str = ""
    when: str = ""
    discreet: bool = False
    language: str = "fra"
    reads: bool | None = None
    trouble: str = ""


def noted_nested() -> dict[str, Any]:
    """What `reach_of` needs, noted in the project of each row of the outer query (with person and project)."""
    here = Q(project=OuterRef("project")) | Q(project=None)
    channels = ContactChannel.objects.working().filter(here, person=OuterRef("person"))
    spoken = SpokenLanguage.objects.filter(here, person=OuterRef("person"))
    return {
        "channels": nested(channels.order_by("-preferred", "created_at"), *CHANNEL),
        "spoken": nested(spoken.order_by("-preferred", "created_at"), *LANGUAGE),
    }


def reach_of(channels: Sequence[Mapping[str, Any]], spoken: Sequence[Mapping[str, Any]]) -> Reach:
    """Who does not read is called. Otherwise SMS, then e-mail, then a letter, the preferred way first."""
    language = spoken_by(one["code"] for one in spoken)
    reads = next((one["reads"] for one in spoken), None)
    known: dict[str, Any] = {"language": language, "reads": reads}
    if reads is False:
        return _call(channels, **known)
    for one in _in_order(channels):
        if way := _way(one):
            return Reach(way, one["value"], one["when"], one["discreet"], **known)
    return _call(channels, **known)


def _in_order(channels: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    ranks = {Way.SMS: 0, Way.MAIL: 1, Way.LETTER: 2}
    usable = [one for one in channels if _way(one)]
    return sorted(usable, key=lambda one: (not one["preferred"], ranks[Way(_way(one))]))


def _way(channel: Mapping[str, Any]) -> str:
    kind, value = channel["kind"], channel["value"]
    if kind in (Kind.PHONE, Kind.WHATSAPP) and can_be_texted(value) and can_carry(Way.SMS):
        return Way.SMS
    if kind == Kind.EMAIL:
        return Way.MAIL
    # Whoever opens letters at home is not always the one they are for: nothing leaves where discretion is asked.
    return Way.LETTER if kind == Kind.ADDRESS and not channel["discreet"] else ""


def _call(channels: Sequence[Mapping[str, Any]], *, language: str, reads: bool | None) -> Reach:
    phones = [one for one in channels if one["kind"] in (Kind.PHONE, Kind.WHATSAPP)]
    if phones:
        first = phones[0]
        return Reach(Way.CALL, first["value"], first["when"], first["discreet"], language, reads)
    return Reach(Way.CALL, language=language, reads=reads, trouble=_("aucun moyen de la joindre n’est noté"))
