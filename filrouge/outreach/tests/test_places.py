"""Where teams go, who sees one there, and where to speak afterwards."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from filrouge.outreach.actions.places import Spot, change_place
from filrouge.outreach.models import Place
from filrouge.privacy.context import acting
from filrouge.shared.ui.maps import territory
from tests.cast import Cast

from .laying import place_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
INDEX = "/hors-les-murs/lieux/"


def typed(cast: Cast, **changes: object) -> dict:
    team = f"{cast.association.pk}-{cast.project.pk}"
    return {"team": team, "name": "Le city-stade", "exposure": "ordinary", **changes}


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        place_laid(cast)
        page = assert_litany(cast, signed_in, "places-index", hidden=(), refused=("manon",))
        assert "Place du marché" in page
        assert "Place du marché" not in signed_in(cast.chloe).get(INDEX).content.decode()


class TestTerritory:
    def test_places_with_a_point_are_numbered_on_the_map_and_in_the_table(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        place_laid(cast, name="Marché de Béziers", latitude="43.34400", longitude="3.21500", exposure="seen")
        place_laid(cast, name="Salle prêtée", latitude="43.83600", longitude="4.36000")
        page = signed_in(cast.farid).get(INDEX).content.decode()
        assert page.count('<g class="territory-point') == 2
        assert page.count('class="ring"') == 1
        assert "<title id=" in page
        assert "Marché de Béziers" in page

    def test_without_any_point_the_table_stands_alone(self, cast: Cast, signed_in: SignIn) -> None:
        place_laid(cast)
        page = signed_in(cast.farid).get(INDEX).content.decode()
        assert "territory-point" not in page
        assert "Place du marché" in page


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "places-new", hidden=(), refused=("manon",))

    def test_a_place_is_added_with_the_discreet_one_offered_after(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        discreet = place_laid(cast, name="Salle de la médiathèque", exposure="discreet")
        values = typed(cast, exposure="seen", second_place=str(discreet.pk), neutral="on")
        signed_in(cast.farid).post(reverse("outreach:places-new"), values)
        place = Place.objects.get(name="Le city-stade")
        assert (place.second_place, place.neutral, place.exposure) == (discreet, True, "seen")

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"name": ""}, "Donnez un nom à ce lieu."),
            ({"latitude": "43.3"}, "Donnez la latitude et la longitude"),
            ({"commune": "Nulle-Part"}, "Cette commune n’est pas reconnue"),
        ],
    )
    def test_a_mistake_is_explained(self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str) -> None:
        page = signed_in(cast.farid).post(
            reverse("outreach:places-new"), typed(cast, access="Clé au bar", **wrong)
        )
        assert sentence in page.content.decode()
        assert "Clé au bar" in page.content.decode()
        assert not Place.objects.exists()


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        place = place_laid(cast)
        assert_litany(cast, signed_in, "places-edit", place.pk, refused=("amina",))
        assert_litany(cast, signed_in, "places-edit", place.pk, who="dalia")

    def test_it_is_changed(self, cast: Cast, signed_in: SignIn) -> None:
        place = place_laid(cast)
        signed_in(cast.farid).post(reverse("outreach:places-edit", args=[place.pk]), typed(cast))
        assert Place.objects.get().name == "Le city-stade"

    def test_no_place_is_its_own_second_place(self, cast: Cast) -> None:
        place = place_laid(cast)
        with pytest.raises(ValidationError, match="un autre lieu"), acting(cast.farid):
            change_place(by=cast.farid, place=place, spot=Spot(name="x", second_place=place))


class TestEnd:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "places-end", place_laid(cast).pk, refused=("amina",))

    def test_it_is_no_longer_offered(self, cast: Cast, signed_in: SignIn) -> None:
        place = place_laid(cast)
        signed_in(cast.farid).post(reverse("outreach:places-end", args=[place.pk]))
        page = signed_in(cast.farid).get(reverse("outreach:outings-new")).content.decode()
        assert "Place du marché" not in page


class TestMap:
    def test_every_point_is_inside_the_drawing_and_north_is_up(self) -> None:
        places = [
            Place(name=name, latitude=latitude, longitude=longitude)
            for name, latitude, longitude in (
                ("Nîmes", 43.836, 4.36),
                ("Béziers", 43.344, 3.215),
                ("Sans", None, None),
            )
        ]
        drawn = territory(places, {places[0].pk: 3})
        nimes, beziers = drawn.points
        assert nimes.y < beziers.y
        assert nimes.x > beziers.x
        assert nimes.radius > beziers.radius
        for point in drawn.points:
            assert point.ring <= point.x <= drawn.width - point.ring
            assert point.ring <= point.y <= drawn.height - point.ring

    def test_places_of_one_town_do_not_hide_each_other(self) -> None:
        places = [Place(name=f"Place {n}", latitude=43.34, longitude=3.21) for n in range(5)]
        places.append(Place(name="Loin", latitude=44.1, longitude=4.6))
        points = territory(places, {}).points
        assert len({(point.x, point.y) for point in points}) == 6
        for one in points:
            for other in points:
                apart = abs(one.x - other.x) + abs(one.y - other.y)
                assert one is other or apart >= one.radius
