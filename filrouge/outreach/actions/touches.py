"""Asking someone how she came to know us, and keeping her answer (mission S-3)."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Project, User
from filrouge.outreach import policies
from filrouge.outreach.events import TouchDeclared
from filrouge.outreach.models import Acquaintance, Introduction, Touch, TouchTold
from filrouge.people.models import Person
from filrouge.people.policies import can_note
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .encounters import refusal

REFUSED = gettext_lazy("Seule l’équipe en charge de ce dossier peut noter ce que la personne répond.")


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Her answer. `decided`: what made her decide, if she said it; perhaps what made us known.

    `name`: of who spoke of us, kept only when `both_agree`; otherwise the category alone says it.
    """

    channel: str
    category: str = ""
    decided: str = ""
    name: str = ""
    both_agree: bool = False


@transaction.atomic
def declare_touch(*, by: User, person: Person, project: Project, said: Declared) -> Touch:
    """Her latest answer counts, before what we lived with her. Raises PermissionDenied; ValidationError for a
    name without the agreement of both."""
    require(can_note(by, person, project), REFUSED)
    if said.name and not said.both_agree:
        raise ValidationError(
            {"both_agree": _("Un nom se garde avec l’accord des deux. Sans lui, effacez le nom.")}
        )
    touch = _told(by, person, project, TouchTold.FIRST, said.channel, said.category)
    if said.decided:
        _told(by, person, project, TouchTold.LAST, said.decided)
    if said.name:
        Introduction.objects.create(
            person=person,
            project=project,
            created_by=by,
            touch=touch,
            name=said.name,
            agreed_on=clock.today(),
        )
    publish(
        TouchDeclared(by=Actor.user(by.pk), person_id=person.pk, project_id=project.pk, touch_id=touch.pk)
    )
    return touch


def forget_name(*, by: User, introduction: Introduction) -> None:
    """One of the two changed her mind: the name goes, the category stays. Raises PermissionDenied."""
    require(can_note(by, introduction.person, introduction.project), REFUSED)
    named = Introduction.objects.filter(pk=introduction.pk, withdrawn_at=None)
    must_hit(named.update(name="", withdrawn_at=clock.now()))


def note_how_heard(*, by: User, acquaintance: Acquaintance, channel: str, category: str = "") -> None:
    """Of someone met who is not a person of the project yet: never a name. Raises PermissionDenied."""
    require(policies.can_meet_again(by, acquaintance), refusal())
    met = Acquaintance.objects.filter(pk=acquaintance.pk, person=None)
    must_hit(met.update(heard_by=channel, heard_from=category))


def _told(by: User, person: Person, project: Project, told: str, channel: str, category: str = "") -> Touch:
    return Touch.objects.create(
        person=person,
        project=project,
        created_by=by,
        at=clock.now(),
        channel=channel,
        category=category,
        declared=True,
        told=told,
    )
