"""A partnership, its routines, what each side brings: by the coordination of the project, or whoever manages the
organisation that holds it."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Membership, Organisation, Project, Role, User
from filrouge.accounts.models.memberships import ACCOMPANYING
from filrouge.directory.models import KeyContact, Official, Structure
from filrouge.partners import policies
from filrouge.partners.events import PartnershipChanged
from filrouge.partners.models import Aim, Brought, Contribution, Partnership, Routine
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

KEPT_BY = gettext_lazy(
    "Les partenariats sont tenus par la coordination du projet et les responsables de l’organisation."
)
POINTERS = ("project", "organisation", "structure", "contact", "official", "added_by")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What both agreed on."""

    aims: list[str]
    level: str
    starts_on: date
    themes: list[str]
    protocol: str = ""
    contact_id: UUID | None = None
    official_id: UUID | None = None
    size: str = ""
    yearly_volume: int | None = None
    ends_on: date | None = None
    signed_on: date | None = None
    our_signer: str = ""
    their_signer: str = ""


@dataclass(frozen=True, kw_only=True)
class Habit:
    what: str
    keeper: User
    every_days: int
    with_whom: str = ""


@dataclass(frozen=True, kw_only=True)
class Giving:
    side: str
    kind: str
    what: str
    on: date
    amount: int | None = None


@transaction.atomic
def begin_partnership(
    *, by: User, project: Project, organisation: Organisation, structure: Structure, terms: Terms
) -> Partnership:
    """Raises PermissionDenied, ValidationError."""
    require(policies.kept_organisations(by, project).filter(pk=organisation.pk).exists(), KEPT_BY)
    partnership = Partnership(
        project=project, organisation=organisation, structure=structure, added_by=by, **vars(terms)
    )
    _check(partnership)
    _check_counterparts(partnership, None, None)
    partnership.save(force_insert=True)
    _changed(by, partnership)
    return partnership


@transaction.atomic
def change_partnership(*, by: User, partnership: Partnership, terms: Terms) -> None:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_keep_partnership(by, partnership), KEPT_BY)
    rested_on, spoke_to = partnership.contact_id, partnership.official_id
    for name, value in vars(terms).items():
        setattr(partnership, name, value)
    _check(partnership)
    _check_counterparts(partnership, rested_on, spoke_to)
    must_hit(Partnership.objects.current().filter(pk=partnership.pk).update(**vars(terms)))
    _changed(by, partnership)


@transaction.atomic
def close_partnership(*, by: User, partnership: Partnership) -> None:
    """What was done together stays written; the partner's page closes. Raises PermissionDenied."""
    require(policies.can_keep_partnership(by, partnership), KEPT_BY)
    must_hit(Partnership.objects.current().filter(pk=partnership.pk).update(closed_on=clock.today()))
    _changed(by, partnership)


@transaction.atomic
def set_routine(
    *, by: User, partnership: Partnership, habit: Habit, former: Routine | None = None
) -> Routine:
    """Add one, or change it. Raises PermissionDenied, ValidationError."""
    require(policies.can_keep_partnership(by, partnership), KEPT_BY)
    if not keepers_of(partnership).filter(pk=habit.keeper.pk).exists():
        raise ValidationError({"keeper": _("Cette personne n’accompagne personne ici aujourd’hui.")})
    routine = former or Routine(partnership=partnership)
    for name, value in vars(habit).items():
        setattr(routine, name, value)
    routine.full_clean(exclude=("partnership", "keeper"))
    routine.save()
    _changed(by, partnership)
    return routine


@transaction.atomic
def do_routine(*, by: User, routine: Routine, on: date) -> None:
    """It was done: the next time is counted from that day. Raises PermissionDenied, ValidationError."""
    require(policies.can_do_routine(by, routine), KEPT_BY)
    if not (routine.last_on or routine.since) <= on <= clock.today():
        raise ValidationError({"on": _("Choisissez un jour entre la fois d’avant et aujourd’hui.")})
    must_hit(Routine.objects.kept().filter(pk=routine.pk).update(last_on=on))
    _changed(by, routine.partnership)


@transaction.atomic
def end_routine(*, by: User, routine: Routine) -> None:
    """Raises PermissionDenied."""
    require(policies.can_keep_partnership(by, routine.partnership), KEPT_BY)
    must_hit(Routine.objects.kept().filter(pk=routine.pk).update(ended_on=clock.today()))
    _changed(by, routine.partnership)


def credit(
    *, by: User, partnership: Partnership, giving: Giving, former: Contribution | None = None
) -> Contribution:
    """What one side brought, or a correction of it. Raises PermissionDenied, ValidationError."""
    require(policies.can_keep_partnership(by, partnership), KEPT_BY)
    if (giving.kind == Brought.IN_KIND) is not (giving.amount is None):
        raise ValidationError(
            {"amount": _("Dites combien d’heures ou d’euros ; rien pour ce qui est donné en nature.")}
        )
    contribution = former or Contribution(partnership=partnership, added_by=by)
    for name, value in asdict(giving).items():
        setattr(contribution, name, value)
    contribution.full_clean(exclude=("partnership", "added_by"), validate_constraints=False)
    contribution.save(update_fields=list(asdict(giving)) if former else None)
    return contribution


def keepers_of(partnership: Partnership) -> QuerySet[User]:
    """Who may see to a routine: those who accompany in the organisation, and the coordination of the project."""
    held = Membership.objects.current()
    there = held.filter(organisation=partnership.organisation_id, role__in=ACCOMPANYING)
    coordinating = held.filter(project=partnership.project_id, role=Role.COORDINATOR)
    found = User.objects.filter(pk__in=(there | coordinating).values("user"))
    return found.order_by("family_name", "given_name", "pk")


def _check(partnership: Partnership) -> None:
    if Aim.BARRIERS in partnership.aims and not partnership.themes:
        raise ValidationError({"themes": _("Dites quels besoins ce partenaire couvre.")})
    signed = (partnership.signed_on, partnership.our_signer, partnership.their_signer)
    if any(signed) and not all(signed):
        raise ValidationError(
            {"signed_on": _("Un partenariat formel est signé des deux côtés : le jour, et les deux noms.")}
        )
    if partnership.ends_on and partnership.ends_on < partnership.starts_on:
        raise ValidationError({"ends_on": _("Ce jour est avant le début.")})
    twin = Partnership.objects.current().filter(
        project=partnership.project, organisation=partnership.organisation, structure=partnership.structure
    )
    if twin.exclude(pk=partnership.pk).exists():
        raise ValidationError(_("Un partenariat est déjà ouvert avec cette structure : complétez-le."))
    partnership.full_clean(exclude=POINTERS, validate_constraints=False)


def _check_counterparts(partnership: Partnership, rested_on: UUID | None, spoke_to: UUID | None) -> None:
    """What is chosen now; what was chosen before stays, even where the asker does not read it."""
    of_project = {"project": partnership.project_id}
    contacts = KeyContact.objects.filter(structure=partnership.structure_id, **of_project)
    for name, known, former in (
        ("contact", contacts, rested_on),
        ("official", Official.objects.filter(**of_project), spoke_to),
    ):
        chosen = getattr(partnership, f"{name}_id")
        if chosen not in (None, former) and not known.filter(pk=chosen).exists():
            raise ValidationError({name: _("Choisissez parmi celles et ceux que l’annuaire connaît ici.")})


def _changed(by: User, partnership: Partnership) -> None:
    publish(
        PartnershipChanged(
            by=Actor.user(by.pk), project_id=partnership.project_id, partnership_id=partnership.pk
        )
    )
