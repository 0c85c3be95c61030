from datetime import timedelta
from io import BytesIO

from python_calamine import load_workbook

from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .conftest import Life

URL = "/file-active/"


def page(client: object, **filters: str) -> str:
    answer = client.get(URL, filters)
    assert answer.status_code == 200
    return answer.content.decode()


def names(client: object, **filters: str) -> list[str]:
    said = page(client, **filters)
    return [given for given in ("Nour", "Tesfay") if f">{given} " in said]


def test_each_person_with_what_matters(cast: Cast, life: Life, evaluated: object, signed_in: object) -> None:
    evaluated()
    said = page(signed_in(cast.amina))
    assert "2 participants (repère : 40)" in said
    assert "il y a 9 jours" in said
    assert "arabe, interprète" in said
    assert "Visiter la cuisine centrale" in said
    assert "titre de séjour dans 19 jours" in said
    link = f"/parcours/{cast.nour_pathway.pk}/contacts/nouveau/?retour=%2Ffile-active%2F"
    assert f'href="{link}"' in said
    assert f'hx-get="{link}" hx-target="#sous-{cast.nour_pathway.pk}"' in said
    assert f'id="sous-{cast.nour_pathway.pk}"' in said


def test_filters_stand_in_the_address(cast: Cast, life: Life, evaluated: object, signed_in: object) -> None:
    evaluated()
    amina = signed_in(cast.amina)
    assert names(amina, montrer="silence") == ["Nour", "Tesfay"]
    assert names(amina, montrer="sans-suite") == ["Tesfay"]
    with as_batch("fixture"):
        Pathway.objects.filter(pk=cast.tesfay_pathway.pk).update(last_exchange_at=clock.now(), rhythm_days=30)
    assert names(amina, montrer="silence") == ["Nour"]
    assert names(amina, montrer="a-joindre") == ["Nour"]
    assert names(amina, q="al-khateeb") == ["Nour"]
    assert names(amina, montrer="clos") == []
    with as_batch("fixture"):
        Pathway.objects.filter(pk=cast.tesfay_pathway.pk).update(closed_on=clock.today())
    assert names(amina, montrer="clos") == ["Tesfay"]
    assert names(amina) == ["Nour"]


def test_a_person_met_on_the_last_day_of_her_rhythm_is_not_silent(cast: Cast, signed_in: object) -> None:
    at = clock.now() - timedelta(days=7)
    with as_batch("fixture"):
        Pathway.objects.update(last_exchange_at=at, rhythm_days=7)
    assert names(signed_in(cast.amina), montrer="silence") == []
    with as_batch("fixture"):
        Pathway.objects.update(last_exchange_at=at - timedelta(days=1))
    assert names(signed_in(cast.amina), montrer="silence") == ["Nour", "Tesfay"]


def test_pages_follow_each_other_without_gap_or_repeat(
    cast: Cast, lay_people: object, signed_in: object
) -> None:
    lay_people(120)
    amina = signed_in(cast.amina)
    for order in ("", "nom", "suite"):
        seen, url = [], f"{URL}?tri={order}"
        while url:
            context = amina.get(url).context
            seen += [line.pathway_id for line in context["lines"]]
            back, url = context["previous_url"], context["next_url"]
        assert len(seen) == len(set(seen)) == 122
        last = [line.pathway_id for line in amina.get(back).context["lines"]]
        assert last == seen[50:100]


def test_an_altered_address_shows_the_list_all_the_same(cast: Cast, signed_in: object) -> None:
    amina = signed_in(cast.amina)
    for odd in ({"apres": "x~y"}, {"apres": "~"}, {"tri": "oups"}, {"de": "referent-x"}, {"montrer": "%00"}):
        assert amina.get(URL, odd).status_code == 200
    assert names(amina, de="organisation-999999999999999999999") == ["Nour", "Tesfay"]


def test_a_team_a_colleague_and_a_whole_project(cast: Cast, life: Life, signed_in: object) -> None:
    bruno, dalia = signed_in(cast.bruno), signed_in(cast.dalia)
    assert names(bruno) == []
    assert names(bruno, de="equipe") == ["Nour", "Tesfay"]
    assert names(bruno, de=f"referent-{cast.amina.pk}") == ["Nour", "Tesfay"]
    assert names(dalia, de="ensemble") == ["Nour", "Tesfay"]
    assert names(dalia, de=f"organisation-{cast.mission_locale.pk}") == ["Nour", "Tesfay"]
    assert names(dalia, de=f"organisation-{cast.association.pk}") == []
    assert "/contacts/nouveau/" not in page(dalia, de="ensemble")


def test_the_stranger_reaches_nobody_by_any_address(cast: Cast, life: Life, signed_in: object) -> None:
    chloe = signed_in(cast.chloe)
    for whose in ("", "equipe", "ensemble", f"referent-{cast.amina.pk}", f"organisation-{cast.lead.pk}"):
        assert names(chloe, de=whose) == []
    assert "Vous ne suivez encore personne" in page(chloe)


def test_who_accompanies_nobody_is_told_so(cast: Cast, signed_in: object) -> None:
    for user in (cast.olga, cast.manon, cast.petra):
        assert signed_in(user).get(URL).status_code == 403
        assert signed_in(user).get(f"{URL}export/").status_code == 403


def test_the_export_holds_the_list_and_every_person_is_told(
    cast: Cast, life: Life, signed_in: object
) -> None:
    with as_batch("fixture"):
        Person.objects.filter(pk=cast.tesfay.pk).update(family_name="=1+1")
    answer = signed_in(cast.amina).get(f"{URL}export/", {"montrer": "silence"})
    sheet = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert sheet[0][:3] == ["Référence", "Prénom", "Nom"]
    assert {row[2] for row in sheet[1:]} == {"Al Khatib", "=1+1"}
    with as_batch("fixture"):
        told = Reading.objects.filter(what="export", user_id=cast.amina.pk).values_list(
            "person_id", flat=True
        )
        assert set(told) == {cast.nour.pk, cast.tesfay.pk}


def test_too_long_an_export_says_what_to_do(
    cast: Cast, life: Life, signed_in: object, monkeypatch: object
) -> None:
    monkeypatch.setattr("filrouge.desk.queries.caseload.MOST_EXPORTED", 1)
    monkeypatch.setattr("filrouge.desk.views.caseload.MOST_EXPORTED", 1)
    answer = signed_in(cast.amina).get(f"{URL}export/", follow=True)
    assert "choisissez un filtre" in answer.content.decode()
    with as_batch("fixture"):
        assert not Reading.objects.filter(what="export").exists()


def test_the_queries_do_not_grow_with_the_people(
    cast: Cast, life: Life, lay_people: object, evaluated: object, signed_in: object, within_budget: object
) -> None:
    lay_people(60)
    evaluated()
    amina, dalia = signed_in(cast.amina), signed_in(cast.dalia)
    with within_budget():
        page(amina, q="ali")
    with within_budget():
        page(dalia, de="ensemble", q="ali")
