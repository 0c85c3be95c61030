"""Nour's interviews: a point by two last month, one by three with the caterer where she worked last week, the next one
planned; of somebody else, one whose day has passed and of which nobody wrote anything."""

from datetime import timedelta
from typing import Any

from filrouge.accounts.models import User
from filrouge.pathways.actions.kept_facts import refresh_kept_facts
from filrouge.pathways.models import Domain, Pathway, Step, Who
from filrouge.skills.models import Among, Review, ReviewStep, SeenSkill, Voice

from .frameworks import shipped_skills
from .world import Team, World, key, moment

COMPANY, TUTOR = "Traiteur du Canal", "Mme Roux, qui l’a accueillie en cuisine"
SEEN = (
    (
        "ponctualite",
        Voice.THEIRS,
        "Là à six heures cinquante, les dix jours. Une fois, elle a prévenu la veille.",
    ),
    (
        "equipe",
        Voice.THEIRS,
        "Le jeudi du gros service, elle a pris le poste froid sans qu’on le lui demande.",
    ),
    (
        "consigne",
        Voice.HERS,
        "Au début je n’osais pas redemander. Maintenant je répète la consigne, et on me dit oui ou non.",
    ),
)
DECIDED = (
    ("Deux autres semaines en cuisine, au poste chaud", Who.PARTNER, 18),
    ("Apprendre les mots de la cuisine avec le groupe de français", Who.TOGETHER, 10),
)


def tell_reviews(world: World, accounts: dict[str, User], team: Team) -> None:
    paths = Pathway.objects.filter(organisation=team.organisation, closed_on=None).exclude(lead=None)
    ordered = list(paths.select_related("person").order_by("opened_on", "pk"))
    nour = next(one for one in ordered if one.person.given_name == "Nour")
    by = accounts["Amina"]
    _review(
        world,
        nour,
        by,
        -38,
        among=Among.TWO,
        hers="J’aime la cuisine. Ce qui me fait peur, c’est le téléphone.",
        ours="Elle vient à tout. Elle ne dit pas quand elle n’a pas compris.",
    )
    three = _review(
        world,
        nour,
        by,
        -6,
        among=Among.THREE,
        company=COMPANY,
        stands_for_it=TUTOR,
        hers="J’ai aimé le poste froid. Le chef parle vite, je note les mots nouveaux.",
        theirs="Fiable, propre, elle apprend vite. Il lui manque des mots pour le service. On la reprend volontiers.",
        ours="Le bus d’avant règle les jours de marché. On travaille le téléphone avec elle.",
    )
    _what_came_of_it(world, nour, three)
    refresh_kept_facts([nour.pk])
    _review(world, nour, by, 24, among=Among.THREE, company=COMPANY, stands_for_it=TUTOR, is_held=False)
    other = next(one for one in ordered if one.lead_id == by.pk and one.pk != nour.pk)
    _review(world, other, by, -5, among=Among.TWO, is_held=False)


def _review(
    world: World, path: Pathway, by: User, offset: int, *, is_held: bool = True, **said: Any
) -> Review:
    day = world.day(offset)
    review = Review.objects.create(
        id=key(world.dice("review", path.person_id, offset)),
        planned_on=day,
        held_on=day if is_held else None,
        **_bound(path, by),
        **said,
    )
    Review.objects.filter(pk=review.pk).update(
        created_at=moment(min(day, world.day(0)) - timedelta(days=14), 10)
    )
    return review


def _what_came_of_it(world: World, path: Pathway, review: Review) -> None:
    by = review.created_by
    assert by is not None
    skills = shipped_skills()
    for name, voice, seen in SEEN:
        SeenSkill.objects.create(
            id=key(world.dice("seen skill", review.pk, name)),
            review=review,
            skill=skills[name],
            voice=voice,
            seen=seen,
            **_bound(path, by),
        )
    for title, who, days in DECIDED:
        step = Step.objects.create(
            id=key(world.dice("review step", review.pk, title)),
            pathway=path,
            title=title,
            domain=Domain.PROFESSIONAL,
            who=who,
            with_whom=COMPANY if who == Who.PARTNER else "",
            planned_on=world.day(days),
            **_bound(path, by),
        )
        ReviewStep.objects.create(
            id=key(world.dice("decided", step.pk)), review=review, step=step, **_bound(path, by)
        )


def _bound(path: Pathway, by: User) -> dict[str, Any]:
    return {"person_id": path.person_id, "project_id": path.project_id, "created_by": by}
