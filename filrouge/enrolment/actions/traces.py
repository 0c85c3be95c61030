"""What every row and every event of a candidacy says."""

from typing import Any

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment.models import Candidacy
from filrouge.shared.actors import Actor


def about(by: User, candidacy: Candidacy) -> dict[str, Any]:
    """The fields of a `CandidacyEvent`."""
    return {
        "by": Actor.user(by.pk),
        "person_id": candidacy.person_id,
        "project_id": candidacy.project_id,
        "candidacy_id": candidacy.pk,
    }


def of_candidacy(candidacy: Candidacy, by: User) -> dict[str, Any]:
    """The columns of a row hanging from a candidacy: the row policies read them."""
    return {
        "candidacy": candidacy,
        "person_id": candidacy.person_id,
        "project_id": candidacy.project_id,
        "created_by": by,
    }


def refusal() -> str:
    return _("Seule l’équipe qui reçoit cette personne peut écrire dans sa candidature.")


def closed() -> str:
    return _("Cette candidature est terminée : elle se lit, elle ne change plus.")
