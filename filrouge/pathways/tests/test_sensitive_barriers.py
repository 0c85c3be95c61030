"""What only some may read: entrusted without a word, described in functional words, closed to everyone else,
by the screens and by the database itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from filrouge.accounts.models import Membership, Role, User
from filrouge.pathways.actions.barriers import lift_barrier
from filrouge.pathways.actions.health_openings import close_health, open_health
from filrouge.pathways.actions.sensitive_barriers import (
    Word,
    describe_sensitive_barrier,
    entrust_sensitive_barrier,
    note_sensitive_barrier,
)
from filrouge.pathways.diagnosis.barriers import details_of, open_lines
from filrouge.pathways.models import (
    Barrier,
    HealthDetail,
    HealthOpening,
    JusticeDetail,
    Pathway,
    StatusDetail,
)
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change, Reading
from filrouge.privacy.roles import as_batch
from filrouge.reference.barriers import Secret
from filrouge.shared import clock
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today()
MIND = "sante--sante-mentale"
COURT = "difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire"
STATUS = "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete"
HEAVY = "Ne peut pas porter de charges"
SOMEONE = "Un frein sensible est suivi par Inès Sol"


@pytest.fixture
def ines(cast: Cast) -> User:
    """The psychologist of the team: nothing of health is open to her yet."""
    with as_batch("fixture"):
        user = User.objects.create_user(
            "ines@example.org", "Un mot de passe long", given_name="Inès", family_name="Sol"
        )
        Membership.objects.create(
            user=user,
            organisation=cast.mission_locale,
            role=Role.PROFESSIONAL,
            since=TODAY - timedelta(days=99),
        )
    return user


@pytest.fixture
def health(cast: Cast) -> HealthOpening:
    with acting(cast.dalia):
        return open_health(
            by=cast.dalia, project=cast.project, basis="hds", words="Hébergeur, certificat 2025"
        )


def word(sub_theme: str = MIND, words: str = HEAVY) -> Word:
    return Word(sub_theme=sub_theme, words=words, severity=3, blocking=True, on=TODAY)


def entrusted(cast: Cast, to: User, secret: Secret = Secret.HEALTH) -> Barrier:
    with acting(cast.amina):
        return entrust_sensitive_barrier(
            by=cast.amina, pathway=cast.nour_pathway, to=to, secret=secret, reason="psychologue de l’équipe"
        )


@pytest.fixture
def described(cast: Cast, ines: User, health: HealthOpening) -> Barrier:
    barrier = entrusted(cast, ines)
    with acting(ines):
        describe_sensitive_barrier(by=ines, barrier=_mine(barrier), word=word())
    return barrier


def _mine(barrier: Barrier) -> Barrier:
    return Barrier.objects.select_related("pathway").get(pk=barrier.pk)


def raw(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


class TestNeedToKnow:
    def test_the_psychologist_reads_it_and_who_entrusted_it_does_not(
        self, cast: Cast, ines: User, described: Barrier
    ) -> None:
        with acting(ines):
            [line] = open_lines(cast.nour_pathway)
            assert (line.label, line.detail and line.detail.words) == (
                "Le moral, le sommeil, l’angoisse",
                HEAVY,
            )
        for other in (cast.amina, cast.bruno):
            with acting(other):
                [line] = open_lines(cast.nour_pathway)
                assert line.is_closed_to_me
                assert (line.label, line.weight, line.is_blocking, line.place) == (
                    "un frein sensible",
                    None,
                    False,
                    None,
                )
                assert line.handled_by == "Inès Sol"

    def test_the_shared_row_says_nothing_of_it_even_by_sql(
        self, cast: Cast, ines: User, described: Barrier
    ) -> None:
        with acting(cast.bruno):
            [row] = raw("SELECT sub_theme, severity, blocking, handled_with FROM pathways_barrier")
            assert row == ("", None, False, "")
            for table in ("healthdetail", "justicedetail", "statusdetail"):
                assert raw(f"SELECT count(*) FROM pathways_{table}") == [(0,)]
            assert raw("SELECT count(*) FROM pathways_barrierobservation") == [(0,)]
            assert raw("SELECT DISTINCT how FROM pathways_barrierperiod") == [("",)]

    def test_nor_does_the_history_of_changes(self, cast: Cast, described: Barrier) -> None:
        with acting(cast.bruno):
            assert not Change.objects.filter(table="pathways_healthdetail").exists()

    def test_a_colleague_cannot_write_there_by_sql(self, cast: Cast, described: Barrier) -> None:
        columns = "id, person_id, project_id, created_at, barrier_id, sub_theme, words, severity, blocking, observed_on"
        with (
            acting(cast.bruno),
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
        ):
            raw(
                f"INSERT INTO pathways_healthdetail ({columns}) VALUES (gen_random_uuid(), %s, %s, now(), %s, %s,"
                " ''::bytea, 1, false, current_date)",
                cast.nour.pk, cast.project.pk, described.pk, MIND,
            )  # fmt: skip

    def test_what_was_said_is_never_rewritten_by_sql(self, ines: User, described: Barrier) -> None:
        with acting(ines), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            raw("UPDATE pathways_healthdetail SET severity = 1")

    def test_the_database_refuses_a_shared_row_that_would_tell(self, cast: Cast, described: Barrier) -> None:
        with (
            acting(cast.amina),
            pytest.raises(Exception, match="barrier_sensitive_says_nothing"),
            transaction.atomic(),
        ):
            raw("UPDATE pathways_barrier SET severity = 3 WHERE sub_theme = ''")

    def test_one_category_opens_nothing_of_the_others(
        self, cast: Cast, ines: User, described: Barrier
    ) -> None:
        with acting(cast.amina):  # holds the status category, as who opened the file
            note_sensitive_barrier(
                by=cast.amina, pathway=cast.nour_pathway, word=word(STATUS, "Récépissé jusqu’en mars")
            )
            assert StatusDetail.objects.count() == 1
            assert not HealthDetail.objects.exists()
        with acting(ines):
            assert HealthDetail.objects.count() == 1
            assert not StatusDetail.objects.exists()
            assert not JusticeDetail.objects.exists()

    def test_each_is_noted_only_by_those_who_may_read_it(self, cast: Cast, ines: User) -> None:
        for sub_theme in (MIND, COURT):
            with pytest.raises(PermissionDenied), acting(cast.amina):
                note_sensitive_barrier(by=cast.amina, pathway=cast.nour_pathway, word=word(sub_theme))
        with pytest.raises(PermissionDenied), acting(cast.amina):
            ordinary = word("famille--garde-denfants")
            note_sensitive_barrier(by=cast.amina, pathway=cast.nour_pathway, word=ordinary)

    def test_what_was_said_before_stays_and_it_can_be_lifted_by_who_follows_it(
        self, cast: Cast, ines: User, described: Barrier
    ) -> None:
        with acting(ines):
            describe_sensitive_barrier(by=ines, barrier=_mine(described), word=word(words="Va mieux"))
            assert [one.words for one in details_of(cast.nour.pk)[described.pk]] == ["Va mieux", HEAVY]
        with pytest.raises(PermissionDenied), acting(cast.bruno):
            lift_barrier(by=cast.bruno, barrier=_mine(described), on=TODAY)
        with acting(ines):
            lift_barrier(by=ines, barrier=_mine(described), on=TODAY, how="ne se garde pas")
        with acting(cast.bruno):
            assert open_lines(cast.nour_pathway) == []
            assert raw("SELECT DISTINCT how FROM pathways_barrierperiod") == [("",)]

    def test_what_the_path_keeps_tells_nothing_of_it(self, cast: Cast, described: Barrier) -> None:
        with acting(cast.bruno):
            path = Pathway.objects.get(pk=cast.nour_pathway.pk)
            assert (path.blocking_barriers, path.diagnosed_on) == (0, None)


class TestHealthIsClosedByDefault:
    def test_nothing_of_health_is_entrusted_nor_noted(self, cast: Cast, ines: User) -> None:
        with pytest.raises(PermissionDenied, match="fermée dans ce projet"):
            entrusted(cast, ines)
        with as_batch("a grant from elsewhere"):
            grant = {"person": cast.nour, "project": cast.project, "user": ines, "level": 11, "basis": "team"}
            AccessGrant.objects.create(
                **grant, reason="essai", given_by="test", since=clock.now() - timedelta(days=1)
            )
        with pytest.raises(PermissionDenied), acting(ines):
            note_sensitive_barrier(by=ines, pathway=cast.nour_pathway, word=word())

    def test_closed_again_nobody_reads_it_even_by_sql(
        self, cast: Cast, ines: User, health: HealthOpening, described: Barrier
    ) -> None:
        with acting(cast.dalia):
            close_health(by=cast.dalia, opening=health)
        with acting(ines):
            assert raw("SELECT count(*) FROM pathways_healthdetail") == [(0,)]
            assert open_lines(cast.nour_pathway)[0].is_closed_to_me


class TestEntrust:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn, ines: User) -> None:
        page = assert_litany(cast, signed_in, "sensitive_barriers-entrust", cast.nour_pathway.pk)
        assert "Inès Sol" in page
        assert "La partie santé est fermée" in page

    def test_a_part_of_the_file_opens_to_her_by_name_and_the_record_says_only_that(
        self, cast: Cast, signed_in: SignIn, ines: User, health: HealthOpening
    ) -> None:
        url = reverse("pathways:sensitive_barriers-entrust", args=[cast.nour_pathway.pk])
        said = {"to": ines.pk, "secret": "health", "reason": "psychologue de l’équipe"}
        signed_in(cast.amina).post(url, said)
        with as_batch("look"):
            grant = AccessGrant.objects.get(user=ines)
            assert (grant.level, grant.reason, grant.person) == (11, "psychologue de l’équipe", cast.nour)
        record = signed_in(cast.bruno).get(cast.nour.get_absolute_url()).content.decode()
        assert SOMEONE in record
        assert "Le moral" not in record
        again = signed_in(cast.amina).post(url, said)
        assert again.status_code == 302
        with as_batch("look"):
            assert AccessGrant.objects.filter(user=ines).count() == 1

    def test_a_mistake_is_explained_and_kept(
        self, cast: Cast, signed_in: SignIn, ines: User, health: HealthOpening
    ) -> None:
        url = reverse("pathways:sensitive_barriers-entrust", args=[cast.nour_pathway.pk])
        page = signed_in(cast.amina).post(url, {"secret": "health", "reason": "psychologue"}).content.decode()
        assert "Dites à qui vous le confiez." in page
        assert "psychologue" in page

    def test_not_to_someone_elsewhere(self, cast: Cast, health: HealthOpening) -> None:
        with pytest.raises(PermissionDenied, match="ne travaille pas dans l’équipe"):
            entrusted(cast, cast.farid)


class TestScreens:
    def test_new_is_for_those_to_whom_a_category_is_open(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "sensitive_barriers-new", cast.nour_pathway.pk, refused="bruno")
        assert "Jamais le récit d’exil" in page
        assert MIND not in page

    def test_new_writes_and_says_what_the_others_will_know(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("pathways:sensitive_barriers-new", args=[cast.nour_pathway.pk])
        said = {"sub_theme": STATUS, "words": "Rendez-vous en mars", "severity": "2", "blocking": "no"}
        client = signed_in(cast.amina)
        assert "en une phrase" in client.post(url, {**said, "words": ""}).content.decode()
        assert client.post(url, said).status_code == 302
        with acting(cast.amina):
            assert StatusDetail.objects.get().words == "Rendez-vous en mars"

    def test_edit_is_for_the_psychologist_and_the_reading_says_which_part(
        self, cast: Cast, signed_in: SignIn, ines: User, described: Barrier
    ) -> None:
        url = reverse("pathways:sensitive_barriers-edit", args=[described.pk])
        page = signed_in(ines).get(url).content.decode()
        assert HEAVY in page
        for refused in (cast.amina, cast.bruno):
            assert signed_in(refused).get(url).status_code == 403
            assert signed_in(refused).post(url, {}).status_code == 403
        for stranger in (cast.dalia, cast.chloe):
            assert signed_in(stranger).get(url).status_code == 404
        with as_batch("look"):
            assert Reading.objects.get(user_id=ines.pk).reason == "frein sensible"

    def test_edit_says_how_it_is_today(
        self, cast: Cast, signed_in: SignIn, ines: User, described: Barrier
    ) -> None:
        url = reverse("pathways:sensitive_barriers-edit", args=[described.pk])
        said = {"sub_theme": MIND, "words": "Va mieux", "severity": "1", "blocking": "no"}
        assert signed_in(ines).post(url, said).status_code == 302
        page = signed_in(ines).get(url).content.decode()
        assert "Va mieux" in page
        assert 'role="img"' in page

    def test_ordinary_screens_do_not_open_it(self, cast: Cast, signed_in: SignIn, described: Barrier) -> None:
        for screen in ("observe", "edit", "reopen", "lift"):
            url = reverse(f"pathways:barriers-{screen}", args=[described.pk])
            assert signed_in(cast.bruno).get(url).status_code == 403
