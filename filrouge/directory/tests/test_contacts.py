"""Those who open doors: kept by a project, read by no other."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.directory.events import KeyContactReplaced
from filrouge.directory.models import Correction, KeyContact, Note, Official
from filrouge.privacy.context import Context, acting, entered
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import contact_laid, note_laid, official_laid, structure_laid
from .litany import SignIn, assert_litany, volunteer

pytestmark = pytest.mark.django_db


class TestReach:
    """In the database, whatever a screen forgets."""

    def counts(self) -> list[int]:
        return [model.objects.count() for model in (KeyContact, Official, Note, Correction)]

    def lay(self, cast: Cast) -> None:
        structure = structure_laid()
        contact_laid(cast, structure)
        official_laid(cast)
        note_laid(cast, structure)
        with acting(cast.amina):
            Correction.objects.create(
                structure=structure, field="phone", value="1", by=cast.amina, organisation=cast.mission_locale
            )

    def test_the_teams_of_the_project_read_them(self, cast: Cast) -> None:
        self.lay(cast)
        for user in (cast.amina, cast.bruno, cast.farid, cast.dalia):
            with acting(user):
                assert self.counts() == [1, 1, 1, 1], user

    def test_no_one_else_does(self, cast: Cast) -> None:
        self.lay(cast)
        for user in (volunteer(cast), cast.manon, cast.olga, cast.petra):
            with acting(user):
                assert self.counts() == [0, 0, 0, 0], user
        with acting(cast.chloe):  # a professional of elsewhere: corrections are common
            assert self.counts() == [0, 0, 0, 1]
        with entered(Context(link="a-link")):
            assert self.counts() == [0, 0, 0, 0]

    def test_nobody_writes_for_another_project_or_in_another_name(self, cast: Cast) -> None:
        structure = structure_laid()
        by_amina = {"structure": structure, "name": "X", "added_by": cast.amina}
        for user, columns in (
            (cast.chloe, {**by_amina, "project": cast.project, "added_by": cast.chloe}),
            (cast.amina, {**by_amina, "project": cast.other_project}),
            (cast.bruno, {**by_amina, "project": cast.project}),
        ):
            with acting(user), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                KeyContact.objects.create(**columns)

    def test_the_web_role_does_not_rewrite_what_is_published(self, cast: Cast) -> None:
        structure_laid()
        with acting(cast.amina), connection.cursor() as cursor:
            for column in ("source_id", "digest", "updated_on"):
                with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                    cursor.execute(f"UPDATE directory_structure SET {column} = {column}")


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        contact_laid(cast, structure_laid())
        page = assert_litany(cast, signed_in, "contacts-index", refused=("manon", "petra"))
        assert "Lucie Ferrand" in page
        assert "Lucie Ferrand" not in signed_in(cast.chloe).get("/annuaire/contacts/").content.decode()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "contacts-new", structure_laid().pk, refused=("manon", "petra"))

    def test_a_contact_is_added(self, cast: Cast, signed_in: SignIn) -> None:
        structure = structure_laid()
        values = {"project": cast.project.pk, "name": "Élodie Marchand", "function": "directrice"}
        signed_in(cast.farid).post(reverse("directory:contacts-new", args=[structure.pk]), values)
        with acting(cast.amina):
            assert KeyContact.objects.get().added_by == cast.farid

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"name": ""}, "Dites qui c’est."),
            ({"email": "x"}, "adresse"),
            ({"since": "2999-01-01"}, "pas encore venu"),
        ],
    )
    def test_a_mistake_is_explained(self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str) -> None:
        url = reverse("directory:contacts-new", args=[structure_laid().pk])
        values = {"project": cast.project.pk, "name": "Élodie", "phone": "04 65 71 00 03", **wrong}
        page = signed_in(cast.farid).post(url, values).content.decode()
        assert sentence in page
        assert "04 65 71 00 03" in page


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        contact = contact_laid(cast, structure_laid())
        assert_litany(
            cast, signed_in, "contacts-edit", contact.pk, hidden=("chloe",), refused=("manon", "petra")
        )

    def test_it_is_changed(self, cast: Cast, signed_in: SignIn) -> None:
        contact = contact_laid(cast, structure_laid())
        url = reverse("directory:contacts-edit", args=[contact.pk])
        signed_in(cast.bruno).post(url, {"name": "Lucie Ferrand-Roux"})
        with acting(cast.amina):
            assert KeyContact.objects.get().name == "Lucie Ferrand-Roux"


class TestReplace:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        contact = contact_laid(cast, structure_laid())
        assert_litany(
            cast, signed_in, "contacts-replace", contact.pk, hidden=("chloe",), refused=("manon", "petra")
        )

    def test_who_took_whose_place_stays_known(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        structure = structure_laid()
        contact = contact_laid(cast, structure)
        client = signed_in(cast.amina)
        day = (clock.today() - timedelta(days=3)).isoformat()
        client.post(
            reverse("directory:contacts-replace", args=[contact.pk]),
            {"left_on": day, "name": "Samir Ouédraogo"},
        )
        page = client.get(reverse("directory:structures-show", args=[structure.pk])).content.decode()
        assert "remplacé·e par Samir Ouédraogo" in page
        assert isinstance(heard[-1], KeyContactReplaced)

    def test_nobody_may_be_known_yet_but_not_before_she_came(self, cast: Cast, signed_in: SignIn) -> None:
        contact = contact_laid(cast, structure_laid(), since=clock.today() - timedelta(days=30))
        url = reverse("directory:contacts-replace", args=[contact.pk])
        early = (clock.today() - timedelta(days=60)).isoformat()
        assert "avant son arrivée" in signed_in(cast.amina).post(url, {"left_on": early}).content.decode()
        signed_in(cast.amina).post(url, {"left_on": clock.today().isoformat()})
        with acting(cast.amina):
            assert not KeyContact.objects.get().is_current


class TestSpeak:
    def test_one_tap_says_we_spoke_today(self, cast: Cast, signed_in: SignIn) -> None:
        contact = contact_laid(cast, structure_laid())
        url = reverse("directory:contacts-speak", args=[contact.pk])
        assert signed_in(cast.chloe).post(url).status_code == 404
        assert signed_in(volunteer(cast)).post(url).status_code == 403
        assert signed_in(cast.amina).get(url).status_code == 405
        signed_in(cast.amina).post(url)
        with acting(cast.bruno):
            assert KeyContact.objects.get().last_spoken_on == clock.today()
