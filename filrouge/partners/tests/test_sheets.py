"""Preparing a shuttle sheet: what it says, what it asks, the paper, and how it ends."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from docx import Document
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.messaging.models import Message
from filrouge.messaging.tasks import send_one
from filrouge.partners.actions.referrals import recall_referral, withdraw_referral
from filrouge.partners.actions.returns import read_return
from filrouge.partners.actions.sheets import mail_sheet
from filrouge.partners.models import (
    ReferralAgreement,
    ReferralFact,
    Sheet,
    SheetChange,
    SheetOriginal,
    SheetReturn,
    SheetValue,
)
from filrouge.partners.referring import forgetting, reminding, telling
from filrouge.partners.shuttle.marks import FIELD, Mark, recipient_of
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.papers.reading import fields_of
from tests.cast import Cast

from .laying import (
    GORAN,
    SAID,
    aged,
    back,
    kinds_of,
    opened_to_amina,
    paper_of,
    read,
    sent,
    sheet_laid,
    structure_laid,
    token_for,
)
from .litany import assert_litany

pytestmark = pytest.mark.django_db
TABLES = (Sheet, SheetValue, SheetReturn, SheetChange, SheetOriginal)


def laid(cast: Cast, **said: str) -> Sheet:
    lines = {**SAID, **said}
    return sheet_laid(cast, sent(cast, said=lines), tuple(lines))


def values(sheet: Sheet) -> dict[str, str]:
    with as_batch("look"):
        return {one.field: one.value for one in SheetValue.objects.filter(sheet=sheet)}


def counts() -> list[int]:
    return [model.objects.count() for model in TABLES]


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        page = assert_litany(cast, signed_in, "sheets-new", sent(cast).pk)
        assert "Relire son contrat" in page
        assert "Comptoir du Port" in page

    def test_only_what_is_chosen_is_on_it(self, cast: Cast, signed_in) -> None:
        referral = sent(cast, said={**SAID, "languages": "arabe", "more": "Elle a deux enfants"})
        url = reverse("partners:sheets-new", args=[referral.pk])
        page = signed_in(cast.amina).get(url).content.decode()
        assert page.count("checked") == 3 + 6 + 1  # the minimum, every question, telling by e-mail
        answer = signed_in(cast.amina).post(
            url, {"lines": ["name", "asked", "languages"], "asked": ["situation", "meeting"]}
        )
        assert answer.status_code == 302
        with as_batch("look"):
            sheet = Sheet.objects.get()
        assert (sheet.version, sheet.lines, sheet.asked) == (
            1,
            ["name", "asked", "languages"],
            ["situation", "meeting"],
        )
        assert values(sheet) == {"name": "Nour Al Khatib", "asked": SAID["asked"], "languages": "arabe"}
        assert kinds_of(referral) == ["sent", "sheet"]
        with as_batch("look"):
            assert not Message.objects.exists()

    def test_a_line_she_did_not_agree_to_is_refused(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        for lines in (["name", "commune"], ["asked"], []):
            with pytest.raises(ValidationError):
                sheet_laid(cast, referral, lines)
            url = reverse("partners:sheets-new", args=[referral.pk])
            assert signed_in(cast.amina).post(url, {"lines": lines, "asked": "meeting"}).status_code == 200
        with pytest.raises(ValidationError, match="une question"):
            sheet_laid(cast, referral, asked=[])
        with as_batch("look"):
            assert not Sheet.objects.exists()

    def test_not_once_it_is_over_nor_past_her_agreement(self, cast: Cast) -> None:
        ended, past = sent(cast), sent(cast)
        with acting(cast.amina):
            recall_referral(by=cast.amina, referral=ended)
        with as_batch("time passes"):
            ReferralAgreement.objects.filter(referral=past).update(until=clock.today() - timedelta(days=1))
        for referral in (ended, past):
            with pytest.raises(ValidationError):
                sheet_laid(cast, referral)

    def test_the_partner_is_told_without_a_name_by_the_same_link(self, cast: Cast, signed_in) -> None:
        referral = sent(cast)
        sheet_laid(cast, referral, by_mail=True)
        with as_batch("the job"):
            fact = ReferralFact.objects.get(kind="sheet")
            telling.tell_partner(referral.pk, fact.pk)
            telling.tell_partner(referral.pk, fact.pk)
            (letter,) = Message.objects.all()[:3]
        assert letter.to == GORAN
        assert token_for(referral) in letter.text
        for word in ("Nour", "contrat", "06 12", "Amina"):
            assert word not in f"{letter.subject} {letter.text}"
        with pytest.raises(ValidationError, match="pas d’adresse"):
            sheet_laid(cast, sent(cast, email="", way="hand"), by_mail=True)

    def test_the_next_one_starts_from_what_was_accepted(self, cast: Cast) -> None:
        first = laid(cast, commune="Béziers (34)")
        returned = back(cast, first, situation="Logée à l’hôtel", reach="07 81 23 45 67", meeting="demain")
        with acting(cast.amina):
            read_return(
                by=cast.amina,
                referral=read(first.referral),
                returned=returned,
                decisions={"situation": True, "reach": True, "meeting": False},
            )
        second = sheet_laid(cast, first.referral, ["name", "reach"])
        assert second.version == 2
        assert values(second) == {
            "name": "Nour Al Khatib",
            "reach": "07 81 23 45 67",
            "situation": "Logée à l’hôtel",
        }


class TestPaper:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        url = reverse("partners:sheets-paper", args=[laid(cast).pk])
        for user, status in (("amina", 200), ("bruno", 200), ("dalia", 403), ("chloe", 404), ("farid", 404)):
            assert signed_in(getattr(cast, user)).get(url).status_code == status, user
        assert signed_in(cast.amina).post(url).status_code == 405
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).exists()

    def test_it_is_a_download_whose_name_and_title_say_nothing(self, cast: Cast, signed_in) -> None:
        sheet = laid(cast)
        answer = signed_in(cast.amina).get(reverse("partners:sheets-paper", args=[sheet.pk]))
        assert answer["Content-Disposition"] == f'attachment; filename="fiche-navette-{sheet.reference}.pdf"'
        with pikepdf.open(BytesIO(answer.content)) as pdf, pdf.open_metadata() as about:
            assert about["dc:title"] == "Fiche navette"
            assert pdf.Root.MarkInfo.Marked
        assert b"Nour" not in answer.content

    def test_its_fields_hold_what_left_and_its_mark(self, cast: Cast) -> None:
        sheet = laid(cast, languages="arabe")
        fields = fields_of(paper_of(sheet))
        mark = Mark.parse(fields.pop(FIELD))
        assert mark is not None
        assert (mark.sheet_id, mark.version) == (sheet.pk, 1)
        assert mark.is_ours(recipient_of(sheet.referral))
        assert not mark.is_ours("another")
        assert fields == {
            **dict.fromkeys(("answer", "follower", "situation", "actions", "meeting", "sharing", "who"), ""),
            "reach": "06 12 34 56 78",
            "languages": "arabe",
        }

    def test_names_in_other_scripts_are_written_in_their_letters(self, cast: Cast) -> None:
        sheet = laid(cast, more="نور الدين")
        with pikepdf.open(BytesIO(paper_of(sheet))) as pdf:
            fonts = " ".join(str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values())
        assert "arabic" in fonts

    def test_nobody_is_given_half_of_it(self, cast: Cast, signed_in) -> None:
        sheet = laid(cast, asylum="réfugiée")
        url = reverse("partners:sheets-paper", args=[sheet.pk])
        assert signed_in(cast.amina).get(url).status_code == 200
        assert signed_in(cast.bruno).get(url).status_code == 403

    def test_without_the_letters_of_the_system_it_says_so(self, cast: Cast, signed_in, monkeypatch) -> None:
        monkeypatch.setattr("filrouge.partners.views.sheets.can_write", lambda: False)
        url = reverse("partners:sheets-paper", args=[laid(cast).pk])
        assert "ne sait pas faire" in signed_in(cast.amina).get(url, follow=True).content.decode()


class TestDocument:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        url = reverse("partners:sheets-document", args=[laid(cast).pk])
        for user, status in (("amina", 200), ("bruno", 200), ("dalia", 403), ("chloe", 404), ("farid", 404)):
            assert signed_in(getattr(cast, user)).get(url).status_code == status, user
        assert signed_in(cast.amina).post(url).status_code == 405
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).exists()

    def test_it_says_what_the_pdf_says_and_is_read_the_same(self, cast: Cast, signed_in) -> None:
        sheet = laid(cast, languages="arabe", more="نور الدين")
        answer = signed_in(cast.amina).get(reverse("partners:sheets-document", args=[sheet.pk]))
        assert answer["Content-Disposition"] == f'attachment; filename="fiche-navette-{sheet.reference}.docx"'
        assert fields_of(answer.content) == fields_of(paper_of(sheet))
        document = Document(BytesIO(answer.content))
        assert document.core_properties.title == "Fiche navette"
        said = "\n".join(one.text for one in document.paragraphs)
        for words in ("De Mission", "Comptoir du Port", SAID["asked"], "Nour Al Khatib", "نور الدين"):
            assert words in said
        assert "Rien sur sa santé" in said

    def test_nobody_is_given_half_of_it(self, cast: Cast, signed_in) -> None:
        sheet = laid(cast, asylum="réfugiée")
        url = reverse("partners:sheets-document", args=[sheet.pk])
        assert signed_in(cast.amina).get(url).status_code == 200
        assert signed_in(cast.bruno).get(url).status_code == 403

    def test_it_needs_no_letters_of_the_system(self, cast: Cast, signed_in, monkeypatch) -> None:
        monkeypatch.setattr("filrouge.partners.views.sheets.can_write", lambda: False)
        url = reverse("partners:sheets-document", args=[laid(cast).pk])
        assert signed_in(cast.amina).get(url).status_code == 200


class TestMail:
    def url(self, sheet: Sheet) -> str:
        return reverse("partners:sheets-mail", args=[sheet.pk])

    def carried(self, sheet: Sheet) -> Message:
        """The job that writes, then the one that hands over."""
        with as_batch("the jobs"):
            fact = ReferralFact.objects.filter(kind="mailed").latest_first()[0]
            telling.mail_paper(sheet.pk, fact.pk)
            message = Message.objects.latest("asked_at")
        send_one(str(message.pk))
        with as_batch("look"):
            return Message.objects.get(pk=message.pk)

    def test_the_litany(self, cast: Cast, signed_in) -> None:
        page = assert_litany(cast, signed_in, "sheets-mail", laid(cast).pk)
        for said in (SAID["asked"], GORAN, "la page du lien reste plus sûre", "Envoyer le PDF"):
            assert said in page

    def test_a_press_sends_the_pdf_in_a_message_that_names_nobody(
        self, cast: Cast, signed_in, mailoutbox
    ) -> None:
        sheet = laid(cast)
        page = signed_in(cast.amina).post(self.url(sheet), follow=True).content.decode()
        assert f"La fiche part par e-mail, à {GORAN}." in page
        assert kinds_of(sheet.referral) == ["sent", "sheet", "mailed"]
        assert ProcrastinateJob.objects.filter(task_name="partners.mail_paper").exists()
        message = self.carried(sheet)
        assert message.sent_at
        (mail,) = mailoutbox
        assert mail.to == [GORAN]
        for word in ("Nour", "contrat", "06 12"):
            assert word not in f"{mail.subject} {mail.body}"
        assert token_for(sheet.referral) in mail.body
        ((name, content, kind),) = mail.attachments
        assert (name, kind) == (f"fiche-navette-{sheet.reference}.pdf", "application/pdf")
        assert fields_of(content)["reach"] == SAID["reach"]

    def test_nothing_of_the_paper_is_kept_and_the_history_tells_that_it_left(
        self, cast: Cast, signed_in
    ) -> None:
        sheet = laid(cast)
        signed_in(cast.amina).post(self.url(sheet))
        message = self.carried(sheet)
        assert message.enclosure == f"partners.sheet:{sheet.pk}"
        assert "Nour" not in f"{message.subject} {message.text}"
        with as_batch("look"):
            fact = ReferralFact.objects.get(kind="mailed")
            assert Change.objects.filter(table="partners_referralfact", row_id=str(fact.pk)).exists()
        assert fact.created_by_id == cast.amina.pk

    @pytest.mark.parametrize(("line", "level"), [("asylum", 0), ("justice", 12)])
    def test_not_with_a_need_to_know_line_and_it_is_said_why(
        self, cast: Cast, signed_in, line: str, level: int
    ) -> None:
        if level:
            opened_to_amina(cast, level)
        sheet = laid(cast, **{line: "à savoir"})
        page = signed_in(cast.amina).get(self.url(sheet)).content.decode()
        assert "un e-mail peut être lu en chemin" in page
        assert "Envoyer le PDF" not in page
        page = signed_in(cast.amina).post(self.url(sheet), follow=True).content.decode()
        assert "un e-mail peut être lu en chemin" in page
        assert kinds_of(sheet.referral) == ["sent", "sheet"]

    def test_nor_where_going_there_says_it(self, cast: Cast) -> None:
        sheet = sheet_laid(cast, sent(cast, structure=structure_laid("Maison des femmes")))
        with acting(cast.amina), pytest.raises(ValidationError, match="lu en chemin"):
            mail_sheet(by=cast.amina, referral=read(sheet.referral), sheet=sheet)

    def test_nor_a_former_version_nor_without_an_address_nor_once_it_is_over(self, cast: Cast) -> None:
        former = laid(cast)
        sheet_laid(cast, former.referral)
        by_hand = sheet_laid(cast, sent(cast, email="", way="hand"))
        over = laid(cast)
        with acting(cast.amina):
            recall_referral(by=cast.amina, referral=read(over.referral))
        for sheet, why in ((former, "plus récente"), (by_hand, "pas d’adresse"), (over, "est finie")):
            with acting(cast.amina), pytest.raises(ValidationError, match=why):
                mail_sheet(by=cast.amina, referral=read(sheet.referral), sheet=sheet)

    def test_it_does_not_leave_once_she_took_her_agreement_back(
        self, cast: Cast, signed_in, mailoutbox
    ) -> None:
        sheet = laid(cast)
        signed_in(cast.amina).post(self.url(sheet))
        with as_batch("the job"):
            telling.mail_paper(sheet.pk, ReferralFact.objects.get(kind="mailed").pk)
            message = Message.objects.latest("asked_at")
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=read(sheet.referral), how="spoken")
        send_one(str(message.pk))
        with as_batch("look"):
            message = Message.objects.get(pk=message.pk)
        assert not mailoutbox
        assert message.failed_at
        assert "a arrêté le partage" in message.trouble


class TestReach:
    def test_the_team_reads_it_the_coordination_knows_it_came_back_the_stranger_nothing(
        self, cast: Cast
    ) -> None:
        back(cast, laid(cast), situation="Elle a pleuré", actions="Un dossier déposé")
        seen = {}
        for name in ("amina", "bruno", "dalia", "farid", "chloe", "manon", "olga"):
            with acting(getattr(cast, name)):
                seen[name] = counts()
        assert seen["amina"] == seen["bruno"] == [1, 3, 1, 2, 1]
        assert seen["dalia"] == [1, 0, 1, 0, 0]
        assert seen["farid"] == seen["chloe"] == seen["manon"] == seen["olga"] == [0] * 5

    def test_a_file_shows_all_that_was_said_at_once(self, cast: Cast) -> None:
        """Whoever may not read one of its lines does not open it."""
        back(cast, laid(cast, asylum="réfugiée"), situation="Tout va bien")
        with acting(cast.amina):
            assert SheetOriginal.objects.get().secrets == [13]
            assert SheetValue.objects.filter(field="asylum").exists()
        with acting(cast.bruno):
            assert counts() == [1, 3, 1, 1, 0]

    def test_where_going_there_says_something_it_is_covered_as_its_referral(self, cast: Cast) -> None:
        referral = sent(cast, structure=structure_laid("Maison des femmes"))
        back(cast, sheet_laid(cast, referral), situation="Hébergée")
        for user in (cast.bruno, cast.dalia, cast.chloe):
            with acting(user):
                assert counts() == [0] * 5

    def test_what_is_written_is_encrypted(self, cast: Cast) -> None:
        back(cast, laid(cast), situation="Logée à l’hôtel")
        with as_batch("look"), connection.cursor() as cursor:
            for table, column in (
                ("partners_sheetvalue", "value"),
                ("partners_sheetchange", "value"),
                ("partners_sheetoriginal", "content"),
            ):
                cursor.execute(f"SELECT {column} FROM {table}")
                for (stored,) in cursor.fetchall():
                    assert b"demo" in bytes(stored)[:6]  # the id of the key
                    assert b"Nour" not in bytes(stored)


class TestFolder:
    def test_the_page_of_the_referral_holds_it_within_three_queries_more(self, cast: Cast, signed_in) -> None:
        sheet = laid(cast)
        back(cast, sheet, situation="Logée")
        page = assert_litany(cast, signed_in, "referrals-show", sheet.referral_id, refused=(), budget=15)
        for said in (sheet.reference, "à relire, ligne par ligne", "Déposer une fiche revenue", "Refaire"):
            assert said in page

    def test_the_coordination_sees_that_it_came_back_and_opens_nothing(self, cast: Cast, signed_in) -> None:
        sheet = laid(cast)
        back(cast, sheet, situation="Logée")
        url = reverse("partners:referrals-show", args=[sheet.referral_id])
        page = signed_in(cast.dalia).get(url).content.decode()
        assert sheet.reference in page
        assert "à relire" not in page
        assert "Déposer" not in page


class TestEnd:
    def test_once_she_takes_her_agreement_back_nothing_is_left_of_it(self, cast: Cast) -> None:
        sheet = laid(cast)
        returned = back(cast, sheet, situation="Logée", actions="Dossier", sharing="person")
        with acting(cast.amina):
            read_return(
                by=cast.amina,
                referral=read(sheet.referral),
                returned=returned,
                decisions={"situation": True, "actions": False},
            )
            withdraw_referral(by=cast.amina, referral=read(sheet.referral), how="spoken")
        with as_batch("look"):
            assert [SheetValue.objects.count(), SheetOriginal.objects.count()] == [0, 0]
            assert [one.field for one in SheetChange.objects.all()[:5]] == ["situation"]
            tables = set(Change.objects.values_list("table", flat=True))
        assert not {"partners_sheetvalue", "partners_sheetchange", "partners_sheetoriginal"} & tables

    def test_the_file_is_forgotten_after_a_month_and_what_it_said_with_the_referral(self, cast: Cast) -> None:
        back(cast, laid(cast), situation="Logée", actions="Dossier")

        def night() -> list[int]:
            with as_batch("the night"):
                forgetting.forget_what_was_said()
                forgetting.forget_originals()
                return counts()

        assert night() == [1, 3, 1, 2, 1]
        with as_batch("time passes"):
            SheetOriginal.objects.update(created_at=clock.now() - timedelta(days=31))
        assert night() == [1, 3, 1, 2, 0]
        with as_batch("time passes"):
            ReferralAgreement.objects.update(until=clock.today() - timedelta(days=1))
        assert night() == [1, 0, 1, 0, 0]

    def test_whoever_sent_a_sheet_back_is_not_reminded(self, cast: Cast) -> None:
        referral = sent(cast)
        back(cast, sheet_laid(cast, referral), situation="Logée")
        aged(referral, 5)
        with as_batch("the morning"):
            assert reminding.remind_partners() == 0
