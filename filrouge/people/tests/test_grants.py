"""The functions of `sql/grants.sql`, attacked in raw SQL as the web role."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from filrouge.accounts.models import ConsortiumMember, Project, User
from filrouge.people.models import AccessGrant, Agreement, EmergencyAccess, Person
from filrouge.privacy.context import acting
from filrouge.privacy.links import create_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.ids import uuid7
from tests.cast import Cast


def sql(statement: str, *values: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


def refused(user: User, statement: str, *values: object) -> str:
    with pytest.raises(ProgrammingError) as error, transaction.atomic(), acting(user):
        sql(statement, *values)
    return str(error.value)


def open_file(cast: Cast, user: User, organisation: object = None) -> UUID:
    person = uuid7()
    organisation = organisation or cast.mission_locale
    with acting(user):
        sql("SELECT open_file(%s, %s, %s)", person, organisation.pk, cast.project.pk)
        Person.objects.create(pk=person, given_name="Zahra", family_name="Safi")
    return person


def agreement(cast: Cast, *groups: str) -> Agreement:
    with acting(cast.amina):
        return Agreement.objects.create(
            person=cast.nour,
            project=cast.project,
            organisation=cast.association,
            field_groups=list(groups),
            text_version="1",
            language="fra",
            how="spoken",
            at=clock.now(),
        )


GIVE = "SELECT give(%s, %s, %s, %s, NULL, %s, %s, %s, %s, NULL)"


def give(
    cast: Cast,
    *,
    organisation: object = None,
    user: object = None,
    level: int,
    basis: str = "team",
    rests_on: object = None,
) -> tuple:
    return (
        cast.nour.pk,
        cast.project.pk,
        organisation and organisation.pk,
        user and user.pk,
        level,
        basis,
        rests_on and rests_on.pk,
        "pour essayer",
    )


def link_of(user: User) -> OutsideLink:
    with acting(user):
        link, _token = create_link(
            purpose="essai",
            subject="x",
            recipient="",
            lifetime=timedelta(days=1),
            by=Actor.user(user.pk),
        )
    return link


def can_see(user: User, person: Person) -> bool:
    with acting(user):
        return Person.objects.filter(pk=person.pk).exists()


def may_copy(user: User, person: Person) -> bool:
    with acting(user):
        return bool(sql("SELECT fr_may_copy(%s)", person.pk))


def followed_elsewhere(cast: Cast) -> Project:
    """Another project of Amina's organisation, in which the association alone follows Nour."""
    today = clock.today()
    with as_batch("fixture"):
        project = Project.objects.create(
            name="Un second projet",
            call="other",
            lead=cast.association,
            starts_on=today,
            ends_on=today + timedelta(days=365),
        )
        for organisation in (cast.association, cast.mission_locale):
            ConsortiumMember.objects.create(project=project, organisation=organisation, since=today)
        AccessGrant.objects.create(
            person=cast.nour,
            project=project,
            organisation=cast.association,
            level=3,
            basis="team",
            reason="dossier ouvert",
            since=clock.now() - timedelta(days=1),
            given_by="test",
        )
    return project


def test_without_context_there_is_no_one(cast: Cast) -> None:
    assert Person.objects.count() == 0
    assert AccessGrant.objects.count() == 0


def test_the_team_sees_its_people_and_the_stranger_sees_nobody(cast: Cast) -> None:
    assert can_see(cast.amina, cast.nour)
    assert can_see(cast.bruno, cast.nour)
    assert can_see(cast.dalia, cast.nour)
    assert not can_see(cast.farid, cast.nour)
    assert not can_see(cast.chloe, cast.nour)


@pytest.mark.parametrize("role", ["olga", "manon", "petra"])
def test_those_who_do_not_accompany_reach_no_one(cast: Cast, role: str) -> None:
    assert not can_see(getattr(cast, role), cast.nour)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO people_accessgrant (id, person_id, user_id, level, basis, reason, since, given_by,"
        " audience)"
        " SELECT gen_random_uuid(), p.id, 1, 3, 'team', 'x', now(), 'me', 'team' FROM people_person p",
        "UPDATE people_accessgrant SET level = 3",
        "DELETE FROM people_accessgrant",
        "SELECT fr_write_grant(gen_random_uuid(), 1, NULL, 1, NULL, 'team', 3, 'team', NULL, 'x', NULL)",
        "SELECT fr_holds(gen_random_uuid(), 1, 3)",
        "UPDATE people_agreement SET withdrawn_at = NULL",
        "DELETE FROM privacy_change",
        "UPDATE privacy_reading SET what = 'record'",
        "INSERT INTO people_emergencyaccess"
        " (grant_id, person_id, project_id, organisation_id, user_id, reason, at)"
        " VALUES (gen_random_uuid(), gen_random_uuid(), 1, 1, 1, 'x', now())",
    ],
)
def test_the_web_role_writes_no_grant_of_its_own(cast: Cast, statement: str) -> None:
    assert "permission denied" in refused(cast.amina, statement)


