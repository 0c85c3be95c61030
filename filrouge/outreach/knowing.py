"""How someone came to know us, for her record and for the screen that asks: what she said, what we lived."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project
from filrouge.people.models import Person
from filrouge.shared.nested import nested, prepared, rows_of

from .models import Introduction, Touch, TouchTold


@dataclass(frozen=True)
class HowKnown:
    """`first`, `last`: her latest answers. `lived`: what we noted ourselves, in order."""

    first: Touch | None
    last: Touch | None
    named: Introduction | None
    lived: Sequence[Touch]


def how_known(person: Person, project: Project) -> HowKnown:
    """Two queries."""
    touches = list(
        Touch.objects.filter(person=person, project=project)
        .select_related("outing")
        .order_by("-created_at", "-pk")
    )
    named = Introduction.objects.filter(person=person, project=project, withdrawn_at=None)
    return HowKnown(
        first=_latest(touches, TouchTold.FIRST),
        last=_latest(touches, TouchTold.LAST),
        named=named.order_by("-created_at").first(),
        lived=sorted((one for one in touches if not one.declared), key=lambda one: one.at),
    )


@prepared
def known_by_nested() -> dict[str, ArraySubquery]:
    """Annotation of a person, within her own query: her latest answer to « Comment nous avez-vous connus ? »."""
    said = Touch.objects.declared().filter(person=OuterRef("pk"), told=TouchTold.FIRST)
    return {"known_by": nested(said[:1], "channel", "category")}


def known_said(found: Sequence[dict]) -> str:
    """From what `known_by_nested` gave; "" when she was not asked."""
    return next((said_of(touch) for touch in rows_of(Touch, found)), "")


def said_of(touch: Touch) -> str:
    """« bouche à oreille (un·e ami·e) »"""
    channel = touch.get_channel_display()
    if not touch.category:
        return channel
    return _("%(channel)s (%(who)s)") % {"channel": channel, "who": touch.get_category_display()}


def _latest(touches: Sequence[Touch], told: str) -> Touch | None:
    return next((one for one in touches if one.declared and one.told == told), None)
