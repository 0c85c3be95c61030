"""A project changes its word: screens, papers, exports and mails follow."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from python_calamine import load_workbook

from filrouge.accounts.models import Project
from filrouge.accounts.words import PRESETS
from filrouge.desk.tasks import count_figures
from filrouge.pathways.models import Pathway
from filrouge.people.actions.notices import tell_officers
from filrouge.people.models import EmergencyAccess
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

SignIn = Callable[..., Client]
ASKED = 'SELECT DISTINCT "accounts_project"."word_singular"'


def call_people(project: Project, preset: str) -> None:
    words = PRESETS[preset]
    with as_batch("fixture"):
        Project.objects.filter(pk=project.pk).update(
            word_singular=words.singular,
            word_plural=words.plural,
            word_feminine=words.feminine,
            word_feminine_plural=words.feminine_plural,
            word_gender=words.gender,
        )
    project.refresh_from_db()


@pytest.fixture
def inhabitants(cast: Cast) -> None:
    call_people(cast.project, "inhabitant")


def text(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.text


@pytest.mark.usefixtures("inhabitants")
class TestFollow:
    def test_the_day_and_the_caseload(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        for name in ("desk:day-index", "desk:caseload-index"):
            page = text(client, name)
            assert "2 habitants (repère : 40)" in page
            assert "participant" not in page
        assert "2 habitants sur cette page" in page
        assert "Aucun habitant pour l’instant" in text(signed_in(cast.bruno), "desk:caseload-index")

    def test_the_record_and_the_paper_agree_with_the_person(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        assert "Habitante · " in text(client, "desk:record-show", cast.nour.pk)
        assert "Habitant · " in text(client, "desk:record-show", cast.tesfay.pk)
        paper = text(client, "desk:record-print", cast.nour.pk)
        assert "Vous êtes habitante du projet « IPR Occitanie »." in paper

    def test_the_view_of_the_project(self, cast: Cast, signed_in: SignIn) -> None:
        with as_batch("fixture"):
            Pathway.objects.filter(pk=cast.tesfay_pathway.pk).update(lead=None)
        count_figures(0)
        page = text(signed_in(cast.dalia), "desk:coordination-index")
        assert "2 habitants. Chiffres à jour" in page
        assert ">Habitants</th>" in page
        assert "1 habitant" in page
        assert ">Personnes</th>" not in page
        assert "participant" not in page

    def test_the_spreadsheet(self, cast: Cast, signed_in: SignIn) -> None:
        answer = signed_in(cast.amina).get(reverse("desk:caseload-export"))
        assert load_workbook(BytesIO(answer.content)).sheet_names == ["Habitants"]

    def test_the_mail_to_the_officer(self, cast: Cast) -> None:
        with as_batch("fixture"):
            grant = cast.nour.grants.filter(user=cast.amina).first()
            EmergencyAccess.objects.create(
                grant=grant,
                person_id=cast.nour.pk,
                project=cast.project,
                organisation=cast.mission_locale,
                user=cast.farid,
                reason="Hospitalisée cette nuit",
                at=clock.now(),
            )
            tell_officers(cast.nour.pk, cast.farid.pk)
        assert "a ouvert en urgence le dossier d’un habitant." in mail.outbox[0].body

    def test_what_opens_no_file_says_so_with_the_same_word(self, cast: Cast, signed_in: SignIn) -> None:
        assert "aucun dossier d’habitant" in text(signed_in(cast.manon), "desk:day-index")
        assert "aucun nom d’habitant" in text(signed_in(cast.olga), "people:emergencies-index")


def test_a_word_of_feminine_gender_is_agreed_with(cast: Cast, signed_in: SignIn) -> None:
    call_people(cast.project, "person")
    assert "Aucune personne pour l’instant" in text(signed_in(cast.bruno), "desk:caseload-index")
    assert "Personne · " in text(signed_in(cast.amina), "desk:record-show", cast.tesfay.pk)


def test_screens_that_span_projects_of_different_words_say_person(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("fixture"):
        since = clock.today() - timedelta(days=9)
        cast.other_project.members.create(organisation=cast.mission_locale, since=since)
    call_people(cast.other_project, "trainee")
    assert "2 personnes (repère : 40)" in text(signed_in(cast.amina), "desk:caseload-index")
    assert "Participante · " in text(signed_in(cast.amina), "desk:record-show", cast.nour.pk)


def test_the_word_is_asked_once_a_page_and_only_by_those_that_say_it(
    cast: Cast, signed_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = signed_in(cast.amina)
    with django_assert_max_num_queries(40) as queries:
        client.get(reverse("desk:caseload-index"))
    assert sum(ASKED in one["sql"] for one in queries) == 1
    with django_assert_max_num_queries(40) as queries:
        client.get(reverse("vigilance:alerts-index"))
    assert not any(ASKED in one["sql"] for one in queries)
