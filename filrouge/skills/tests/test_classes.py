from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import Framework, FrameworkSkill, FrameworkVersion
from filrouge.skills.actions import classes
from filrouge.skills.actions.classes import change_class, publish_class, withdraw_class
from filrouge.skills.models import BadgeClass, Publication
from tests.badge_checker import node_says
from tests.cast import Cast

from .assessing import skills_of
from .laying import ATTESTING, class_read, draft_laid, issued, nobody, published
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestPublish:
    def test_only_whoever_manages_the_organisation(self, cast: Cast) -> None:
        draft = draft_laid(cast)
        with acting(cast.amina), pytest.raises(PermissionDenied):
            publish_class(by=cast.amina, badge_class=class_read(draft))
        with acting(cast.manon):
            publish_class(by=cast.manon, badge_class=class_read(draft))
            assert class_read(draft).is_offered

    def test_a_form_that_others_would_not_read_is_refused(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        draft = draft_laid(cast)
        said = classes.achievement_of
        monkeypatch.setattr(classes, "achievement_of", lambda one: said(one) | {"niveau": "4"})
        with acting(cast.manon), pytest.raises(ValidationError, match="relisez"):
            publish_class(by=cast.manon, badge_class=class_read(draft))
        with as_batch("look"):
            assert not Publication.objects.exists()

    def test_once_published_its_words_never_change(self, cast: Cast, badge_class: BadgeClass) -> None:
        attesting = classes.Attesting(**ATTESTING | {"criteria": "Rien."})
        with acting(cast.amina), pytest.raises(PermissionDenied):
            change_class(by=cast.amina, badge_class=class_read(badge_class), attesting=attesting)

    def test_two_of_one_name_are_refused(self, cast: Cast, badge_class: BadgeClass) -> None:
        with pytest.raises(ValidationError, match="déjà ce nom"):
            draft_laid(cast, name="ponctualité sur chantier")

    def test_withdrawn_it_is_given_no_more_and_what_was_given_stays(
        self, cast: Cast, badge_class: BadgeClass
    ) -> None:
        badge = issued(cast, badge_class)
        with acting(cast.manon):
            withdraw_class(by=cast.manon, badge_class=class_read(badge_class), because="Remplacé.")
            assert not BadgeClass.objects.offered().exists()
        assert node_says(badge.credential, published()).verified


class TestAligned:
    """A badge may name the skill of a framework: other programs read which."""

    def test_it_is_chosen_among_published_frameworks_and_every_badge_says_it(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        _version, (skill, *_) = skills_of()
        url, client = reverse("skills:classes-new"), signed_in(cast.amina)
        assert skill.title in client.get(url).content.decode()
        typed = ATTESTING | {"organisation": cast.mission_locale.pk, "aligned": skill.pk}
        assert "aligned" not in ATTESTING
        assert client.post(url, typed | {"aligned": uuid4()}).status_code == 200
        assert client.post(url, typed).status_code == 302
        with acting(cast.manon):
            draft = BadgeClass.objects.get()
            publish_class(by=cast.manon, badge_class=class_read(draft))
        badge = issued(cast, draft)
        (said,) = badge.credential["credentialSubject"]["achievement"]["alignment"]
        assert (said["targetName"], said["targetCode"]) == (skill.title, skill.key)
        assert said["targetUrl"].endswith("#competence")
        assert node_says(badge.credential, published()).verified
        page = nobody().get(said["targetUrl"].partition("#")[0]).content.decode()
        assert 'id="competence"' in page
        assert skill.signs[0] in page

    def test_a_skill_still_being_written_is_not_offered(self, cast: Cast, signed_in: SignIn) -> None:
        with as_batch("fixture"):
            framework = Framework.objects.create(title="Cuisine", project=cast.project)
            version = FrameworkVersion.objects.create(framework=framework, project=cast.project, number=1)
            draft = FrameworkSkill.objects.create(
                framework=framework, version=version, project=cast.project, rank=1, title="Éplucher"
            )
        url, client = reverse("skills:classes-new"), signed_in(cast.amina)
        assert "Éplucher" not in client.get(url).content.decode()
        typed = ATTESTING | {"organisation": cast.mission_locale.pk, "aligned": draft.pk}
        assert client.post(url, typed).status_code == 200
        with as_batch("look"):
            assert not BadgeClass.objects.exists()


class TestStrangers:
    def test_a_draft_is_of_the_team_alone(self, cast: Cast) -> None:
        draft = draft_laid(cast)
        for user in (cast.chloe, cast.farid, cast.petra):
            with acting(user):
                assert not BadgeClass.objects.filter(pk=draft.pk).exists()

    def test_what_is_published_is_public(self, cast: Cast, badge_class: BadgeClass) -> None:
        with acting(cast.chloe):
            assert BadgeClass.objects.filter(pk=badge_class.pk).exists()


class TestScreens:
    def test_index(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        page = assert_litany(cast, signed_in, "classes-index", hidden=(), refused=("petra", "olga"))
        assert "Ponctualité sur chantier" in page

    def test_a_draft_and_its_words(self, cast: Cast, signed_in: SignIn) -> None:
        draft = draft_laid(cast)
        page = assert_litany(cast, signed_in, "classes-show", draft.pk, hidden=("chloe", "farid"), refused=())
        assert "brouillon" in page
        assert_litany(cast, signed_in, "classes-edit", draft.pk, hidden=("chloe", "farid"), refused=())

    def test_new(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "classes-new", hidden=(), refused=("petra", "olga"))
        url = reverse("skills:classes-new")
        client = signed_in(cast.amina)
        typed = ATTESTING | {"organisation": cast.mission_locale.pk}
        answer = client.post(url, typed | {"evidence": []})
        assert "Dites sur quoi il repose." in answer.content.decode()
        assert "18 fois sur 20" in answer.content.decode()
        assert client.post(url, typed).status_code == 302

    def test_published_by_a_press(self, cast: Cast, signed_in: SignIn) -> None:
        draft = draft_laid(cast)
        url = reverse("skills:classes-publish", args=[draft.pk])
        assert signed_in(cast.amina).post(url).status_code == 403
        assert signed_in(cast.manon).post(url).status_code == 302
        page = signed_in(cast.manon).get(reverse("skills:classes-show", args=[draft.pk])).content.decode()
        assert "publié" in page
        assert "Personne d’autre ne le reconnaît encore" in page

    def test_withdraw(self, cast: Cast, signed_in: SignIn, badge_class: BadgeClass) -> None:
        assert_litany(
            cast,
            signed_in,
            "classes-withdraw",
            badge_class.pk,
            who="manon",
            hidden=(),
            refused=("amina", "chloe"),
        )
        url = reverse("skills:classes-withdraw", args=[badge_class.pk])
        assert signed_in(cast.manon).post(url, {"because": ""}).status_code == 302
        page = (
            signed_in(cast.amina).get(reverse("skills:classes-show", args=[badge_class.pk])).content.decode()
        )
        assert "On ne le donne plus" in page
