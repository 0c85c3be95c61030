"""The record of one person, within the reach of who asks: a poorer page for a lower level, never an error."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.activities.thread import participations_nested
from filrouge.activities.thread import told_in_record as activities_told
from filrouge.commissions.thread import cases_nested
from filrouge.enrolment.models import Candidacy
from filrouge.enrolment.thread import cohorts_nested
from filrouge.outreach.knowing import known_by_nested, known_said
from filrouge.outreach.thread import before_nested
from filrouge.partners.referring.standing import Standing
from filrouge.partners.thread import referrals_nested, told_in_record
from filrouge.pathways.diagnosis.record import KnownOfPath, known_nested, known_of
from filrouge.pathways.models import (
    Appointment,
    CaseloadWeight,
    CircleMember,
    Closure,
    Contact,
    Match,
    Objective,
    Pathway,
    Referent,
    Step,
)
from filrouge.pathways.plan import links_nested, waits_by_step
from filrouge.pathways.proposals import answers_nested, first_answers
from filrouge.people.models import AccessGrant, ContactChannel, Person, Protection, SpokenLanguage
from filrouge.privacy.context import Context
from filrouge.privacy.rows import Level
from filrouge.reference.languages import BY_CODE
from filrouge.reference.models import Answer, Commune
from filrouge.shared import clock
from filrouge.shared.nested import nested, rows_of
from filrouge.shared.written import Given, written
from filrouge.skills.thread import (
    assessments_nested,
    assessments_told,
    badges_nested,
    bases_told,
    experiences_nested,
    experiences_told,
    reviews_nested,
    reviews_told,
)
from filrouge.skills.thread import told_in_record as badges_told
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import AlertLine, line_of

from .reaching import FIELDS, Reach, reach_of

LATEST = 8
WATCHED = ("id", "rule", "person_id", "project_id", "user_id", "subject_id", "facts", "postponed_until")
ASKED = ("id", "person_id", "opened_on", "stage", "reflect_until", "closed_on")

# Organisations, and people who hold a grant of their own, today. Empty unless one holds the whole file.
WHO_CAN_SEE = """ARRAY(
  SELECT DISTINCT coalesce(o.name, u.given_name || ' ' || u.family_name)
    FROM who_can_see(people_person.id) g
    LEFT JOIN accounts_organisation o ON o.id = g.organisation_id
    LEFT JOIN accounts_user u ON u.id = g.user_id
   WHERE fr_in_force(g.since, g.until) AND (o.id IS NOT NULL OR u.id IS NOT NULL) ORDER BY 1)"""


@dataclass(frozen=True)
class Language:
    name: str
    interpreter: bool
    reads: bool | None


@dataclass(frozen=True)
class ContactLine:
    contact: Contact
    confidential: str


@dataclass(frozen=True)
class Decided:
    """An objective and the steps that lead there; `objective` None: steps on their own."""

    objective: Objective | None
    steps: Sequence[Step]

    @property
    def ahead(self) -> list[Step]:
        return [step for step in self.steps if not step.done_on]


@dataclass(frozen=True)
class Beside:
    """A volunteer of this path, asked or at work."""

    match: Match
    name: str


@dataclass(frozen=True)
class Path:
    """One pathway of the person. `may_write`: the whole file is open to who asks. `may_hand_over`: who asks
    says who accompanies; an emergency does not."""

    pathway: Pathway
    decided: Sequence[Decided]
    coming: Sequence[Appointment]
    to_settle: Sequence[Appointment]
    closure: Closure | None
    referent_since: date | None
    pair: Sequence[str]
    known: KnownOfPath
    answers: Sequence[Answer]
    beside: Sequence[Beside]
    may_write: bool
    may_hand_over: bool
    circle: Sequence[CircleMember]
    weight: CaseloadWeight | None

    @property
    def may_plan(self) -> bool:
        return self.may_write and self.pathway.is_open

    @property
    def done(self) -> list[Step]:
        """The latest first."""
        done = [step for group in self.decided for step in group.steps if step.done_on]
        return sorted(done, key=lambda step: step.done_on or date.min, reverse=True)

    @property
    def anything_ahead(self) -> bool:
        return bool(self.coming) or any(group.ahead for group in self.decided)


@dataclass(frozen=True)
class Record:
    person: Person
    commune: str
    age: int | None
    languages: Sequence[Language]
    reaches: Sequence[Reach]
    protection: Protection | None
    alerts: Sequence[AlertLine]
    paths: Sequence[Path]
    candidacies: Sequence[Candidacy]
    referrals: Sequence[tuple[Any, Standing]]  # to partners, the latest first
    activities: Sequence[dict[str, Any]]  # where she stands in each, the latest first
    badges: Sequence[dict[str, Any]]  # in force or proposed, the latest first
    assessments: Sequence[dict[str, Any]]  # of her skills, the latest first
    reviews: Sequence[dict[str, Any]]  # those to come, then the latest
    experiences: Sequence[dict[str, Any]]  # what she told of her life, the latest first
    bases: Sequence[dict[str, Any]]  # base skills looked at, the latest first
    seen_by: Sequence[str]
    known_by: str  # what she said of how she came to know us; "" when she was not asked
    level: int

    @property
    def main(self) -> Path | None:
        """The open path first, then the latest."""
        return self.paths[0] if self.paths else None

    @property
    def candidacy(self) -> Candidacy | None:
        """The latest one."""
        return self.candidacies[0] if self.candidacies else None

    @property
    def may_ask(self) -> bool:
        """Neither a path nor a candidacy is open: a request may be noted."""
        at_work = [path.pathway.is_open for path in self.paths] + [one.is_open for one in self.candidacies]
        return self.whole and not any(at_work)

    @property
    def knows_only_the_name(self) -> bool:
        return self.level < Level.SHARED

    @property
    def whole(self) -> bool:
        return self.level >= Level.FULL


def person_in_record(person_id: UUID) -> Any:
    """Person with all that stands around her, in one query. None out of the asker's reach."""
    return next(iter(_people(person=person_id)), None)


