"""Noting levels, and the person's own order."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import InterviewHeld, LevelsObserved, PrioritiesSet
from filrouge.pathways.models import Barrier, Contact, Interview, LevelObservation, Pathway, PriorityOrder
from filrouge.reference.scales import level_of
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .contacts import Words, record_contact
from .kept_facts import refresh_kept_facts
from .traces import about, of_pathway, refusal


def observe_levels(
    *,
    by: User,
    pathway: Pathway,
    seen: Mapping[str, str],
    on: date,
    source: str = LevelObservation.Source.PROFESSIONAL,
    interview: Interview | None = None,
) -> list[LevelObservation]:
    """`seen`: scale → level, as many or as few as were looked at. Raises ValueError for an unknown level."""
    require(policies.can_plan(by, pathway), refusal())
    if unknown := [f"{scale} {value}" for scale, value in seen.items() if not level_of(scale, value)]:
        raise ValueError(", ".join(unknown))
    common = {"observed_on": on, "source": source, "interview": interview, **of_pathway(pathway, by)}
    noted = LevelObservation.objects.bulk_create(
        [LevelObservation(scale=scale, value=value, **common) for scale, value in seen.items()]
    )
    refresh_kept_facts([pathway.pk])
    ids, scales = tuple(one.pk for one in noted), tuple(seen)
    publish(LevelsObserved(level_ids=ids, scales=scales, **about(by, pathway)))
    return noted


def set_priorities(
    *,
    by: User,
    pathway: Pathway,
    barriers: Sequence[UUID],
    how: str = PriorityOrder.How.CARDS,
    interview: Interview | None = None,
) -> PriorityOrder:
    """The person's own order, today: what matters most first. The former one stays in the history."""
    require(policies.can_plan(by, pathway), refusal())
    hers = Barrier.objects.filter(pathway=pathway, pk__in=barriers)
    require(
        hers.count() == len(barriers), _("Un de ces freins n’est plus dans ce parcours : rechargez la page.")
    )
    order = PriorityOrder.objects.create(
        barriers=list(barriers),
        set_on=clock.today(),
        how=how,
        interview=interview,
        **of_pathway(pathway, by),
    )
    publish(PrioritiesSet(order_id=order.pk, **about(by, pathway)))
    return order


def hold_interview(*, by: User, pathway: Pathway, language: str, interpreter: str) -> Interview:
    """Today, in the person's language, with or without someone to interpret. It is a contact too."""
    require(policies.can_plan(by, pathway), refusal())
    words = Words(channel=Contact.Channel.MEETING, note=_("Entretien à deux, sur un écran partagé."))
    record_contact(by=by, pathway=pathway, words=words)
    interview = Interview.objects.create(
        language=language, interpreter=interpreter, held_on=clock.today(), **of_pathway(pathway, by)
    )
    publish(InterviewHeld(interview_id=interview.pk, **about(by, pathway)))
    return interview
