"""What a telephone sends: stored first, applied once, in any order, after any fault; nothing is lost."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from filrouge.pathways.actions.contacts import Words, correct_contact
from filrouge.pathways.models import Contact
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.ui.dates import with_hour
from filrouge.sync import registry
from filrouge.sync.actions import operations
from filrouge.sync.actions.applying import apply_pending
from filrouge.sync.envelopes import digest_of
from filrouge.sync.models import Conflict, Device, Operation
from filrouge.sync.registry import Applied, Asked, Outcome, handler
from filrouge.sync.tasks import apply_stored, forget_operations
from tests.cast import Cast

from .phone import SEND, Phone, contact_text, correction_text, id_of, registered, text_of


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict]:
    """A test may add its own."""
    copied = dict(registry._handlers)
    monkeypatch.setattr(registry, "_handlers", copied)
    return copied


def contacts(cast: Cast) -> list[str]:
    with acting(cast.amina):
        return list(Contact.objects.order_by("at").values_list("note", flat=True))


def kept(cast: Cast) -> list[Operation]:
    with acting(cast.amina):
        return list(Operation.objects.prefetch_related("conflicts").order_by("received_at"))


class TestSending:
    def test_a_contact_noted_offline_is_in_the_file(self, cast: Cast, phone: Phone) -> None:
        noted = clock.now() - timedelta(hours=5)
        text = contact_text(cast.nour_pathway, at=noted)
        assert phone.send(text)["results"] == [
            {
                "id": id_of(text),
                "state": "applied",
                "digest": digest_of(text),
                "version": kept(cast)[0].version,
            }
        ]
        with acting(cast.amina):
            contact = Contact.objects.get()
            assert (contact.note, contact.user, contact.at) == ("Elle a son bus.", cast.amina, noted)

    def test_what_it_said_is_no_longer_kept_beside_the_file(self, cast: Cast, phone: Phone) -> None:
        phone.send(contact_text(cast.nour_pathway))
        assert kept(cast)[0].content == ""

    @pytest.mark.parametrize("how", [{"sealed": True}, {"zipped": True}, {"sealed": True, "zipped": True}])
    def test_sealed_or_compressed_it_is_the_same(self, cast: Cast, phone: Phone, how: dict) -> None:
        assert phone.states(contact_text(cast.nour_pathway), **how) == ["applied"]
        assert contacts(cast) == ["Elle a son bus."]

    def test_sent_again_nothing_happens_twice(self, cast: Cast, phone: Phone) -> None:
        text = contact_text(cast.nour_pathway)
        first = phone.send(text, text)
        assert [one["state"] for one in first["results"]] == ["applied"]
        assert phone.send(text, sealed=True)["results"] == first["results"]
        assert contacts(cast) == ["Elle a son bus."]

    def test_another_text_under_the_same_id_overwrites_nothing(self, cast: Cast, phone: Phone) -> None:
        text = contact_text(cast.nour_pathway)
        phone.send(text)
        other = contact_text(cast.nour_pathway, id=id_of(text), payload={"note": "Autre chose"})
        (answer,) = phone.send(other)["results"]
        assert answer["digest"] == digest_of(text) != digest_of(other)
        assert contacts(cast) == ["Elle a son bus."]

    def test_a_wrong_clock_is_corrected(self, cast: Cast, phone: Phone) -> None:
        late = timedelta(days=2)
        noted = clock.now() - timedelta(hours=1)
        text = contact_text(cast.nour_pathway, at=noted - late)
        phone.send(text, clock=(clock.now() - late).isoformat())
        with acting(cast.amina):
            assert abs(Contact.objects.get().at - noted) < timedelta(seconds=30)

    def test_one_may_ask_what_became_of_an_operation(self, cast: Cast, phone: Phone) -> None:
        text = contact_text(cast.nour_pathway)
        phone.send(text)
        results = phone.send(ask=[id_of(text), "nobody-knows-it"])["results"]
        assert [one["state"] for one in results] == ["applied", "unknown"]

    def test_storing_asks_no_more_for_many_than_for_few(self, cast: Cast, phone: Phone) -> None:
        """Of a kind nobody applies yet: each is tried in its savepoint, and only that grows."""

        def asked(count: int) -> int:
            texts = [text_of("tests.unheard_of", {}) for _ in range(count)]
            with CaptureQueriesContext(connection) as queries:
                assert phone.states(*texts) == ["waiting"] * count
            return sum("SAVEPOINT" not in one["sql"] and "trouble" not in one["sql"] for one in queries)

        asked(1)
        assert asked(2) == asked(12)


class TestOrder:
    def test_a_correction_waits_for_what_it_corrects(self, cast: Cast, phone: Phone) -> None:
        first = contact_text(cast.nour_pathway)
        change = {"note": ["Elle a son bus.", "Elle a sa carte de bus."]}
        correction = correction_text(cast.nour_pathway, id_of(first), change)
        assert phone.states(correction) == ["waiting"]
        assert phone.states(first) == ["applied"]
        assert phone.states(ask=[id_of(correction)]) == ["applied"]
        assert contacts(cast) == ["Elle a sa carte de bus."]

    def test_what_depends_on_a_refused_one_waits_with_it(self, cast: Cast, phone: Phone) -> None:
        first = contact_text(cast.nour_pathway, payload={"channel": "pigeon"})
        correction = correction_text(cast.nour_pathway, id_of(first), {"note": ["Elle a son bus.", "Autre"]})
        assert phone.states(first, correction) == ["refused", "waiting"]
        assert "pigeon" in phone.send(ask=[id_of(first)])["results"][0]["why"]

    def test_given_up_with_what_corrects_it(self, cast: Cast, phone: Phone) -> None:
        first = contact_text(cast.nour_pathway, payload={"channel": "pigeon"})
        correction = correction_text(cast.nour_pathway, id_of(first), {"note": ["Elle a son bus.", "Autre"]})
        phone.send(first, correction)
        phone.send(text_of("sync.withdrawal", {"of": id_of(first)}))
        assert phone.states(ask=[id_of(first), id_of(correction)]) == ["withdrawn", "withdrawn"]
        assert [one.withdrawn_by for one in kept(cast)[:2]] == [cast.amina, cast.amina]

    def test_what_was_written_is_not_given_up(self, cast: Cast, phone: Phone) -> None:
        first = contact_text(cast.nour_pathway)
        phone.send(first, text_of("sync.withdrawal", {"of": id_of(first)}))
        assert phone.states(ask=[id_of(first)]) == ["applied"]


class TestFaults:
    def test_a_crash_between_storing_and_applying_loses_nothing(
        self, cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = contact_text(cast.nour_pathway)
        with monkeypatch.context() as patched:
            patched.setattr("filrouge.sync.exchanges.apply_pending", _crash)
            with pytest.raises(RuntimeError):
                phone.send(text)
        assert contacts(cast) == []
        assert [one.content for one in kept(cast)] == [text]
        apply_stored(device_id=phone.id)
        assert contacts(cast) == ["Elle a son bus."]
        assert phone.states(text) == ["applied"]
        assert contacts(cast) == ["Elle a son bus."]

    def test_what_there_was_no_time_for_is_applied_by_the_job(
        self, cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("filrouge.sync.exchanges.PATIENCE", -1)
        text = contact_text(cast.nour_pathway)
        assert phone.states(text) == ["waiting"]
        apply_stored(device_id=phone.id)
        assert phone.states(ask=[id_of(text)]) == ["applied"]

    def test_a_faulty_handler_blocks_nobody_and_is_tried_again(
        self, cast: Cast, phone: Phone, handlers: dict
    ) -> None:
        faults = ["once"]

        @handler("tests.fragile", schema=1, label="Fragile")
        def fragile(by: object, asked: Asked) -> Outcome:
            Contact.objects.all().update(note="à demi écrit")
            if faults:
                raise ZeroDivisionError(faults.pop())
            return Applied()

        fragile_one, contact = text_of("tests.fragile", {}), contact_text(cast.nour_pathway)
        assert phone.states(contact) == ["applied"]
        assert phone.states(fragile_one) == ["waiting"]
        assert contacts(cast) == ["Elle a son bus."]
        assert kept(cast)[1].trouble == "ZeroDivisionError"
        assert phone.states(ask=[id_of(fragile_one)]) == ["applied"] or phone.states(fragile_one) == [
            "applied"
        ]

    def test_a_telephone_ahead_of_the_server_waits_for_it(self, cast: Cast, phone: Phone) -> None:
        text = contact_text(cast.nour_pathway, schema=2)
        assert phone.states(text) == ["waiting"]
        assert kept(cast)[0].content == text

    def test_an_older_schema_is_still_read(self, cast: Cast, phone: Phone, handlers: dict) -> None:
        found: list[dict] = []

        @handler("tests.renamed", schema=2, label="Renommé", upgrades={1: lambda old: {"new": old["old"]}})
        def renamed(by: object, asked: Asked) -> Outcome:
            found.append(asked.payload)
            return Applied()

        assert phone.states(text_of("tests.renamed", {"old": 1})) == ["applied"]
        assert found == [{"new": 1}]

    @pytest.mark.parametrize(
        "sent",
        [
            {"id": "abcdefgh"},
            {"id": "abcdefgh", "content": "{}"},
            {"id": "abcdefgh", "content": "["},
            {"id": "abcdefgh", "sealed": "AAAA"},
            {"id": "abcdefgh", "content": text_of("tests.other", {})},
        ],
    )
    def test_what_cannot_be_read_is_said_and_the_rest_is_kept(
        self, cast: Cast, phone: Phone, sent: dict
    ) -> None:
        good = phone.plain(contact_text(cast.nour_pathway))
        body = {"device": phone.id, "clock": clock.now().isoformat(), "operations": [sent, good]}
        answer = phone.post(body).json()["results"]
        assert [one["state"] for one in answer] == ["unreadable", "applied"]
        assert answer[0]["why"] == "Le serveur n’arrive pas à lire cette note."

    def test_sealed_for_another_telephone_it_stays_shut(
        self, cast: Cast, phone: Phone, signed_in: Callable
    ) -> None:
        other = registered(phone.client, "Un autre")
        sent = other.sealed(contact_text(cast.nour_pathway))
        body = {"device": phone.id, "clock": clock.now().isoformat(), "operations": [sent]}
        assert phone.post(body).json()["results"][0]["state"] == "unreadable"

    @pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"device": "x"}'])
    def test_a_body_that_says_nothing_is_refused(self, phone: Phone, body: bytes) -> None:
        answer = phone.client.post(SEND, body, content_type="application/json")
        assert answer.status_code == 400
        assert answer.json()["why"] == "Cet envoi n’est pas lisible : rien n’a été enregistré."

    def test_too_large_a_body_is_refused(self, phone: Phone) -> None:
        answer = phone.client.post(SEND, b" " * (2 * 1024 * 1024 + 1), content_type="application/json")
        assert answer.status_code == 400
        assert "2 Mo" in answer.json()["why"]

    def test_a_small_body_that_unfolds_without_end_is_refused(self, phone: Phone) -> None:
        assert phone.post({"device": phone.id, "x": " " * 9_000_000}, zipped=True).status_code == 400


class TestConflicts:
    def disputed(self, cast: Cast, phone: Phone) -> tuple[str, dict]:
        first = contact_text(cast.nour_pathway)
        phone.send(first)
        with acting(cast.amina):
            contact = Contact.objects.select_related("pathway").get()
            correct_contact(
                by=cast.amina,
                contact=contact,
                words=Words(channel="visit", note="Vue au marché"),
                at=contact.at,
            )
        changes = {"note": ["Elle a son bus.", "Elle a sa carte"], "minutes": [None, 10]}
        correction = correction_text(cast.nour_pathway, id_of(first), changes)
        return correction, phone.send(correction)["results"][0]

    def test_both_values_are_kept_and_the_rest_is_written(self, cast: Cast, phone: Phone) -> None:
        _correction, answer = self.disputed(cast, phone)
        assert answer["state"] == "conflict"
        (sides,) = answer["conflicts"]
        assert (sides["label"], sides["mine"], sides["theirs"]) == (
            "en quelques mots",
            "Elle a sa carte",
            "Vue au marché",
        )
        with acting(cast.amina):
            contact = Contact.objects.get()
            assert (contact.note, contact.channel, contact.minutes) == ("Vue au marché", "visit", 10)

    @pytest.mark.parametrize(("choice", "note"), [("mine", "Elle a sa carte"), ("theirs", "Vue au marché")])
    def test_a_human_chooses(self, cast: Cast, phone: Phone, choice: str, note: str) -> None:
        correction, answer = self.disputed(cast, phone)
        chosen = text_of("sync.choice", {"conflict": answer["conflicts"][0]["id"], "choice": choice})
        assert phone.states(chosen, ask=[id_of(correction)]) == ["applied", "applied"]
        assert contacts(cast) == [note]
        with acting(cast.amina):
            assert Conflict.objects.get().settled_by == cast.amina

    def test_changed_again_after_the_choice_it_is_asked_again(self, cast: Cast, phone: Phone) -> None:
        correction, answer = self.disputed(cast, phone)
        with acting(cast.amina):
            contact = Contact.objects.select_related("pathway").get()
            words = Words(channel="visit", note="Vue deux fois", minutes=10)
            correct_contact(by=cast.amina, contact=contact, words=words, at=contact.at)
        chosen = text_of("sync.choice", {"conflict": answer["conflicts"][0]["id"], "choice": "mine"})
        again = phone.send(chosen, ask=[id_of(correction)])["results"][1]
        assert again["state"] == "conflict"
        assert again["conflicts"][0]["theirs"] == "Vue deux fois"
        assert contacts(cast) == ["Vue deux fois"]

    def test_somebody_else_chooses_nothing(self, cast: Cast, phone: Phone, signed_in: Callable) -> None:
        _correction, answer = self.disputed(cast, phone)
        bruno = registered(signed_in(cast.bruno))
        chosen = text_of("sync.choice", {"conflict": answer["conflicts"][0]["id"], "choice": "mine"})
        assert bruno.states(chosen) == ["refused"]


class TestRights:
    def test_signed_out_it_is_sent_to_the_door(self, cast: Cast, phone: Phone) -> None:
        phone.client = Client()
        answer = phone.post({"device": phone.id, "clock": clock.now().isoformat()})
        assert answer.status_code == 302

    @pytest.mark.parametrize("who", ["bruno", "chloe", "dalia"])
    def test_the_telephone_of_somebody_else_is_not_there(
        self, cast: Cast, phone: Phone, signed_in: Callable, who: str
    ) -> None:
        phone.client = signed_in(getattr(cast, who))
        body = {"device": phone.id, "clock": clock.now().isoformat(), "wants": True}
        answer = phone.post({**body, "operations": [phone.plain(contact_text(cast.nour_pathway))]})
        assert answer.status_code == 404
        with as_batch("look"):
            assert not Operation.objects.exists()

    def test_a_stranger_s_note_waits_and_tells_nothing(
        self, cast: Cast, phone: Phone, signed_in: Callable
    ) -> None:
        chloe = registered(signed_in(cast.chloe))
        (answer,) = chloe.send(contact_text(cast.nour_pathway))["results"]
        assert answer["state"] == "held"
        assert answer["why"] == "Cette personne n’est plus suivie par l’équipe de qui a écrit cette note."
        assert contacts(cast) == []

    def test_once_the_team_has_changed_it_waits_for_the_coordination(self, cast: Cast, phone: Phone) -> None:
        with as_batch("the team hands over"):
            AccessGrant.objects.filter(person=cast.nour).update(until=clock.now())
        text = contact_text(cast.nour_pathway)
        assert phone.states(text) == ["held"]
        with acting(cast.dalia):
            assert Operation.objects.get().client_id == id_of(text)
        with acting(cast.bruno):
            assert not Operation.objects.exists()

    def test_written_after_all_when_the_right_comes_back(self, cast: Cast, phone: Phone) -> None:
        with as_batch("a gap between two contracts"):
            AccessGrant.objects.filter(person=cast.nour, level=3).update(until=clock.now())
        text = contact_text(cast.nour_pathway)
        assert phone.states(text) == ["held"]
        with as_batch("back"):
            AccessGrant.objects.filter(person=cast.nour, level=3).update(until=None)
        assert phone.states(ask=[id_of(text)]) == ["applied"]

    def test_nothing_is_applied_for_somebody_else(self, cast: Cast, phone: Phone) -> None:
        with acting(cast.bruno):
            device = Device.objects.get()
            with pytest.raises(PermissionDenied):
                apply_pending(by=cast.bruno, device=device)
            with pytest.raises(PermissionDenied):
                operations.receive(by=cast.bruno, device=device, sent=[])


class TestPacket:
    def test_one_s_own_people_and_the_words(self, cast: Cast, phone: Phone) -> None:
        answer = phone.send(wants=True)
        names = [one["name"] for one in answer["packet"]["caseload"]]
        assert names == ["Nour Al Khatib", "Tesfay Haile"]
        assert "list" not in [one["value"] for one in answer["packet"]["contact_words"]["channel"]]
        assert [one["name"] for one in answer["packet"]["projects"]] == ["IPR Occitanie"]
        assert "refug" not in json.dumps(answer["packet"]["caseload"])

    def test_a_colleague_carries_nobody(self, cast: Cast, signed_in: Callable) -> None:
        assert registered(signed_in(cast.bruno)).send(wants=True)["packet"]["caseload"] == []

    def test_locked_it_takes_nothing(self, phone: Phone) -> None:
        answer = phone.send()
        assert "packet" not in answer
        assert "half" not in answer

    def test_each_half_is_another(self, phone: Phone) -> None:
        assert phone.send(wants=True)["half"] != phone.send(wants=True)["half"]

    def test_taking_files_along_is_journalled_once_a_day(self, cast: Cast, phone: Phone) -> None:
        phone.send(wants=True)
        phone.send(wants=True)
        with acting(cast.amina):
            readings = Reading.objects.filter(person_id=cast.nour.pk)
            assert [one.reason for one in readings] == ["emporté sur un téléphone, pour le terrain"]

    def test_opening_a_file_offline_is_journalled(self, cast: Cast, phone: Phone) -> None:
        phone.send(wants=True)
        opened = text_of("sync.opening", {}, person=str(cast.nour.pk), project=cast.project.pk)
        assert phone.states(opened, opened) == ["applied"]
        with acting(cast.amina):
            _taken, read = Reading.objects.filter(person_id=cast.nour.pk).order_by("pk")
            assert "hors réseau" in read.reason

    def test_the_journal_says_when_it_was_opened_however_wrong_the_telephone_s_clock(
        self, cast: Cast, phone: Phone
    ) -> None:
        """The line itself is dated by the server, as any other: when it was opened is said in words."""
        phone.send(wants=True)
        opened_at, late = clock.now() - timedelta(days=2, hours=3), timedelta(days=40)
        person = {"person": str(cast.nour.pk), "project": cast.project.pk}
        opened = text_of("sync.opening", {}, at=opened_at - late, **person)
        assert phone.states(opened, clock=(clock.now() - late).isoformat()) == ["applied"]
        with acting(cast.amina):
            read = Reading.objects.filter(person_id=cast.nour.pk).latest("pk")
            moment = with_hour(opened_at, "j F Y")
            assert (read.what, read.user_id) == (Reading.What.RECORD, cast.amina.pk)
            assert read.reason == f"fiche ouverte sur un téléphone hors réseau, le {moment}"
            assert read.at > opened_at + timedelta(days=2)

    def test_nobody_writes_in_the_journal_of_someone_their_telephone_never_carried(
        self, cast: Cast, signed_in: Callable
    ) -> None:
        opened = text_of("sync.opening", {}, person=str(cast.nour.pk), project=cast.project.pk)
        assert registered(signed_in(cast.chloe)).states(opened) == ["refused"]
        with as_batch("look"):
            assert not Reading.objects.exists()


class TestForgetting:
    def test_what_has_served_goes_after_thirteen_months(self, cast: Cast, phone: Phone) -> None:
        texts = [contact_text(cast.nour_pathway), contact_text(cast.nour_pathway, payload={"channel": "x"})]
        phone.send(*texts)
        with as_batch("long ago"):
            Operation.objects.update(received_at=clock.now() - timedelta(days=401))
        forget_operations(0)
        assert [one.client_id for one in kept(cast)] == [id_of(texts[1])]
        assert kept(cast)[0].content == texts[1]

    def test_a_refused_note_about_nobody_is_emptied_after_ninety_days(self, cast: Cast, phone: Phone) -> None:
        phone.send(text_of("sync.choice", {}))
        with as_batch("long ago"):
            Operation.objects.update(received_at=clock.now() - timedelta(days=91))
        forget_operations(0)
        assert kept(cast)[0].content == ""


def _crash(**_said: object) -> None:
    raise RuntimeError("power cut")
