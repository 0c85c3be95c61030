"""What an interview is prepared from: what happened since the last one; and what was seen in those before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from filrouge.pathways.models import Pathway, Step
from filrouge.shared import clock
from filrouge.skills.models import Among, Badge, Review, SeenSkill, SkillDecision

from .assessments import PERIOD, Facts, facts_between

MOST = 12  # steps, of each kind: a page that is read aloud before somebody comes in
MOST_SEEN = 5


@dataclass(frozen=True)
class Preparation:
    """`since`: the last interview, else the beginning of the path, within half a year. `promised`: the steps decided
    the last time. `settled`: what assessments decided."""

    last: Review | None
    since: date
    promised: Sequence[Step]
    done: Sequence[Step]
    ahead: Sequence[Step]
    settled: Sequence[SkillDecision]
    badges: Sequence[Badge]
    facts: Facts


def preparation(review: Review, pathway: Pathway | None) -> Preparation:
    """Within the asker's reach. Six queries."""
    hers = {"person": review.person_id, "project": review.project_id}
    last = Review.objects.held().filter(**hers).exclude(pk=review.pk).order_by("-held_on", "-pk").first()
    until = review.held_on or clock.today()
    since = last.held_on if last and last.held_on else max(_began(pathway, until), until - PERIOD)
    promised = Q(pk__in=last.decided.values("step")) if last else Q(pk__in=[])
    steps = list(
        Step.objects.filter(**hers)
        .filter(promised | Q(done_on__gte=since) | Q(done_on=None, dropped_on=None))
        .annotate(was_promised=promised)
        .order_by("planned_on", "pk")
    )
    kept = [one for one in steps if one.was_promised]
    others = [one for one in steps if not one.was_promised]
    settled = SkillDecision.objects.filter(**hers, created_at__date__gte=since)
    return Preparation(
        last=last,
        since=since,
        promised=kept[:MOST],
        done=[one for one in others if one.done_on][-MOST:],
        ahead=[one for one in others if not one.done_on][:MOST],
        settled=list(settled.select_related("assessed__skill").order_by("created_at", "pk")[:MOST]),
        badges=list(
            Badge.objects.in_force()
            .filter(**hers, issued_at__date__gte=since)
            .select_related("badge_class")
            .order_by("issued_at")[:MOST]
        ),
        facts=facts_between(review, since, until),
    )


def questions(review: Review) -> list[tuple[str, list[str]]]:
    """To ask each voice, in this order: hers first."""
    asked = [
        (
            _("À elle, d’abord"),
            [
                _("Qu’est-ce qui s’est bien passé depuis la dernière fois ?"),
                _("Qu’est-ce qui a été difficile, et qu’est-ce qui a aidé ?"),
                _("Qu’est-ce que vous aimeriez apprendre ou faire maintenant ?"),
            ],
        )
    ]
    if review.among == Among.THREE:
        asked.append(
            (
                _("À l’entreprise"),
                [
                    _("Que l’avez-vous vue faire ? Une fois précise."),
                    _("Qu’est-ce qui l’aiderait sur le poste : un geste, un horaire, un mot expliqué ?"),
                    _("Que pouvez-vous lui proposer ensuite, et quand ?"),
                ],
            )
        )
    asked.append(
        (
            _("À nous"),
            [
                _("Qu’avons-nous vu changer ?"),
                _("De quoi a-t-elle besoin de notre part, et pour quel jour ?"),
            ],
        )
    )
    return asked


def seen_of(person_id: UUID, project_id: int, key: str) -> list[Any]:
    """What was seen of one skill in interviews, whatever the version of its framework, the latest first. One query."""
    seen = SeenSkill.objects.filter(person=person_id, project=project_id, skill__key=key)
    return list(seen.select_related("review").order_by("-review__held_on", "-pk")[:MOST_SEEN])


def _began(pathway: Pathway | None, until: date) -> date:
    return pathway.opened_on if pathway else until - PERIOD
