from datetime import timedelta
from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.privacy.context import acting
from filrouge.privacy.roles import batch
from filrouge.shared import clock

from .actions.applying import apply_pending
from .models import Conflict, Device, Operation

REPLAYED = timedelta(days=400)  # schemas of the last 12 months are read: as long, an operation may come again
ANONYMOUS = timedelta(days=90)  # mission S-2: a note about nobody in particular, not followed up


@app.task(name="sync.apply_stored", queue="sync")
def apply_stored(device_id: str) -> None:
    """What an exchange stored and had no time to apply; nothing to do most of the time."""
    device = Device.objects.select_related("user").get(pk=UUID(device_id))
    with acting(device.user):
        apply_pending(by=device.user, device=device)


@app.periodic(cron="20 3 * * *")
@app.task(name="sync.forget_operations", queue="sync", queueing_lock="forget_operations")
@batch(reason="notes of telephones, whosever they are, are not kept once they have served")
def forget_operations(timestamp: int) -> None:
    del timestamp
    now = clock.now()
    settled = Operation.objects.exclude(applied_at=None) | Operation.objects.exclude(withdrawn_at=None)
    settled.filter(received_at__lt=now - REPLAYED).delete()
    given_up = Operation.objects.exclude(withdrawn_at=None) | Operation.objects.exclude(refused_at=None)
    given_up.filter(person_id=None, received_at__lt=now - ANONYMOUS).update(content="")
    chosen = Conflict.objects.exclude(settled_at=None)
    chosen.filter(person_id=None, found_at__lt=now - ANONYMOUS).delete()
