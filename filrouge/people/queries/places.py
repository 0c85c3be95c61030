"""Where a user may open files, and in which project a user holds one."""

from dataclasses import dataclass

from filrouge.accounts.models import ConsortiumMember, Membership, Organisation, Project, User
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.context import Context
from filrouge.privacy.rows import Level


@dataclass(frozen=True)
class Place:
    """An organisation within a project: whose file it will be."""

    organisation: Organisation
    project: Project

    @property
    def key(self) -> str:
        return f"{self.organisation.pk}-{self.project.pk}"

    def __str__(self) -> str:
        return f"{self.organisation} · {self.project}"


def places_of(user: User) -> list[Place]:
    mine = Membership.objects.current().accompanying().filter(user=user).values("organisation")
    members = ConsortiumMember.objects.filter(organisation__in=mine, until=None)
    ordered = members.select_related("organisation", "project").order_by("-project__starts_on", "pk")
    return [Place(member.organisation, member.project) for member in ordered]


def may_open_files(context: Context) -> bool:
    """Whether there is any place at all."""
    return ConsortiumMember.objects.filter(organisation__in=context.organisations, until=None).exists()


def project_held(user: User, person: Person) -> Project | None:
    """The project of which this user holds the whole file; the latest opened when there are several."""
    grants = AccessGrant.objects.in_force().reaching(user).filter(person=person, level=Level.FULL)
    latest = grants.exclude(project=None).select_related("project").order_by("-since").first()
    return latest.project if latest else None


def projects_of(user: User) -> list[Project]:
    """Those in which the user accompanies, for an emergency."""
    return list({place.project.pk: place.project for place in places_of(user)}.values())
