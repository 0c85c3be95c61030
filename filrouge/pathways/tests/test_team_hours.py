"""When one answers: said once, printed everywhere."""

from django.urls import reverse

from filrouge.pathways.models import TeamHours
from filrouge.privacy.context import acting
from tests.cast import Cast

from .helping import lay_volunteer
from .litany import SignIn

SAID = {"hours": "du lundi au vendredi, de 9 h à 17 h", "phone": "04 67 00 00 00", "otherwise": ""}


def test_the_team_says_when_it_can_be_reached(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:team_hours-edit", args=[cast.mission_locale.pk])
    client = signed_in(cast.amina)
    assert client.get(url).status_code == 200
    page = client.post(url, SAID | {"hours": ""}).content.decode()
    assert "Dites quand on peut vous joindre." in page
    assert "04 67 00 00 00" in page
    client.post(url, SAID)
    signed_in(cast.manon).post(url, SAID | {"hours": "le mardi"})
    with acting(cast.amina):
        assert TeamHours.objects.get().hours == "le mardi"
    assert "le mardi" in client.get(reverse("pathways:care-index")).content.decode()


def test_not_another_team_s(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:team_hours-edit", args=[cast.mission_locale.pk])
    for outside in (cast.chloe, cast.farid, lay_volunteer(cast)):
        assert signed_in(outside).get(url).status_code == 404
        assert signed_in(outside).post(url, SAID).status_code == 404
