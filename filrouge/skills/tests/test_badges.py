"""The badges of a person: proposed, answered, signed by a job, handed over, revoked, erased."""

import copy
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared.rights import Missed
from filrouge.skills.actions.badges import answer_badge, propose_badge, revoke_badge
from filrouge.skills.badging import statuses
from filrouge.skills.issuing import signing_badges
from filrouge.skills.issuing.signing_badges import sign_some, take_revocations
from filrouge.skills.models import Badge, BadgeClass, BadgeKey, BadgeSecret, Revocation, StatusPlace
from tests.badge_checker import node_says
from tests.cast import Cast

from .laying import (
    FACTS,
    accepted,
    class_laid,
    class_read,
    issued,
    proposed,
    published,
    read,
    revoked,
    signed,
)
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestPropose:
    def test_it_rests_on_facts_that_the_database_cannot_read(
        self, cast: Cast, badge_class: BadgeClass
    ) -> None:
        badge = proposed(cast, badge_class)
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT facts FROM skills_badge WHERE id = %s", [badge.pk])
            assert b"chantier" not in bytes(cursor.fetchone()[0])
        assert read(badge).facts == FACTS

    def test_nobody_else_than_the_team_in_charge(self, cast: Cast, badge_class: BadgeClass) -> None:
        for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
            with acting(user), pytest.raises(PermissionDenied):
                propose_badge(
                    by=user,
                    pathway=cast.nour_pathway,
                    badge_class=class_read(badge_class),
                    facts=FACTS,
                    evidence=["attendance"],
                )

    def test_without_facts_or_twice_it_is_explained(self, cast: Cast, badge_class: BadgeClass) -> None:
        told = {"by": cast.amina, "pathway": cast.nour_pathway, "evidence": ["attendance"]}
        with acting(cast.amina):
            with pytest.raises(ValidationError, match="faits"):
                propose_badge(badge_class=class_read(badge_class), facts="  ", **told)
            propose_badge(badge_class=class_read(badge_class), facts=FACTS, **told)
            with pytest.raises(ValidationError, match="déjà"):
                propose_badge(badge_class=class_read(badge_class), facts=FACTS, **told)


