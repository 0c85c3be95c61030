from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Project, User
from filrouge.people.events import PersonChanged
from filrouge.people.models import Person, SpokenLanguage
from filrouge.people.policies import can_note
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

REFUSED = _("Seule l’équipe en charge de ce dossier peut noter les langues de la personne.")


@dataclass(frozen=True, kw_only=True)
class NewLanguage:
    """`code`: ISO 639-3. `reads` None: not asked."""

    code: str
    preferred: bool = False
    reads: bool | None = None
    interpreter: bool = False


def add_language(
    *, by: User, person: Person, project: Project | None, language: NewLanguage
) -> SpokenLanguage:
    """Raises PermissionDenied; ValidationError when it is noted already."""
    require(can_note(by, person, project), REFUSED)
    added = new_language(by, person, project, language)
    if SpokenLanguage.objects.filter(person=person, project=project, code=language.code).exists():
        raise ValidationError({"code": _("Cette langue est déjà notée.")})
    _prefer_only(added)
    added.save()
    publish(PersonChanged(by=Actor.user(by.pk), person_id=person.pk))
    return added


def change_language(*, by: User, language: SpokenLanguage, to: NewLanguage) -> SpokenLanguage:
    """Everything but the language itself. Raises PermissionDenied."""
    require(can_note(by, language.person, language.project), REFUSED)
    values = asdict(to) | {"code": language.code}
    for name, value in values.items():
        setattr(language, name, value)
    _prefer_only(language)
    must_hit(SpokenLanguage.objects.filter(pk=language.pk).update(**values))
    publish(PersonChanged(by=Actor.user(by.pk), person_id=language.person_id))
    return language


def new_language(by: User, person: Person, project: Project | None, language: NewLanguage) -> SpokenLanguage:
    return SpokenLanguage(person=person, project=project, created_by=by, **asdict(language))


def _prefer_only(language: SpokenLanguage) -> None:
    if language.preferred:
        others = SpokenLanguage.objects.filter(
            person=language.person, project=language.project, preferred=True
        )
        others.exclude(pk=language.pk).update(preferred=False)
