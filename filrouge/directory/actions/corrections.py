"""What people who know a structure or a service say of it, over what is published."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.directory import policies
from filrouge.directory.importing.shaping import IN_STEP, kept_in_step
from filrouge.directory.models import SERVICE_FIELDS, STRUCTURE_FIELDS, Correction, Service, Structure
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

Entry = Structure | Service


def correct(*, by: User, entry: Entry, values: Mapping[str, Any]) -> list[str]:
    """The fields that changed. Published ones keep what their source says beside; what was added here simply changes.

    Raises PermissionDenied, ValidationError (also when somebody corrected the same field meanwhile).
    """
    require(policies.can_contribute(by), refusal())
    changed = [name for name in fields_of(entry) if name in values and values[name] != getattr(entry, name)]
    if not changed:
        return []
    former = {name: getattr(entry, name) for name in changed}
    for name in changed:
        setattr(entry, name, values[name])
    entry.clean_fields(exclude=[one.name for one in entry._meta.fields if one.name not in changed])
    whole_point(entry)
    try:
        with transaction.atomic(using=alias.get()):
            if not entry.is_local:
                _note(by, entry, former)
            _show(entry, changed)
    except IntegrityError as error:
        raise ValidationError(_("Quelqu’un vient de corriger la même chose : rouvrez la page.")) from error
    return changed


@transaction.atomic
def withdraw_correction(*, by: User, correction: Correction) -> None:
    """What the source says is shown again. Raises PermissionDenied."""
    require(policies.can_contribute(by), refusal())
    must_hit(
        Correction.objects.in_force()
        .filter(pk=correction.pk)
        .update(withdrawn_at=clock.now(), withdrawn_by=by)
    )
    entry = correction.entry
    setattr(entry, correction.field, correction.published)
    _show(entry, [correction.field])


def end_entry(*, by: User, entry: Entry) -> None:
    """What was added here exists no more. What is published ends when its source stops publishing it."""
    require(policies.can_contribute(by) and entry.is_local, ended_elsewhere())
    must_hit(type(entry)._default_manager.filter(pk=entry.pk, gone_at=None).update(gone_at=clock.now()))


def fields_of(entry: Entry) -> tuple[str, ...]:
    return STRUCTURE_FIELDS if isinstance(entry, Structure) else SERVICE_FIELDS


def refusal() -> str:
    return _("Corriger l’annuaire revient à celles et ceux qui accompagnent des personnes.")


def ended_elsewhere() -> str:
    return _("Seul ce qui a été ajouté ici se retire ici : le reste suit sa source.")


def _note(by: User, entry: Entry, former: Mapping[str, Any]) -> None:
    organisation = policies.organisation_of(by)
    assert organisation is not None  # whoever contributes accompanies somewhere
    named = {entry._meta.model_name or "": entry}
    for field, published in former.items():
        earlier = Correction.objects.in_force().filter(**named, field=field).first()
        if earlier:
            must_hit(
                Correction.objects.in_force()
                .filter(pk=earlier.pk)
                .update(withdrawn_at=clock.now(), withdrawn_by=by)
            )
            published = earlier.published  # noqa: PLW2901
        Correction.objects.create(
            **named,
            field=field,
            value=getattr(entry, field),
            published=published,
            by=by,
            organisation=organisation,
        )


def _show(entry: Entry, fields: list[str]) -> None:
    kept_in_step(entry)
    entry.save(update_fields=[*fields, *IN_STEP[entry._meta.model_name or ""]])


def whole_point(entry: Entry) -> None:
    if (entry.latitude is None) != (entry.longitude is None):
        raise ValidationError({"longitude": _("Donnez la latitude et la longitude, ou aucune des deux.")})
