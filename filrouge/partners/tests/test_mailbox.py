"""Sheets that come by mail: read for their PDFs alone, kept by their mark alone, and the mailbox is emptied."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.models import ReferralFact, Sheet, SheetChange, SheetOriginal, SheetReturn
from filrouge.partners.shuttle.mailbox import HEAVIEST, PAPERS, MailboxFailed, opened
from filrouge.partners.tasks import read_mailbox
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared.papers.kinds import Kind
from tests.cast import Cast
from tests.fillers import FILLERS, word_fills
from tests.imap import Imap, running_mailbox

from .laying import SAID, paper_of, read, sent, sheet_laid

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(settings) -> Iterator[Imap]:
    with running_mailbox() as server:
        settings.SHEETS_MAILBOX = server.address
        yield server


@pytest.fixture
def sheet(cast: Cast) -> Sheet:
    return sheet_laid(cast, sent(cast, said=SAID), tuple(SAID))


def letter(
    *papers: bytes, kind: str = "pdf", name: str = "fiche.pdf", sender: str = "x@ailleurs.example"
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "fiches@filrouge.example", "La fiche"
    message.set_content("Voici.")
    for paper in papers:
        message.add_attachment(paper, maintype="application", subtype=kind, filename=name)
    return message.as_bytes()


def returns() -> list[SheetReturn]:
    with as_batch("look"):
        return list(SheetReturn.objects.order_by("at"))


def test_a_sheet_is_taken_by_its_mark_whoever_sent_it_and_the_mailbox_is_emptied(
    cast: Cast, mailbox: Imap, sheet: Sheet
) -> None:
    filled = FILLERS["pypdf"](paper_of(sheet), {"situation": "Logée à l’hôtel", "who": "Goran"})
    mailbox.letters = {
        3: letter(filled, sender="amina@example.org"),
        5: letter(filled, kind="octet-stream", name="FICHE.PDF"),
        8: letter(),
        9: b"\xff\xfe not a letter",
    }
    read_mailbox(0)
    (returned,) = returns()  # the second is the same again
    assert (returned.via, returned.who, returned.created_by_id) == ("mail", "Goran", None)
    with as_batch("look"):
        assert [one.value for one in SheetChange.objects.all()[:3]] == ["Logée à l’hôtel"]
        assert SheetOriginal.objects.get().size == len(filled)
        fact = ReferralFact.objects.get(kind="returned")
    assert (fact.by_partner, fact.created_by_id) == (True, None)
    assert not mailbox.letters
    with acting(cast.bruno):
        assert SheetReturn.objects.exists()
    with acting(cast.chloe):
        assert not SheetReturn.objects.exists()


def test_a_docx_is_taken_too_whatever_it_is_called(cast: Cast, mailbox: Imap, sheet: Sheet) -> None:
    filled = word_fills(paper_of(sheet, Kind.DOCX), {"situation": "Logée à l’hôtel"})
    mailbox.letters = {
        1: letter(filled, kind="octet-stream", name="FICHE.DOCX"),
        2: letter(filled, kind=Kind.DOCX.media_type.partition("/")[2], name="sans nom"),
    }
    with opened(mailbox.address) as box:
        assert [one.papers() for one in box.letters()] == [[filled], [filled]]
    read_mailbox(0)
    (returned,) = returns()
    assert returned.via == "mail"
    assert not mailbox.letters


def test_what_is_no_sheet_of_ours_leaves_nothing(cast: Cast, mailbox: Imap, sheet: Sheet) -> None:
    with_nothing = paper_of(sheet)
    other = FILLERS["pypdf"](with_nothing, {"situation": "Logée"})
    forged = FILLERS["pypdf"](other, {"filrouge": f"{sheet.pk.hex}.1.demo.AAAA"})
    unknown = FILLERS["pypdf"](other, {"filrouge": f"{cast.nour.pk.hex}.1.demo.AAAA"})
    mailbox.letters = {
        number: letter(paper) for number, paper in enumerate((b"PK", with_nothing, forged, unknown), start=1)
    }
    read_mailbox(0)
    assert not returns()
    assert not mailbox.letters


def test_once_she_took_her_agreement_back_nothing_is_taken(cast: Cast, mailbox: Imap, sheet: Sheet) -> None:
    filled = FILLERS["pypdf"](paper_of(sheet), {"situation": "Logée"})
    with acting(cast.amina):
        withdraw_referral(by=cast.amina, referral=read(sheet.referral), how="spoken")
    mailbox.letters = {1: letter(filled)}
    read_mailbox(0)
    assert not returns()
    assert not mailbox.letters


def test_a_letter_too_heavy_is_deleted_unread_and_one_has_so_many_papers(mailbox: Imap) -> None:
    mailbox.letters = {1: letter(b"%PDF-"), 2: letter(*[b"%PDF-"] * (PAPERS + 3))}
    mailbox.sizes = {1: HEAVIEST + 1}
    with opened(mailbox.address) as box:
        assert [len(one.papers()) for one in box.letters()] == [0, PAPERS]


def test_without_a_mailbox_nothing_is_asked(settings) -> None:
    settings.SHEETS_MAILBOX = ""
    read_mailbox(0)


def test_a_refusal_says_neither_address_nor_password(mailbox: Imap) -> None:
    with pytest.raises(MailboxFailed) as refused, opened(mailbox.address.replace("mot", "non")):
        raise AssertionError
    assert "passe" not in str(refused.value)
    assert refused.value.__cause__ is None
    with pytest.raises(MailboxFailed), opened("http://a:b@c/d"):
        raise AssertionError


def test_what_stops_in_the_middle_is_read_again(cast: Cast, mailbox: Imap, sheet: Sheet, monkeypatch) -> None:
    filled = FILLERS["pypdf"](paper_of(sheet), {"situation": "Logée"})
    mailbox.letters = {1: letter(filled)}

    def fall(*_about: object) -> None:
        raise OSError("the network fell")

    with monkeypatch.context() as fallen:
        fallen.setattr("filrouge.partners.shuttle.mailbox.Mailbox.remove", fall)
        with pytest.raises(OSError, match="network"):
            read_mailbox(0)
    assert mailbox.letters
    read_mailbox(0)
    assert len(returns()) == 1
    assert not mailbox.letters
