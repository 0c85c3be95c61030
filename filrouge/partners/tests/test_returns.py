"""What comes back: read whatever filled it, refused with a reason, and true only where someone accepts it."""

import re
from datetime import date, time
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from docx import Document
from pikepdf import Dictionary, Name, String

from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.actions.returns import read_return, take_paper
from filrouge.partners.models import (
    Referral,
    ReferralFact,
    ReferralWords,
    Sheet,
    SheetChange,
    SheetOriginal,
    SheetReturn,
)
from filrouge.partners.shuttle.marks import FIELD
from filrouge.partners.shuttle.meetings import meeting_said
from filrouge.pathways.models import Step
from filrouge.people.models import ContactChannel, Person, SpokenLanguage
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Commune
from filrouge.shared import clock
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.papers.limits import MAX_BYTES
from filrouge.shared.rights import Missed
from tests.cast import Cast
from tests.fillers import FILLERS, word_fills

from .laying import SAID, back, kinds_of, paper_of, read, sent, sheet_laid, structure_laid
from .litany import assert_litany

pytestmark = pytest.mark.django_db
LINES = {**SAID, "languages": "arabe", "commune": "Béziers (34)", "availability": "le matin"}
TYPED = {
    "answer": "started",
    "follower": "Mme Roux, juriste",
    "situation": "Logée à l’hôtel.",
    "actions": "Un dossier est déposé.",
    "meeting": "12/12/2099 à 14 h 30",
    "who": "Goran Ilic",
}


@pytest.fixture
def sheet(cast: Cast) -> Sheet:
    return sheet_laid(cast, sent(cast, said=LINES), tuple(LINES))


def changes(returned: SheetReturn) -> dict[str, str]:
    with as_batch("look"):
        return {one.field: one.value for one in SheetChange.objects.filter(returned=returned)}


def decided(cast: Cast, returned: SheetReturn, **decisions: bool) -> None:
    with acting(cast.amina):
        read_return(
            by=cast.amina, referral=read(returned.sheet.referral), returned=returned, decisions=decisions
        )


def dropped(signed_in, user, sheet: Sheet, content: bytes):
    url = reverse("partners:returns-new", args=[sheet.referral_id])
    return signed_in(user).post(url, {"paper": SimpleUploadedFile("photo.pdf", content)})


def edited(content: bytes, change) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def mark_of(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == FIELD)


