"""The first encounter begins the red thread."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from filrouge.outreach.actions.reaching import become_person
from filrouge.outreach.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .laying import acquaintance_of, met, momo, outing_laid
from .litany import asked_by
from .test_acquaintances import IDENTITY, SPOKEN

pytestmark = pytest.mark.django_db


def test_the_thread_begins_where_one_first_met(cast: Cast) -> None:
    outing = outing_laid(cast, title="Le bus des papiers")
    first = met(cast, outing=outing, at=clock.now() - timedelta(days=20), who=momo())
    for days in (12, 5):
        again = momo(acquaintance_id=first.acquaintance_id)
        met(cast, at=clock.now() - timedelta(days=days), who=again)
    with acting(cast.farid):
        one = acquaintance_of(first)
        person = become_person(by=cast.farid, acquaintance=one, given=SPOKEN, identity=IDENTITY)
        with CaptureQueriesContext(connection) as queries:
            beads = beads_of(person.pk)
    assert len(asked_by(queries)) == 1
    assert (beads[0].label, beads[0].note) == ("Première rencontre", "Le bus des papiers")
    assert beads[0].at == timezone.localdate(first.at)
    assert [bead.label for bead in beads[1:]] == ["Rencontre", "Rencontre"]
    with acting(cast.chloe):
        assert not beads_of(person.pk)
