"""One lead at a time, no gap between two, and what is known by need to know follows."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from filrouge.accounts.models import Membership, User
from filrouge.pathways.actions.referents import (
    end_pair,
    hand_over,
    start_pair,
    transfer_caseload,
)
from filrouge.pathways.events import ReferentChanged
from filrouge.pathways.models import ConfidentialNote, Contact, Pathway, Referent
from filrouge.people.actions.grants import break_glass
from filrouge.people.models import AccessGrant, Protection
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany

NAME = "SELECT name_referents(%s::uuid[], %s::bigint[], '', false, %s::timestamptz[])"
NOT_YOURS = "not the asker's to decide"


def leads(pathway: Pathway) -> list[Referent]:
    with as_batch("look"):
        return list(Referent.objects.leads().filter(pathway=pathway).order_by("since"))


def knows_the_permit(user: User, cast: Cast) -> bool:
    with acting(user):
        return Protection.objects.filter(person=cast.nour).exists()


def give_nour_a_permit(cast: Cast) -> None:
    with as_batch("fixture"):
        Protection.objects.create(person=cast.nour, project=cast.project, status="refugee")


def leave(user: User) -> None:
    with as_batch("leaving"):
        Membership.objects.filter(user=user).update(until=clock.today() - timedelta(days=1))


def name_in_sql(by: User, pathway: Pathway, user: User) -> None:
    with transaction.atomic(), acting(by):
        in_sql(NAME, [pathway.pk], [user.pk], [None])


def in_sql(statement: str, *values: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()[0]


def refused(by: User, statement: str, *values: object) -> str:
    with pytest.raises(ProgrammingError) as error, transaction.atomic(), acting(by):
        in_sql(statement, *values)
    return str(error.value)


def confidential_note(cast: Cast) -> None:
    bound = {"person": cast.nour, "project": cast.project}
    contact = Contact.objects.create(**bound, pathway=cast.nour_pathway, at=clock.now(), channel="phone")
    ConfidentialNote.objects.create(**bound, contact=contact, author=cast.amina, text="Ce qui fut confié")


def notes_read(user: User) -> int:
    with acting(user):
        return ConfidentialNote.objects.count()


class TestHandOver:
    def test_the_same_instant_ends_and_starts(self, cast: Cast, heard: list[Event]) -> None:
        with acting(cast.amina):
            hand_over(
                by=cast.amina,
                pathway=cast.nour_pathway,
                to=cast.bruno,
                note="Elle aime dessiner.",
                met_together=True,
            )
        former, present = leads(cast.nour_pathway)
        assert (former.user, present.user) == (cast.amina, cast.bruno)
        assert former.until == present.since
        assert present.until is None
        assert (present.handover_note, present.met_together) == ("Elle aime dessiner.", True)
        assert [(e.former_user_id, e.user_id) for e in heard if isinstance(e, ReferentChanged)] == [
            (cast.amina.pk, cast.bruno.pk)
        ]

    def test_need_to_know_follows_the_charge(self, cast: Cast) -> None:
        give_nour_a_permit(cast)
        assert knows_the_permit(cast.amina, cast)
        with acting(cast.amina):
            hand_over(by=cast.amina, pathway=cast.nour_pathway, to=cast.bruno)
        assert knows_the_permit(cast.bruno, cast)
        assert not knows_the_permit(cast.amina, cast)

    def test_the_coordinator_of_the_project_decides_too(self, cast: Cast) -> None:
        with acting(cast.dalia):
            hand_over(by=cast.dalia, pathway=cast.nour_pathway, to=cast.bruno)
        assert leads(cast.nour_pathway)[-1].user == cast.bruno

    def test_a_colleague_takes_nobody_over_behind_a_referents_back(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied, match="revient à la personne référente"), acting(cast.bruno):
            hand_over(by=cast.bruno, pathway=cast.nour_pathway, to=cast.bruno)

    def test_a_colleague_takes_over_from_someone_who_left(self, cast: Cast) -> None:
        leave(cast.amina)
        with acting(cast.bruno):
            hand_over(by=cast.bruno, pathway=cast.nour_pathway, to=cast.bruno)
        assert leads(cast.nour_pathway)[-1].user == cast.bruno

    def test_the_next_one_belongs_to_the_team_in_charge(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied, match="Farid"), acting(cast.amina):
            hand_over(by=cast.amina, pathway=cast.nour_pathway, to=cast.farid)

    def test_naming_the_present_lead_again_changes_nothing(self, cast: Cast, heard: list[Event]) -> None:
        with acting(cast.amina):
            hand_over(by=cast.amina, pathway=cast.nour_pathway, to=cast.amina)
        assert len(leads(cast.nour_pathway)) == 1
        assert heard == []

    def test_the_first_referent_is_named_by_the_team(self, cast: Cast) -> None:
        give_nour_a_permit(cast)
        with as_batch("without a referent"):
            Referent.objects.filter(pathway=cast.nour_pathway).update(until=clock.now())
            Pathway.objects.filter(pk=cast.nour_pathway.pk).update(lead=None)
        with acting(cast.bruno):
            hand_over(by=cast.bruno, pathway=Pathway.objects.get(pk=cast.nour_pathway.pk), to=cast.bruno)
        assert leads(cast.nour_pathway)[-1].user == cast.bruno
        assert knows_the_permit(cast.bruno, cast)


class TestInTheDatabase:
    """The same rules, attacked in raw SQL as the web role."""

    @pytest.mark.parametrize("who", ["bruno", "chloe", "farid", "manon", "olga", "petra"])
    def test_those_who_may_not_decide_are_refused(self, cast: Cast, who: str) -> None:
        with pytest.raises(ProgrammingError, match="not the asker's to decide"):
            name_in_sql(getattr(cast, who), cast.nour_pathway, cast.bruno)

    @pytest.mark.parametrize("who", ["chloe", "farid", "manon", "dalia"])
    def test_nobody_outside_the_team_in_charge_is_named(self, cast: Cast, who: str) -> None:
        with pytest.raises(ProgrammingError, match="belongs to the team in charge"):
            name_in_sql(cast.amina, cast.nour_pathway, getattr(cast, who))

    def test_without_context_nothing(self, cast: Cast) -> None:
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(NAME, [[cast.nour_pathway.pk], [cast.bruno.pk], [None]])

    def test_one_refused_refuses_all(self, cast: Cast) -> None:
        with as_batch("given to Bruno"):
            Referent.objects.filter(pathway=cast.tesfay_pathway).update(user=cast.bruno)
            Pathway.objects.filter(pk=cast.tesfay_pathway.pk).update(lead=cast.bruno)
        both = [cast.nour_pathway.pk, cast.tesfay_pathway.pk]
        with (
            pytest.raises(ProgrammingError),
            transaction.atomic(),
            acting(cast.amina),
            connection.cursor() as cursor,
        ):
            cursor.execute(NAME, [both, [cast.bruno.pk, cast.amina.pk], [None, None]])
        assert len(leads(cast.nour_pathway)) == 1

    @pytest.mark.parametrize(
        "statement",
        [
            "SELECT fr_need_to_know_follows(gen_random_uuid(), 1, 1, 2)",
            "SELECT fr_accompanies(1, 1)",
            "SELECT fr_may_name_referent(gen_random_uuid(), 1, 1, 1)",
            "SELECT fr_lead_of(gen_random_uuid())",
            "SELECT fr_may_pair(p) FROM pathways_pathway p",
            "INSERT INTO pathways_referent (id, person_id, project_id, pathway_id, user_id, role, since,"
            " handover_note, met_together, created_at)"
            " SELECT gen_random_uuid(), person_id, project_id, id, (SELECT fr_user()), 'pair', now(), '', false, now()"
            " FROM pathways_pathway",
            "UPDATE pathways_referent SET user_id = (SELECT fr_user())",
            "DELETE FROM pathways_referent",
        ],
    )
    def test_rows_and_inner_functions_are_out_of_reach(self, cast: Cast, statement: str) -> None:
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            acting(cast.amina),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    @pytest.mark.parametrize("forged", ["nobody", "bruno"])
    def test_a_forged_lead_on_the_path_names_nobody(self, cast: Cast, forged: str) -> None:
        """The column is kept for lists, and the web role writes it: it proves nothing."""
        with acting(cast.bruno):
            forgery = Pathway.objects.filter(pk=cast.nour_pathway.pk).update(lead=getattr(cast, forged, None))
        assert forgery == 1
        itself = (cast.nour_pathway.pk, cast.bruno.pk)
        assert NOT_YOURS in refused(cast.bruno, "SELECT start_pair(%s, %s)", *itself)
        assert NOT_YOURS in refused(cast.bruno, NAME, *([one] for one in itself), [None])

    @pytest.mark.parametrize("who", ["bruno", "chloe", "dalia", "farid", "manon", "olga", "petra"])
    def test_a_pair_is_the_lead_s_to_form(self, cast: Cast, who: str) -> None:
        pair = (cast.nour_pathway.pk, cast.bruno.pk)
        assert NOT_YOURS in refused(getattr(cast, who), "SELECT start_pair(%s, %s)", *pair)

    @pytest.mark.parametrize(
        ("user", "refusal"), [("farid", "belongs to the team in charge"), ("amina", "already a referent")]
    )
    def test_the_lead_pairs_with_a_colleague_only(self, cast: Cast, user: str, refusal: str) -> None:
        pair = (cast.nour_pathway.pk, getattr(cast, user).pk)
        assert refusal in refused(cast.amina, "SELECT start_pair(%s, %s)", *pair)

    def test_a_lead_is_not_ended_as_a_pair(self, cast: Cast) -> None:
        (lead,) = leads(cast.nour_pathway)
        assert NOT_YOURS in refused(cast.amina, "SELECT end_pair(%s)", lead.pk)

    def test_a_pair_ends_by_those_who_formed_it_or_by_itself(self, cast: Cast) -> None:
        with acting(cast.amina):
            pair = in_sql("SELECT start_pair(%s, %s)", cast.nour_pathway.pk, cast.bruno.pk)
        for stranger in (cast.chloe, cast.dalia, cast.farid):
            assert NOT_YOURS in refused(stranger, "SELECT end_pair(%s)", pair)
        with acting(cast.bruno):
            assert in_sql("SELECT end_pair(%s)", pair) == 1
            assert in_sql("SELECT end_pair(%s)", pair) == 0

    def test_confidential_notes_stay_with_the_referents(self, cast: Cast) -> None:
        with as_batch("fixture"):
            confidential_note(cast)
        assert notes_read(cast.amina) == 1
        assert notes_read(cast.bruno) == 0
        with acting(cast.amina):
            in_sql("SELECT start_pair(%s, %s)", cast.nour_pathway.pk, cast.bruno.pk)
        assert notes_read(cast.bruno) == 1

    def test_an_emergency_names_nobody(self, cast: Cast) -> None:
        with as_batch("nobody leads"):
            Referent.objects.filter(pathway=cast.nour_pathway).update(until=clock.now())
            Pathway.objects.filter(pk=cast.nour_pathway.pk).update(lead=None)
        with acting(cast.farid):
            break_glass(reference=cast.nour.reference, project=cast.project, reason="Hospitalisée cette nuit")
            pathway = Pathway.objects.get(pk=cast.nour_pathway.pk)
            with pytest.raises(PermissionDenied):
                hand_over(by=cast.farid, pathway=pathway, to=cast.bruno)
        assert NOT_YOURS in refused(cast.farid, NAME, [cast.nour_pathway.pk], [cast.bruno.pk], [None])

    def test_the_manager_knows_how_many_and_the_stranger_nothing(self, cast: Cast) -> None:
        sizes = {}
        for name in ("amina", "manon", "chloe"):
            with acting(getattr(cast, name)), connection.cursor() as cursor:
                cursor.execute("SELECT caseload_size(%s, %s)", [cast.amina.pk, cast.mission_locale.pk])
                sizes[name] = cursor.fetchone()[0]
        assert sizes == {"amina": 2, "manon": 2, "chloe": 0}


class TestTransfer:
    def test_a_caseload_changes_hands_at_once(self, cast: Cast, heard: list[Event]) -> None:
        with acting(cast.amina):
            choices = dict.fromkeys(Pathway.objects.of_referent(cast.amina), cast.bruno)
            moved = transfer_caseload(
                by=cast.amina, from_user=cast.amina, choices=choices, note="Bonne route"
            )
        assert moved == len(heard) == 2
        assert leads(cast.tesfay_pathway)[-1].handover_note == "Bonne route"
        with acting(cast.bruno):
            assert Pathway.objects.of_referent(cast.bruno).count() == 2

    def test_a_path_that_moved_meanwhile_is_not_taken(self, cast: Cast) -> None:
        with acting(cast.amina):
            stale = Pathway.objects.get(pk=cast.nour_pathway.pk)
            hand_over(by=cast.amina, pathway=cast.nour_pathway, to=cast.bruno)
            stale.refresh_from_db()
            with pytest.raises(PermissionDenied, match="a changé entre-temps"):
                transfer_caseload(by=cast.amina, from_user=cast.amina, choices={stale: cast.amina}, note="")

    def test_a_colleagues_caseload_is_not_transferred_by_another(self, cast: Cast) -> None:
        choices = {cast.nour_pathway: cast.bruno}
        with pytest.raises(PermissionDenied), acting(cast.bruno):
            transfer_caseload(by=cast.bruno, from_user=cast.amina, choices=choices, note="")


class TestPairs:
    def test_a_second_referent_comes_and_goes(self, cast: Cast) -> None:
        with acting(cast.amina):
            pair = start_pair(by=cast.amina, pathway=cast.nour_pathway, user=cast.bruno)
            end_pair(by=cast.amina, referent=pair)
            pair.refresh_from_db()
        assert pair.until is not None
        assert leads(cast.nour_pathway)[0].until is None

    def test_the_pair_who_becomes_lead_is_written_once(self, cast: Cast) -> None:
        with acting(cast.amina):
            start_pair(by=cast.amina, pathway=cast.nour_pathway, user=cast.bruno)
            hand_over(by=cast.amina, pathway=cast.nour_pathway, to=cast.bruno)
            current = Referent.objects.current().filter(pathway=cast.nour_pathway)
            assert [(one.user, one.role) for one in current] == [(cast.bruno, "lead")]

    def test_a_colleague_does_not_invite_himself(self, cast: Cast) -> None:
        with pytest.raises(PermissionDenied), acting(cast.bruno):
            start_pair(by=cast.bruno, pathway=cast.nour_pathway, user=cast.bruno)


def test_grants_of_the_team_stay(cast: Cast) -> None:
    with acting(cast.amina):
        hand_over(by=cast.amina, pathway=cast.nour_pathway, to=cast.bruno)
    with as_batch("look"):
        team = AccessGrant.objects.in_force().filter(person=cast.nour, organisation=cast.mission_locale)
        assert team.count() == 1


class TestScreens:
    def test_the_hand_over(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "referents-edit", cast.nour_pathway.pk, refused="bruno")
        assert "Amina Martin" in page
        assert "Farid" not in page
        url = reverse("pathways:referents-edit", args=[cast.nour_pathway.pk])
        wrong = signed_in(cast.amina).post(url, {"note": "Elle aime dessiner."}).content.decode()
        assert "Choisissez qui prend le relais." in wrong
        assert "Elle aime dessiner." in wrong
        signed_in(cast.amina).post(url, {"to": cast.bruno.pk, "note": "Elle aime dessiner."})
        assert [one.user for one in leads(cast.nour_pathway)] == [cast.amina, cast.bruno]
