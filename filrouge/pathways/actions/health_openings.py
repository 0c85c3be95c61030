"""Opening and closing the health part of a project: who, when, on what hosting."""

from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.pathways import policies
from filrouge.pathways.events import HealthPartClosed, HealthPartOpened
from filrouge.pathways.models import HealthOpening
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require


def open_health(*, by: User, project: Project, basis: str, words: str) -> HealthOpening:
    """Raises IntegrityError when it is open already."""
    require(policies.can_open_health(by, project), refusal())
    opening = HealthOpening.objects.create(project=project, basis=basis, words=words, opened_by=by)
    publish(HealthPartOpened(by=Actor.user(by.pk), project_id=project.pk))
    return opening


def close_health(*, by: User, opening: HealthOpening) -> None:
    """What was noted is no longer read by anyone; the data protection officer may have it erased."""
    require(policies.can_open_health(by, opening.project), refusal())
    in_force = HealthOpening.objects.filter(pk=opening.pk, closed_at=None)
    must_hit(in_force.update(closed_at=clock.now(), closed_by=by))
    publish(HealthPartClosed(by=Actor.user(by.pk), project_id=opening.project_id))


def refusal() -> str:
    return _("La partie santé s’ouvre et se ferme par la coordination du projet.")
