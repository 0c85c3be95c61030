"""Each rule opens when it must, says why, and closes by itself when the situation changes."""

from datetime import timedelta

from filrouge.enrolment.actions.meetings import follow_up
from filrouge.enrolment.models import Candidacy, Commitment
from filrouge.enrolment.models.meetings import MEET_WITHIN_DAYS
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import line_of
from filrouge.vigilance.registry import RULES
from tests.cast import Cast

from .laying import TODAY, asked, days_ago, met, ready
from .litany import address


def night(candidacy: Candidacy) -> set[str]:
    """The rules that hold an open alert about this candidacy, after a night."""
    with as_batch("night"):
        evaluate_everyone()
        return set(Alert.objects.open().filter(subject_id=str(candidacy.pk)).values_list("rule", flat=True))


def test_nobody_waits_for_a_first_meeting_beyond_the_delay(cast: Cast) -> None:
    candidacy = asked(cast, on=days_ago(14))
    assert night(candidacy) == set()
    with as_batch("a day passes"):
        Candidacy.objects.filter(pk=candidacy.pk).update(opened_on=days_ago(15))
    assert night(candidacy) == {"candidacy_to_meet"}
    met(cast, candidacy, on=TODAY)
    assert night(candidacy) == set()


def test_once_the_delay_is_over_somebody_sees_her_again(cast: Cast) -> None:
    candidacy = asked(cast)
    met(cast, candidacy, on=days_ago(4))
    assert night(candidacy) == set()
    with as_batch("a day passes"):
        Candidacy.objects.filter(pk=candidacy.pk).update(reflect_until=TODAY)
    assert night(candidacy) == {"candidacy_to_see_again"}
    with acting(cast.amina):
        alert = Alert.objects.saying_if_in_charge(cast.amina).get(rule="candidacy_to_see_again")
        line = line_of(alert, cast.amina)
    assert "Personne n’a encore pris de ses nouvelles" in line.why
    assert line.action_url == address("candidacies-show", candidacy.pk)


def test_a_talk_puts_it_off_and_a_try_does_not(cast: Cast) -> None:
    candidacy = asked(cast)
    met(cast, candidacy, on=days_ago(10))
    with acting(cast.amina):
        follow_up(by=cast.amina, candidacy=candidacy, on=days_ago(1), channel="phone", outcome="no_answer")
    assert night(candidacy) == {"candidacy_to_see_again"}
    with acting(cast.amina):
        follow_up(by=cast.amina, candidacy=candidacy, on=days_ago(1), channel="phone", outcome="talked")
    assert night(candidacy) == set()


def test_a_commitment_leads_to_an_entry(cast: Cast) -> None:
    candidacy = ready(cast)
    assert night(candidacy) == set()
    with as_batch("eight days pass"):
        Commitment.objects.filter(candidacy=candidacy).update(met_on=TODAY - timedelta(days=8))
    assert night(candidacy) == {"candidacy_signed"}


def test_the_stranger_hears_of_none(cast: Cast) -> None:
    night(asked(cast, on=days_ago(30)))
    for user, sees in ((cast.amina, True), (cast.dalia, True), (cast.farid, False), (cast.chloe, False)):
        with acting(user):
            assert Alert.objects.filter(rule="candidacy_to_meet").exists() is sees


def test_without_terms_the_delay_is_the_one_the_list_knows() -> None:
    assert f"coalesce(t.meet_within_days, {MEET_WITHIN_DAYS})" in RULES["candidacy_to_meet"].select
