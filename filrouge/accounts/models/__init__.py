from .memberships import Invitation, Membership, Role
from .organisations import Organisation
from .projects import Call, ConsortiumMember, Project, ProjectObjective
from .users import User

__all__ = [
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
