"""Opening, ending and taking up a path: the actions, then their screens."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.pathways.actions.pathways import (
    Ending,
    Opening,
    bulk_open_pathways,
    change_rhythm,
    close_pathway,
    open_pathway,
    reopen_pathway,
)
from filrouge.pathways.actions.steps import Plan, plan_step
from filrouge.pathways.events import PathwayClosed, PathwayOpened, PathwayReopened, ReferentChanged
from filrouge.pathways.models import Pathway, Referent
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from filrouge.shared.ids import uuid7
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today()
OPENED = TODAY - timedelta(days=30)


def newcomer(cast: Cast, name: str, opened_by: User | None = None) -> Person:
    pk: UUID = uuid7()
    with acting(opened_by or cast.amina):
        with connection.cursor() as cursor:
            cursor.execute("SELECT open_file(%s, %s, %s)", [pk, cast.mission_locale.pk, cast.project.pk])
        return Person.objects.create(pk=pk, given_name=name, family_name="Safi")


def facts(pathway: Pathway) -> tuple:
    """What opening leaves behind, without ids."""
    with as_batch("look"):
        path = Pathway.objects.get(pk=pathway.pk)
        referents = Referent.objects.filter(pathway=path).values_list("user", "role", "since", "until")
        grants = AccessGrant.objects.filter(person=path.person_id).order_by("level", "user")
        return (
            path.opened_on,
            path.lead_id,
            path.oriented_by,
            path.rhythm_days,
            path.organisation_id,
            list(referents),
            list(grants.values_list("level", "user", "organisation", "until")),
        )


class TestOpening:
    def test_a_path_opens_with_its_referent_since_its_first_day(self, cast: Cast, heard: list[Event]) -> None:
        person = newcomer(cast, "Zahra")
        with acting(cast.amina):
            pathway = open_pathway(
                by=cast.amina,
                person=person,
                project=cast.project,
                organisation=cast.mission_locale,
                referent=cast.bruno,
                opened_on=OPENED,
                oriented_by="CADA Le Rivage",
            )
            referent = Referent.objects.get(pathway=pathway)
        assert pathway.lead == cast.bruno
        assert referent.since.astimezone(clock.PARIS).date() == OPENED
        assert [type(event) for event in heard] == [PathwayOpened, ReferentChanged]

    def test_in_bulk_or_one_by_one_the_same_is_left(self, cast: Cast, heard: list[Event]) -> None:
        persons = [newcomer(cast, name) for name in ("Zahra", "Yonas", "Idris", "Salma")]
        openings = [
            Opening(person=person, referent=referent, opened_on=OPENED, oriented_by="CPH", rhythm_days=14)
            for person, referent in zip(persons, [cast.amina, cast.bruno] * 2, strict=True)
        ]
        common = {"by": cast.amina, "project": cast.project, "organisation": cast.mission_locale}
        with acting(cast.amina):
            single = [
                open_pathway(
                    **common,
                    person=one.person,
                    referent=one.referent,
                    opened_on=one.opened_on,
                    oriented_by=one.oriented_by,
                    rhythm_days=one.rhythm_days,
                )
                for one in openings[:2]
            ]
            bulk = bulk_open_pathways(**common, openings=openings[2:])
        assert [facts(pathway) for pathway in single] == [facts(pathway) for pathway in bulk]
        names = sorted(type(event).__name__ for event in heard)
        assert names == ["PathwayOpened"] * 4 + ["ReferentChanged"] * 4

    def test_without_a_referent_the_team_sees_it_waiting(self, cast: Cast) -> None:
        person = newcomer(cast, "Zahra")
        with acting(cast.amina):
            open_pathway(
                by=cast.amina,
                person=person,
                project=cast.project,
                organisation=cast.mission_locale,
                referent=None,
                opened_on=OPENED,
            )
            assert Pathway.objects.without_referent().get().person == person

    @pytest.mark.parametrize("who", ["chloe", "farid", "dalia", "manon"])
    def test_others_open_nothing(self, cast: Cast, who: str) -> None:
        person = newcomer(cast, "Zahra")
        user = getattr(cast, who)
        with pytest.raises(PermissionDenied), acting(user):
            open_pathway(
                by=user,
                person=person,
                project=cast.project,
                organisation=cast.mission_locale,
                referent=None,
                opened_on=OPENED,
            )


class TestEnding:
    def test_an_ended_path_leaves_the_caseload_and_can_be_taken_up(
        self, cast: Cast, heard: list[Event]
    ) -> None:
        ending = Ending(drop_steps=True, cancel_appointments=True)
        with acting(cast.amina):
            step = plan_step(
                by=cast.amina,
                pathway=cast.nour_pathway,
                plan=Plan(title="Visite d’entreprise", domain="professional"),
            )
            close_pathway(
                by=cast.amina, pathway=cast.nour_pathway, on=TODAY, reason="job", note="CDI", ending=ending
            )
            step.refresh_from_db()
            assert step.dropped_on == TODAY
            assert cast.nour_pathway not in Pathway.objects.open()
            closed = Pathway.objects.get(pk=cast.nour_pathway.pk)
            reopen_pathway(by=cast.amina, pathway=closed, note="Contrat rompu")
            assert cast.nour_pathway in Pathway.objects.open().of_referent(cast.amina)
        assert {PathwayClosed, PathwayReopened} <= {type(event) for event in heard}

    def test_steps_may_stay_written(self, cast: Cast) -> None:
        with acting(cast.amina):
            step = plan_step(
                by=cast.amina,
                pathway=cast.nour_pathway,
                plan=Plan(title="Visite d’entreprise", domain="professional"),
            )
            ending = Ending(drop_steps=False, cancel_appointments=False)
            close_pathway(
                by=cast.amina, pathway=cast.nour_pathway, on=TODAY, reason="moved", note="", ending=ending
            )
            step.refresh_from_db()
        assert step.dropped_on is None

    def test_the_coordinator_reads_and_does_not_write(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied), acting(cast.dalia):
            change_rhythm(by=cast.dalia, pathway=cast.nour_pathway, rhythm_days=14)


class TestScreens:
    @pytest.mark.parametrize("verb", ["edit", "close"])
    def test_each_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn, verb: str) -> None:
        assert_litany(cast, signed_in, f"pathways-{verb}", cast.nour_pathway.pk)

    def test_reopening_is_for_closed_paths(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("pathways:pathways-reopen", args=[cast.nour_pathway.pk])
        assert signed_in(cast.amina).get(url).status_code == 403
        assert signed_in(cast.chloe).get(url).status_code == 404

    def test_the_rhythm_changes(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("pathways:pathways-edit", args=[cast.nour_pathway.pk])
        assert "Donnez un nombre de jours." in signed_in(cast.amina).post(url, {}).content.decode()
        signed_in(cast.amina).post(url, {"rhythm_days": "14"})
        assert facts(cast.nour_pathway)[3] == 14

    def test_opening_for_someone(self, cast: Cast, signed_in: SignIn) -> None:
        person = newcomer(cast, "Zahra")
        url = reverse("pathways:pathways-new", args=[person.pk])
        assert "Zahra Safi" in signed_in(cast.amina).get(url).content.decode()
        for other in (cast.chloe, cast.manon, cast.farid, cast.dalia):
            assert signed_in(other).post(url, {}).status_code == 404
        tomorrow = (TODAY + timedelta(days=1)).isoformat()
        wrong = {"opened_on": tomorrow, "oriented_by": "CADA Le Rivage", "rhythm_days": "7"}
        page = signed_in(cast.amina).post(url, wrong).content.decode()
        assert "encore venu" in page
        assert "CADA Le Rivage" in page
        right = {**wrong, "opened_on": TODAY.isoformat(), "referent": cast.bruno.pk}
        signed_in(cast.amina).post(url, right)
        with acting(cast.bruno):
            assert Pathway.objects.of_referent(cast.bruno).get().person == person
        assert signed_in(cast.amina).get(url).status_code == 404  # one open path at a time

    def test_what_is_ahead_is_listed_and_asked_about(self, cast: Cast, signed_in: SignIn) -> None:
        with acting(cast.amina):
            plan = Plan(title="Visite d’une crèche", domain="professional")
            step = plan_step(by=cast.amina, pathway=cast.nour_pathway, plan=plan)
        client = signed_in(cast.amina)
        url = reverse("pathways:pathways-close", args=[cast.nour_pathway.pk])
        assert "Visite d’une crèche" in client.get(url).content.decode().replace("&#x27;", "'")
        before = {"reason": "job", "on": "2001-01-01", "note": "CDD de six mois", "drop_steps": "on"}
        page = client.post(url, before).content.decode()
        assert "Le parcours a commencé après cette date." in page
        assert "CDD de six mois" in page
        client.post(url, {**before, "on": TODAY.isoformat()})
        with acting(cast.amina):
            step.refresh_from_db()
            assert step.dropped_because == "fin du parcours"
        client.post(reverse("pathways:pathways-reopen", args=[cast.nour_pathway.pk]), {"note": "Fin du CDD"})
        with acting(cast.amina):
            assert Pathway.objects.get(pk=cast.nour_pathway.pk).is_open

    def test_a_second_open_path_prevents_reopening_the_first(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        end = {"reason": "moved", "on": TODAY.isoformat()}
        client.post(reverse("pathways:pathways-close", args=[cast.nour_pathway.pk]), end)
        opening = {"opened_on": TODAY.isoformat(), "rhythm_days": "7", "referent": cast.amina.pk}
        client.post(reverse("pathways:pathways-new", args=[cast.nour.pk]), opening)
        url = reverse("pathways:pathways-reopen", args=[cast.nour_pathway.pk])
        page = client.post(url, {"note": "De retour"}).content.decode()
        assert "Un autre parcours est déjà ouvert" in page
        assert "De retour" in page
