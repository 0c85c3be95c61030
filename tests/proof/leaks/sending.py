"""What leaves by itself: the jobs that write to someone, run on what was planted."""

from collections.abc import Iterator
from typing import Any

from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.activities.models import Participation
from filrouge.commissions.models import Meeting
from filrouge.outreach.models import Orientation
from filrouge.partners.models import JointEvaluation, Referral, ReferralFact, Sheet
from filrouge.pathways.models import Appointment, InvitationWish
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.skills.models import Endorsement

from .world import World

SENDING = ("messaging.send", "messaging.send_many")


def send_everything(world: World) -> list[EmailMessage]:
    """Every invitation, reminder, answer and link, once; what was sent."""
    with as_batch("fixture"):
        InvitationWish.objects.create(user=world.cast.amina)
        jobs = list(_jobs(world))
    for name, given in jobs:
        app.tasks[name](**given)
    while job := ProcrastinateJob.objects.filter(task_name__in=SENDING, status="todo").first():
        with as_batch("the worker takes it"), connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job.pk])
        app.tasks[job.task_name](**job.args)
    return list(mail.outbox)


def _jobs(world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    for meeting in world.rows[Meeting]:
        yield "commissions.invite", {"meeting_id": str(meeting.pk)}
        if meeting.approved_at:
            yield "commissions.send_minutes", {"meeting_id": str(meeting.pk)}
    for orientation in world.rows[Orientation]:
        yield "outreach.acknowledge", {"orientation_id": str(orientation.pk)}
    fact = world.the(ReferralFact)
    for referral in world.rows[Referral]:
        for name in ("remind", "tell_team", "tell_partner", "tell_talk"):
            yield f"partners.{name}", {"referral_id": str(referral.pk), "fact_id": str(fact.pk)}
    for sheet in world.rows[Sheet]:
        yield "partners.mail_paper", {"sheet_id": str(sheet.pk), "fact_id": str(fact.pk)}
    for name in ("ask_partner", "tell_keepers"):
        yield f"partners.{name}", {"evaluation_id": str(world.the(JointEvaluation).pk)}
    yield "pathways.invite", {"appointment_id": str(world.the(Appointment).pk)}
    her, reader = world.cast.nour.pk, world.cast.amina.pk
    yield "people.tell_officers", {"person_id": str(her), "user_id": reader}
    yield "activities.send_invitations", {"participation_ids": [str(world.the(Participation).pk)]}
    yield "skills.ask_endorsement", {"endorsement_id": str(world.the(Endorsement).pk)}
    doors = {
        "commission": "commissions.send_again",
        "orientation": "outreach.send_link",
        "briefing": "outreach.send_briefing",
        "referral": "partners.send_link",
        "partnership": "partners.send_our_page",
        "badge_endorsement": "skills.send_again",
    }
    for link in OutsideLink.objects.filter(purpose__in=doors):
        yield doors[link.purpose], {"link_id": str(link.pk)}
    for name in ("pathways.prepare_reminders", "pathways.watch_incidents", "partners.remind_partners"):
        yield name, {"timestamp": 0}


def said_in(message: EmailMessage) -> bytes:
    """All of it but the address it goes to."""
    parts = [one.get_payload(decode=True) or b"" for one in message.message().walk()]
    return b"\n".join([message.subject.encode(), *parts])