class TestOpenFile:
    def test_it_opens_to_the_team_the_coordination_and_the_opener_only(self, cast: Cast) -> None:
        person = Person(pk=open_file(cast, cast.amina))
        assert [can_see(u, person) for u in (cast.amina, cast.bruno, cast.dalia)] == [True, True, True]
        assert [can_see(u, person) for u in (cast.farid, cast.chloe, cast.olga)] == [False, False, False]

    def test_not_for_another_organisation(self, cast: Cast) -> None:
        arguments = (uuid7(), cast.association.pk, cast.project.pk)
        assert "not one of the asker's" in refused(cast.amina, "SELECT open_file(%s, %s, %s)", *arguments)

    def test_not_on_an_existing_person(self, cast: Cast) -> None:
        arguments = (cast.nour.pk, cast.association.pk, cast.project.pk)
        assert "this file exists" in refused(cast.farid, "SELECT open_file(%s, %s, %s)", *arguments)

    def test_not_in_a_project_of_others(self, cast: Cast) -> None:
        arguments = (uuid7(), cast.mission_locale.pk, cast.other_project.pk)
        assert "does not take part" in refused(cast.amina, "SELECT open_file(%s, %s, %s)", *arguments)

    def test_without_a_person_it_does_not_last(self, cast: Cast) -> None:
        with pytest.raises(IntegrityError), transaction.atomic(), acting(cast.amina):
            sql("SELECT open_file(%s, %s, %s)", uuid7(), cast.mission_locale.pk, cast.project.pk)
            sql("SET CONSTRAINTS ALL IMMEDIATE")

    def test_a_person_cannot_be_inserted_without_it(self, cast: Cast) -> None:
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
            acting(cast.amina),
        ):
            Person.objects.create(given_name="Sans", family_name="Dossier")


