"""The red thread of a person, from the beads of every domain that knows something of the path."""

from django.utils.translation import gettext as _

from filrouge.people.models import Person
from filrouge.shared import clock
from filrouge.shared.ui.beads import beads_of
from filrouge.shared.ui.thread import Thread, draw


def thread_of(person: Person) -> Thread:
    """Within the reach of who asks; one query for each domain."""
    return draw(
        beads_of(person.pk),
        today=clock.today(),
        title=_("Le fil de %(name)s") % {"name": person.given_name},
        description=_("Le parcours, de la première rencontre à ce qui est prévu."),
    )
