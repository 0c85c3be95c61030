from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.directory import policies
from filrouge.directory.models import Note, Structure
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require


def add_note(*, by: User, project: Project, structure: Structure, kind: str, text: str) -> Note:
    """Raises PermissionDenied, ValidationError."""
    require(policies.can_keep(by, project), refusal())
    note = Note(project=project, structure=structure, kind=kind, text=text, by=by)
    organisation = policies.organisation_of(by)
    assert organisation is not None
    note.organisation = organisation
    note.full_clean()
    note.save(force_insert=True)
    return note


def end_note(*, by: User, note: Note) -> None:
    """True no more, or the error is settled. Raises PermissionDenied."""
    require(policies.can_keep(by, note.project), refusal())
    must_hit(Note.objects.in_use().filter(pk=note.pk).update(ended_at=clock.now(), ended_by=by))


def refusal() -> str:
    return _("Les notes sont tenues par les équipes du projet.")
