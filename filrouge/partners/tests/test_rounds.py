"""Asking several partners at once where they stand."""

from collections import Counter
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import HttpResponse
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.partners.actions import rounds
from filrouge.partners.actions.referrals import withdraw_referral
from filrouge.partners.models import Referral, Sheet, SheetPaper, SheetRound, SheetValue
from filrouge.partners.referring.forgetting import forget_papers, forget_rounds
from filrouge.partners.shuttle import bundles
from filrouge.partners.tasks import make_round
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.papers.reading import fields_of
from tests.cast import Cast

from .laying import SAID, answered, back, read, sent, sheet_laid, structure_laid
from .litany import assert_litany

pytestmark = pytest.mark.django_db
URL = "partners:rounds-new"


def accepted(cast: Cast, **changes: object) -> Referral:
    referral = sent(cast, **changes)
    answered(cast, referral, "accepted")
    return referral


def asked(cast: Cast, signed_in, user=None, **chosen: str) -> SheetRound:
    data = {"whose": "mine", "asked": ["answer", "meeting"], **chosen}
    answer = signed_in(user or cast.amina).post(reverse(URL), data)
    assert answer.status_code == 302
    with as_batch("look"):
        return SheetRound.objects.latest("created_at")


def sheets() -> list[Sheet]:
    with as_batch("look"):
        return list(Sheet.objects.order_by("at"))


class TestNew:
    def test_the_litany(self, cast: Cast, signed_in) -> None:
        accepted(cast)
        page = assert_litany(cast, signed_in, "rounds-new", hidden=(), refused=("manon",))
        assert "les miennes (1)" in page
        page = signed_in(cast.bruno).get(reverse(URL)).content.decode()
        assert "les miennes (0)" in page
        assert "toutes celles de mon équipe (1)" in page
        assert "n’attend de nouvelles" in signed_in(cast.chloe).get(reverse(URL)).content.decode()

    def test_a_colleague_asks_for_the_whole_team_but_not_where_going_there_says_something(
        self, cast: Cast, signed_in
    ) -> None:
        wanted = accepted(cast)
        accepted(cast, structure=structure_laid("Maison des femmes"))
        found = asked(cast, signed_in, cast.bruno, whose="team")
        assert found.waiting == [wanted.pk]
        make_round(str(found.pk), cast.bruno.pk)
        assert [one.created_by_id for one in sheets()] == [cast.bruno.pk]

    def test_only_theirs_under_way_and_without_a_sheet_out(self, cast: Cast, signed_in) -> None:
        wanted, back_already = accepted(cast), accepted(cast)
        sent(cast)  # not answered yet
        sheet_laid(cast, accepted(cast))  # still with the partner
        back(cast, sheet_laid(cast, back_already), situation="Logée")
        found = asked(cast, signed_in)
        assert set(found.waiting) == {wanted.pk, back_already.pk}
        assert (found.total, found.asked) == (2, ["answer", "meeting"])
        assert ProcrastinateJob.objects.filter(task_name="partners.make_round").exists()

    def test_nobody_to_ask_or_nothing_asked_is_explained(self, cast: Cast, signed_in) -> None:
        client = signed_in(cast.amina)
        assert client.post(reverse(URL), {"whose": "mine", "asked": "answer"}).status_code == 200
        accepted(cast)
        assert "au moins une question" in client.post(reverse(URL), {"whose": "mine"}).content.decode()
        assert not ProcrastinateJob.objects.filter(task_name="partners.make_round").exists()


class TestShow:
    def test_it_is_made_some_at_a_time_and_progress_is_told(self, cast: Cast, signed_in, monkeypatch) -> None:
        monkeypatch.setattr(rounds, "AT_ONCE", 2)
        for email in ("a@b.example", "", "c@d.example"):
            accepted(cast, email=email, **({} if email else {"way": "hand"}))
        found = asked(cast, signed_in)
        url = reverse("partners:rounds-show", args=[found.pk])
        with acting(cast.amina):
            assert rounds.make_some(cast.amina, found.pk)
        client = signed_in(cast.amina)
        assert "2 fiches sur 3" in client.get(url).content.decode()
        assert "2 fiches sur 3" in client.get(url, headers={"HX-Request": "true"}).content.decode()
        make_round(str(found.pk), cast.amina.pk)
        page = client.get(url).content.decode()
        assert "3 fiches préparées." in page
        assert "2 partenaires sont prévenus" in page
        assert client.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
        assert [one.lines for one in sheets()] == [["name", "reach", "asked"]] * 3
        assert ProcrastinateJob.objects.filter(task_name="partners.tell_partner").count() == 2

    def test_what_ended_meanwhile_is_passed_over(self, cast: Cast, signed_in) -> None:
        first, second = accepted(cast), accepted(cast)
        found = asked(cast, signed_in)
        with as_batch("time passes"):
            SheetValue.objects.all().delete()
            type(first.agreement).objects.filter(referral=first).update(
                until=clock.today() - timedelta(days=1)
            )
        make_round(str(found.pk), cast.amina.pk)
        make_round(str(found.pk), cast.amina.pk)  # a job that runs twice makes nothing twice
        assert [one.referral_id for one in sheets()] == [second.pk]

    def test_it_is_its_author_s_alone(self, cast: Cast, signed_in) -> None:
        accepted(cast)
        found = asked(cast, signed_in)
        url = reverse("partners:rounds-show", args=[found.pk])
        for user in (cast.bruno, cast.dalia, cast.chloe):
            assert signed_in(user).get(url).status_code == 404
        with pytest.raises(ProgrammingError), transaction.atomic(), acting(cast.amina):
            connection.cursor().execute("UPDATE partners_sheetround SET total = 5")

    def test_it_is_forgotten_after_a_month(self, cast: Cast, signed_in) -> None:
        accepted(cast)
        asked(cast, signed_in)
        with as_batch("the night"):
            assert forget_rounds() == 0
            SheetRound.objects.update(created_at=clock.now() - timedelta(days=31))
            assert forget_rounds() == 1


