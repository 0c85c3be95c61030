"""What every row and every event of a path says."""

from typing import Any

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.shared.actors import Actor


def about(by: User, pathway: Pathway) -> dict[str, Any]:
    """The fields of a `PathwayEvent`."""
    return {
        "by": Actor.user(by.pk),
        "person_id": pathway.person_id,
        "project_id": pathway.project_id,
        "pathway_id": pathway.pk,
    }


def of_pathway(pathway: Pathway, by: User) -> dict[str, Any]:
    """The columns of a `PersonBound` row hanging from a path: the row policies read them."""
    return {
        "pathway": pathway,
        "person_id": pathway.person_id,
        "project_id": pathway.project_id,
        "created_by": by,
    }


def refusal() -> str:
    return _("Seule l’équipe qui suit cette personne peut écrire dans son parcours.")
