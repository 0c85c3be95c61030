from uuid import UUID

from procrastinate.contrib.django import app

from filrouge.accounts.models import Organisation
from filrouge.privacy.roles import batch

from .issuing import endorsing, keys_of, signing_badges


@app.task(name="skills.issue_badges", queue="skills")
def issue_badges() -> None:
    """Everything that was accepted; what is signed stays so, whatever stops it."""
    while _sign_some() == signing_badges.AT_ONCE:
        pass


@batch(reason="private parts of keys are out of the web role's reach: a job signs what people accepted")
def _sign_some() -> int:
    return signing_badges.sign_some()


@app.task(name="skills.take_revocation", queue="skills")
@batch(reason="lists of revocations are signed by keys out of the web role's reach")
def take_revocation(badge_id: str) -> None:
    signing_badges.take_revocations(UUID(badge_id))


@app.task(name="skills.rotate_key", queue="skills")
@batch(reason="keys are made out of the web role's reach")
def rotate_key(organisation_id: int) -> None:
    keys_of.rotate(Organisation.objects.get(pk=organisation_id))


@app.task(name="skills.ask_endorsement", queue="messaging")
@batch(reason="the link of a body that may recognise a badge is made by the job that writes to it")
def ask_endorsement(endorsement_id: str) -> None:
    endorsing.ask(UUID(endorsement_id))


@app.task(name="skills.send_again", queue="messaging")
@batch(reason="a link may be asked again by whoever holds the former one, who reads nothing of the badge")
def send_again(link_id: str) -> None:
    endorsing.send_again(link_id)


@app.task(name="skills.sign_endorsements", queue="skills")
@batch(reason="what a body recognises is signed by a key out of the web role's reach")
def sign_endorsements() -> None:
    endorsing.sign_endorsements()


@app.periodic(cron="40 4 * * *")
@app.task(name="skills.publish_lists", queue="skills", queueing_lock="publish_badge_lists")
@batch(reason="lists of revocations are signed again each night, whichever organisation revoked")
def publish_lists(timestamp: int) -> None:
    signing_badges.take_revocations()
    signing_badges.publish_lists()
    endorsing.sign_endorsements()
