"""A structure: what is shown of it, what is added to it, what is corrected."""

import pytest
from django.urls import reverse

from filrouge.directory.models import Structure
from tests.cast import Cast

from .laying import contact_laid, note_laid, service_laid, structure_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        structure = service_laid().structure
        contact_laid(cast, structure)
        note_laid(cast, structure)
        page = assert_litany(cast, signed_in, "structures-show", structure.pk)
        for said in (
            "04 65 71 00 01",
            "Cours de français",
            "Lucie Ferrand",
            "Entrer par la cour",
            "12 rue des Tanneurs",
        ):
            assert said in page

    def test_another_project_reads_what_is_public_and_nothing_else(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        structure = service_laid().structure
        contact_laid(cast, structure)
        note_laid(cast, structure)
        for user in (cast.chloe, cast.manon, cast.petra, cast.olga):
            page = (
                signed_in(user)
                .get(reverse("directory:structures-show", args=[structure.pk]))
                .content.decode()
            )
            assert "Cours de français" in page
            assert "Lucie Ferrand" not in page
            assert "Entrer par la cour" not in page

    def test_an_unknown_one_is_not_found(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("directory:structures-show", args=["00000000-0000-0000-0000-000000000000"])
        assert signed_in(cast.amina).get(url).status_code == 404


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "structures-new", refused=("manon", "petra", "olga"))

    def test_one_that_nobody_publishes_is_added_and_signed(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.farid)
        answer = client.post(reverse("directory:structures-new"), {"name": "Jardin des Faïsses"})
        structure = Structure.objects.get()
        assert answer.url == reverse("directory:structures-show", args=[structure.pk])
        assert (structure.added_by, structure.is_local) == (cast.farid, True)
        assert "Ajouté ici par Farid Lopez" in client.get(answer.url).content.decode()

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"name": ""}, "Donnez le nom de la structure."),
            ({"name": "X Y", "siret": "12345678901234"}, "Ce numéro SIRET n’existe pas"),
            ({"name": "X Y", "commune_code": "Nulle-Part"}, "Cette commune n’est pas reconnue"),
        ],
    )
    def test_a_mistake_is_explained(self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str) -> None:
        values = {**wrong, "description": "Un jardin partagé"}
        page = signed_in(cast.farid).post(reverse("directory:structures-new"), values).content.decode()
        assert sentence in page
        assert "Un jardin partagé" in page
        assert not Structure.objects.exists()


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "structures-edit", structure_laid().pk, refused=("manon", "petra"))

    def test_it_is_corrected(self, cast: Cast, signed_in: SignIn) -> None:
        structure = structure_laid()
        values = {"name": structure.name, "phone": "04 65 71 00 02", "address": structure.address}
        values |= {"latitude": "43.348", "longitude": "3.231", "postcode": "34500"}
        signed_in(cast.amina).post(reverse("directory:structures-edit", args=[structure.pk]), values)
        structure.refresh_from_db()
        assert structure.phone == "04 65 71 00 02"


class TestEnd:
    def test_only_what_was_added_here_is_taken_away_here(self, cast: Cast, signed_in: SignIn) -> None:
        published = reverse("directory:structures-end", args=[structure_laid().pk])
        assert signed_in(cast.amina).get(published).status_code == 403
        signed_in(cast.farid).post(reverse("directory:structures-new"), {"name": "Jardin des Faïsses"})
        own = Structure.objects.get(source_id="")
        assert_litany(cast, signed_in, "structures-end", own.pk, refused=("manon",))
        signed_in(cast.amina).post(reverse("directory:structures-end", args=[own.pk]))
        assert not Structure.objects.current().filter(pk=own.pk).exists()
