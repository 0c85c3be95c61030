"""A world where every word about Nour is a mark: one row at least of every table about people, hung together."""

from datetime import timedelta

from filrouge.accounts.actions.api_tokens import digest
from filrouge.accounts.models import ApiToken, Membership, Organisation, Role, User
from filrouge.activities.models import (
    Activity,
    AttendanceSignature,
    Opinion,
    Part,
    Participation,
    Session,
    SkillClaim,
)
from filrouge.commissions.models import (
    Blockage,
    Place,
)
from filrouge.directory.models import Correction
from filrouge.enrolment.models import Answer, Criterion
from filrouge.outreach.models import (
    Acquaintance,
    Encounter,
    Orientation,
    OrientationAnswer,
    OrientingOrganisation,
    Origin,
    Prediagnosis,
    SenderWord,
    Testimony,
)
from filrouge.partners.models import (
    Partnership,
    Referral,
    ReferralAgreement,
    ReferralValue,
    Said,
    Sheet,
    SheetOriginal,
    SheetPaper,
    SheetReturn,
    SheetRound,
    SheetValue,
)
from filrouge.pathways.actions.calendar import digest as digest_of_feed
from filrouge.pathways.models import (
    Absence,
    AlarmStep,
    Appointment,
    Barrier,
    CalendarFeed,
    HealthDetail,
    HealthOpening,
    ImportedNote,
    JusticeDetail,
    ListImport,
    ListLine,
    Match,
    MatchAgreement,
    MatchAnswer,
    Objective,
    ObjectiveVersion,
    StatusDetail,
    Volunteer,
)
from filrouge.people.models import AccessGrant, ContactChannel, EmergencyAccess
from filrouge.privacy.links import create_link
from filrouge.privacy.roles import as_batch
from filrouge.privacy.rows import Level
from filrouge.reference.barriers import Secret, secret_ones
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.ids import random_id
from filrouge.skills.models import Among, Badge, Endorsement, Review
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .badges import lay_badges
from .columns import sown
from .commission import LASTS, lay_commission
from .portfolio import lay_portfolio
from .world import World

COUNTED = ("create", "complete", "known", "duplicate", "refused", "ignored", "skipped", "warnings")
SENSITIVE = {
    HealthDetail: "sante--sante-mentale",
    JusticeDetail: secret_ones(Secret.JUSTICE)[0].code,
    StatusDetail: secret_ones(Secret.ASYLUM)[0].code,
}


def plant_everything(cast: Cast) -> World:
    world = World(cast)
    with as_batch("fixture"):
        _people(world)
        _volunteer(world)
        _outreach(world)
        _partners(world)
        lay_commission(world)
        lay_badges(world)
        lay_portfolio(world)
        _activities(world)
        world.plant(Review, among=Among.THREE)  # whose company is a word too
        _rest(world)
        _doors(world)
    return world


def _people(world: World) -> None:
    cast = world.cast
    world.users = {
        name: getattr(cast, name)
        for name in ("amina", "bruno", "dalia", "farid", "olga", "manon", "petra", "chloe")
    }
    for name, organisation, role in (
        ("ines", cast.mission_locale, Role.PROFESSIONAL),
        ("vera", cast.mission_locale, Role.VOLUNTEER),
        ("eve", cast.lead, Role.EVALUATOR),
        ("gael", cast.association, Role.PROFESSIONAL),
        ("hugo", cast.stranger, Role.PROFESSIONAL),
    ):
        world.users[name] = _user(name, organisation, role, cast)
    opened = [(cast.amina, level) for level in (Level.HEALTH, Level.JUSTICE)]
    for user, level in [*opened, (world.users["ines"], Level.HEALTH), (world.users["vera"], 0)]:
        world.plant(
            AccessGrant, user=user, organisation=None, level=level, since=clock.now() - LASTS, basis="team"
        )
    HealthOpening.objects.create(project=cast.project, basis="own", words="Nous", opened_by=cast.dalia)
    world.mark(cast.nour)
    cast.nour.refresh_keys()
    cast.nour.save()
    world.mark(cast.nour_pathway)


def _user(name: str, organisation: Organisation, role: str, cast: Cast) -> User:
    user = User.objects.create(email=f"{name}@example.org", given_name=name.title(), family_name="Autre")
    project = cast.project if role == Role.EVALUATOR else None
    Membership.objects.create(
        user=user, organisation=organisation, role=role, project=project, since=clock.today() - LASTS
    )
    return user


def _volunteer(world: World) -> None:
    vera, grant = world.users["vera"], world.rows[AccessGrant][-1]
    volunteer = world.plant(Volunteer, user=vera, kinds=["tutor"])
    match = world.plant(
        Match,
        volunteer=volunteer,
        user=vera,
        kind="tutor",
        started_at=clock.now(),
        grant_id=grant.pk,
        ended_at=None,
        end_reason="",
    )
    world.plant(MatchAnswer, user=vera, match=match, accepted=True)
    channel = world.plant(ContactChannel, "with the volunteer", kind="phone")
    world.plant(MatchAgreement, match=match, channel=channel)


def _outreach(world: World) -> None:
    """In the inbox, then part of her file; from where the team may know, from where few may."""
    structure = world.plant(OrientingOrganisation)
    told = {"tells": ["answer", "meeting", "entry"], "by_herself": False}
    followed = world.plant(Orientation, **told)
    world.plant(OrientationAnswer, orientation=followed, kind="refused")
    world.plant(SenderWord, orientation=followed)
    received = world.plant(Orientation, person=None, **told)
    levels = (("SHARED", 2, followed), ("SHARED", 2, received))
    hidden = (
        ("HEALTH", 11, world.plant(Orientation, **told)),
        ("JUSTICE", 12, world.plant(Orientation, **told)),
    )
    for zone, level, one in levels + hidden:
        world.plant(
            Origin,
            zone,
            pk=one.pk,
            orientation=one,
            person=one.person,
            level=level,
            orienting_organisation=structure,
        )


