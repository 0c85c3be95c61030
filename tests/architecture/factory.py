"""One row of any model about one person, made by looking at its columns."""

from collections.abc import Callable
from typing import Any

from django.db import models

from filrouge.accounts.models import Organisation, Project, User
from filrouge.directory.models import Correction, Structure
from filrouge.enrolment.models import Candidacy, Criterion
from filrouge.partners.models import JointAnswer, Partnership
from filrouge.pathways.models import ImportedNote, Match, Pathway, Referent, Volunteer
from filrouge.people.models import AccessGrant, Person
from filrouge.shared import clock
from filrouge.shared.ids import random_id, uuid7
from filrouge.skills.models import Piece, PortfolioItem
from filrouge.vigilance.models import Alert
from tests.cast import Cast

# Where the columns alone do not tell what a row must be.
PARTICULAR: dict[type[models.Model], dict[str, Any]] = {
    Alert: {"closed_at": clock.now()},
    AccessGrant: {"user_id": None, "link_id": None},
    Candidacy: {"closed_on": clock.today()},
    ImportedNote: {"confidential": True},
    JointAnswer: {"ratings": [4, 4, 4, 4, 4]},
    Match: {"ended_at": clock.now()},
    Partnership: {"our_signer": "", "their_signer": ""},
    Pathway: {"closed_on": clock.today()},
    Piece: {"content": "dGV4dGU=", "media": Piece.Media.JPEG},
    PortfolioItem: {"language": "fra", "level": "b1"},
    Referent: {"role": Referent.RoleHeld.PAIR},
}
PERSON_IDS = frozenset({"person_id", "gone_id"})
Lay = Callable[[type[models.Model], Cast], models.Model]


def lay_row(model: type[models.Model], cast: Cast) -> models.Model:
    """A row of `model` about Nour, in her project, by Amina and her organisation. As batch."""
    if model is Person:
        return cast.nour
    row = unsaved(model, cast)
    row.save(force_insert=True)
    return row


def unsaved(model: type[models.Model], cast: Cast, lay: Lay = lay_row) -> models.Model:
    """`lay`: how what it hangs from comes to be."""
    values = {
        field.attname: value
        for field in model._meta.concrete_fields
        if (value := _value(field, cast, lay)) is not None
    }
    return model(**{**values, **PARTICULAR.get(model, {})})


def _value(field: models.Field, cast: Cast, lay: Lay) -> Any:
    """None: leave it to the default, or to NULL."""
    if field.attname in PERSON_IDS:
        return cast.nour.pk
    if field.attname == "project_id":
        return cast.project.pk
    if field.is_relation:
        return _related(field, cast, lay)
    if field.has_default() or field.null or getattr(field, "auto_now_add", False):
        return None
    if isinstance(field, models.AutoField) or field.db_default is not models.NOT_PROVIDED:
        return None
    return _filled(field)


def _related(field: models.Field, cast: Cast, lay: Lay) -> Any:
    known = {
        Person: cast.nour,
        Project: cast.project,
        Organisation: cast.mission_locale,
        User: cast.amina,
        Pathway: cast.nour_pathway,
    }
    if field.related_model in known:
        return known[field.related_model].pk
    if field.related_model is Criterion and not field.null:
        return Criterion.objects.order_by("pk").values_list("pk", flat=True)[0]  # shipped
    if field.related_model is Volunteer and (found := Volunteer.objects.filter(user=cast.amina).first()):
        return found.pk  # one profile in an organisation
    if field.model is Correction and field.related_model is Structure:
        return lay(Structure, cast).pk  # of a structure or of a service
    return None if field.null else lay(field.related_model, cast).pk


def _filled(field: models.Field) -> Any:
    if field.choices:
        return field.choices[0][0]
    kinds: dict[type[models.Field], Any] = {
        models.DateTimeField: clock.now(),
        models.DateField: clock.today(),
        models.BooleanField: False,
        models.IntegerField: 1,
        models.DecimalField: 1,
        models.UUIDField: uuid7(),
        models.JSONField: {},
        models.CharField: random_id()[: field.max_length or 20],
    }
    for kind, value in kinds.items():
        if isinstance(field, kind):
            return value
    return [] if field.get_internal_type() == "ArrayField" else "texte"
