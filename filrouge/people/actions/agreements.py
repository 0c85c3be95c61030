"""The person agrees that an organisation sees part of her file: that, and only that, opens it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.events import AgreementGiven, AgreementWithdrawn
from filrouge.people.models import AccessGrant, Agreement, FieldGroup, Person
from filrouge.people.policies import can_decide_sharing
from filrouge.people.texts import AGREEMENT
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import require
from filrouge.shared.transactions import alias

from . import grants
from .information import HowGiven

REFUSED = gettext_lazy(
    "Seule l’équipe en charge de ce dossier peut noter un accord de partage ou son retrait ; "
    "un accès d’urgence n’y suffit pas."
)


def give_agreement(
    *,
    by: User,
    person: Person,
    project: Project | None,
    organisation: Organisation,
    field_groups: Sequence[str],
    given: HowGiven,
    until: date | None = None,
) -> Agreement:
    """With the grants that rest on it, one per group; the name goes with whatever else is shared.

    `until` is the last day, included. Raises PermissionDenied.
    """
    require(can_decide_sharing(by, person, project), REFUSED)
    groups = sorted({FieldGroup.IDENTITY.value, *field_groups})
    with transaction.atomic(using=alias.get()):
        agreement = Agreement.objects.create(
            person=person,
            project=project,
            created_by=by,
            organisation=organisation,
            field_groups=groups,
            until=until,
            text_version=AGREEMENT.version,
            at=clock.now(),
            **asdict(given),
        )
        _open(agreement, person, project, organisation)
        publish(
            AgreementGiven(
                by=Actor.user(by.pk),
                person_id=person.pk,
                project_id=agreement.project_id,
                agreement_id=agreement.pk,
                organisation_id=organisation.pk,
            )
        )
    return agreement


def _open(agreement: Agreement, person: Person, project: Project | None, organisation: Organisation) -> None:
    for group in agreement.field_groups:
        grants.give_access(
            person=person,
            project=project,
            organisation=organisation,
            level=FieldGroup(group).level,
            basis=AccessGrant.Basis.AGREEMENT,
            agreement=agreement,
            reason=_("accord de la personne"),
            until=_end_of(agreement.until) if agreement.until else None,
        )


def _end_of(day: date) -> datetime:
    """The midnight that ends this day in Paris."""
    return clock.start_of(day + timedelta(days=1))


def withdraw_agreement(*, by: User, agreement: Agreement, how: str) -> int:
    """Ends what rests on it, at once; never the accompaniment. How many accesses. Raises PermissionDenied."""
    require(can_decide_sharing(by, agreement.person, agreement.project), REFUSED)
    with transaction.atomic(using=alias.get()):
        ended = grants.withdraw_agreement(agreement_id=agreement.pk, how=how)
        publish(
            AgreementWithdrawn(
                by=Actor.user(by.pk),
                person_id=agreement.person_id,
                project_id=agreement.project_id,
                agreement_id=agreement.pk,
            )
        )
    return ended