def _partners(world: World) -> None:
    for zone, level in (("SHARED", 2), ("HEALTH", 11), ("JUSTICE", 12)):
        to = "named to the partner" if zone == "SHARED" else zone
        referral = world.plant(Referral, zone, level=level, to_name=world.marks.word("Referral.to_name", to))
        said = [one.value for one in Said]
        world.plant(ReferralAgreement, zone, referral=referral, said=said, until=clock.today() + LASTS)
    shared, health, _justice = world.rows[Referral]
    told = {11: "health told to the partner", 12: "justice told to the partner"}
    told[13] = "status told to the partner"
    for one in Said:
        zone = told.get(one.level.value, "told to the partner")
        world.plant(ReferralValue, zone, referral=shared, said=one.value, level=one.level.value)
    world.plant(ReferralValue, "HEALTH", referral=health, said=Said.NAME)
    sheet = world.plant(Sheet, referral=shared, lines=[one.value for one in Said], asked=["answer"])
    for one in Said:
        zone = told.get(one.level.value, "told to the partner")
        world.plant(SheetValue, zone, sheet=sheet, field=one.value, level=one.level.value)
    returned = world.plant(SheetReturn, sheet=sheet, via="dropped")
    world.plant(SheetOriginal, "HEALTH", returned=returned, size=5, secrets=[Level.HEALTH.value])
    asked = world.plant(SheetRound, kind="docx", ended_at=clock.now())
    world.plant(SheetPaper, round=asked, sheet=sheet)
    held = world.plant(SheetReturn, sheet=sheet, via="dropped", digest="1")
    world.plant(SheetOriginal, returned=held, size=5)


def _activities(world: World) -> None:
    """She is invited to what her team offers in two days."""
    activity, start = world.plant(Activity), clock.now() + timedelta(days=2)
    world.plant(Session, activity=activity, starts_at=start, ends_at=start + timedelta(hours=2))
    for model in (Participation, Opinion, Part, SkillClaim, AttendanceSignature):
        world.plant(model)


def _rest(world: World) -> None:
    """Every other table, by itself; in a second row, what is read less widely."""
    cast = world.cast
    world.plant(ImportedNote, "her referent", confidential=True)
    world.plant(ImportedNote, "FULL", confidential=False)
    criteria = iter(Criterion.objects.filter(rule_set__call=cast.project.call).order_by("pk"))
    for zone, category in (("SHARED", None), ("HEALTH", 11), ("ASYLUM", 13)):
        world.plant(Answer, zone, criterion=next(criteria), category=category, value="met")
    world.plant(Alert, rule="no_referent", subject_id=str(cast.nour_pathway.pk), closed_at=None)
    grant = cast.nour.grants.filter(user=cast.amina).first()
    world.plant(EmergencyAccess, grant=grant, user=cast.amina)
    world.plant(Barrier, sub_theme="mobilite--mobilite-douce-partagee-collective")
    world.plant(ObjectiveVersion, objective=world.the(Objective), number=1)
    world.plant(Appointment, starts_at=clock.now() + timedelta(days=2), outcome="")
    world.plant(Partnership, signed_on=clock.today())
    world.plant(Blockage, answered_on=clock.today())
    world.plant(Absence, substitute=None)
    world.plant(Correction, field="name", published="Permanence")
    for model, code in SENSITIVE.items():
        held = world.plant(Barrier, sub_theme="", handled_with="", severity=None, blocking=False)
        world.plant(model, barrier=held, sub_theme=code, severity=2)
    for model in (Acquaintance, Encounter, Prediagnosis, Testimony):
        world.plant(model, "met by the team", person=None)
    world.plant(AlarmStep, user=None)
    batch = world.plant(ListImport, state="mapping", counts=dict.fromkeys(COUNTED, 0))
    world.plant(ListLine, batch=batch, decision="refused")
    for model in sown():
        world.the(model)


def _doors(world: World) -> None:
    """What opens from outside: links, the diary, the keys of programs."""
    cast = world.cast
    subjects = {
        "referral": world.the(Referral),
        "commission": next(
            one for one in world.rows[Place] if one.seat.user_id is None and one.meeting.closed_at is None
        ),
        "orientation": world.the(Orientation),
        "briefing": world.the(OrientingOrganisation),
        "partnership": world.the(Partnership),
        "appointment": world.the(Appointment),
        "activity": world.the(Participation),
        "badge_offer": world.the(Badge),
        "badge_endorsement": world.the(Endorsement),
    }
    for purpose, subject in subjects.items():
        _link, world.tokens[f"link {purpose}"] = create_link(
            purpose=purpose,
            subject=str(subject.pk),
            recipient="goran@partenaire.example",
            lifetime=LASTS,
            by=Actor.job("fixture"),
            person_id=cast.nour.pk,
        )
    world.tokens["feed"] = random_id()
    CalendarFeed.objects.create(user=cast.amina, digest=digest_of_feed(world.tokens["feed"]))
    for name, user, organisation in (
        ("program", cast.amina, cast.mission_locale),
        ("stranger", cast.chloe, cast.stranger),
    ):
        world.tokens[name] = f"fr_{random_id()}"
        ApiToken.objects.create(
            organisation=organisation,
            label="logiciel",
            digest=digest(world.tokens[name]),
            scopes=["read"],
            created_by=user,
        )
