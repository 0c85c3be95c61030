"""What a step waits for."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.models import Step, StepDependency
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .traces import refusal


def set_needs(*, by: User, step: Step, needs: Collection[Step]) -> None:
    """`step` waits for these and no other. Raises PermissionDenied; ValidationError for a circle, or for steps
    of two paths: the database refuses them (`sql/plan.sql`)."""
    require(policies.can_change_step(by, step), refusal())
    wanted = {one.pk: one for one in needs}
    links = StepDependency.objects.in_force().filter(step=step)
    held = set(links.values_list("needs_id", flat=True))
    gone = held - set(wanted)
    if gone:
        ended = links.filter(needs__in=gone)
        must_hit(ended.update(ended_at=clock.now(), ended_by=by), len(gone))
    try:
        with transaction.atomic(using=alias.get()):
            StepDependency.objects.bulk_create(
                _link(by, step, one) for pk, one in wanted.items() if pk not in held
            )
    except IntegrityError as error:
        raise ValidationError({"needs": _circle(step)}) from error


def _link(by: User, step: Step, needs: Step) -> StepDependency:
    return StepDependency(
        pathway_id=step.pathway_id,
        person_id=step.person_id,
        project_id=step.project_id,
        step=step,
        needs=needs,
        created_by=by,
    )


def _circle(step: Step) -> str:
    return _(
        "Ces étapes s’attendraient l’une l’autre et plus rien n’avancerait : « %(title)s » ne peut pas attendre "
        "une étape qui l’attend déjà."
    ) % {"title": step.title}
