"""A framework that comes in a file: a draft of the project, read and corrected before it is published."""

from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.reference import framework_files
from filrouge.reference.models import FrameworkSkill, FrameworkVersion, Occupation

from .frameworks import FrameworkText, create_framework


def bring_framework(
    *, by: User, project: Project, filename: str, content: bytes
) -> tuple[FrameworkVersion, list[str]]:
    """The draft, and what was left out or cut. Raises PermissionDenied, ValidationError."""
    given = framework_files.read(content)
    text = FrameworkText(
        title=given.title,
        kind=given.kind,
        about=given.about,
        occupation=Occupation.objects.filter(pk=given.occupation.upper()).first(),
        company=given.company,
        made_with=given.made_with,
    )
    origin = _("fichier %(name)s") % {"name": filename[:200]}
    version = create_framework(by=by, project=project, text=text, origin=origin)
    FrameworkSkill.objects.bulk_create(
        FrameworkSkill(
            framework_id=version.framework_id,
            version=version,
            project=project,
            rank=rank,
            title=one.title,
            kind=one.kind,
            task=one.task,
            about=one.about,
            signs=one.signs,
            levels=one.levels,
        )
        for rank, one in enumerate(given.skills, 1)
    )
    return version, given.remarks
