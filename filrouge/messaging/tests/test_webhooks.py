from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from filrouge.messaging.models import Delivery, Webhook
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

SignIn = Callable[..., Client]
VALID = {"url": "https://logiciel.example/reception", "events": ["ContactRecorded", "PathwayClosed"]}


def address(name: str, cast: Cast, *ids: object) -> str:
    return reverse(f"messaging:webhooks-{name}", args=[cast.mission_locale.pk, *ids])


def test_the_manager_subscribes_and_sees_the_secret_once(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.manon)
    page = client.post(address("new", cast), VALID).content.decode()
    with as_batch("look"):
        webhook = Webhook.objects.get()
        secret = webhook.secret
    assert secret in page
    assert webhook.events == ["ContactRecorded", "PathwayClosed"]
    for later in (address("index", cast), address("show", cast, webhook.pk)):
        page = client.get(later).content.decode()
        assert webhook.url in page
        assert secret not in page


def test_its_organisation_leads_the_manager_there_and_nobody_else(cast: Cast, signed_in: SignIn) -> None:
    organisation = reverse("accounts:organisations-show", args=[cast.mission_locale.pk])
    assert address("index", cast) in signed_in(cast.manon).get(organisation).content.decode()
    assert address("index", cast) not in signed_in(cast.amina).get(organisation).content.decode()


def test_the_secret_is_encrypted(cast: Cast, signed_in: SignIn) -> None:
    signed_in(cast.manon).post(address("new", cast), VALID)
    with as_batch("look"):
        assert b"frw_" not in bytes(Webhook.objects.values_list("secret", flat=True)[0])


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "logiciel"},
        {"url": "https://moi:secret@logiciel.example/"},
        {"url": ""},
        {"events": []},
        {"events": ["EmergencyAccessTaken"]},
    ],
)
def test_what_cannot_be_is_explained_and_kept(cast: Cast, signed_in: SignIn, wrong: dict) -> None:
    page = signed_in(cast.manon).post(address("new", cast), VALID | wrong)
    assert page.status_code == 200
    assert page.context["form"].errors
    with as_batch("look"):
        assert not Webhook.objects.exists()


def test_the_stranger_finds_nothing(cast: Cast, webhook: Webhook, signed_in: SignIn) -> None:
    client = signed_in(cast.chloe)
    for name, ids in (("index", ()), ("new", ()), ("show", (webhook.pk,)), ("end", (webhook.pk,))):
        assert client.get(address(name, cast, *ids)).status_code == 404


def test_only_the_manager_may(cast: Cast, webhook: Webhook, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    for name, ids in (("index", ()), ("new", ()), ("show", (webhook.pk,)), ("end", (webhook.pk,))):
        assert client.get(address(name, cast, *ids)).status_code == 403


def test_ending_asks_first(cast: Cast, webhook: Webhook, signed_in: SignIn) -> None:
    client = signed_in(cast.manon)
    client.get(address("end", cast, webhook.pk))
    with as_batch("look"):
        assert Webhook.objects.open().count() == 1
    client.post(address("end", cast, webhook.pk))
    with as_batch("look"):
        assert Webhook.objects.open().count() == 0
    assert client.get(address("end", cast, webhook.pk)).status_code == 404


def test_the_latest_sendings_are_shown_without_their_bodies(
    cast: Cast, delivery: Delivery, webhook: Webhook, signed_in: SignIn
) -> None:
    page = signed_in(cast.manon).get(address("show", cast, webhook.pk)).content.decode()
    assert "contact noté" in page
    assert "en route" in page
    assert delivery.body["person_id"] not in page


def test_the_web_role_reads_no_delivery_and_others_get_no_line(
    cast: Cast, delivery: Delivery, webhook: Webhook
) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(), acting(cast.manon):
        Delivery.objects.count()
    for user, lines in ((cast.manon, 1), (cast.amina, 0), (cast.chloe, 0)):
        with acting(user), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM webhook_deliveries(%s)", [webhook.pk])
            assert cursor.fetchone() == (lines,)


def test_a_list_costs_the_same_whatever_its_length(
    cast: Cast, webhook: Webhook, signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    with as_batch("fixture"):
        for number in range(20):
            Delivery.objects.create(webhook=webhook, event="ContactRecorded", body={"person_id": str(number)})
    client = signed_in(cast.manon)
    with django_assert_max_num_queries(14):
        client.get(address("show", cast, webhook.pk))