@written
def _people() -> QuerySet[Person]:
    return (
        Person.objects.visible_to_asker()
        .filter(pk=Given("person"))
        .annotate(
            **_around(),
            **cohorts_nested(),
            **before_nested(),
            **known_by_nested(),
            **referrals_nested(),
            **cases_nested(),
            **participations_nested(),
            **badges_nested(),
            **assessments_nested(),
            **reviews_nested(),
            **experiences_nested(),
            seen_by=RawSQL(WHO_CAN_SEE, ()),  # noqa: S611
        )
    )


def _around() -> dict[str, Subquery]:
    mine = {"person": OuterRef("pk")}
    channels = ContactChannel.objects.in_use().filter(**mine).order_by("-preferred", "created_at")
    spoken = SpokenLanguage.objects.filter(**mine).order_by("-preferred", "created_at")
    protection = Protection.objects.filter(**mine, replaced_on=None)
    return {
        "commune": Subquery(Commune.objects.filter(code=OuterRef("commune_code")).values("name")[:1]),
        "channels": nested(channels, *FIELDS),
        "spoken": nested(spoken, "code", "reads", "interpreter"),
        "protection": nested(protection, "status", "permit", "permit_until", "may_work"),
        "watched": nested(Alert.objects.open().filter(**mine).by_risk(), *WATCHED),
        "asked": nested(Candidacy.objects.filter(**mine).order_by("-opened_on", "-pk"), *ASKED),
        "levels": nested(AccessGrant.objects.in_force().filter(**mine), "project_id", "level", "basis"),
    }


def record_of(person: Any, user: User, context: Context) -> Record:
    """`person` comes from `person_in_record`. One more query."""
    levels = {(one["project_id"], one["level"]) for one in person.levels}
    level = max((level for _project, level in levels if level <= Level.FULL), default=Level.MINIMAL)
    if level < Level.SHARED:
        person.keep_to_the_name()
    in_charge = {
        one["project_id"]
        for one in person.levels
        if one["level"] == Level.FULL and one["basis"] != AccessGrant.Basis.EMERGENCY
    }
    protections = rows_of(Protection, person.protection)
    return Record(
        person=person,
        commune=(person.commune or "") if level >= Level.SHARED else "",
        age=person.age,
        languages=[_language(one) for one in person.spoken],
        reaches=[reach for one in person.channels if (reach := reach_of(one))],
        protection=protections[0] if protections else None,
        alerts=_alerts(person, user, in_charge),
        paths=[_path(pathway, user, context, levels, in_charge) for pathway in _pathways(person=person.pk)],
        candidacies=rows_of(Candidacy, person.asked),
        referrals=told_in_record(person),
        activities=activities_told(person),
        badges=badges_told(person),
        assessments=assessments_told(person),
        reviews=reviews_told(person),
        experiences=experiences_told(person),
        bases=bases_told(person),
        seen_by=person.seen_by,
        known_by=known_said(person.known_by) if level >= Level.SHARED else "",
        level=level,
    )


def _alerts(person: Any, user: User, in_charge: set[int]) -> list[AlertLine]:
    alerts: list[Any] = [alert for alert in rows_of(Alert, person.watched) if alert.is_due]
    for alert in alerts:
        alert.in_charge = alert.project_id in in_charge
    return [line_of(alert, user) for alert in alerts]


def latest_contacts(person_id: UUID) -> list[ContactLine]:
    """With the confidential note of each, where it is within reach."""
    return [_contact_line(contact) for contact in _contacts(person=person_id)]


@written
def _contacts() -> QuerySet[Contact]:
    contacts = Contact.objects.filter(person=Given("person")).select_related("user", "confidential")
    return contacts.order_by("-at", "-pk")[:LATEST]


