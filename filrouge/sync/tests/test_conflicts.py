"""Choosing from a desk between what a telephone noted and what was written meanwhile."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import Membership, User
from filrouge.outreach.actions.corrections import Corrected, correct_encounter
from filrouge.outreach.actions.encounters import Heard
from filrouge.outreach.models import Encounter
from filrouge.outreach.tests.laying import shipped
from filrouge.outreach.tests.test_offline import correction_of, encounter_text
from filrouge.pathways.actions.contacts import Words, correct_contact
from filrouge.pathways.models import Contact
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.sync.actions.inbox import hand_operation
from filrouge.sync.actions.operations import settle_conflict
from filrouge.sync.models import Conflict, Operation
from filrouge.sync.tasks import forget_operations
from tests.cast import Cast

from .phone import Phone, contact_text, correction_text, id_of, registered

Signed = Callable


def address(operation: Operation) -> str:
    return reverse("sync:conflicts-show", args=[operation.pk])


def choices(operation: Operation, **chosen: str) -> dict[str, str]:
    """By field, as the screen sends them."""
    return {str(one.pk): chosen[one.field] for one in operation.conflicts.all() if one.field in chosen}


def colleague(cast: Cast) -> User:
    """Sara goes out with Farid."""
    with as_batch("fixture"):
        sara = User.objects.create_user(
            "sara@example.org", "Un mot de passe long", given_name="Sara", family_name="Diallo"
        )
        since = clock.today() - timedelta(days=90)
        Membership.objects.create(user=sara, organisation=cast.association, role="outreach", since=since)
    return sara


@pytest.fixture
def own(cast: Cast, phone: Phone) -> Operation:
    """Amina's: she corrected the contact at the desk, then from her telephone, from what it knew."""
    first = contact_text(cast.nour_pathway)
    phone.send(first)
    with acting(cast.amina):
        contact = Contact.objects.select_related("pathway").get()
        words = Words(channel="visit", note="Vue au marché")
        correct_contact(by=cast.amina, contact=contact, words=words, at=contact.at)
    changes = {"note": ["Elle a son bus.", "Elle a sa carte"], "channel": ["phone", "sms"]}
    assert phone.states(correction_text(cast.nour_pathway, id_of(first), changes)) == ["conflict"]
    with acting(cast.amina):
        return Operation.objects.disputed(cast.amina).prefetch_related("conflicts").get()


@pytest.fixture
def taken_up(cast: Cast, signed_in: Signed) -> tuple[User, Operation]:
    """Farid left the team; Sara takes up his correction of an encounter that she corrected herself meanwhile."""
    sara, farid = colleague(cast), registered(signed_in(cast.farid))
    first = encounter_text(cast, note="Cherche un toit")
    assert farid.states(first) == ["applied"]
    with acting(sara):
        one = Encounter.objects.select_related("project", "organisation").get()
        said = Heard(needs=[shipped("need", 2)], note="Cherche un studio")
        correct_encounter(by=sara, encounter=one, corrected=Corrected(at=one.at, outing=None, heard=said))
    with as_batch("Farid leaves"):
        Membership.objects.filter(user=cast.farid).update(until=clock.today())
    needs = [[shipped("need")], [shipped("need"), shipped("need", 3)]]
    changes = {"note": ["Cherche un toit", "Cherche une chambre"], "needs": needs}
    assert farid.states(correction_of(cast, first, changes)) == ["held"]
    with acting(cast.dalia):
        held = Operation.objects.get(kind="outreach.encounter_correction")
        hand_operation(by=cast.dalia, operation=held, to=sara)
    answer = signed_in(sara).post(reverse("sync:handed-show", args=[held.pk]))
    assert answer.url == address(held)
    with acting(sara):
        return sara, Operation.objects.disputed(sara).prefetch_related("conflicts").get()


class TestScreen:
    def test_both_values_who_wrote_them_and_when(
        self, cast: Cast, taken_up: tuple[User, Operation], signed_in: Signed
    ) -> None:
        sara, operation = taken_up
        with CaptureQueriesContext(connection) as queries:
            page = signed_in(sara).get(address(operation)).content.decode()
        assert "Sur le téléphone de Farid Lopez" in page
        assert "Cherche une chambre" in page
        assert "Déjà enregistré, par Sara Diallo, le " in page
        assert "Cherche un studio" in page
        assert "Un papier à remplir" in page  # a need is said in words
        assert "Les deux ensemble" in page
        assert sum("SAVEPOINT" not in one["sql"] for one in queries) <= 24

    @pytest.mark.parametrize("who", ["farid", "amina", "bruno", "chloe", "dalia", "manon"])
    def test_it_is_not_there_for_anybody_else(
        self, cast: Cast, taken_up: tuple[User, Operation], signed_in: Signed, who: str
    ) -> None:
        """Neither its author, who left, nor the coordination, which hands over what it does not read."""
        _sara, operation = taken_up
        client = signed_in(getattr(cast, who))
        assert client.get(address(operation)).status_code == 404
        assert client.post(address(operation), {}).status_code == 404

    def test_without_a_choice_it_is_asked_again_and_nothing_is_written(
        self, cast: Cast, own: Operation, signed_in: Signed
    ) -> None:
        client = signed_in(cast.amina)
        page = client.post(address(own), choices(own, channel="mine")).content.decode()
        assert "Choisissez la valeur à garder." in page
        assert 'value="mine" checked' in page  # what was chosen stays chosen
        with acting(cast.amina):
            assert Conflict.objects.open().count() == 2

    def test_reading_it_is_journalled_and_writes_nothing_else(
        self, cast: Cast, own: Operation, signed_in: Signed
    ) -> None:
        page = signed_in(cast.amina).get(address(own)).content.decode()
        assert "visite, sortie ou accompagnement" in page
        with acting(cast.amina):
            assert Reading.objects.filter(person_id=cast.nour.pk).exists()
            assert Conflict.objects.open().count() == 2

    def test_one_s_page_leads_to_it(
        self, cast: Cast, taken_up: tuple[User, Operation], signed_in: Signed
    ) -> None:
        sara, operation = taken_up
        page = signed_in(sara).get(reverse("sync:devices-index")).content.decode()
        assert address(operation) in page
        assert "À reprendre" not in page
        assert (
            address(operation)
            not in signed_in(cast.amina).get(reverse("sync:devices-index")).content.decode()
        )

    def test_the_page_to_take_it_up_leads_there_too(
        self, taken_up: tuple[User, Operation], signed_in: Signed
    ) -> None:
        sara, operation = taken_up
        answer = signed_in(sara).get(reverse("sync:handed-show", args=[operation.pk]))
        assert answer.url == address(operation)


