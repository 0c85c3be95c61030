"""What no published file holds: a structure or a service that people of the territory know."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.directory import policies
from filrouge.directory.importing.shaping import kept_in_step
from filrouge.directory.models import Service, Structure
from filrouge.reference.models import Commune
from filrouge.shared import clock
from filrouge.shared.rights import require

from .corrections import Entry, fields_of, refusal, whole_point


def add_structure(*, by: User, values: Mapping[str, Any]) -> Structure:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_contribute(by), refusal())
    return _added(Structure(**values), by)


def add_service(*, by: User, structure: Structure, values: Mapping[str, Any]) -> Service:
    """Where the structure is, unless said otherwise. Raises PermissionDenied, ValidationError."""
    require(policies.can_contribute(by), refusal())
    require(structure.is_current, _("Cette structure n’est plus publiée : on ne lui ajoute pas de service."))
    service = Service(structure=structure, **values)
    if not service.commune_code and not service.address:
        for name in (
            "address",
            "address_more",
            "postcode",
            "commune",
            "commune_code",
            "latitude",
            "longitude",
        ):
            setattr(service, name, getattr(structure, name))
    return _added(service, by)


def _added(entry: Any, by: User) -> Any:
    entry.added_by, entry.added_for = by, policies.organisation_of(by)
    entry.updated_on = clock.today()
    _place(entry)
    whole_point(entry)
    kept_in_step(entry)
    entry.clean_fields(exclude=[one.name for one in entry._meta.fields if one.name not in fields_of(entry)])
    entry.save(force_insert=True)
    return entry


def _place(entry: Entry) -> None:
    """The name and the centre of the commune, when nothing better is known."""
    commune = Commune.objects.filter(pk=entry.commune_code).first() if entry.commune_code else None
    if commune is None:
        return
    entry.commune = entry.commune or commune.name
    if entry.latitude is None and entry.longitude is None and commune.point:
        entry.latitude, entry.longitude = commune.point
