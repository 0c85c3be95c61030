"""Rights on badges. The team writes what its badges attest; whoever manages the organisation commits it by publishing.
Of a person's badges, the team that holds her file decides with her."""

from filrouge.accounts.models import Organisation, User
from filrouge.accounts.policies import manages
from filrouge.pathways.models import Pathway
from filrouge.pathways.policies import can_plan, can_write_file
from filrouge.privacy.context import known_context

from .models import (
    Assessment,
    Badge,
    BadgeClass,
    Endorsement,
    Experience,
    Piece,
    Portfolio,
    Positioning,
)


def can_read_classes(user: User) -> bool:
    """The page of one's organisations' badges."""
    context = known_context(user)
    return bool(context.organisations or context.coordinated or context.managed)


def can_write_class(user: User, organisation: Organisation) -> bool:
    """Drafts, and asking who recognises them: the team, and whoever manages it."""
    context = known_context(user)
    return organisation.pk in (*context.organisations, *context.managed)


def can_edit_class(user: User, badge_class: BadgeClass) -> bool:
    """Before it is published: what badges say never changes after."""
    return not badge_class.is_published and can_write_class(user, badge_class.organisation)


def can_publish(user: User, organisation: Organisation) -> bool:
    """Publishing, withdrawing, changing the key: they commit the organisation."""
    return manages(user, organisation)


def can_ask_endorsement(user: User, badge_class: BadgeClass) -> bool:
    return badge_class.is_offered and can_write_class(user, badge_class.organisation)


def can_endorse(user: User, badge_class: BadgeClass, organisation: Organisation) -> bool:
    """Another organisation's badge, on behalf of one's own."""
    ours = organisation.pk != badge_class.organisation_id and manages(user, organisation)
    return badge_class.is_offered and ours


def can_withdraw_endorsement(user: User, endorsement: Endorsement) -> bool:
    """Whoever asked may stop asking; whoever gave takes it back."""
    if endorsement.organisation and manages(user, endorsement.organisation):
        return True
    return not endorsement.given_at and can_write_class(user, endorsement.badge_class.organisation)


def can_read(user: User, pathway: Pathway) -> bool:
    """Her badges, open path or not."""
    return can_write_file(user, pathway.person_id, pathway.project_id)


def can_propose(user: User, pathway: Pathway) -> bool:
    return can_plan(user, pathway)


def can_follow(user: User, badge: Badge) -> bool:
    """Notes what she answers, gives her the badge, shows it with her name, revokes it."""
    return can_write_file(user, badge.person_id, badge.project_id)


def can_assess(user: User, pathway: Pathway) -> bool:
    """Opens an assessment of hers, with her."""
    return can_plan(user, pathway)


def can_follow_assessment(user: User, assessment: Assessment) -> bool:
    """Answers, lets her answer, notes what is decided."""
    return can_write_file(user, assessment.person_id, assessment.project_id)


def can_tell(user: User, pathway: Pathway) -> bool:
    """Begins an experience or a test with her."""
    return can_plan(user, pathway)


def can_follow_experience(user: User, experience: Experience) -> bool:
    """Goes on telling it with her, corrects it, confirms what she says."""
    return can_write_file(user, experience.person_id, experience.project_id)


def can_follow_positioning(user: User, positioning: Positioning) -> bool:
    return can_write_file(user, positioning.person_id, positioning.project_id)


def can_open_portfolio(user: User, pathway: Pathway) -> bool:
    """With her, open path or not: what she can do outlives an accompaniment."""
    return can_write_file(user, pathway.person_id, pathway.project_id)


def can_follow_portfolio(user: User, portfolio: Portfolio) -> bool:
    """Puts it together with her, shares it, closes its pages."""
    return can_write_file(user, portfolio.person_id, portfolio.project_id)


def can_follow_piece(user: User, piece: Piece) -> bool:
    return can_write_file(user, piece.person_id, piece.project_id)
