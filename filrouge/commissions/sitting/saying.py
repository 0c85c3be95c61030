"""What may be said of someone to a commission, line by line, as whoever prepares it may know it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.commissions.models import Case, Told
from filrouge.partners.models import Referral, Said
from filrouge.partners.referring.saying import sayable as sayable_to_partner
from filrouge.pathways.models import Barrier, Pathway, Step
from filrouge.pathways.policies import secrets_held
from filrouge.privacy.rows import Level
from filrouge.reference.barriers import Secret
from filrouge.shared import clock
from filrouge.shared.ui.dates import short_day

SECRETS = {Told.HEALTH: Secret.HEALTH, Told.JUSTICE: Secret.JUSTICE, Told.ASYLUM: Secret.ASYLUM}
TYPED = (Told.HEALTH, Told.JUSTICE)


@dataclass(frozen=True)
class Line:
    """One thing that the record already knows, word for word as members would read it."""

    told: Told
    value: str


@dataclass(frozen=True)
class Sayable:
    """`lines`: what may be ticked. `typed`: need-to-know lines that this user may write."""

    name: str
    lines: Sequence[Line]
    typed: Sequence[Told]

    def value_of(self, told: str) -> str:
        return next((line.value for line in self.lines if line.told == told), "")


def sayable(user: User, case: Case) -> Sayable:
    """A line that the record does not know is not offered."""
    pathway = case.pathway
    known = sayable_to_partner(user, pathway, barrier=None, step=None)
    held = secrets_held(user, pathway)
    lines = [
        Line(Told.WHO, who_does_what(pathway)),
        Line(Told.STEPS, _steps(pathway)),
        Line(Told.BARRIERS, _barriers(pathway)),
        Line(Told.LANGUAGES, known.value_of(Said.LANGUAGES)),
        Line(Told.COMMUNE, known.value_of(Said.COMMUNE)),
        Line(Told.ASYLUM, known.value_of(Said.ASYLUM)),
    ]
    typed = [told for told in TYPED if SECRETS[told] in held]
    return Sayable(known.name, [line for line in lines if line.value], typed)


def who_does_what(pathway: Pathway) -> str:
    """Who follows her, and the partners that said yes. Nothing of those whose name would say too much."""
    said = [pathway.organisation.name]
    if pathway.lead:
        said[0] = f"{pathway.lead.get_full_name()}, {pathway.organisation.name}"
    going_on = Referral.objects.under_way().filter(pathway=pathway, level=Level.SHARED.value)
    for one in going_on.select_related("structure", "service").order_by("sent_on", "pk"):
        said.append(one.recipient)
    return "\n".join(dict.fromkeys(said))


def _steps(pathway: Pathway) -> str:
    ahead = Step.objects.ahead().filter(pathway=pathway).order_by("planned_on", "pk")
    return "\n".join(_step(one) for one in ahead)


def _step(step: Step) -> str:
    said = f"{step.title} ({step.with_whom})" if step.with_whom else step.title
    if step.planned_on is None:
        return said
    return _("%(step)s, pour le %(day)s") % {"step": said, "day": short_day(step.planned_on, clock.today())}


def _barriers(pathway: Pathway) -> str:
    known = Barrier.objects.open().ordinary().filter(pathway=pathway)
    return "\n".join(_barrier(one) for one in known.order_by("-blocking", "since", "pk"))


def _barrier(barrier: Barrier) -> str:
    if barrier.is_handled:
        return barrier.label
    return _("%(barrier)s (personne ne s’en occupe)") % {"barrier": barrier.label}
