"""The lists of the project, written by its coordinator."""

import pytest
from django.urls import reverse

from filrouge.outreach import shipped as shipping
from filrouge.outreach.actions.encounters import Heard
from filrouge.outreach.models import Choice
from filrouge.privacy.roles import OWNER, acting_as
from tests.cast import Cast

from .laying import met, outing_laid, shipped
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


def labels(cast: Cast, name: str = "need") -> list[str]:
    return list(Choice.objects.offered(cast.project).filter(list=name).values_list("label", flat=True))


def post(cast: Cast, signed_in: SignIn, name: str, *args: object, **values: str) -> str:
    url = reverse(f"outreach:choices-{name}", args=[cast.project.pk, *args])
    answer = signed_in(cast.dalia).post(url, values, follow=True)
    return answer.content.decode()


class TestShipped:
    def test_paperwork_comes_first_and_not_employment(self, cast: Cast) -> None:
        needs = labels(cast)
        assert needs[0].startswith("Un papier à remplir")
        assert needs.index("Du travail") > 5

    def test_loading_again_changes_nothing(self) -> None:
        before = list(Choice.objects.shipped().values_list("pk", "label", "rank"))
        with acting_as(OWNER):
            shipping.load()
        assert list(Choice.objects.shipped().values_list("pk", "label", "rank")) == before


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(
            cast,
            signed_in,
            "choices-index",
            cast.project.pk,
            who="dalia",
            hidden=("chloe",),
            refused=("farid", "amina", "manon"),
        )
        assert "Réticences entendues".lower() in page.lower()

    def test_the_coordinator_finds_it_from_the_week(self, cast: Cast, signed_in: SignIn) -> None:
        link = reverse("outreach:choices-index", args=[cast.project.pk])
        assert link in signed_in(cast.dalia).get("/hors-les-murs/").content.decode()
        assert link not in signed_in(cast.farid).get("/hors-les-murs/").content.decode()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        args = (cast.project.pk, "need")
        assert_litany(
            cast, signed_in, "choices-new", *args, who="dalia", hidden=("chloe",), refused=("farid",)
        )

    def test_the_shipped_list_becomes_the_project_s_own(self, cast: Cast, signed_in: SignIn) -> None:
        before = labels(cast)
        post(cast, signed_in, "new", "need", label="Ouvrir un compte en banque")
        assert labels(cast) == [*before, "Ouvrir un compte en banque"]
        assert not Choice.objects.offered(cast.project).filter(list="need", project=None).exists()
        assert Choice.objects.offered(cast.other_project).filter(list="need").count() == len(before)

    def test_twice_the_same_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        assert "déjà dans la liste" in post(cast, signed_in, "new", "need", label="le logement")

    def test_a_list_that_does_not_exist_is_not_found(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("outreach:choices-new", args=[cast.project.pk, "autre"])
        assert signed_in(cast.dalia).get(url).status_code == 404


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        args = (cast.project.pk, shipped("need"))
        assert_litany(
            cast, signed_in, "choices-edit", *args, who="dalia", hidden=("chloe",), refused=("farid",)
        )

    def test_what_was_noted_keeps_the_former_words(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast)
        met(cast, outing=outing, heard=Heard(needs=[shipped("need", 3)]))
        post(cast, signed_in, "edit", shipped("need", 3), label="Un toit")
        assert "Un toit" in labels(cast)
        assert "Le logement" not in labels(cast)
        assert labels(cast)[2] == "Un toit"
        page = signed_in(cast.farid).get(reverse("outreach:outings-show", args=[outing.pk])).content.decode()
        assert "Le logement" in page


class TestEnd:
    def test_a_line_is_no_longer_offered(self, cast: Cast, signed_in: SignIn) -> None:
        post(cast, signed_in, "end", shipped("need"))
        assert not labels(cast)[0].startswith("Un papier")

    def test_one_line_at_least_stays(self, cast: Cast, signed_in: SignIn) -> None:
        for _line in range(20):
            first = Choice.objects.offered(cast.project).filter(list="help").first()
            page = post(cast, signed_in, "end", first.pk)
        assert len(labels(cast, "help")) == 1
        assert "Il faut garder au moins une ligne" in page


class TestUp:
    def test_a_line_comes_nearer_to_the_thumb(self, cast: Cast, signed_in: SignIn) -> None:
        second = labels(cast)[1]
        post(cast, signed_in, "up", shipped("need", 2))
        assert labels(cast)[0] == second

    def test_only_by_the_coordinator(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("outreach:choices-up", args=[cast.project.pk, shipped("need", 2)])
        assert signed_in(cast.farid).post(url).status_code == 403
        assert signed_in(cast.chloe).post(url).status_code == 404
