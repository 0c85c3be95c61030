import pytest

from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .conftest import Life

URL = "/recherche/"


def found(client: object, typed: str) -> list[str]:
    answer = client.get(URL, {"q": typed})
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


def test_the_query_budget(cast: Cast, lay_people: object, signed_in: object, within_budget: object) -> None:
    lay_people(60)
    client = signed_in(cast.amina)
    with within_budget():
        assert len(found(client, "safi")) == 30
