"""Frameworks of skills: shipped, written in a project, published for good, shared, carried in a file."""

import json
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.privacy.context import acting
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.actions.framework_skills import change_skill
from filrouge.reference.actions.frameworks import (
    FrameworkText,
    create_framework,
    end_framework,
    publish_version,
    revise_framework,
    share_framework,
    unshare_framework,
)
from filrouge.reference.events import FrameworkPublished
from filrouge.reference.framework_files import read, written
from filrouge.reference.framework_page import PAGE, listed, page_of, to_begin_from
from filrouge.reference.models import Framework, FrameworkPublication, FrameworkSkill, FrameworkVersion
from filrouge.reference.shipped import load
from filrouge.reference.transversal import CODE, SKILLS
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying_frameworks import RECIPE, SHEET, draft_laid, published_laid

SignIn = Callable[[User], Client]
TYPED = {"title": "Nos compétences de chantier", "kind": "trade", "scope": "own"}
# What never is in a framework that an employer may read.
BODY_AND_LIFE = (
    "hygiène de vie",
    "physique",
    "sommeil",
    "alimentation",
    "poids",
    "santé",
    "drogue",
    "alcool",
    "religion",
)


def url(verb: str, *args: object) -> str:
    return reverse(f"reference:frameworks-{verb}", args=args)


def shipped() -> Framework:
    return Framework.objects.get(code=CODE)


def seen(user: User, framework: Framework) -> bool:
    with acting(user):
        return Framework.objects.filter(pk=framework.pk).exists()


class TestShipped:
    def test_each_skill_has_signs_and_levels_and_says_nothing_of_a_body(self, db: None) -> None:
        assert len({one.key for one in SKILLS}) == len(SKILLS) >= 20
        for one in SKILLS:
            assert len(one.signs) == 3
            assert len(one.levels) == 5
            said = " ".join((one.title, one.about, *one.signs, *one.levels)).lower()
            assert not [word for word in BODY_AND_LIFE if word in said]
        for skill in page_of(shipped()).version.skills.kept():  # type: ignore[union-attr]
            skill.full_clean()

    def test_loaded_again_it_is_the_same_and_a_changed_word_makes_a_version(self, db: None) -> None:
        with acting_as(OWNER):
            load()
            assert FrameworkVersion.objects.filter(framework=shipped()).count() == 1
            first = shipped().versions.get()
            FrameworkSkill.objects.filter(version=first, key="calme").update(title="Autrement dit")
            load()
        assert [one.number for one in page_of(shipped()).versions] == [2, 1]
        assert "Autrement dit" in {one.title for one in first.skills.kept()}

    def test_everyone_reads_it_and_nobody_changes_it(self, cast: Cast, signed_in: SignIn) -> None:
        framework = shipped()
        for user in (cast.amina, cast.chloe, cast.manon, cast.petra):
            page = signed_in(user).get(url("show", framework.pk), {"tout": "1"}).content.decode()
            assert "Garder son calme" in page
            assert "Niveau 5" in page
        for user in (cast.amina, cast.dalia, cast.petra):
            assert signed_in(user).get(url("edit", framework.pk)).status_code == 403
            assert signed_in(user).post(url("revise", framework.pk)).status_code == 403


