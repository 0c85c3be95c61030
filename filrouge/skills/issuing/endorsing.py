"""Recognitions that a body confirmed are signed with a key of its own, which we keep for it; the letters that ask."""

from datetime import timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from filrouge.accounts.models import ConsortiumMember, Project
from filrouge.messaging.actions.letters import send_letter
from filrouge.privacy.links import create_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.skills.badging import documents
from filrouge.skills.models import ASKING, Endorsement, Signatory

from .addresses import class_url, endorsement_url, public
from .keys_of import signer_of

LASTS = timedelta(days=365)
JOB = Actor.job("skills.endorsing")
RELATED = ("badge_class__organisation", "organisation", "structure", "asked_by")


def sign_endorsements() -> int:
    waiting = Endorsement.objects.to_sign().select_for_update(skip_locked=True, of=("self",), no_key=True)
    found = list(waiting.select_related(*RELATED).order_by("given_at", "pk"))
    for one in found:
        signer, now = signer_of(one.body), clock.now()
        document = documents.endorsement(
            url=endorsement_url(one.pk),
            issuer=signer.issuer,
            achievement_url=class_url(one.badge_class_id),
            words=one.words or _("Nous reconnaissons ce badge."),
            since=now,
        )
        Endorsement.objects.filter(pk=one.pk).update(
            key=signer.key, document=signer.sign(document), signed_at=now
        )
    return len(found)


def ask(endorsement_id: UUID) -> None:
    """By e-mail, once. The link lasts a year: they may take their word back by it."""
    one = Endorsement.objects.filter(pk=endorsement_id, withdrawn_at=None).select_related(*RELATED).first()
    to = Signatory.objects.filter(endorsement=endorsement_id).values_list("recipient", flat=True).first()
    if one is None or not to:
        return
    held = OutsideLink.objects.filter(purpose=ASKING, subject=str(one.pk), revoked_at=None).first()
    link = held or _made(one, to)
    _write(one, link, one.pk)


def send_again(link_id: str) -> None:
    """A link asked for again, once it expired, at the address it was made for."""
    link = OutsideLink.objects.get(pk=link_id)
    one = (
        Endorsement.objects.filter(pk=UUID(link.subject), withdrawn_at=None).select_related(*RELATED).first()
    )
    if one:
        _write(one, link, uuid5(one.pk, link_id))


def _made(one: Endorsement, to: str) -> OutsideLink:
    link, _token = create_link(purpose=ASKING, subject=str(one.pk), recipient=to, lifetime=LASTS, by=JOB)
    return link


def _write(one: Endorsement, link: OutsideLink, letter_id: UUID) -> None:
    organisation = one.badge_class.organisation
    project = _project_of(organisation.pk)
    if project is None or not link.recipient:
        return
    send_letter(
        by=JOB,
        to=link.recipient,
        template="skills/mails/endorsement.txt",
        values={
            "badge": one.badge_class,
            "body": one.body,
            "organisation": organisation,
            "asked_by": one.asked_by,
            "address": public("endorsing-show", token_of(link)),
        },
        organisation=organisation,
        project=project,
        purpose=_("reconnaissance d’un badge"),
        letter_id=letter_id,
    )


def _project_of(organisation_id: int) -> Project | None:
    taking_part = ConsortiumMember.objects.filter(organisation=organisation_id, until=None)
    found = taking_part.select_related("project").order_by("-project__starts_on", "pk").first()
    return found.project if found else None
