"""First needs, and where to go at once: with or without a name."""

import pytest
from django.urls import reverse

from filrouge.messaging.models import Message
from filrouge.outreach.actions.addresses import Door, add_address
from filrouge.outreach.models import Address, Prediagnosis
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.themes import THEMES
from tests.cast import Cast

from .laying import acquaintance_of, met, momo
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
NEW = "/hors-les-murs/premiers-besoins/"
PAPERS = "difficultes-administratives-ou-juridiques"


def address_laid(cast: Cast, **columns: str) -> Address:
    door = Door(**{"name": "La Cimade", "themes": [PAPERS], "phone": "04 67 00 00 00", **columns})
    with acting(cast.farid):
        return add_address(by=cast.farid, organisation=cast.association, project=cast.project, door=door)


def noted(cast: Cast, signed_in: SignIn, **values: object) -> Prediagnosis:
    signed_in(cast.farid).post(NEW, {"themes": [PAPERS], "stage": "outside", **values})
    with acting(cast.farid):
        return Prediagnosis.objects.select_related("acquaintance").get()


def test_the_themes_are_the_sixteen_of_data_inclusion() -> None:
    assert len({theme.code for theme in THEMES}) == 16


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        address_laid(cast)
        page = assert_litany(cast, signed_in, "prediagnoses-new", hidden=(), refused=("manon",))
        assert "La Cimade" in page
        assert "La Cimade" not in signed_in(cast.chloe).get(NEW).content.decode()

    def test_nobody_s_name_is_needed(self, cast: Cast, signed_in: SignIn) -> None:
        one = noted(cast, signed_in, addresses=[str(address_laid(cast).pk)])
        assert one.acquaintance is None
        assert one.themes == [PAPERS]

    def test_it_may_be_about_someone_met(self, cast: Cast, signed_in: SignIn) -> None:
        momo_met = acquaintance_of(met(cast, who=momo()))
        assert noted(cast, signed_in, personne=str(momo_met.pk)).acquaintance == momo_met
        page = signed_in(cast.farid).get(reverse("outreach:acquaintances-show", args=[momo_met.pk]))
        assert "Papiers, courriers, droits" in page.content.decode()

    def test_not_about_someone_another_team_met(self, cast: Cast, signed_in: SignIn) -> None:
        momo_met = acquaintance_of(met(cast, who=momo()))
        assert signed_in(cast.amina).get(NEW, {"personne": str(momo_met.pk)}).status_code == 404

    def test_an_empty_one_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        page = signed_in(cast.farid).post(NEW, {"stage": "outside", "note": "Deux mots"}).content.decode()
        assert "Cochez au moins un besoin ou une adresse." in page
        assert "Deux mots" in page


class TestShow:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        one = noted(cast, signed_in, addresses=[str(address_laid(cast).pk)])
        page = assert_litany(
            cast, signed_in, "prediagnoses-show", one.pk, hidden=("chloe", "amina"), refused=("manon",)
        )
        assert "La Cimade" in page
        assert "04 67 00 00 00" in page
        assert "Sans nom : effacé le" in page


class TestSend:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        one = noted(cast, signed_in, addresses=[str(address_laid(cast).pk)])
        page = assert_litany(
            cast, signed_in, "prediagnoses-send", one.pk, hidden=("chloe", "amina"), refused=("manon",)
        )
        assert "La Cimade, 04 67 00 00 00" in page

    def test_the_list_leaves_by_sms_to_the_number_given(self, cast: Cast, signed_in: SignIn) -> None:
        one = noted(cast, signed_in, addresses=[str(address_laid(cast).pk)])
        client, url = signed_in(cast.farid), reverse("outreach:prediagnoses-send", args=[one.pk])
        assert "Dites à quel numéro." in client.post(url, {"to": ""}).content.decode()
        assert client.post(url, {"to": "06 12"}).status_code == 200
        assert client.post(url, {"to": "06 12 34 56 78"}).status_code == 302
        with as_batch("look"):
            message = Message.objects.get()
        assert (message.to, message.text) == ("+33612345678", "La Cimade, 04 67 00 00 00")

    def test_without_a_provider_it_is_said_and_nothing_leaves(
        self, cast: Cast, signed_in: SignIn, settings: object
    ) -> None:
        settings.SMS_PROVIDER = ""
        one = noted(cast, signed_in, addresses=[str(address_laid(cast).pk)])
        url = reverse("outreach:prediagnoses-send", args=[one.pk])
        page = signed_in(cast.farid).post(url, {"to": "06 12 34 56 78"}).content.decode()
        assert "Rien n’est parti" in page
        with as_batch("look"):
            assert not Message.objects.exists()
