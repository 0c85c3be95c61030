"""Holidays and absences of referents, and who stands in."""

from datetime import date

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import AbsenceCancelled, AbsenceChanged, AbsencePlanned
from filrouge.pathways.models import Absence
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require


def plan_absence(*, by: User, user: User, since: date, until: date, substitute: User | None) -> Absence:
    require(policies.can_plan_absence(by, user), refusal())
    _require_may_stand_in(substitute, user, since, until)
    absence = Absence.objects.create(user=user, since=since, until=until, substitute=substitute)
    publish(
        AbsencePlanned(
            by=Actor.user(by.pk),
            absence_id=absence.pk,
            user_id=user.pk,
            substitute_id=substitute.pk if substitute else None,
            since=since,
            until=until,
        )
    )
    return absence


def change_absence(*, by: User, absence: Absence, since: date, until: date, substitute: User | None) -> None:
    require(policies.can_change_absence(by, absence), refusal())
    _require_may_stand_in(substitute, absence.user, since, until)
    planned = Absence.objects.filter(pk=absence.pk, cancelled_at=None)
    must_hit(planned.update(since=since, until=until, substitute=substitute))
    publish(AbsenceChanged(by=Actor.user(by.pk), absence_id=absence.pk, user_id=absence.user_id))


def cancel_absence(*, by: User, absence: Absence) -> None:
    """Back early, or not leaving after all."""
    require(policies.can_change_absence(by, absence), refusal())
    planned = Absence.objects.filter(pk=absence.pk, cancelled_at=None)
    must_hit(planned.update(cancelled_at=clock.now()))
    publish(AbsenceCancelled(by=Actor.user(by.pk), absence_id=absence.pk, user_id=absence.user_id))


def _require_may_stand_in(substitute: User | None, absent: User, since: date, until: date) -> None:
    if substitute is None:
        return
    require(
        policies.can_stand_in(substitute, absent),
        _("Un remplacement se fait par un·e collègue de la même organisation, qui accompagne des personnes."),
    )
    require(not policies.is_away(substitute, since, until), _("Qui remplace est absent·e ces jours-là."))


def refusal() -> str:
    return _("Chacun note ses propres absences ; la coordination et la direction, celles de l’équipe.")
