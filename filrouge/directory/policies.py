"""Rights on the directory. The offer of a territory is common: every professional reads it and may correct it.

What a project adds for itself (contacts, officials, notes) is reached by those who carry the project, in the database.
"""

from filrouge.accounts.models import Organisation, Project, Role, User
from filrouge.privacy.context import known_context
from filrouge.reference.keepers import kept_projects

from .models import Correction, Structure

READERS = (
    *(Role.REFERENT, Role.OUTREACH, Role.PROFESSIONAL, Role.COORDINATOR),
    *(Role.MANAGER, Role.OFFICER, Role.PLATFORM),
)


def can_consult(user: User) -> bool:
    """Professionals; a volunteer or an evaluator has no use of it."""
    return user.memberships.current().filter(role__in=READERS).exists()


def can_contribute(user: User) -> bool:
    """Correct a field, add a structure or a service: whoever accompanies people."""
    return user.memberships.current().accompanying().exists()


def can_import(user: User) -> bool:
    """Seen by every project, hence not by everyone: a coordinator, or a platform administrator."""
    return user.memberships.current().filter(role__in=(Role.COORDINATOR, Role.PLATFORM)).exists()


def can_keep(user: User, project: Project) -> bool:
    """Contacts, officials and notes of a project: whoever accompanies in an organisation that carries it, or
    coordinates it."""
    return bool(kept_projects(user).filter(pk=project.pk).exists())


def may_be(user: User, structure: Structure) -> list[Organisation]:
    """Which of the organisations one manages this structure is, if one. `link_structure` (SQL) says the same."""
    managed = known_context(user).managed
    if not (managed and structure.siret and structure.is_current and structure.organisation_id is None):
        return []
    if Correction.objects.in_force().filter(structure=structure, field="siret").exists():
        return []
    return list(Organisation.objects.filter(pk__in=managed, siret=structure.siret))


def can_unlink(user: User, structure: Structure) -> bool:
    return structure.organisation_id is not None and structure.organisation_id in known_context(user).managed


def organisation_of(user: User) -> Organisation | None:
    """For which organisation this user contributes: the first where they accompany."""
    mine = user.memberships.current().accompanying().select_related("organisation").order_by("since", "pk")
    first = mine.first()
    return first.organisation if first else None
