"""A project's own frameworks: begun from nothing or from an existing one, written as a draft, published, shared."""

from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.reference import policies
from filrouge.reference.events import FrameworkPublished
from filrouge.reference.models import (
    Framework,
    FrameworkPublication,
    FrameworkSkill,
    FrameworkVersion,
    Occupation,
)
from filrouge.reference.models.frameworks import latest_number
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish as announce
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

COPIED = ("key", "rank", "task", "title", "kind", "about", "signs", "levels")


@dataclass(frozen=True, kw_only=True)
class FrameworkText:
    title: str
    kind: str
    scope: str = Framework.Scope.OWN
    scope_name: str = ""
    about: str = ""
    occupation: Occupation | None = None
    company: str = ""
    made_with: str = ""


def create_framework(
    *,
    by: User,
    project: Project,
    text: FrameworkText,
    start: FrameworkVersion | None = None,
    origin: str = "",
) -> FrameworkVersion:
    """Its first version, a draft: empty, or with the skills of `start`. Raises PermissionDenied, ValidationError."""
    require(policies.can_write_frameworks(by, project), refusal())
    framework = Framework(project=project, created_by=by, origin=origin[:300], **_columns(text))
    framework.full_clean(validate_constraints=False)
    framework.save(force_insert=True)
    return _draft(by, framework, start)


def describe_framework(*, by: User, framework: Framework, text: FrameworkText) -> None:
    """Its name and what it is for; its skills change in a draft. Raises PermissionDenied, ValidationError."""
    require(policies.can_change_framework(by, framework), refusal())
    for name, value in _columns(text).items():
        setattr(framework, name, value)
    framework.full_clean(validate_constraints=False)
    framework.save(update_fields=list(asdict(text)))


def revise_framework(*, by: User, framework: Framework) -> FrameworkVersion:
    """The draft in which it changes: the one already begun, else a copy of what is in use."""
    require(policies.can_change_framework(by, framework), refusal())
    versions = FrameworkVersion.objects.filter(framework=framework).order_by("-number")
    draft = versions.filter(publication=None).first()
    return draft or _draft(by, framework, versions.first())


def publish_version(*, by: User, version: FrameworkVersion, change: str = "") -> None:
    """In use from now on, and fixed: the database refuses any later change. Raises PermissionDenied,
    ValidationError."""
    framework = version.framework
    require(policies.can_change_framework(by, framework), refusal())
    if not version.skills.kept().exists():
        raise ValidationError(
            _("Ce référentiel est vide : ajoutez au moins une compétence avant de le publier.")
        )
    try:
        with transaction.atomic(using=alias.get()):
            FrameworkPublication.objects.create(
                framework=framework, version=version, project=framework.project, change=change, by=by
            )
    except IntegrityError as error:
        raise ValidationError(_("Cette version vient d’être publiée par quelqu’un d’autre.")) from error
    assert framework.project_id is not None
    announce(
        FrameworkPublished(
            by=Actor.user(by.pk),
            project_id=framework.project_id,
            framework_id=framework.pk,
            version_id=version.pk,
        )
    )


def share_framework(*, by: User, framework: Framework) -> None:
    """Every project reads it and may begin from it; its drafts stay its own. Raises PermissionDenied,
    ValidationError."""
    require(policies.can_share_framework(by, framework), sharing_refusal())
    if not framework.publications.exists():
        raise ValidationError(_("Publiez d’abord une version : c’est elle que les autres liront."))
    shared = {"shared_at": clock.now(), "shared_by": by}
    must_hit(Framework.objects.in_use().filter(pk=framework.pk, shared_at=None).update(**shared))


def unshare_framework(*, by: User, framework: Framework) -> None:
    """The other projects no longer read it; what they began from it is theirs."""
    require(policies.can_share_framework(by, framework), sharing_refusal())
    open_ = Framework.objects.filter(pk=framework.pk, shared_at__isnull=False)
    must_hit(open_.update(shared_at=None, shared_by=None))


def end_framework(*, by: User, framework: Framework) -> None:
    """No longer proposed; every published version stays readable."""
    require(policies.can_change_framework(by, framework), refusal())
    must_hit(Framework.objects.in_use().filter(pk=framework.pk).update(ended_at=clock.now(), ended_by=by))


def refusal() -> str:
    return _(
        "Ce référentiel s’écrit dans les équipes de son projet ; vous pouvez partir de lui pour écrire le vôtre."
    )


def sharing_refusal() -> str:
    return _("Partager un référentiel avec les autres projets revient à la coordination du projet.")


def _columns(text: FrameworkText) -> dict[str, Any]:
    columns = {name: getattr(text, name) for name in asdict(text)}
    if text.kind != Framework.Kind.SHEET:
        columns |= {"company": "", "made_with": ""}
    if text.scope not in (Framework.Scope.REGION, Framework.Scope.BRANCH):
        columns["scope_name"] = ""
    return columns


def _draft(by: User, framework: Framework, start: FrameworkVersion | None) -> FrameworkVersion:
    try:
        with transaction.atomic(using=alias.get()):
            draft = FrameworkVersion.objects.create(
                framework=framework,
                project=framework.project,
                number=latest_number(framework) + 1,
                started_by=by,
            )
    except IntegrityError as error:
        raise ValidationError(_("Quelqu’un vient d’ouvrir un brouillon : reprenez la page.")) from error
    if start:
        FrameworkSkill.objects.bulk_create(_copy(one, draft) for one in start.skills.kept())
    return draft


def _copy(skill: FrameworkSkill, draft: FrameworkVersion) -> FrameworkSkill:
    same = {name: getattr(skill, name) for name in COPIED}
    return FrameworkSkill(framework_id=draft.framework_id, version=draft, project_id=draft.project_id, **same)
