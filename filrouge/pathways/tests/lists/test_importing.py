"""From a file to people followed, and back."""

from datetime import date

import pytest

from filrouge.pathways.models import ImportedNote, Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from tests.cast import Cast

from .bringing import checked, committed, decisions, everything, imported, undone
from .samples import real_list

pytestmark = pytest.mark.django_db


def test_three_people_come_in(cast: Cast) -> None:
    batch = checked(cast)
    assert decisions(batch) == {"create": 3, "ignored": 1}
    before = everything()
    batch = committed(batch)
    assert (batch.state, batch.content, batch.message) == ("done", "", "")
    assert len(everything()["Person"]) == len(before["Person"]) + 3
    with acting(cast.amina):
        rim = Person.objects.get(given_name="Rim")
        path = Pathway.objects.get(person=rim)
        assert (rim.birth_date, path.opened_on, path.lead) == (
            date(1999, 9, 24),
            date(2026, 1, 5),
            cast.amina,
        )
        assert ImportedNote.objects.get(person=rim).text == "Observations : cherche un logement"
    with acting(cast.bruno):
        assert Pathway.objects.get(person__given_name="Zara").lead == cast.bruno


@pytest.mark.parametrize("name", ["suivi_mission_locale.xlsx", "orientations_cada_cp1252.csv"])
@pytest.mark.real
def test_a_real_list_comes_in_and_goes(cast: Cast, name: str) -> None:
    before = everything()
    batch = checked(cast, data=real_list(name))
    print(name, dict(decisions(batch)), batch.message)
    batch = committed(batch)
    print(batch.state, batch.counts, batch.message)
    after = everything()
    print({k: len(v) - len(before[k]) for k, v in after.items()})
    replay = imported(cast, data=real_list(name))
    print("replay", replay.counts)
    assert everything() == after
    batch = undone(batch)
    assert batch.state == "undone", batch.message
    assert everything() == before
