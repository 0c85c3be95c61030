"""The screens of a list: dropped, read, decided, imported, undone."""

import io
import json
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from filrouge.pathways.models import ImportedNote, ListImport, ListLine, ListMapping, Pathway
from filrouge.pathways.tasks import check_list, commit_list, undo_list
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .lists.bringing import HEADINGS, THREE, again, checked, committed, imported, lines_of
from .lists.samples import workbook
from .litany import BUDGET, SignIn, asked_by

TWIN = ["DIALLO", "RIM", "24/09/1999", "", "", "", "la même ?"]
WRONG = ["SAFI", "Emal", "30/02/2001", "", "", "", ""]
NOUR = ["AL KHATIB", "Nour", "14/03/2002", "06 61 31 86 12", "", "", "vue au marché"]


def url(verb: str, batch: ListImport) -> str:
    return reverse(f"pathways:lists-{verb}", args=[batch.pk])


def file_of(*rows: list[object], name: str = "suivi.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, workbook(Suivi=list(rows or THREE)))


def place(cast: Cast) -> str:
    return f"{cast.mission_locale.pk}-{cast.project.pk}"


def line_named(batch: ListImport, number: int) -> ListLine:
    return next(line for line in lines_of(batch) if line.number == number)


@pytest.fixture
def ready(cast: Cast) -> ListImport:
    """Three people to create, a twin and Nour to decide, one line to correct."""
    return checked(cast, *THREE, TWIN, NOUR, WRONG)


@pytest.mark.parametrize("verb", ["show", "map", "settle", "commit", "undo", "drop", "refused"])
def test_only_its_owner_sees_a_list(cast: Cast, signed_in: SignIn, ready: ListImport, verb: str) -> None:
    client = signed_in(cast.amina)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(verb, ready)).status_code == 200
    assert len(asked_by(queries)) <= BUDGET, "\n".join(asked_by(queries))
    for other in (cast.bruno, cast.chloe, cast.dalia, cast.manon):
        assert signed_in(other).get(url(verb, ready)).status_code == 404
        if verb not in ("show", "refused"):
            assert signed_in(other).post(url(verb, ready), {}).status_code == 404


def test_bringing_a_list_asks_to_accompany_in_a_project(cast: Cast, signed_in: SignIn) -> None:
    new = reverse("pathways:lists-new")
    assert signed_in(cast.amina).get(new).status_code == 200
    assert signed_in(cast.manon).get(new).status_code == 403
    assert signed_in(cast.manon).post(new, {"file": file_of(), "place": place(cast)}).status_code == 403
    empty = signed_in(cast.manon).get(reverse("pathways:lists-index")).content.decode()
    assert "revient aux équipes" in empty


def test_from_the_file_to_the_path_and_back(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    answer = client.post(reverse("pathways:lists-new"), {"file": file_of(), "place": place(cast)})
    batch = again(ListImport(pk=UUID(answer.url.split("/")[2])))
    page = client.get(answer.url).content.decode()
    assert "DIALLO" in page
    assert "Comme la dernière fois" not in page
    posted = {f"column_{n}": one["target"] for n, one in enumerate(json.loads(batch.columns))}
    assert client.post(answer.url, posted | {"rule": "column"}).url == url("show", batch)
    assert "Vérification" in client.get(url("show", batch)).content.decode()
    assert client.get(url("show", batch), headers={"HX-Request": "true"}).status_code == 200
    check_list(str(batch.pk), cast.amina.pk)
    assert client.get(url("show", batch), headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Rim Diallo" in client.get(url("show", batch)).content.decode()
    client.post(url("commit", batch))
    commit_list(str(batch.pk), cast.amina.pk)
    done = client.get(url("show", batch)).content.decode()
    assert "3 participants de plus dans le projet" in done
    with acting(cast.amina):
        assert Person.objects.get(given_name="Rim").get_absolute_url() in done
    client.post(url("undo", batch))
    undo_list(str(batch.pk), cast.amina.pk)
    assert "tout est comme avant" in client.get(url("show", batch)).content.decode()
    with as_batch("look"):
        assert not Person.objects.filter(given_name="Rim").exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("vide.xlsx", b"", "Ce fichier est vide"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"0" * 50, "pas un tableau"),
        ("notes.txt", b"bonjour\nau revoir\n", "aucune colonne"),
        ("gros.csv", b"a;b\n" * 6_000_000, "20 Mo"),
    ],
)
def test_a_wrong_file_is_explained(
    cast: Cast, signed_in: SignIn, name: str, content: bytes, sentence: str
) -> None:
    data = {"file": SimpleUploadedFile(name, content), "place": place(cast)}
    page = signed_in(cast.amina).post(reverse("pathways:lists-new"), data)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    with as_batch("look"):
        assert not ListImport.objects.exists()


