"""What the red thread and the record show of activities."""

from django.test import Client
from django.utils import timezone

from filrouge.activities.models import Activity, Participation
from filrouge.activities.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.shared.ui.thread import State, Strand
from tests.cast import Cast

from .laying import days_ago, in_days, invited, session_laid, taken
from .litany import SignIn


def test_one_bead_from_the_first_time_to_the_last_and_one_ahead(
    cast: Cast, activity: Activity, nour_comes: Participation
) -> None:
    for days, how in ((20, "present"), (13, "absent"), (6, "half")):
        taken(cast, session_laid(cast, activity, at=days_ago(days)), nour_comes, how)
    session_laid(cast, activity, at=in_days(4))
    with acting(cast.amina):
        done, ahead = beads_of(cast.nour.pk)
    assert (done.at, done.until) == (timezone.localdate(days_ago(20)), timezone.localdate(days_ago(6)))
    assert (done.note, done.strand) == ("2 présences", Strand.LANGUAGE)
    assert (ahead.state, ahead.at) == (State.PLANNED, timezone.localdate(in_days(4)))


def test_an_invitation_alone_says_nothing(cast: Cast, activity: Activity) -> None:
    session_laid(cast, activity, at=in_days(4))
    invited(cast, activity)
    with acting(cast.amina):
        assert beads_of(cast.nour.pk) == []


def test_nothing_out_of_reach(cast: Cast, activity: Activity, nour_comes: Participation) -> None:
    taken(cast, session_laid(cast, activity), nour_comes, "present")
    with acting(cast.farid):
        assert beads_of(cast.nour.pk) == []


def test_the_record_says_where_she_stands(
    cast: Cast, signed_in: SignIn, activity: Activity, nour_comes: Participation
) -> None:
    taken(cast, session_laid(cast, activity), nour_comes, "present")
    client: Client = signed_in(cast.amina)
    page = client.get(cast.nour.get_absolute_url()).text
    assert "Cuisine du marché" in page
    assert "a sa place" in page
    assert "1 présence" in page