class TestPapers:
    """The file of each sheet, made with it."""

    def made(self, cast: Cast, signed_in, kind: str = "docx", **chosen: str) -> SheetRound:
        found = asked(cast, signed_in, kind=kind, **chosen)
        make_round(str(found.pk), cast.amina.pk)
        with as_batch("look"):
            return SheetRound.objects.get(pk=found.pk)

    def url(self, found: SheetRound, first: object = 1) -> str:
        return f"{reverse('partners:rounds-papers', args=[found.pk])}?debut={first}"

    def zip(self, answer: HttpResponse) -> dict[str, bytes]:
        with ZipFile(BytesIO(answer.content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @pytest.mark.parametrize("kind", ["pdf", "docx"])
    def test_one_folder_for_each_partner_and_files_that_come_back(
        self, cast: Cast, signed_in, kind: str
    ) -> None:
        port, other = structure_laid(), structure_laid()  # of one name
        for structure in (port, other, port):
            accepted(cast, structure=structure)
        found = self.made(cast, signed_in, kind)
        client = signed_in(cast.amina)
        page = client.get(reverse("partners:rounds-show", args=[found.pk])).content.decode()
        assert "Fiches 1 à 3 (zip)" in page
        answer = client.get(self.url(found))
        assert answer["Content-Disposition"] == 'attachment; filename="fiches-navettes-1.zip"'
        files = self.zip(answer)
        folders = Counter(name.partition("/")[0] for name in files)
        assert folders == {
            f"comptoir-du-port-{port.pk.hex[-6:]}": 2,
            f"comptoir-du-port-{other.pk.hex[-6:]}": 1,
        }
        assert not any("nour" in name.lower() for name in files)
        references = {f"fiche-navette-{one.reference}.{kind}" for one in sheets()}
        assert {name.partition("/")[2] for name in files} == references
        assert {fields_of(content)["reach"] for content in files.values()} == {SAID["reach"]}
        with as_batch("look"):
            assert Reading.objects.filter(
                person_id=cast.nour.pk, user_id=cast.amina.pk, what="document"
            ).exists()

    def test_a_hundred_at_a_time(self, cast: Cast, signed_in, monkeypatch) -> None:
        monkeypatch.setattr(bundles, "IN_ONE", 2)
        for _number in range(3):
            accepted(cast)
        found = self.made(cast, signed_in)
        client = signed_in(cast.amina)
        page = client.get(reverse("partners:rounds-show", args=[found.pk])).content.decode()
        assert "Fiches 3 à 3 (zip)" in page
        first, second = (self.zip(client.get(self.url(found, start))) for start in (1, 3))
        assert (len(first), len(second)) == (2, 1)
        assert not first.keys() & second.keys()
        for start in (4, 0, "x", "9" * 30, ""):
            assert client.get(self.url(found, start)).status_code == 404, start

    def test_without_files_there_is_nothing_to_hand_over(self, cast: Cast, signed_in) -> None:
        accepted(cast)
        found = self.made(cast, signed_in, kind="")
        client = signed_in(cast.amina)
        assert "(zip)" not in client.get(reverse("partners:rounds-show", args=[found.pk])).content.decode()
        assert client.get(self.url(found)).status_code == 404
        with as_batch("look"):
            assert not SheetPaper.objects.exists()

    def test_they_are_for_whoever_asked_and_as_long_as_the_file_is_open(self, cast: Cast, signed_in) -> None:
        accepted(cast)
        found = self.made(cast, signed_in)
        for user in (cast.bruno, cast.dalia, cast.chloe, cast.farid):
            assert signed_in(user).get(self.url(found)).status_code == 404
            with acting(user):
                assert not SheetPaper.objects.exists()
        with as_batch("she changes team"):
            AccessGrant.objects.filter(person=cast.nour).update(until=clock.now() - timedelta(hours=1))
        assert signed_in(cast.amina).get(self.url(found)).status_code == 404

    def test_they_end_with_her_agreement_and_after_two_days(self, cast: Cast, signed_in) -> None:
        withdrawn, kept = accepted(cast), accepted(cast)
        self.made(cast, signed_in)
        with acting(cast.amina):
            withdraw_referral(by=cast.amina, referral=read(withdrawn), how="spoken")
        with as_batch("the night"):
            assert [one.sheet.referral_id for one in SheetPaper.objects.select_related("sheet")[:3]] == [
                kept.pk
            ]
            assert forget_papers() == 0
            SheetPaper.objects.update(created_at=clock.now() - timedelta(days=3))
            assert forget_papers() == 1

    def test_what_is_written_is_encrypted(self, cast: Cast, signed_in) -> None:
        accepted(cast)
        self.made(cast, signed_in)
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT content FROM partners_sheetpaper")
            assert b"demo" in bytes(cursor.fetchone()[0])[:6]  # the id of the key

    def test_no_pdf_is_offered_where_none_is_made(self, cast: Cast, signed_in, monkeypatch) -> None:
        accepted(cast)
        monkeypatch.setattr("filrouge.partners.views.rounds.can_write", lambda: False)
        client = signed_in(cast.amina)
        assert 'value="pdf"' not in client.get(reverse(URL)).content.decode()
        answer = client.post(reverse(URL), {"whose": "mine", "asked": "answer", "kind": "pdf"})
        assert answer.status_code == 200
