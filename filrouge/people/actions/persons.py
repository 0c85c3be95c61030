"""Opening files, one or thousands, and changing an identity."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Organisation, Project, User
from filrouge.people.events import PeopleOpened, PersonChanged, PersonOpened
from filrouge.people.models import BirthPrecision, ContactChannel, Person, Protection, SpokenLanguage
from filrouge.people.policies import can_edit_person, can_open_person
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .channels import NewChannel, new_channel
from .grants import open_files
from .languages import NewLanguage, new_language
from .protection import NewProtection, new_protection

IDENTITY = ("given_name", "family_name", "birth_date", "birth_precision", "sex", "commune_code")
LINES_AT_ONCE = 2000


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Names as given. `birth_precision` says what of `birth_date` is known."""

    given_name: str
    family_name: str = ""
    birth_date: date | None = None
    birth_precision: str = BirthPrecision.UNKNOWN
    sex: str = ""
    commune_code: str = ""
    channels: Sequence[NewChannel] = ()
    languages: Sequence[NewLanguage] = ()
    protection: NewProtection | None = None


def open_person(
    *,
    by: User,
    organisation: Organisation,
    project: Project,
    given_name: str,
    family_name: str = "",
    birth_date: date | None = None,
    birth_precision: str = BirthPrecision.UNKNOWN,
    sex: str = "",
    commune_code: str = "",
    channels: Sequence[NewChannel] = (),
    languages: Sequence[NewLanguage] = (),
    protection: NewProtection | None = None,
) -> Person:
    """Raises PermissionDenied; ValidationError for an identity or a number that cannot be."""
    person = NewPerson(
        given_name=given_name,
        family_name=family_name,
        birth_date=birth_date,
        birth_precision=birth_precision,
        sex=sex,
        commune_code=commune_code,
        channels=channels,
        languages=languages,
        protection=protection,
    )
    (opened,) = _open(by, organisation, project, [person])
    actor = Actor.user(by.pk)
    publish(
        PersonOpened(by=actor, person_id=opened.pk, project_id=project.pk, organisation_id=organisation.pk)
    )
    return opened


def open_people_in_bulk(
    *, by: User, organisation: Organisation, project: Project, people: Sequence[NewPerson]
) -> list[Person]:
    """In the order given, all or none. Raises as `open_person`; one event for all."""
    opened = _open(by, organisation, project, people)
    person_ids = tuple(person.pk for person in opened)
    actor = Actor.user(by.pk)
    publish(
        PeopleOpened(by=actor, person_ids=person_ids, project_id=project.pk, organisation_id=organisation.pk)
    )
    return opened


def _open(
    by: User, organisation: Organisation, project: Project, people: Sequence[NewPerson]
) -> list[Person]:
    require(
        can_open_person(by, organisation, project),
        _("Votre organisation ne participe pas à ce projet : elle ne peut pas y ouvrir de dossier."),
    )
    persons = [_identified(new) for new in people]
    with transaction.atomic(using=alias.get()):
        open_files(person_ids=[p.pk for p in persons], organisation=organisation, project=project)
        Person.objects.bulk_create(persons, batch_size=LINES_AT_ONCE)
        _note_around(by, project, persons, people)
    return persons


def _identified(new: NewPerson) -> Person:
    person = Person(**{name: getattr(new, name) for name in IDENTITY})
    _checked(person)
    person.refresh_keys()
    return person


def _checked(person: Person) -> None:
    person.given_name, person.family_name = person.given_name.strip(), person.family_name.strip()
    if not person.given_name:
        raise ValidationError({"given_name": _("Il faut au moins un prénom ou un nom d’usage.")})
    if (person.birth_date is None) != (person.birth_precision == BirthPrecision.UNKNOWN):
        raise ValidationError({"birth_date": _("Dites ce qui est connu de la date de naissance.")})


def _note_around(by: User, project: Project, persons: Sequence[Person], people: Sequence[NewPerson]) -> None:
    pairs = list(zip(persons, people, strict=True))
    channels = [new_channel(by, p, project, c) for p, new in pairs for c in new.channels]
    languages = [new_language(by, p, project, spoken) for p, new in pairs for spoken in new.languages]
    protections = [new_protection(by, p, project, new.protection) for p, new in pairs if new.protection]
    ContactChannel.objects.bulk_create(channels, batch_size=LINES_AT_ONCE)
    SpokenLanguage.objects.bulk_create(languages, batch_size=LINES_AT_ONCE)
    Protection.objects.bulk_create(protections, batch_size=LINES_AT_ONCE)


def change_identity(
    *,
    by: User,
    person: Person,
    given_name: str,
    family_name: str,
    birth_date: date | None,
    birth_precision: str,
    sex: str,
    commune_code: str,
) -> Person:
    """Raises PermissionDenied, ValidationError."""
    require(
        can_edit_person(by, person),
        _("Seule l’équipe en charge de ce dossier peut corriger l’identité de la personne."),
    )
    person.given_name, person.family_name = given_name, family_name
    person.birth_date, person.birth_precision = birth_date, birth_precision
    person.sex, person.commune_code = sex, commune_code
    _checked(person)
    person.refresh_keys()
    kept = {name: getattr(person, name) for name in (*IDENTITY, "names_key", "names_sound")}
    must_hit(Person.objects.filter(pk=person.pk).update(**kept))
    publish(PersonChanged(by=Actor.user(by.pk), person_id=person.pk))
    return person
