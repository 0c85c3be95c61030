"""What every screen of badges begins with."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.shortcuts import get_object_or_404
from django.urls import reverse

from filrouge.accounts.models import Organisation
from filrouge.pathways.models import Pathway
from filrouge.privacy.requests import Request
from filrouge.shared.rights import require
from filrouge.skills import policies
from filrouge.skills.actions import pieces, portfolios
from filrouge.skills.actions.badges import REFUSED
from filrouge.skills.actions.experiences import REFUSED as NOT_TOLD_TO_YOU
from filrouge.skills.models import Badge, BadgeClass, Experience, Piece, Portfolio, SaidSkill

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


def experience_to_follow(request: Request, experience_id: UUID) -> Experience:
    """With `said_kept`; of someone whose whole file the asker holds, and that she did not take back."""
    found = Experience.objects.kept().with_said().select_related("person", "project", "occupation")
    experience = get_object_or_404(found, pk=experience_id)
    require(policies.can_follow_experience(request.user, experience), NOT_TOLD_TO_YOU)
    return experience


def said_or_404(request: Request, said_id: UUID) -> SaidSkill:
    """With its experience; of someone whose whole file the asker holds."""
    related = ("experience__person", "experience__occupation", "skill")
    said = get_object_or_404(SaidSkill.objects.kept().select_related(*related), pk=said_id)
    require(policies.can_follow_experience(request.user, said.experience), NOT_TOLD_TO_YOU)
    return said


def portfolio_to_follow(request: Request, portfolio_id: UUID) -> Portfolio:
    found = get_object_or_404(Portfolio.objects.select_related("person", "project"), pk=portfolio_id)
    require(policies.can_follow_portfolio(request.user, found), portfolios.REFUSED)
    return found


def piece_to_follow(request: Request, piece_id: UUID) -> Piece:
    """Without what it holds."""
    kept = Piece.objects.kept().light().select_related("person", "project")
    found = get_object_or_404(kept, pk=piece_id)
    require(policies.can_follow_piece(request.user, found), pieces.REFUSED)
    return found


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


def occupations_url() -> str:
    """What proposes trades while one types."""
    return reverse("reference:occupations-choose")
