"""What stands in the way: noted, seen again in one tap, lifted, back again; and the history of it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.barrier_facts import wrong_barriers
from filrouge.pathways.actions.barriers import (
    Seen,
    lift_barrier,
    note_barrier,
    observe_barrier,
    reopen_barrier,
)
from filrouge.pathways.actions.kept_facts import wrong_kept_facts
from filrouge.pathways.diagnosis.barriers import stories_of
from filrouge.pathways.events import BarrierLifted, BarrierNoted, BarrierObserved, BarrierReopened
from filrouge.pathways.models import Barrier, BarrierObservation, BarrierPeriod, Pathway
from filrouge.pathways.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.ui.thread import State
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today()
CHILDREN = "famille--garde-denfants"
HOME = "logement-hebergement--louer-un-logement"
MIND = "sante--sante-mentale"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def noted(
    cast: Cast, sub_theme: str = CHILDREN, on: date = TODAY, *, severity: int = 2, blocking: bool = False
) -> Barrier:
    with acting(cast.amina):
        return note_barrier(
            by=cast.amina,
            pathway=cast.nour_pathway,
            sub_theme=sub_theme,
            seen=Seen(severity=severity, blocking=blocking, on=on),
        )


def fresh(barrier: Barrier) -> Barrier:
    with as_batch("look"):
        return Barrier.objects.select_related("pathway").get(pk=barrier.pk)


def address(screen: str, pk: UUID) -> str:
    return reverse(f"pathways:barriers-{screen}", args=[pk])


class TestLife:
    def test_noted_seen_again_lifted_and_back_it_is_one_barrier_with_two_periods(
        self, cast: Cast, heard: list[Event]
    ) -> None:
        barrier = noted(cast, on=ago(90), blocking=True)
        with acting(cast.amina):
            observe_barrier(by=cast.amina, barrier=fresh(barrier), seen=Seen(severity=1, on=ago(60)))
            lift_barrier(by=cast.amina, barrier=fresh(barrier), on=ago(30), how="une place en crèche")
            reopen_barrier(by=cast.amina, barrier=fresh(barrier), seen=Seen(severity=4, on=ago(2)))
            assert Barrier.objects.count() == 1
            assert BarrierPeriod.objects.count() == 2
        now = fresh(barrier)
        assert (now.since, now.lifted_on, now.severity, now.blocking) == (ago(2), None, 4, True)
        assert [type(event) for event in heard] == [
            BarrierNoted,
            BarrierObserved,
            BarrierLifted,
            BarrierReopened,
        ]

    def test_noting_one_that_was_lifted_opens_it_again(self, cast: Cast) -> None:
        barrier = noted(cast, on=ago(90))
        with acting(cast.amina):
            lift_barrier(by=cast.amina, barrier=fresh(barrier), on=ago(30))
        assert noted(cast, severity=3).pk == barrier.pk
        assert (fresh(barrier).lifted_on, fresh(barrier).severity) == (None, 3)

    def test_noting_one_that_is_open_sees_it_again(self, cast: Cast) -> None:
        barrier = noted(cast, on=ago(5))
        assert noted(cast, severity=4).pk == barrier.pk
        with acting(cast.amina):
            assert BarrierObservation.objects.filter(barrier=barrier).count() == 2
            assert BarrierPeriod.objects.filter(barrier=barrier).count() == 1

    def test_a_sensitive_one_is_never_noted_here(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied, match="à part"):
            noted(cast, MIND)

    def test_only_the_team_in_charge(self, cast: Cast) -> None:
        barrier = noted(cast)
        for other in (cast.dalia, cast.chloe):
            with pytest.raises(PermissionDenied), acting(other):
                observe_barrier(by=other, barrier=fresh(barrier), seen=Seen(severity=1, on=TODAY))

    def test_what_the_path_keeps_follows(self, cast: Cast) -> None:
        noted(cast, on=ago(3), blocking=True)
        home = noted(cast, HOME, on=ago(2), blocking=True)
        with acting(cast.amina):
            lift_barrier(by=cast.amina, barrier=fresh(home), on=TODAY)
            path = Pathway.objects.get(pk=cast.nour_pathway.pk)
            assert (path.blocking_barriers, path.diagnosed_on) == (1, ago(2))
            assert Barrier.objects.open().blocking().unhandled().count() == 1
        with as_batch("truth"):
            assert dict(wrong_kept_facts()) == {}
            assert dict(wrong_barriers()) == {}
            Barrier.objects.update(severity=3, blocking=False)
            assert {name for names in dict(wrong_barriers()).values() for name in names} == {
                "severity",
                "blocking",
            }


class TestThread:
    def test_what_blocks_is_where_the_thread_is_stuck_and_what_was_lifted_is_a_bead(self, cast: Cast) -> None:
        noted(cast, blocking=True)
        home = noted(cast, HOME, on=ago(20))
        with acting(cast.amina):
            lift_barrier(by=cast.amina, barrier=fresh(home), on=ago(2), how="bail signé")
            beads = {bead.label: bead for bead in beads_of(cast.nour.pk)}
        assert beads["Bloque : Faire garder les enfants"].state == State.STUCK
        assert beads["Levé : Un logement à louer"].note == "bail signé"


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert "Rien n’est noté" in assert_litany(cast, signed_in, "barriers-index", cast.nour_pathway.pk)

    def test_the_history_is_a_drawing_with_a_table_and_costs_the_same_with_many(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        for sub_theme in (CHILDREN, HOME, "mobilite--preparer-un-permis"):
            barrier = noted(cast, sub_theme, on=ago(90))
            for days in (60, 30, 5):
                with acting(cast.amina):
                    observe_barrier(
                        by=cast.amina, barrier=fresh(barrier), seen=Seen(severity=3, on=ago(days))
                    )
        page = assert_litany(cast, signed_in, "barriers-index", cast.nour_pathway.pk)
        assert page.count('role="img"') == 3
        assert "<caption>Faire garder les enfants</caption>" in page

    def test_the_days_it_was_lifted_are_in_its_history(self, cast: Cast) -> None:
        barrier = noted(cast, on=ago(90))
        with acting(cast.amina):
            lift_barrier(by=cast.amina, barrier=fresh(barrier), on=ago(30))
            [story] = stories_of(cast.nour_pathway)
        assert story.chart
        assert [(one.day, one.said) for one in story.chart.moments] == [
            (ago(90), "ralentit"),
            (ago(30), "levé"),
        ]


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "barriers-new", cast.nour_pathway.pk)
        assert "Faire garder les enfants" in page
        assert MIND not in page

    def test_five_things_are_said_at_once(self, cast: Cast, signed_in: SignIn) -> None:
        said = {"sub_theme": CHILDREN, "severity": "3", "blocking": "yes", "since": ago(400).isoformat()}
        signed_in(cast.amina).post(
            address("new", cast.nour_pathway.pk), {**said, "handler": cast.bruno.pk, "handled_with": "PMI"}
        )
        with acting(cast.amina):
            barrier = Barrier.objects.get()
        assert (barrier.since, barrier.severity, barrier.blocking) == (ago(400), 3, True)
        assert (barrier.handler, barrier.handled_with) == (cast.bruno, "PMI")

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"sub_theme": ""}, "Choisissez ce qui gêne"),
            ({"sub_theme": MIND}, "Sélectionnez un choix valide"),
            ({"severity": ""}, "Dites à quel point cela pèse."),
            ({"since": "2999-01-01"}, "Ce jour n’est pas encore venu"),
            ({"since": "0210-01-01"}, "trop ancienne"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        typed = {"sub_theme": CHILDREN, "severity": "3", "blocking": "no", "handled_with": "La PMI", **wrong}
        page = signed_in(cast.amina).post(address("new", cast.nour_pathway.pk), typed).content.decode()
        assert sentence in page
        assert "La PMI" in page
        with acting(cast.amina):
            assert not Barrier.objects.exists()


class TestObserve:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "barriers-observe", noted(cast).pk, refused="")
        assert "Empêche une bonne part de ce qui est prévu." in page

    def test_one_tap_keeps_what_was_said_of_work(self, cast: Cast, signed_in: SignIn) -> None:
        barrier = noted(cast, blocking=True)
        record = cast.nour.get_absolute_url()
        page = signed_in(cast.amina).get(record).content.decode()
        assert address("observe", barrier.pk) in page
        answer = signed_in(cast.amina).post(
            address("observe", barrier.pk), {"severity": "1", "retour": record}
        )
        assert answer.url == record
        assert (fresh(barrier).severity, fresh(barrier).blocking) == (1, True)

    def test_a_made_up_severity_is_refused(self, cast: Cast, signed_in: SignIn) -> None:
        page = signed_in(cast.amina).post(address("observe", noted(cast).pk), {"severity": "9"})
        assert page.status_code == 200
        assert "Sélectionnez un choix valide" in page.content.decode()

    def test_with_a_contact_in_one_tap_each_and_nothing_for_the_others(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        children, home, permit = (
            noted(cast, one, on=ago(9)) for one in (CHILDREN, HOME, "mobilite--preparer-un-permis")
        )
        client = signed_in(cast.amina)
        url = reverse("pathways:contacts-new", args=[cast.nour_pathway.pk])
        assert "Ce qui gêne : où ça en est" in client.get(url).content.decode()
        call = {"channel": "phone", "outcome": "talked", "note": "Une place !"}
        client.post(
            url, {**call, f"frein-{children.pk}": "4", f"frein-{home.pk}": "lifted", f"frein-{permit.pk}": ""}
        )
        assert fresh(children).severity == 4
        assert fresh(home).lifted_on == TODAY
        assert fresh(permit).observed_on == ago(9)
        with acting(cast.amina):
            assert BarrierObservation.objects.get(severity=4).contact is not None


class TestEditLiftReopen:
    def test_who_takes_care_of_it(self, cast: Cast, signed_in: SignIn) -> None:
        barrier = noted(cast)
        assert_litany(cast, signed_in, "barriers-edit", barrier.pk, refused="")
        signed_in(cast.amina).post(address("edit", barrier.pk), {"handler": "", "handled_with": "Le CCAS"})
        assert fresh(barrier).handled_with == "Le CCAS"

    def test_lifting_says_when_and_how(self, cast: Cast, signed_in: SignIn) -> None:
        barrier = noted(cast, on=ago(20))
        assert_litany(cast, signed_in, "barriers-lift", barrier.pk, refused="")
        client = signed_in(cast.amina)
        early = client.post(address("lift", barrier.pk), {"on": ago(40).isoformat(), "how": "par la PMI"})
        assert "avant le début de ce frein" in early.content.decode()
        assert "par la PMI" in early.content.decode()
        client.post(address("lift", barrier.pk), {"on": ago(1).isoformat(), "how": "par la PMI"})
        with acting(cast.amina):
            period = BarrierPeriod.objects.get()
            assert (period.lifted_on, period.how, period.lifted_by) == (ago(1), "par la PMI", cast.amina)

    def test_it_comes_back_with_its_history(self, cast: Cast, signed_in: SignIn) -> None:
        barrier = noted(cast, on=ago(20))
        with acting(cast.amina):
            lift_barrier(by=cast.amina, barrier=fresh(barrier), on=ago(10))
        assert_litany(cast, signed_in, "barriers-reopen", barrier.pk, refused="")
        client = signed_in(cast.amina)
        early = {"on": ago(15).isoformat(), "severity": "3", "blocking": "yes"}
        assert (
            "avant celui où il a été levé"
            in client.post(address("reopen", barrier.pk), early).content.decode()
        )
        client.post(address("reopen", barrier.pk), {**early, "on": ago(1).isoformat()})
        assert (fresh(barrier).since, fresh(barrier).blocking) == (ago(1), True)

    def test_who_coordinates_does_not_reach_it(self, cast: Cast, signed_in: SignIn) -> None:
        barrier = noted(cast)
        for screen in ("observe", "edit", "lift", "reopen"):
            assert signed_in(cast.dalia).get(address(screen, barrier.pk)).status_code == 404
            assert signed_in(cast.dalia).post(address(screen, barrier.pk), {}).status_code == 404

    def test_a_barrier_is_handed_to_someone_of_the_team_only(self, cast: Cast, signed_in: SignIn) -> None:
        barrier = noted(cast)
        page = signed_in(cast.amina).post(address("edit", barrier.pk), {"handler": cast.chloe.pk})
        assert page.status_code == 200
        assert fresh(barrier).handler is None
