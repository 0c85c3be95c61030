"""Mail about people: it says that something happened and where to look, never about whom."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Role
from filrouge.accounts.words import words_of
from filrouge.people.models import EmergencyAccess


def tell_officers(person_id: UUID, user_id: int) -> int:
    """Write to the officers in charge. Returns how many."""
    emergencies = EmergencyAccess.objects.filter(person_id=person_id, user=user_id)
    emergency = emergencies.select_related("organisation", "user", "project").latest("at")
    addresses = _officers(emergency)
    for address in addresses:
        EmailMessage(_("Accès d’urgence à un dossier"), _body(emergency), to=[address]).send()
    return len(addresses)


def _officers(emergency: EmergencyAccess) -> list[str]:
    """Of the asker's organisation, who will review it; failing that, of the lead organisation."""
    officers = Membership.objects.current().filter(role=Role.OFFICER)
    mine = officers.filter(organisation=emergency.organisation_id)
    found = mine or officers.filter(organisation=emergency.project.lead_id)
    return sorted({officer.user.email for officer in found.select_related("user")})


def _body(emergency: EmergencyAccess) -> str:
    return _(
        "Bonjour,\n\n"
        "%(name)s (%(organisation)s) a ouvert en urgence le dossier d’%(un)s. L’accès prend fin de lui-même après "
        "24 heures. Le motif et la relecture à faire sont ici :\n%(url)s\n\n"
        "Ce message ne nomme personne, exprès."
    ) % {
        "name": emergency.user,
        "organisation": emergency.organisation,
        "un": words_of(emergency.project).say("un"),
        "url": settings.SITE_URL + reverse("people:emergencies-index"),
    }
