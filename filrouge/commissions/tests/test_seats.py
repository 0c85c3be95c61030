"""Who comes to a commission: added from the project or from the directory, gone one day."""

import pytest
from django.urls import reverse

from filrouge.commissions.models import Member, Seat
from filrouge.partners.tests.laying import structure_laid
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import commission_laid, laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        commission = commission_laid(cast)
        page = assert_litany(
            cast, signed_in, "seats-new", commission.pk, who="dalia", hidden=("chloe",), refused=("amina",)
        )
        assert "élu·e" not in page.split("À quel titre")[1]

    def test_someone_of_a_structure_without_account(self, cast: Cast, signed_in: SignIn) -> None:
        commission, structure = commission_laid(cast), structure_laid()
        url = reverse("commissions:seats-new", args=[commission.pk])
        client = signed_in(cast.dalia)
        assert "Comptoir du Port" in client.get(f"{url}?cherche=comptoir").content.decode()
        values = {"name": "Goran Ilic", "email": "goran@port.example", "function": "operational"}
        client.post(f"{url}?structure={structure.pk}", values)
        with acting(cast.amina):
            made = Seat.objects.select_related("member").get()
        assert (made.name, made.member.structure_id, made.user_id) == ("Goran Ilic", structure.pk, None)

    def test_someone_of_the_project_with_an_account(self, cast: Cast, signed_in: SignIn) -> None:
        commission = commission_laid(cast)
        url = reverse("commissions:seats-new", args=[commission.pk])
        values = {"organisation": cast.association.pk, "user": cast.farid.pk, "function": "operational"}
        signed_in(cast.dalia).post(url, values)
        with acting(cast.amina):
            made = Seat.objects.get()
        assert (made.name, made.user_id) == ("Farid Lopez", cast.farid.pk)

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"name": "", "email": "x@y.example"}, "Dites qui vient"),
            ({"email": ""}, "Donnez une adresse e-mail"),
            ({"function": "elected"}, "valide"),
        ],
    )
    def test_a_mistake_is_explained(
        self, cast: Cast, signed_in: SignIn, wrong: dict[str, str], sentence: str
    ) -> None:
        commission = commission_laid(cast)
        url = reverse("commissions:seats-new", args=[commission.pk])
        values = {"organisation": cast.association.pk, "name": "Lou Dupin", "email": "lou@p.example"}
        page = (
            signed_in(cast.dalia).post(url, {**values, "function": "operational", **wrong}).content.decode()
        )
        assert sentence in page


class TestEnd:
    def test_the_last_one_leaves_with_the_organisation(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        url = reverse("commissions:seats-end", args=[known.goran.pk])
        assert signed_in(cast.chloe).post(url).status_code == 404
        assert signed_in(cast.amina).post(url).status_code == 403
        assert signed_in(cast.dalia).get(url).status_code == 405
        signed_in(cast.dalia).post(url)
        with acting(cast.amina):
            assert Seat.objects.current().count() == 3
            assert Member.objects.current().filter(structure=known.structure).count() == 0
