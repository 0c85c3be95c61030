"""The beads of a candidacy, before those of the path."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from filrouge.accounts.models import User
from filrouge.enrolment.actions.refusals import refuse_candidacy
from filrouge.enrolment.models import Candidacy
from filrouge.enrolment.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.shared.ui.thread import State
from tests.cast import Cast

from .laying import asked, days_ago, met, ready
from .test_entries import enter
from .test_refusals import no


def labels(user: User, candidacy: Candidacy) -> list[str]:
    with acting(user):
        return [bead.label for bead in sorted(beads_of(candidacy.person_id), key=lambda bead: bead.at)]


def test_from_the_request_to_the_entry(cast: Cast) -> None:
    candidacy = ready(cast)
    enter(cast, candidacy)
    told = ["Demande", "Rendez-vous d’accueil", "Engagement réciproque", "Entrée"]
    assert labels(cast.amina, candidacy) == told
    assert labels(cast.dalia, candidacy) == told


def test_the_second_meeting_is_ahead_then_stuck(cast: Cast) -> None:
    candidacy = asked(cast)
    for days, state in ((1, State.PLANNED), (9, State.STUCK)):
        candidacy = asked(cast)
        met(cast, candidacy, on=days_ago(days))
        with acting(cast.amina):
            beads = {bead.label: bead for bead in beads_of(candidacy.person_id)}
        assert beads["Second rendez-vous"].state == state


def test_a_refusal_says_where_she_went(cast: Cast) -> None:
    candidacy = asked(cast)
    with acting(cast.amina):
        refuse_candidacy(by=cast.amina, candidacy=candidacy, no=no())
        beads = {bead.label: bead for bead in beads_of(candidacy.person_id)}
    assert beads["Candidature refusée"].note == "réorientation : CCAS de Béziers"


def test_the_stranger_has_none_and_all_of_it_costs_one_query(cast: Cast) -> None:
    candidacy = ready(cast)
    assert labels(cast.chloe, candidacy) == []
    with acting(cast.amina), CaptureQueriesContext(connection) as queries:
        beads_of(candidacy.person_id)
    assert len(queries) == 1
