"""Telephones: registered by their user, extended before a trip, wiped when they are lost."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require
from filrouge.sync import policies
from filrouge.sync.events import DeviceExtended, DeviceRegistered, DeviceWipeAsked
from filrouge.sync.models import EXTENDED, Device, Extension, Wipe
from filrouge.sync.sealing import new_private_key


def register_device(*, by: User, name: str, system: str = "") -> Device:
    require(
        policies.can_register_device(by),
        _("Seules les personnes qui en accompagnent d’autres relient un téléphone."),
    )
    device = Device.objects.create(user=by, name=name, system=system, private_key=new_private_key())
    publish(DeviceRegistered(by=Actor.user(by.pk), device_id=device.pk, user_id=by.pk))
    return device


def note_contact_of_device(*, by: User, device: Device, installed: bool, persisted: bool) -> None:
    """It is here: the 72 hours start again."""
    require(policies.can_use_device(by, device))
    device.last_contact_at, device.installed, device.persisted = clock.now(), installed, persisted
    device.save(update_fields=["last_contact_at", "installed", "persisted"])


def rename_device(*, by: User, device: Device, name: str) -> None:
    require(policies.can_use_device(by, device), _("Chacun nomme ses propres téléphones."))
    device.name = name
    device.save(update_fields=["name"])


def extend_device(*, by: User, device: Device, until: datetime, reason: str) -> Extension:
    """At most 10 days from now, whatever is asked."""
    require(
        policies.can_extend_device(by, device),
        _("La coordination du projet peut prolonger un téléphone avant un déplacement."),
    )
    until = min(until, clock.now() + EXTENDED)
    extension = Extension.objects.create(device=device, until=until, reason=reason, given_by=by)
    publish(DeviceExtended(by=Actor.user(by.pk), device_id=device.pk, user_id=device.user_id))
    return extension


def ask_wipe(*, by: User, device: Device) -> None:
    """Asked twice, it is asked once. What was not sent yet stays sealed on the telephone, and will come."""
    require(
        policies.can_wipe_device(by, device),
        _("Ce téléphone s’efface par la personne qui l’utilise, son ou sa responsable, ou la coordination."),
    )
    try:
        with transaction.atomic():
            Wipe.objects.create(device=device, asked_by=by)
    except IntegrityError:
        return
    publish(DeviceWipeAsked(by=Actor.user(by.pk), device_id=device.pk, user_id=device.user_id))


def confirm_wipe(*, by: User, device: Device) -> None:
    require(policies.can_use_device(by, device))
    Wipe.objects.filter(device=device, done_at=None).update(done_at=clock.now())
