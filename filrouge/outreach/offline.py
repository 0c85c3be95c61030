"""Encounters noted on a telephone, and what it carries away to note them: outings, lists, who was met lately."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, Field, StringConstraints
from pydantic import ValidationError as Malformed

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.models import Sex
from filrouge.people.queries.places import places_of
from filrouge.shared import clock
from filrouge.sync.registry import Applied, Asked, Outcome, Part, carried, handler

from .actions.encounters import Felt, Heard, Who, note_encounter
from .models import Acquaintance, AgeBand, BroughtBy, Choice, Identification, Outing, Reticence

BEFORE, AHEAD = timedelta(days=1), timedelta(days=7)
MOST_OUTINGS = 60
MET_LATELY = timedelta(days=30)
MOST_MET = 100

Text = Annotated[str, StringConstraints(max_length=500, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(max_length=60, strip_whitespace=True)]
Ids = Annotated[list[int], Field(max_length=30)]


class Reserve(BaseModel):
    reticence: int
    reply: int | None = None
    helped: Annotated[str, StringConstraints(pattern="^(yes|no)?$")] = ""


class Noted(BaseModel):
    """The payload, schema 1."""

    organisation: int
    outing: UUID | None = None
    identification: Identification = Identification.ANONYMOUS
    acquaintance: UUID | None = None
    nickname: Name = ""
    given_name: Name = ""
    family_name: Name = ""
    phone: Annotated[str, StringConstraints(max_length=40)] = ""
    age_band: AgeBand = AgeBand.UNKNOWN
    sex: Sex = Sex.UNKNOWN
    language: Annotated[str, StringConstraints(max_length=3)] = ""
    needs: Ids = []
    helps: Ids = []
    next_step: int | None = None
    next_step_on: date | None = None
    brought_by: BroughtBy = BroughtBy.NOBODY
    note: Text = ""
    reticences: Annotated[list[Reserve], Field(max_length=20)] = []


def tell(asked: Asked) -> list[tuple[str, str]]:
    """Bar the reticences: they are counted, never read in someone's note."""
    noted = _noted(asked)
    labels = dict(Choice.objects.filter(pk__in=[*noted.needs, *noted.helps]).values_list("pk", "label"))
    lines = [
        (_("qui"), noted.nickname or noted.given_name or str(noted.identification.label)),
        (_("besoins exprimés"), ", ".join(labels.get(one, "") for one in noted.needs)),
        (_("aides données sur place"), ", ".join(labels.get(one, "") for one in noted.helps)),
        (_("en quelques mots"), noted.note),
    ]
    return [(label, value) for label, value in lines if value]


@handler("outreach.encounter", schema=1, label=gettext_lazy("Rencontre"), tell=tell)
def encounter(by: User, asked: Asked) -> Outcome:
    """The operation's id becomes the encounter's: random, and the same however often it is told."""
    noted = _noted(asked)
    made = note_encounter(
        by=by,
        project=asked.once(("project", asked.project_id), lambda: _project(asked)),
        organisation=asked.once(
            ("organisation", noted.organisation), lambda: _organisation(noted.organisation)
        ),
        at=asked.at,
        outing=asked.once(("outing", noted.outing), lambda: _outing(by, noted.outing)),
        who=_who(noted),
        heard=_heard(noted),
        reticences=[Felt(**one.model_dump()) for one in noted.reticences],
        client_id=_id_of(asked),
    )
    return Applied(row_id=made.pk)


@carried("places")
def places(by: User) -> Part:
    """For which team one notes."""
    return Part(
        [
            {"organisation": one.organisation.pk, "project": one.project.pk, "label": str(one)}
            for one in places_of(by)
        ]
    )


@carried("outings")
def outings(by: User) -> Part:
    """Yesterday's, today's, and those of the coming week."""
    now = clock.now()
    coming = (
        Outing.objects.visible_to(by).kept().filter(ends_at__gte=now - BEFORE, starts_at__lte=now + AHEAD)
    )
    found = coming.select_related("place").order_by("starts_at", "pk")[:MOST_OUTINGS]
    return Part([_carried(one) for one in found])