def test_two_columns_for_one_thing_are_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, ready: ListImport
) -> None:
    columns = json.loads(ready.columns)
    posted = {f"column_{n}": "family_name" if n < 2 else one["target"] for n, one in enumerate(columns)}
    page = signed_in(cast.amina).post(url("map", ready), posted | {"rule": "chosen"}).content.decode()
    assert "Deux colonnes deviennent « Nom »" in page
    assert "Choisissez qui suivra ces personnes" in page
    assert page.count('value="family_name" selected') == 2


def test_columns_are_remembered_for_the_organisation(
    cast: Cast, ready: ListImport, signed_in: SignIn
) -> None:
    with as_batch("look"):
        assert ListMapping.objects.get(organisation=cast.mission_locale).columns["nom"] == "family_name"
    answer = signed_in(cast.bruno).post(
        reverse("pathways:lists-new"), {"file": file_of(), "place": place(cast)}
    )
    assert "Comme la dernière fois" in signed_in(cast.bruno).get(answer.url).content.decode()


def test_the_report_says_what_and_why(cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
    client = signed_in(cast.amina)
    page = client.get(url("show", ready)).content.decode()
    for said in ("nouvelle personne (3)", "à décider (2)", "à corriger (1)", "Doublons possibles"):
        assert said in page
    wrong = client.get(url("show", ready) + "?quoi=refused").content.decode()
    assert "30/02/2001" in wrong
    assert "Rim Diallo" not in wrong


def test_lines_to_correct_come_back_with_the_reason(cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
    answer = signed_in(cast.amina).get(url("refused", ready))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["NOM", "Prénom", "Né(e) le"]
    assert rows[0][-1] == "Pourquoi"
    assert rows[1][:3] == ["SAFI", "Emal", "30/02/2001"]
    assert "30/02/2001" in str(rows[1][-1])


class TestCompare:
    def page(self, batch: ListImport, number: int) -> str:
        return reverse("pathways:lists-compare", args=[line_named(batch, number).pk])

    def test_side_by_side_with_someone_there(self, cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
        client = signed_in(cast.amina)
        address = self.page(ready, 6)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).content.decode()
        assert len(asked_by(queries)) <= BUDGET + 1, "\n".join(asked_by(queries))  # one is the journal
        assert "même nom, même date de naissance" in page
        assert "14 mars 2002" in page
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).exists()
        for other in (cast.bruno, cast.chloe):
            assert signed_in(other).get(self.page(ready, 6)).status_code == 404

    def test_someone_whose_name_alone_is_open(self, cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
        def births() -> int:
            return signed_in(cast.amina).get(self.page(ready, 6)).content.decode().count("14 mars 2002")

        assert births() == 2, "of the line, and of the person"
        with as_batch("fixture"):
            cast.nour.grants.update(level=1)
        assert births() == 1

    def test_no_answer_is_explained(self, cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
        page = signed_in(cast.amina).post(self.page(ready, 6), {}).content.decode()
        assert "laissez la ligne de côté" in page

    def test_the_same_person_is_completed(self, cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
        client = signed_in(cast.amina)
        answer = client.post(self.page(ready, 6), {"answer": f"same:person:{cast.nour.pk}"})
        assert answer.url == self.page(ready, 5)
        committed(ready)
        with acting(cast.amina):
            assert cast.nour.contactchannels.get().value == "+33661318612"
            assert ImportedNote.objects.get(person=cast.nour).text == "Observations : vue au marché"
            assert Pathway.objects.filter(person=cast.nour).count() == 1

    def test_someone_else_is_created(self, cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
        signed_in(cast.amina).post(self.page(ready, 6), {"answer": "other"})
        committed(ready)
        with acting(cast.amina):
            assert Person.objects.filter(given_name="Nour").count() == 2

    def test_an_earlier_line_of_the_file(self, cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
        first = line_named(ready, 2)
        signed_in(cast.amina).post(self.page(ready, 5), {"answer": f"same:line:{first.pk}"})
        committed(ready)
        with acting(cast.amina):
            rim = Person.objects.get(given_name="Rim")
            notes = {note.text for note in ImportedNote.objects.filter(person=rim)}
            assert notes == {"Observations : cherche un logement", "Observations : la même ?"}

    def test_nobody_chooses_a_stranger(self, cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
        answer = {"answer": f"same:person:{cast.tesfay.pk}"}
        assert signed_in(cast.amina).post(self.page(ready, 6), answer).status_code == 200
        assert line_named(ready, 6).decision == "duplicate"


def test_one_answer_for_all(cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
    client = signed_in(cast.amina)
    assert "Choisissez" in client.post(url("settle", ready), {}).content.decode()
    client.post(url("settle", ready), {"kind": "same"})
    assert again(ready).counts["complete"] == 2
    assert not ListLine.objects.filter(batch=ready, decision="duplicate").exists()


def test_a_dropped_list_is_erased(cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
    signed_in(cast.amina).post(url("drop", ready))
    assert (again(ready).state, again(ready).content, again(ready).columns) == ("dropped", "", "")
    assert {line.content for line in lines_of(ready)} == {""}
    assert signed_in(cast.amina).post(url("commit", ready)).status_code == 403


def test_who_worked_on_it_is_said(cast: Cast, signed_in: SignIn) -> None:
    batch = imported(cast)
    with acting(cast.amina):
        path = Pathway.objects.get(person__given_name="Rim")
    note = {"channel": "phone", "outcome": "talked", "note": "bonjour"}
    signed_in(cast.bruno).post(reverse("pathways:contacts-new", args=[path.pk]), note)
    client = signed_in(cast.amina)
    client.post(url("undo", batch))
    undo_list(str(batch.pk), cast.amina.pk)
    page = client.get(url("show", batch)).content.decode()
    assert "Annulation impossible" in page
    assert "Rim Diallo : un contact noté par Bruno Petit" in page
    with acting(cast.amina):
        assert Pathway.objects.filter(person__given_name="Abel").exists()


def test_the_words_of_the_list_are_beside_the_contacts(cast: Cast, signed_in: SignIn) -> None:
    imported(cast)
    with acting(cast.amina):
        path = Pathway.objects.get(person__given_name="Rim")
    page = signed_in(cast.amina).get(reverse("pathways:contacts-index", args=[path.pk])).content.decode()
    assert "Repris de la liste du" in page
    assert "cherche un logement" in page


def test_reading_writes_nothing(cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
    before = [line.__dict__ for line in lines_of(ready)]
    for verb in ("show", "map", "commit", "undo", "drop", "settle", "refused"):
        signed_in(cast.amina).get(url(verb, ready))
    after = [line.__dict__ for line in lines_of(ready)]
    assert [one["decision"] for one in after] == [one["decision"] for one in before]
    assert again(ready).state == "ready"


def test_many_lines_cost_no_more_and_have_pages(cast: Cast, signed_in: SignIn) -> None:
    rows = [
        [f"NOM{chr(97 + n % 26)}{chr(97 + n // 26)}", f"Prénom{n}", "", "", "", "", ""] for n in range(70)
    ]
    batch = checked(cast, HEADINGS, *rows)
    client = signed_in(cast.amina)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(url("show", batch)).content.decode()
    assert len(asked_by(queries)) <= BUDGET
    assert "Page suivante" in page


def test_my_lists(cast: Cast, signed_in: SignIn, ready: ListImport) -> None:
    assert "liste.xlsx" in signed_in(cast.amina).get(reverse("pathways:lists-index")).content.decode()
    assert "liste.xlsx" not in signed_in(cast.bruno).get(reverse("pathways:lists-index")).content.decode()
