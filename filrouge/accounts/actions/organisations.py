from django.utils.translation import gettext as _

from filrouge.accounts.models import Organisation, User
from filrouge.accounts.policies import can_create_organisation, can_edit_organisation
from filrouge.shared.rights import require


def create_organisation(
    *, by: User, name: str, kind: str, siret: str, commune_code: str = ""
) -> Organisation:
    """Raises ValidationError: SIRET that does not exist, or already known."""
    require(
        can_create_organisation(by),
        _("Seul·e un·e administrateur·rice de la plateforme ajoute une organisation."),
    )
    organisation = Organisation(name=name, kind=kind, siret=siret, commune_code=commune_code)
    organisation.full_clean()
    organisation.save()
    return organisation


def edit_organisation(
    *, by: User, organisation: Organisation, name: str, kind: str, siret: str, commune_code: str
) -> Organisation:
    """Raises ValidationError."""
    require(
        can_edit_organisation(by, organisation),
        _("Seul·e un·e responsable de l’organisation peut la modifier."),
    )
    organisation.name, organisation.kind = name, kind
    organisation.siret, organisation.commune_code = siret, commune_code
    organisation.full_clean()
    organisation.save()
    return organisation
