"""The evidence safe: off by default, filled by the team, read by evaluators alone, emptied on its day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from filrouge.accounts.models import Membership, Role, User
from filrouge.enrolment.actions.safes import close_safe, lay_evidence, open_safe, purge_safes
from filrouge.enrolment.copies import copy_of
from filrouge.enrolment.events import EvidenceLaid
from filrouge.enrolment.models import Candidacy, Deposit, Safe, SafeFile
from filrouge.people.actions.information import give_information
from filrouge.people.models import AccessGrant
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change, Reading
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .copies import HTML, JPEG, PDF
from .laying import SPOKEN, TODAY, asked
from .litany import SignIn, address, page_for

LATER = TODAY + timedelta(days=900)
RULE = {"funder": "DREETS", "because": "convention, article 7", "purge_on": LATER.isoformat()}


@pytest.fixture
def elise(cast: Cast) -> User:
    """Evaluates the project, follows nobody."""
    with as_batch("fixture"):
        user = User.objects.create_user(
            "elise@example.org", "Un mot de passe long", given_name="Élise", family_name="Noël"
        )
        held = {"organisation": cast.lead, "role": Role.EVALUATOR, "project": cast.project}
        Membership.objects.create(user=user, since=TODAY - timedelta(days=10), **held)
    return user


def opened(cast: Cast, purge_on: object = LATER) -> Safe:
    with acting(cast.dalia):
        return open_safe(
            by=cast.dalia,
            project=cast.project,
            funder="DREETS",
            because="convention, article 7",
            purge_on=purge_on,
        )


def told(cast: Cast, candidacy: Candidacy) -> None:
    with acting(cast.amina):
        give_information(
            by=cast.amina,
            person=candidacy.person,
            project=candidacy.project,
            purpose="funding_evidence",
            given=SPOKEN,
        )


def laid(cast: Cast, content: bytes = PDF) -> SafeFile:
    candidacy = asked(cast, cast.nour)
    opened(cast)
    told(cast, candidacy)
    with acting(cast.amina):
        lay_evidence(by=cast.amina, candidacy=candidacy, kind="permit", copy=copy_of(content))
    with as_batch("look"):
        return SafeFile.objects.get()


class TestOpening:
    def test_no_project_has_one_until_its_coordination_opens_it(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        client = signed_in(cast.amina)
        assert client.get(address("deposits-new", candidacy.pk)).status_code == 404
        assert "Déposer un justificatif" not in page_for(
            signed_in, cast.amina, address("candidacies-show", candidacy.pk)
        )
        signed_in(cast.dalia).post(address("safes-edit", cast.project.pk), RULE)
        assert client.get(address("deposits-new", candidacy.pk)).status_code == 200
        page = page_for(signed_in, cast.amina, address("rule_sets-show", cast.project.pk))
        assert "Coffre ouvert : copies exigées par DREETS" in page

    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("funder", "", "sans exigence, aucune copie"),
            ("because", "", "Citez le texte"),
            ("purge_on", "", "toujours un jour de destruction"),
            ("purge_on", TODAY.isoformat(), "un jour à venir"),
            ("purge_on", (TODAY + timedelta(days=6000)).isoformat(), "dans les quinze ans"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, name: str, value: str, said: str
    ) -> None:
        url = address("safes-edit", cast.project.pk)
        page = signed_in(cast.dalia).post(url, {**RULE, name: value}).content.decode()
        assert said in page
        assert ('value="DREETS"' in page) is (name != "funder")

    def test_only_the_coordination_opens_and_closes(self, cast: Cast, signed_in: SignIn) -> None:
        url, close = (address(f"safes-{verb}", cast.project.pk) for verb in ("edit", "close"))
        opened(cast)
        for who, status in ((cast.amina, 403), (cast.farid, 403), (cast.chloe, 404)):
            assert signed_in(who).get(url).status_code == status
            assert signed_in(who).post(url, RULE).status_code == status
            assert signed_in(who).post(close).status_code == status
        signed_in(cast.dalia).post(close)
        with acting(cast.dalia):
            assert not Safe.objects.open().exists()

    def test_once_closed_nothing_is_laid(self, cast: Cast) -> None:
        candidacy, safe = asked(cast), opened(cast)
        told(cast, candidacy)
        with acting(cast.dalia):
            close_safe(by=cast.dalia, safe=safe)
        with pytest.raises(ValidationError, match="est fermé"), acting(cast.amina):
            lay_evidence(by=cast.amina, candidacy=candidacy, kind="permit", copy=copy_of(PDF))


class TestReach:
    def test_evaluators_of_the_project_alone_see_the_copy(self, cast: Cast, elise: User) -> None:
        laid(cast)
        with acting(elise):
            assert SafeFile.objects.count() == 1
            assert not Deposit.objects.exists()
            assert not Candidacy.objects.exists()
        for user in (cast.amina, cast.bruno, cast.dalia, cast.farid, cast.chloe, cast.olga, cast.manon):
            with acting(user):
                assert not SafeFile.objects.exists()

    def test_who_follows_her_never_reads_it_even_as_evaluator(self, cast: Cast) -> None:
        laid(cast)
        with as_batch("a referent is made evaluator"):
            held = {"organisation": cast.lead, "role": Role.EVALUATOR, "project": cast.project}
            Membership.objects.create(user=cast.amina, since=TODAY, **held)
        with acting(cast.amina):
            assert not SafeFile.objects.exists()

    def test_who_meets_her_as_a_volunteer_never_reads_it_even_as_evaluator(
        self, cast: Cast, elise: User
    ) -> None:
        laid(cast)
        with as_batch("an evaluator is told her first name"):
            told_of = {"person": cast.nour, "project": cast.project, "user": elise, "basis": "team"}
            since = clock.now() - timedelta(days=1)
            AccessGrant.objects.create(**told_of, level=0, reason="bénévole", given_by="test", since=since)
        with acting(elise):
            assert not SafeFile.objects.exists()

    def test_an_evaluator_of_another_project_sees_nothing(self, cast: Cast, elise: User) -> None:
        laid(cast)
        with as_batch("elsewhere"):
            Membership.objects.filter(user=elise).update(project=cast.other_project)
        with acting(elise):
            assert not SafeFile.objects.exists()

    def test_the_web_role_changes_and_deletes_nothing(self, cast: Cast, elise: User) -> None:
        laid(cast)
        for statement in ("UPDATE enrolment_safefile SET kind = kind", "DELETE FROM enrolment_safefile"):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                acting(elise),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)

    def test_it_is_sealed_in_the_table_and_leaves_no_history(self, cast: Cast) -> None:
        file = laid(cast)
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT content FROM enrolment_safefile")
            stored = bytes(cursor.fetchone()[0])
            assert b"PDF" not in stored
            assert not Change.objects.filter(table="enrolment_safefile").exists()
        assert file.reference == cast.nour.reference


class TestDeposit:
    def typed(self, content: bytes = JPEG, **changes: object) -> dict[str, object]:
        file = SimpleUploadedFile("titre de Nour.exe", content, content_type="text/html")
        return {"kind": "permit", "file": file, **changes}

    def test_it_leaves_the_team_s_sight_at_once(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        candidacy = asked(cast, cast.nour)
        opened(cast)
        told(cast, candidacy)
        client, url = signed_in(cast.amina), address("deposits-new", candidacy.pk)
        page = client.post(url, self.typed(), follow=True).content.decode()
        assert "Titre de séjour ou récépissé" in page
        assert "seuls les évaluateurs l’ouvrent" in page
        assert [one for one in heard if isinstance(one, EvidenceLaid)]
        with as_batch("look"):
            file, deposit = SafeFile.objects.get(), Deposit.objects.get()
        assert (file.pk, file.media, file.purge_on) == (deposit.pk, "image/jpeg", LATER)
        assert client.get(address("safes-take", file.pk)).status_code == 404
        assert client.get(address("safes-index")).status_code == 403

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"content": HTML}, "ni un PDF, ni une photo"),
            ({"content": b""}, "Ce fichier est vide"),
            ({"kind": ""}, "de quel document"),
            ({"kind": "said"}, "form-control"),
        ],
    )
    def test_a_mistake_is_explained(self, cast: Cast, signed_in: SignIn, changes: dict, said: str) -> None:
        candidacy = asked(cast)
        opened(cast)
        told(cast, candidacy)
        url = address("deposits-new", candidacy.pk)
        assert said in signed_in(cast.amina).post(url, self.typed(**changes)).content.decode()
        with as_batch("look"):
            assert not SafeFile.objects.exists()

    def test_the_person_is_told_first(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        opened(cast)
        page = page_for(signed_in, cast.amina, address("deposits-new", candidacy.pk))
        assert "lisez-lui d’abord ce texte" in page
        signed_in(cast.amina).post(address("deposits-new", candidacy.pk), self.typed())
        with as_batch("look"):
            assert not SafeFile.objects.exists()

    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        opened(cast)
        url = address("deposits-new", candidacy.pk)
        for who, status in ((cast.dalia, 403), (cast.farid, 404), (cast.chloe, 404), (cast.manon, 404)):
            assert signed_in(who).get(url).status_code == status
            assert signed_in(who).post(url, self.typed()).status_code == status
        with pytest.raises(PermissionDenied), acting(cast.dalia):
            lay_evidence(by=cast.dalia, candidacy=candidacy, kind="permit", copy=copy_of(PDF))


class TestTake:
    def test_a_reason_then_a_download_and_a_line_in_the_journal(
        self, cast: Cast, signed_in: SignIn, elise: User
    ) -> None:
        file = laid(cast)
        client, url = signed_in(elise), address("safes-take", file.pk)
        assert "Télécharger la copie" in client.get(url).content.decode()
        assert "Dites pourquoi" in client.post(url, {"reason": ""}).content.decode()
        with as_batch("look"):
            assert not Reading.objects.filter(user_id=elise.pk).exists()
        answer = client.post(url, {"reason": "contrôle de service fait"})
        assert answer.content == PDF
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith(f'attachment; filename="{cast.nour.reference}-')
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
        with as_batch("look"):
            reading = Reading.objects.get(user_id=elise.pk)
        assert (reading.person_id, reading.what, reading.reason) == (
            cast.nour.pk,
            "document",
            "contrôle de service fait",
        )

    def test_nobody_else_opens_it(self, cast: Cast, signed_in: SignIn) -> None:
        url = address("safes-take", laid(cast).pk)
        for who in (cast.amina, cast.bruno, cast.dalia, cast.farid, cast.chloe, cast.olga, cast.petra):
            assert signed_in(who).get(url).status_code == 404
            assert signed_in(who).post(url, {"reason": "curiosité"}).status_code == 404

    def test_a_copy_that_changed_is_not_handed_over(self, cast: Cast, signed_in: SignIn, elise: User) -> None:
        file = laid(cast)
        with as_batch("someone meddles"):
            SafeFile.objects.filter(pk=file.pk).update(digest="0" * 64)
        page = signed_in(elise).post(address("safes-take", file.pk), {"reason": "contrôle"})
        assert "n’est plus celle qui a été déposée" in page.content.decode()


class TestIndex:
    def test_references_and_days_without_a_name(self, cast: Cast, signed_in: SignIn, elise: User) -> None:
        laid(cast)
        page = page_for(signed_in, elise, address("safes-index"), budget=10)
        assert cast.nour.reference in page
        assert "Al Khatib" not in page
        typed = address("safes-index") + "?q="
        assert cast.nour.reference in page_for(signed_in, elise, typed + cast.nour.reference[:4].lower())
        assert "Aucune copie sous cette référence" in page_for(signed_in, elise, typed + "ZZZZ")

    def test_it_is_closed_to_the_others(self, cast: Cast, signed_in: SignIn) -> None:
        for who in (cast.amina, cast.dalia, cast.chloe, cast.manon, cast.olga):
            assert signed_in(who).get(address("safes-index")).status_code == 403

    def test_the_menu_leads_there(self, cast: Cast, signed_in: SignIn, elise: User) -> None:
        assert address("safes-index") in signed_in(elise).get("/", follow=True).content.decode()

    def test_pages_follow_one_another(
        self, cast: Cast, signed_in: SignIn, elise: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("filrouge.enrolment.queries.safes.PAGE", 1)
        first = laid(cast)
        candidacy = asked(cast)
        told(cast, candidacy)
        with acting(cast.amina):
            lay_evidence(by=cast.amina, candidacy=candidacy, kind="permit", copy=copy_of(JPEG))
        client = signed_in(elise)
        answer = client.get(address("safes-index"))
        assert [file.media for file in answer.context["page"].files] == ["image/jpeg"]
        answer = client.get(address("safes-index") + answer.context["next_url"])
        assert [file.pk for file in answer.context["page"].files] == [first.pk]
        assert client.get(address("safes-index") + "?apres=n’importe").status_code == 200


class TestPurge:
    def test_on_its_day_the_copy_is_destroyed_and_the_deposit_says_when(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        file = laid(cast)
        with as_batch("the eve"):
            assert purge_safes() == 0
            SafeFile.objects.update(purge_on=TODAY)
            assert purge_safes() == 1
            assert not SafeFile.objects.exists()
            assert Deposit.objects.get(pk=file.pk).purged_on == TODAY
            candidacy = Candidacy.objects.get(person=cast.nour)
        page = page_for(signed_in, cast.amina, address("candidacies-show", candidacy.pk))
        assert f"Copie détruite le {TODAY:%d/%m/%Y}" in page
