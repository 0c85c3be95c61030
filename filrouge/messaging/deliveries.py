"""The rows behind the jobs: who must be told of an event, and what became of each sending."""

from uuid import UUID, uuid5

from django.db.models import F
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Role
from filrouge.people.models import AccessGrant
from filrouge.shared import clock
from filrouge.shared.rights import must_hit

from .models import Delivery, Webhook

MOST_TRIES = 10
TEAM = (AccessGrant.Level.SHARED, AccessGrant.Level.FULL)


def make_deliveries(event_id: UUID, event_name: str, facts: dict[str, int | str]) -> list[UUID]:
    """One for each system of the organisations whose team reaches the person; the same ids if run twice."""
    grants = AccessGrant.objects.in_force().filter(
        person=UUID(str(facts["person_id"])), audience="team", level__in=TEAM
    )
    if "level" in facts:  # need to know opens by name: no system of a whole team is told of it
        grants = grants.filter(level__gte=int(facts["level"]))
    if "project_id" in facts:
        grants = grants.filter(project=int(facts["project_id"]))
    told = Webhook.objects.open().filter(
        events__contains=[event_name], organisation__in=grants.values("organisation")
    )
    deliveries = [
        Delivery(pk=uuid5(webhook.pk, str(event_id)), webhook=webhook, event=event_name, body=facts)
        for webhook in told
    ]
    Delivery.objects.bulk_create(deliveries, ignore_conflicts=True)
    return [delivery.pk for delivery in deliveries]


def on_its_way(delivery_id: UUID) -> Delivery | None:
    """The delivery, if it is still to be sent."""
    waiting = Delivery.objects.filter(delivered_at=None, given_up_at=None, webhook__ended_at=None)
    return waiting.select_related("webhook").filter(pk=delivery_id).first()


def note_answer(delivery: Delivery, *, answer: str, delivered: bool) -> bool:
    """Write what was answered. True when it was the last try, and is given up."""
    tries = delivery.tries + 1
    given_up = not delivered and tries >= MOST_TRIES
    must_hit(
        Delivery.objects.filter(pk=delivery.pk).update(
            tries=F("tries") + 1,
            last_answer=answer,
            delivered_at=clock.now() if delivered else None,
            given_up_at=clock.now() if given_up else None,
        )
    )
    return given_up


def message_of(delivery: Delivery) -> dict[str, object]:
    """What the other system receives: ids and dates. `id` is the same at each try: it may tell repeats."""
    return {"id": str(delivery.pk), "event": delivery.event, "data": delivery.body}


def those_to_warn(delivery: Delivery) -> list[str]:
    managers = Membership.objects.current().filter(
        organisation=delivery.webhook.organisation_id, role=Role.MANAGER
    )
    return list(managers.values_list("user__email", flat=True).distinct())


def warning_of(delivery: Delivery) -> tuple[str, str]:
    """Subject and text of the message to the managers."""
    subject = _("Fil rouge : un autre logiciel ne répond plus")
    text = _(
        "Bonjour,\n\nFil rouge a essayé %(tries)d fois de prévenir %(url)s, sans succès (dernière réponse : "
        "%(answer)s). Cet envoi est abandonné ; rien n’est perdu dans Fil rouge.\n\nVérifiez ce logiciel, ou "
        "mettez fin à l’abonnement dans « Organisation », puis « Autres logiciels prévenus ».\n"
    ) % {"tries": delivery.tries, "url": delivery.webhook.url, "answer": delivery.last_answer}
    return subject, text
