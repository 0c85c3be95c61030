"""From what was read to what would be written: nothing is dropped."""

import json
from datetime import date

import pytest

from filrouge.pathways.lists.planning import plan_of
from filrouge.pathways.lists.plans import Plan

from .samples import read_list, workbook
from .test_rows import RIM, listed, person


def planned(**changes: object) -> Plan:
    row, *_others = listed(person(**changes), RIM, RIM).rows
    return plan_of(row)


def test_a_whole_line() -> None:
    plan = planned()
    assert (plan.given_name, plan.family_name, plan.sex) == ("Rim", "Diallo", "woman")
    assert (plan.birth_date, plan.birth_precision, plan.commune_code) == ("1999-09-24", "day", "12145")
    assert [(one.kind, one.value) for one in plan.channels] == [
        ("phone", "+33661318609"),
        ("email", "rim@exemple.fr"),
    ]
    assert plan.protection is not None
    assert (plan.protection.status, plan.referent, plan.opened_on) == ("subsidiary", "bruno", "2026-01-05")
    assert (plan.oriented_by, plan.exchange_on, plan.ending) == ("CADA Les Oliviers", "2026-02-05", None)
    assert plan.note == [["Niveau de français", "A1"], ["Freins", "logement"]]


def test_it_is_the_same_once_written_and_read() -> None:
    plan = planned(Statut="sorti", Observations="ne pas appeler le matin")
    assert Plan.read(json.loads(json.dumps(plan.written()))) == plan


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Civilité": "Dr"}, ["Sexe ou civilité", "Dr"]),
        ({"Référent": "Personne d'autre"}, ["Référent", "Personne d'autre"]),
        ({"Dernier contact": "2025"}, ["Dernier contact", "2025"]),
        ({"Tél": "jamais le matin"}, ["Consigne pour joindre la personne", "jamais le matin"]),
    ],
)
def test_what_was_not_understood_goes_to_the_note(changes: dict[str, object], said: list[str]) -> None:
    assert said in planned(**changes).note


def test_words_about_health_or_asylum_stay_in_confidence() -> None:
    plan = planned(Statut="récépissé", Freins="suivi psy à l'hôpital", Observations="vu à l'OFPRA")
    assert [said[1] for said in plan.in_confidence] == ["récépissé", "suivi psy à l'hôpital", "vu à l'OFPRA"]
    assert plan.note == [["Niveau de français", "A1"]]


def test_how_to_call_stays_beside_the_number() -> None:
    (channel, *_others) = planned(Tél="0661318609 (jamais le matin, tel du mari)").channels
    assert (channel.when, channel.shared_with != "") == ("not_morning", True)
    assert "jamais le matin" in channel.remark


def test_one_name_alone_is_the_given_name() -> None:
    plan = planned(**{"Prénom": None})
    assert (plan.given_name, plan.family_name) == ("Diallo", "")


def test_who_left_has_an_ending_and_its_words() -> None:
    data = workbook(
        Suivi=[
            ["Nom", "Prénom", "Situation", "Date sortie", "Motif"],
            ["DIALLO", "Rim", "sortie", date(2026, 3, 2), "CDI boulangerie"],
            ["HAILE", "Abel", "en cours", None, None],
        ]
    )
    gone, here = (plan_of(row) for row in read_list(data).rows)
    assert gone.ending is not None
    assert (gone.ending.on, gone.ending.reason) == ("2026-03-02", "job")
    assert "CDI boulangerie" in gone.ending.note
    assert (here.ending, here.note) == (None, [])


def test_a_name_too_long_is_refused() -> None:
    (row,) = listed(person(NOM="Al " * 40)).rows
    plan_of(row)
    assert row.refused
