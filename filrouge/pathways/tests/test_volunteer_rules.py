"""A volunteer never replaces the referent; nobody is left without news."""

from datetime import timedelta

from filrouge.pathways.actions.volunteer_meetings import Signal, read_signal, tell_referent
from filrouge.pathways.models import Match, MatchAnswer, Pathway, VolunteerSignal
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import line_of
from tests.cast import Cast

from .helping import accepted, begun, met, proposed, ready_volunteer
from .test_rules import change, night


def line(cast: Cast, rule: str) -> object:
    with acting(cast.amina):
        alert = Alert.objects.get(rule=rule, closed_at=None)
        alert.in_charge = True
        return line_of(alert, cast.amina)


def test_a_volunteer_without_referent_is_an_alert(cast: Cast) -> None:
    begun(cast, ready_volunteer(cast))
    assert "volunteer_alone" not in night()
    change(cast, lead=None)
    assert "volunteer_alone" in night()
    change(cast, lead=cast.amina)
    assert "volunteer_alone" not in night()


def test_thirty_days_without_a_meeting(cast: Cast) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    for days, open_ in ((30, False), (31, True)):
        with as_batch("time passes"):
            Match.objects.filter(pk=match.pk).update(started_at=clock.now() - timedelta(days=days))
        assert ("volunteer_quiet" in night()) is open_
    assert "Rien depuis 31 jours." in line(cast, "volunteer_quiet").why
    met(jeanne, match, clock.today())
    assert "volunteer_quiet" not in night()


def test_what_is_signalled_reaches_the_referent_until_answered(cast: Cast) -> None:
    jeanne = ready_volunteer(cast)
    match = begun(cast, jeanne)
    with acting(jeanne):
        mine = Match.objects.get(pk=match.pk)
        tell_referent(by=jeanne, match=mine, signal=Signal(about="worry", words="Elle ne dort plus"))
    assert "volunteer_signal" in night()
    shown = line(cast, "volunteer_signal")
    assert shown.tag == "inquiétude d’un·e bénévole"
    with acting(cast.amina):
        signal = VolunteerSignal.objects.select_related("match__pathway").get()
        assert str(signal.pk) in shown.action_url
        read_signal(by=cast.amina, signal=signal, reply="Merci")
    assert "volunteer_signal" not in night()


def test_a_yes_is_not_left_waiting(cast: Cast) -> None:
    jeanne = ready_volunteer(cast)
    match = proposed(cast, jeanne)
    accepted(jeanne, match)
    assert "volunteer_ready" not in night()
    with as_batch("time passes"):
        MatchAnswer.objects.update(created_at=clock.now() - timedelta(days=5))
    assert "volunteer_ready" in night()
    assert "A dit oui" in line(cast, "volunteer_ready").why


def test_nothing_is_watched_once_the_path_is_closed(cast: Cast) -> None:
    match = begun(cast, ready_volunteer(cast))
    with as_batch("time passes"):
        Match.objects.filter(pk=match.pk).update(started_at=clock.now() - timedelta(days=60))
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
    assert not {"volunteer_quiet", "volunteer_alone"} & night()