class TestWriting:
    def test_begun_written_published(self, cast: Cast, heard: list[Event]) -> None:
        version = published_laid(cast)
        page = page_of_by(cast.amina, version.framework)
        assert (page.version, page.draft) == (version, None)
        assert [group.title for group in page.groups] == ["préparer les entrées"]
        (told,) = [one for one in heard if isinstance(one, FrameworkPublished)]
        assert told.version_id == version.pk

    def test_an_empty_one_is_not_published(self, cast: Cast) -> None:
        with acting(cast.amina):
            version = create_framework(by=cast.amina, project=cast.project, text=SHEET)
            with pytest.raises(ValidationError, match="vide"):
                publish_version(by=cast.amina, version=version)

    def test_what_is_published_never_changes_says_the_database(self, cast: Cast) -> None:
        version = published_laid(cast)
        with acting(cast.amina):
            skill = version.skills.get()
            with pytest.raises(ValidationError, match="publiée"):
                change_skill(by=cast.amina, skill=fresh(skill), text=RECIPE)
            assert FrameworkSkill.objects.filter(pk=skill.pk).update(title="Changée") == 0
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                FrameworkSkill.objects.create(
                    framework_id=version.framework_id,
                    version=version,
                    project=cast.project,
                    rank=9,
                    title="Glissée",
                )
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                FrameworkPublication.objects.filter(version=version).delete()

    def test_a_new_version_begins_as_a_copy_and_the_former_stays_readable(self, cast: Cast) -> None:
        first = published_laid(cast)
        with acting(cast.bruno):
            draft = revise_framework(by=cast.bruno, framework=first.framework)
            assert revise_framework(by=cast.bruno, framework=first.framework) == draft
            (skill,) = draft.skills.kept()
            change_skill(by=cast.bruno, skill=skill, text=RECIPE.__class__(title="Lire une recette"))
            publish_version(by=cast.bruno, version=draft, change="Plus court")
            assert skill.key == first.skills.get().key  # known again from one version to the next
        old, new = (page_of_by(cast.amina, first.framework, number) for number in ("1", ""))
        assert [one.title for group in old.groups for one in group.skills] == ["Suivre une recette"]
        assert [one.title for group in new.groups for one in group.skills] == ["Lire une recette"]
        assert old.is_replaced
        assert not new.is_replaced

    def test_another_project_neither_sees_nor_writes(self, cast: Cast) -> None:
        framework = published_laid(cast).framework
        assert seen(cast.farid, framework)  # another organisation of the project
        assert not seen(cast.chloe, framework)
        with acting(cast.chloe), pytest.raises(PermissionDenied):
            create_framework(by=cast.chloe, project=cast.project, text=SHEET)
        with acting(cast.manon), pytest.raises(PermissionDenied):
            create_framework(by=cast.manon, project=cast.project, text=SHEET)

    def test_shared_it_is_read_by_all_its_drafts_are_not(self, cast: Cast) -> None:
        first = published_laid(cast)
        framework = first.framework
        with acting(cast.amina), pytest.raises(PermissionDenied):
            share_framework(by=cast.amina, framework=framework)
        with acting(cast.dalia):
            share_framework(by=cast.dalia, framework=framework)
            draft = revise_framework(by=cast.dalia, framework=framework)
        with acting(cast.chloe):
            assert [one.number for one in page_of(framework).versions] == [1]
            assert not FrameworkSkill.objects.filter(version=draft).exists()
            assert FrameworkSkill.objects.filter(version=first).exists()
            begun = create_framework(by=cast.chloe, project=cast.other_project, text=SHEET, start=first)
            assert [one.title for one in begun.skills.kept()] == ["Suivre une recette"]
        with acting(cast.dalia):
            unshare_framework(by=cast.dalia, framework=framework)
        assert not seen(cast.chloe, framework)

    def test_nothing_published_nothing_to_share(self, cast: Cast) -> None:
        version = draft_laid(cast)
        with acting(cast.dalia), pytest.raises(ValidationError, match="Publiez d’abord"):
            share_framework(by=cast.dalia, framework=version.framework)

    def test_ended_it_leaves_the_lists_and_stays_readable(self, cast: Cast, signed_in: SignIn) -> None:
        framework = published_laid(cast).framework
        with acting(cast.amina):
            end_framework(by=cast.amina, framework=framework)
            assert framework not in listed({})[0]
        assert "Suivre une recette" in signed_in(cast.amina).get(url("show", framework.pk)).content.decode()


