"""A change of referent that begins by a meeting with the person (mission S-16)."""

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import HandoverPlanned, HandoverSettled
from filrouge.pathways.models import Appointment, Handover, Pathway
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .appointments import Meeting, cancel_appointment, make_appointment, settle_appointment
from .referents import hand_over, naming_refusal
from .traces import about, of_pathway


def plan_handover(*, by: User, pathway: Pathway, to: User, meeting: Meeting, note: str = "") -> Handover:
    """The lead does not change yet: until the meeting, whom the person knows stays in charge."""
    require(policies.can_name_referent(by, pathway), naming_refusal())
    require(policies.accompanies(to, pathway.organisation_id) and to.pk != pathway.lead_id, _not_this_one(to))
    appointment = make_appointment(by=by, pathway=pathway, meeting=meeting)
    handover = Handover.objects.create(to=to, note=note, appointment=appointment, **of_pathway(pathway, by))
    publish(HandoverPlanned(handover_id=handover.pk, **about(by, pathway)))
    return handover


def confirm_handover(*, by: User, handover: Handover, met_together: bool) -> None:
    """The lead changes now. Without a meeting, the appointment is called off and the history says so."""
    pathway, appointment = handover.pathway, handover.appointment
    hand_over(by=by, pathway=pathway, to=handover.to, note=handover.note, met_together=met_together)
    if met_together:
        settle_appointment(by=by, appointment=appointment, outcome=Appointment.Outcome.CAME)
    else:
        _call_off(by, appointment)
    _settle(by, handover, confirmed_at=clock.now(), met_together=met_together)


def drop_handover(*, by: User, handover: Handover) -> None:
    """Nobody changes after all."""
    require(policies.can_name_referent(by, handover.pathway), naming_refusal())
    _call_off(by, handover.appointment)
    _settle(by, handover, dropped_at=clock.now())


def _call_off(by: User, appointment: Appointment) -> None:
    if not appointment.outcome:
        cancel_appointment(by=by, appointment=appointment, note=_("sans objet"))


def _settle(by: User, handover: Handover, **columns: object) -> None:
    must_hit(Handover.objects.waiting().filter(pk=handover.pk).update(**columns))
    publish(HandoverSettled(handover_id=handover.pk, **about(by, handover.pathway)))


def _not_this_one(user: User) -> str:
    return _("%(name)s accompagne déjà ce parcours, ou ne travaille pas dans l’organisation qui le suit.") % {
        "name": user
    }
