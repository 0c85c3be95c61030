"""A commission: who runs it, who reads it, the rhythm it keeps, and who may never sit where people are named."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from filrouge.accounts.models import ConsortiumMember, Membership
from filrouge.commissions.actions.commissions import Founding, Sitting, found_commission, seat
from filrouge.commissions.models import Commission, Meeting, Member, Place, Seat
from filrouge.directory.models import Official
from filrouge.directory.tests.litany import volunteer
from filrouge.privacy.context import Context, acting, entered
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.models import Commune
from filrouge.shared import clock
from filrouge.shared.text import search_key
from tests.cast import Cast

from .laying import commission_laid, laid, meeting_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


def communes_laid() -> None:
    """Two namesakes among them."""
    rows = (
        ("34032", "Béziers", "34", ["34500"]),
        ("34300", "Sérignan", "34", ["34410"]),
        ("93066", "Saint-Denis", "93", ["93200"]),
        ("97411", "Saint-Denis", "974", ["97400"]),
    )
    with acting_as(OWNER):
        Commune.objects.bulk_create(
            Commune(
                code=code, name=name, search_key=search_key(name), department=department, postcodes=postcodes
            )
            for code, name, department, postcodes in rows
        )


class TestReach:
    """In the database, whatever a screen forgets."""

    def counts(self) -> list[int]:
        return [model.objects.count() for model in (Commission, Member, Seat, Meeting, Place)]

    def test_the_teams_of_the_project_read_who_sits_and_when(self, cast: Cast) -> None:
        meeting_laid(cast, laid(cast).commission)
        for user in (cast.amina, cast.bruno, cast.farid, cast.dalia):
            with acting(user):
                assert self.counts() == [1, 4, 4, 1, 4], user

    def test_no_one_else_does(self, cast: Cast) -> None:
        meeting_laid(cast, laid(cast).commission)
        for user in (cast.chloe, cast.manon, cast.olga, cast.petra):
            with acting(user):
                assert self.counts() == [0, 0, 0, 0, 0], user
        with entered(Context(link="a-link")):
            assert self.counts() == [0, 0, 0, 0, 0]

    def test_only_the_coordination_adds_anything(self, cast: Cast) -> None:
        known = laid(cast)
        meeting = meeting_laid(cast, known.commission)
        by = {"added_by": cast.amina}
        rows: list[Any] = [
            Commission(project=cast.project, kind="review", name="X", territory="Y", **by),
            Member(commission=known.commission, organisation=cast.lead, until=clock.today(), **by),
            Seat(
                commission=known.commission, member=known.amina.member, name="X", function="operational", **by
            ),
            Meeting(commission=known.commission, at=clock.now(), called_by=cast.amina),
            Place(meeting=meeting, seat=known.amina),
        ]
        for row in rows:
            with (
                acting(cast.amina),
                pytest.raises(DatabaseError, match="row-level security"),
                transaction.atomic(),
            ):
                row.save(force_insert=True)


class TestSeat:
    @pytest.mark.parametrize("function", ["elected", "employer", "volunteer"])
    def test_some_never_sit_where_people_are_named(self, cast: Cast, function: str) -> None:
        known = laid(cast)
        who = Sitting(name="Quelqu’un", email="x@y.example", function=function)
        with acting(cast.dalia), pytest.raises(ValidationError, match="Ni élu·e, ni employeur, ni bénévole"):
            seat(by=cast.dalia, commission=known.commission, of=known.structure, who=who)
        # The database says the same, whatever the action forgets; and the seat cannot lie about its commission.
        columns = {"commission": known.commission, "member": known.goran.member, "added_by": cast.dalia}
        with acting(cast.dalia):
            with pytest.raises(IntegrityError, match="seat_where_people_are_named"), transaction.atomic():
                Seat.objects.create(name="X", function=function, names_people=True, **columns)
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                Seat.objects.create(name="X", function=function, names_people=False, **columns)

    def test_they_may_where_nobody_is_named(self, cast: Cast) -> None:
        commission = commission_laid(cast, kind="unblocking")
        who = Sitting(name="Marc Delmas", email="maire@beziers.example", function="elected")
        with acting(cast.dalia):
            seat(by=cast.dalia, commission=commission, of=cast.lead, who=who)
            assert Seat.objects.get().function == "elected"

    def test_an_official_of_the_directory_does_not_come_under_another_title(self, cast: Cast) -> None:
        known = laid(cast)
        with as_batch("fixture"):
            Official.objects.create(
                project=cast.project,
                name="Marc",
                mandate="mayor",
                territory="B",
                email="m@b.example",
                added_by=cast.dalia,
            )
        who = Sitting(name="Marc", email="M@b.example", function="management")
        with acting(cast.dalia), pytest.raises(ValidationError, match="Ni élu·e"):
            seat(by=cast.dalia, commission=known.commission, of=known.structure, who=who)

    def test_a_volunteer_s_account_does_not_either_nor_a_manager_as_someone_who_accompanies(
        self, cast: Cast
    ) -> None:
        known = laid(cast)
        with acting(cast.dalia):
            for user, sentence in (
                (volunteer(cast), "Ni élu·e"),
                (cast.manon, "vient comme responsable"),
                (cast.farid, "ne travaille pas dans"),
            ):
                who = Sitting(name="X", user=user, function="operational")
                with pytest.raises(ValidationError, match=sentence):
                    seat(by=cast.dalia, commission=known.commission, of=cast.mission_locale, who=who)

    def test_the_same_one_does_not_come_twice(self, cast: Cast) -> None:
        known = laid(cast)
        who = Sitting(name="Goran", email="GORAN@partenaire.example", function="operational")
        with acting(cast.dalia), pytest.raises(ValidationError, match="vient déjà"):
            seat(by=cast.dalia, commission=known.commission, of=known.structure, who=who)


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(
            cast,
            signed_in,
            "commissions-new",
            cast.project.pk,
            who="dalia",
            hidden=("chloe",),
            refused=("amina", "manon"),
        )

    def test_it_is_made(self, cast: Cast, signed_in: SignIn) -> None:
        values = {"kind": "unblocking", "name": "Déblocage", "territory": "Béziers", "rhythm_days": 30}
        signed_in(cast.dalia).post(reverse("commissions:commissions-new", args=[cast.project.pk]), values)
        with acting(cast.amina):
            made = Commission.objects.get()
        assert (made.kind, made.names_people, made.rhythm_days) == ("unblocking", False, 30)

    def test_its_communes_are_chosen_among_those_that_exist(self, cast: Cast, signed_in: SignIn) -> None:
        communes_laid()
        url = reverse("commissions:commissions-new", args=[cast.project.pk])
        values = {"kind": "review", "name": "Suivi du Port", "territory": "Le Biterrois", "rhythm_days": 30}
        wrong = {"communes": "Béziers\nAtlantide\nSaint-Denis"}
        page = signed_in(cast.dalia).post(url, values | wrong).content.decode()
        assert "Atlantide, Saint-Denis" in page
        assert "Suivi du Port" in page
        signed_in(cast.dalia).post(url, values | {"communes": " beziers (34)\r\n34410 ; Béziers\r\n\r\n"})
        with acting(cast.amina):
            made = Commission.objects.get()
        assert made.communes == ["34032", "34300"]
        client = signed_in(cast.dalia)
        show = client.get(reverse("commissions:commissions-show", args=[made.pk])).content.decode()
        assert "Béziers, Sérignan" in show
        edit = reverse("commissions:commissions-edit", args=[made.pk])
        assert "Béziers (34)\nSérignan (34)" in client.get(edit).content.decode()
        client.post(edit, {**values, "communes": "Sérignan"})
        with acting(cast.amina):
            assert Commission.objects.get().communes == ["34300"]

    def test_two_months_at_most(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("commissions:commissions-new", args=[cast.project.pk])
        values = {"kind": "review", "name": "Suivi du Port", "territory": "Béziers", "rhythm_days": 90}
        page = signed_in(cast.dalia).post(url, values).content.decode()
        assert "62" in page
        assert "Suivi du Port" in page
        wrong = Founding(kind="review", name="X", territory="Y", rhythm_days=90)
        with acting(cast.dalia), pytest.raises(ValidationError):
            found_commission(by=cast.dalia, project=cast.project, founding=wrong)

    def test_only_the_coordination_makes_one(self, cast: Cast) -> None:
        said = Founding(kind="review", name="X", territory="Y", rhythm_days=30)
        for user in (cast.amina, cast.chloe, cast.petra):
            with acting(user), pytest.raises(PermissionDenied):
                found_commission(by=user, project=cast.project, founding=said)


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        meeting_laid(cast, laid(cast).commission)
        page = assert_litany(cast, signed_in, "commissions-index", hidden=(), refused=("manon", "petra"))
        assert "Commission de suivi" in page
        assert "Béziers" in page
        assert "Commission de suivi" not in signed_in(cast.chloe).get("/commissions/").content.decode()

    def test_a_team_without_a_project_finds_nothing_there_yet(self, cast: Cast, signed_in: SignIn) -> None:
        with as_batch("her project is over"):
            ConsortiumMember.objects.all().update(until=clock.today())
            Membership.objects.filter(user=cast.amina).update(project=None)
        assert "Aucune commission encore" in signed_in(cast.amina).get("/commissions/").content.decode()

    def test_the_rhythm_that_is_lost_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        commission = commission_laid(cast)
        client = signed_in(cast.amina)
        assert "en retard" not in client.get("/commissions/").content.decode()
        with as_batch("time passes"):
            Commission.objects.filter(pk=commission.pk).update(opened_on=clock.today() - timedelta(days=61))
        assert "en retard" in client.get("/commissions/").content.decode()

    def test_its_queries_do_not_grow(self, cast: Cast, signed_in: SignIn) -> None:
        for number in range(3):
            commission_laid(cast, name=f"Commission {number}")
        assert_litany(cast, signed_in, "commissions-index", hidden=(), refused=(), budget=9)


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        meeting_laid(cast, known.commission)
        page = assert_litany(
            cast, signed_in, "commissions-show", known.commission.pk, hidden=("chloe", "manon"), refused=()
        )
        for said in ("Goran Ilic", "Comptoir du Port", "sans compte, par un lien", "Salle du Port"):
            assert said in page
        assert "Fixer une réunion" not in page


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        commission = commission_laid(cast)
        assert_litany(
            cast,
            signed_in,
            "commissions-edit",
            commission.pk,
            who="dalia",
            hidden=("chloe",),
            refused=("amina",),
        )

    def test_it_is_changed_and_stopped(self, cast: Cast, signed_in: SignIn) -> None:
        commission = commission_laid(cast)
        client = signed_in(cast.dalia)
        values = {"name": "Suivi du Port", "territory": "Sète", "rhythm_days": 30}
        client.post(reverse("commissions:commissions-edit", args=[commission.pk]), values)
        close = reverse("commissions:commissions-close", args=[commission.pk])
        assert signed_in(cast.amina).post(close).status_code == 403
        assert signed_in(cast.chloe).post(close).status_code == 404
        client.post(close)
        with acting(cast.amina):
            changed = Commission.objects.get()
        assert (changed.name, changed.territory, changed.closed_on) == (
            "Suivi du Port",
            "Sète",
            clock.today(),
        )
