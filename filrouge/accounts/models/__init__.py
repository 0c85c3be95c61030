from .api_tokens import ApiToken
from .memberships import ACCOMPANYING, Invitation, Membership, Role
from .organisations import Organisation
from .projects import Call, ConsortiumMember, Project, ProjectObjective
from .users import User

__all__ = [
    "ACCOMPANYING",
    "ApiToken",
    "Call",
    "ConsortiumMember",
    "Invitation",
    "Membership",
    "Organisation",
    "Project",
    "ProjectObjective",
    "Role",
    "User",
]
