"""What a telephone notes of an encounter, with or without network."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from filrouge.outreach.models import Acquaintance, Encounter, Reticence, Tally
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.sync.models import Operation
from filrouge.sync.tests.phone import Phone, id_of, registered, text_of
from tests.cast import Cast

from .laying import outing_laid, shipped


@pytest.fixture
def phone(cast: Cast, signed_in: Callable) -> Phone:
    """Farid's, on the bus."""
    return registered(signed_in(cast.farid))


def encounter_text(cast: Cast, **payload: object) -> str:
    said = {"organisation": cast.association.pk, "needs": [shipped("need")], **payload}
    noted = clock.now() - timedelta(hours=3)
    return text_of("outreach.encounter", said, id=str(uuid4()), project=cast.project.pk, at=noted)


def correction_of(cast: Cast, first: str, changes: dict, **said: object) -> str:
    """What a telephone sends to correct an encounter it noted."""
    about = {"project": cast.project.pk, "record": id_of(first), **said}
    payload = {"organisation": cast.association.pk, "changes": changes}
    return text_of("outreach.encounter_correction", payload, id=str(uuid4()), **about)


def test_an_anonymous_encounter_in_one_gesture(cast: Cast, phone: Phone) -> None:
    outing = outing_laid(cast)
    text = encounter_text(cast, outing=str(outing.pk))
    assert phone.states(text, text) == ["applied"]
    with acting(cast.farid):
        encounter = Encounter.objects.get()
        assert str(encounter.pk) == id_of(text)
        assert (encounter.outing, encounter.commune_code) == (outing, "34032")
        assert encounter.noted_by == cast.farid
        assert Tally.objects.count() == 1


def test_a_nickname_given_offline_is_found_again_at_the_second_encounter(cast: Cast, phone: Phone) -> None:
    momo = str(uuid4())
    first = encounter_text(cast, identification="nickname", nickname="Momo", acquaintance=momo)
    again = encounter_text(cast, identification="nickname", acquaintance=momo)
    assert phone.states(first, again) == ["applied", "applied"]
    with acting(cast.farid):
        assert Acquaintance.objects.get().called == "Momo"
        assert Encounter.objects.filter(acquaintance=momo).count() == 2


def test_a_reticence_is_counted_and_nothing_links_it_to_the_note(cast: Cast, phone: Phone) -> None:
    felt = {"reticence": shipped("reticence"), "reply": shipped("reply"), "helped": "yes"}
    phone.send(encounter_text(cast, reticences=[felt]))
    with acting(cast.farid):
        assert Reticence.objects.values_list("helped", flat=True).get() == "yes"
        assert Operation.objects.get().content == ""


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        ({"identification": "nickname"}, "Il manque le prénom ou le surnom"),
        (
            {"identification": "identified", "given_name": "Samira", "phone": "12"},
            "Ce numéro n’est pas complet",
        ),
        ({"needs": [999_999_999]}, "n’existe pas dans les listes"),
        ({"needs": "x"}, "n’est pas complète : needs"),
    ],
)
def test_what_is_wrong_is_said_to_its_author(cast: Cast, phone: Phone, payload: dict, sentence: str) -> None:
    (answer,) = phone.send(encounter_text(cast, **payload))["results"]
    assert answer["state"] == "refused"
    assert sentence in answer["why"]


def test_an_id_that_is_not_one_is_refused(cast: Cast, phone: Phone) -> None:
    said = {"organisation": cast.association.pk}
    assert phone.states(text_of("outreach.encounter", said, project=cast.project.pk)) == ["refused"]


def test_a_day_of_encounters_looks_everything_up_once(cast: Cast, phone: Phone) -> None:
    """And writes it at once: ten more ask for nothing more."""
    outing = str(outing_laid(cast).pk)
    momo = str(uuid4())

    def asked(count: int) -> int:
        texts = [encounter_text(cast, outing=outing) for _ in range(count)]
        texts += [encounter_text(cast, identification="nickname", nickname="Momo", acquaintance=momo)] * (
            count > 0
        )
        with CaptureQueriesContext(connection) as queries:
            phone.send(*texts)
        return sum("SAVEPOINT" not in one["sql"] for one in queries)

    asked(1)
    assert asked(12) == asked(2)


def test_told_twice_by_two_telephones_it_is_noted_once(cast: Cast, phone: Phone) -> None:
    momo = {"identification": "nickname", "nickname": "Momo", "acquaintance": str(uuid4())}
    text = encounter_text(cast, **momo, reticences=[{"reticence": shipped("reticence")}])
    assert phone.states(text) == registered(phone.client, "Un second").states(text) == ["applied"]
    with acting(cast.farid):
        assert str(Encounter.objects.get().pk) == id_of(text)
        assert str(Acquaintance.objects.get().pk) == momo["acquaintance"]
        assert (Tally.objects.count(), Reticence.objects.count()) == (1, 1)


