"""Telling people: that something is offered to them, and the day before, that it is tomorrow. As batch: whoever invites
does not always see by which way someone is reached.

Text messages are short: a sentence in her language where one is written, the title, the day in figures, the link.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from filrouge.activities.models import LINK_LASTS, PURPOSE, Participation, Session
from filrouge.messaging.actions.many import Draft, send_messages
from filrouge.messaging.models import Message
from filrouge.pathways.models import Reminder
from filrouge.pathways.reminding.ways import Reach, noted_nested, reach_of
from filrouge.privacy.links import new_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.reference.bilingual import Phrases
from filrouge.reference.languages import offered_language
from filrouge.shared import clock
from filrouge.shared.actors import Actor

Way = Reminder.Way
JOB = Actor.job("activities.telling")
INVITATION = _("invitation à une activité")
REMINDER = _("rappel d’une activité")
BY_HAND = _("à dire de vive voix : aucun message ne peut partir")


def send_invitations(ids: Sequence[UUID]) -> None:
    """Once each. Whoever cannot receive a message is told by someone: the row says why."""
    waiting = _reachable(Participation.objects.filter(pk__in=ids, message=None, trouble="", left_on=None))
    ahead = Session.objects.ahead().filter(activity=OuterRef("activity")).order_by("starts_at")
    rows: list[Any] = list(waiting.annotate(next_at=Subquery(ahead.values("starts_at")[:1])))
    drafts, troubles = [], {}
    for one in rows:
        reach = reach_of(one.channels, one.spoken)
        if one.next_at is None or reach.discreet or reach.way not in (Way.SMS, Way.MAIL):
            troubles[one.pk] = reach.trouble or str(BY_HAND)
            continue
        text = _text("invite", one, reach, one.next_at, link_to(one))
        drafts.append(_draft(one, reach, one.pk, text, str(INVITATION), None))
    troubles |= send_messages(by=JOB, drafts=drafts)
    _note(drafts, troubles)


def remind_of_tomorrow() -> None:
    """Those who have a place, once for each session as it stands: a session moved is told again."""
    tomorrow = clock.start_of(clock.today() + timedelta(days=1))
    sessions = Session.objects.kept().filter(starts_at__range=(tomorrow, tomorrow + timedelta(days=1)))
    for session in sessions.order_by("starts_at", "pk"):
        coming = Participation.objects.enrolled().filter(activity=session.activity_id)
        drafts = list(_reminders(session, _reachable(coming)))
        send_messages(by=JOB, drafts=drafts)


def link_to(one: Participation) -> str:
    """Her page, where she says yes or no; one link, for as long as `LINK_LASTS`. As batch."""
    held = OutsideLink.objects.filter(
        purpose=PURPOSE, subject=str(one.pk), revoked_at=None, expires_at__gt=clock.now()
    ).first()
    link = held or _made(one)
    return settings.SITE_URL.rstrip("/") + reverse("activities:invitations-show", args=[token_of(link)])


def _made(one: Participation) -> OutsideLink:
    link, _token = new_link(
        purpose=PURPOSE,
        subject=str(one.pk),
        recipient="",
        expires_at=clock.now() + LINK_LASTS,
        by=JOB,
        person_id=one.person_id,
    )
    link.save(force_insert=True)
    return link


def _reminders(session: Session, coming: Iterable[Any]) -> Iterable[Draft]:
    for one in coming:
        reach = reach_of(one.channels, one.spoken)
        if reach.discreet or reach.way not in (Way.SMS, Way.MAIL):
            continue
        key = uuid5(one.pk, f"tomorrow:{session.pk}:{session.starts_at.isoformat()}")
        text = _text("tomorrow", one, reach, session.starts_at, link_to(one), session.place)
        yield _draft(one, reach, key, text, str(REMINDER), session.starts_at)


def _reachable(rows: Any) -> Any:
    return rows.select_related("activity").annotate(**noted_nested()).order_by("pk")


def _text(phrase: str, one: Participation, reach: Reach, at: datetime, link: str, place: str = "") -> str:
    phrases = Phrases(offered_language([reach.language]))
    when = at.astimezone(clock.PARIS).strftime("%d/%m, %H:%M")
    told = ", ".join(part for part in (one.activity.title, when, place) if part)
    return f"{phrases.say(f'activity.{phrase}').heard} {told}. {phrases.say('activity.answer').heard} {link}"


def _draft(
    one: Participation, reach: Reach, key: UUID, text: str, purpose: str, before: datetime | None
) -> Draft:
    return Draft(
        id=key,
        channel=reach.way,
        to=reach.to,
        text=text,
        purpose=purpose,
        person_id=one.person_id,
        project_id=one.project_id,
        organisation_id=one.activity.organisation_id,
        leaves_before=before,
    )


def _note(drafts: Sequence[Draft], troubles: dict[UUID, str]) -> None:
    for pk, why in troubles.items():
        Participation.objects.filter(pk=pk).update(trouble=why[:240])
    sent = Message.objects.filter(pk__in=[one.id for one in drafts if one.id not in troubles])
    for pk in sent.values_list("pk", flat=True):
        Participation.objects.filter(pk=pk).update(message=pk)