def remarked(content: bytes, mark: str) -> bytes:
    """A DOCX whose mark was changed."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name).decode() if name == "docProps/custom.xml" else before.read(name)
            after.writestr(
                name, re.sub("lpwstr>[^<]+<", f"lpwstr>{mark}<", part) if isinstance(part, str) else part
            )
    return out.getvalue()


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("x"))


def with_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.exe"] = b"MZ"


def with_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")


def flattened(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/AcroForm"]
    for page in pdf.pages:
        if "/Annots" in page:
            del page["/Annots"]


def without_mark(pdf: pikepdf.Pdf) -> None:
    mark_of(pdf).V = String("x")


def forged(pdf: pikepdf.Pdf) -> None:
    mark_of(pdf).V = String(f"{str(mark_of(pdf).V)[:-4]}AAAA")


def of_another_version(pdf: pikepdf.Pdf) -> None:
    mark_of(pdf).V = String(str(mark_of(pdf).V).replace(".1.", ".2.", 1))


def as_it_left(pdf: pikepdf.Pdf) -> None:
    del pdf


NOT_TAKEN = [
    (with_script, "contient un programme"),
    (with_attachment, "contient un autre fichier"),
    (with_xfa, "XFA"),
    (flattened, "imprimé, numérisé ou aplati"),
    (without_mark, "n’est pas une fiche navette"),
    (forged, "ne se vérifie pas"),
    (of_another_version, "ne se vérifie pas"),
    (as_it_left, "telle qu’elle est partie"),
]


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in, sheet) -> None:
        assert_litany(cast, signed_in, "returns-new", sheet.referral_id)

    @pytest.mark.parametrize("program", FILLERS)
    def test_it_is_read_the_same_whatever_filled_it(self, cast: Cast, signed_in, sheet, program: str) -> None:
        typed = dict(TYPED)
        if program in ("pdf-lib", "Chromium"):
            typed["answer"] = "C’est commencé"
        answer = dropped(signed_in, cast.amina, sheet, FILLERS[program](paper_of(sheet), typed))
        assert answer.status_code == 302
        with as_batch("look"):
            returned = SheetReturn.objects.select_related("sheet").get()
            assert SheetOriginal.objects.get().size > 1000
        assert (returned.who, returned.via) == ("Goran Ilic", "dropped")
        assert changes(returned) == {code: value for code, value in TYPED.items() if code != "who"}
        assert kinds_of(sheet.referral) == ["sent", "sheet", "returned"]

    def test_a_docx_is_read_as_a_pdf_is(self, cast: Cast, signed_in, sheet) -> None:
        content = word_fills(paper_of(sheet, Kind.DOCX), {**TYPED, "answer": "C’est commencé"})
        assert dropped(signed_in, cast.amina, sheet, content).status_code == 302
        with as_batch("look"):
            returned = SheetReturn.objects.select_related("sheet").get()
        assert (returned.who, returned.via) == ("Goran Ilic", "dropped")
        assert changes(returned) == {code: value for code, value in TYPED.items() if code != "who"}
        handed = signed_in(cast.amina).get(reverse("partners:returns-original", args=[returned.pk]))
        assert handed.content == content
        assert handed["Content-Disposition"].endswith('.docx"')

    def test_nor_is_a_docx_of_another_hand(self, cast: Cast, signed_in, sheet) -> None:
        document = Document()
        document.add_paragraph("Elle va bien.")
        written = BytesIO()
        document.save(written)
        filled = word_fills(paper_of(sheet, Kind.DOCX), {"situation": "Logée"})
        forged = remarked(filled, f"{sheet.pk.hex}.1.demo.AAAA")
        for content, said in (
            (written.getvalue(), "n’a plus ses champs"),
            (forged, "ne se vérifie pas"),
            (remarked(filled, "x"), "n’est pas une fiche navette"),
            (paper_of(sheet, Kind.DOCX), "telle qu’elle est partie"),
        ):
            assert said in dropped(signed_in, cast.amina, sheet, content).content.decode()
        with as_batch("look"):
            assert not SheetReturn.objects.exists()

    def test_nothing_is_true_until_someone_accepts(self, cast: Cast, sheet) -> None:
        returned = back(cast, sheet, **TYPED, commune="Sète", reach="07 81 23 45 67")
        with as_batch("look"):
            assert Referral.objects.get().state == ""
            assert not ContactChannel.objects.exists()
            assert not Step.objects.exists()
            assert Person.objects.get(pk=cast.nour.pk).commune_code == cast.nour.commune_code
            assert set(SheetChange.objects.filter(returned=returned).values_list("accepted")) == {(None,)}

    @pytest.mark.parametrize(("change", "said"), NOT_TAKEN)
    def test_what_cannot_be_taken_is_explained_and_not_kept(
        self, cast: Cast, signed_in, sheet, change, said: str
    ) -> None:
        answer = dropped(signed_in, cast.amina, sheet, edited(paper_of(sheet), change))
        assert answer.status_code == 200
        assert said in answer.content.decode()
        with as_batch("look"):
            assert not SheetReturn.objects.exists()
            assert not SheetOriginal.objects.exists()

    def test_nor_what_is_no_paper_or_too_big(self, cast: Cast, signed_in, sheet) -> None:
        for content, said in (
            (b"\xff\xd8\xff", "n’est ni un PDF"),
            (b"%PDF-" + b"0" * MAX_BYTES, "10 Mo"),
        ):
            assert said in dropped(signed_in, cast.amina, sheet, content).content.decode()

    def test_the_sheet_of_someone_else_is_shown_its_way_to_whoever_may_go_there(
        self, cast: Cast, signed_in, sheet
    ) -> None:
        covered = sheet_laid(cast, sent(cast, structure=structure_laid("Maison des femmes")))
        content = FILLERS["pypdf"](paper_of(covered), {"situation": "Logée"})
        there = reverse("partners:returns-new", args=[covered.referral_id])
        for user, is_shown in ((cast.amina, True), (cast.bruno, False)):
            page = dropped(signed_in, user, sheet, content).content.decode()
            assert "d’une autre orientation" in page
            assert (there in page) is is_shown
        with as_batch("look"):
            assert not SheetReturn.objects.exists()

    def test_the_same_twice_is_one_return(self, cast: Cast, signed_in, sheet) -> None:
        content = FILLERS["pypdf"](paper_of(sheet), {"situation": "Logée"})
        assert dropped(signed_in, cast.amina, sheet, content).status_code == 302
        assert "déjà été reçue" in dropped(signed_in, cast.bruno, sheet, content).content.decode()
        with as_batch("look"):
            assert SheetReturn.objects.count() == 1

    def test_a_former_version_is_taken_and_said_to_be_one(self, cast: Cast, signed_in, sheet) -> None:
        sheet_laid(cast, sheet.referral)
        returned = back(cast, sheet, situation="Logée")
        page = signed_in(cast.amina).get(reverse("partners:returns-show", args=[returned.pk]))
        assert "version plus récente" in page.content.decode()

    def test_not_once_she_took_her_agreement_back(self, cast: Cast, sheet) -> None:
        content = FILLERS["pypdf"](paper_of(sheet), {"situation": "Logée"})
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=read(sheet.referral), how="spoken")
            with pytest.raises(ValidationError, match="est finie"):
                take_paper(by=cast.amina, referral=read(sheet.referral), content=content)

    def test_values_are_text_without_what_turns_or_hides(self, cast: Cast, sheet) -> None:
        returned = back(cast, sheet, situation="a\u202etxt.exe" + "é" * 2000, answer="started; DROP")
        assert changes(returned) == {"situation": "atxt.exe" + "é" * 992}


class TestShow:
    def test_the_litany(self, cast: Cast, signed_in, sheet) -> None:
        returned = back(cast, sheet, **TYPED, commune="Sète")
        page = assert_litany(cast, signed_in, "returns-show", returned.pk, budget=24)
        for said in (
            "Goran Ilic",
            "fichier déposé",
            "Logée à l’hôtel.",
            "c’est commencé",
            "Béziers (34)",
            "Sète",
        ):
            assert said in page
        assert "Le fil dira" in page

    def test_four_accepted_of_six_and_only_these_are_done(self, cast: Cast, signed_in, sheet) -> None:
        returned = back(cast, sheet, **TYPED, sharing="person")
        url = reverse("partners:returns-show", args=[returned.pk])
        accepted = ("answer", "follower", "situation", "meeting")
        data = {f"{one}-decision": "accept" for one in accepted} | {"actions-decision": "refuse"}
        page = signed_in(cast.amina).post(url, data, follow=True).content.decode()
        assert "4 lignes acceptées, 1 refusée." in page
        with as_batch("look"):
            states = {one.field: one.accepted for one in SheetChange.objects.select_related("decided_by")}
            fact = ReferralFact.objects.get(kind="started")
            words = ReferralWords.objects.get(fact=fact)
            step = Step.objects.get()
            assert Referral.objects.get().state == "started"
        assert states == {**dict.fromkeys(accepted, True), "actions": False, "sharing": None}
        assert (fact.by_partner, fact.created_by_id) == (True, cast.amina.pk)
        assert (words.who, words.follower) == ("Goran Ilic", "Mme Roux, juriste")
        assert (step.planned_on, step.who, step.with_whom) == (
            date(2099, 12, 12),
            "partner",
            "Comptoir du Port",
        )
        assert "14 h 30" in step.title
        show = signed_in(cast.amina).get(reverse("partners:referrals-show", args=[sheet.referral_id]))
        page = show.content.decode()
        assert "Logée à l’hôtel." in page
        assert "Un dossier est déposé." not in page
        assert "par téléphone" not in page.split("Le fil, des deux côtés")[1].split("</ol>")[0]
        assert "à relire, ligne par ligne" in page  # one still waits

    def test_what_is_accepted_reaches_the_record(self, cast: Cast, sheet) -> None:
        with as_batch("fixture"):
            Commune.objects.get_or_create(
                code="34301",
                defaults={"name": "Sète", "search_key": "sete", "department": "34", "postcodes": ["34200"]},
            )
            SpokenLanguage.objects.create(person=cast.nour, project=cast.project, code="ara")
        returned = back(
            cast,
            sheet,
            commune="Sète",
            reach="le soir au 07 81 23 45 67, ou 06 12 34 56 78",
            languages="arabe, anglais, klingon",
        )
        decided(cast, returned, commune=True, reach=True, languages=True)
        with as_batch("look"):
            assert Person.objects.get(pk=cast.nour.pk).commune_code == "34301"
            channel = ContactChannel.objects.get()
            codes = set(SpokenLanguage.objects.values_list("code", flat=True))
        assert channel.value == "+33781234567"
        assert "à vérifier" in channel.remark
        assert codes == {"ara", "eng"}

    def test_a_meeting_that_would_tell_where_she_goes_is_not_on_the_path(self, cast: Cast) -> None:
        covered = sheet_laid(cast, sent(cast, structure=structure_laid("Maison des femmes")))
        decided(cast, back(cast, covered, meeting="12/12/2099"), meeting=True)
        with as_batch("look"):
            assert not Step.objects.exists()

    def test_decided_once(self, cast: Cast, signed_in, sheet, monkeypatch) -> None:
        returned = back(cast, sheet, situation="Logée")
        decided(cast, returned, situation=False)
        url = reverse("partners:returns-show", args=[returned.pk])
        page = signed_in(cast.bruno).post(url, {"situation-decision": "accept"}, follow=True)
        assert "au moins une ligne" in page.content.decode()
        with as_batch("look"):
            assert SheetChange.objects.get().accepted is False

    def test_two_at_once_do_not_both_decide(self, cast: Cast, sheet, monkeypatch) -> None:
        returned = back(cast, sheet, situation="Logée")
        with as_batch("look"):
            change = SheetChange.objects.get()
            SheetChange.objects.update(accepted=False, decided_at=clock.now(), decided_by=cast.bruno)
        seen_before = {"situation": change}
        monkeypatch.setattr("filrouge.partners.actions.returns._undecided", lambda *_asked: seen_before)
        with pytest.raises(Missed):
            decided(cast, returned, situation=True)

    def test_the_web_role_decides_and_rewrites_nothing(self, cast: Cast, sheet) -> None:
        back(cast, sheet, situation="Logée")
        for statement in (
            "UPDATE partners_sheetchange SET value = value",
            "DELETE FROM partners_sheetchange",
            "UPDATE partners_sheet SET version = 2",
            "UPDATE partners_sheetvalue SET value = value",
            "UPDATE partners_sheetreturn SET digest = ''",
            "DELETE FROM partners_sheetoriginal",
        ):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                acting(cast.amina),
            ):
                connection.cursor().execute(statement)
        with acting(cast.chloe), connection.cursor() as cursor:
            cursor.execute("UPDATE partners_sheetchange SET accepted = true, decided_at = now()")
            assert cursor.rowcount == 0


class TestOriginal:
    def test_it_is_handed_over_and_never_shown(self, cast: Cast, signed_in, sheet) -> None:
        content = FILLERS["pypdf"](paper_of(sheet), {"situation": "Logée"})
        dropped(signed_in, cast.amina, sheet, content)
        with as_batch("look"):
            url = reverse("partners:returns-original", args=[SheetReturn.objects.get().pk])
        answer = signed_in(cast.amina).get(url)
        assert answer.content == content
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Type"] == "application/octet-stream"
        for user, status in ((cast.dalia, 403), (cast.chloe, 404), (cast.farid, 404)):
            assert signed_in(user).get(url).status_code == status

    def test_gone_after_a_month_it_is_not_found(self, cast: Cast, signed_in, sheet) -> None:
        returned = back(cast, sheet, situation="Logée")
        with as_batch("the night"):
            SheetOriginal.objects.all().delete()
        assert (
            signed_in(cast.amina).get(reverse("partners:returns-original", args=[returned.pk])).status_code
            == 404
        )
        page = signed_in(cast.amina).get(reverse("partners:returns-show", args=[returned.pk]))
        assert "Télécharger le fichier" not in page.content.decode()


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("12/12/2026 à 14 h 30", date(2026, 12, 12), time(14, 30)),
        ("le mardi 12.12.26, 9h", date(2026, 12, 12), time(9)),
        ("2026-12-12 14:05", date(2026, 12, 12), time(14, 5)),
        ("1er février 2027", date(2027, 2, 1), None),
        ("3 janvier à 9h15", date(2027, 1, 3), time(9, 15)),
        ("١٢/١٢/٢٠٢٦", date(2026, 12, 12), None),
        ("30/11", date(2026, 11, 30), None),
    ],
)  # fmt: skip
def test_a_meeting_is_understood_as_people_write_it(text: str, day: date, hour: time | None) -> None:
    assert meeting_said(text, date(2026, 11, 26)) == (day, hour)


@pytest.mark.parametrize(
    "text", ["", "mardi prochain", "31/02/2027", "appeler le 06 12 34 56 78", "06.12.34.56.78", "25 h"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert meeting_said(text, date(2026, 11, 26)) is None
