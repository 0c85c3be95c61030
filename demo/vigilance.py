"""What became of alerts before today, what the project chose to watch, what was asked of the coordination."""

from datetime import timedelta

from filrouge.accounts.models import User
from filrouge.pathways.models import Pathway
from filrouge.vigilance.models import Alert, Escalation, RuleSetting

from .loading import copy
from .world import World, key, moment, working_day

MONTHS_TOLD = 170  # days
# Rule, its weight, how many for a hundred pathways, of ten: handled, then put off before they closed.
PAST = (
    ("silence", 48, 90, 3, 1),
    ("no_next", 35, 66, 4, 2),
    ("step_overdue", 30, 70, 5, 2),
    ("missed_twice", 62, 24, 6, 1),
    ("step_stuck", 30, 48, 1, 8),
)
NOTES = (
    "Appelée, tout va bien.",
    "Rendez-vous pris pour la semaine prochaine.",
    "Vu avec la structure d'hébergement.",
    "Étape repoussée d'un commun accord.",
)


def choose_rules(world: World, accounts: dict[str, User]) -> None:
    """Before the alerts are computed: what the coordination chose."""
    RuleSetting.objects.create(
        project=world.project,
        rule="step_stuck",
        threshold=45,
        reason="Beaucoup d'étapes sont des stages de six semaines : trente jours, c'était trop tôt.",
        by=accounts["Dalia"],
    )


def tell_vigilance(world: World, accounts: dict[str, User]) -> None:
    _past(world)
    _asked(world, accounts)


def _past(world: World) -> None:
    """Closed alerts, so that figures have something to count."""
    pathways = list(Pathway.objects.filter(project=world.project).order_by("pk"))
    alerts = [
        alert
        for rule, risk, share, handled, postponed in PAST
        for number in range(len(pathways) * share // 100)
        if (alert := _closed(world, pathways, (rule, number), risk, (handled, postponed)))
    ]
    copy(Alert, alerts)


def _closed(
    world: World, pathways: list[Pathway], name: tuple[str, int], risk: int, odds: tuple[int, int]
) -> Alert | None:
    rule, number = name
    dice = world.dice("alert", rule, number)
    pathway = dice.choice(pathways)
    opened = working_day(world.day(-dice.randint(8, MONTHS_TOLD)))
    closed = working_day(opened + timedelta(days=dice.randint(1, 7)))
    if pathway.lead_id is None or opened <= pathway.opened_on:
        return None
    by_hand = dice.randrange(10) < odds[0]
    return Alert(
        id=key(dice),
        rule=rule,
        person_id=pathway.person_id,
        project_id=pathway.project_id,
        organisation_id=pathway.organisation_id,
        user_id=pathway.lead_id,
        subject_id=f"{pathway.pk}:{number}",
        risk=risk,
        since=opened,
        facts={"days": 9, "rhythm": 7, "last": str(opened), "planned": str(opened), "started": str(opened)},
        opened_at=moment(opened, 3, 30),
        closed_at=moment(max(closed, opened + timedelta(days=1)), 10, number % 60),
        postponed_until=closed if dice.randrange(10) < odds[1] else None,
        closing="handled" if by_hand else "resolved",
        closed_by_id=pathway.lead_id if by_hand else None,
        closing_note=dice.choice(NOTES) if by_hand else "",
    )


def _asked(world: World, accounts: dict[str, User]) -> None:
    """Two words to the coordination: one has its answer, the other waits."""
    said = (
        ("Amina", "step_overdue", 4, "Qui peut m'aider à trouver une garde d'enfant à horaires décalés ?",
         "La CAF a un nouveau service : je t'envoie le nom de la conseillère."),
        ("Bruno", "silence", 1, "Il change de département : qui peut le suivre là-bas ?", ""),
    )  # fmt: skip
    for name, rule, days, word, answer in said:
        alerts = Alert.objects.due().filter(user=accounts[name], person__isnull=False, rule=rule)
        alert = alerts.order_by("-risk", "subject_id").first()
        if alert is None:
            continue
        escalation = Escalation.objects.create(
            alert=alert,
            person_id=alert.person_id,
            project_id=alert.project_id,
            word=word,
            by=accounts[name],
            answer=answer,
            answered_by=accounts["Dalia"] if answer else None,
            answered_at=moment(working_day(world.day(-2)), 16) if answer else None,
        )
        at = moment(working_day(world.day(-days)), 11)
        Escalation.objects.filter(pk=escalation.pk).update(at=at)
