"""Each rule opens when it must, says why, and closes by itself when the situation changes."""

from datetime import timedelta
from uuid import UUID

import pytest

from filrouge.pathways.models import Absence, Appointment, Pathway, Step
from filrouge.people.actions.merging import perform_merge, perform_undo
from filrouge.people.models import Merge, Person, Protection
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone, evaluate_people
from filrouge.vigilance.models import Alert
from filrouge.vigilance.queries import line_of
from tests.cast import Cast


def night() -> set[str]:
    """The rules that hold an open alert about Nour, after a night."""
    with as_batch("night"):
        evaluate_everyone()
        return set(Alert.objects.open().filter(person__given_name="Nour").values_list("rule", flat=True))


def change(cast: Cast, **values: object) -> None:
    with as_batch("fixture"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(**values)


def about_nour(cast: Cast) -> dict:
    return {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}


def test_silence_counts_exchanges_not_tries(cast: Cast) -> None:
    now = clock.now()
    change(cast, last_contact_at=now, last_exchange_at=now - timedelta(days=9))
    assert "silence" in night()
    change(cast, last_exchange_at=now - timedelta(days=7))
    assert "silence" not in night()


def test_silence_follows_the_rhythm_agreed(cast: Cast) -> None:
    change(cast, last_exchange_at=clock.now() - timedelta(days=20), rhythm_days=30)
    assert "silence" not in night()


def test_nothing_ahead(cast: Cast) -> None:
    assert "no_next" in night()
    with as_batch("fixture"):
        Step.objects.create(**about_nour(cast), title="Appeler la CAF", domain="sociocultural")
    assert "no_next" not in night()


def test_an_appointment_to_come_is_something_ahead(cast: Cast) -> None:
    with as_batch("fixture"):
        Appointment.objects.create(
            **about_nour(cast), starts_at=clock.now() + timedelta(days=3), purpose="Bilan"
        )
    assert "no_next" not in night()


def test_no_referent(cast: Cast) -> None:
    change(cast, lead=None)
    assert "no_referent" in night()


@pytest.mark.parametrize(
    ("outcomes", "opens"),
    [
        (("missed", "missed"), True),
        (("missed", "came"), False),
        (("missed",), False),
        (("came", "missed", "missed"), True),
    ],
)
def test_missed_twice_in_a_row(cast: Cast, outcomes: tuple[str, ...], opens: bool) -> None:
    with as_batch("fixture"):
        for index, outcome in enumerate(outcomes):
            Appointment.objects.create(
                **about_nour(cast),
                starts_at=clock.now() - timedelta(days=30 - index),
                purpose="Bilan",
                outcome=outcome,
            )
    assert ("missed_twice" in night()) is opens


def test_a_step_past_its_date(cast: Cast) -> None:
    with as_batch("fixture"):
        step = Step.objects.create(
            **about_nour(cast),
            title="Permis",
            domain="professional",
            planned_on=clock.today() - timedelta(days=2),
        )
    assert "step_overdue" in night()
    with as_batch("fixture"):
        Step.objects.filter(pk=step.pk).update(done_on=clock.today())
    assert "step_overdue" not in night()


def test_a_permit_about_to_expire_is_told_only_to_those_who_need_to_know(cast: Cast) -> None:
    with as_batch("fixture"):
        Protection.objects.create(
            person=cast.nour,
            project=cast.project,
            status="refugee",
            permit="Récépissé",
            permit_until=clock.today() + timedelta(days=19),
        )
    assert "permit" in night()
    with acting(cast.amina):
        line = line_of(Alert.objects.saying_if_in_charge(cast.amina).get(rule="permit"), cast.amina)
    assert line.tag == "titre de séjour dans 19 jours"
    for colleague in (cast.bruno, cast.dalia):
        with acting(colleague):
            assert not Alert.objects.filter(rule="permit").exists()
            assert Alert.objects.filter(person=cast.nour).exists()


def test_an_absence_without_substitute_is_told_to_the_team_and_the_coordination(cast: Cast) -> None:
    with as_batch("fixture"):
        Absence.objects.create(user=cast.amina, since=clock.today(), until=clock.today() + timedelta(days=7))
    night()
    for user, sees in ((cast.bruno, True), (cast.dalia, True), (cast.farid, False), (cast.chloe, False)):
        with acting(user):
            assert Alert.objects.filter(rule="referent_away").exists() is sees


def test_a_heavy_caseload_counts_the_working_time(cast: Cast) -> None:
    """A tenth of full time is four people: Amina follows two, then five."""
    with as_batch("fixture"):
        cast.amina.memberships.update(working_time=10)
        evaluate_everyone()
        assert not Alert.objects.filter(rule="overload").exists()
        for given_name in ("Ada", "Bilal", "Cira"):
            person = Person.objects.create(given_name=given_name)
            Pathway.objects.create(
                person=person,
                project=cast.project,
                organisation=cast.mission_locale,
                opened_on=clock.today(),
                lead=cast.amina,
            )
        evaluate_everyone()
        assert Alert.objects.get(rule="overload").facts == {"people": 5, "advised": 4}


def test_a_closed_path_asks_for_nothing(cast: Cast) -> None:
    assert night()
    change(cast, closed_on=clock.today())
    assert night() == set()


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "the other way"])
def test_an_alert_goes_where_its_path_goes_when_a_merge_comes_apart(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, order: int
) -> None:
    looked_at: list[UUID] = []
    monkeypatch.setattr(
        "filrouge.pathways.reactions.defer", lambda _task, *, person_id: looked_at.append(person_id)
    )
    change(cast, closed_on=clock.today())
    with as_batch("job"):
        agreed = {"asked_by": cast.amina, "agreed_by": cast.amina, "agreed_at": clock.now()}
        merge = perform_merge(Merge.objects.create(kept=cast.nour, gone_id=cast.tesfay.pk, **agreed).pk)
        assert merge.done_at, merge.refusal
        assert looked_at == [cast.nour.pk]
        evaluate_people(looked_at)
        assert silent() == cast.nour.pk
        Merge.objects.update(undo_asked_at=clock.now())
        looked_at.clear()
        perform_undo(merge.pk)
        assert looked_at == [cast.nour.pk, cast.tesfay.pk]
        for person in looked_at[::order]:
            evaluate_people([person])
        assert silent() == cast.tesfay.pk


def silent() -> UUID | None:
    return Alert.objects.open().get(rule="silence").person_id
