"""The partner is told by e-mail that both are asked what they think, and given the page of both; whoever asked, that
the partner answered. Nobody is named.

As batch: jobs carry ids, and whoever renews a link reads nothing of what it leads to.
"""

from datetime import timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import Membership, Role, User
from filrouge.messaging.actions.letters import send_letter
from filrouge.partners.models import OUR_PAGE, JointEvaluation, Partnership
from filrouge.privacy.links import create_link, token_of
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock
from filrouge.shared.actors import Actor

LASTS = timedelta(days=180)
A_WHILE = timedelta(days=30)
JOB = Actor.job("partners.partnering")
RELATED = ("project", "organisation", "structure")


def ask_partner(evaluation_id: UUID) -> None:
    """A link still good for a while at this address serves again; those made for another address close."""
    evaluation = JointEvaluation.objects.get(pk=evaluation_id)
    partnership = _open(evaluation.partnership_id)
    if partnership is None:
        return
    links = OutsideLink.objects.filter(purpose=OUR_PAGE, subject=str(partnership.pk), revoked_at=None)
    links.exclude(recipient=evaluation.email).update(revoked_at=clock.now())
    link = links.filter(recipient=evaluation.email, expires_at__gt=clock.now() + A_WHILE).first()
    if link is None:
        link, _token = create_link(
            purpose=OUR_PAGE,
            subject=str(partnership.pk),
            recipient=evaluation.email,
            lifetime=LASTS,
            by=JOB,
        )
    _write(partnership, link, uuid5(partnership.pk, str(evaluation.pk)))


def send_again(link_id: str) -> None:
    """A link asked for again, once it expired, at the address it was made for."""
    link = OutsideLink.objects.get(pk=link_id)
    partnership = _open(UUID(link.subject))
    if partnership:
        _write(partnership, link, uuid5(partnership.pk, link_id))


def tell_keepers(evaluation_id: UUID) -> None:
    """Whoever asked learns that the partner answered by the link; those who keep the partnership today, when that one
    does not any more. What was answered is read on the page."""
    evaluation = JointEvaluation.objects.get(pk=evaluation_id)
    partnership = _open(evaluation.partnership_id)
    if partnership is None:
        return
    keepers = _keepers(partnership)
    asked = keepers.filter(pk=evaluation.asked_by_id)
    address = reverse("partners:partnerships-show", args=[partnership.pk])
    for one in asked or keepers:
        _send(partnership, one.email, "evaluated", address, uuid5(evaluation.pk, f"answered {one.pk}"))


def _keepers(partnership: Partnership) -> QuerySet[User]:
    """Its organisation's managers and the coordination of its project. `can_keep_partnership` says the same."""
    held = Membership.objects.current()
    managing = held.filter(organisation=partnership.organisation, role=Role.MANAGER)
    coordinating = held.filter(project=partnership.project, role=Role.COORDINATOR)
    return User.objects.filter(pk__in=(managing | coordinating).values("user")).order_by("pk")


def _open(partnership_id: UUID) -> Partnership | None:
    return Partnership.objects.current().filter(pk=partnership_id).select_related(*RELATED).first()


def _write(partnership: Partnership, link: OutsideLink, letter_id: UUID) -> None:
    address = reverse("partners:our_pages-show", args=[token_of(link)])
    _send(partnership, link.recipient, "our_page", address, letter_id)


def _send(partnership: Partnership, to: str, template: str, address: str, letter_id: UUID) -> None:
    send_letter(
        by=JOB,
        to=to,
        template=f"partners/mails/{template}.txt",
        values={"partnership": partnership, "address": settings.SITE_URL.rstrip("/") + address},
        organisation=partnership.organisation,
        project=partnership.project,
        purpose=_("évaluation d’un partenariat"),
        letter_id=letter_id,
    )