def test_someone_met_three_times_in_a_day_is_as_the_last_left_her(cast: Cast, phone: Phone) -> None:
    momo, then = str(uuid4()), shipped("next_step")
    said = {"identification": "nickname", "acquaintance": momo}
    first = encounter_text(cast, **said, nickname="Momo", reticences=[{"reticence": shipped("reticence")}])
    second, third = encounter_text(cast, **said, sex="man"), encounter_text(cast, **said, next_step=then)
    assert set(phone.states(first, second, third)) == {"applied"}
    assert phone.states(encounter_text(cast, **said, age_band="young")) == ["applied"]
    with acting(cast.farid):
        one = Acquaintance.objects.get()
        assert (one.called, one.sex, one.age_band, one.next_step_id) == ("Momo", "man", "young", None)
        assert Encounter.objects.filter(acquaintance=one, next_step=then).count() == 1
        assert (Encounter.objects.count(), Tally.objects.count(), Reticence.objects.count()) == (4, 4, 1)


def test_one_that_cannot_be_written_keeps_no_other_from_being(cast: Cast, phone: Phone) -> None:
    """Two ids that are the same encounter: the database refuses the second, once all have been looked at."""
    momo = {"identification": "nickname", "nickname": "Momo", "acquaintance": str(uuid4())}
    first = encounter_text(cast)
    same = first.replace(id_of(first), id_of(first).upper())
    texts = [first, same, encounter_text(cast, **momo), encounter_text(cast, **momo)]
    assert sorted(phone.states(*texts)) == ["applied", "applied", "applied", "waiting"]
    with acting(cast.farid):
        assert (Encounter.objects.count(), Tally.objects.count(), Acquaintance.objects.count()) == (3, 3, 1)


def test_noted_and_corrected_in_one_exchange_it_is_counted_once_as_it_became(
    cast: Cast, phone: Phone
) -> None:
    first, wrong = encounter_text(cast), encounter_text(cast, needs=[999_999_999])
    correction = correction_of(cast, first, {"sex": ["", "woman"]})
    assert sorted(phone.states(wrong, correction, first)) == ["applied", "applied", "refused"]
    with acting(cast.farid):
        assert Tally.objects.get().sex == "woman"


@pytest.mark.parametrize(
    "place", ["filrouge.outreach.offline.version_of", "filrouge.outreach.actions.encounters.publish"]
)
def test_what_a_fault_undid_is_not_counted(
    cast: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """The encounter was written, then undone with its savepoint: what was to be done of it is harmless."""

    def fault(*_given: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(place, fault)
    assert phone.states(encounter_text(cast)) == ["waiting"]
    monkeypatch.undo()
    with as_batch("look"):
        assert not Tally.objects.exists()
    assert phone.states(encounter_text(cast)) == ["applied"]


def test_two_telephones_of_a_team_know_the_same_person(cast: Cast, phone: Phone, signed_in: Callable) -> None:
    """What an encounter that is refused had learned of her does not reach the next one."""
    momo = str(uuid4())
    phone.send(encounter_text(cast, identification="nickname", nickname="Momo", acquaintance=momo))
    named = {"identification": "identified", "acquaintance": momo, "given_name": "Mohamed"}
    wrong = encounter_text(cast, **named, reticences=[{"reticence": 999_999_999}])
    right = encounter_text(cast, identification="nickname", acquaintance=momo, sex="man")
    states = registered(phone.client, "Un second").states(wrong, right)
    assert sorted(states) == ["applied", "refused"]
    with acting(cast.farid):
        one = Acquaintance.objects.get()
        assert (one.nickname, one.given_name, one.sex) == ("Momo", "", "man")


def test_another_team_s_name_makes_it_wait(cast: Cast, phone: Phone) -> None:
    text = encounter_text(cast, organisation=cast.mission_locale.pk)
    assert phone.states(text) == ["held"]


def test_the_stranger_notes_nothing_here(cast: Cast, signed_in: Callable) -> None:
    assert registered(signed_in(cast.chloe)).states(encounter_text(cast)) == ["held"]
    with as_batch("look"):
        assert not Encounter.objects.exists()


def test_what_a_telephone_carries_to_go_out(cast: Cast, phone: Phone) -> None:
    outing_laid(cast, starts_at=clock.now() + timedelta(hours=1), title="Le bus à Ganges")
    outing_laid(cast, starts_at=clock.now() + timedelta(days=20))
    phone.send(encounter_text(cast, identification="nickname", nickname="Momo"))
    packet = phone.send(wants=True)["packet"]
    assert [one["title"] for one in packet["outings"]] == ["Le bus à Ganges"]
    assert [one["called"] for one in packet["met"]] == ["Momo"]
    lists = packet["lists"]["projects"][str(cast.project.pk)]
    assert set(lists) == {"need", "reticence", "reply", "help", "next_step"}
    assert packet["places"] == [
        {
            "organisation": cast.association.pk,
            "project": cast.project.pk,
            "label": "Passerelles 34 · IPR Occitanie",
        }
    ]
