"""The record of someone accompanied for five years: a contact a week, a meeting a month, and all that was decided."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone

from bench.viewers import Viewer
from filrouge.pathways.actions.kept_facts import refresh_kept_facts
from filrouge.pathways.models import Appointment, Contact, LevelObservation, Objective, Pathway, Step
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock

from . import SCREENS, Request, Screen

PEOPLE, DAYS = 10, 5 * 365
SCALES = ("listening", "reading", "conversation", "speaking", "writing")
LEVELS = ("infra-a1", "a1", "a2", "b1", "b2")
CHANNELS = ("phone", "whatsapp", "sms", "meeting", "email")
DOMAINS = ("sociocultural", "linguistic", "professional")


def _records(viewer: Viewer) -> list[Request]:
    chosen = viewer.pathways[:PEOPLE]
    with as_batch("bench: five years of history"):
        for path in chosen:
            if path.opened_on > clock.today() - timedelta(days=DAYS):
                _lengthen(path)
    return [Request(reverse("desk:record-show", args=[path.person_id])) for path in chosen]


def _lengthen(path: Pathway) -> None:
    """The years before the path of the base began."""
    path.opened_on = clock.today() - timedelta(days=DAYS)
    path.save(update_fields=["opened_on"])
    whose = {"person_id": path.person_id, "project_id": path.project_id, "created_by_id": path.lead_id}
    mine = {**whose, "pathway_id": path.pk}
    by = path.lead_id
    Contact.objects.bulk_create(
        Contact(**mine, user_id=by, at=_noon(day), channel=CHANNELS[n % 5], direction="out", outcome="talked")
        for n, day in enumerate(_days(path, 7))
    )
    Appointment.objects.bulk_create(
        Appointment(
            **mine, user_id=by, starts_at=_noon(day), minutes=45, purpose="Point d’étape", outcome="came"
        )
        for day in _days(path, 30)
    )
    objectives = Objective.objects.bulk_create(
        Objective(**mine, words=f"Ce que je veux pour l’année {n + 1}", domain=DOMAINS[n % 3], agreed_on=day)
        for n, day in enumerate(_days(path, 365))
    )
    Step.objects.bulk_create(
        Step(
            **mine,
            objective=objectives[n // 8 % len(objectives)],
            title=f"Démarche {n + 1}",
            domain=DOMAINS[n % 3],
            who="together",
            started_on=day,
            done_on=day + timedelta(days=20),
        )
        for n, day in enumerate(_days(path, 45))
    )
    LevelObservation.objects.bulk_create(
        LevelObservation(
            **mine, scale=scale, value=LEVELS[min(n // 2, 4)], observed_on=day, source="professional"
        )
        for n, day in enumerate(_days(path, 180))
        for scale in SCALES
    )
    refresh_kept_facts([path.pk])


def _days(path: Pathway, every: int) -> Iterator[date]:
    return (path.opened_on + timedelta(days=n) for n in range(1, DAYS - 30, every))


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


SCREENS.append(Screen("record, five years", _records, viewers=("small", "large")))
