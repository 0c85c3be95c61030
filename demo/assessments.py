"""Nour's skills seen by two at two dates: at the second, she and Amina disagree on punctuality, the facts settle it.
Of someone else, the team has answered and waits for her."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.skills.models import AssessedSkill, Assessment, Sight, SkillAnswer, SkillDecision

from .frameworks import shipped_skills
from .world import Team, World, key, moment

Levels = Sequence[int | None]
KEYS = ("ponctualite", "assiduite", "fiabilite", "organisation", "equipe", "consigne")
FIRST, LATER = -70, -3
HERS = {FIRST: (3, 3, 2, None, 3, 1), LATER: (4, 4, 3, 3, 3, 2)}
OURS = {FIRST: (2, 3, 3, 2, 3, 2), LATER: (2, 4, 4, 3, 4, 3)}
ADVICE = {
    "ponctualite": ("Prévoir le bus d’avant les jours de marché.", "Un mois sans retard."),
    "consigne": ("Demander dès que la consigne n’est pas claire.", "Poser une question à chaque séance."),
}
SETTLED = {
    "ponctualite": (
        4,
        "On retient 4. On cherche ensemble une solution pour les jours où la crèche ouvre tard.",
        "Amina se souvenait d’un retard ; les présences disent qu’il n’y en a eu qu’un, et Nour avait prévenu.",
    ),
    "equipe": (
        4,
        "Nour raconte le repas de quartier dans son premier entretien.",
        "Le groupe dit d’elle qu’elle répartit les tâches ; elle ne le comptait pas.",
    ),
}


def tell_assessments(world: World, accounts: dict[str, User], team: Team, told: Collection[UUID]) -> None:
    """`told`: people whose own story says nothing else, left alone, but for Nour."""
    by = accounts["Amina"]
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None).exclude(lead=None)
    ordered = list(paths.select_related("person").order_by("opened_on", "pk"))
    nour = next(one for one in ordered if one.person.given_name == "Nour")
    for offset in (FIRST, LATER):
        assessed = _open(world, by, nour, offset)
        _answer(world, by, assessed, Sight.HERS, HERS[offset])
        _answer(world, by, assessed, Sight.OURS, OURS[offset])
    _decide(world, by, assessed)
    waiting = next(one for one in ordered if one.person_id not in told and one.pk != nour.pk)
    _answer(world, by, _open(world, by, waiting, LATER), Sight.OURS, OURS[FIRST])


def _open(world: World, by: User, path: Pathway, offset: int) -> list[AssessedSkill]:
    found = shipped_skills()
    day = world.day(offset)
    assessment = Assessment.objects.create(
        id=key(world.dice("assessment", path.person_id, offset)),
        person_id=path.person_id,
        project_id=path.project_id,
        created_by=by,
        version_id=found[KEYS[0]].version_id,
        on=day,
    )
    Assessment.objects.filter(pk=assessment.pk).update(created_at=moment(day, 10))
    return [
        AssessedSkill.objects.create(
            id=key(world.dice("assessed", assessment.pk, one)),
            assessment=assessment,
            skill=found[one],
            rank=rank,
            **_bound(path.person_id, path.project_id, by),
        )
        for rank, one in enumerate(KEYS)
    ]


def _answer(world: World, by: User, assessed: Sequence[AssessedSkill], side: Sight, levels: Levels) -> None:
    for one, level in zip(assessed, levels, strict=True):
        advice, objective = ADVICE.get(one.skill.key, ("", "")) if side == Sight.OURS else ("", "")
        made = SkillAnswer.objects.create(
            id=key(world.dice("skill answer", one.pk, side)),
            assessment=one.assessment,
            assessed=one,
            side=side,
            level=level,
            advice=advice,
            objective=objective,
            **_bound(one.person_id, one.project_id, by),
        )
        at = moment(one.assessment.on, 10) + timedelta(minutes=10)
        SkillAnswer.objects.filter(pk=made.pk).update(created_at=at)


def _decide(world: World, by: User, assessed: Sequence[AssessedSkill]) -> None:
    for one in assessed:
        if one.skill.key in SETTLED:
            level, decided, because = SETTLED[one.skill.key]
            SkillDecision.objects.create(
                id=key(world.dice("skill decision", one.pk)),
                assessment=one.assessment,
                assessed=one,
                level=level,
                decided=decided,
                because=because,
                **_bound(one.person_id, one.project_id, by),
            )


def _bound(person_id: UUID, project_id: int, by: User) -> dict[str, object]:
    return {"person_id": person_id, "project_id": project_id, "created_by": by}