def _contact_line(contact: Contact) -> ContactLine:
    return ContactLine(contact, contact.confidential.text if hasattr(contact, "confidential") else "")


@written
def _pathways() -> QuerySet[Pathway]:
    return (
        Pathway.objects.filter(person=Given("person"))
        .select_related("project", "organisation", "lead")
        .annotate(**_of_pathway(), **known_nested())
        .order_by(F("closed_on").desc(nulls_first=True), "-opened_on", "pk")
    )


def _of_pathway() -> dict[str, Subquery]:
    mine = {"pathway": OuterRef("pk")}
    objectives = Objective.objects.filter(**mine).order_by("dropped_on", "reached_on", "agreed_on", "pk")
    steps = Step.objects.filter(**mine).order_by(F("planned_on").asc(nulls_last=True), "pk")
    unsettled = Appointment.objects.filter(**mine, outcome="").order_by("starts_at")
    circle = CircleMember.objects.current().filter(**mine).order_by("since", "pk")
    names = {"given": F("user__given_name"), "family": F("user__family_name")}
    matches = Match.objects.open().filter(**mine).order_by("created_at", "pk").annotate(**names)
    return {
        "objectives_found": nested(
            objectives, "id", "words", "domain", "agreed_on", "target_on", "reached_on", "dropped_on"
        ),
        "steps_found": nested(
            steps,
            *("id", "objective_id", "title", "domain", "who", "with_whom", "planned_on", "started_on"),
            *("done_on", "result", "dropped_on"),
        ),
        "links_found": links_nested(mine),
        "answers_found": answers_nested(),
        "appointments_found": nested(unsettled, "id", "starts_at", "place", "purpose", "outcome"),
        "circle_found": nested(circle, "id", "part", "name", "structure", "phone", "decides"),
        "weights_found": nested(CaseloadWeight.objects.current().filter(**mine), "weight", "reason"),
        "matches_found": nested(matches, "id", "kind", "started_at", "given", "family"),
        "closures_found": nested(Closure.objects.filter(**mine, reopened_at=None), "on", "reason", "note"),
        "referents_found": nested(
            Referent.objects.current().filter(**mine).annotate(**names), "role", "since", "given", "family"
        ),
    }


def _path(
    pathway: Any, user: User, context: Context, levels: set[tuple[int, int]], in_charge: set[int]
) -> Path:
    appointments = rows_of(Appointment, pathway.appointments_found)
    closures = rows_of(Closure, pathway.closures_found)
    steps: list[Any] = rows_of(Step, pathway.steps_found)
    known = known_of(pathway)
    waits = waits_by_step(steps, pathway.links_found)
    for step in steps:
        step.held_by = waits.get(step.pk, ())
    may_write = (pathway.project_id, Level.FULL.value) in levels
    return Path(
        pathway=pathway,
        decided=_decided(rows_of(Objective, pathway.objectives_found), steps),
        coming=[one for one in appointments if one.starts_at >= clock.now()],
        to_settle=[one for one in appointments if one.starts_at < clock.now()],
        closure=closures[0] if closures else None,
        referent_since=_since(pathway.referents_found),
        pair=[f"{one['given']} {one['family']}" for one in pathway.referents_found if one["role"] == "pair"],
        known=known,
        answers=first_answers(pathway.answers_found, known.barriers),
        beside=[_beside(one) for one in pathway.matches_found],
        may_write=may_write,
        circle=rows_of(CircleMember, pathway.circle_found),
        weight=next(iter(rows_of(CaseloadWeight, pathway.weights_found)), None),
        may_hand_over=pathway.is_open
        and (
            pathway.project_id in context.coordinated
            or (pathway.project_id in in_charge and pathway.lead_id in (None, user.pk))
        ),
    )


def _decided(objectives: Sequence[Objective], steps: Sequence[Step]) -> list[Decided]:
    """In the order of what is still ahead; what was dropped stays in the thread, not here."""
    kept = [objective for objective in objectives if not objective.dropped_on]
    leading: dict[UUID | None, list[Step]] = {objective.pk: [] for objective in kept}
    alone: list[Step] = []
    for step in steps:
        if not step.dropped_on:
            leading.get(step.objective_id, alone).append(step)
    groups = [Decided(objective, leading[objective.pk]) for objective in kept]
    return [*groups, Decided(None, alone)] if alone else groups


def _beside(found: dict) -> Beside:
    row = {name: found[name] for name in ("id", "kind", "started_at")}
    return Beside(rows_of(Match, [row])[0], f"{found['given']} {found['family']}")


def _since(referents: Sequence[dict]) -> date | None:
    leads = rows_of(Referent, [{"since": one["since"]} for one in referents if one["role"] == "lead"])
    return timezone.localdate(leads[0].since) if leads else None


def _language(spoken: dict) -> Language:
    code = spoken["code"]
    name = BY_CODE[code].french_name if code in BY_CODE else code
    return Language(name, spoken["interpreter"], spoken["reads"])
