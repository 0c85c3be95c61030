"""The red thread of a person, from the beads of every domain that knows something of the path."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from filrouge.activities import thread as activities
from filrouge.commissions import thread as commissions
from filrouge.enrolment import thread as enrolment
from filrouge.outreach import thread as outreach
from filrouge.partners import thread as partners
from filrouge.pathways import thread as pathways
from filrouge.shared import clock
from filrouge.shared.french import of_name
from filrouge.shared.ui.thread import Bead, Thread, draw
from filrouge.skills import thread as skills

# One query each, within the reach of who asks. A new domain adds its own `thread.beads_of` here.
SOURCES: tuple[Callable[[UUID], list[Bead]], ...] = (
    enrolment.beads_of,
    pathways.beads_of,
)


def thread_of(person: Any) -> Thread:
    """`person`: of `person_in_record`, which fetched with her her cohorts, what came before the path,
    partners, commissions, activities, what she told, assessments, interviews and badges."""
    beads = [bead for source in SOURCES for bead in source(person.pk)]
    beads += enrolment.cohort_beads(person.cohorts) + outreach.beads_before(person)
    beads += partners.beads_after(person) + commissions.beads_after(person) + activities.beads_after(person)
    beads += skills.beads_after(person)
    return draw(
        beads,
        today=clock.today(),
        title=_("Le fil %(of_name)s") % {"of_name": of_name(person.given_name)},
        description=_("Le parcours, de la première rencontre à ce qui est prévu."),
    )
