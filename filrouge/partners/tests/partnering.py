"""A partnership laid for tests: the mission locale of Amina and Manon, with a structure where Goran works."""

from datetime import timedelta
from typing import Any

from filrouge.directory.models import KeyContact, Official
from filrouge.partners.actions.evaluations import Opinion, answer_for_us, ask_evaluation
from filrouge.partners.actions.partnerships import (
    Giving,
    Habit,
    Terms,
    begin_partnership,
    credit,
    set_routine,
)
from filrouge.partners.models import (
    OUR_PAGE,
    Contribution,
    JointEvaluation,
    Partnership,
    Routine,
)
from filrouge.partners.partnering import telling
from filrouge.privacy.context import acting
from filrouge.privacy.links import token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import GORAN, structure_laid

TERMS = {"aims": ["barriers"], "themes": ["logement-hebergement"], "level": "coordination"}
SIGNED = {"our_signer": "Manon Faure, directrice", "their_signer": "Jean Ilic, président"}


def partnership_laid(cast: Cast, *, structure: Any = None, organisation: Any = None, **terms: Any) -> Any:
    """`contact`, `official`: rows."""
    for name in ("contact", "official"):
        if name in terms:
            terms[f"{name}_id"] = terms.pop(name).pk
    said = {**TERMS, "starts_on": clock.today() - timedelta(days=100), **terms}
    with acting(cast.dalia):
        made = begin_partnership(
            by=cast.dalia,
            project=cast.project,
            organisation=organisation or cast.mission_locale,
            structure=structure or structure_laid(),
            terms=Terms(**said),
        )
    return read(made)


def read(partnership: Partnership) -> Any:
    with as_batch("look"):
        related = ("project", "organisation", "structure", "contact", "official")
        return Partnership.objects.select_related(*related).get(pk=partnership.pk)


def routine_laid(cast: Cast, partnership: Partnership, *, ago: int = 0, **habit: Any) -> Routine:
    """Since so many days."""
    said = {"what": "Point sur les places libres", "keeper": cast.amina, "every_days": 30, **habit}
    with acting(cast.dalia):
        made = set_routine(by=cast.dalia, partnership=partnership, habit=Habit(**said))
    with as_batch("time passes"):
        Routine.objects.filter(pk=made.pk).update(since=clock.today() - timedelta(days=ago))
        return Routine.objects.select_related("partnership").get(pk=made.pk)


def contribution_laid(cast: Cast, partnership: Partnership, **giving: Any) -> Contribution:
    said = {"side": "theirs", "kind": "in_kind", "what": "Une salle", "on": clock.today(), **giving}
    with acting(cast.dalia):
        return credit(by=cast.dalia, partnership=partnership, giving=Giving(**said))


def asked(cast: Cast, partnership: Partnership, email: str = GORAN) -> JointEvaluation:
    with acting(cast.dalia):
        return ask_evaluation(by=cast.dalia, partnership=partnership, email=email)


def told(evaluation: JointEvaluation) -> str:
    """The token of the link that the job makes and sends."""
    with as_batch("job"):
        telling.ask_partner(evaluation.pk)
        links = OutsideLink.objects.filter(purpose=OUR_PAGE, subject=str(evaluation.partnership_id))
        return token_of(links.filter(revoked_at=None).latest("created_at"))


def answered_for_us(cast: Cast, evaluation: JointEvaluation, *ratings: int, words: str = "") -> None:
    with acting(cast.dalia):
        answer_for_us(
            by=cast.dalia,
            evaluation=evaluation,
            opinion=Opinion(ratings=ratings or (4, 4, 4, 4, 4), words=words, who="Dalia Benali"),
        )


def opinion_typed(*ratings: int, **more: str) -> dict[str, Any]:
    """As the form sends it."""
    return {**{f"rating{number}": one for number, one in enumerate(ratings)}, **more}


def contact_laid(cast: Cast, structure: Any, name: str = "Lucie Ferrand", **columns: Any) -> KeyContact:
    with as_batch("fixture"):
        return KeyContact.objects.create(
            project=cast.project, structure=structure, name=name, added_by=cast.amina, **columns
        )


def official_laid(cast: Cast, **columns: Any) -> Official:
    values = {"name": "Marc Delmas", "mandate": "mayor", "territory": "Béziers", **columns}
    with as_batch("fixture"):
        return Official.objects.create(project=cast.project, added_by=cast.dalia, **values)
