from datetime import timedelta
from uuid import uuid4

import pytest

from filrouge.pathways.models import Closure, ImportedNote, Pathway
from filrouge.people.models import AccessGrant
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune
from filrouge.shared import clock
from tests.cast import Cast

from .conftest import Life


def url(cast: Cast, end: str = "") -> str:
    return f"/personnes/{cast.nour.pk}/{end}"


def page(client: object, cast: Cast, end: str = "") -> str:
    answer = client.get(url(cast, end))
    assert answer.status_code == 200
    return answer.content.decode()


def readings(cast: Cast) -> list[tuple[int, str]]:
    with as_batch("fixture"):
        return list(Reading.objects.filter(person_id=cast.nour.pk).values_list("user_id", "what"))


def test_the_whole_file_for_the_referent(
    cast: Cast, life: Life, evaluated: object, signed_in: object
) -> None:
    evaluated()
    said = page(signed_in(cast.amina), cast)
    for part in (
        "Nour Al Khatib",
        "suivi par vous",
        "arabe (interprète)",
        "06 12 34 56 78",
        "jamais le matin, rester discret",
        "Travailler en cuisine",
        "Visiter la cuisine centrale",
        "Elle viendra lundi.",
        "Une inquiétude dite tout bas.",
        "récépissé",
        "titre de séjour dans 19 jours",
        "Mission locale de Béziers",
        "Le fil de Nour",
    ):
        assert part in said, part
    back = f"?retour=%2Fpersonnes%2F{cast.nour.pk}%2F"
    assert f"/parcours/{cast.nour_pathway.pk}/contacts/nouveau/{back}" in said
    assert readings(cast) == [(cast.amina.pk, "record")]


def test_a_colleague_reads_neither_the_confidence_nor_the_permit(
    cast: Cast, life: Life, evaluated: object, signed_in: object
) -> None:
    evaluated()
    said = page(signed_in(cast.bruno), cast)
    assert "Elle viendra lundi." in said
    assert "Une inquiétude" not in said
    assert "récépissé" not in said
    assert "titre de séjour" not in said


def test_the_words_of_a_list_stand_on_the_record_of_the_team_that_kept_it(
    cast: Cast, life: Life, signed_in: object
) -> None:
    nour = {"person": cast.nour, "project": cast.project, "pathway": cast.nour_pathway}
    with as_batch("fixture"):
        ImportedNote.objects.create(**nour, text="Cherche un logement")
        ImportedNote.objects.create(**nour, text="Suivi psy", confidential=True)
    amina, bruno, dalia = (page(signed_in(user), cast) for user in (cast.amina, cast.bruno, cast.dalia))
    assert "Repris de la liste du" in amina
    assert "Suivi psy" in amina
    assert "Cherche un logement" in bruno
    assert "Suivi psy" not in bruno
    assert "Cherche un logement" not in dalia


def test_the_shared_level_is_a_poorer_page(cast: Cast, life: Life, signed_in: object) -> None:
    said = page(signed_in(cast.dalia), cast)
    assert "Visiter la cuisine centrale" in said
    assert "Passer la main" in said
    assert "Elle viendra lundi." not in said
    assert "/contacts/nouveau/" not in said
    assert "/etapes/nouvelle/" not in said
    assert readings(cast) == [(cast.dalia.pk, "record")]


def test_the_name_alone_is_a_page_too(cast: Cast, life: Life, signed_in: object) -> None:
    with as_batch("fixture"):
        beziers = {"name": "Béziers", "department": "34", "postcodes": ["34500"]}
        Commune.objects.get_or_create(code="34032", defaults=beziers)
        AccessGrant.objects.create(
            person=cast.nour,
            project=cast.project,
            organisation=cast.association,
            level=1,
            basis="team",
            reason="pour essayer",
            given_by="test",
            since=clock.now() - timedelta(days=1),
        )
    said = page(signed_in(cast.farid), cast)
    assert "Nour Al Khatib" in said
    assert "rien de plus" in said
    assert f"{cast.nour.age} ans" not in said
    assert "Béziers" not in said
    assert "Visiter la cuisine" not in said
    assert signed_in(cast.farid).get(url(cast, "imprimer/")).status_code == 403


@pytest.mark.parametrize("end", ["", "imprimer/"])
def test_the_stranger_finds_nothing(cast: Cast, life: Life, signed_in: object, end: str) -> None:
    for user in (cast.chloe, cast.olga, cast.manon, cast.petra):
        assert signed_in(user).get(url(cast, end)).status_code == 404
    assert signed_in(cast.amina).get(f"/personnes/{uuid4()}/{end}").status_code == 404
    assert readings(cast) == []


def test_a_closed_path_says_how_it_ended_and_offers_nothing_to_plan(
    cast: Cast, life: Life, signed_in: object
) -> None:
    with as_batch("fixture"):
        cast.nour_pathway.closed_on = clock.today()
        cast.nour_pathway.save()
        Closure.objects.create(
            person=cast.nour,
            project=cast.project,
            pathway=cast.nour_pathway,
            on=clock.today(),
            reason="job",
        )
    said = page(signed_in(cast.amina), cast)
    assert "parcours terminé le" in said
    assert "/contacts/nouveau/" in said
    assert "/etapes/nouvelle/" not in said
    assert "Terminer le parcours" not in said


def test_the_path_on_paper_is_for_the_person(
    cast: Cast, life: Life, evaluated: object, signed_in: object
) -> None:
    evaluated()
    said = page(signed_in(cast.amina), cast, "imprimer/")
    assert "Le parcours de Nour" in said
    assert "Visiter la cuisine centrale" in said
    assert "Ouvrir un compte bancaire" in said
    assert cast.nour.reference in said
    for kept in ("titre de séjour", "Elle viendra lundi.", "inquiétude", "récépissé", "06 12 34"):
        assert kept not in said
    assert readings(cast) == [(cast.amina.pk, "document")]


@pytest.mark.parametrize("end", ["", "imprimer/"])
def test_the_query_budget(
    cast: Cast, life: Life, evaluated: object, signed_in: object, within_budget: object, end: str
) -> None:
    evaluated()
    client = signed_in(cast.amina)
    with within_budget():
        page(client, cast, end)


def test_a_closed_path_can_be_taken_up_again_and_an_open_one_followed_by_two(
    cast: Cast, signed_in: object
) -> None:
    client = signed_in(cast.amina)
    assert "Suivre en binôme" in page(client, cast)
    with as_batch("fixture"):
        Pathway.objects.filter(pk=cast.nour_pathway.pk).update(closed_on=clock.today())
    closed = page(client, cast)
    assert "Reprendre le parcours" in closed
    assert "Suivre en binôme" not in closed
