"""What every screen of badges begins with."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.shortcuts import get_object_or_404

from filrouge.accounts.models import Organisation
from filrouge.pathways.models import Pathway
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.skills import policies
from filrouge.skills.actions.badges import REFUSED
from filrouge.skills.models import Badge, BadgeClass

WINDOW = 600  # seconds
CLASS = ("organisation", "publication", "withdrawal")


def class_or_404(class_id: UUID) -> BadgeClass:
    """Of the asker's teams, or published: the database shows no other."""
    return get_object_or_404(BadgeClass.objects.select_related(*CLASS), pk=class_id)


def badge_or_404(badge_id: UUID) -> Badge:
    """Of someone whose whole file the asker holds."""
    related = ("person", "project", "badge_class__organisation", "badge_class__publication", "revocation")
    return get_object_or_404(Badge.objects.select_related(*related), pk=badge_id)


def badge_to_follow(request: Request, badge_id: UUID) -> Badge:
    badge = badge_or_404(badge_id)
    require(policies.can_follow(request.user, badge), REFUSED)
    return badge


def pathway_or_404(request: Request, pathway_id: UUID) -> Pathway:
    visible = Pathway.objects.visible_to(request.user).select_related("person", "project")
    return get_object_or_404(visible, pk=pathway_id)


def written_for(request: Request) -> Any:
    """Organisations whose badges the asker writes."""
    mine = {*request.context.organisations, *request.context.managed}
    return Organisation.objects.filter(pk__in=mine).order_by("name")


def managed_by(request: Request) -> Any:
    return Organisation.objects.filter(pk__in=request.context.managed).order_by("name")


def too_many(request: Request, what: str, most: int) -> bool:
    """Strangers' pages answer so many times in ten minutes to one address."""
    key = f"{what}:{get_adapter(request).get_client_ip(request)}"
    cache.add(key, 0, WINDOW)
    return int(cache.incr(key)) > most
