"""When a team can be reached, in sentences for those it accompanies: letters, messages and printed pages ask here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.pathways.models import TeamHours


@dataclass(frozen=True)
class Availability:
    hours: str
    phone: str
    otherwise: str

    @property
    def sentence(self) -> str:
        """« Vous pouvez nous joindre du lundi au vendredi, de 9 h à 17 h, au 04 67 00 00 00. »"""
        words = {"hours": self.hours.rstrip(" ."), "phone": self.phone}
        if self.phone:
            return _("Vous pouvez nous joindre %(hours)s, au %(phone)s.") % words
        return _("Vous pouvez nous joindre %(hours)s.") % words


def availability_of(organisation_id: int) -> Availability | None:
    """None when the team has not said. One query."""
    found = TeamHours.objects.filter(organisation=organisation_id).first()
    return Availability(found.hours, found.phone, found.otherwise) if found else None
