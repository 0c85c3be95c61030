"""The skills of a draft: added, changed, moved, taken out; by those of the project only."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.reference.actions.framework_skills import MOST_SKILLS, SkillText, add_skill, move_skill
from filrouge.reference.models import FrameworkSkill, FrameworkVersion
from tests.cast import Cast

from .laying_frameworks import draft_laid, published_laid

SignIn = Callable[[User], Client]
TYPED = {
    "task": "servir",
    "title": "Porter un plateau",
    "kind": "trade",
    "signs": "Ne renverse pas\n\nRegarde",
    "level_3": "Seul",
}


def url(verb: str, key: object) -> str:
    return reverse(f"reference:framework_skills-{verb}", args=[key])


def titles(user: User, version: FrameworkVersion) -> list[str]:
    with acting(user):
        return [one.title for one in version.skills.kept()]


def test_added_one_after_the_other(cast: Cast, signed_in: SignIn) -> None:
    draft = draft_laid(cast)
    where = url("new", draft.framework_id)
    client = signed_in(cast.bruno)
    assert client.post(where, {**TYPED, "another": "1"})["Location"] == where
    assert client.post(where, {**TYPED, "title": "Encaisser", "signs": ""})["Location"] != where
    assert titles(cast.amina, draft) == ["Suivre une recette", "Porter un plateau", "Encaisser"]
    with acting(cast.amina):
        tray = draft.skills.get(title="Porter un plateau")
    assert tray.signs == ["Ne renverse pas", "Regarde"]
    assert tray.written_levels == [(3, "Seul")]


def test_changed_moved_and_taken_out(cast: Cast, signed_in: SignIn) -> None:
    draft = draft_laid(cast)
    client = signed_in(cast.amina)
    client.post(url("new", draft.framework_id), TYPED)
    with acting(cast.amina):
        recipe, tray = draft.skills.kept()
    assert "Pèse avant de commencer" in client.get(url("edit", recipe.pk)).content.decode()
    client.post(url("edit", recipe.pk), {**TYPED, "title": "Lire une recette"})
    client.post(url("move", tray.pk), {"sens": "haut"})
    assert titles(cast.amina, draft) == ["Porter un plateau", "Lire une recette"]
    with acting(cast.amina):
        move_skill(by=cast.amina, skill=draft.skills.get(pk=tray.pk), up=True)  # the first already
    assert titles(cast.amina, draft) == ["Porter un plateau", "Lire une recette"]
    client.post(url("end", tray.pk))
    assert titles(cast.amina, draft) == ["Lire une recette"]


@pytest.mark.parametrize("verb", ["edit", "end", "move"])
def test_only_those_of_the_project_change_it(cast: Cast, signed_in: SignIn, verb: str) -> None:
    draft = draft_laid(cast)
    with as_batch("look"):
        skill = draft.skills.get()
    for user in (cast.chloe, cast.manon):
        assert signed_in(user).post(url(verb, skill.pk), TYPED).status_code == 404
        assert signed_in(user).post(url("new", draft.framework_id), TYPED).status_code == 404
    assert titles(cast.amina, draft) == ["Suivre une recette"]


@pytest.mark.parametrize("verb", ["edit", "end", "move"])
def test_what_is_published_is_not_changed(cast: Cast, signed_in: SignIn, verb: str) -> None:
    version = published_laid(cast)
    with as_batch("look"):
        skill = version.skills.get()
    assert signed_in(cast.amina).post(url(verb, skill.pk), TYPED).status_code == 403
    assert signed_in(cast.amina).get(url("new", version.framework_id)).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Nommez la compétence."),
        ({"signs": "\n".join(["x"] * 9)}, "Huit signes au plus"),
        ({"signs": "x" * 300}, "Un signe tient en une ligne"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    cast: Cast, signed_in: SignIn, wrong: dict[str, str], said: str
) -> None:
    draft = draft_laid(cast)
    page = signed_in(cast.amina).post(url("new", draft.framework_id), {**TYPED, **wrong}).content.decode()
    assert said in page
    assert 'value="Seul"' in page


def test_beyond_a_number_nobody_looks_at_them_one_by_one(cast: Cast) -> None:
    draft = draft_laid(cast)
    with as_batch("fixture"):
        FrameworkSkill.objects.bulk_create(
            FrameworkSkill(
                framework_id=draft.framework_id, version=draft, project=cast.project, rank=9, title="x"
            )
            for _one in range(MOST_SKILLS - 1)
        )
    with acting(cast.amina), pytest.raises(ValidationError, match="Cent cinquante"):
        add_skill(by=cast.amina, version=draft, text=SkillText(title="Une de trop"))
