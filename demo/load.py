"""Lays the world: staff, stories, then what the real code computes from them."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from filrouge.accounts.actions.second_factor import enrol_totp
from filrouge.accounts.models import Membership, User
from filrouge.activities.gathering.counting import count_coverage
from filrouge.commissions.sitting.counting import count_commissions
from filrouge.desk.counting import count_everything
from filrouge.enrolment.actions import kept_facts as candidacies
from filrouge.enrolment.counting import count_targets
from filrouge.enrolment.models import Candidacy
from filrouge.outreach.channel_counting import count_channels
from filrouge.outreach.orienting.briefing_counting import count_briefings
from filrouge.outreach.orienting.counting import count_orientations
from filrouge.partners.models import Referral
from filrouge.partners.needs.counting import count_needs
from filrouge.partners.referring.counting import count_answers
from filrouge.partners.referring.states import refresh_states, wrong_states
from filrouge.pathways.actions.barrier_facts import refresh_barriers, wrong_barriers
from filrouge.pathways.actions.kept_facts import refresh_kept_facts, wrong_kept_facts
from filrouge.pathways.models import Absence, Barrier, Pathway
from filrouge.people.models import AccessGrant, EmergencyAccess, Person
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.vigilance.counting import count_alerts
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert, Postponement

from .accounts import ACCOUNTS, SECRET
from .activities import tell_activities
from .assessments import tell_assessments
from .badges import tell_badges
from .candidates import STORIES, tell_candidates, tell_entries
from .care import lay_care
from .caseload import tell
from .commissions import tell_commissions
from .consortium import BEZIERS_TEAM, PASSERELLES, lay
from .diagnosis import open_health_part
from .diagnosis_by_hand import tell_by_hand
from .experiences import tell_experiences
from .files import File
from .frameworks import lay_frameworks
from .loading import analyse, unguarded
from .offer import lay_offer
from .orienting import tell_orientations
from .outside import tell_outside
from .partners import tell_received, tell_referrals
from .partnerships import tell_partnerships
from .people import Deal, tell_calm, tell_many
from .plans import lay_catalogue
from .portfolios import tell_portfolios
from .protecting import tell_protecting
from .reminders import tell_reminders
from .reviews import tell_reviews
from .selecting import brief_structures, change_minds, fill_safe
from .targeting import lay_targeting
from .vigilance import choose_rules, tell_vigilance
from .volunteers import lay_volunteers
from .world import World, moment

PEOPLE = 1500
CASELOAD = 34  # Amina's


class Refused(Exception):
    """The world is not laid here. Its text is a French sentence."""


def load(people: int = PEOPLE) -> None:
    """Lay the whole world in one transaction. Raises Refused where real people may be."""
    _refuse_elsewhere()
    with unguarded():
        world, accounts = lay()
        lay_catalogue(world, accounts["Dalia"])
        files = _tell_everyone(world, accounts, people)
        tell_outside(world, accounts)
        tell_orientations(world, world.teams[BEZIERS_TEAM], accounts)
        tell_reminders(world, files)
        world.write()
        _be_away(world, accounts)
        _read(files, accounts)
        analyse()
        refresh_barriers(list(Barrier.objects.values_list("pk", flat=True)))
        refresh_kept_facts(list(Pathway.objects.values_list("pk", flat=True)))
        candidacies.refresh_kept_facts(list(Candidacy.objects.values_list("pk", flat=True)))
        lay_targeting(world, accounts["Dalia"], accounts["Amina"])
        brief_structures(world, accounts["Dalia"])
        change_minds(world, accounts["Amina"])
        fill_safe(world, accounts["Dalia"], accounts["Amina"])
        lay_volunteers(world, accounts)
        lay_care(world, accounts)
        _lay_what_exists(world, accounts)
        told = {file.person.pk for file in files}
        tell_referrals(world, world.teams[BEZIERS_TEAM], accounts["Amina"], told)
        tell_received(world, world.teams[BEZIERS_TEAM], world.teams[PASSERELLES].organisation)
        refresh_states(list(Referral.objects.values_list("pk", flat=True)))
        tell_partnerships(world, accounts, world.teams[BEZIERS_TEAM])
        _act_together(world, accounts, told)
        count_targets()
        tell_protecting(world, accounts)
        choose_rules(world, accounts)
        evaluate_everyone()
        count_everything()
        count_orientations()
        count_briefings()
        count_channels()
        count_answers()
        count_needs()
        count_coverage()
        count_commissions()
        _handle_some(accounts["Bruno"])
        tell_vigilance(world, accounts)
        count_alerts()
        _enter_in_emergency(world, accounts["Bruno"])
    with as_batch("demonstration: accounts and truth"):
        for account in ACCOUNTS:
            enrol_totp(user=User.objects.get(email=account.email), secret=SECRET)
        wrong = [
            *(*wrong_kept_facts(), *wrong_barriers()),
            *(*candidacies.wrong_kept_facts(), *wrong_states()),
        ]
    if wrong:
        raise RuntimeError(f"{len(wrong)} rows keep facts that differ from the truth.")


def _lay_what_exists(world: World, accounts: dict[str, User]) -> None:
    """Who can help around, and what teams write of skills."""
    lay_offer(world, accounts)
    lay_frameworks(world, accounts)


def _act_together(world: World, accounts: dict[str, User], told: Collection[UUID]) -> None:
    team = world.teams[BEZIERS_TEAM]
    tell_commissions(world, accounts, team, told)
    tell_activities(world, accounts, team)
    tell_badges(world, accounts, team, told)
    tell_assessments(world, accounts, team, told)
    tell_reviews(world, accounts, team)
    tell_experiences(world, accounts, team)
    tell_portfolios(world, accounts, team)


def _refuse_elsewhere() -> None:
    if not settings.DEMO and not settings.TESTING:
        raise Refused(_("Le monde fictif ne se charge que dans la démonstration : lancez « make demo »."))
    with as_batch("demonstration: is anyone here already"):
        if Person.objects.exists():
            raise Refused(
                _("Cette base contient déjà des personnes : rien n'a été chargé. Pour repartir de zéro : "
                  "« make demo RESET=1 ».")
            )  # fmt: skip


def _tell_everyone(world: World, accounts: dict[str, User], people: int) -> list[File]:
    beziers = world.teams[BEZIERS_TEAM]
    files = tell(world, beziers, accounts["Amina"], accounts["Bruno"])
    open_health_part(world, accounts["Dalia"])
    tell_by_hand(files, accounts["Irène"])
    tell_calm(world, beziers, accounts["Amina"], CASELOAD - len(files))
    tell_candidates(world, beziers, accounts)
    tell_entries(files, accounts["Amina"])
    beziers.leads.remove(accounts["Amina"])
    tell_many(world, _deals(world), people - CASELOAD - len(STORIES))
    return files


def _deals(world: World) -> list[Deal]:
    """One referent carries too many people, another works half time."""
    overloaded, half_time = world.teams[1].leads[0], world.teams[2].leads[-1]
    Membership.objects.filter(user=half_time).update(working_time=50)
    limits = {overloaded.pk: 48, half_time.pk: 18}
    return [Deal(team, limits) for team in world.teams]


def _be_away(world: World, accounts: dict[str, User]) -> None:
    """Amina was away this summer, Bruno stood in; two colleagues are away now, one of them without relay."""
    toulouse, millau = world.teams[1], world.teams[2]
    for user, substitute, since, until in (
        (accounts["Amina"], accounts["Bruno"], -105, -91),
        (accounts["Amina"], accounts["Bruno"], 25, 34),
        (toulouse.leads[1], toulouse.leads[2], -3, 6),
        (millau.leads[0], None, -2, 9),
    ):
        Absence.objects.create(
            user=user, substitute=substitute, since=world.day(since), until=world.day(until)
        )


def _read(files: list[File], accounts: dict[str, User]) -> None:
    """A few openings of the files told by hand, so that the journal has something to say."""
    for number, file in enumerate(files):
        for name, days, reason in (
            ("Amina", 3, ""),
            ("Bruno", 98, "remplacement d'Amina"),
            ("Amina", 12, ""),
        ):
            if file.opened < file.world.day(-days):
                Reading.objects.create(
                    person_id=file.person.pk,
                    user_id=accounts[name].pk,
                    organisations=[file.team.organisation.pk],
                    what="record",
                    reason=reason,
                    at=moment(file.world.day(-days), 9, number * 4),
                )


def _handle_some(bruno: User) -> None:
    """One alert was postponed, with its reason."""
    alert = Alert.objects.filter(user=bruno, person__isnull=False).order_by("-risk", "subject_id").first()
    if alert is None:
        return
    alert.postponed_until = clock.today() + timedelta(days=4)
    alert.save()
    Postponement.objects.create(
        alert=alert,
        person_id=alert.person_id,
        project_id=alert.project_id,
        until=alert.postponed_until,
        reason="Auprès de sa famille cette semaine : l'appeler à son retour.",
        by=bruno,
    )


def _enter_in_emergency(world: World, bruno: User) -> None:
    """Bruno opened a file of another organisation for a day; the officer has not looked at it yet."""
    person = Person.objects.filter(pathways__organisation=world.teams[3].organisation).order_by("reference")[
        0
    ]
    since = moment(world.day(-4), 18)
    facts = {"person_id": person.pk, "project": world.project, "user": bruno}
    reason = (
        "La personne est à l'accueil un vendredi soir, sans hébergement, et son référent est injoignable."
    )
    grant = AccessGrant.objects.create(
        **facts,
        level=Level.FULL.value,
        basis="emergency",
        reason=reason,
        since=since,
        until=since + timedelta(days=1),
        given_by=f"user:{bruno.pk}",
    )
    EmergencyAccess.objects.create(
        **facts, grant=grant, organisation=world.teams[BEZIERS_TEAM].organisation, reason=reason, at=since
    )
