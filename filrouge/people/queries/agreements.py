"""What a person knows and accepts, on one page: information, agreements to share, consents."""

from dataclasses import dataclass

from filrouge.accounts.models import Project
from filrouge.people.models import Agreement, Consent, FieldGroup, Information, Person
from filrouge.people.texts import CONSENTS, GROUPS, INFORMATION, InformationText, Text
from filrouge.reference.languages import BY_CODE


@dataclass(frozen=True)
class Told:
    """One purpose: the text in force, and when it was given, if it was."""

    text: InformationText
    given: Information | None
    language: str

    @property
    def opposed(self) -> bool:
        return self.given is not None and self.given.opposed_at is not None


@dataclass(frozen=True)
class Shared:
    agreement: Agreement
    groups: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class Optional:
    """One optional thing: the text, and the consent last given, in force or not."""

    topic: str
    text: Text
    given: Consent | None


@dataclass(frozen=True)
class Known:
    told: tuple[Told, ...]
    shared: tuple[Shared, ...]
    former: tuple[Shared, ...]
    optional: tuple[Optional, ...]


def known_and_agreed(person: Person, project: Project | None) -> Known:
    """Three queries."""
    bound = {"person": person, "project": project}
    informed = {one.purpose: one for one in Information.objects.filter(**bound).order_by("at")}
    consents = {one.topic: one for one in Consent.objects.filter(**bound).order_by("at")}
    agreements = Agreement.objects.filter(**bound).select_related("organisation").order_by("-at")
    shared = [_shared(agreement) for agreement in agreements]
    return Known(
        told=tuple(_told(text, informed.get(text.purpose)) for text in INFORMATION),
        shared=tuple(one for one in shared if one.agreement.in_force),
        former=tuple(one for one in shared if not one.agreement.in_force),
        optional=tuple(Optional(topic, text, consents.get(topic)) for topic, text in CONSENTS.items()),
    )


def _told(text: InformationText, given: Information | None) -> Told:
    return Told(text, given, _language(given.language) if given else "")


def _shared(agreement: Agreement) -> Shared:
    groups = tuple(GROUPS[group] for group in FieldGroup if group.value in agreement.field_groups)
    return Shared(agreement, groups, _language(agreement.language))


def _language(code: str) -> str:
    return BY_CODE[code].french_name if code in BY_CODE else code
