import pytest
from django.test import Client

from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .conftest import Life

URL = "/recherche/"


def found(client: Client, typed: str, **asked: str) -> list[str]:
    answer = client.get(URL, {"q": typed, **asked})
    assert answer.status_code == 200
    return [one.person.given_name for one in answer.context["found"]]


@pytest.mark.parametrize(
    "typed", ["nour", "AL-KHATEEB", "el khatib nour", "06 12 34 56 78", "5678", "Noor Al Katib"]
)
def test_by_name_in_any_spelling_or_by_telephone(
    cast: Cast, life: Life, signed_in: object, typed: str
) -> None:
    assert found(signed_in(cast.amina), typed)[:1] == ["Nour"]


def test_by_reference(cast: Cast, signed_in: object) -> None:
    assert found(signed_in(cast.amina), cast.tesfay.reference.lower()) == ["Tesfay"]


def test_each_result_says_what_tells_namesakes_apart(cast: Cast, signed_in: object) -> None:
    said = signed_in(cast.amina).get(URL, {"q": "nour"}).content.decode()
    assert "année de naissance 2002" in said
    assert "suivi : Amina Martin" in said
    assert "Noter un contact" in said
    with as_batch("fixture"):
        assert not Reading.objects.exists()  # a line in a list is not a reading


def test_where_the_name_alone_is_open_nothing_else_is_said(cast: Cast, signed_in: object) -> None:
    assert "2002" in signed_in(cast.dalia).get(URL, {"q": "nour"}).content.decode()
    with as_batch("fixture"):
        cast.nour.grants.filter(organisation=cast.lead).update(level=1)
    answer = signed_in(cast.dalia).get(URL, {"q": "nour"})
    assert [one.person.birth_date for one in answer.context["found"]] == [None]
    said = answer.content.decode()
    assert "Nour" in said
    assert "seul le nom est partagé avec votre organisation" in said
    assert "année de naissance" not in said


def test_as_one_types_only_the_results_come(cast: Cast, signed_in: object) -> None:
    said = signed_in(cast.amina).get(URL, {"q": "nour"}, headers={"HX-Request": "true"}).content.decode()
    assert "Nour" in said
    assert "<html" not in said


def test_nothing_found_offers_to_add_someone(cast: Cast, signed_in: object) -> None:
    said = signed_in(cast.amina).get(URL, {"q": "Zbigniew"}).content.decode()
    assert "Personne ne correspond à « Zbigniew »" in said
    assert "Ajouter une personne" in said
    assert "au moins deux lettres" in signed_in(cast.amina).get(URL).content.decode()


def test_out_of_reach_is_not_found(cast: Cast, life: Life, signed_in: object) -> None:
    assert found(signed_in(cast.chloe), "nour") == []
    assert found(signed_in(cast.chloe), "06 12 34 56 78") == []
    assert found(signed_in(cast.chloe), cast.nour.reference) == []
    for user in (cast.olga, cast.manon, cast.petra):
        assert signed_in(user).get(URL, {"q": "nour"}).status_code == 403


def test_the_coordinator_finds_but_is_not_offered_what_the_team_does(cast: Cast, signed_in: object) -> None:
    said = signed_in(cast.dalia).get(URL, {"q": "nour"}).content.decode()
    assert "Nour" in said
    assert "/contacts/nouveau/" not in said


@pytest.fixture
def safi(lay_people: object, signed_in: object, cast: Cast) -> Client:
    """Amina, who follows 65 people of one family name."""
    lay_people(65)
    return signed_in(cast.amina)


def test_the_closest_first_the_others_when_asked_for(safi: Client) -> None:
    said = safi.get(URL, {"q": "safi"}).content.decode()
    assert len(found(safi, "safi")) == 10
    assert "Les 10 plus proches" in said
    assert "/recherche/?q=safi&amp;tous=1" in said
    assert len(found(safi, "safi", tous="1")) == 60
    said = safi.get(URL, {"q": "safi", "tous": "1"}).content.decode()
    assert "écrivez davantage du nom" in said
    assert "Afficher les autres" not in said


def test_nothing_more_is_said_when_all_are_shown(cast: Cast, signed_in: object) -> None:
    said = signed_in(cast.amina).get(URL, {"q": "nour"}).content.decode()
    assert "1 personne trouvée" in said
    assert "tous=1" not in said


def test_the_query_budget(safi: Client, within_budget: object) -> None:
    with within_budget():
        assert len(found(safi, "safi", tous="1")) == 60