class TestChoosing:
    @pytest.mark.parametrize(
        ("choice", "note"),
        [
            ("mine", "Cherche une chambre"),
            ("theirs", "Cherche un studio"),
            ("both", "Cherche un studio\nCherche une chambre"),
        ],
    )
    def test_one_the_other_or_both(
        self, taken_up: tuple[User, Operation], signed_in: Signed, choice: str, note: str
    ) -> None:
        sara, operation = taken_up
        signed_in(sara).post(address(operation), choices(operation, note=choice, needs="both"))
        with acting(sara):
            encounter = Encounter.objects.get()
            assert encounter.note == note
            assert sorted(encounter.needs) == sorted(shipped("need", rank) for rank in (1, 2, 3))
            done = Operation.objects.get(pk=operation.pk)
            assert (done.state, done.content) == ("applied", "")
            assert {one.settled_by for one in Conflict.objects.all()} == {sara}

    def test_the_author_chooses_from_the_desk_too_and_the_telephone_learns_it(
        self, cast: Cast, phone: Phone, own: Operation, signed_in: Signed
    ) -> None:
        signed_in(cast.amina).post(address(own), choices(own, note="both", channel="theirs"))
        with acting(cast.amina):
            contact = Contact.objects.get()
            assert (contact.note, contact.channel) == ("Vue au marché\nElle a sa carte", "visit")
        assert phone.states(ask=[own.client_id]) == ["applied"]
        assert signed_in(cast.amina).get(address(own)).status_code == 404

    def test_changed_again_meanwhile_both_are_shown_again(
        self, cast: Cast, own: Operation, signed_in: Signed
    ) -> None:
        with acting(cast.amina):
            contact = Contact.objects.select_related("pathway").get()
            words = Words(channel="visit", note="Vue deux fois")
            correct_contact(by=cast.amina, contact=contact, words=words, at=contact.at)
        client = signed_in(cast.amina)
        answer = client.post(address(own), choices(own, note="mine", channel="theirs"))
        assert answer.url == address(own)
        page = client.get(address(own)).content.decode()
        assert "Vue deux fois" in page
        assert "regardez à nouveau" in page
        with acting(cast.amina):
            assert Contact.objects.get().note == "Vue deux fois"

    def test_both_is_not_offered_where_it_means_nothing(self, cast: Cast, own: Operation) -> None:
        with acting(cast.amina):
            by_field = {one.field: one for one in Conflict.objects.select_related("operation")}
            assert by_field["note"].together == "Vue au marché\nElle a sa carte"
            with pytest.raises(ValidationError, match="ne peuvent pas être gardées ensemble"):
                settle_conflict(by=cast.amina, conflict=by_field["channel"], choice="both")

    def test_the_telephone_is_told_values_in_words_and_the_third_choice(
        self, cast: Cast, phone: Phone, own: Operation
    ) -> None:
        (answer,) = phone.send(ask=[own.client_id])["results"]
        channel, note = answer["conflicts"]
        assert channel["said"] == {"mine": "SMS", "theirs": "visite, sortie ou accompagnement"}
        assert note["joined"] == note["said"]["both"] == "Vue au marché\nElle a sa carte"

    def test_whoever_handed_it_over_is_not_told_what_was_written_since(
        self, cast: Cast, taken_up: tuple[User, Operation], signed_in: Signed
    ) -> None:
        """Farid left: his telephone learns that it is in other hands, not what Sara wrote."""
        _sara, operation = taken_up
        device = Phone(signed_in(cast.farid), str(operation.device_id), "")
        (answer,) = device.send(ask=[operation.client_id])["results"]
        assert answer["state"] == "held"
        assert "studio" not in json.dumps(answer, ensure_ascii=False)

    def test_what_was_settled_about_nobody_in_particular_goes_after_ninety_days(
        self, taken_up: tuple[User, Operation], signed_in: Signed
    ) -> None:
        sara, operation = taken_up
        signed_in(sara).post(address(operation), choices(operation, note="mine", needs="mine"))
        with as_batch("long ago"):
            Conflict.objects.update(found_at=clock.now() - timedelta(days=91))
        forget_operations(0)
        with as_batch("look"):
            assert not Conflict.objects.exists()
