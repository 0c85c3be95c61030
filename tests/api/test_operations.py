from datetime import timedelta
from uuid import uuid4

import pytest

from filrouge.pathways.actions.objectives import Aim, agree_objective
from filrouge.pathways.actions.steps import Plan, plan_step
from filrouge.pathways.models import Appointment, Pathway
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .conftest import Program

ZAHRA = {"given_name": "Zahra", "family_name": "Safi", "birth_date": "2003-05-02", "birth_precision": "day"}


def opened(cast: Cast, program: Program, **more: object) -> dict:
    answer = program.post("/people", ZAHRA | {"project_id": cast.project.pk} | more)
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_a_program_finds_the_ids_it_will_need(cast: Cast, program: Program) -> None:
    said = program.get("/organisation").json()
    assert said["projects"] == [{"id": cast.project.pk, "name": cast.project.name}]
    assert {one["given_name"] for one in said["team"]} == {"Amina", "Bruno"}


def test_a_person_is_opened_and_read_back(cast: Cast, program: Program) -> None:
    channel = {"kind": "phone", "value": "06 12 34 56 78", "when": "not_morning"}
    person = opened(cast, program, channels=[channel])
    assert person["channels"][0]["value"] == "+33612345678"
    assert program.get(f"/people/{person['id']}").json() == person
    with as_batch("look"):
        assert AccessGrant.objects.filter(person=person["id"], organisation=cast.mission_locale).exists()


def test_the_team_that_knows_the_name_is_given_the_name(cast: Cast, program: Program) -> None:
    def told() -> list[dict]:
        listed = next(one for one in program.get("/people").json()["items"] if one["id"] == str(cast.nour.pk))
        return [listed, program.get(f"/people/{cast.nour.pk}").json()]

    assert {(one["birth_date"], one["sex"], one["commune_code"]) for one in told()} == {
        ("2002-03-14", "woman", "34032")
    }
    with as_batch("fixture"):
        cast.nour.grants.filter(organisation=cast.mission_locale).update(level=1)
    for one in told():
        assert (one["given_name"], one["reference"]) == ("Nour", cast.nour.reference)
        hidden = (one["birth_date"], one["birth_precision"], one["sex"], one["commune_code"])
        assert hidden == (None, "", "", "")


