"""What is looked up before an encounter is noted: for each at the desk, once for a whole day from a telephone."""

from collections.abc import Collection
from copy import copy
from functools import cached_property
from uuid import UUID

from filrouge.accounts.models import Organisation, Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Acquaintance, Choice, Encounter

Lines = frozenset[tuple[str, int]]


class Ground:
    """Where one notes: a team, in a project."""

    def __init__(self, by: User, organisation: Organisation, project: Project) -> None:
        self.by, self.organisation, self.project = by, organisation, project

    @cached_property
    def is_open(self) -> bool:
        return policies.can_go_out(self.by, self.organisation, self.project)

    @cached_property
    def lines(self) -> Lines:
        """Those of the project's lists, ended ones too: list and number."""
        return frozenset(Choice.objects.of(self.project).values_list("list", "pk"))

    def acquaintance(self, pk: UUID) -> Acquaintance | None:
        return Acquaintance.objects.filter(pk=pk).first()


class Day(Ground):
    """Many encounters of one telephone. People met before are locked, always in the same order: two telephones
    of a team never wait for each other."""

    def __init__(self, by: User, organisation: Organisation, project: Project, found: "Found") -> None:
        super().__init__(by, organisation, project)
        self.found = found

    def encounter(self, pk: UUID) -> Encounter | None:
        """Told already by this telephone."""
        return None if pk in self.found.new else Encounter.objects.filter(pk=pk).first()

    def acquaintance(self, pk: UUID) -> Acquaintance | None:
        """A copy: an encounter that is refused leaves no trace on the next one."""
        if known := self.found.people.get(pk):
            return copy(known)
        return None if pk in self.found.strangers else super().acquaintance(pk)

    def met(self, one: Acquaintance) -> None:
        """She is known from now on, as she is now."""
        self.found.people[one.pk] = one


class Found:
    """Which of these are known: two queries, whatever their number. Of any other, nothing is said."""

    def __init__(self, encounters: Collection[UUID] = (), people: Collection[UUID] = ()) -> None:
        written = Encounter.objects.filter(pk__in=encounters).values_list("pk", flat=True)
        known = Acquaintance.objects.filter(pk__in=people).order_by("pk").select_for_update(no_key=True)
        self.new = frozenset(encounters) - frozenset(written)
        self.people: dict[UUID, Acquaintance] = {one.pk: one for one in known}
        self.strangers = frozenset(people) - self.people.keys()