class TestSign:
    def test_another_program_accepts_it_and_it_says_nothing_of_her(
        self, cast: Cast, badge_class: BadgeClass
    ) -> None:
        badge = issued(cast, badge_class)
        said = node_says(badge.credential, published())
        assert said.verified, said.error
        assert said.revoked is False
        for secret in ("Nour", "Khatib", str(cast.nour.pk), cast.nour.reference, "port", "IPR"):
            assert secret not in str(badge.credential)

    def test_one_word_changed_is_refused(self, cast: Cast, badge_class: BadgeClass) -> None:
        forged = copy.deepcopy(issued(cast, badge_class).credential)
        forged["credentialSubject"]["achievement"]["criteria"]["narrative"] = "Rien."
        assert not node_says(forged, published()).verified

    @pytest.mark.parametrize("site", ["https://filrouge.example", "http://127.0.0.1:8000"])
    def test_by_address_on_https_by_the_key_itself_elsewhere(
        self, cast: Cast, settings: object, site: str
    ) -> None:
        settings.SITE_URL = site  # type: ignore[attr-defined]
        badge = issued(cast, class_laid(cast))
        did = badge.credential["issuer"]["id"]
        assert did.startswith("did:web:filrouge.example:badges:emetteurs:" if "https" in site else "did:key:")
        said = node_says(badge.credential, published())
        assert said.verified, said.error

    def test_nothing_is_signed_before_she_says_yes(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = proposed(cast, badge_class)
        assert signed() == 0
        with acting(cast.amina):
            answer_badge(by=cast.amina, badge=badge, accepts=False)
        assert signed() == 0
        assert read(badge).state == "declined"

    def test_twice_gives_the_same(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        assert signed() == 0
        assert read(badge).credential == badge.credential

    def test_stopped_in_the_middle_it_goes_on(
        self, cast: Cast, badge_class: BadgeClass, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each lot is kept; a lot that fails leaves nothing of itself."""
        nour = accepted(cast, proposed(cast, badge_class))
        monkeypatch.setattr(signing_badges, "_credential", lambda *_args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            signed()
        monkeypatch.undo()
        assert read(nour).issued_at is None
        with as_batch("look"):
            assert not StatusPlace.objects.exists()
        assert signed() == 1
        assert read(nour).issued_at

    def test_once_signed_the_answer_stands(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        with acting(cast.amina), pytest.raises(Missed):
            answer_badge(by=cast.amina, badge=badge, accepts=False)

    def test_two_badges_of_one_person_cannot_be_joined(self, cast: Cast, badge_class: BadgeClass) -> None:
        one = issued(cast, badge_class)
        other = issued(cast, class_laid(cast, name="Cuisine collective"))
        ids = [badge.credential["credentialSubject"]["id"] for badge in (one, other)]
        assert len(set(ids)) == 2
        assert str(cast.nour.pk) not in "".join(ids)

    def test_a_full_list_begins_another_key(
        self, cast: Cast, badge_class: BadgeClass, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        issued(cast, badge_class)
        monkeypatch.setattr(statuses, "FILLED", 1)
        issued(cast, class_laid(cast, name="Cuisine collective"))
        with as_batch("look"):
            assert BadgeKey.objects.count() == 2
            assert BadgeKey.objects.current().count() == 1

    def test_the_web_role_never_reads_a_private_key(self, cast: Cast, badge_class: BadgeClass) -> None:
        issued(cast, badge_class)
        for model in (BadgeSecret, StatusPlace):
            with (
                acting(cast.manon),
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
            ):
                model.objects.exists()
        with as_batch("look"), connection.cursor() as cursor:
            cursor.execute("SELECT private FROM skills_badgesecret")
            assert b"PRIVATE" not in bytes(cursor.fetchone()[0])


class TestRevoke:
    def test_the_signed_list_says_so_to_another_program(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = revoked(cast, issued(cast, badge_class))
        said = node_says(badge.credential, published())
        assert said.revoked is True
        assert not said.verified

    def test_of_the_others_it_says_nothing(self, cast: Cast, badge_class: BadgeClass) -> None:
        other = issued(cast, class_laid(cast, name="Cuisine collective"))
        revoked(cast, issued(cast, badge_class))
        assert node_says(other.credential, published()).verified

    def test_only_the_team_and_only_once(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        with acting(cast.farid), pytest.raises(PermissionDenied):
            revoke_badge(by=cast.farid, badge=badge, reason="mistake", words="")
        badge = revoked(cast, badge)
        with acting(cast.amina), pytest.raises(ValidationError):
            revoke_badge(by=cast.amina, badge=badge, reason="mistake", words="")

    def test_it_stays_revoked_once_her_file_is_erased(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = revoked(cast, issued(cast, badge_class))
        with as_batch("erasure"):
            Badge.objects.filter(pk=badge.pk).delete()
            assert not Revocation.objects.exists()
            signing_badges.publish_lists()
            assert take_revocations() == 0
        assert node_says(badge.credential, published()).revoked is True


class TestStrangers:
    def test_see_nothing_of_her_badges(self, cast: Cast, badge_class: BadgeClass) -> None:
        revoked(cast, issued(cast, badge_class))
        for user in (cast.chloe, cast.farid, cast.dalia, cast.manon, cast.petra, cast.olga):
            with acting(user):
                assert not Badge.objects.exists()
                assert not Revocation.objects.exists()

    def test_cannot_write_one(self, cast: Cast, badge_class: BadgeClass) -> None:
        with (
            acting(cast.farid),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            Badge.objects.create(
                person=cast.nour, project=cast.project, badge_class=badge_class, facts="x", evidence=["test"]
            )

    def test_nobody_on_the_web_signs(self, cast: Cast, badge_class: BadgeClass) -> None:
        badge = proposed(cast, badge_class)
        with (
            acting(cast.amina),
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            Badge.objects.filter(pk=badge.pk).update(credential={})


class TestScreens:
    def test_her_badges(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        issued(cast, badge_class)
        page = assert_litany(
            cast,
            signed_in,
            "badges-index",
            cast.nour_pathway.pk,
            hidden=("chloe", "farid", "manon"),
            refused=("dalia",),
        )
        assert "Ponctualité sur chantier" in page

    def test_propose(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        assert_litany(
            cast,
            signed_in,
            "badges-new",
            cast.nour_pathway.pk,
            hidden=("chloe", "farid", "manon"),
            refused=("dalia",),
        )
        url = reverse("skills:badges-new", args=[cast.nour_pathway.pk])
        client = signed_in(cast.amina)
        typed = {"badge_class": str(badge_class.pk), "facts": FACTS, "evidence": []}
        answer = client.post(url, typed)
        assert answer.status_code == 200
        assert "Dix-huit matins" in answer.content.decode()
        assert "de quelle nature" in answer.content.decode()
        answer = client.post(url, typed | {"evidence": ["attendance"]})
        assert answer.status_code == 302
        assert "à elle de dire oui ou non" in client.get(answer["Location"]).content.decode()

    @pytest.mark.parametrize("state", ["proposed", "issued", "revoked"])
    def test_show(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass, state: str) -> None:
        badge = proposed(cast, badge_class) if state == "proposed" else issued(cast, badge_class)
        if state == "revoked":
            revoked(cast, badge)
        page = assert_litany(cast, signed_in, "badges-show", badge.pk)
        assert "Personne ne le reconnaît encore" in page
        assert ("Télécharger" in page or "Image PNG" in page) is (state != "proposed")

    def test_answer_on_screen(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        badge = proposed(cast, badge_class)
        url = reverse("skills:badges-answer", args=[badge.pk])
        assert signed_in(cast.farid).post(url, {"reponse": "oui"}).status_code == 404
        assert signed_in(cast.amina).get(url).status_code == 405
        assert signed_in(cast.amina).post(url, {"reponse": "oui"}).status_code == 302
        assert read(badge).accepted_how == "screen"

    def test_revoke(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        badge = issued(cast, badge_class)
        assert_litany(cast, signed_in, "badges-revoke", badge.pk)
        url = reverse("skills:badges-revoke", args=[badge.pk])
        answer = signed_in(cast.amina).post(url, {"words": "Une autre personne."})
        assert "Une autre personne." in answer.content.decode()
        assert signed_in(cast.amina).post(url, {"reason": "mistake"}).status_code == 302
        assert read(badge).state == "revoked"

    def test_hand(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        assert_litany(cast, signed_in, "badges-hand", proposed(cast, badge_class).pk)

    def test_unknown(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).get(reverse("skills:badges-show", args=[uuid4()])).status_code == 404


def test_signing_five_thousand_asks_little_of_the_database(cast: Cast, badge_class: BadgeClass) -> None:
    """Two hundred at a time: the queries do not follow the number of badges."""
    accepted(cast, proposed(cast, badge_class))
    from django.test.utils import CaptureQueriesContext

    with as_batch("job"), CaptureQueriesContext(connection) as queries:
        sign_some()
    assert len(queries) <= 30
