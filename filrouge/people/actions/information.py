"""What the person was told, and her opposition: a right, not a favour (RGPD, article 21)."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.people.events import PersonChanged
from filrouge.people.models import Consent, Information, Person
from filrouge.people.policies import can_note
from filrouge.people.texts import CONSENTS, information_text
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

REFUSED = _("Seule l’équipe en charge de ce dossier peut noter ce que la personne sait et accepte.")


@dataclass(frozen=True, kw_only=True)
class HowGiven:
    """`language`: ISO 639-3, of the text read or shown. `witness`: interpreter or witness.

    `signature`: the path of a signature drawn on the screen (SVG path data), when there is one.
    """

    language: str
    how: str
    witness: str = ""
    signature: str = ""


def give_information(
    *, by: User, person: Person, project: Project | None, purpose: str, given: HowGiven
) -> Information:
    """Raises PermissionDenied."""
    require(can_note(by, person, project), REFUSED)
    text = information_text(purpose)
    information = Information.objects.create(
        person=person,
        project=project,
        created_by=by,
        purpose=text.purpose,
        legal_basis=text.legal_basis,
        text_version=text.version,
        at=clock.now(),
        **asdict(given),
    )
    publish(PersonChanged(by=Actor.user(by.pk), person_id=person.pk))
    return information


def note_opposition(*, by: User, information: Information, words: str) -> None:
    """The person opposes this use; noted at once, answered by the officer. Raises PermissionDenied."""
    require(can_note(by, information.person, information.project), REFUSED)
    opposed = Information.objects.filter(pk=information.pk, opposed_at=None)
    must_hit(opposed.update(opposed_at=clock.now(), opposition=words))
    publish(PersonChanged(by=Actor.user(by.pk), person_id=information.person_id))


def give_consent(
    *, by: User, person: Person, project: Project | None, topic: str, given: HowGiven
) -> Consent:
    """Raises PermissionDenied."""
    require(can_note(by, person, project), REFUSED)
    consent = Consent.objects.create(
        person=person,
        project=project,
        created_by=by,
        topic=topic,
        text_version=CONSENTS[Consent.Topic(topic)].version,
        at=clock.now(),
        **asdict(given),
    )
    publish(PersonChanged(by=Actor.user(by.pk), person_id=person.pk))
    return consent


def withdraw_consent(*, by: User, consent: Consent, how: str) -> None:
    """As easy as giving it. Raises PermissionDenied."""
    require(can_note(by, consent.person, consent.project), REFUSED)
    in_force = Consent.objects.filter(pk=consent.pk, withdrawn_at=None)
    must_hit(in_force.update(withdrawn_at=clock.now(), withdrawn_how=how))
    publish(PersonChanged(by=Actor.user(by.pk), person_id=consent.person_id))
