"""Jeanne and Karim, volunteers of Amina's organisation; and what they and the team do, through the actions."""

from datetime import date, timedelta

from filrouge.accounts.models import Membership, Role, User
from filrouge.pathways.actions.matches import answer_match, note_match_agreement, propose_match
from filrouge.pathways.actions.volunteer_meetings import Meeting, note_meeting
from filrouge.pathways.actions.volunteers import Profile, describe, enrol, sign_charter
from filrouge.pathways.models import Match, Volunteer
from filrouge.pathways.volunteering.charter import charter_in_force
from filrouge.people.actions.information import HowGiven
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

HEARD = HowGiven(language="ara", how="spoken", witness="Samira, interprète")
PURPOSE = "Une jeune femme, langue arabe, à Béziers ; parler français une heure par semaine."
PROFILE = Profile(
    kinds=["tutor"], languages=["fra", "ara"], communes="Béziers", availability="le mardi soir", places=2
)


def lay_volunteer(cast: Cast, given: str = "Jeanne", family: str = "Roux") -> User:
    with as_batch("fixture"):
        user = User.objects.create_user(
            f"{given.lower()}@example.org", "Un mot de passe long", given_name=given, family_name=family
        )
        Membership.objects.create(
            user=user,
            organisation=cast.mission_locale,
            role=Role.VOLUNTEER,
            since=clock.today() - timedelta(days=90),
        )
        enrol(user_id=user.pk, organisation_id=cast.mission_locale.pk)
    return user


def profile_of(user: User) -> Volunteer:
    with acting(user):
        return Volunteer.objects.select_related("user", "organisation").get(user=user)


def ready_volunteer(cast: Cast, given: str = "Jeanne", family: str = "Roux") -> User:
    """Profile filled, charter signed."""
    user = lay_volunteer(cast, given, family)
    with acting(user):
        volunteer = Volunteer.objects.get(user=user)
        describe(by=user, volunteer=volunteer, profile=PROFILE)
        sign_charter(by=user, volunteer=volunteer, text_digest=charter_in_force().digest)
    return user


def proposed(cast: Cast, jeanne: User) -> Match:
    with acting(cast.amina):
        return propose_match(
            by=cast.amina,
            pathway=cast.nour_pathway,
            volunteer=Volunteer.objects.get(user=jeanne),
            kind="tutor",
            purpose=PURPOSE,
        )


def accepted(jeanne: User, match: Match) -> None:
    with acting(jeanne):
        answer_match(by=jeanne, match=Match.objects.get(pk=match.pk), accepted=True)


def begun(cast: Cast, jeanne: User, channel: ContactChannel | None = None) -> Match:
    match = proposed(cast, jeanne)
    accepted(jeanne, match)
    with acting(cast.amina):
        match = Match.objects.select_related("pathway", "answer", "agreement", "user").get(pk=match.pk)
        note_match_agreement(by=cast.amina, match=match, given=HEARD, channel=channel)
    return match


def met(jeanne: User, match: Match, on: date, note: str = "") -> None:
    with acting(jeanne):
        mine = Match.objects.get(pk=match.pk)
        note_meeting(by=jeanne, match=mine, meeting=Meeting(on=on, minutes=60, practised=["talk"], note=note))


def phone_of_nour(cast: Cast) -> ContactChannel:
    with as_batch("fixture"):
        SpokenLanguage.objects.create(person=cast.nour, project=cast.project, code="ara", preferred=True)
        return ContactChannel.objects.create(
            person=cast.nour, project=cast.project, kind="phone", value="+33612345678", when="not_morning"
        )
