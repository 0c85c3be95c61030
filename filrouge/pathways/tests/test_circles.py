"""Who else stands around a person: named, dated, readable by her; and meetings of three."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.circles import Someone, add_to_circle
from filrouge.pathways.models import Appointment, CircleMember, ThreeWayMeeting
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany

CLAIRE = {"part": "volunteer", "name": "Claire Dumas", "since": clock.today().isoformat()}


@pytest.fixture
def tutor(cast: Cast) -> CircleMember:
    with acting(cast.amina):
        return add_to_circle(
            by=cast.amina,
            pathway=cast.nour_pathway,
            someone=Someone(
                part="tutor",
                name="Marc Roux",
                structure="Cuisine centrale",
                since=clock.today() - timedelta(days=30),
            ),
        )


def index(cast: Cast) -> str:
    return reverse("pathways:circles-index", args=[cast.nour_pathway.pk])


def test_the_circle_is_read_by_those_who_see_the_path(
    cast: Cast, tutor: CircleMember, signed_in: SignIn
) -> None:
    page = assert_litany(cast, signed_in, "circles-index", cast.nour_pathway.pk, refused="")
    assert "Marc Roux" in page
    assert "Cuisine centrale" in page
    assert "Se voir à trois<span" in page
    dalia = signed_in(cast.dalia).get(index(cast)).content.decode()
    assert "Marc Roux" in dalia
    assert "Se voir à trois<span" not in dalia


def test_someone_enters_the_circle(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "circles-new", cast.nour_pathway.pk)
    url = reverse("pathways:circles-new", args=[cast.nour_pathway.pk])
    said = signed_in(cast.amina).post(url, CLAIRE, follow=True).content.decode()
    assert "Claire Dumas" in said


def test_a_public_service_says_what_it_decides(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("pathways:circles-new", args=[cast.nour_pathway.pk])
    client = signed_in(cast.amina)
    client.post(url, CLAIRE | {"part": "department", "name": "Maison des solidarités"})
    assert "le droit au RSA" in client.get(index(cast)).content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"part": ""}, "Choisissez à quel titre."),
        ({"name": ""}, "Donnez un nom"),
        ({"email": "claire@"}, "adresse"),
        ({"since": (clock.today() + timedelta(days=3)).isoformat()}, "pas encore venu"),
    ],
)
def test_what_lacks_is_explained_and_kept(
    cast: Cast, signed_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    url = reverse("pathways:circles-new", args=[cast.nour_pathway.pk])
    said = signed_in(cast.amina).post(url, CLAIRE | {"structure": "Secours populaire"} | changed)
    assert sentence in said.content.decode()
    assert "Secours populaire" in said.content.decode()


def test_it_is_corrected_then_left_and_stays_in_the_history(
    cast: Cast, tutor: CircleMember, signed_in: SignIn
) -> None:
    for name in ("circles-edit", "circles-end"):
        assert_litany(cast, signed_in, name, tutor.pk)
    client = signed_in(cast.amina)
    edit = reverse("pathways:circles-edit", args=[tutor.pk])
    client.post(edit, {"part": "tutor", "name": "Marc Roux-Vidal", "since": tutor.since.isoformat()})
    client.post(reverse("pathways:circles-end", args=[tutor.pk]), {"on": clock.today().isoformat()})
    said = client.get(index(cast)).content.decode()
    assert "Marc Roux-Vidal" in said
    assert "Avant" in said
    assert client.get(edit).status_code == 404


def test_a_meeting_of_three_is_an_appointment(cast: Cast, tutor: CircleMember, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "circles-meet", tutor.pk)
    url = reverse("pathways:circles-meet", args=[tutor.pk])
    client = signed_in(cast.amina)
    assert "Choisissez le jour" in client.post(url, {"place": "À la cuisine"}).content.decode()
    day = (clock.now().astimezone(clock.PARIS) + timedelta(days=2)).strftime("%Y-%m-%dT10:00")
    said = client.post(url, {"starts_at": day, "place": "À la cuisine", "minutes": "45"}, follow=True)
    assert "À la cuisine" in said.content.decode()
    with acting(cast.amina):
        assert ThreeWayMeeting.objects.get().member == tutor
        assert Appointment.objects.get().purpose == "Rencontre à trois, avec Marc Roux"


def test_the_person_takes_the_list_away(cast: Cast, tutor: CircleMember, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    for name in ("desk:record-show", "desk:record-print"):
        assert "Marc Roux" in client.get(reverse(name, args=[cast.nour.pk])).content.decode()


def test_who_only_reads_adds_nobody(cast: Cast) -> None:
    someone = Someone(part="partner", name="X", since=clock.today())
    with acting(cast.dalia), pytest.raises(PermissionDenied):
        add_to_circle(by=cast.dalia, pathway=cast.nour_pathway, someone=someone)


def test_the_circle_costs_the_same_for_one_or_for_many(
    cast: Cast, tutor: CircleMember, signed_in: SignIn, django_assert_max_num_queries: Callable
) -> None:
    with acting(cast.amina):
        for number in range(8):
            add_to_circle(
                by=cast.amina,
                pathway=cast.nour_pathway,
                someone=Someone(part="partner", name=f"Partenaire {number}", since=clock.today()),
            )
    client = signed_in(cast.amina)
    with django_assert_max_num_queries(14):
        client.get(index(cast))
