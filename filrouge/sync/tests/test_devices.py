"""Telephones: made known, renamed, extended before a trip, wiped when lost."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from filrouge.pathways.tests.litany import SignIn
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.sync.actions.devices import ask_wipe, extend_device, register_device
from filrouge.sync.models import EXTENDED, READABLE, Device, Operation, Wipe
from filrouge.sync.sealing import Unreadable, opened, public_key_of, sealed_for
from tests.cast import Cast

from .phone import Phone, contact_text, registered

INDEX = reverse("sync:devices-index")
REGISTER = reverse("sync:devices-register")


def address(verb: str, device_id: object) -> str:
    return reverse(f"sync:devices-{verb}", args=[device_id])


def posted(client: Client, body: object) -> int:
    return client.post(REGISTER, json.dumps(body), content_type="application/json").status_code


class TestRegistering:
    def test_it_gets_an_id_and_a_key_to_seal_with(self, cast: Cast, phone: Phone) -> None:
        device = Device.objects.get()
        assert (device.user, str(device.pk), device.name) == (cast.amina, phone.id, "Téléphone du bus")
        assert public_key_of(device.private_key) == phone.key

    def test_those_who_accompany_nobody_are_refused(self, cast: Cast, signed_in: Callable) -> None:
        assert posted(signed_in(cast.manon), {"name": "x"}) == 403

    @pytest.mark.parametrize("body", [{}, {"name": " "}, [], "x", {"name": None, "system": 3}])
    def test_a_name_is_asked(self, cast: Cast, signed_in: Callable, body: object) -> None:
        code = posted(signed_in(cast.amina), body)
        assert code == 400 or body == {"name": None, "system": 3}

    def test_asking_is_not_enough(self, cast: Cast, signed_in: Callable) -> None:
        assert signed_in(cast.amina).get(REGISTER).status_code == 405


class TestSealing:
    def test_only_for_this_telephone_and_this_operation(self, phone: Phone) -> None:
        device = Device.objects.get()
        sealed = sealed_for("dit en confiance", phone.key, device=phone.id, client_id="a", nonce=bytes(12))
        assert opened(sealed, device.private_key, device=phone.id, client_id="a") == "dit en confiance"
        for where in ({"device": phone.id, "client_id": "b"}, {"device": "x", "client_id": "a"}):
            with pytest.raises(Unreadable):
                opened(sealed, device.private_key, **where)


class TestIndex:
    def test_mine_and_nobody_else_s(self, cast: Cast, phone: Phone, signed_in: SignIn) -> None:
        registered(signed_in(cast.bruno), "Celui de Bruno")
        page = signed_in(cast.amina).get(INDEX).content.decode()
        assert "Téléphone du bus" in page
        assert "Celui de Bruno" not in page
        assert "Relié, pas encore de contact." in page

    def test_the_queries_do_not_grow_with_telephones(
        self, cast: Cast, phone: Phone, django_assert_max_num_queries: Callable, signed_in: SignIn
    ) -> None:
        with acting(cast.amina):
            for _count in range(5):
                register_device(by=cast.amina, name="Un autre")
        client = signed_in(cast.amina)
        with django_assert_max_num_queries(24):  # those of nested transactions included
            client.get(INDEX)

    def test_who_has_none_is_told_how(self, cast: Cast, signed_in: SignIn) -> None:
        assert "elle vous guide" in signed_in(cast.farid).get(INDEX).content.decode()
        assert "n’accompagne pas" in signed_in(cast.manon).get(INDEX).content.decode()


class TestRenaming:
    def test_one_names_one_s_own(self, cast: Cast, phone: Phone, signed_in: SignIn) -> None:
        signed_in(cast.amina).post(address("rename", phone.id), {"name": "Le vieux"})
        assert Device.objects.get().name == "Le vieux"

    def test_never_somebody_else_s(self, cast: Cast, phone: Phone, signed_in: SignIn) -> None:
        assert signed_in(cast.bruno).get(address("rename", phone.id)).status_code == 404
        assert signed_in(cast.bruno).post(address("rename", phone.id), {"name": "x"}).status_code == 404

    def test_without_a_name_it_is_asked_again(self, cast: Cast, phone: Phone, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).post(address("rename", phone.id), {"name": ""}).status_code == 200
        assert Device.objects.get().name == "Téléphone du bus"


class TestTime:
    def test_seventy_two_hours_from_each_contact(self, phone: Phone) -> None:
        until = phone.send()["until"]
        device = Device.objects.get()
        assert device.readable_until == device.last_contact_at + READABLE
        assert until == device.readable_until.isoformat()

    def test_ten_days_once_the_coordinator_said_so(self, cast: Cast, phone: Phone, signed_in: SignIn) -> None:
        phone.send()
        day = clock.today() + timedelta(days=9)
        answer = signed_in(cast.dalia).post(
            address("extend", phone.id), {"until": day.isoformat(), "reason": "Tournée dans les Cévennes"}
        )
        assert answer.status_code == 302
        assert phone.send()["until"].startswith(day.isoformat())

    def test_never_longer_than_ten_days(self, cast: Cast, phone: Phone, signed_in: SignIn) -> None:
        day = clock.today() + timedelta(days=11)
        typed = {"until": day.isoformat(), "reason": "Très loin"}
        page = signed_in(cast.dalia).post(address("extend", phone.id), typed).content.decode()
        assert "d’ici dix jours" in page
        assert "Très loin" in page
        with acting(cast.dalia):
            far = clock.now() + timedelta(days=300)
            given = extend_device(by=cast.dalia, device=Device.objects.get(), until=far, reason="x")
        assert given.until <= clock.now() + EXTENDED

    @pytest.mark.parametrize(
        ("who", "code"), [("bruno", 403), ("amina", 403), ("chloe", 404), ("farid", 404)]
    )
    def test_only_the_coordination_extends(
        self, cast: Cast, phone: Phone, signed_in: SignIn, who: str, code: int
    ) -> None:
        client = signed_in(getattr(cast, who))
        assert client.get(address("extend", phone.id)).status_code == code
        assert client.post(address("extend", phone.id), {}).status_code == code


class TestWiping:
    def test_it_is_told_at_its_next_contact_and_given_nothing(
        self, cast: Cast, phone: Phone, signed_in: SignIn
    ) -> None:
        phone.send(wants=True)
        assert signed_in(cast.amina).get(address("wipe", phone.id)).status_code == 200
        assert not Wipe.objects.exists()
        signed_in(cast.amina).post(address("wipe", phone.id))
        answer = phone.send(wants=True)
        assert answer["wipe"] is True
        assert not {"packet", "half", "until"} & set(answer)
        assert Wipe.objects.get().done_at is None
        phone.send(wiped=True)
        assert Wipe.objects.get().done_at is not None

    def test_what_was_not_sent_still_arrives(self, cast: Cast, phone: Phone) -> None:
        with acting(cast.amina):
            ask_wipe(by=cast.amina, device=Device.objects.get())
        assert phone.states(contact_text(cast.nour_pathway), sealed=True) == ["applied"]
        with acting(cast.amina):
            assert Operation.objects.count() == 1

    def test_asked_twice_it_is_asked_once(self, cast: Cast, phone: Phone) -> None:
        with acting(cast.amina):
            device = Device.objects.get()
            ask_wipe(by=cast.amina, device=device)
            ask_wipe(by=cast.amina, device=device)
        assert Wipe.objects.count() == 1

    @pytest.mark.parametrize("who", ["amina", "manon", "dalia"])
    def test_by_its_user_her_manager_or_the_coordination(
        self, cast: Cast, phone: Phone, signed_in: SignIn, who: str
    ) -> None:
        assert signed_in(getattr(cast, who)).post(address("wipe", phone.id)).status_code == 302
        assert Wipe.objects.get().asked_by == getattr(cast, who)

    @pytest.mark.parametrize(("who", "code"), [("bruno", 403), ("chloe", 404), ("farid", 404)])
    def test_by_nobody_else(self, cast: Cast, phone: Phone, signed_in: SignIn, who: str, code: int) -> None:
        client = signed_in(getattr(cast, who))
        assert client.get(address("wipe", phone.id)).status_code == code
        assert client.post(address("wipe", phone.id)).status_code == code
        with acting(getattr(cast, who)), pytest.raises(PermissionDenied):
            ask_wipe(by=getattr(cast, who), device=Device.objects.get())
