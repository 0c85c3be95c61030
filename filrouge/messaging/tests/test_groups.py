"""Many messages at once: the same rules as one by one, and each still handed over once."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.accounts.models import Project
from filrouge.messaging import groups, tasks
from filrouge.messaging.actions.many import Draft, send_messages
from filrouge.messaging.actions.opt_outs import stop_writing
from filrouge.messaging.models import Message, WritingHours
from filrouge.messaging.outgoing import TooEarly
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from tests.cast import Cast
from tests.mailbox import Box
from tests.sms import Provider, running_provider


@pytest.fixture
def provider(settings: object) -> Iterator[Provider]:
    with running_provider() as known:
        settings.SMS_PROVIDER, settings.SMS_HTTP_URL = "http", known.url
        yield known


@pytest.fixture(autouse=True)
def open_hours(cast: Cast) -> None:
    """Tests run at any hour."""
    hours(cast, until=time(0), quiet_from=time(23, 59, 59))


def hours(cast: Cast, until: time, quiet_from: time) -> None:
    with as_batch("fixture"):
        WritingHours.objects.update_or_create(
            project=cast.project,
            defaults={
                "quiet_until": until,
                "quiet_from": quiet_from,
                "quiet_days": [],
                "changed_by": cast.dalia,
            },
        )


def draft(cast: Cast, **other: object) -> Draft:
    values = {
        "id": uuid4(),
        "channel": "sms",
        "to": "0612345678",
        "text": "Je vous attends mardi",
        "purpose": "rappel",
        "person_id": cast.nour.pk,
        "project_id": cast.project.pk,
        "organisation_id": cast.mission_locale.pk,
    }
    return Draft(**values | other)  # type: ignore[arg-type]


def asked(*drafts: Draft) -> dict:
    with as_batch("reminders"):
        return send_messages(by=Actor.job("pathways.prepare_reminders"), drafts=drafts)


def handed_over() -> None:
    for args in ProcrastinateJob.objects.filter(task_name="messaging.send_many").values_list(
        "args", flat=True
    ):
        tasks.send_many(**args)


def every() -> list[Message]:
    with as_batch("look"):
        return list(Message.objects.order_by("pk"))


def test_they_leave_once_by_small_groups(cast: Cast, provider: Provider) -> None:
    drafts = [draft(cast, text=f"numéro {number}") for number in range(60)]
    assert asked(*drafts) == {}
    assert asked(*drafts) == {}  # asked again, they are not doubled
    handed_over()
    handed_over()
    assert len(provider.texts) == 60
    assert set(provider.asked.values()) == {1}
    assert all(message.sent_at and message.reference for message in every())


def test_each_refusal_has_its_sentence(cast: Cast, provider: Provider) -> None:
    with acting(cast.amina):
        stop_writing(by=cast.amina, channel="sms", to="0611111111")
    wrong = {
        "ne plus recevoir": draft(cast, to="0611111111"),
        "ligne fixe": draft(cast, to="0467123456"),
        "ferait 9 SMS": draft(cast, text="a" * 1300),
        "Retirez ce qui dit qui écrit : IPR Occitanie": draft(cast, text="IPR Occitanie", discreet=True),
    }
    refused = asked(*wrong.values(), draft(cast))
    assert len(refused) == len(wrong)
    for sentence, one in wrong.items():
        assert sentence in refused[one.id]
    assert len(every()) == 1


def test_the_limit_of_the_month_is_counted_along(cast: Cast, provider: Provider) -> None:
    with as_batch("fixture"):
        Project.objects.filter(pk=cast.project.pk).update(texts_per_month=2)
    refused = asked(*[draft(cast) for _ in range(5)])
    assert len(refused) == 3
    assert all("limite de 2 SMS" in why for why in refused.values())


def test_without_a_provider_nothing_is_asked(cast: Cast, settings: object) -> None:
    settings.SMS_PROVIDER = ""
    assert "téléphonez" in next(iter(asked(draft(cast)).values()))


def test_at_night_they_wait_for_the_morning(cast: Cast, provider: Provider) -> None:
    asked(draft(cast))
    now = clock.now().astimezone(clock.PARIS)
    later = (now + timedelta(minutes=30)).time() if now.hour < 23 else time(23, 59)
    hours(cast, until=later, quiet_from=time(23, 59, 59))
    if later < now.time():
        pytest.skip("midnight is too near")
    with pytest.raises(TooEarly) as waits:
        handed_over()
    assert waits.value.until == datetime.combine(now.date(), later, clock.PARIS)
    decision = tasks.DelaysOfMessages().get_retry_decision(exception=waits.value, job=None)
    assert decision.retry_at == waits.value.until
    assert provider.texts == {}
    assert every()[0].tries == 0


def test_what_would_be_false_by_now_is_given_up(cast: Cast, provider: Provider) -> None:
    asked(draft(cast, leaves_before=clock.now() - timedelta(minutes=1)))
    handed_over()
    assert provider.texts == {}
    assert "le message serait faux" in every()[0].trouble


def test_a_provider_that_is_down_is_tried_again(cast: Cast, provider: Provider) -> None:
    provider.status = 503
    asked(draft(cast), draft(cast))
    with pytest.raises(tasks.NotDelivered):
        handed_over()
    provider.status = 201
    handed_over()
    assert len(provider.texts) == 2


def test_who_refuses_meanwhile_is_not_written_to(cast: Cast, provider: Provider) -> None:
    asked(draft(cast), draft(cast, to="0611111111"))
    with acting(cast.amina):
        stop_writing(by=cast.amina, channel="sms", to="0611111111")
    handed_over()
    assert [body["to"] for body in provider.texts.values()] == ["+33612345678"]


def test_a_group_costs_the_same_whatever_its_size(cast: Cast, provider: Provider) -> None:
    costs = []
    for size in (2, 20):
        drafts = [draft(cast) for _ in range(size)]
        asked(*drafts)
        with as_batch("a group"), CaptureQueriesContext(connection) as queries:
            groups.hand_over_group([one.id for one in drafts])
        costs.append(len([one for one in queries if "UPDATE" not in one["sql"]]))
    assert costs[0] == costs[1]


def test_e_mails_go_one_by_one(cast: Cast, box: Box) -> None:
    drafts = [draft(cast, channel="mail", to=f"n{number}@example.org") for number in range(3)]
    asked(*drafts)
    with as_batch("look"):
        assert [len(group) for group in groups.groups_of([one.id for one in drafts])] == [1, 1, 1]
    handed_over()
    assert len(box.received) == 3