def test_a_person_in_a_project_of_others_is_refused(cast: Cast, program: Program) -> None:
    assert program.post("/people", ZAHRA | {"project_id": cast.other_project.pk}).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"given_name": ""},
        {"given_name": "  "},
        {"given_name": "a\x00b"},
        {"given_name": "\ud800"},
        {"surname": "Safi"},
        {"birth_date": "0001-01-01"},
        {"birth_date": None},
        {"project_id": 2**70},
        {"commune_code": "montpellier"},
        {"channels": [{"kind": "phone", "value": "pas un numéro"}]},
    ],
)
def test_what_cannot_be_is_explained(cast: Cast, program: Program, wrong: dict) -> None:
    answer = program.post("/people", ZAHRA | {"project_id": cast.project.pk} | wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["why"]


def test_pages_follow_one_another_without_loss(cast: Cast, program: Program) -> None:
    for number in range(5):
        opened(cast, program, given_name=f"Zahra {number}")
    seen, after = [], {}
    while after is not None:
        page = program.get("/people", limit=3, **after).json()
        seen += [one["id"] for one in page["items"]]
        after = {"after": page["next"]} if page["next"] else None
    assert len(seen) == len(set(seen)) == 7


def test_a_list_costs_the_same_whatever_its_length(
    cast: Cast, program: Program, django_assert_max_num_queries: object
) -> None:
    for number in range(5):
        opened(cast, program, given_name=f"Zahra {number}")
    program.get("/people")
    with django_assert_max_num_queries(9):
        program.get("/people")


def test_a_pathway_is_opened_once(cast: Cast, program: Program) -> None:
    person = opened(cast, program)
    body = {"person_id": person["id"], "project_id": cast.project.pk, "opened_on": "2026-01-15"}
    answer = program.post("/pathways", body | {"referent_id": cast.bruno.pk})
    assert answer.status_code == 201, answer.content
    assert answer.json()["lead_id"] == cast.bruno.pk
    assert program.get(f"/pathways/{answer.json()['id']}").json() == answer.json()
    assert program.post("/pathways", body).status_code == 409


def test_a_referent_is_chosen_in_the_team(cast: Cast, program: Program) -> None:
    body = {
        "person_id": opened(cast, program)["id"],
        "project_id": cast.project.pk,
        "opened_on": "2026-01-15",
    }
    assert program.post("/pathways", body | {"referent_id": cast.chloe.pk}).status_code == 404


def test_pathways_are_filtered(cast: Cast, program: Program) -> None:
    assert len(program.get("/pathways").json()["items"]) == 2
    assert program.get("/pathways", open="false").json()["items"] == []
    (one,) = program.get("/pathways", person_id=str(cast.nour.pk)).json()["items"]
    assert one["id"] == str(cast.nour_pathway.pk)


def test_a_contact_is_noted_and_read(cast: Cast, program: Program) -> None:
    address = f"/pathways/{cast.nour_pathway.pk}/contacts"
    noted = program.post(address, {"channel": "phone", "outcome": "talked", "minutes": 5, "note": "Va bien"})
    assert noted.status_code == 201
    assert noted.json()["user_id"] == cast.amina.pk
    assert program.get(address).json()["items"] == [noted.json()]
    with as_batch("look"):
        assert Pathway.objects.get(pk=cast.nour_pathway.pk).last_exchange_at is not None


def test_a_time_without_zone_is_not_understood(cast: Cast, program: Program) -> None:
    body = {"channel": "phone", "at": "2026-01-15T10:00:00"}
    assert program.post(f"/pathways/{cast.nour_pathway.pk}/contacts", body).status_code == 422


def test_an_appointment_is_made_then_settled(cast: Cast, program: Program) -> None:
    body = {"starts_at": (clock.now() + timedelta(days=2)).isoformat(), "purpose": "Préparer le CV"}
    made = program.post(f"/pathways/{cast.nour_pathway.pk}/appointments", body)
    assert made.status_code == 201
    assert program.get("/appointments", pathway_id=str(cast.nour_pathway.pk)).json()["items"] == [made.json()]
    address = f"/appointments/{made.json()['id']}/settle"
    assert program.post(address, {"outcome": "came"}).json()["outcome"] == "came"
    assert program.post(address, {"outcome": "cancelled"}).json()["outcome"] == "cancelled"
    with as_batch("look"):
        assert Appointment.objects.get().outcome == "cancelled"


def test_an_alert_is_listed_and_handled_once(cast: Cast, program: Program, stranger: Program) -> None:
    with as_batch("fixture"):
        alert = Alert.objects.create(
            rule="silence",
            person=cast.nour,
            project=cast.project,
            organisation=cast.mission_locale,
            subject_id=str(cast.nour_pathway.pk),
            risk=50,
            since=clock.today(),
            opened_at=clock.now(),
        )
    address = f"/alerts/{alert.pk}/handle"
    assert [one["id"] for one in program.get("/alerts").json()["items"]] == [str(alert.pk)]
    assert stranger.post(address, {"note": "rien"}).status_code == 404
    assert program.post(address, {"note": "Appelée ce matin"}).json()["closing"] == "handled"
    assert program.post(address, {"note": "encore"}).status_code == 404


def test_the_plan_of_a_path_is_read_and_the_reading_journalled(cast: Cast, program: Program) -> None:
    with acting(cast.amina):
        aim = Aim(
            words="Entrer en cuisine", domain="professional", agreed_on=clock.today(), theme="se-former"
        )
        objective = agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
        first = plan_step(
            by=cast.amina, pathway=cast.nour_pathway, plan=Plan(title="Visiter", domain="professional")
        )
        after = Plan(title="Entrer", domain="professional", objective=objective, needs=[first])
        plan_step(by=cast.amina, pathway=cast.nour_pathway, plan=after)
    (said,) = program.get(f"/pathways/{cast.nour_pathway.pk}/objectives").json()["items"]
    assert (said["words"], said["theme"], said["version"], said["agreed"]) == (
        "Entrer en cuisine",
        "se-former",
        1,
        False,
    )
    steps = program.get(f"/pathways/{cast.nour_pathway.pk}/steps").json()["items"]
    assert [one["needs"] for one in steps] == [[], [str(first.pk)]]
    assert steps[1]["objective_id"] == said["id"]
    with as_batch("look"):
        assert Reading.objects.filter(person_id=cast.nour.pk, what="api").count() == 2
    assert program.get(f"/pathways/{uuid4()}/steps").status_code == 404
