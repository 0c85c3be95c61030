"""A face or a voice lent to the project, for a time."""

from datetime import timedelta

import pytest
from django.urls import reverse

from filrouge.outreach import models
from filrouge.outreach.actions.testimonies import Lent, note_testimony
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .laying import outing_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
INDEX = "/hors-les-murs/temoignages/"


def lent(cast: Cast, *, until: int = 365) -> models.Testimony:
    today = clock.today()
    words = Lent(
        called="Awa",
        form="video",
        used_where="page du projet",
        agreed_on=today - timedelta(days=400),
        how="paper",
        language="fra",
        rights_until=today + timedelta(days=until),
    )
    with acting(cast.farid):
        return note_testimony(by=cast.farid, organisation=cast.association, project=cast.project, lent=words)


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        lent(cast)
        page = assert_litany(cast, signed_in, "testimonies-index", hidden=(), refused=("manon",))
        assert "Awa" in page
        for user in (cast.amina, cast.dalia, cast.chloe):
            assert "Awa" not in signed_in(user).get(INDEX).content.decode()

    def test_an_agreement_that_ended_asks_to_take_it_down(self, cast: Cast, signed_in: SignIn) -> None:
        lent(cast, until=-1)
        assert "l’accord est fini : à retirer" in signed_in(cast.farid).get(INDEX).content.decode()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "testimonies-new", hidden=(), refused=("manon",))

    def test_an_agreement_always_ends(self, cast: Cast, signed_in: SignIn) -> None:
        values = {
            "team": f"{cast.association.pk}-{cast.project.pk}",
            "called": "Awa",
            "form": "photo",
            "used_where": "affiche",
            "agreed_on": clock.today().isoformat(),
            "how": "paper",
            "language": "fra",
        }
        client, url = signed_in(cast.farid), reverse("outreach:testimonies-new")
        assert "Un accord a toujours une fin" in client.post(url, values).content.decode()
        before = {"rights_until": (clock.today() - timedelta(days=1)).isoformat()}
        assert "finit après avoir été donné" in client.post(url, {**values, **before}).content.decode()
        after = {"rights_until": (clock.today() + timedelta(days=365)).isoformat()}
        client.post(url, {**values, **after})
        with acting(cast.farid):
            assert models.Testimony.objects.get().called == "Awa"


class TestTied:
    """To the outing where it was given, to the person whose it is."""

    def typed(self, user_team: str, **changes: object) -> dict[str, object]:
        today = clock.today()
        return {
            "team": user_team,
            "called": "Awa",
            "form": "photo",
            "used_where": "affiche",
            "agreed_on": today.isoformat(),
            "rights_until": (today + timedelta(days=365)).isoformat(),
            "how": "paper",
            "language": "fra",
            **changes,
        }

    def test_given_during_an_outing_it_is_shown_there(self, cast: Cast, signed_in: SignIn) -> None:
        outing, client = outing_laid(cast), signed_in(cast.farid)
        url = reverse("outreach:testimonies-new") + f"?action={outing.pk}"
        assert f'value="{outing.pk}" selected' in client.get(url).content.decode()
        said = self.typed(f"{cast.association.pk}-{cast.project.pk}", outing=str(outing.pk))
        client.post(url, said)
        shown = reverse("outreach:outings-show", args=[outing.pk])
        assert "Témoignages donnés ici" in client.get(shown).content.decode()
        assert shown in client.get(INDEX).content.decode()
        assert "Témoignages donnés ici" not in signed_in(cast.amina).get(shown).content.decode()

    def test_from_her_record_it_is_hers(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        url = reverse("outreach:testimonies-new") + f"?personne={cast.nour.pk}"
        assert url in client.get(cast.nour.get_absolute_url()).content.decode()
        assert "De Nour Al Khatib." in client.get(url).content.decode()
        said = self.typed(f"{cast.mission_locale.pk}-{cast.project.pk}")
        assert client.post(url, said).url == cast.nour.get_absolute_url()
        with acting(cast.bruno):
            assert models.Testimony.objects.get().person == cast.nour
        with acting(cast.farid):  # another team of the project, without her file
            assert not models.Testimony.objects.exists()
        assert cast.nour.get_absolute_url() in client.get(INDEX).content.decode()

    def test_only_the_team_that_holds_her_file_notes_it(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("outreach:testimonies-new") + f"?personne={cast.nour.pk}"
        said = self.typed(f"{cast.lead.pk}-{cast.project.pk}")
        for who, status in ((cast.dalia, 403), (cast.farid, 404), (cast.chloe, 404)):
            assert signed_in(who).get(url).status_code == status
            assert signed_in(who).post(url, said).status_code == status

    def test_an_outing_of_another_team_cannot_be_chosen(self, cast: Cast, signed_in: SignIn) -> None:
        other = outing_laid(cast, organisation=cast.mission_locale)
        said = self.typed(f"{cast.association.pk}-{cast.project.pk}", outing=str(other.pk))
        page = signed_in(cast.farid).post(reverse("outreach:testimonies-new"), said)
        assert page.status_code == 200
        with acting(cast.farid):
            assert not models.Testimony.objects.exists()


class TestWithdraw:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        testimony = lent(cast)
        assert_litany(
            cast, signed_in, "testimonies-withdraw", testimony.pk, hidden=("chloe", "amina", "dalia")
        )

    def test_in_one_word_it_is_shown_nowhere(self, cast: Cast, signed_in: SignIn) -> None:
        testimony = lent(cast)
        signed_in(cast.farid).post(reverse("outreach:testimonies-withdraw", args=[testimony.pk]), {})
        assert "Awa" not in signed_in(cast.farid).get(INDEX).content.decode()
