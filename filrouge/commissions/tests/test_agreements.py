"""She is told before: what is said of her and to whom is what she agreed to, until she changes her mind."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.commissions.actions.agreements import withdraw
from filrouge.commissions.models import CaseAgreement, CaseLine
from filrouge.people.actions.grants import call
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import SAID, agreed, case_laid, case_read, laid, meeting_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


def lines() -> dict[str, str]:
    with as_batch("look"):
        return {one.said: str(one.value) for one in CaseLine.objects.all()}


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        case = case_laid(cast, meeting_laid(cast, laid(cast).commission))
        page = assert_litany(cast, signed_in, "agreements-new", case.pk, budget=20)
        assert "Comptoir du Port" in page
        assert "Il n’y a là ni élu" in page
        assert "ce qu’il faut savoir de sa santé" not in page.lower()  # Amina does not hold it

    def test_what_is_ticked_is_said_and_nothing_else(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        case = case_laid(cast, meeting_laid(cast, known.commission))
        url = reverse("commissions:agreements-new", args=[case.pk])
        values = {
            "asked": "Une place en cours du soir",
            "lines": ["who"],
            "members": [str(known.goran.member_id)],
            "accord-language": "ara",
            "accord-how": "spoken",
        }
        client = signed_in(cast.amina)
        page = client.post(url, {**values, "members": []}).content.decode()
        assert "Cochez au moins une structure" in page
        assert "Une place en cours du soir" in page
        client.post(url, values)
        assert set(lines()) == {"name", "asked", "who"}
        assert "Amina Martin" in lines()["who"]
        with acting(cast.dalia):
            agreement = CaseAgreement.objects.get()
        assert agreement.members == [known.goran.member_id]
        assert case_read(case).told_on == clock.today()

    def test_a_second_agreement_takes_the_place_of_the_first(self, cast: Cast) -> None:
        known = laid(cast)
        case = case_laid(cast, meeting_laid(cast, known.commission))
        agreed(cast, case, known.of(known.goran))
        agreed(cast, case, known.of(known.farid), said={"name": "Nour Al Khatib", "asked": "Autre chose"})
        assert lines() == {"name": "Nour Al Khatib", "asked": "Autre chose"}
        with acting(cast.amina):
            assert CaseAgreement.objects.in_force().get().members == known.of(known.farid)

    def test_need_to_know_is_said_by_those_who_hold_it_to_members_named_for_it(self, cast: Cast) -> None:
        known = laid(cast)
        case = case_laid(cast, meeting_laid(cast, known.commission))
        asylum = {**SAID, "asylum": "réfugiée"}
        members = known.of(known.goran, known.farid)
        with pytest.raises(ValidationError, match="dites à quelles structures"):
            agreed(cast, case, members, said=asylum)
        with pytest.raises(ValidationError, match="ne sont pas parmi"):
            agreed(cast, case, known.of(known.goran), trusted=known.of(known.farid), said=asylum)
        with pytest.raises(PermissionDenied, match="habilitées"):
            agreed(cast, case, members, trusted=known.of(known.goran), said={**SAID, "health": "Dos"})
        agreed(cast, case, members, trusted=known.of(known.goran), said=asylum)
        with acting(cast.bruno):  # of the team, without this category
            assert set(CaseLine.objects.values_list("said", flat=True)) == set(SAID)
        with acting(cast.amina):
            assert "asylum" in CaseLine.objects.values_list("said", flat=True)

    @pytest.mark.parametrize("missing", ["name", "asked"])
    def test_the_minimum_is_needed(self, cast: Cast, missing: str) -> None:
        known = laid(cast)
        case = case_laid(cast, meeting_laid(cast, known.commission))
        with pytest.raises(ValidationError, match="Il manque"):
            agreed(cast, case, known.of(known.goran), said={**SAID, missing: " "})

    def test_only_members_of_this_commission(self, cast: Cast) -> None:
        case = case_laid(cast, meeting_laid(cast, laid(cast).commission))
        with pytest.raises(ValidationError, match="Cochez"):
            agreed(cast, case, [uuid4()])


class TestWithdraw:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        case = case_laid(cast, meeting_laid(cast, known.commission))
        agreed(cast, case, known.of(known.goran))
        assert_litany(cast, signed_in, "agreements-withdraw", case.pk)

    def test_what_was_written_is_erased_at_once(self, cast: Cast, signed_in: SignIn) -> None:
        known = laid(cast)
        case = case_laid(cast, meeting_laid(cast, known.commission))
        agreed(cast, case, known.of(known.goran))
        url = reverse("commissions:agreements-withdraw", args=[case.pk])
        signed_in(cast.amina).post(url, {"how": "spoken"})
        assert lines() == {}
        with acting(cast.amina):
            assert not CaseAgreement.objects.in_force().exists()
        again = signed_in(cast.amina).post(url, {"how": "spoken"}, follow=True).content.decode()
        assert "Il n’y a pas d’accord à retirer" in again

    def test_not_by_the_coordination_nor_by_an_emergency(self, cast: Cast) -> None:
        known = laid(cast)
        case = case_laid(cast, meeting_laid(cast, known.commission))
        agreed(cast, case, known.of(known.goran))
        with as_batch("fixture"):
            AccessGrant.objects.create(
                person=cast.nour,
                project=cast.project,
                user=cast.farid,
                level=3,
                basis="emergency",
                reason="x",
                given_by="test",
                since=clock.now(),
            )
        for user in (cast.dalia, cast.farid, cast.chloe):
            with acting(user), pytest.raises(PermissionDenied):
                withdraw(by=user, case=case_read(case), how="spoken")
            # The function refuses by itself, whatever the action forgets.
            with acting(user), pytest.raises(PermissionDenied):
                call("end_case_agreement", case.pk, "spoken")
        assert set(lines()) == set(SAID)


def test_the_web_role_does_not_write_an_agreement_again(cast: Cast) -> None:
    known = laid(cast)
    case = case_laid(cast, meeting_laid(cast, known.commission))
    agreed(cast, case, known.of(known.goran))
    statements: list[Any] = [
        "UPDATE commissions_caseagreement SET members = members",
        "UPDATE commissions_caseline SET said = said",
        "DELETE FROM commissions_caseline",
    ]
    for statement in statements:
        with (
            acting(cast.amina),
            connection.cursor() as cursor,
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(statement)
