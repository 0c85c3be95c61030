"""The evidence safe: opened by the coordination for a funder, filled by the team, read by evaluators alone."""

from base64 import b64decode, b64encode
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.accounts.policies import coordinates
from filrouge.enrolment import policies
from filrouge.enrolment.copies import Copy
from filrouge.enrolment.events import EnrolmentChanged, EvidenceLaid
from filrouge.enrolment.models import Candidacy, Deposit, Safe, SafeFile
from filrouge.people.models import Information, Purpose
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .projects import refusal as project_refusal
from .traces import about, of_candidacy, refusal

LONGEST = timedelta(days=15 * 366)  # no programme asks for copies longer


def open_safe(*, by: User, project: Project, funder: str, because: str, purge_on: date) -> Safe:
    """Opens it, or opens it again with another rule: what is already there keeps the day it was given.

    Raises PermissionDenied; ValidationError for a day that is past or too far.
    """
    require(coordinates(by, project), project_refusal())
    if not clock.today() < purge_on <= clock.today() + LONGEST:
        raise ValidationError({"purge_on": _("Choisissez un jour à venir, dans les quinze ans.")})
    rule = {"funder": funder, "because": because, "purge_on": purge_on}
    opened = {"opened_by": by, "opened_at": clock.now(), "closed_by": None, "closed_at": None}
    safe, _new = Safe.objects.update_or_create(project=project, defaults={**rule, **opened})
    publish(EnrolmentChanged(by=Actor.user(by.pk), project_id=project.pk))
    return safe


def close_safe(*, by: User, safe: Safe) -> None:
    """Nothing more is laid there; what is there stays until its day. Raises PermissionDenied."""
    require(coordinates(by, safe.project), project_refusal())
    must_hit(Safe.objects.filter(pk=safe.pk, closed_at=None).update(closed_at=clock.now(), closed_by=by))
    publish(EnrolmentChanged(by=Actor.user(by.pk), project_id=safe.project_id))


@transaction.atomic
def lay_evidence(*, by: User, candidacy: Candidacy, kind: str, copy: Copy) -> Deposit:
    """The copy leaves the team's sight at once. Raises PermissionDenied; ValidationError while the safe is closed,
    or before the person was told why such papers are kept."""
    require(policies.can_write_candidacy(by, candidacy), refusal())
    safe = Safe.objects.open().filter(project=candidacy.project_id).first()
    if safe is None:
        raise ValidationError(_("Le coffre de ce projet est fermé : notez ce que vous avez vu, sans copie."))
    if not was_told(candidacy):
        raise ValidationError(
            _("Dites d’abord à la personne pourquoi ce document est gardé, et notez-le dans ses accords.")
        )
    dates = {"kind": kind, "laid_on": clock.today(), "purge_on": safe.purge_on}
    deposit = Deposit.objects.create(**dates, **of_candidacy(candidacy, by))
    SafeFile(
        id=deposit.pk,
        person_id=candidacy.person_id,
        project_id=candidacy.project_id,
        created_by=by,
        reference=candidacy.person.reference,
        media=copy.media,
        size=len(copy.content),
        digest=copy.digest,
        content=b64encode(copy.content).decode(),
        **dates,
    ).save(force_insert=True)
    publish(EvidenceLaid(deposit_id=deposit.pk, **about(by, candidacy)))
    return deposit


def was_told(candidacy: Candidacy) -> bool:
    """That some papers are kept to justify the funding."""
    told = Information.objects.filter(person=candidacy.person_id, project=candidacy.project_id)
    return told.filter(purpose=Purpose.FUNDING_EVIDENCE).exists()


def taken_out(file: SafeFile) -> Copy:
    """For who reaches it. Raises ValidationError when it is no longer what was laid."""
    copy = Copy(file.media, b64decode(file.content))
    if copy.digest != file.digest:
        raise ValidationError(_("Cette copie n’est plus celle qui a été déposée : signalez-le."))
    return copy


def purge_safes() -> int:
    """As batch, each day: copies past their day are destroyed, and their deposit says when. How many."""
    today = clock.today()
    due = list(SafeFile.objects.due(today).values_list("pk", flat=True))
    SafeFile.objects.filter(pk__in=due).delete()
    Deposit.objects.filter(pk__in=due, purged_on=None).update(purged_on=today)
    return len(due)
