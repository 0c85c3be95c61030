"""The person's yes to an objective (mission S-17): on the screen, on paper, or aloud before a witness."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import ObjectiveSigned
from filrouge.pathways.models import Objective, ObjectiveAgreement, ObjectiveVersion, digest_of
from filrouge.pathways.texts import objective_text
from filrouge.people.actions.information import HowGiven
from filrouge.people.models.agreements import How
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .traces import about, refusal


def sign_objective(*, by: User, objective: Objective, shown: str, given: HowGiven) -> ObjectiveAgreement:
    """`shown`: digest of the text on the screen. Raises PermissionDenied; ValidationError when the words changed
    meanwhile, when they were agreed already, or when nobody heard a spoken yes."""
    require(policies.can_sign_objective(by, objective), refusal())
    version = objective.versions.latest("number")
    text = objective_text(objective.pathway, version)
    _check(version, text, shown, given)
    agreement = ObjectiveAgreement.objects.create(
        version=version,
        text=text,
        text_digest=shown,
        signed_at=clock.now(),
        person_id=objective.person_id,
        project_id=objective.project_id,
        created_by=by,
        **asdict(given),
    )
    publish(
        ObjectiveSigned(objective_id=objective.pk, agreement_id=agreement.pk, **about(by, objective.pathway))
    )
    return agreement


def _check(version: ObjectiveVersion, text: str, shown: str, given: HowGiven) -> None:
    if given.how == How.SPOKEN and not given.witness.strip():
        raise ValidationError(_("Dit de vive voix : écrivez qui l’a entendu, interprète ou témoin."))
    if digest_of(text) != shown:
        raise ValidationError(
            _("L’objectif a changé depuis que la page a été ouverte : relisez-le ensemble avant de signer.")
        )
    if version.agreements.exists():
        raise ValidationError(_("La personne a déjà dit oui à ces mots."))