class TestGive:
    def test_only_by_someone_who_holds_the_file(self, cast: Cast) -> None:
        for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
            assert "does not hold" in refused(user, GIVE, *give(cast, user=user, level=3))

    def test_within_the_consortium_as_a_team(self, cast: Cast) -> None:
        assert "consortium" in refused(cast.amina, GIVE, *give(cast, organisation=cast.stranger, level=3))
        assert "consortium" in refused(cast.amina, GIVE, *give(cast, user=cast.chloe, level=3))

    def test_an_agreement_opens_what_it_names_and_nothing_more(self, cast: Cast) -> None:
        signed = agreement(cast, "identity")
        options = {"organisation": cast.association, "basis": "agreement", "rests_on": signed}
        for level in (2, 3, 11, 13):
            assert "no agreement" in refused(cast.amina, GIVE, *give(cast, level=level, **options))
        with acting(cast.amina):
            sql(GIVE, *give(cast, level=1, **options))
        assert can_see(cast.farid, cast.nour)

    def test_an_agreement_for_one_organisation_serves_no_other(self, cast: Cast) -> None:
        signed = agreement(cast, "identity", "path")
        arguments = give(cast, organisation=cast.stranger, level=1, basis="agreement", rests_on=signed)
        assert "no agreement" in refused(cast.amina, GIVE, *arguments)

    def test_a_legal_duty_opens_within_the_consortium_only(self, cast: Cast) -> None:
        for outsider in ({"organisation": cast.stranger}, {"user": cast.chloe}):
            for level in (1, 3, 13):
                arguments = give(cast, level=level, basis="legal_duty", **outsider)
                assert "stays within the consortium" in refused(cast.amina, GIVE, *arguments)
        with acting(cast.amina):
            assert sql(GIVE, *give(cast, organisation=cast.association, level=2, basis="legal_duty"))
            assert sql(GIVE, *give(cast, user=cast.dalia, level=3, basis="legal_duty"))
        assert can_see(cast.farid, cast.nour)

    def test_a_legal_duty_is_not_one_s_own(self, cast: Cast) -> None:
        for oneself in ({"user": cast.amina}, {"organisation": cast.mission_locale}):
            for level in (3, 13):
                arguments = give(cast, level=level, basis="legal_duty", **oneself)
                assert "not invoked for oneself" in refused(cast.amina, GIVE, *arguments)

    def test_a_legal_duty_opens_no_link(self, cast: Cast) -> None:
        link = link_of(cast.amina)
        statement = "SELECT give(%s, %s, NULL, NULL, %s, 1, 'legal_duty', NULL, 'pour essayer', NULL)"
        arguments = (cast.nour.pk, cast.project.pk, link.pk)
        assert "stays within the consortium" in refused(cast.amina, statement, *arguments)

    def test_a_legal_duty_says_why(self, cast: Cast) -> None:
        *arguments, _reason = give(cast, organisation=cast.association, level=1, basis="legal_duty")
        assert "a basis and a reason" in refused(cast.amina, GIVE, *arguments, " ")

    def test_need_to_know_is_never_given_to_oneself(self, cast: Cast) -> None:
        assert "not given to oneself" in refused(cast.bruno, GIVE, *give(cast, user=cast.bruno, level=13))
        assert "not given to oneself" in refused(
            cast.bruno, GIVE, *give(cast, organisation=cast.mission_locale, level=13)
        )
        with acting(cast.amina):
            assert sql(GIVE, *give(cast, user=cast.bruno, level=13))

    def test_need_to_know_is_not_given_to_oneself_by_a_link(self, cast: Cast) -> None:
        link = link_of(cast.bruno)
        statement = "SELECT give(%s, %s, NULL, NULL, %s, 13, 'legal_duty', NULL, 'pour essayer', NULL)"
        arguments = (cast.nour.pk, cast.project.pk, link.pk)
        assert "not given to oneself" in refused(cast.bruno, statement, *arguments)

    def test_an_emergency_is_not_a_gift(self, cast: Cast) -> None:
        assert "a basis" in refused(
            cast.amina, GIVE, *give(cast, user=cast.bruno, level=3, basis="emergency")
        )


class TestEndGrant:
    def test_never_the_last_team_in_charge(self, cast: Cast) -> None:
        with as_batch("look"):
            team = AccessGrant.objects.get(person=cast.nour, level=3)
        assert "hand the file over" in refused(cast.amina, "SELECT end_grant(%s, 'x')", team.pk)

    def test_not_from_outside(self, cast: Cast) -> None:
        with as_batch("look"):
            any_grant = AccessGrant.objects.filter(person=cast.nour).first()
        assert "within reach" in refused(cast.chloe, "SELECT end_grant(%s, 'x')", any_grant.pk)

    def test_it_ends(self, cast: Cast) -> None:
        signed = agreement(cast, "identity")
        arguments = give(cast, organisation=cast.association, level=1, basis="agreement", rests_on=signed)
        with acting(cast.amina):
            grant = sql(GIVE, *arguments)
            sql("SELECT end_grant(%s, 'fini')", grant)
        assert not can_see(cast.farid, cast.nour)


