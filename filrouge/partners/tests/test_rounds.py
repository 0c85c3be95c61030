"""Asking several partners at once where they stand."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from filrouge.partners.actions import rounds
from filrouge.partners.models import Referral, Sheet, SheetRound, SheetValue
from filrouge.partners.referring.forgetting import forget_rounds
from filrouge.partners.tasks import make_round
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import answered, back, sent, sheet_laid
from .litany import assert_litany

pytestmark = pytest.mark.django_db
URL = "partners:rounds-new"


def accepted(cast: Cast, **changes: object) -> Referral:
    referral = sent(cast, **changes)
    answered(cast, referral, "accepted")
    return referral


def asked(cast: Cast, signed_in, user=None) -> SheetRound:
    answer = signed_in(user or cast.amina).post(reverse(URL), {"asked": ["answer", "meeting"]})
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
        assert "1 orientation acceptée" in page
        assert "n’attend de nouvelles" in signed_in(cast.bruno).get(reverse(URL)).content.decode()

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
        assert client.post(reverse(URL), {"asked": "answer"}).status_code == 200
        accepted(cast)
        assert "au moins une question" in client.post(reverse(URL), {}).content.decode()
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
