"""Erasures: asked for by the person through her officer, or due; decided, then done by a job."""

from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.privacy import erasing, retention
from filrouge.privacy.events import FileErased
from filrouge.privacy.models import Erasure
from filrouge.privacy.policies import can_answer_for
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.jobs import defer
from filrouge.shared.rights import must_hit, require


def ask_erasure(*, by: User, person_id: UUID, reason: str) -> Erasure:
    """Note that a person asked; a job then counts what it would erase."""
    _require_officer(by, person_id)
    erasure = Erasure.objects.create(
        person_id=person_id,
        basis=Erasure.Basis.REQUEST,
        asked_by=by,
        reason=reason,
        not_before=clock.today(),
    )
    defer("privacy.count_erasure", erasure_id=erasure.pk)
    return erasure


def decide_erasure(*, by: User, erasure: Erasure) -> None:
    """The officer has read what would go, and says yes. Raises Missed if it was settled meanwhile."""
    _require_officer(by, erasure.person_id)
    waiting = Erasure.objects.waiting().filter(pk=erasure.pk, decided_at=None).exclude(counts={})
    must_hit(waiting.update(decided_by=by, decided_at=clock.now()))
    defer("privacy.erase_person", erasure_id=erasure.pk)


def keep_file(*, by: User, erasure: Erasure, because: str) -> None:
    """Give up an erasure, for a reason. Raises Missed if it was done meanwhile."""
    _require_officer(by, erasure.person_id)
    cancelled = {"cancelled_by": by, "cancelled_at": clock.now(), "cancelled_because": because}
    must_hit(Erasure.objects.waiting().filter(pk=erasure.pk).update(**cancelled))


# --- as batch ----------------------------------------------------------------------------------------


def count_erasure(erasure_id: UUID) -> None:
    """The dry run: what would be touched."""
    erasure = Erasure.objects.get(pk=erasure_id)
    erasure.counts = erasing.count_rows(erasure.person_id)
    erasure.save(update_fields=["counts"])


def carry_out(erasure_id: UUID) -> None:
    """Erase, once decided and not before its day; a second call does nothing."""
    found = Erasure.objects.decided().filter(pk=erasure_id, not_before__lte=clock.today())
    erasure = found.select_for_update().first()
    if erasure is None:
        return
    counts = erasing.erase_person(erasure.person_id)
    must_hit(Erasure.objects.filter(pk=erasure_id).update(counts=counts, done_at=clock.now()))
    publish(
        FileErased(by=Actor.job("privacy.erase_person"), person_id=erasure.person_id, erasure_id=erasure.pk)
    )


def run_retention() -> None:
    """Each night: take back what lives again, announce what is due, erase what was announced in time."""
    for erasure in retention.lived_again():
        because = _("la personne est de nouveau accompagnée")
        Erasure.objects.filter(pk=erasure.pk).update(cancelled_at=clock.now(), cancelled_because=because)
    Erasure.objects.bulk_create(
        Erasure(
            person_id=person_id,
            basis=Erasure.Basis.RETENTION,
            not_before=clock.today() + retention.NOTICE,
            decided_at=clock.now(),  # the rule decides; the officer may still keep the file
            counts=erasing.count_rows(person_id),
        )
        for person_id in retention.newly_due()
    )
    ready = Erasure.objects.decided().filter(basis=Erasure.Basis.RETENTION, not_before__lte=clock.today())
    for erasure_id in ready.values_list("pk", flat=True):
        defer("privacy.erase_person", erasure_id=erasure_id)


def _require_officer(by: User, person_id: UUID) -> None:
    because = _("Seule la personne déléguée à la protection des données de l’équipe en charge le peut.")
    require(can_answer_for(by, person_id), because)