class TestBreakGlass:
    BREAK = "SELECT break_glass(%s, %s, %s)"
    REASON = "Hospitalisée cette nuit, l’hôpital demande qui prévenir"

    def test_it_opens_for_a_day_and_tells_the_officer(self, cast: Cast) -> None:
        with acting(cast.farid):
            assert sql(self.BREAK, cast.nour.reference, cast.project.pk, self.REASON) == cast.nour.pk
            assert Person.objects.filter(pk=cast.nour.pk).exists()
        with as_batch("look"):
            emergency = EmergencyAccess.objects.select_related("grant").get(user=cast.farid)
        assert (emergency.grant.until - emergency.grant.since).total_seconds() == 24 * 3600

    def test_not_without_a_reason(self, cast: Cast) -> None:
        assert "20 characters" in refused(
            cast.farid, self.BREAK, cast.nour.reference, cast.project.pk, "urgent"
        )

    def test_not_from_outside_the_consortium(self, cast: Cast) -> None:
        arguments = (cast.nour.reference, cast.project.pk, self.REASON)
        assert "not of the consortium" in refused(cast.chloe, self.BREAK, *arguments)
        assert "not of the consortium" in refused(cast.manon, self.BREAK, *arguments)

    def test_what_was_said_of_it_stays(self, cast: Cast) -> None:
        with acting(cast.farid):
            sql(self.BREAK, cast.nour.reference, cast.project.pk, self.REASON)
        for change in ("reason = 'rien'", "at = now() - interval '1 year'", "person_id = gen_random_uuid()"):
            assert "permission denied" in refused(cast.farid, f"UPDATE people_emergencyaccess SET {change}")

    def test_a_day_is_not_prolonged_nor_passed_on(self, cast: Cast) -> None:
        with acting(cast.farid):
            sql(self.BREAK, cast.nour.reference, cast.project.pk, self.REASON)
        for receiver in ({"user": cast.farid}, {"organisation": cast.association}):
            assert "does not hold" in refused(cast.farid, GIVE, *give(cast, level=3, **receiver))

    def test_it_takes_the_file_from_no_one(self, cast: Cast) -> None:
        with as_batch("look"):
            named = AccessGrant.objects.get(person=cast.nour, user=cast.amina)
        with acting(cast.farid):
            sql(self.BREAK, cast.nour.reference, cast.project.pk, self.REASON)
        assert "within reach" in refused(cast.farid, "SELECT end_grant(%s, 'x')", named.pk)

    def test_it_ends_no_agreement(self, cast: Cast) -> None:
        signed = agreement(cast, "identity")
        with acting(cast.farid):
            sql(self.BREAK, cast.nour.reference, cast.project.pk, self.REASON)
        assert "within reach" in refused(cast.farid, "SELECT withdraw_agreement(%s, 'spoken')", signed.pk)

    def test_it_lets_no_copy_leave(self, cast: Cast) -> None:
        with acting(cast.farid):
            sql(self.BREAK, cast.nour.reference, cast.project.pk, self.REASON)
        assert not may_copy(cast.farid, cast.nour)
        assert may_copy(cast.amina, cast.nour)

    def test_nor_a_copy_of_what_it_opens_beside_one_s_own_project(self, cast: Cast) -> None:
        elsewhere = followed_elsewhere(cast)
        assert may_copy(cast.amina, cast.nour)
        with acting(cast.amina):
            sql(self.BREAK, cast.nour.reference, elsewhere.pk, self.REASON)
        assert not may_copy(cast.amina, cast.nour)

    def test_one_s_own_file_is_not_lost_by_it(self, cast: Cast) -> None:
        with acting(cast.amina):
            sql(self.BREAK, cast.nour.reference, cast.project.pk, self.REASON)
        assert may_copy(cast.amina, cast.nour)

    def test_an_unknown_reference_opens_nothing(self, cast: Cast) -> None:
        with acting(cast.farid):
            assert sql(self.BREAK, "ZZZZ-ZZZZ", cast.project.pk, self.REASON) is None
        assert not can_see(cast.farid, cast.nour)


class TestWithdrawAgreement:
    def test_it_ends_what_rests_on_it_and_nothing_else(self, cast: Cast) -> None:
        signed = agreement(cast, "identity", "path")
        with acting(cast.amina):
            for level in (1, 2):
                sql(
                    GIVE,
                    *give(
                        cast, organisation=cast.association, level=level, basis="agreement", rests_on=signed
                    ),
                )
        assert can_see(cast.farid, cast.nour)
        with acting(cast.amina):
            assert sql("SELECT withdraw_agreement(%s, 'spoken')", signed.pk) == 2
        assert not can_see(cast.farid, cast.nour)
        assert can_see(cast.amina, cast.nour)

    def test_not_by_those_who_do_not_hold_the_file(self, cast: Cast) -> None:
        signed = agreement(cast, "identity")
        for user in (cast.farid, cast.chloe, cast.dalia):
            assert "within reach" in refused(user, "SELECT withdraw_agreement(%s, 'spoken')", signed.pk)


def test_a_temporary_table_cannot_stand_for_the_grants(cast: Cast) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), acting(cast.chloe):
        sql("CREATE TEMP TABLE people_accessgrant AS SELECT * FROM public.people_accessgrant")
        sql(
            "INSERT INTO pg_temp.people_accessgrant"
            " (id, person_id, project_id, user_id, level, basis, reason, since, given_by, audience)"
            " VALUES (gen_random_uuid(), %s, %s, %s, 3, 'team', 'x', now(), 'x', 'team')",
            cast.nour.pk,
            cast.project.pk,
            cast.chloe.pk,
        )
        assert Person.objects.count() == 0
        sql(GIVE, *give(cast, user=cast.chloe, level=3))
