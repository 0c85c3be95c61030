"""The targeting sheet: read by the consortium, written by the coordination, every version kept."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.accounts.models import ProjectObjective, User
from filrouge.enrolment.actions.targeting import SheetText, write_sheet
from filrouge.enrolment.events import TargetingSheetWritten
from filrouge.enrolment.models import TargetingSheet
from filrouge.pathways.tests.litany import BUDGET, asked_by
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

SignIn = Callable[[User], Client]
TYPED = {
    "after": "0",
    "problem": "Des jeunes sans emploi que personne ne rencontre.",
    "objective": "Un premier emploi durable.",
    "aim": "public",
    "public": "Les 18 à 26 ans des quartiers nord.",
    "mix": "mixed",
    "access": "Le club de boxe\n\n  La PMI du centre  ",
    "wish_woman": "50",
}


def write(cast: Cast, **changes: object) -> TargetingSheet:
    text = {
        "problem": "Un problème",
        "objective": "Un but",
        "aim": "public",
        "mix": "mixed",
        "public": "Tous",
    }
    after = changes.pop("after", 0)
    with acting(cast.dalia):
        return write_sheet(
            by=cast.dalia, project=cast.project, text=SheetText(**{**text, **changes}), after=after
        )


def url(verb: str, cast: Cast) -> str:
    return reverse(f"enrolment:targeting-{verb}", args=[cast.project.pk])


@pytest.mark.parametrize("verb", ["show", "print", "history"])
def test_the_consortium_reads_it_and_a_stranger_does_not(cast: Cast, signed_in: SignIn, verb: str) -> None:
    write(cast, wishes={"woman": 40})
    for who in (cast.amina, cast.farid, cast.dalia, cast.manon):
        client = signed_in(who)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url(verb, cast))
        assert answer.status_code == 200
        assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))
    assert signed_in(cast.chloe).get(url(verb, cast)).status_code == 404


def test_it_is_written_by_the_coordination_alone(cast: Cast, signed_in: SignIn) -> None:
    for who, status in ((cast.amina, 403), (cast.farid, 403), (cast.chloe, 404)):
        assert signed_in(who).get(url("edit", cast)).status_code == status
        assert signed_in(who).post(url("edit", cast), TYPED).status_code == status
    assert not TargetingSheet.objects.exists()


def test_the_coordinator_writes_it_and_it_reads_as_written(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("fixture"):
        ProjectObjective.objects.create(
            project=cast.project, label="personnes", target=1500, by_date=clock.today()
        )
    answer = signed_in(cast.dalia).post(url("edit", cast), TYPED)
    assert answer.status_code == 302
    page = signed_in(cast.amina).get(url("show", cast)).text
    for words in (
        "Des jeunes sans emploi",
        "quartiers nord",
        "La PMI du centre",
        "au moins 50 %",
        "1\u00a0500",
        "Dalia",
    ):
        assert words in page
    assert "Modifier" not in page
    sheet = TargetingSheet.objects.get()
    assert sheet.access == ["Le club de boxe", "La PMI du centre"]
    assert "club de boxe" in signed_in(cast.dalia).get(url("edit", cast)).text


def test_each_writing_is_a_version_and_the_history_says_what_changed(cast: Cast, signed_in: SignIn) -> None:
    write(cast)
    write(cast, after=1, public="Les jeunes", wishes={"woman": 30}, reason="Le comité l’a demandé.")
    page = signed_in(cast.amina).get(url("history", cast)).text
    assert "A changé : le public, les parts souhaitées." in page
    assert "Le comité l’a demandé." in page
    assert "Tous" in signed_in(cast.amina).get(f"{url('history', cast)}?version=1").text
    assert TargetingSheet.objects.current().get().number == 2


def test_no_version_can_be_changed_even_by_hand(cast: Cast) -> None:
    sheet = write(cast)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('fr_app', %s, 'UPDATE'), has_table_privilege('fr_app', %s, 'DELETE')",
            [sheet._meta.db_table] * 2,
        )
        assert cursor.fetchone() == (False, False)


def test_whoever_was_overtaken_is_told_and_loses_nothing(cast: Cast, signed_in: SignIn) -> None:
    write(cast, problem="Écrit entre-temps")
    client = signed_in(cast.dalia)
    answer = client.post(url("edit", cast), TYPED)
    assert "Dalia Benali a enregistré une nouvelle version" in answer.text
    assert "Des jeunes sans emploi" in answer.text
    assert TargetingSheet.objects.count() == 1
    assert 'name="after" value="1"' in answer.text
    assert client.post(url("edit", cast), {**TYPED, "after": "1"}).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"problem": ""}, "Dites le problème"),
        ({"public": ""}, "Dites quel public"),
        ({"aim": "both"}, "Dites quel secteur"),
        ({"wish_woman": "150"}, "Une part ne dépasse pas 100 pour cent"),
        ({"wish_rural": "beaucoup"}, "sans le signe"),
        ({"access": "x" * 201}, "Une ligne dépasse 200 signes"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
) -> None:
    answer = signed_in(cast.dalia).post(url("edit", cast), {**TYPED, **wrong})
    assert sentence in answer.text
    assert "Un premier emploi durable." in answer.text


def test_the_action_refuses_what_does_not_hold(cast: Cast, heard: list) -> None:
    with pytest.raises(ValidationError):
        write(cast, aim="nothing")
    write(cast)
    assert [type(one) for one in heard] == [TargetingSheetWritten]


def test_one_project_leads_straight_to_its_sheet(cast: Cast, signed_in: SignIn) -> None:
    assert signed_in(cast.amina).get(reverse("enrolment:targeting-index")).url == url("show", cast)
    several = signed_in(cast.petra).get(reverse("enrolment:targeting-index")).text
    assert "Un autre projet" in several


def test_an_empty_sheet_says_who_may_write_it(cast: Cast, signed_in: SignIn) -> None:
    assert "Cinq questions suffisent" in signed_in(cast.dalia).get(url("show", cast)).text
    assert "La coordination du projet peut l’écrire" in signed_in(cast.amina).get(url("show", cast)).text
    assert signed_in(cast.amina).get(url("print", cast)).status_code == 200
