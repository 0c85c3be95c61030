"""Mail about people: it says that something happened and where to look, never about whom."""

from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Role
from filrouge.people.models import AccessGrant, EmergencyAccess


def tell_officers(person_id: UUID, user_id: int) -> int:
    """Write to the officers of the asker's organisation and of the teams in charge. Returns how many."""
    emergencies = EmergencyAccess.objects.filter(person_id=person_id, user=user_id)
    emergency = emergencies.select_related("organisation", "user").latest("at")
    addresses = _officers(emergency)
    for address in addresses:
        EmailMessage(_("Accès d'urgence à un dossier"), _body(emergency), to=[address]).send()
    return len(addresses)


def _officers(emergency: EmergencyAccess) -> list[str]:
    in_charge = AccessGrant.objects.in_force().filter(
        person=emergency.person_id, project=emergency.project_id, level=AccessGrant.Level.FULL
    )
    organisations = {emergency.organisation_id, *in_charge.values_list("organisation", flat=True)} - {None}
    officers = Membership.objects.current().filter(role=Role.OFFICER, organisation__in=organisations)
    return sorted(set(officers.values_list("user__email", flat=True)))


def _body(emergency: EmergencyAccess) -> str:
    return _(
        "Bonjour,\n\n"
        "%(name)s (%(organisation)s) a ouvert un dossier en urgence. L'accès prend fin de lui-même après "
        "24 heures. Le motif et la relecture à faire sont ici :\n%(url)s\n\n"
        "Ce message ne nomme personne, exprès."
    ) % {
        "name": emergency.user,
        "organisation": emergency.organisation,
        "url": settings.SITE_URL + reverse("people:emergencies-index"),
    }