@carried("lists")
def lists(by: User) -> Part:
    """The lines of each project, in its own order; and what is the same for all."""
    projects = {one.project.pk: one.project for one in places_of(by)}
    return Part(
        {
            "projects": {pk: _lists_of(project) for pk, project in projects.items()},
            "age_band": _listed(AgeBand.choices),
            "sex": _listed(Sex.choices),
            "brought_by": _listed(BroughtBy.choices),
            "helped": _listed(Reticence.Helped.choices),
        }
    )


@carried("met")
def met(by: User) -> Part:
    """Whom the team met lately and may meet again: how she is called, what was said to come next."""
    lately = Acquaintance.objects.of_teams(by).filter(last_met_at__gte=clock.now() - MET_LATELY)
    found = lately.select_related("next_step").order_by("-last_met_at", "pk")[:MOST_MET]
    return Part([_acquainted(one) for one in found])


def _noted(asked: Asked) -> Noted:
    try:
        return Noted.model_validate(asked.payload)
    except Malformed as error:
        fields = ", ".join(str(part) for one in error.errors() for part in one["loc"][:1])
        raise ValidationError(
            _("Cette rencontre n’est pas complète : %(fields)s.") % {"fields": fields}
        ) from error


def _id_of(asked: Asked) -> UUID:
    try:
        return UUID(asked.client_id)
    except ValueError as error:
        raise ValidationError(_("Le serveur n’arrive pas à lire cette note.")) from error


def _who(noted: Noted) -> Who:
    names = ("nickname", "given_name", "family_name", "phone", "age_band", "sex", "language")
    said = {name: str(getattr(noted, name)) for name in names}
    return Who(identification=noted.identification, acquaintance_id=noted.acquaintance, **said)


def _heard(noted: Noted) -> Heard:
    names = ("needs", "helps", "next_step", "next_step_on", "brought_by", "note")
    return Heard(**{name: getattr(noted, name) for name in names})


def _project(asked: Asked) -> Project:
    found = Project.objects.filter(pk=asked.project_id).first() if asked.project_id else None
    if found is None:
        raise ValidationError(_("Le projet de cette rencontre n’existe plus."))
    return found


def _organisation(pk: int) -> Organisation:
    found = Organisation.objects.filter(pk=pk).first()
    if found is None:
        raise PermissionDenied(_("L’organisation de cette rencontre n’existe plus."))
    return found


def _outing(by: User, pk: UUID | None) -> Outing | None:
    """Cancelled meanwhile, or no longer shown: the encounter took place all the same."""
    return Outing.objects.visible_to(by).filter(pk=pk).select_related("place").first() if pk else None


def _carried(outing: Outing) -> dict[str, Any]:
    return {
        "id": str(outing.pk),
        "project": outing.project_id,
        "title": str(outing),
        "place": outing.place.name if outing.place else "",
        "starts_at": outing.starts_at,
        "ends_at": outing.ends_at,
    }


def _acquainted(one: Acquaintance) -> dict[str, Any]:
    return {
        "id": str(one.pk),
        "project": one.project_id,
        "organisation": one.organisation_id,
        "called": one.called,
        "next_step": one.next_step.label if one.next_step else "",
        "next_step_on": one.next_step_on,
        "last_met_at": one.last_met_at,
    }


def _lists_of(project: Project) -> dict[str, list[dict[str, Any]]]:
    offered: dict[str, list[dict[str, Any]]] = {}
    for one in Choice.objects.offered(project):
        offered.setdefault(one.list, []).append({"value": one.pk, "label": one.label})
    return offered


def _listed(choices: Iterable[Sequence[Any]]) -> list[dict[str, str]]:
    return [{"value": str(value), "label": str(label)} for value, label in choices]