class TestProposing:
    def test_regional_and_of_a_branch_come_before_ours(self, cast: Cast) -> None:
        for title, scope in (("A nous", "own"), ("Z Occitanie", "region"), ("Y propreté", "branch")):
            text = FrameworkText(
                title=title, kind="trade", scope=scope, scope_name="ici" if scope != "own" else ""
            )
            version = draft_laid(cast, text=text)
            with acting(cast.amina):
                publish_version(by=cast.amina, version=version)
        with acting(cast.amina):
            assert [one.title for one in listed({})[0]] == [
                "Z Occitanie",
                "Y propreté",
                shipped().title,
                "A nous",
            ]
            assert [one.title for one in to_begin_from()] == ["Z Occitanie", "Y propreté", shipped().title]

    def test_lists_go_on_without_repeating(self, cast: Cast) -> None:
        with as_batch("fixture"):
            Framework.objects.bulk_create(
                Framework(
                    project=cast.project, kind="trade", title=f"Cadre {number % 7}", created_by=cast.amina
                )
                for number in range(PAGE + 8)
            )
        with acting(cast.amina):
            first, mark = listed({})
            second, end = listed({}, mark)
        assert (len(first), end) == (PAGE, "")
        assert len({one.pk for one in (*first, *second)}) == PAGE + 9

    def test_filters_narrow_it(self, cast: Cast) -> None:
        published_laid(cast)
        with acting(cast.amina):
            assert [one.title for one in listed({"genre": "sheet"})[0]] == [SHEET.title]
            assert [one.title for one in listed({"cherche": "comptoir"})[0]] == [SHEET.title]
            assert not listed({"cherche": "fusée"})[0]


class TestFiles:
    def test_what_goes_out_comes_back_the_same(self, cast: Cast, signed_in: SignIn) -> None:
        version = published_laid(cast)
        answer = signed_in(cast.amina).get(url("export", version.framework_id))
        assert answer["Content-Disposition"] == 'attachment; filename="aide-de-cuisine-au-comptoir-v1.json"'
        given = read(answer.content)
        assert (given.title, given.kind, given.company, given.remarks) == (
            SHEET.title,
            "sheet",
            "Le Comptoir",
            [],
        )
        (skill,) = given.skills
        assert (skill.title, skill.kind, skill.task) == (RECIPE.title, "trade", RECIPE.task)
        assert (skill.signs, skill.levels) == (RECIPE.signs, RECIPE.levels)

    def test_nobody_is_named_in_it(self, cast: Cast) -> None:
        version = published_laid(cast)
        with acting(cast.amina):
            said = json.dumps(written(version), ensure_ascii=False)
        assert "Amina" not in said
        assert "Martin" not in said

    def test_a_file_of_others_is_read_as_far_as_it_says(self) -> None:
        given = read(
            json.dumps(
                {
                    "Nom": "Vente",
                    "Compétences": [
                        "Accueillir",
                        {
                            "libellé": "Encaisser",
                            "niveaux": ["a", "b", "c", "d", "e"],
                            "indicateurs": "un\ndeux",
                        },
                        {"label": "Ranger", "levels": {"Niveau 2": "x", "9": "y"}, "inconnu": 3},
                        {"sans": "nom"},
                        7,
                    ],
                }
            ).encode()
        )
        assert [one.title for one in given.skills] == ["Accueillir", "Encaisser", "Ranger"]
        assert given.skills[1].levels == ["", "a", "b", "c", "d", "e"]
        assert given.skills[1].signs == ["un", "deux"]
        assert given.skills[2].levels == ["", "", "x", "", "", ""]
        assert len(given.remarks) == 3

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"", "ligne 1"),
            (b"{", "ligne 1"),
            (b"\xff\xfe", "UTF-8"),
            (b"[]", "titre"),
            (b'{"titre": "A"}', "aucune compétence"),
            (b'{"titre": "A", "competences": []}', "aucune compétence"),
            (b'{"titre": "A", "competences": [3]}', "n’a pu être lue"),
            (b'{"titre": "A", "competences": [' + b",".join([b'"x"'] * 151) + b"]}", "151"),
            (b" " * (3 << 20), "2 Mo"),
            (b"[" * 100_000, "JSON"),
        ],
    )
    def test_what_cannot_be_read_is_said_in_a_sentence(self, content: bytes, said: str) -> None:
        with pytest.raises(ValidationError) as refused:
            read(content)
        assert said in " ".join(refused.value.messages)

    def test_brought_in_it_is_a_draft(self, cast: Cast, signed_in: SignIn) -> None:
        content = json.dumps({"titre": "Vente", "competences": ["Accueillir", {}]}).encode()
        file = SimpleUploadedFile("vente.json", content, "application/json")
        page = (
            signed_in(cast.amina)
            .post(url("import", cast.project.pk), {"file": file}, follow=True)
            .content.decode()
        )
        assert "Accueillir" in page
        assert "n’a pas de nom" in page.replace("\N{NO-BREAK SPACE}", " ")
        with as_batch("look"):
            framework = Framework.objects.get(title="Vente")
            assert framework.origin == "fichier vente.json"
            assert not framework.publications.exists()
        bad = SimpleUploadedFile("mauvais.json", b"{", "application/json")
        page = signed_in(cast.amina).post(url("import", cast.project.pk), {"file": bad}).content.decode()
        assert "pas du JSON lisible" in page


