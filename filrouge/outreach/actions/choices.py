"""The lists of the project, in its own words. The shipped ones are copied the first time one is changed."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from filrouge.accounts.models import Project, User
from filrouge.outreach import policies
from filrouge.outreach.models import Choice
from filrouge.shared import clock
from filrouge.shared.rights import must_hit, require


def add_choice(*, by: User, project: Project, name: str, label: str) -> Choice:
    """At the end of its list. Raises PermissionDenied, ValidationError."""
    require(policies.can_edit_choices(by, project), refusal())
    _make_own(project, name)
    _check(project, name, label)
    last = Choice.objects.filter(project=project, list=name).aggregate(last=Max("rank"))["last"] or 0
    return Choice.objects.create(project=project, list=name, label=label, rank=last + 1)


def reword_choice(*, by: User, project: Project, choice: Choice, label: str) -> Choice:
    """The former line ends and stays readable in what was noted with it. Raises as `add_choice`."""
    require(policies.can_edit_choices(by, project), refusal())
    own = _own(project, choice)
    _check(project, own.list, label)
    must_hit(Choice.objects.filter(pk=own.pk, ended_on=None).update(ended_on=clock.today()))
    return Choice.objects.create(
        project=project,
        list=own.list,
        label=label,
        rank=own.rank,
        based_on=own.based_on or own,
    )


def end_choice(*, by: User, project: Project, choice: Choice) -> None:
    """Not offered any more; what was noted with it stays. Raises PermissionDenied, ValidationError."""
    require(policies.can_edit_choices(by, project), refusal())
    own = _own(project, choice)
    others = Choice.objects.filter(project=project, list=own.list, ended_on=None).exclude(pk=own.pk)
    if not others.exists():
        raise ValidationError(_("Il faut garder au moins une ligne dans cette liste."))
    must_hit(Choice.objects.filter(pk=own.pk, ended_on=None).update(ended_on=clock.today()))


def move_choice_up(*, by: User, project: Project, choice: Choice) -> None:
    """One place nearer to the thumb. The first stays first."""
    require(policies.can_edit_choices(by, project), refusal())
    own = _own(project, choice)
    before = Choice.objects.offered(project).filter(list=own.list, rank__lt=own.rank).last()
    if before:
        must_hit(Choice.objects.filter(pk=own.pk).update(rank=before.rank))
        must_hit(Choice.objects.filter(pk=before.pk).update(rank=own.rank))


def refusal() -> str:
    return _("Les listes d’un projet sont écrites par sa coordination.")


def _make_own(project: Project, name: str) -> None:
    """The shipped list becomes the project's, line by line, each remembering where it came from."""
    if Choice.objects.filter(project=project, list=name).exists():
        return
    Choice.objects.bulk_create(
        Choice(project=project, list=name, label=one.label, rank=one.rank, based_on=one)
        for one in Choice.objects.shipped().filter(list=name, ended_on=None)
    )


def _own(project: Project, choice: Choice) -> Choice:
    """The project's own line for this one."""
    _make_own(project, choice.list)
    if choice.project_id == project.pk:
        return choice
    return Choice.objects.get(project=project, based_on=choice, ended_on=None)


def _check(project: Project, name: str, label: str) -> None:
    if Choice.objects.offered(project).filter(list=name, label__iexact=label).exists():
        raise ValidationError({"label": _("Cette ligne est déjà dans la liste.")})
