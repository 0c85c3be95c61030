"""The contacts of a week, on the screen and in a spreadsheet: what was noted once, to be copied elsewhere."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from filrouge.accounts.models import User
from filrouge.desk.queries.contacts import page_of_week
from filrouge.pathways.models import ConfidentialNote, Contact, Pathway
from filrouge.people.models import AccessGrant, Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.shared import clock
from filrouge.shared.transactions import current_connection
from tests.cast import Cast

from .conftest import Life

URL = "/contacts/"
WEEK = {"semaine": "2026-W46"}
TUESDAY = datetime(2026, 11, 10, 14, 5, tzinfo=clock.PARIS)


def noted(pathway: Pathway, by: User | None, at: datetime = TUESDAY, **words: object) -> Contact:
    with as_batch("fixture"):
        return Contact.objects.create(
            pathway=pathway,
            person_id=pathway.person_id,
            project_id=pathway.project_id,
            at=at,
            user=by,
            **{"channel": "phone", "minutes": 20, "note": "Elle a son bus.", **words},
        )


def page(client: object, **asked: str) -> str:
    answer = client.get(URL, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def exported(client: object, **asked: str) -> list[list]:
    answer = client.get(f"{URL}export/", asked or WEEK)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()


def texts(client: object, **asked: str) -> list[str]:
    """The notes of the export, in its order."""
    return [row[10] for row in exported(client, **asked)[1:]]


@pytest.fixture(autouse=True)
def _on_a_monday(in_the_morning: None) -> None:
    """16 November 2026: the week before is the 46th."""


def test_a_line_says_what_the_other_system_asks(cast: Cast, signed_in: object) -> None:
    noted(cast.nour_pathway, cast.amina, direction="in", outcome="message")
    titles, line = exported(signed_in(cast.amina))
    assert dict(zip(titles, line, strict=True)) == {
        "Jour": TUESDAY.date(),
        "Heure": TUESDAY.time(),
        "Référence": cast.nour.reference,
        "Prénom": "Nour",
        "Nom": "Al Khatib",
        "Projet": "IPR Occitanie",
        "Comment": "appel",
        "À l’initiative de": "à son initiative",
        "Résultat": "message laissé",
        "Minutes": 20,
        "En quelques mots": "Elle a son bus.",
        "Noté par": "Amina Martin",
    }


def test_what_one_noted_and_what_the_team_noted_for_ones_caseload(cast: Cast, signed_in: object) -> None:
    with as_batch("fixture"):
        Pathway.objects.filter(pk=cast.tesfay_pathway.pk).update(lead=cast.bruno)
    for pathway, by, words in (
        (cast.nour_pathway, cast.bruno, "par un collègue"),
        (cast.tesfay_pathway, cast.amina, "par moi, ailleurs"),
        (cast.tesfay_pathway, cast.bruno, "ni l’un ni l’autre"),
    ):
        noted(pathway, by, note=words)
    assert sorted(texts(signed_in(cast.amina))) == ["par moi, ailleurs", "par un collègue"]
    everything = ["ni l’un ni l’autre", "par moi, ailleurs", "par un collègue"]
    assert sorted(texts(signed_in(cast.bruno))) == everything


def test_a_contact_both_noted_and_of_ones_caseload_is_one_line(cast: Cast, signed_in: object) -> None:
    noted(cast.nour_pathway, cast.amina)
    assert len(exported(signed_in(cast.amina))) == 2
    assert page(signed_in(cast.amina), **WEEK).count(">Nour Al Khatib<") == 1


def test_a_week_goes_from_monday_to_sunday_in_paris(cast: Cast, signed_in: object) -> None:
    monday = datetime(2026, 11, 9, tzinfo=clock.PARIS)
    for at in (monday - timedelta(seconds=1), monday, monday + timedelta(days=7, seconds=-1)):
        noted(cast.nour_pathway, cast.amina, at, note=f"{at:%d à %H h}")
    noted(cast.nour_pathway, cast.amina, monday + timedelta(days=7), note="cette semaine")
    amina = signed_in(cast.amina)
    assert texts(amina) == ["09 à 00 h", "15 à 23 h"]
    assert texts(amina, semaine="2026-11-12") == ["09 à 00 h", "15 à 23 h"]
    assert texts(amina, semaine="demain") == ["cette semaine"]
    assert texts(amina, semaine="2026-W45") == ["08 à 23 h"]


def test_previous_weeks_are_one_link_away(cast: Cast, signed_in: object) -> None:
    noted(cast.nour_pathway, cast.amina)
    amina = signed_in(cast.amina)
    this_week = page(amina)
    assert "Semaine du 16/11 au 22/11/2026" in this_week
    assert "Exporter la semaine" not in this_week
    assert "Semaine suivante" not in this_week
    assert 'href="/contacts/?semaine=2026-11-09"' in this_week
    before = page(amina, semaine="2026-11-09")
    assert "Semaine du 09/11 au 15/11/2026" in before
    assert 'href="/contacts/export/?semaine=2026-11-09"' in before
    assert 'href="/contacts/?semaine=2026-11-16"' in before
    assert "Contacts de la semaine" in amina.get("/file-active/").content.decode()


@pytest.mark.parametrize("odd", ["0001-01-01", "9999-12-31", "0002-01-01", "2026-W60", "x"])
def test_an_altered_address_shows_a_week_all_the_same(cast: Cast, signed_in: object, odd: str) -> None:
    assert "Semaine du " in page(signed_in(cast.amina), semaine=odd, apres="x_y")


def test_nothing_said_in_confidence(cast: Cast, life: Life, signed_in: object) -> None:
    contact = noted(cast.nour_pathway, cast.amina)
    about = {"person": cast.nour, "project": cast.project}
    with as_batch("fixture"):
        ConfidentialNote.objects.create(**about, contact=contact, author=cast.amina, text="dit tout bas")
    amina = signed_in(cast.amina)
    for said in (str(exported(amina)), page(amina, **WEEK)):
        assert "tout bas" not in said
    assert "Elle a son bus." not in page(amina, **WEEK)  # a list opens no file


def test_a_text_is_never_a_formula(cast: Cast, signed_in: object) -> None:
    with as_batch("fixture"):
        Person.objects.filter(pk=cast.nour.pk).update(given_name="=1+1", family_name="@SUM(A1)")
    noted(cast.nour_pathway, cast.amina, note='=HYPERLINK("http://exemple.org")')
    answer = signed_in(cast.amina).get(f"{URL}export/", WEEK)
    row = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()[1]
    assert (row[3], row[4], row[10]) == ("=1+1", "@SUM(A1)", '=HYPERLINK("http://exemple.org")')


def test_the_stranger_and_the_coordinator_read_nothing_of_it(cast: Cast, signed_in: object) -> None:
    noted(cast.nour_pathway, cast.amina)
    for user in (cast.chloe, cast.farid, cast.dalia):
        assert len(exported(signed_in(user))) == 1
        assert "Aucun contact noté" in page(signed_in(user), **WEEK)


def test_what_one_noted_goes_out_of_reach_with_the_file(cast: Cast, signed_in: object) -> None:
    noted(cast.nour_pathway, cast.amina)
    with as_batch("fixture"):
        AccessGrant.objects.filter(person=cast.nour).update(until=clock.now())
    assert len(exported(signed_in(cast.amina))) == 1


def test_who_accompanies_nobody_is_told_so(cast: Cast, signed_in: object) -> None:
    for user in (cast.olga, cast.manon, cast.petra):
        assert signed_in(user).get(URL).status_code == 403
        assert signed_in(user).get(f"{URL}export/").status_code == 403


def test_the_export_is_told_to_each_person_and_the_list_is_not(cast: Cast, signed_in: object) -> None:
    noted(cast.nour_pathway, cast.amina)
    noted(cast.nour_pathway, cast.bruno)
    amina = signed_in(cast.amina)
    page(amina, **WEEK)
    with as_batch("fixture"):
        assert not Reading.objects.exists()
    exported(amina)
    with as_batch("fixture"):
        [reading] = Reading.objects.all()
    assert (reading.what, reading.person_id, reading.user_id) == ("export", cast.nour.pk, cast.amina.pk)


def test_pages_and_export_follow_each_other_without_gap_or_repeat(
    cast: Cast, signed_in: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Several at the same second: the key of a page is the moment, then the id.
    for number in range(110):
        noted(cast.nour_pathway, cast.amina, TUESDAY + timedelta(hours=number // 20), note=f"n° {number:03}")
    amina = signed_in(cast.amina)
    sizes, url = [], f"{URL}?semaine=2026-W46"
    while url:
        context = amina.get(url).context
        sizes.append(len(context["table"].rows))
        url = context["next_url"]
    assert sizes == [50, 50, 10]
    monkeypatch.setattr("filrouge.desk.queries.contacts.EXPORTED", 20)
    assert texts(amina) == [f"n° {number:03}" for number in range(110)]


def test_the_queries_do_not_grow_with_the_contacts(
    cast: Cast, lay_people: object, signed_in: object, within_budget: object
) -> None:
    for pathway in lay_people(60):
        noted(pathway, cast.bruno)
    amina = signed_in(cast.amina)
    with within_budget():
        page(amina, **WEEK)
    with within_budget():
        assert len(exported(amina)) == 61


def test_each_half_of_the_week_is_read_along_its_own_index(cast: Cast, lay_people: Callable) -> None:
    """Among two thousand contacts of others, counted: on empty tables every index costs the same."""
    with as_batch("fixture"):
        Contact.objects.bulk_create(
            Contact(
                pathway=pathway,
                person_id=pathway.person_id,
                project_id=pathway.project_id,
                at=TUESDAY - timedelta(days=days),
                user=cast.bruno,
            )
            for pathway in lay_people(40, lead=cast.bruno)
            for days in range(50)
        )
    with acting_as(OWNER), current_connection().cursor() as cursor:
        cursor.execute("ANALYZE pathways_contact, pathways_pathway, people_person, people_accessgrant")
    with acting(cast.amina), CaptureQueriesContext(connection) as captured:
        page_of_week(cast.amina, TUESDAY.date())
    [asked] = [query["sql"] for query in captured.captured_queries if "pathways_contact" in query["sql"]]
    with acting(cast.amina), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {asked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "contact_noted_by" in plan, plan
    assert "contact_pathway" in plan, plan
    assert "Seq Scan on pathways_contact" not in plan, plan