class TestScreens:
    def test_the_stranger_finds_nothing_and_the_manager_only_reads(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        framework = draft_laid(cast).framework
        for verb in ("show", "edit", "publish", "share", "end", "export"):
            for user in (cast.chloe, cast.manon):
                assert signed_in(user).get(url(verb, framework.pk)).status_code == 404, verb
        for verb in ("new", "import"):
            assert signed_in(cast.chloe).get(url(verb, cast.project.pk)).status_code == 404
            assert signed_in(cast.manon).get(url(verb, cast.project.pk)).status_code == 403
        assert signed_in(cast.amina).get(url("share", framework.pk)).status_code == 403
        assert signed_in(cast.chloe).post(url("revise", framework.pk)).status_code == 404

    def test_from_the_first_page_to_a_published_version(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        assert "Partir de celui-ci" in client.get(url("new", cast.project.pk)).content.decode()
        start = page_of(shipped()).version
        assert start is not None
        client.post(f"{url('new', cast.project.pk)}?depuis={start.pk}", TYPED)
        with as_batch("look"):
            framework = Framework.objects.get(title=TYPED["title"])
        page = client.get(url("show", framework.pk)).content.decode()
        assert "Garder son calme" in page
        assert "Brouillon" in page
        client.post(url("publish", framework.pk), {"change": ""})
        assert "en usage" not in client.get(url("show", framework.pk)).content.decode()  # one version alone
        client.post(url("revise", framework.pk))
        assert "en usage" in client.get(url("show", framework.pk)).content.decode()
        client.post(url("edit", framework.pk), {**TYPED, "title": "Chantier"})
        assert "Chantier" in client.get(url("index")).content.decode()
        client.post(url("end", framework.pk))
        assert "Chantier" not in client.get(url("index")).content.decode()

    def test_the_coordination_shares_and_stops(self, cast: Cast, signed_in: SignIn) -> None:
        framework = published_laid(cast).framework
        client = signed_in(cast.dalia)
        assert "Le Comptoir est-elle d’accord" in client.get(url("share", framework.pk)).content.decode()
        client.post(url("share", framework.pk))
        assert seen(cast.chloe, framework)
        client.post(url("share", framework.pk))
        assert not seen(cast.chloe, framework)

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"title": ""}, "Donnez un nom à ce référentiel."),
            ({"scope": "region"}, "Dites quelle région ou quelle branche."),
            ({"kind": "sheet"}, "avec quelle entreprise"),
            ({"occupation": "fusée"}, "Ce métier n’est pas reconnu"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict[str, str], said: str
    ) -> None:
        typed = {**TYPED, "about": "Pour le chantier école", **wrong}
        page = signed_in(cast.amina).post(url("new", cast.project.pk), typed).content.decode()
        assert said in page
        assert "Pour le chantier école" in page

    def test_few_queries_however_many(
        self, cast: Cast, signed_in: SignIn, django_assert_max_num_queries: object
    ) -> None:
        framework = published_laid(cast).framework
        client = signed_in(cast.amina)
        for where in (url("index"), url("show", framework.pk), url("new", cast.project.pk)):
            with django_assert_max_num_queries(24):  # transactions and the context of the tests included
                client.get(where)

    def test_an_altered_address_is_not_there(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        assert client.get(url("new", cast.project.pk), {"depuis": "x"}).status_code == 404
        assert client.get(url("show", shipped().pk), {"version": "99"}).status_code == 200
        assert client.get(url("index"), {"apres": "x"}).status_code == 200


def page_of_by(user: User, framework: Framework, number: str = "") -> object:
    with acting(user):
        return page_of(framework, number)


def fresh(skill: FrameworkSkill) -> FrameworkSkill:
    assert connection
    return FrameworkSkill.objects.select_related("version__framework__project", "version__publication").get(
        pk=skill.pk
    )
