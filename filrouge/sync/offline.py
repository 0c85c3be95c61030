"""Operations about operations: choosing between two values, giving a note up; and opening a file offline."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Project, User
from filrouge.privacy.context import known_context
from filrouge.privacy.models import Reading
from filrouge.shared.ui.dates import with_hour

from .actions.operations import settle_conflict, withdraw_operation
from .models import Conflict, Operation
from .models.devices import projects_of
from .registry import Applied, Asked, Outcome, Part, Refused, carried, handler


@handler("sync.choice", schema=1, label=gettext_lazy("Choix entre deux valeurs"), settles=True)
def choose(by: User, asked: Asked) -> Outcome:
    named = _id(asked.payload.get("conflict"))
    conflict = Conflict.objects.select_related("operation").filter(pk=named).first() if named else None
    if conflict is None or asked.payload.get("choice") not in Conflict.Choice:
        return Refused(_("Ce désaccord n’existe pas ou plus."))
    settle_conflict(by=by, conflict=conflict, choice=asked.payload["choice"])
    return Applied()


@handler("sync.withdrawal", schema=1, label=gettext_lazy("Abandon d’une note"), settles=True)
def withdraw(by: User, asked: Asked) -> Outcome:
    operation = Operation.objects.filter(user=by, client_id=str(asked.payload.get("of"))).first()
    if operation is None:
        return Refused(_("Cette note n’est pas arrivée : rien à abandonner."))
    withdraw_operation(by=by, operation=operation)
    return Applied()


@handler("sync.opening", schema=1, label=gettext_lazy("Fiche ouverte hors réseau"))
def note_opening(by: User, asked: Asked) -> Outcome:
    """Of someone whom this user's telephone carried: the journal knows it. It dates its lines itself: when the
    file was opened is said in words."""
    person_id = asked.person_id
    if person_id is None or not asked.once(("carried", person_id), lambda: _was_carried(by, person_id)):
        return Refused(_("Cette personne n’était pas sur ce téléphone."))
    context = known_context(by)
    moment = with_hour(asked.at, "j F Y")
    Reading.objects.create(
        person_id=person_id,
        user_id=by.pk,
        organisations=sorted({*context.organisations, *context.officer_of}),
        what=Reading.What.RECORD,
        reason=_("fiche ouverte sur un téléphone hors réseau, le %(moment)s") % {"moment": moment},
    )
    return Applied()


def _was_carried(by: User, person_id: UUID) -> bool:
    return Reading.objects.filter(user_id=by.pk, person_id=person_id).exists()


@carried("projects")
def projects(by: User) -> Part:
    """Their names, and the words they use for people."""
    names = ("id", "name", "word_singular", "word_plural", "word_feminine", "word_feminine_plural")
    return Part([{name: getattr(one, name) for name in names} for one in _ongoing(by)])


def _ongoing(by: User) -> list[Project]:
    return list(projects_of(by).order_by("name"))


def _id(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
