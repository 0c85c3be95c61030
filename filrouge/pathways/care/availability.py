"""When a team can be reached, in sentences for those it accompanies: letters, messages and printed pages ask here."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.messaging.phrases import Open
from filrouge.pathways.models import TeamHours
from filrouge.reference.languages import Language


@dataclass(frozen=True)
class Availability:
    hours: str
    phone: str
    otherwise: str
    open: Open | None = None

    @property
    def sentence(self) -> str:
        """« Vous pouvez nous joindre du lundi au vendredi, de 9 h à 17 h, au 04 67 00 00 00. »"""
        words = {"hours": self.hours.rstrip(" ."), "phone": self.phone}
        if self.phone:
            return _("Vous pouvez nous joindre %(hours)s, au %(phone)s.") % words
        return _("Vous pouvez nous joindre %(hours)s.") % words

    def said_in(self, language: Language | None) -> str:
        """Days and hours in another language than French; nothing where the team has not said them in figures."""
        return self.open.said(language.code) if self.open and language else ""


def availability_of(organisation_id: int) -> Availability | None:
    """None when the team has not said. One query."""
    return said_by(TeamHours.objects.filter(organisation=organisation_id).first())


def said_by(found: TeamHours | None) -> Availability | None:
    """For those who have the row already."""
    return Availability(found.hours, found.phone, found.otherwise, _in_figures(found)) if found else None


def open_by_organisation(organisation_ids: Collection[int]) -> dict[int, Open]:
    """Of those that said it in figures. One query, none for nobody."""
    if not organisation_ids:
        return {}
    found = TeamHours.objects.filter(organisation__in=organisation_ids)
    return {one.organisation_id: said for one in found if (said := _in_figures(one))}


def _in_figures(found: TeamHours) -> Open | None:
    if found.opens_at is None or found.closes_at is None:
        return None
    return Open(found.days, found.opens_at, found.closes_at, found.phone)
