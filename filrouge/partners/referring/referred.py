"""What a partner may read, by the link or in the screens of its own organisation: one referral, what was said, what
followed. Through SQL functions alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connections

from filrouge.accounts.models import Organisation, Project
from filrouge.directory.models import Service, Structure
from filrouge.partners.models import (
    ANSWERS,
    TELLING,
    Happened,
    ReferralFact,
    ReferralValue,
    ReferralWords,
    Said,
    state_told,
)
from filrouge.shared.transactions import alias

from .dossier import Told


@dataclass(frozen=True)
class Referred:
    """`sender` asks; `lead` follows her today, whoever that is. `facts`: the latest first."""

    id: UUID
    person_id: UUID
    project: Project
    organisation: Organisation
    structure: Structure
    service: Service | None
    to_name: str
    sent_on: date
    answer_by: date
    until: date
    sender: str
    lead: str
    values: Sequence[ReferralValue]
    facts: Sequence[Told]

    @property
    def recipient(self) -> str:
        return f"{self.service.name}, {self.structure.name}" if self.service else self.structure.name

    @property
    def state(self) -> str:
        """The kind of the latest fact that tells where it stands; "" while nobody answered."""
        telling = (one.fact.kind for one in self.facts if one.fact.kind in TELLING)
        return state_told(next(telling, ""))

    @property
    def is_already_known_there(self) -> bool:
        """They accompanied her before: they are asked for news, not whether they can receive her."""
        return any(one.fact.kind == Happened.ALREADY for one in self.facts)

    @property
    def is_answered(self) -> bool:
        return self.state != ""

    @property
    def has_sheet(self) -> bool:
        return any(one.fact.kind == Happened.SHEET for one in self.facts)

    @property
    def next_kinds(self) -> list[str]:
        """What may be said next: first the answer, then what follows a yes."""
        if self.state in (Happened.ACCEPTED, Happened.STARTED):
            first = [] if self.state == Happened.STARTED else [Happened.STARTED.value]
            return [*first, Happened.ENDED.value, Happened.STOPPED.value]
        return [one.value for one in ANSWERS]

    @property
    def other_kinds(self) -> list[str]:
        """For whoever answered too fast."""
        return (
            []
            if not self.is_answered or self.is_already_known_there
            else [one.value for one in ANSWERS if one not in self.next_kinds]
        )

    @property
    def who(self) -> str:
        """Who answered last, so that nobody types a name twice."""
        said = (one.words.who for one in self.facts if one.words and one.words.who)
        return next(said, self.to_name)


def referred(received: UUID | None = None) -> Referred | None:
    """Of the link that asks, or the one `received` by the asker's organisation. None when it leads to nothing any
    more."""
    one = [received]
    with connections[alias.get()].cursor() as cursor:
        cursor.execute("SELECT * FROM referred_referral(%s)", one)
        row = cursor.fetchone()
    if row is None:
        return None
    pk, person_id, project_id, organisation_id, structure_id, service_id, *said = row
    to_name, sent_on, answer_by, until, sender, lead = said
    order = Said.values
    words = {one.fact_id: one for one in ReferralWords.objects.raw("SELECT * FROM referred_words(%s)", one)}
    values = ReferralValue.objects.raw("SELECT * FROM referred_values(%s)", one)
    facts = ReferralFact.objects.raw("SELECT * FROM referred_facts(%s)", one)
    return Referred(
        id=pk,
        person_id=person_id,
        project=Project.objects.get(pk=project_id),
        organisation=Organisation.objects.get(pk=organisation_id),
        structure=Structure.objects.get(pk=structure_id),
        service=Service.objects.filter(pk=service_id).first() if service_id else None,
        to_name=to_name,
        sent_on=sent_on,
        answer_by=answer_by,
        until=until,
        sender=sender or "",
        lead=lead or sender or "",
        values=sorted(values, key=lambda one: order.index(one.said)),
        facts=[Told(one, words.get(one.pk)) for one in facts],
    )
