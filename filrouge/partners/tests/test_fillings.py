"""The sheet by the link of a partner without account: read, filled in on the page, or on a PDF."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.events import SheetCameBack
from filrouge.partners.models import Sheet, SheetChange, SheetOriginal, SheetReturn, SheetValue
from filrouge.privacy.context import NOBODY, acting, entered
from filrouge.privacy.links import context_of_link
from filrouge.privacy.models import OutsideLink, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.papers.reading import fields_of
from tests.cast import Cast
from tests.fillers import FILLERS, word_fills

from .laying import SAID, handed, kinds_of, links_of, nobody, read, sent, sheet_laid, token_for
from .litany import asked_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(cast: Cast) -> tuple[Sheet, str]:
    said = {**SAID, "languages": "arabe"}
    referral, token = handed(cast, said=said)
    return sheet_laid(cast, referral, tuple(said)), token


def page_of(token: str) -> str:
    return nobody().get(reverse("partners:fillings-show", args=[token])).content.decode()


def says(token: str, **typed: Any) -> Any:
    data = {f"fiche-{code}": value for code, value in typed.items()}
    return nobody().post(reverse("partners:fillings-show", args=[token]), data)


def sends(token: str, content: bytes) -> Any:
    file = SimpleUploadedFile("fiche.pdf", content)
    return nobody().post(reverse("partners:fillings-show", args=[token]), {"paper": file, "drop": "1"})


def got(token: str) -> Any:
    return nobody().get(reverse("partners:fillings-paper", args=[token]))


def changes() -> dict[str, str]:
    with as_batch("look"):
        return {one.field: one.value for one in SheetChange.objects.order_by("pk")}


class TestShow:
    def test_it_shows_what_was_chosen_and_asks_and_sends_nothing(self, cast: Cast, link) -> None:
        sheet, token = link
        page = page_of(token)
        for said in ("Nour Al Khatib", "Relire son contrat", "06 12 34 56 78", "Où en êtes-vous"):
            assert said in page
        assert "2002" not in page
        assert kinds_of(sheet.referral) == ["handed", "sheet"]
        with as_batch("look"):
            assert Reading.objects.filter(
                person_id=cast.nour.pk, link=links_of(sheet.referral)[0].pk
            ).exists()

    def test_the_page_of_the_referral_leads_to_it(self, link) -> None:
        _sheet, token = link
        page = nobody().get(reverse("partners:answers-show", args=[token])).content.decode()
        assert reverse("partners:fillings-show", args=[token]) in page

    def test_without_a_sheet_nothing_leads_there(self, cast: Cast) -> None:
        _referral, token = handed(cast)
        assert "Remplir la fiche" not in nobody().get(f"/repondre/{token}/").content.decode()
        assert nobody().get(reverse("partners:fillings-show", args=[token])).status_code == 410

    def test_filled_in_on_the_page_only_what_differs_comes_back(self, cast: Cast, link, heard) -> None:
        sheet, token = link
        answer = says(
            token,
            reach="06 12 34 56 78",
            languages="arabe, anglais",
            answer="accepted",
            situation="Va mieux.\u202e",
            who="Goran Ilic",
        )
        assert answer.status_code == 302
        assert changes() == {"languages": "arabe, anglais", "answer": "accepted", "situation": "Va mieux."}
        with as_batch("look"):
            returned = SheetReturn.objects.get()
            assert not SheetOriginal.objects.exists()
        assert (returned.via, returned.who, returned.created_by_id) == ("page", "Goran Ilic", None)
        assert kinds_of(sheet.referral) == ["handed", "sheet", "returned"]
        (told,) = [event for event in heard if isinstance(event, SheetCameBack)]
        assert (told.by.kind, told.return_id) == ("link", returned.pk)
        assert ProcrastinateJob.objects.filter(task_name="partners.tell_team").exists()
        assert links_of(sheet.referral)[0].used_at is not None

    def test_a_pdf_filled_elsewhere_comes_back_by_the_page(self, link, signed_in, cast: Cast) -> None:
        _sheet, token = link
        paper = got(token).content
        assert fields_of(paper)["reach"] == "06 12 34 56 78"
        assert sends(token, FILLERS["pypdf"](paper, {"situation": "Logée à l’hôtel"})).status_code == 302
        assert changes() == {"situation": "Logée à l’hôtel"}
        with as_batch("look"):
            returned = SheetReturn.objects.get()
            assert (returned.via, SheetOriginal.objects.get().secrets) == ("sent", [])
        page = signed_in(cast.amina).get(reverse("partners:returns-show", args=[returned.pk]))
        assert "fichier envoyé par le lien" in page.content.decode()

    def test_so_does_a_docx(self, link) -> None:
        _sheet, token = link
        document = nobody().get(reverse("partners:fillings-document", args=[token])).content
        assert fields_of(document) == fields_of(got(token).content)
        assert sends(token, word_fills(document, {"situation": "Logée à l’hôtel"})).status_code == 302
        assert changes() == {"situation": "Logée à l’hôtel"}

    def test_bad_input_is_explained_and_nothing_typed_is_lost(self, cast: Cast, link) -> None:
        _sheet, token = link
        page = says(token, situation="é" * 1001, actions="Un dossier").content.decode()
        assert "Un dossier" in page
        assert "telle qu’elle est partie" in says(token, reach="06 12 34 56 78").content.decode()
        assert (
            "Choisissez le fichier"
            in nobody().post(reverse("partners:fillings-show", args=[token]), {"drop": "1"}).content.decode()
        )
        assert "n’est ni un PDF" in sends(token, b"GIF").content.decode()
        other = handed(cast)
        sheet_laid(cast, other[0])
        paper = FILLERS["pypdf"](got(other[1]).content, {"situation": "Autre"})
        page = sends(token, paper).content.decode()
        assert "d’une autre orientation" in page
        assert not changes()

    def test_the_same_twice_is_one_return(self, link) -> None:
        _sheet, token = link
        assert says(token, situation="Logée").status_code == 302
        assert "a déjà cette fiche" in says(token, situation="Logée").content.decode()
        with as_batch("look"):
            assert SheetReturn.objects.count() == 1

    def test_twenty_times_and_no_more(self, link) -> None:
        sheet, token = link
        with as_batch("fixture"):
            bound = {"person_id": sheet.person_id, "project_id": sheet.project_id, "at": clock.now()}
            SheetReturn.objects.bulk_create(
                SheetReturn(sheet=sheet, via="page", digest=str(number), **bound) for number in range(20)
            )
        page = says(token, situation="Encore").content.decode()
        assert "appelez plutôt" in page
        assert "Encore" in page

    def test_files_are_read_twenty_times_an_hour(self, link, monkeypatch) -> None:
        _sheet, token = link
        monkeypatch.setattr("filrouge.partners.views.fillings.FILES", 1)
        assert "n’est ni un PDF" in sends(token, b"GIF").content.decode()
        assert "réessayez dans une heure" in sends(token, b"PK").content.decode()

    def test_it_dies_with_her_agreement(self, cast: Cast, link) -> None:
        sheet, token = link
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=read(sheet.referral), how="spoken")
        for answer in (
            nobody().get(f"/repondre/{token}/fiche/"),
            nobody().get(f"/repondre/{token}/fiche.pdf", follow=True),
            nobody().get(f"/repondre/{token}/fiche.docx", follow=True),
            says(token, situation="x"),
            nobody().post(f"/repondre/{token}/fiche/", {"renew": "1"}),
        ):
            assert answer.status_code == 410
            assert "Nour" not in answer.content.decode()
        assert not changes()

    @pytest.mark.parametrize("token", ["x", "a" * 43])
    def test_an_invented_link_opens_nothing(self, link, token: str) -> None:
        assert nobody().get(reverse("partners:fillings-show", args=[token])).status_code == 410
        assert says(token, situation="x").status_code == 410
        assert nobody().get(f"/repondre/{token}/fiche.pdf", follow=True).status_code == 410

    def test_an_expired_one_asks_for_another(self, cast: Cast) -> None:
        referral = sent(cast)
        sheet_laid(cast, referral)
        (former,), token = links_of(referral), token_for(referral)
        with as_batch("time passes"):
            moved = {
                "created_at": clock.now() - timedelta(days=31),
                "expires_at": clock.now() - timedelta(days=1),
            }
            OutsideLink.objects.filter(pk=former.pk).update(**moved)
        assert "Recevoir un nouveau lien" in page_of(token)
        answer = nobody().post(reverse("partners:fillings-show", args=[token]), {"renew": "1"})
        assert "en route" in answer.content.decode()
        with as_batch("look"):
            assert OutsideLink.objects.filter(renewed_from=former).exists()

    def test_the_queries_of_the_page_are_counted(self, link) -> None:
        with CaptureQueriesContext(connection) as queries:
            page_of(link[1])
        assert len(asked_by(queries)) <= 16


class TestPaper:
    def test_it_is_a_download_and_the_journal_tells(self, cast: Cast, link) -> None:
        sheet, token = link
        answer = got(token)
        assert answer["Content-Disposition"] == f'attachment; filename="fiche-navette-{sheet.reference}.pdf"'
        with as_batch("look"):
            assert Reading.objects.filter(
                person_id=cast.nour.pk, link=links_of(sheet.referral)[0].pk
            ).exists()
        assert nobody().post(reverse("partners:fillings-paper", args=[token])).status_code == 405

    def test_so_is_the_docx_even_where_no_pdf_is_made(self, cast: Cast, link, monkeypatch) -> None:
        sheet, token = link
        monkeypatch.setattr("filrouge.partners.views.fillings.can_write", lambda: False)
        page = page_of(token)
        assert "fiche en PDF" not in page
        assert reverse("partners:fillings-document", args=[token]) in page
        answer = nobody().get(reverse("partners:fillings-document", args=[token]))
        assert answer["Content-Disposition"] == f'attachment; filename="fiche-navette-{sheet.reference}.docx"'
        with as_batch("look"):
            assert Reading.objects.filter(
                person_id=cast.nour.pk, link=links_of(sheet.referral)[0].pk
            ).exists()
        assert nobody().post(reverse("partners:fillings-document", args=[token])).status_code == 405


RETURN = (
    "SELECT return_sheet(%(id)s, %(sheet)s, %(via)s, ''::bytea, %(digest)s, %(fact)s, %(changes)s::uuid[],"
    " %(fields)s::text[], %(values)s::bytea[], NULL, NULL, NULL)"
)


def values(sheet: Sheet, **changed: Any) -> dict[str, Any]:
    usual = {
        "id": uuid4(),
        "sheet": sheet.pk,
        "via": "page",
        "digest": "d" * 64,
        "fact": uuid4(),
        "changes": [uuid4()],
        "fields": ["situation"],
        "values": [b"x"],
    }
    return {**usual, **changed}


class TestReach:
    def test_a_link_reads_no_table_and_only_its_sheets(self, cast: Cast, link) -> None:
        sheet, _token = link
        sheet_laid(cast, sent(cast))
        with entered(context_of_link(links_of(sheet.referral)[0])):
            for model in (Sheet, SheetValue, SheetReturn, SheetChange, SheetOriginal):
                assert not model.objects.exists(), model
            assert [one.pk for one in Sheet.objects.raw("SELECT * FROM referred_sheets()")] == [sheet.pk]
            read_ = list(SheetValue.objects.raw("SELECT * FROM referred_sheet_values()"))
        assert {one.sheet_id for one in read_} == {sheet.pk}

    @pytest.mark.parametrize("who", ["nobody", "withdrawn", "revoked", "amina", "another"])
    def test_nobody_sends_back_without_the_open_link_of_it(self, cast: Cast, link, who: str) -> None:
        sheet, _token = link
        context = context_of_link(links_of(sheet.referral)[0])
        if who == "withdrawn":
            with acting(cast.amina):
                withdraw_referral(by=cast.amina, referral=read(sheet.referral), how="paper")
        if who == "revoked":
            with as_batch("revoke"):
                OutsideLink.objects.update(revoked_at=clock.now())
        if who == "another":
            context = context_of_link(links_of(handed(cast)[0])[0])
        entering = acting(cast.amina) if who == "amina" else entered(NOBODY if who == "nobody" else context)
        with pytest.raises(DatabaseError, match="no open link"), transaction.atomic(), entering:
            connection.cursor().execute(RETURN, values(sheet))

    @pytest.mark.parametrize(
        "changed",
        [
            {"via": "dropped"},
            {"digest": "x"},
            {"fields": ["name"]},
            {"fields": ["commune"]},
            {"fields": ["situation", "actions"]},
            {"values": [b"x" * 8001]},
            {"changes": [], "fields": [], "values": []},
            {"values": [None]},
        ],
    )
    def test_what_is_no_sheet_is_refused_by_the_database(self, link, changed: dict[str, Any]) -> None:
        sheet, _token = link
        context = context_of_link(links_of(sheet.referral)[0])
        with pytest.raises(DatabaseError, match="not a sheet"), transaction.atomic(), entered(context):
            connection.cursor().execute(RETURN, values(sheet, **changed))

    def test_what_forgets_a_sheet_is_called_by_no_role(self, cast: Cast, link) -> None:
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            acting(cast.amina),
        ):
            connection.cursor().execute("SELECT fr_forget_sheets(%s)", [link[0].referral_id])
