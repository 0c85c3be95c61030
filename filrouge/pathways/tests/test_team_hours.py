"""When one answers: said once, printed everywhere."""

from django.urls import reverse

from filrouge.pathways.care.availability import availability_of, open_by_organisation
from filrouge.pathways.models import TeamHours
from filrouge.privacy.context import acting
from tests.cast import Cast

from .helping import lay_volunteer
from .litany import SignIn

FIGURES = {"days": [1, 2, 3, 4, 5], "opens_at": "09:00", "closes_at": "17:00"}
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


def test_in_figures_it_is_said_in_every_language(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:team_hours-edit", args=[cast.mission_locale.pk])
    client = signed_in(cast.amina)
    page = client.post(url, SAID | FIGURES | {"closes_at": ""}).content.decode()
    assert "Donnez les jours et les deux heures, ou rien des trois." in page
    page = client.post(url, SAID | FIGURES | {"closes_at": "08:00"}).content.decode()
    assert "L’équipe ferme après avoir ouvert" in page
    assert client.post(url, SAID | FIGURES).status_code == 302
    with acting(cast.amina):
        reached = availability_of(cast.mission_locale.pk)
    assert reached
    assert reached.open
    assert reached.open.said("fra") == "lundi - vendredi, 9h00-17h00, 04 67 00 00 00"
    assert reached.open.said("tir").startswith("ሰኑይ - ዓርቢ፡ 09:00-17:00")
    client.post(url, SAID | FIGURES | {"days": [2, 3, 5]})
    with acting(cast.amina):
        assert (
            open_by_organisation([cast.mission_locale.pk])[cast.mission_locale.pk]
            .said("eng")
            .startswith("Tuesday / Wednesday / Friday")
        )
    plan = client.get(reverse("pathways:steps-print", args=[cast.nour_pathway.pk])).content.decode()
    assert "Vous pouvez nous joindre du lundi au vendredi" in plan


def test_not_another_team_s(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:team_hours-edit", args=[cast.mission_locale.pk])
    for outside in (cast.chloe, cast.farid, lay_volunteer(cast)):
        assert signed_in(outside).get(url).status_code == 404
        assert signed_in(outside).post(url, SAID).status_code == 404
