"""A structure of the directory is an organisation of Fil rouge: what is sent there arrives in its screens as well."""

from typing import Any

from django.db import connections
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, User
from filrouge.directory import policies
from filrouge.directory.models import Structure
from filrouge.shared.rights import require
from filrouge.shared.transactions import alias

REFUSED = _(
    "Seule une personne qui gère l’organisation peut le dire, et seulement d’une structure publiée avec le même SIRET."
)


def link_structure(*, by: User, structure: Structure, organisation: Organisation) -> None:
    """Raises PermissionDenied."""
    require(organisation in policies.may_be(by, structure), REFUSED)
    require(_done("SELECT link_structure(%s, %s)", structure.pk, organisation.pk), REFUSED)


def unlink_structure(*, by: User, structure: Structure) -> None:
    """What was received is read by the link alone from now on. Raises PermissionDenied."""
    require(policies.can_unlink(by, structure), REFUSED)
    require(_done("SELECT unlink_structure(%s)", structure.pk), REFUSED)


def _done(query: str, *values: Any) -> bool:
    """Whether the database found the asker entitled to it."""
    with connections[alias.get()].cursor() as cursor:
        cursor.execute(query, values)
        return bool(cursor.fetchone()[0])
