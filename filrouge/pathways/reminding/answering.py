"""An SMS that answers a reminder becomes a proposal to the team. As batch."""

import re
from uuid import UUID

from filrouge.messaging.models import ProviderNews
from filrouge.pathways.events import AppointmentReplied
from filrouge.pathways.models import Reminder, Reply
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish

JOB = Actor.job("pathways.take_reply")
# « Non », « pas possible », in the languages reminders are written in. Whatever else is said is read by someone.
NO = re.compile(
    r"\b(non|no|pas possible|impossible|peux pas|cannot|can't|can not|لا|لن|نه|نشم|ኣይክእልን|ኣይኮነን|ні|не)\b",
    re.IGNORECASE,
)


def take_reply(news_id: UUID) -> None:
    """Once for each answer. Nothing when the meeting is over, or was settled."""
    news = ProviderNews.objects.filter(pk=news_id, kind=ProviderNews.Kind.REPLY).first()
    reminder = (
        Reminder.objects.select_related("appointment").filter(message=news.message_id).first()
        if news and news.message_id
        else None
    )
    if news is None or reminder is None or Reply.objects.filter(pk=news.pk).exists():
        return
    appointment = reminder.appointment
    if appointment.outcome or appointment.starts_at <= clock.now():
        return
    cannot = bool(NO.search(news.text)) and not _said(reminder)
    Reply.objects.create(
        id=news.pk,
        person_id=reminder.person_id,
        project_id=reminder.project_id,
        pathway_id=reminder.pathway_id,
        appointment=appointment,
        cannot_come=cannot,
        words=news.text,
        by_way=Reply.By.SMS,
        received_at=news.received_at,
    )
    publish(
        AppointmentReplied(
            by=JOB,
            reply_id=news.pk,
            appointment_id=appointment.pk,
            pathway_id=reminder.pathway_id,
            person_id=reminder.person_id,
            project_id=reminder.project_id,
        )
    )


def _said(reminder: Reminder) -> bool:
    waiting = Reply.objects.filter(appointment=reminder.appointment_id, decided_at=None)
    return waiting.filter(cannot_come=True).exists()
