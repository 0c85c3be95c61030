"""Steps that do not move, partners who stopped without saying, numbers nobody answered, ends without news."""

from datetime import timedelta

import pytest

from filrouge.pathways.models import Closure, Contact, Pathway, Step, StepDependency
from filrouge.people.models import ContactChannel
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .test_rules import about_nour, change, night


def ago(days: int) -> dict[str, object]:
    return {"started_on": clock.today() - timedelta(days=days)}


def lay_step(cast: Cast, **values: object) -> Step:
    with as_batch("fixture"):
        return Step.objects.create(
            **about_nour(cast), **{"title": "Stage en cuisine", "domain": "sociocultural"} | values
        )


def talk(cast: Cast, days_ago: int, channel: str = "phone") -> None:
    with as_batch("fixture"):
        Contact.objects.create(
            **about_nour(cast), at=clock.now() - timedelta(days=days_ago), channel=channel, outcome="talked"
        )


def test_a_step_started_and_nothing_since(cast: Cast) -> None:
    step = lay_step(cast, **ago(31))
    assert "step_stuck" in night()
    with as_batch("fixture"):
        Step.objects.filter(pk=step.pk).update(planned_on=clock.today() + timedelta(days=5))
    assert "step_stuck" not in night()


def test_a_step_just_started_is_not_stuck(cast: Cast) -> None:
    lay_step(cast, **ago(30))
    assert "step_stuck" not in night()


def test_a_step_that_waits_for_another_too_long_or_for_nothing(cast: Cast) -> None:
    waiting, needed = lay_step(cast), lay_step(cast, title="Passer le test")
    with as_batch("fixture"):
        link = StepDependency.objects.create(**about_nour(cast), step=waiting, needs=needed)
    assert "step_waits" not in night()
    with as_batch("fixture"):
        Step.objects.filter(pk=needed.pk).update(dropped_on=clock.today())
    assert "step_waits" in night()
    with as_batch("fixture"):
        Step.objects.filter(pk=needed.pk).update(dropped_on=None)
        StepDependency.objects.filter(pk=link.pk).update(
            created_at=clock.start_of(clock.today() - timedelta(days=46))
        )
    assert "step_waits" in night()
    with as_batch("fixture"):
        Step.objects.filter(pk=needed.pk).update(done_on=clock.today())
    assert "step_waits" not in night()


@pytest.mark.parametrize("who", ["partner", "volunteer"])
def test_a_partner_who_stopped_without_saying(cast: Cast, who: str) -> None:
    lay_step(cast, who=who, with_whom="PMI", **ago(31))
    assert {"step_at_another"} == night() & {"step_at_another", "step_stuck"}
    talk(cast, 2, channel="partner")
    assert "step_at_another" not in night()


def test_a_word_with_the_person_is_no_news_of_the_partner(cast: Cast) -> None:
    lay_step(cast, who="partner", **ago(31))
    talk(cast, 2, channel="meeting")
    assert "step_at_another" in night()


def test_at_work_two_weeks_without_a_word_are_long_whatever_the_rhythm(cast: Cast) -> None:
    change(cast, rhythm_days=60, last_exchange_at=clock.now() - timedelta(days=15))
    lay_step(cast, domain="sociocultural", **ago(10))
    assert "out_of_touch_at_work" not in night()
    lay_step(cast, domain="professional", **ago(10))
    assert night() & {"out_of_touch_at_work", "silence"} == {"out_of_touch_at_work"}
    change(cast, last_exchange_at=clock.now())
    assert "out_of_touch_at_work" not in night()


def test_a_number_nobody_checked(cast: Cast) -> None:
    with as_batch("fixture"):
        channel = ContactChannel.objects.create(
            person=cast.nour, project=cast.project, kind="phone", value="+33612345678"
        )
    assert "number_unchecked" in night()
    with as_batch("fixture"):
        ContactChannel.objects.filter(pk=channel.pk).update(checked_on=clock.today())
    assert "number_unchecked" not in night()


def test_a_call_answered_has_checked_the_number(cast: Cast) -> None:
    with as_batch("fixture"):
        ContactChannel.objects.create(
            person=cast.nour, project=cast.project, kind="phone", value="+33612345678"
        )
    change(cast, last_exchange_at=clock.now() - timedelta(days=2))
    talk(cast, 2, channel="meeting")
    assert "number_unchecked" in night()
    talk(cast, 40, channel="phone")
    assert "number_unchecked" not in night()


def test_no_way_to_reach_someone_weighs_more(cast: Cast) -> None:
    night()
    with as_batch("look"):
        alert = Alert.objects.get(rule="number_unchecked", person=cast.nour)
    assert (alert.risk, alert.facts["none"]) == (58, True)


@pytest.mark.parametrize(("reason", "opens"), [("job", True), ("training", True), ("moved", False)])
def test_an_end_without_news(cast: Cast, reason: str, opens: bool) -> None:
    ended = clock.today() - timedelta(days=91)
    change(cast, closed_on=ended, last_exchange_at=clock.now() - timedelta(days=100))
    with as_batch("fixture"):
        Closure.objects.create(**about_nour(cast), on=ended, reason=reason)
    assert ("exit_without_news" in night()) is opens
    change(cast, last_exchange_at=clock.now())
    assert "exit_without_news" not in night()


def test_an_end_just_said_asks_for_nothing(cast: Cast) -> None:
    ended = clock.today() - timedelta(days=90)
    with as_batch("fixture"):
        Closure.objects.create(**about_nour(cast), on=ended, reason="job")
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=ended)
    assert "exit_without_news" not in night()
